//! Checks the laws of the fuzz targets for the seeds beside them, for beginnings of each seed, and
//! for each seed with one byte changed: without a fuzzer, on every test run.

#[path = "../../../../fuzz/laws/mod.rs"]
mod laws;

use std::fs;
use std::path::{Path, PathBuf};

/// A seed is tried whole, and cut or changed at this many places.
const PLACES: usize = 40;

fn seeds(target: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds").join(target);
    let entries = fs::read_dir(&folder).expect("every target has a folder of seeds");
    let mut seeds: Vec<PathBuf> =
        entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    seeds.sort();
    seeds
}

#[test]
fn the_laws_hold_for_every_seed_its_beginnings_and_its_neighbours() {
    for (target, law) in laws::LAWS {
        let seeds = seeds(target);
        assert!(!seeds.is_empty(), "{target} has no seeds");
        for seed in seeds {
            // The law's message says what failed; this line says for which seed.
            println!("{}", seed.display());
            let bytes = fs::read(&seed).expect("a seed can be read");
            law(&bytes);
            for at in (0..bytes.len()).step_by(bytes.len() / PLACES + 1) {
                law(&bytes[..at]);
                let mut neighbour = bytes.clone();
                neighbour[at] ^= 1;
                law(&neighbour);
            }
        }
    }
}

#[test]
fn every_folder_of_seeds_belongs_to_a_law() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds");
    let entries = fs::read_dir(folder).expect("there are seeds");
    for entry in entries {
        let name = entry.expect("the folder can be read").file_name();
        let known = laws::LAWS.iter().any(|(target, _)| name == *target);
        // The tables of `ounce import` are read by the program; its own tests replay their seeds.
        assert!(known || name == "import", "{name:?} is the folder of no target");
    }
}
