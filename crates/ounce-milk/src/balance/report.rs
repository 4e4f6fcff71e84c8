//! The report of the books: every account, every loss, and the vessels that lost too much.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::code::{MoveCode, Refusal};
use super::movement::Movement;
use super::pack::BalancePack;
use super::post::Books;
use super::route::Place;
use crate::seal::hex;

/// A movement that was refused, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refused {
    #[serde(rename = "move")]
    pub id: String,
    pub line: usize,
    pub code: MoveCode,
    pub detail: String,
    /// The movement that contradicts it, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub against: Option<Against>,
}

/// A movement in the books, with its line in its file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Against {
    #[serde(rename = "move")]
    pub id: String,
    pub line: usize,
}

/// The volumes of a pool or a load, in microlitres.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Vessel {
    pub vessel: String,
    pub in_ul: i64,
    /// Everything that left it but transfer losses: to loads, bottles and samples, or thrown away.
    pub out_ul: i64,
    pub lost_ul: i64,
    pub gained_ul: i64,
    /// The volume still in it.
    pub left_ul: i64,
    /// How much the pack lets it lose, and how much it lets it gain.
    pub allowed_ul: i64,
    pub within: bool,
}

/// The loss in one account for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Loss {
    pub account: &'static str,
    pub reason: String,
    pub moves: u64,
    pub volume_ul: i64,
}

/// The mass balance of a bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Balance {
    /// Nothing was refused, every vessel is within what the pack allows, and all milk that came in
    /// is accounted for.
    pub balanced: bool,
    /// How many movements were written down. The same movement again does not count.
    pub moves: usize,
    /// SHA-256 over all movements, in the sequence in which they were written down.
    pub moves_sha256: String,
    pub refused: Vec<Refused>,
    /// The balance of every account, in microlitres.
    pub accounts: BTreeMap<&'static str, i64>,
    pub in_ul: i64,
    /// The sum of all accounts but the sources. It must equal `in_ul`.
    pub accounted_ul: i64,
    pub vessels_beyond: Vec<Vessel>,
    pub vessels: usize,
    pub losses: Vec<Loss>,
    pub pack: String,
    pub version: String,
    /// Whether one of the numbers in the pack has a source that nobody has read.
    pub example: bool,
}

/// The part of a stored balance that says what it was made from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Stored {
    pub pack: String,
    pub version: String,
    pub moves_sha256: String,
}

/// Posts the movements and gives the balance. Refused movements are named but in no sum.
pub fn balance(moves: &[Movement], pack: &BalancePack) -> Balance {
    let mut books = Books::default();
    for movement in moves {
        // The books keep a refused movement as refused.
        let _ = books.post(movement);
    }
    books.balance(pack)
}

impl Books {
    /// The balance now. It is made from the sums, not from all movements again.
    pub fn balance(&self, pack: &BalancePack) -> Balance {
        let refusals = self.refusals().into_iter();
        let refused: Vec<Refused> =
            refusals.filter_map(|(at, refusal)| self.told(at, refusal)).collect();
        let sums = self.sums();
        let held = |place: &Place| sums.places.get(place).copied().unwrap_or(0);
        let accounts = Place::ALL.iter().map(|place| (place.as_str(), held(place))).collect();
        let (sources, others): (Vec<Place>, Vec<Place>) =
            Place::ALL.into_iter().partition(|place| place.is_source());
        let in_ul = sources.iter().map(held).sum();
        let accounted_ul = others.iter().map(held).sum();
        let beyond: Vec<Vessel> = sums
            .vessels
            .iter()
            .map(|(name, vessel)| judged(name.as_str(), vessel, pack))
            .filter(|vessel| !vessel.within)
            .collect();
        let losses = sums.losses.iter().map(|((place, reason), (moves, volume_ul))| Loss {
            account: place.as_str(),
            reason: reason.clone(),
            moves: *moves,
            volume_ul: *volume_ul,
        });
        Balance {
            balanced: refused.is_empty() && beyond.is_empty() && in_ul == accounted_ul,
            moves: self.written(),
            moves_sha256: hex(&self.digest()),
            refused,
            accounts,
            in_ul,
            accounted_ul,
            vessels_beyond: beyond,
            vessels: sums.vessels.len(),
            losses: losses.collect(),
            pack: pack.id.clone(),
            version: pack.version.clone(),
            example: pack.is_example(),
        }
    }

    fn told(&self, at: usize, refusal: Refusal) -> Option<Refused> {
        let Movement { id, line, from, to, volume, .. } = self.movement(at)?;
        let mut detail = format!("{} µl from {from} to {to}: {}", volume.0, refusal.code.words());
        let against = refusal.against.and_then(|other| self.movement(other));
        let against = against.map(|Movement { id, line, .. }| {
            detail += &format!("; {id} in line {line} speaks against it");
            Against { id: id.to_string(), line: *line }
        });
        Some(Refused { id: id.to_string(), line: *line, code: refusal.code, detail, against })
    }
}

/// Judges a pool or a load by what the pack allows. If it still holds milk, its loss so far is
/// judged.
fn judged(name: &str, vessel: &Vessel, pack: &BalancePack) -> Vessel {
    let allowed_ul = pack.allowed(vessel.in_ul);
    let within = vessel.lost_ul <= allowed_ul && vessel.gained_ul <= allowed_ul;
    Vessel { vessel: name.to_owned(), allowed_ul, within, ..vessel.clone() }
}
