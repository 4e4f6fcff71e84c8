use super::*;
use crate::pack::Shelf;

const SHORT: &str = "pools = 10\nmin_volume_ml = 2000\nmax_volume_ml = 2500.5\n";

fn pack(id: &str) -> Pack {
    Shelf::built_in().on(id, jiff::civil::date(2026, 5, 2)).expect("it comes with the program")
}

fn default_pack() -> Pack {
    pack("pool-default")
}

#[test]
fn what_a_plan_leaves_out_comes_from_the_pack() {
    let recipe = Recipe::parse(SHORT, &default_pack()).expect("the plan is good");
    assert_eq!(
        recipe,
        Recipe {
            pools: 10,
            min_volume: Microlitres(2_000_000),
            max_volume: Microlitres(2_500_500),
            max_donors: 5,
            min_share: Microlitres(0),
            target: Target { protein: Protein(1000), energy: Energy(7000) },
            window: Window {
                min_protein: Protein(900),
                min_energy: Energy(6500),
                max_energy: Energy(7500),
            },
            weight: Weight { protein: 1000, energy: 1000, age: 1, window: 5 },
            keep_apart: KeepApart::AllFlags,
        }
    );
}

#[test]
fn a_plan_may_say_everything_itself() {
    let text = format!(
        "{SHORT}max_donors = 3\nmin_share_ml = 50\nkeep_apart = [\"preterm\"]\n\
         [target]\nprotein_g_dl = 1.1\nenergy_kcal_dl = 68.25\n\
         [window]\nmin_protein_g_dl = 0.95\nmin_energy_kcal_dl = 60\nmax_energy_kcal_dl = 80\n\
         [weight]\nprotein = 2\nenergy = 0.5\nage = 0\nwindow = 0\n"
    );
    let recipe = Recipe::parse(&text, &default_pack()).expect("the plan is good");
    assert_eq!(recipe.max_donors, 3);
    assert_eq!(recipe.min_share, Microlitres(50_000));
    assert_eq!(recipe.keep_apart, KeepApart::These(BTreeSet::from(["preterm".to_owned()])));
    assert_eq!(recipe.target, Target { protein: Protein(1100), energy: Energy(6825) });
    assert_eq!(recipe.window.min_protein, Protein(950));
    assert_eq!((recipe.window.min_energy, recipe.window.max_energy), (Energy(6000), Energy(8000)));
    assert_eq!(recipe.weight, Weight { protein: 2000, energy: 500, age: 0, window: 0 });
}

#[test]
fn every_key_that_cannot_be_used_is_named_with_its_line() {
    let said = |text: &str, pack: &Pack| {
        let bad = Recipe::parse(text, pack).expect_err(text);
        bad.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        said("pools = 0\nmin_volume_ml = \"2\"\ncolour = 1\n[target]\nfat = 3\n", &default_pack()),
        [
            "1: max_volume_ml: missing",
            "1: pools: 0 is not a whole number above 0 up to 500",
            "2: min_volume_ml: string is not a number above 0 up to 100000",
            "3: colour: not a key of a plan",
            "5: fat: not a key of [target]",
        ]
    );
    assert_eq!(
        said("pools = 2.0\nmin_volume_ml = 20\nmax_volume_ml = 10\n", &default_pack()),
        ["1: pools: 2 is not a whole number above 0 up to 500"]
    );
    assert_eq!(
        said("pools = 2\nmin_volume_ml = 20\nmax_volume_ml = 10\n", &default_pack()),
        ["3: max_volume_ml: less than min_volume_ml"]
    );
    let upside_down = "[window]\nmin_energy_kcal_dl = 65\nmax_energy_kcal_dl = 64.99\n";
    assert_eq!(
        said(&format!("{SHORT}{upside_down}"), &default_pack()),
        ["6: max_energy_kcal_dl: less than min_energy_kcal_dl"]
    );
    let uk = pack("pool-uk");
    assert_eq!(
        said(&format!("{SHORT}max_donors = 5\n"), &uk),
        ["4: max_donors: 5 donors, the pack pool-uk allows 1"]
    );
    assert_eq!(
        said(&format!("{SHORT}keep_apart = \"preterm\"\nweight = 1\n"), &default_pack()),
        [
            "4: keep_apart: not a list of flags such as [\"preterm\"]",
            "5: weight: not a key of a plan"
        ]
    );
    assert!(said("pools = 2\nx = = 3\n", &default_pack())[0].starts_with("2: toml: "));
}

#[test]
fn what_is_kept_apart_is_what_a_bank_says() {
    let day = jiff::civil::date(2026, 4, 1);
    let mut milk = crate::pooling::search::tests::container("C", "D", 100, (1000, 7000), day);
    let kind = |keep: &KeepApart, container: &Container| {
        keep.kind(container).into_iter().collect::<Vec<_>>().join(" ")
    };
    let preterm = KeepApart::These(BTreeSet::from(["preterm".to_owned()]));
    assert_eq!(kind(&KeepApart::AllFlags, &milk), "");
    milk.flags = BTreeSet::from(["dairy_free".to_owned()]);
    assert_eq!(kind(&KeepApart::AllFlags, &milk), "dairy_free");
    assert_eq!(kind(&preterm, &milk), "", "it may go with milk that has no flag");
    milk.flags.insert("preterm".to_owned());
    assert_eq!(kind(&KeepApart::AllFlags, &milk), "dairy_free preterm");
    assert_eq!(kind(&preterm, &milk), "preterm");
}
