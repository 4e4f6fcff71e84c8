//! What the books say: every account, every vessel, every loss.

use serde::Serialize;
use std::collections::BTreeMap;

use super::movement::Movement;
use super::pack::BalancePack;
use super::post::{Books, MoveCode};
use super::route::Place;

/// A movement that cannot be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refused {
    #[serde(rename = "move")]
    pub id: String,
    pub line: usize,
    pub code: MoveCode,
    pub detail: String,
}

/// What went through a pool or a load, in microlitres.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Vessel {
    pub vessel: String,
    pub in_ul: i64,
    /// To loads, bottles, samples, or thrown away as a whole.
    pub out_ul: i64,
    pub lost_ul: i64,
    pub gained_ul: i64,
    /// Still in it.
    pub left_ul: i64,
    /// What may be lost or gained of what went in.
    pub allowed_ul: i64,
    pub within: bool,
}

/// What was lost for one reason.
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
    /// Nothing was refused, every vessel is within what the pack allows, and what came in is
    /// accounted for.
    pub balanced: bool,
    pub moves: usize,
    pub refused: Vec<Refused>,
    /// Every account, in microlitres.
    pub accounts: BTreeMap<&'static str, i64>,
    pub in_ul: i64,
    /// What all accounts but the sources hold together: the same, always.
    pub accounted_ul: i64,
    pub vessels_beyond: Vec<Vessel>,
    pub vessels: usize,
    pub losses: Vec<Loss>,
    pub pack: String,
    pub version: String,
    /// Whether the pack rests on a source nobody read.
    pub example: bool,
}

/// Posts the movements and adds everything up. Movements that are refused are left out of it.
pub fn balance(moves: &[Movement], pack: &BalancePack) -> Balance {
    let mut books = Books::default();
    let mut refused = Vec::new();
    for movement in moves {
        if let Err(code) = books.post(movement) {
            let Movement { id, line, from, to, volume, .. } = movement;
            let detail = format!("{} µl from {from} to {to}: {}", volume.0, code.words());
            refused.push(Refused { id: id.clone(), line: *line, code, detail });
        }
    }
    let mut accounts: BTreeMap<&'static str, i64> =
        Place::ALL.into_iter().map(|place| (place.as_str(), 0)).collect();
    let (mut in_ul, mut accounted_ul) = (0, 0);
    for side in books.sides() {
        let held = books.held(side);
        *accounts.entry(side.place.as_str()).or_default() += held;
        *(if side.place.is_source() { &mut in_ul } else { &mut accounted_ul }) += held;
    }
    let vessels = vessels(&books, pack);
    let count = vessels.len();
    let beyond: Vec<Vessel> = vessels.into_iter().filter(|vessel| !vessel.within).collect();
    Balance {
        balanced: refused.is_empty() && beyond.is_empty() && in_ul == accounted_ul,
        moves: moves.len(),
        refused,
        accounts,
        in_ul,
        accounted_ul,
        vessels_beyond: beyond,
        vessels: count,
        losses: losses(&books),
        pack: pack.id.clone(),
        version: pack.version.clone(),
        example: pack.is_example(),
    }
}

/// Every pool and load. One that still holds milk is judged by what it has lost so far.
fn vessels(books: &Books, pack: &BalancePack) -> Vec<Vessel> {
    let mut vessels: BTreeMap<&str, Vessel> = BTreeMap::new();
    for movement in books.moves().filter(|movement| !books.is_undone(movement)) {
        let Movement { from, to, volume, .. } = movement;
        if to.place == Place::Pooled {
            let vessel = vessels.entry(&to.thing).or_default();
            if from.place == Place::MeasuredGain {
                vessel.gained_ul += volume.0;
            } else {
                vessel.in_ul += volume.0;
            }
            vessel.left_ul += volume.0;
        }
        if from.place == Place::Pooled {
            let vessel = vessels.entry(&from.thing).or_default();
            if to.place == Place::TransferLoss {
                vessel.lost_ul += volume.0;
            } else {
                vessel.out_ul += volume.0;
            }
            vessel.left_ul -= volume.0;
        }
    }
    let judged = vessels.into_iter().map(|(name, vessel)| {
        let allowed_ul = pack.allowed(vessel.in_ul);
        let within = vessel.lost_ul <= allowed_ul && vessel.gained_ul <= allowed_ul;
        Vessel { vessel: name.to_owned(), allowed_ul, within, ..vessel }
    });
    judged.collect()
}

fn losses(books: &Books) -> Vec<Loss> {
    let mut losses: BTreeMap<(Place, &str), (u64, i64)> = BTreeMap::new();
    for movement in books.moves().filter(|movement| !books.is_undone(movement)) {
        let place = movement.to.place;
        if place.needs_reason() {
            let sum = losses.entry((place, &movement.reason)).or_default();
            sum.0 += 1;
            sum.1 += movement.volume.0;
        }
    }
    let told = losses.into_iter().map(|((place, reason), (moves, volume_ul))| Loss {
        account: place.as_str(),
        reason: reason.to_owned(),
        moves,
        volume_ul,
    });
    told.collect()
}
