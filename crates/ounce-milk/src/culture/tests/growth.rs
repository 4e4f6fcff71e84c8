//! Evidence of growth, and words as laboratories write them.

use super::*;

#[test]
fn evidence_of_growth_is_never_outweighed() {
    for (id, rows) in [
        (
            "us-hmbana",
            "S1,post,total,enrichment,=,0,found,,; S1,post,total,pca,=,30000,cfu/ml,0.1,1",
        ),
        (
            "us-hmbana",
            "S1,post,total,pca,=,0,cfu/ml,0.1,1; S1,post,b_cereus,enrichment,=,1,found,,",
        ),
        (
            "br-rdc171",
            "S1,post,total_coliforms,vrb,=,5000,cfu/ml,1,1; \
             S1,post,total_coliforms,bgbl,=,0,found,,",
        ),
        // A species is found, so its family is.
        (
            "br-rdc171",
            "S1,post,E. coli,petrifilm,=,1,cfu/ml,1,1; S1,post,total_coliforms,bgbl,=,0,found,,",
        ),
        ("ca-qc", "S1,post,b_cereus,pca,=,20,cfu/ml,0.1,9; S1,post,b_cereus,pcr,=,0,found,,"),
        (
            "ca-qc",
            "S1,post,total,pca,=,0,cfu/ml,0.1,9; S1,post,b_cereus,pca,=,20,cfu/ml,0.1,9; \
             S1,post,b_cereus,pcr,=,0,found,,",
        ),
        ("ca-qc", "S1,post,total,pca,=,0,cfu/ml,0.1,9; S1,post,Klebsiella,pcr,,positive,,,"),
        ("ca-qc", "S1,post,total,pca,=,0,cfu/ml,0.1,9; S1,post,CoNS,pca,=,10,cfu/ml,0.1,4"),
        ("emba-2019", "S1,post,total,blood,=,10,cfu/ml,0.1,1; S1,post,total,pca,=,0,cfu/ml,2,1"),
        // Plates of one method are not averaged either.
        ("uk-nice", "S1,post,total,pca,=,10,cfu/ml,0.1,1; S1,post,total,pca,=,0,cfu/ml,1,9"),
        ("uk-nice", "S1,post,total,pca,=,0,cfu/ml,1,1; S1,post,b_cereus,mossel,=,50,cfu/ml,0.1,1"),
        ("uk-nice", "S1,pre,total,pca,=,9,cfu/ml,1,1; S1,pre,E. coli,vrb,>,10000,cfu/ml,0.01,1"),
        ("fr-1995", "S1,post,total,pca_30c_48h,=,0,cfu/ml,1,1; S1,post,Candida,x,,TNTC,,0.1,1"),
        // An organism nobody heard of that grew is growth.
        ("us-hmbana", "S1,post,total,pca,=,0,cfu/ml,0.1,1; S1,post,Xyz,pca,=,10,cfu/ml,0.1,1"),
    ] {
        let seen = outcome(id, rows);
        assert_eq!(seen.outcome, Discard, "{id}: {rows}: {seen:#?}");
    }
}

#[test]
fn what_was_found_and_not_counted_has_no_upper_end() {
    let clean = "S1,post,total,pca,=,0,cfu/ml,1,1";
    for (id, more, outcome_is) in [
        ("uk-nice", "S1,post,b_cereus,enrichment,=,1,found,,", Open),
        ("uk-nice", "S1,post,b_cereus,enrichment,=,0,found,,", Pass),
        ("emba-2019", "S1,post,total,enrichment,,positive,,,", Open),
        ("us-hmbana", "S1,post,total,broth,<,100,cfu/ml,0.1,1", Open),
    ] {
        assert_eq!(outcome(id, &format!("{clean}; {more}")).outcome, outcome_is, "{id}: {more}");
    }
    // Where plates show how many there are, a test that only finds them adds nothing.
    let counted = "S1,pre,total,pca,=,500,cfu/ml,0.1,1; S1,pre,s_aureus,pcr,,detected,,,";
    assert_eq!(outcome("uk-nice", counted).outcome, Pass);
}

#[test]
fn a_part_that_is_larger_than_its_whole_is_shown_and_never_passes() {
    for (id, plates) in [
        ("fr-1995", "total = 10 0.1 1; b_cereus = 50 0.1 1; s_aureus = 0 0.1 1"),
        ("uk-nice", "total = 90 0.1 1; enterobacteriaceae = 100 0.1 1; s_aureus = 0 0.1 1"),
        ("uk-nice", "total = 900 0.1 1; enterobacteriaceae = 50 0.1 1; coliforms = 60 0.1 1"),
        ("uk-nice", "total = 0 0.1 1; staphylococcus = 10 0.1 1"),
        ("uk-nice", "total < 50 0.1 1; s_aureus > 50 0.1 1"),
        // Both together are more colonies than there are on the same plates.
        ("uk-nice", "total = 80 0.1 1; b_cereus = 60 0.1 1; s_aureus = 60 0.1 1"),
    ] {
        let seen = judged(id, "pre", plates);
        let shown = seen.reasons.iter().any(|reason| reason.kind == ReasonKind::Contradiction);
        assert!(shown && seen.outcome != Pass, "{plates}: {seen:#?}");
    }
    for plates in [
        "total = 100 0.1 1; enterobacteriaceae = 50 0.1 1; coliforms = 50 0.1 1; e_coli = 50 0.1 1",
        "total < 50 0.1 1; s_aureus = 40 0.1 1",
        // Two species, each on a plate of its own.
        "total = 10 0.1 2; b_cereus = 10 0.1 1; s_aureus = 10 0.1 1",
        // Other plates: the whole was looked for in less milk.
        "total = 0 0.001 1; b_cereus = 50 0.1 1",
    ] {
        let seen = judged("uk-nice", "pre", plates);
        assert_eq!((seen.outcome, seen.reasons), (Pass, vec![]), "{plates}");
    }
    let seen = outcome("us-hmbana", "S,post,total,a,=,0,found,,; S,post,b_cereus,b,=,1,found,,");
    assert!(seen.reasons.iter().any(|reason| {
        reason.because == "b_cereus grew, and total, of which it is part, did not."
    }));
}

#[test]
fn words_are_read_as_laboratories_write_them() {
    for (row, outcome_is) in [
        ("Total viable count,PCA,,No growth,,0.1,1", Pass),
        ("TVC,PCA,,no growth after 48 h,CFU/mL,0.1 mL,1", Pass),
        ("No growth,PCA,,,,0.1,1", Pass),
        ("NO GROWTH,PCA,=,0,cfu/ml,100 µL,1", Pass),
        ("total,PCA,,<1,CFU / 0.1mL,0.1,1", Pass),
        ("total,PCA,,<10 CFU/mL,,0.1,1", Pass),
        ("total,enrichment,,not detected,,,", Pass),
        ("total,enrichment,,Neg.,found,,", Pass),
        ("total,PCA,,TNTC,,0.1,1", Discard),
        ("total,PCA,=,>300,cfu/ml,0.1,1", Discard),
        ("total,PCA,,1.2e4,cfu/ml,0.1,1", Discard),
        ("total,PCA,,1.2 × 10⁴ CFU/mL,,0.1,1", Discard),
        ("total,PCA,,3,colonies,0.1,1", Discard),
        ("Staphylococcus aureus,PCA,,20,KBE/ml,0.1,1", Discard),
        ("S. aureus,enrichment,,+,,,", Discard),
        ("Growth,PCA,,++,,,", Discard),
        ("total,PCA,,ND,,0.1,1", Open),
        ("total,PCA,,pending,cfu/ml,,", Open),
        ("total,PCA,,-,,0.1,1", Open),
        ("total,PCA,,<300,cfu/ml,0.1,1", Open),
        ("phosphatase,strip,,positive,,,", Open),
    ] {
        let seen = outcome("us-hmbana", &format!("S1,post,{row}"));
        assert_eq!(seen.outcome, outcome_is, "{row}: {seen:#?}");
    }
}

#[test]
fn a_word_that_is_not_known_is_named() {
    let seen = outcome(
        "us-hmbana",
        "S1,post,total,pca,=,0,cfu/ml,0.1,1; S1,post,Xyz,pca,=,0,cfu/ml,0.1,1; \
         S1,post,e_coli,pcr,,pending,found,,",
    );
    let said: Vec<&str> = seen.reasons.iter().map(|reason| reason.because.as_str()).collect();
    let unknown = "The dictionary does not know `Xyz`.";
    let open = "Something grows after pasteurisation. The results leave open whether this is so.";
    assert_eq!(said, [unknown, "`pending` is no result for e_coli.", open]);
    assert_eq!(seen.outcome, Open);
    let refused = |row: &str| -> Vec<String> {
        let said = read(&rules("us-hmbana").dictionary, &table(&format!("S1,post,{row}")));
        said.expect_err(row).into_iter().map(|bad| bad.column).collect()
    };
    for (row, columns) in [
        ("total,pca,=,\"1,200\",cfu/ml,0.1,1", &["value"][..]),
        ("total,pca,=,1 2,cfu/ml,0.1,1", &["value"]),
        ("total,pca,=,no growth?,cfu/ml,0.1,1", &["value"]),
        ("total,pca,>,no growth,cfu/ml,0.1,1", &["operator"]),
        ("total,pca,<,>300,cfu/ml,0.1,1", &["value"]),
        ("total,pca,=,5 cfu/g,,0.1,1", &["value"]),
        ("total,pca,=,5 cfu/ml,cfu/l,0.1,1", &["unit"]),
        ("total,pca,=,5,,0.1,1", &["unit"]),
        ("total,pca,=,5,cfu/.1l,0.1,1", &["unit"]),
        ("No growth,pca,=,300,cfu/ml,0.1,1", &["organism"]),
        ("No growth,pca,,TNTC,,0.1,1", &["organism"]),
        ("dirt,eye,=,3,cfu/ml,0.1,1", &["organism"]),
        ("total,burette,=,3,dornic,,", &["organism"]),
        ("acidity,burette,,positive,dornic,,", &["value"]),
        ("total,pca,,,cfu/ml,0.1,1", &["value"]),
    ] {
        assert_eq!(refused(row), columns, "{row}");
    }
}

#[test]
fn one_sample_however_written_is_one_sample() {
    let rows = "P1-1,post,total,x,=,0,cfu/ml,0.1,1; Ｐ1-1,post,total,x,=,10,cfu/ml,0.1,1; \
                p1 -1,post,total,x,=,0,cfu/ml,0.1,1; P1-11,post,total,x,=,0,cfu/ml,0.1,1";
    let seen = decide(&rules("us-hmbana"), &results(rows)).samples;
    let told: Vec<(&str, Outcome)> =
        seen.iter().map(|one| (one.sample.as_str(), one.outcome)).collect();
    assert_eq!(told, [("P1-1", Discard), ("P1-11", Pass)]);
}

fn combining(id: &str, organism: &str, methods: &[&str], by: By) -> Rules {
    let mut own = rules(id);
    own.pack.post.as_mut().expect("a gate").combine.push(Combine {
        organism: organism.into(),
        methods: methods.iter().map(|method| (*method).to_owned()).collect(),
        by,
        because: "Ours.".into(),
        source: "our own rules".into(),
        verified: true,
    });
    assert_eq!(own.pack.problems(), Vec::<String>::new());
    own
}

#[test]
fn methods_combine_as_the_pack_says_and_in_no_other_way() {
    let presumptive = "S1,post,total_coliforms,VRB,=,5000,cfu/ml,1,1";
    let own = combining("br-rdc171", "total_coliforms", &["vrb"], By::ConfirmedBy("bgbl".into()));
    for (more, outcome_is, combined) in [
        ("S1,post,total_coliforms,BGBL,=,0,found,,", Pass, 1),
        ("S1,post,total_coliforms,BGBL,=,1,found,,", Discard, 0),
        ("S1,post,total_coliforms,BGBL,,pending,,,", Discard, 0),
        ("S1,post,total_coliforms,pcr,=,0,found,,", Discard, 0),
        ("S1,post,e_coli,BGBL,=,0,found,,", Discard, 0),
    ] {
        let rows = results(&format!("{presumptive}; {more}"));
        let seen = decide(&own, &rows).samples.remove(0);
        assert_eq!((seen.outcome, seen.combined.len()), (outcome_is, combined), "{more}");
    }
    let both = "S1,post,total,blood,=,10,cfu/ml,0.1,1; S1,post,total,pca,=,0,cfu/ml,2,1";
    let of = |methods: &[&str]| {
        let own = combining("emba-2019", "total", methods, By::Mean);
        let seen = decide(&own, &results(both)).samples.remove(0);
        (seen.outcome, seen.proven[0].count.clone(), seen.combined.len())
    };
    assert_eq!(of(&["blood", "pca"]), (Pass, "0.47 CFU/mL".into(), 1));
    assert_eq!(of(&["blood", "pcr"]), (Discard, "10 CFU/mL".into(), 0));
    let mut own = pack("emba-2019");
    let gate = own.post.as_mut().expect("a gate");
    let rule = combining("emba-2019", "total", &["a"], By::Mean).pack.post.expect("a gate");
    gate.combine = rule.combine;
    gate.combine[0].by = By::ConfirmedBy("A".into());
    assert_eq!(own.problems(), ["methods that are not combined"]);
}

#[test]
fn a_verdict_is_made_again_from_what_it_keeps() {
    let rows = "S 1,post,Total Viable Count,PCA,,>300,CFU/mL,0.1,1; S2,post,No growth,pca,,,,1,1";
    let verdict = decide(&rules("us-hmbana"), &results(rows));
    let stored: Stored = serde_json::from_str(&verdict.to_json()).expect("a stored verdict");
    let made = again(&Shelf::built_in(), &stored).expect("the pack is there");
    assert_eq!(made.to_json(), verdict.to_json());
    // A row that no reader would have taken is named, and does not pass.
    let mut tampered = stored.clone();
    tampered.input.results[1].value = "fine".into();
    let made = again(&Shelf::built_in(), &tampered).expect("the pack is there");
    assert_eq!(made.samples[1].outcome, Open);
    assert!(made.samples[1].reasons[0].because.starts_with("value: `fine`: expected a number"));
}
