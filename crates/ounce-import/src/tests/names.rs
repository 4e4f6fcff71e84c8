//! Names in other letters.

use super::*;

/// The same files as they come back from other programs: capitals, full-width letters, a space.
#[test]
fn a_name_in_other_letters_finds_the_same_thing_and_makes_no_second_one() {
    let scratch = Scratch::new();
    let store = scratch.store();
    let write = |noun, text: &str| import_text(&store, noun, text).expect("the file is good");
    for (noun, text) in ALL {
        write(noun, text);
    }
    for (noun, from, to) in [
        (Noun::Campaign, "partner,wrens,", "partner,Wrens,"),
        (
            Noun::Groups,
            ",larks-of-elm,Larks of Elm,larks,",
            ",Larks-of-Elm,Larks of Elm,ＬＡＲＫＳ,",
        ),
        (Noun::Strolls, ",elm,Elm,larks-of-elm,", ",ELM,Elm,Larks-Of-Elm,"),
        (Noun::Banks, "Milk Bank of Elm,Elm", "Ｍilk Bank of Elm,Elm"),
        (Noun::Registrations, "2026,elm,R-1,", "２０２６,Elm,r-1,"),
        (Noun::Gifts, "2026,elm,G-1,", "2026,ＥＬＭ,ｇ-1,"),
        (Noun::Milk, "elm,milk-bank-of-elm,M-2,M-1,", "Elm,Milk-Bank-of-Elm,m-2,ｍ-1,"),
    ] {
        let good = ALL.iter().find(|(other, _)| *other == noun).expect("every noun has a file").1;
        let done = write(noun, &edited(good, from, to));
        assert_eq!(done.new, 0, "{noun:?}: {done}");
    }
    let twice =
        GIFTS.to_owned() + "2026,,g-1,gift,imported,1,USD,,,yes,,received,,2026-03-02T12:00:00Z\n";
    let bad = import_text(&store, Noun::Gifts, &twice).expect_err("one reference twice");
    assert!(bad[0].starts_with("6: reference: is the same as in line 2"), "{bad:?}");
    let spaced = edited(STROLLS, "2026,elm,", "2026,el m,");
    assert!(import_text(&store, Noun::Strolls, &spaced).is_err(), "a space may be a hyphen");
}
