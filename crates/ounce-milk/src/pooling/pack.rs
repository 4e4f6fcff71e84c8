//! The figures a bank pools by, as a versioned file.

use super::blend::{Blend, Energy, Protein, Target};
use crate::pack::{self, Stated};
use crate::sheet;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Number;

/// Which compositions count as in the window: at least this protein, and energy between both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub min_protein: Protein,
    pub min_energy: Energy,
    pub max_energy: Energy,
}

impl Window {
    /// Whether a blend is in the window, by its mean as it is shown.
    pub fn holds(self, blend: Blend, target: Target) -> bool {
        let energy = blend.energy(target);
        blend.protein(target) >= self.min_protein
            && (self.min_energy..=self.max_energy).contains(&energy)
    }
}

/// A bank's figures for pooling, as they stand in `packs/pool/`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    pub id: String,
    pub version: String,
    #[serde(with = "pack::day")]
    pub effective: Date,
    pub title: String,
    /// The most donors whose milk may go into one pool, 1 to 100.
    pub max_donors: Stated<usize>,
    pub target_protein_g_dl: Stated<Number>,
    pub target_energy_kcal_dl: Stated<Number>,
    pub window_min_protein_g_dl: Stated<Number>,
    pub window_min_energy_kcal_dl: Stated<Number>,
    pub window_max_energy_kcal_dl: Stated<Number>,
}

impl pack::Pack for Pack {
    const KIND: &'static str = "pool";

    fn id(&self) -> &str {
        &self.id
    }

    fn version(&self) -> &str {
        &self.version
    }

    fn effective(&self) -> Date {
        self.effective
    }

    fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        if !(1..=100).contains(&self.max_donors.value) {
            problems.push("`max_donors` is from 1 to 100".to_owned());
        }
        for (name, figure, most) in [
            ("target_protein_g_dl", &self.target_protein_g_dl, 10),
            ("target_energy_kcal_dl", &self.target_energy_kcal_dl, 200),
            ("window_min_protein_g_dl", &self.window_min_protein_g_dl, 10),
            ("window_min_energy_kcal_dl", &self.window_min_energy_kcal_dl, 200),
            ("window_max_energy_kcal_dl", &self.window_max_energy_kcal_dl, 200),
        ] {
            let thousandths = sheet::decimal(&figure.value.to_string(), 3);
            if !thousandths.is_some_and(|value| (10..=most * 1000).contains(&value)) {
                problems.push(format!("`{name}` is above 0 and at most {most}"));
            }
            if figure.source.trim().is_empty() {
                problems.push(format!("`{name}` needs a source"));
            }
        }
        if self.max_donors.source.trim().is_empty() {
            problems.push("`max_donors` needs a source".to_owned());
        }
        problems
    }
}

impl Pack {
    pub fn target(&self) -> Target {
        Target {
            protein: protein(&self.target_protein_g_dl),
            energy: energy(&self.target_energy_kcal_dl),
        }
    }

    pub fn window(&self) -> Window {
        Window {
            min_protein: protein(&self.window_min_protein_g_dl),
            min_energy: energy(&self.window_min_energy_kcal_dl),
            max_energy: energy(&self.window_max_energy_kcal_dl),
        }
    }

    /// The figures that are examples until a bank signs the pack.
    pub fn unverified(&self) -> Vec<&'static str> {
        let figures = [
            ("max_donors", self.max_donors.verified),
            ("target_protein_g_dl", self.target_protein_g_dl.verified),
            ("target_energy_kcal_dl", self.target_energy_kcal_dl.verified),
            ("window_min_protein_g_dl", self.window_min_protein_g_dl.verified),
            ("window_min_energy_kcal_dl", self.window_min_energy_kcal_dl.verified),
            ("window_max_energy_kcal_dl", self.window_max_energy_kcal_dl.verified),
        ];
        figures.into_iter().filter(|(_, verified)| !verified).map(|(name, _)| name).collect()
    }
}

fn protein(figure: &Stated<Number>) -> Protein {
    Protein(whole(figure, 3))
}

fn energy(figure: &Stated<Number>) -> Energy {
    Energy(whole(figure, 2))
}

fn whole(figure: &Stated<Number>, places: usize) -> i64 {
    sheet::decimal(&figure.value.to_string(), places).expect("a pack that is read has no problems")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{Shelf, read};
    use jiff::civil::date;

    #[test]
    fn the_packs_of_the_program_say_what_their_sources_say() {
        for (id, max_donors, source) in [
            ("pool-default", 5, "HMBANA milk processing safety page, Mid-Atlantic milk bank"),
            ("pool-uk", 1, "Wirral University Teaching Hospital milk bank"),
        ] {
            let pack: Pack =
                Shelf::built_in().on(id, date(2026, 5, 2)).expect("it comes with the program");
            assert_eq!(pack.max_donors.value, max_donors, "{source}");
            let stands = (pack::Pack::id(&pack), pack::Pack::version(&pack));
            assert_eq!(stands, (id, "2026.1"));
            assert_eq!(pack::Pack::effective(&pack), date(2026, 1, 1));
            let target = Target { protein: Protein(1000), energy: Energy(7000) };
            assert_eq!(pack.target(), target, "Muts et al., PLOS ONE 2026");
            assert_eq!(
                pack.unverified(),
                [
                    "window_min_protein_g_dl",
                    "window_min_energy_kcal_dl",
                    "window_max_energy_kcal_dl"
                ]
            );
        }
    }

    #[test]
    fn a_pack_that_is_not_of_this_kind_says_what_is_wrong() {
        let good = include_str!("../../../../packs/pool/pool-default.json");
        for (from, to, reason) in [
            ("\"title\"", "\"titel\"", "unknown field `titel`"),
            ("\"value\": 5,", "\"value\": 0,", "`max_donors` is from 1 to 100"),
            ("\"value\": 5,", "\"value\": \"5\",", "invalid type"),
            ("\"value\": 70,", "\"value\": 201,", "`target_energy_kcal_dl` is above 0"),
            ("2026-01-01", "soon", "`soon` is not a day"),
            ("Muts et al., PLOS ONE 2026, 21(3): 0345653", " ", "needs a source"),
        ] {
            let faults = read::<Pack>("x.json", &good.replace(from, to)).expect_err(reason);
            assert!(faults[0].reason.contains(reason), "{faults:?}");
        }
    }
}
