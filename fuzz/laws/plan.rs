//! `plan.toml`.

use std::sync::LazyLock;

use jiff::civil::date;
use ounce_milk::pack::Shelf;
use ounce_milk::pooling::Recipe;
use ounce_milk::pooling::pack::Pack;

use super::{are_placed, text};

static PACK: LazyLock<Pack> = LazyLock::new(|| {
    let pack = Shelf::built_in().on("pool-default", date(2026, 5, 2));
    pack.expect("it comes with the program")
});

/// A plan is refused line by line, or keeps the limits that the search relies on.
pub(crate) fn plan(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    match Recipe::parse(text, &PACK) {
        Ok(recipe) => {
            assert!((1..=500).contains(&recipe.pools));
            assert!(0 < recipe.min_volume.0 && recipe.min_volume <= recipe.max_volume);
            assert!((1..=PACK.max_donors.value).contains(&recipe.max_donors));
            assert!(recipe.target.protein.0 > 0 && recipe.target.energy.0 > 0);
            assert!(recipe.window.min_energy <= recipe.window.max_energy);
        }
        Err(bad) => are_placed(&bad, text),
    }
}
