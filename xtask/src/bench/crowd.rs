//! A campaign of any size, imported into a demo by `ounce import`.
//!
//! Two demos that differ only in this campaign show how much the service slows down as it grows.
//! Its people are invented by counting.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::shell;

/// Rows per file of registrations, so that a file fits well into memory.
const BATCH: u32 = 100_000;
/// Slug of the campaign.
pub(crate) const CAMPAIGN: &str = "crowd";

/// How many towns, and how many parties have signed up already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Crowd {
    pub(crate) strolls: u32,
    pub(crate) registrations: u32,
}

impl Crowd {
    /// Writes its files into `folder` and imports them into the database of the demo there.
    ///
    /// # Errors
    /// The message of the import.
    pub(crate) fn import(self, ounce: &Path, folder: &Path, year: u32) -> Result<(), String> {
        let database = format!("sqlite:{}", folder.join("ounce.db").display());
        let file = folder.join("crowd.csv");
        let import = |noun: &str, text: String| {
            fs::write(&file, text).map_err(|e| format!("{}: {e}", file.display()))?;
            let mut command = Command::new(ounce);
            command.args(["import", noun]).arg(&file).args(["--db", &database]);
            // The towns are invented by counting, so their points lie anywhere.
            if noun == "strolls" {
                command.arg("--accept-warnings");
            }
            shell::quiet(&mut command).map(drop)
        };
        import("campaign", campaign(year))?;
        import("strolls", self.strolls_csv(year))?;
        let mut next = 1;
        while next <= self.registrations {
            let last = self.registrations.min(next.saturating_add(BATCH - 1));
            import("registrations", self.registrations_csv(next, last))?;
            next = last + 1;
        }
        fs::remove_file(&file).map_err(|e| format!("{}: {e}", file.display()))
    }

    fn strolls_csv(self, year: u32) -> String {
        let mut text = String::from(
            "campaign,slug,name,group,town,region,country,lat,lon,time_zone,starts,first_starts,\
             meeting_point,host,bring,capacity,status,status_at,status_why\n",
        );
        for n in 1..=self.strolls {
            // Steps of the golden ratio spread the towns over the continent without a pattern.
            let step = u64::from(n) * 618_034 % 1_000_000;
            let (lat, lon) = (25 + n % 24, 70 + step / 20_000);
            let fraction = step % 10_000;
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "{CAMPAIGN},{},Stroll of Town {n},,Town {n},NY,US,{lat}.{fraction:04},\
                 -{lon}.{fraction:04},America/New_York,{year}-05-01T10:00,,By the fountain,\
                 Robin Example,Water and a hat,,open,2020-01-01T00:00:00Z,",
                slug(n),
            );
        }
        text
    }

    fn registrations_csv(self, first: u32, last: u32) -> String {
        let mut text = String::from(
            "campaign,stroll,reference,name,email,adults,children,standing,language,\
             waiver_version,signed_name,registered_at\n",
        );
        for n in first..=last {
            let stroll = slug(n % self.strolls + 1);
            let (day, hour, minute) = (1 + n % 28, n % 24, n % 60);
            let _ = writeln!(
                text,
                "{CAMPAIGN},{stroll},c-{n},Wanda Walker,crowd-{n}@walkers.example,1,0,confirmed,\
                 en,1,Wanda Walker,2020-02-{day:02}T{hour:02}:{minute:02}:00Z",
            );
        }
        text
    }
}

/// The slugs of the first of its strolls, all of them open and without a limit.
pub(crate) fn slugs(count: u32) -> Vec<String> {
    (1..=count).map(slug).collect()
}

fn slug(n: u32) -> String {
    format!("town-{n:05}")
}

fn campaign(year: u32) -> String {
    format!(
        "record,slug,name,day,currency,languages,goal_money,goal_milk_oz,fee_basis_points,\
         fee_fixed,previous_places,reconstruction,url,share_basis_points\n\
         campaign,{CAMPAIGN},A crowd,{year}-05-01,USD,en es fr ja,,,0,0.00,,no,,\n\
         partner,friends,Friends of the Park,,,,,,,,,,https://friends.example/,10000\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_walks_in_a_town_that_is_there() {
        let crowd = Crowd { strolls: 3, registrations: 7 };
        let (slugs, people) = (slugs(3), crowd.registrations_csv(1, 7));
        let strolls: Vec<&str> =
            people.lines().skip(1).filter_map(|line| line.split(',').nth(1)).collect();
        assert_eq!(strolls.len(), 7);
        assert!(strolls.iter().all(|stroll| slugs.iter().any(|slug| slug == stroll)));
        let towns = crowd.strolls_csv(2027);
        let columns = |line: &str| line.split(',').count();
        assert!(towns.lines().all(|line| columns(line) == 19), "{towns}");
        assert!(people.lines().all(|line| columns(line) == 12), "{people}");
        assert!(campaign(2027).lines().all(|line| columns(line) == 14));
    }
}
