//! Findings about donors that are known only after their milk came: verdicts of serology, and
//! deferrals.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use ounce_milk::serology::{SerologyPack, Stored, Subject, Verdict, decide, read_containers};
use ounce_milk::states::hold::{Deferral, Hold, by_deferral, by_serology, read_deferrals};

use crate::milk::answer::Unusable;
use crate::milk::choice;
use crate::milk::release::{Basis, moment};
use crate::milk::replay;

#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct Later {
    /// The output of `serology --json` for the latest blood tests; may be given several times. The
    /// containers that it calls back or holds are held, with everything that has their milk.
    #[arg(long, value_name = "VERDICT")]
    pub(super) serology: Vec<PathBuf>,
    /// When the results of these tests were known [default: the moment it is asked for]
    #[arg(long, value_name = "MOMENT", requires = "serology", value_parser = moment)]
    pub(super) serology_known_at: Option<Timestamp>,
    /// Donors the bank has deferred: donor,at,who,why,expressed_since
    #[arg(long, value_name = "FILE", requires = "containers")]
    pub(super) deferrals: Option<PathBuf>,
    /// The containers with their donors: container,donor,expressed_on, or the file of an intake
    #[arg(long, value_name = "FILE", requires = "deferrals")]
    pub(super) containers: Option<PathBuf>,
}

impl Later {
    /// The containers that are held, and from when on.
    pub(super) fn holds(&self, basis: &Basis) -> Result<Vec<Hold>, Unusable> {
        let known_at = self.serology_known_at.unwrap_or_else(|| basis.now());
        let (mut holds, mut bad) = (Vec::new(), Vec::new());
        for file in &self.serology {
            match verdict(file, basis) {
                Ok(verdict) => holds.extend(by_serology(&verdict, known_at)),
                Err(Unusable(reasons)) => bad.extend(reasons),
            }
        }
        if let (Some(deferrals), Some(containers)) = (&self.deferrals, &self.containers) {
            let deferrals: Result<Vec<Deferral>, _> = choice::rows(deferrals, read_deferrals);
            let containers: Result<Vec<Subject>, _> = choice::rows(containers, read_containers);
            match (deferrals, containers) {
                (Ok(deferrals), Ok(containers)) => {
                    holds.extend(by_deferral(&deferrals, &containers));
                }
                (deferrals, containers) => {
                    let found = [deferrals.err(), containers.err()].into_iter().flatten();
                    bad.extend(found.flat_map(|bad| bad.0));
                }
            }
        }
        if bad.is_empty() { Ok(holds) } else { Err(Unusable(bad)) }
    }
}

/// Reads a verdict. It is refused if its input does not give the same verdict again.
fn verdict(file: &Path, basis: &Basis) -> Result<Verdict, Unusable> {
    let (text, stored): (String, Stored) = replay::stored(file)?;
    let shelf = choice::shelf(basis.packs.as_deref())?;
    let pack: SerologyPack = shelf.version(&stored.pack, &stored.version).map_err(Unusable::all)?;
    let verdict = decide(&pack, &stored.input.results, &stored.input.containers);
    match replay::difference(file, &text, &verdict.to_json()) {
        Some(differs) => Err(Unusable::one(differs)),
        None => Ok(verdict),
    }
}
