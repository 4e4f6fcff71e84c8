use super::estimate::{Estimate, Plates};
use super::range::Range;
use super::*;
use crate::pack::Pack;
use jiff::civil::Date;
use proptest::prelude::*;
use std::sync::LazyLock;

mod growth;
mod packs;

const TODAY: Date = Date::constant(2026, 8, 1);

fn pack(id: &str) -> CulturePack {
    rules(id).pack
}

fn rules(id: &str) -> Rules {
    static ALL: LazyLock<Vec<Rules>> = LazyLock::new(|| {
        let shelf = Shelf::built_in();
        let packs = shelf.all::<CulturePack>().expect("they come with the program");
        let rules = packs.into_iter().map(|pack| Rules::on(&shelf, &pack.id, TODAY));
        rules.collect::<Result<_, _>>().expect("they name a dictionary of the program")
    });
    let found = ALL.iter().find(|rules| rules.pack.id == id);
    found.expect("comes with the program").clone()
}

fn table(rows: &str) -> String {
    format!("{}\n{}\n", COLUMNS.join(","), rows.replace("; ", "\n"))
}

fn results(rows: &str) -> Vec<CultureRow> {
    read(&rules("us-hmbana").dictionary, &table(rows)).expect("rows of a test")
}

/// The judgement on the one sample of these rows.
fn outcome(id: &str, rows: &str) -> Judged {
    decide(&rules(id), &results(rows)).samples.remove(0)
}

/// `organism operator value plated plates`, joined by `; `, all of one sample and stage.
fn judged(id: &str, stage: &str, plates: &str) -> Judged {
    let rows: Vec<String> = plates
        .split("; ")
        .map(|row| {
            let [organism, operator, value, plated, plates, method] =
                <[&str; 6]>::try_from(format!("{row} any").split(' ').take(6).collect::<Vec<_>>())
                    .map(|cells| cells.map(str::to_owned))
                    .expect("five cells, or six with a method");
            format!("S1,{stage},{organism},{method},{operator},{value},cfu/ml,{plated},{plates}")
        })
        .collect();
    outcome(id, &rows.join("\n"))
}

use Outcome::{Discard, NotEnoughEvidence as Open, Pass};

/// Pack, stage, plates, outcome.
type Row = (&'static str, &'static str, &'static str, Outcome);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    // NICE CG93, key priorities.
    ("uk-nice", "pre", "total = 100000 0.001 1; enterobacteriaceae = 10000 0.01 1; s_aureus = 10000 0.01 1", Pass),
    ("uk-nice", "pre", "total = 100001 0.001 1; enterobacteriaceae = 0 0.01 1; s_aureus = 0 0.01 1", Discard),
    ("uk-nice", "pre", "total = 50000 0.001 1; enterobacteriaceae = 10001 0.01 1; s_aureus = 0 0.01 1", Discard),
    ("uk-nice", "pre", "total = 50000 0.001 1; enterobacteriaceae = 0 0.01 1; s_aureus > 10000 0.01 1", Discard),
    ("uk-nice", "pre", "total = 50000 0.001 1; s_aureus = 0 0.01 1", Open),
    ("uk-nice", "pre", "total = 9000 0.001 1", Pass),
    ("uk-nice", "pre", "total > 90000 0.001 1", Open),
    ("uk-nice", "pre", "s_aureus > 200000 0.001 1", Discard),
    // Ten or more after pasteurisation, a limit nobody read.
    ("uk-nice", "post", "total = 0 0.1 1", Pass),
    ("uk-nice", "post", "total < 10 0.1 1", Pass),
    ("uk-nice", "post", "total = 0 0.05 1", Open),
    ("uk-nice", "post", "total = 0 0.05 2", Pass),
    ("uk-nice", "post", "total < 20 0.1 1", Open),
    ("uk-nice", "post", "total = 10 0.1 1", Discard),
    ("uk-nice", "post", "total = 10 0.1 1; total = 0 0.1 1", Discard),
    // HMBANA: any growth.
    ("us-hmbana", "post", "total = 0 0.1 1", Pass),
    ("us-hmbana", "post", "total < 10 0.1 1", Pass),
    ("us-hmbana", "post", "total < 100 0.1 1", Open),
    ("us-hmbana", "post", "total = 10 0.1 1", Discard),
    ("us-hmbana", "post", "total > 0 0.1 1", Discard),
    ("us-hmbana", "post", "total = 0 0.1 1; b_cereus = 1 1 1", Discard),
    ("us-hmbana", "post", "b_cereus = 0 1 1", Open),
    ("us-hmbana", "pre", "total = 0 0.1 1", Open),
    // EMBA 2019: less than 1 CFU/mL needs a millilitre.
    ("emba-2019", "post", "total = 0 0.1 1", Open),
    ("emba-2019", "post", "total = 0 0.1 9", Open),
    ("emba-2019", "post", "total = 0 0.1 10", Pass),
    ("emba-2019", "post", "total = 0 1 1", Pass),
    ("emba-2019", "post", "total = 1 1 1", Discard),
    ("emba-2019", "post", "total < 1 0.1 1", Open),
    // The French order of 1995.
    ("fr-1995", "pre", "total = 1000000 0.001 1; s_aureus = 0 0.1 1", Discard),
    ("fr-1995", "pre", "total = 5000 0.001 1; s_aureus = 10001 0.1 1", Discard),
    ("fr-1995", "pre", "total = 10000 0.001 1; s_aureus = 0 0.1 1", Pass),
    ("fr-1995", "pre", "total = 500000 0.001 1; s_aureus = 0 0.1 1", Open),
    ("fr-1995", "post", "total = 0 1 1 pca_30c_48h; total = 0 0.1 1 blood_37c_48h", Pass),
    ("fr-1995", "post", "total = 0 1 1 pca_30c_48h", Open),
    ("fr-1995", "post", "total = 0 0.5 1 pca_30c_48h; total = 0 0.1 1 blood_37c_48h", Open),
    ("fr-1995", "post", "total = 1 1 1 pca_30c_48h", Discard),
    // Québec, nine plates of 100 µL.
    ("ca-qc", "post", "total = 0 0.1 9", Pass),
    ("ca-qc", "post", "total = 0 0.1 8", Open),
    ("ca-qc", "post", "total = 0 0.1 6; total = 30 0.1 3; b_cereus = 0 0.1 9; s_aureus = 0 0.1 9; enterobacteriaceae = 0 0.1 9", Pass),
    ("ca-qc", "post", "total = 0 0.1 6; total = 30 0.1 3", Open),
    ("ca-qc", "post", "total = 0 0.1 5; total = 10 0.1 4; b_cereus = 0 0.1 9; s_aureus = 0 0.1 9; enterobacteriaceae = 0 0.1 9", Discard),
    ("ca-qc", "post", "total = 0 0.1 8; total = 40 0.1 1; b_cereus = 0 0.1 9; s_aureus = 0 0.1 9; enterobacteriaceae = 0 0.1 9", Discard),
    ("ca-qc", "post", "total = 0 0.1 8; total > 30 0.1 1; b_cereus = 0 0.1 9; s_aureus = 0 0.1 9; enterobacteriaceae = 0 0.1 9", Discard),
    ("ca-qc", "post", "total = 0 0.1 8; total < 40 0.1 1; b_cereus = 0 0.1 9; s_aureus = 0 0.1 9; enterobacteriaceae = 0 0.1 9", Pass),
    ("ca-qc", "post", "total = 0 0.1 8; total < 41 0.1 1; b_cereus = 0 0.1 9; s_aureus = 0 0.1 9; enterobacteriaceae = 0 0.1 9", Open),
    ("ca-qc", "post", "total = 0 0.1 8; total = 10 0.1 1; b_cereus = 10 0.1 1", Discard),
    ("ca-qc", "post", "total = 10 0.1 4", Discard),
    // Two plates may show growth, and two more: that is four.
    ("ca-qc", "post", "total = 0 0.1 5; total < 20 0.1 2; total < 20 0.1 2; b_cereus = 0 0.1 9; s_aureus = 0 0.1 9; enterobacteriaceae = 0 0.1 9", Open),
    // Half a colony is no colony: something grew on each of the four plates.
    ("ca-qc", "post", "total = 0 0.1 5; total = 5 0.1 4; b_cereus = 0 0.1 9; s_aureus = 0 0.1 9; enterobacteriaceae = 0 0.1 9", Discard),
];

#[test]
fn every_row_ends_where_its_rule_says() {
    for (id, stage, plates, outcome) in ROWS {
        let seen = judged(id, stage, plates);
        assert_eq!(seen.outcome, *outcome, "{id} {stage}: {plates}: {:?}", seen.reasons);
        assert_eq!(seen.reasons.is_empty(), *outcome == Pass, "{id} {stage}: {plates}");
    }
}

#[test]
fn brazil_asks_nose_eye_and_acidity() {
    let gate = |rows: &str| {
        let lines: Vec<String> = rows.split("; ").map(|row| format!("S1,{row},,")).collect();
        outcome("br-rdc171", &lines.join("\n")).outcome
    };
    let senses = "pre,dirt,eye,=,0,found; pre,off_flavour,nose,=,0,found; \
                  pre,abnormal_colour,eye,=,0,found";
    assert_eq!(gate(&format!("{senses}; pre,acidity,dornic,=,8,dornic")), Pass);
    assert_eq!(gate(&format!("{senses}; pre,acidity,dornic,=,9,dornic")), Discard);
    assert_eq!(gate(&format!("{senses}; pre,acidity,dornic,>,8,dornic")), Discard);
    assert_eq!(gate(&format!("{senses}; pre,acidity,dornic,>,7,dornic")), Open);
    // 8.5 is below 9, and more than 8.
    assert_eq!(gate(&format!("{senses}; pre,acidity,dornic,<,9,dornic")), Open);
    assert_eq!(gate(&format!("{senses}; pre,acidity,dornic,<,8,dornic")), Pass);
    assert_eq!(gate(&format!("{senses}; pre,acidity,dornic,=,8.5,dornic")), Discard);
    assert_eq!(gate(&format!("{senses}; pre,acidity,dornic,<,10,dornic")), Open);
    assert_eq!(gate(senses), Open);
    assert_eq!(gate("pre,off_flavour,a,=,1,found; pre,off_flavour,b,=,0,found"), Discard);
    assert_eq!(gate("pre,off_flavour,nose,=,1,found"), Discard);
    assert_eq!(gate("pre,acidity,dornic,=,4,dornic"), Open);
    assert_eq!(gate("post,total_coliforms,bgbl,=,0,found"), Pass);
    assert_eq!(gate("post,total_coliforms,bgbl,=,1,found"), Discard);
    // A clean plate of everything does not stand in for the test that was asked for.
    assert_eq!(judged("br-rdc171", "post", "total = 0 1 9").outcome, Open);
}

#[test]
fn nothing_on_a_plate_proves_only_its_detection_limit() {
    for (plates, says) in [
        ("total = 0 0.1 1", "below 10 CFU/mL"),
        ("total < 1 0.1 1", "below 10 CFU/mL"),
        ("total = 0 0.1 9", "below 1.12 CFU/mL"),
        ("total = 0 1 1", "below 1 CFU/mL"),
        ("total = 0 0.1 1; total = 0 1 1", "below 0.91 CFU/mL"),
        ("total = 10 0.1 1; total = 0 0.1 8", "10 CFU/mL"),
        ("total > 300 0.1 1", "above 300 CFU/mL"),
        ("total < 50 0.1 1", "below 50 CFU/mL"),
        ("total = 30 0.1 1; total < 50 0.1 1", "30 to below 50 CFU/mL"),
        ("total >= 30 0.1 1", "30 CFU/mL or more"),
        ("total <= 30 0.1 1", "at most 30 CFU/mL"),
        ("total = 0 0.1 1 a; total = 0 1 1 b", "below 1 CFU/mL"),
    ] {
        assert_eq!(judged("us-hmbana", "post", plates).proven[0].count, says, "{plates}");
    }
}

#[test]
fn the_french_text_chooses_the_heat_and_leaves_a_gap() {
    let heat = |count: i64| {
        judged("fr-1995", "pre", &format!("total = {count} 0.001 1; s_aureus = 0 0.1 1")).heat
    };
    let named = |count| heat(count).map(|heat| (heat.target_mc, heat.minutes));
    assert_eq!(named(10_000), Some((58_000, 60)));
    assert_eq!(named(10_001), Some((63_000, 30)));
    assert_eq!(named(100_000), Some((63_000, 30)));
    assert_eq!(named(100_001), None);
}

#[test]
fn samples_and_stages_are_judged_apart() {
    let rows = "B,post,total,x,=,0,cfu/ml,0.1,1; A,post,total,x,=,10,cfu/ml,0.1,1; \
                A,post,b_cereus,x,=,10,cfu/ml,0.1,1";
    let seen = decide(&rules("us-hmbana"), &results(rows));
    let outcomes: Vec<(&str, Outcome)> =
        seen.samples.iter().map(|one| (one.sample.as_str(), one.outcome)).collect();
    assert_eq!((outcomes, seen.passed), (vec![("A", Discard), ("B", Pass)], false));
    assert!(decide(&rules("us-hmbana"), &results("B,post,total,x,=,0,cfu/ml,0.1,1")).passed);
    assert!(!decide(&rules("us-hmbana"), &[]).passed, "no sample is no proof");
}

#[test]
fn bad_cells_are_all_named() {
    let text = format!(
        "{}\n,mid,,x,~,some,kg,,\nS,post,total,x,<,0,cfu/ml,0.0001,0\nS,post,dirt,x,=,2,found,1,\n",
        COLUMNS.join(",")
    );
    let said = read(&rules("us-hmbana").dictionary, &text).expect_err("bad");
    let mut places: Vec<(usize, &str)> =
        said.iter().map(|bad| (bad.line, bad.column.as_str())).collect();
    places.sort_unstable();
    assert_eq!(
        places,
        [
            (2, "operator"),
            (2, "organism"),
            (2, "sample"),
            (2, "stage"),
            (2, "unit"),
            (2, "value"),
            (3, "plated_ml"),
            (3, "plates"),
            (3, "value"),
            (4, "plated_ml"),
            (4, "value")
        ]
    );
}

#[test]
fn a_range_answers_what_it_proves_and_nothing_else() {
    // Plates of 0.1 mL: a count of 20 beside one of fewer than 50 is 20 to below 50.
    let row = |operator, value: i128| Plates {
        range: Range::of(operator, value * 1_000_000),
        plated_ul: 100,
        plates: 1,
    };
    let rows = [row(amount::Operator::Equal, 20), row(amount::Operator::Below, 50)];
    let found = Estimate::of_method(&rows.each_ref()).expect("it was counted");
    assert_eq!(found.to_string(), "20 to below 50 CFU/mL");
    for (count, over, at_least) in [
        (19, Some(true), Some(true)),
        (20, None, Some(true)),
        (21, None, None),
        (49, None, None),
        (50, Some(false), Some(false)),
    ] {
        let range = found.range;
        assert_eq!((range.is_over(count), range.is_at_least(count)), (over, at_least), "{count}");
    }
    let averaged = Estimate::mean(&rows.each_ref()).expect("it was counted");
    assert_eq!(averaged.to_string(), "10 to below 35 CFU/mL");
}

proptest! {
    /// More colonies on the same plates never make an outcome better.
    #[test]
    fn more_colonies_never_help(
        which in 0_usize..4, colonies in 0_i64..200, more in 0_i64..50, plates in 1_i64..12,
    ) {
        let id = ["uk-nice", "us-hmbana", "emba-2019", "ca-qc"][which];
        let outcome = |colonies: i64| {
            judged(id, "post", &format!("total = {} 0.1 {plates}", colonies * 10)).outcome
        };
        prop_assert!(outcome(colonies + more) >= outcome(colonies));
    }

    /// What passes on some clean plates passes on more of them.
    #[test]
    fn more_clean_milk_never_hurts(plated in 1_i64..2000, plates in 1_i64..20, limit in 1_i64..500) {
        let clean = |plates: i64| Plates {
            range: Range::of(amount::Operator::Equal, 0), plated_ul: plated, plates,
        };
        let below = |plates: i64| {
            let found = Estimate::of_method(&[&clean(plates)]);
            found.and_then(|count| count.range.is_at_least(limit))
        };
        prop_assert_eq!(below(plates) == Some(false), limit * plated * plates >= 1000);
        prop_assert!(below(plates).is_none() || below(plates + 1) == Some(false));
    }

    /// Discarded milk never passes because of one more row.
    #[test]
    fn no_row_takes_evidence_away(which in 0_usize..6, rows in proptest::collection::vec(0_usize..14, 1..5), more in 0_usize..14) {
        let id = ["br-rdc171", "ca-qc", "emba-2019", "fr-1995", "uk-nice", "us-hmbana"][which];
        let kinds = [
            "total,pca,=,0,cfu/ml,0.1,9", "total,pca,=,10,cfu/ml,0.1,1", "total,blood,=,0,cfu/ml,1,1",
            "total,enrichment,=,0,found,,", "total,enrichment,=,1,found,,",
            "b_cereus,pca,=,20,cfu/ml,0.1,1", "b_cereus,pcr,=,0,found,,",
            "b_cereus,pcr,=,1,found,,", "total_coliforms,vrb,=,5000,cfu/ml,1,1",
            "total_coliforms,bgbl,=,0,found,,", "s_aureus,pca,<,50,cfu/ml,0.1,1",
            "unheard of,pca,=,3,cfu/ml,1,1", "total,pca,,TNTC,,0.1,1", "total,pca,,pending,cfu/ml,,",
        ];
        let line = |kind: usize| format!("S,post,{}", kinds[kind]);
        let lines: Vec<String> = rows.iter().map(|kind| line(*kind)).collect();
        let before = outcome(id, &lines.join("\n")).outcome;
        let after = outcome(id, &format!("{}\n{}", lines.join("\n"), line(more))).outcome;
        prop_assert!(before != Discard || after == Discard, "{id}: {lines:?} + {}", line(more));
    }
}
