//! Packs and dictionaries without a meaning, or with two, are refused.

use super::*;

#[test]
fn a_question_names_what_it_asks_for() {
    let mut own = pack("fr-1995");
    let gate = own.pre.as_mut().expect("France has a gate before");
    for (named, problems) in [("", 2), ("bacillus", 0)] {
        gate.discard_if[0].when = Test::Grows { organism: named.into() };
        gate.discard_if[1].when = Test::Found { what: named.into() };
        let asked = CulturePack { pre: Some(gate.clone()), ..pack("fr-1995") };
        let wrong = vec!["`grows` and `found` name what they ask for"; problems];
        assert_eq!(asked.problems(), wrong);
    }
}

#[test]
fn a_pack_is_an_example_while_one_of_its_sources_is_unread() {
    let read = || {
        let mut own = pack("fr-1995");
        for gate in own.pre.iter_mut().chain(&mut own.post) {
            gate.discard_if.iter_mut().for_each(|rule| rule.verified = true);
            gate.needs.iter_mut().for_each(|need| need.verified = true);
            gate.heat.iter_mut().for_each(|heat| heat.verified = true);
        }
        own
    };
    assert!(!read().is_example());
    let unread: [fn(&mut CulturePack); 3] = [
        |own| own.pre.as_mut().expect("a gate").discard_if[0].verified = false,
        |own| own.post.as_mut().expect("a gate").needs[0].verified = false,
        |own| own.pre.as_mut().expect("a gate").heat[0].verified = false,
    ];
    for (n, unread) in unread.iter().enumerate() {
        let mut own = read();
        unread(&mut own);
        assert!(own.is_example(), "{n}");
    }
}

#[test]
fn a_count_below_nothing_and_a_plate_without_milk_are_refused() {
    for (count, problems) in [(-1, 1), (0, 0), (1, 0)] {
        let mut own = pack("ca-qc");
        let gate = own.post.as_mut().expect("a gate");
        gate.discard_if[0].when = Test::Over { organism: "total".into(), cfu_ml: count };
        assert_eq!(own.problems().len(), problems, "{count}");
    }
    for (plated_ul, problems) in [(0, 1), (1, 0)] {
        let mut own = pack("ca-qc");
        own.post.as_mut().expect("a gate").needs[0].plated_ul = plated_ul;
        assert_eq!(own.problems().len(), problems, "{plated_ul}");
    }
}

#[test]
fn a_pack_is_known_by_its_version_and_its_first_day() {
    let own = pack("ca-qc");
    assert_eq!(Pack::version(&own), own.version);
    assert_eq!(Pack::effective(&own), own.effective);
}

#[test]
fn a_pack_that_asks_nothing_is_refused() {
    let mut own = pack("fr-1995");
    let gate = own.pre.as_mut().expect("France has a gate before");
    gate.discard_if[0].when = Test::All(Vec::new());
    gate.discard_if[1].when = Test::AtLeast { organism: "total".into(), cfu_ml: 0 };
    gate.heat[0].source.clear();
    let gate = own.post.as_mut().expect("and one after");
    gate.discard_if.clear();
    gate.needs[0].plates = 0;
    assert_eq!(own.problems().len(), 5, "{:#?}", own.problems());
    (own.pre, own.post) = (None, None);
    assert_eq!(own.problems(), ["a pack without a gate"]);
}

#[test]
fn a_pack_asks_only_what_its_dictionary_names() {
    let mut own = pack("us-hmbana");
    let gate = own.post.as_mut().expect("a gate");
    gate.discard_if[0].when = Test::Grows { organism: "bacillus_cereuss".into() };
    let said = Rules::of(&Shelf::built_in(), own).expect_err("a slip");
    let reason = "us-hmbana: `bacillus_cereuss` is not in the dictionary laboratory";
    assert_eq!(said[0].to_string(), reason);
}

type Change = fn(&mut Dictionary);

#[test]
fn a_dictionary_that_contradicts_itself_is_refused() {
    let good = rules("us-hmbana").dictionary;
    let changed: [(&str, Change); 7] = [
        ("a name `e_coli` stands for two things", |own| {
            own.organisms.value[0].names.push("E. Coli".into());
        }),
        ("a name without a letter", |own| own.organisms.value[0].names.push(" ".into())),
        ("`total` is part of itself", |own| {
            own.organisms.value[0].part_of = Some("enterobacteriaceae".into());
        }),
        ("`b_cereus` is part of what the dictionary does not name", |own| {
            let cereus = own.organisms.value.iter_mut().find(|one| one.id == "b_cereus");
            cereus.expect("it is there").part_of = Some("bacilli".into());
        }),
        ("the word `3 x` begins with a number", |own| own.words.value[0].say.push("3 x".into())),
        ("a word `TNTC` stands for two things", |own| own.words.value[0].say.push("tntc".into())),
        ("the unit `cfu/ml` counts in no milk", |own| {
            own.units.value[0].counts = Counted::ColoniesPerUl(0);
        }),
    ];
    assert_eq!(good.problems(), Vec::<String>::new());
    for (says, change) in changed {
        let mut own = good.clone();
        change(&mut own);
        let said = own.problems();
        let same = |said: &String| said.eq_ignore_ascii_case(says);
        assert!(said.iter().any(same), "{says}: {said:?}");
    }
}
