//! Findings about a donor after her milk came: her containers are held from that moment on.
//!
//! A blood test is positive or reactive, is not reported yet or has no result, or the bank defers
//! the donor. From that moment on her containers are held ([`Hold`]), and with them the pools,
//! loads and bottles that hold her milk. Earlier steps stay as they were.

use jiff::Timestamp;
use jiff::civil::Date;
use ounce_domain::reference::{Reference, person};
use serde::{Deserialize, Serialize};

use super::moment;
use crate::pack::day;
use crate::serology::{Found, LookBack, Subject, Verdict};
use crate::sheet::{self, BadRow, Row, Table};

/// One container that is held, since when and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hold {
    #[serde(with = "moment")]
    pub at: Timestamp,
    pub container: Reference,
    /// The pack that judged the blood tests, or the person at the bank who says so.
    pub who: String,
    pub why: String,
}

/// Holds for the containers that a verdict of serology calls back or holds. `known_at` is when its
/// results were known.
pub fn by_serology(verdict: &Verdict, known_at: Timestamp) -> Vec<Hold> {
    let who = format!("serology {} {}", verdict.seal.pack, verdict.seal.version);
    let mut holds = Vec::new();
    for donor in &verdict.donors {
        for back in donor.look_back.iter().chain(&donor.held) {
            let why = format!("donor {}: {}", donor.donor, told(back));
            holds.extend(back.containers.iter().map(|container| Hold {
                container: Reference::new(container),
                at: known_at,
                who: who.clone(),
                why: why.clone(),
            }));
        }
    }
    holds
}

fn told(back: &LookBack) -> String {
    let found = match back.found {
        Found::Positive => "positive",
        Found::Reactive => "reactive",
        Found::Pending => "not reported yet",
        Found::NoResult => "without a result",
    };
    format!("{} {found}, drawn on {}", back.analyte, back.drawn_on)
}

/// The columns of a bank's list of deferred donors. Milk expressed before the day in the last
/// column is not held. If that cell is empty, all milk of the donor is held.
pub const DEFERRAL_COLUMNS: [&str; 5] = ["donor", "at", "who", "why", "expressed_since"];

/// One donor whose milk the bank no longer takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deferral {
    pub donor: Reference,
    pub at: Timestamp,
    pub who: String,
    pub why: String,
    pub expressed_since: Option<Date>,
}

/// Reads the list.
///
/// # Errors
/// Every row that cannot be used.
pub fn read_deferrals(text: &str) -> Result<Vec<Deferral>, Vec<BadRow>> {
    let Table { rows, mut bad } = sheet::read(text, &DEFERRAL_COLUMNS)?;
    let deferrals = rows.iter().filter_map(|row| deferral(row, &mut bad)).collect();
    sheet::whole(deferrals, bad)
}

fn deferral(row: &Row, bad: &mut Vec<BadRow>) -> Option<Deferral> {
    let before = bad.len();
    let mut refuse = |column: usize, reason: String| {
        bad.push(BadRow::new(row.line, DEFERRAL_COLUMNS[column], reason));
    };
    let donor = Reference::new(row.cell(0));
    if donor.is_empty() {
        refuse(0, "nobody is named".to_owned());
    }
    let at = moment::read(row.cell(1));
    if at.is_none() {
        refuse(1, format!("`{}` is not a day or a time (2026-05-02T10:15:00Z)", row.cell(1)));
    }
    if person(row.cell(2)).is_empty() {
        refuse(2, "nobody is named who says so".to_owned());
    }
    if row.cell(3).is_empty() {
        refuse(3, "no reason is given".to_owned());
    }
    let since = day::read(row.cell(4));
    if since.is_none() && !row.cell(4).is_empty() {
        refuse(4, format!("`{}` is not a day (2026-08-31)", row.cell(4)));
    }
    let (who, why) = (row.cell(2).to_owned(), row.cell(3).to_owned());
    let at = at?;
    (bad.len() == before).then_some(Deferral { donor, at, who, why, expressed_since: since })
}

/// Holds for the containers of deferred donors. A container is held in any case if nobody knows
/// its day of expression.
pub fn by_deferral(deferrals: &[Deferral], containers: &[Subject]) -> Vec<Hold> {
    let mut holds = Vec::new();
    for Deferral { donor, at, who, why, expressed_since } in deferrals {
        let concerns = |one: &&Subject| {
            let since = expressed_since
                .is_none_or(|since| one.expressed_on.is_none_or(|expressed| expressed >= since));
            one.donor.as_ref() == Some(donor) && since
        };
        holds.extend(containers.iter().filter(concerns).map(|one| Hold {
            container: one.container.clone(),
            at: *at,
            who: who.clone(),
            why: format!("donor {donor} is deferred: {why}"),
        }));
    }
    holds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Shelf;
    use crate::serology::{SerologyPack, decide, read_containers, read_panels};

    fn containers() -> Vec<Subject> {
        let text = "container,donor,expressed_on\nC1,D1,2026-02-01\nC2,d 1,2026-04-01\n\
                    C3,D1,\nC4,D2,2026-02-01\n";
        read_containers(text).expect("a good table")
    }

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    #[test]
    fn what_a_later_test_finds_holds_the_milk_since_the_last_negative_one() {
        let mut panels = String::from("donor,analyte,method,result,drawn_on,lab\n");
        for donor in ["D1", "D2"] {
            for analyte in ["hiv_1_2", "htlv_1_2", "hbv", "hcv", "syphilis"] {
                panels += &format!("{donor},{analyte},m,negative,2026-01-15,L1\n");
            }
        }
        panels += "d1,hcv,blot,positive,2026-03-01,L1\n";
        let panels = read_panels(&panels).expect("good panels");
        let pack: SerologyPack = Shelf::built_in().version("us-hmbana", "2026.1").expect("it is");
        let known = at("2026-03-04T09:00:00Z");
        let holds = by_serology(&decide(&pack, &panels, &containers()), known);
        let named: Vec<&str> = holds.iter().map(|one| one.container.as_str()).collect();
        assert_eq!(named, ["C1", "C2", "C3"]);
        assert_eq!(holds[0].why, "donor D1: hcv positive, drawn on 2026-03-01");
        assert_eq!((holds[0].at, holds[0].who.as_str()), (known, "serology us-hmbana 2026.1"));
    }

    #[test]
    fn who_is_deferred_has_her_milk_held_from_a_day_on() {
        let header = DEFERRAL_COLUMNS.join(",");
        let read = |rows: &str| read_deferrals(&format!("{header}\n{rows}\n"));
        let named = |rows: &str| {
            let holds = by_deferral(&read(rows).expect("a good table"), &containers());
            holds.iter().map(|one| one.container.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(named("Ｄ1,2026-05-01,O4,a new medicine,"), ["C1", "C2", "C3"]);
        // A container is held in any case if nobody knows its day of expression.
        assert_eq!(named("D1,2026-05-01,O4,a new medicine,2026-03-01"), ["C2", "C3"]);
        assert_eq!(named("D3,2026-05-01,O4,a new medicine,"), Vec::<String>::new());
        let bad = read(",soon,-,,never").expect_err("nothing of it is good");
        let columns: Vec<&str> = bad.iter().map(|row| row.column.as_str()).collect();
        assert_eq!(columns, DEFERRAL_COLUMNS);
    }
}
