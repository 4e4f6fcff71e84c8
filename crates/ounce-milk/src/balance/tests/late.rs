//! The time when milk moved is not the time when somebody wrote it down.

use super::*;

/// The refused movements of a table: number, reason, and the number of the movement that
/// contradicts it.
fn refused(rows: &str) -> Vec<(String, MoveCode, Option<String>)> {
    let found = judged(rows);
    let told = found.refused.into_iter();
    told.map(|one| (one.id, one.code, one.against.map(|other| other.id))).collect()
}

fn of(id: &str, code: MoveCode, against: Option<&str>) -> (String, MoveCode, Option<String>) {
    (id.to_owned(), code, against.map(str::to_owned))
}

#[test]
fn an_entry_that_comes_late_is_taken_where_it_contradicts_nothing() {
    let late = "x,2026-01-01,O1,donor_claimed:C2,received:C2,1,,\n";
    assert_eq!(refused(&format!("{STORY}{late}")), []);
    // The whole story, written down from its end to its beginning, gives the same balance.
    let backwards: String = STORY.lines().rev().map(|row| format!("{row}\n")).collect();
    let (one, other) = (judged(STORY), judged(&backwards));
    assert_eq!(other.refused, []);
    assert_eq!((one.accounts, one.losses), (other.accounts, other.losses));
}

#[test]
fn a_date_in_a_far_year_stops_nobody_else() {
    let slip = "y,2999-01-05,O1,donor_claimed:C3,received:C3,1,,\n";
    assert_eq!(refused(&format!("{slip}{STORY}")), []);
}

#[test]
fn a_hospital_that_writes_later_than_another_is_not_refused() {
    let rows = STORY.replace("n5,2026-01-09", "n5,2026-01-10");
    let more = "z1,2026-01-03,O2,donor_claimed:C5,received:C5,1,,\n";
    assert_eq!(refused(&format!("{rows}{more}")), []);
}

#[test]
fn a_late_entry_that_contradicts_a_later_moment_is_refused_and_names_it() {
    use MoveCode::*;
    // On the 6th the whole bottle went into stock, so no sample can have been taken on the 5th.
    let sample = "x,2026-01-05,O1,bottled:B1,samples:B1,10,,\n";
    assert_eq!(refused(&format!("{STORY}{sample}")), [of("x", BelowNothing, Some("m9"))]);
    // Milk that is added on the 5th would stay in the place that the bottle left on the 6th.
    let filled = "f1,2026-01-03,O1,donor_claimed:C2,received:C2,9,,
f2,2026-01-03,O1,received:C2,raw_stock:C2,9,,
f3,2026-01-03,O1,raw_stock:C2,pooled:P2,9,,
x,2026-01-05,O1,pooled:P2,bottled:B1,9,,\n";
    assert_eq!(refused(&format!("{STORY}{filled}")), [of("x", TwoPlaces, Some("m9"))]);
    let detail = &judged(&format!("{STORY}{sample}")).refused[0].detail;
    assert!(detail.ends_with("; m9 in line 10 speaks against it"), "{detail}");
    // Other refusals name the entry that contradicts them too.
    for (row, code, against) in [
        ("m1,2026-01-10,O1,donor_claimed:C1,received:C1,999,,", NumberUsedTwice, "m1"),
        ("x,2026-01-10,O1,failed_micro:B2,bottled:B2,489,wrong plate,n1", ReversesOther, "n1"),
        ("x,2026-01-10,O1,bottled:B1,discarded:B1,480,broken,", BelowNothing, "m9"),
    ] {
        let told = refused(&format!("{STORY}{row}\n"));
        assert_eq!(
            told.iter().map(|one| (one.1, one.2.as_deref())).collect::<Vec<_>>(),
            [(code, Some(against))]
        );
    }
}

#[test]
fn what_waits_for_an_entry_is_posted_when_it_comes() {
    let story: Vec<&str> = STORY.lines().collect();
    // The ward writes down the feed before the driver writes down the delivery.
    let mut rows = story.clone();
    rows.swap(11, 12);
    assert_eq!(refused(&rows.join("\n")), []);
    rows.remove(12);
    let told = refused(&rows.join("\n"));
    assert_eq!(
        told,
        [of("n4", MoveCode::BelowNothing, None), of("n5", MoveCode::BelowNothing, None)]
    );
    // A correction may be written down before the movement it corrects.
    let undo = "x,2026-01-10,O1,failed_micro:B2,bottled:B2,490,wrong plate,n1";
    let early = [&[undo], &story[..]].concat().join("\n");
    let found = judged(&early);
    assert_eq!((found.refused, found.accounts["failed_micro"]), (vec![], 0));
}

#[test]
fn a_row_that_was_refused_is_set_right_by_a_later_one_of_its_number() {
    let there = "n9,2026-01-09,O1,donor_claimed:C8,received:C8,1,,\n";
    let slip = "x,2026-01-10,O1,received:C7,raw_stock:C7,1,,\n";
    let right = "X,2026-01-10,O1,received:C8,raw_stock:C8,1,,\n";
    let rows = format!("{STORY}{there}{slip}");
    assert_eq!(refused(&rows), [of("x", MoveCode::BelowNothing, None)]);
    // The slip written down again changes nothing. It is not posted even when its milk comes.
    let late = "n8,2026-01-09,O1,donor_claimed:C7,received:C7,1,,\n";
    for more in [String::new(), slip.to_owned(), format!("{late}{slip}")] {
        let found = judged(&format!("{rows}{right}{more}"));
        assert_eq!((found.refused, found.accounts["raw_stock"]), (vec![], 1000), "{more}");
    }
    // In the other sequence the right one is posted, and the slip contradicts it.
    let told = refused(&format!("{STORY}{there}{right}{slip}"));
    assert_eq!(told, [of("x", MoveCode::NumberUsedTwice, Some("X"))]);
}

#[test]
fn entries_stand_in_the_sequence_in_which_they_were_written_down() {
    let table = "move,at,entered,by,from,to,volume_ml,reason,reverses
m2,2026-01-03T09:00:00Z,2026-01-07,O1,received:C1,raw_stock:C1,1,,
m1,2026-01-02,2026-01-04T10:00:00Z,O1,donor_claimed:C1,received:C1,1,,
m3,2026-01-09,2026-01-08,O1,raw_stock:C1,pooled:P1,1,,\n";
    let moves = read(table).expect("the rows are well formed");
    let numbers: Vec<&str> = moves.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(numbers, ["m1", "m2", "m3"]);
    let found = balance(&moves, &allowed());
    let codes: Vec<(&str, MoveCode)> =
        found.refused.iter().map(|one| (one.id.as_str(), one.code)).collect();
    assert_eq!(codes, [("m3", MoveCode::NotYetHappened)]);
    // A movement may be written down on the day on which it happened.
    let same_day = table
        .replace("2026-01-08", "2026-01-09")
        .replace("m3,2026-01-09,", "m3,2026-01-09T20:00:00Z,");
    assert_eq!(balance(&read(&same_day).expect("good"), &allowed()).refused, []);
    let bad = read(&table.replace("2026-01-08", "soon")).expect_err("no time");
    assert_eq!(bad[0].to_string(), "4: entered: `soon` is not a day or a time");
}

#[test]
fn letter_case_width_and_spaces_make_no_other_thing() {
    let rows = STORY
        .replace("pooled:P1-1,bottled:B1", "pooled:p1-1,bottled:b1")
        .replace("hospital_stock:B1,fed:B1", "hospital_stock:Ｂ１,fed:B 1")
        .replace("m1,2026", "M1,2026");
    let (one, other) = (judged(STORY), judged(&rows));
    assert_eq!(other.refused, []);
    assert_eq!((one.accounts, one.vessels), (other.accounts, other.vessels));
    let undo = "x,2026-01-10,O1,failed_micro:b2,bottled:B2,490,wrong plate,N 1\n";
    assert_eq!(judged(&format!("{STORY}{undo}")).refused, []);
    let again = STORY.lines().next().unwrap_or_default().replace("m1", " M 1 ");
    assert_eq!(judged(&format!("{STORY}{again}\n")).refused, []);
}

#[test]
fn what_a_recall_destroys_has_its_account_wherever_the_milk_is() {
    for before in [10, 11, 12] {
        let story: Vec<&str> = STORY.lines().take(before).collect();
        let from = ["stock_released", "shipped", "hospital_stock"][before - 10];
        let story = story.join("\n").replace("n1,", "q,");
        let row = format!("\nn9,2026-01-11,O1,{from}:B1,recalled_destroyed:B1,480,recall R1,\n");
        let found = judged(&format!("{story}{row}"));
        assert_eq!(found.refused, [], "{from}");
        assert_eq!(found.accounts["recalled_destroyed"], 480_000, "{from}");
        let silent = row.replace("recall R1", "");
        assert_eq!(judged(&format!("{story}{silent}")).refused[0].code, MoveCode::NoReason);
    }
    let held = Place::ALL.into_iter().filter(|place| {
        !place.onward().is_empty() && !place.is_source() && *place != Place::Received
    });
    for place in held {
        assert!(place.onward().contains(&Place::RecalledDestroyed), "{place:?}");
    }
}
