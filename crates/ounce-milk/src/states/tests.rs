use jiff::Timestamp;

use super::release::tests::release;
use super::*;

fn change<S>(to: S, second: i64) -> Change<S> {
    let at = Timestamp::from_second(1_780_000_000 + second).expect("a time of this century");
    Change { to, who: "O1".to_owned(), at, why: "as planned".to_owned(), how: How::Step }
}

/// Takes the steps that the words name, and gives back the outcome of the last one. All steps
/// before it must be taken.
fn walk<S: Stage>(parse: fn(&str) -> Option<S>, words: &str) -> Result<(), MoveRefusal> {
    let mut history = History::default();
    let mut words = words.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let to = parse(word).expect("a state");
        let taken = history.step(change(to, 0));
        if words.peek().is_none() {
            return taken;
        }
        assert_eq!(taken, Ok(()), "{word}");
    }
    Ok(())
}

#[test]
fn the_pictures_of_the_flow() {
    use MoveRefusal::{NeedsRelease, NotFromHere};
    for (words, expected) in [
        ("received raw_stock thawed pooled", Ok(())),
        ("received rejected", Ok(())),
        ("raw_stock", Err(NotFromHere)),
        ("received rejected raw_stock", Err(NotFromHere)),
        ("received raw_stock pooled", Err(NotFromHere)),
        ("received raw_stock thawed raw_stock", Err(NotFromHere)),
        ("received raw_stock thawed pooled discarded", Err(NotFromHere)),
        ("received raw_stock suspected discarded", Ok(())),
        ("received raw_stock suspected thawed", Err(NotFromHere)),
    ] {
        assert_eq!(walk(ContainerState::parse, words), expected, "{words}");
    }
    for (words, expected) in [
        ("mixed sampled split", Ok(())),
        ("mixed split", Err(NotFromHere)),
        ("mixed sampled split mixed", Err(NotFromHere)),
        ("mixed sampled suspected split", Err(NotFromHere)),
    ] {
        assert_eq!(walk(PoolState::parse, words), expected, "{words}");
    }
    for (words, expected) in [
        ("heating held cooled await_culture release_ready", Ok(())),
        ("heating held cooled await_culture release_ready released", Err(NeedsRelease)),
        ("heating held cooled release_ready", Err(NotFromHere)),
        ("heating held cooled curve_fail await_culture", Err(NotFromHere)),
        ("heating held cooled await_culture culture_fail release_ready", Err(NotFromHere)),
        ("heating held cooled await_culture suspected release_ready", Err(NotFromHere)),
        ("heating held cooled await_culture suspected culture_fail", Ok(())),
    ] {
        assert_eq!(walk(BatchState::parse, words), expected, "{words}");
    }
    for (words, expected) in [
        ("quarantine stock", Err(NeedsRelease)),
        ("stock", Err(NotFromHere)),
        ("quarantine shipped", Err(NotFromHere)),
        ("quarantine discarded stock", Err(NotFromHere)),
        ("quarantine recalled discarded", Ok(())),
        ("quarantine suspected stock", Err(NotFromHere)),
    ] {
        assert_eq!(walk(BottleState::parse, words), expected, "{words}");
    }
}

#[test]
fn a_bottle_leaves_quarantine_by_the_release_of_its_own_batch() {
    let release = release("P1-1");
    let (own, other) = ("p1-1".into(), "P1-2".into());
    let mut bottle = History::default();
    bottle.step(change(BottleState::Quarantine, 0)).expect("it was filled");
    let stock = change(BottleState::Stock, 1);
    let taken = bottle.step_released(stock.clone(), &other, &release);
    assert_eq!(taken, Err(MoveRefusal::OtherBatch));
    // 5 March, 9:59:59: only one of the two people has signed.
    let early = Change { at: release.signed_at() - jiff::Span::new().seconds(1), ..stock.clone() };
    let mut unsigned = History::default();
    let filled = Change { at: early.at, ..change(BottleState::Quarantine, 0) };
    unsigned.step(filled).expect("it was filled");
    let early = unsigned.step_released(early, &own, &release);
    assert_eq!(early, Err(MoveRefusal::BeforeTheRelease));
    bottle.step_released(stock, &own, &release).expect("its batch was released");
    // A bottle that is withdrawn from an order comes back without a second release.
    bottle.step(change(BottleState::Allocated, 2)).expect("from stock");
    bottle.step(change(BottleState::Stock, 3)).expect("the order was withdrawn");
    for state in [BottleState::Allocated, BottleState::Shipped, BottleState::Received] {
        bottle.step(change(state, 4)).expect("on its way");
    }
    assert_eq!(bottle.step(change(BottleState::Fed, 5)), Err(MoveRefusal::NotFromHere));
    assert_eq!(bottle.state(), BottleState::Received);
    assert_eq!(bottle.changes().len(), 7);
}

#[test]
fn a_step_is_taken_back_by_a_second_person_to_the_state_before() {
    let mut batch = History::default();
    for state in [BatchState::Heating, BatchState::Held, BatchState::CurveFail] {
        batch.step(change(state, 0)).expect("a step of the picture");
    }
    let by = |who: &str, to| Change { who: who.to_owned(), ..change(to, 1) };
    // All of these are ways to write O1, who took the step.
    for same in ["O1", "o-1", "Ο1", "O1\u{200b}"] {
        let taken = batch.undo(by(same, BatchState::Held));
        assert_eq!(taken, Err(MoveRefusal::SamePerson), "{same}");
    }
    assert_eq!(batch.undo(by("O2", BatchState::Heating)), Err(MoveRefusal::NotTheOneBefore));
    assert_eq!(batch.undo(by("-", BatchState::Held)), Err(MoveRefusal::NobodyNamed));
    let unsaid = Change { why: "\u{200b}".to_owned(), ..by("O2", BatchState::Held) };
    assert_eq!(batch.undo(unsaid), Err(MoveRefusal::NoReason));
    assert_eq!(batch.undo(by("O2", BatchState::Held)), Ok(()));
    assert_eq!(batch.state(), BatchState::Held);
    // The step before that can be taken back too. All changes are kept.
    assert_eq!(batch.undo(by("O2", BatchState::Heating)), Ok(()));
    assert_eq!(batch.undo(by("O2", BatchState::Loaded)), Ok(()));
    assert_eq!(batch.undo(by("O2", BatchState::Loaded)), Err(MoveRefusal::NotTheOneBefore));
    assert_eq!(batch.changes().len(), 6);
    assert_eq!(batch.changes()[3].how, How::Undo);
}

#[test]
fn a_change_says_who_and_why_and_never_lies_before_the_last() {
    let mut pool = History::default();
    let step = |who: &str, why: &str, second| Change {
        who: who.to_owned(),
        why: why.to_owned(),
        ..change(PoolState::Mixed, second)
    };
    assert_eq!(pool.step(step(" ", "", 0)), Err(MoveRefusal::NobodyNamed));
    assert_eq!(pool.step(step("O1", " ", 0)), Err(MoveRefusal::NoReason));
    assert_eq!(pool.state(), PoolState::Draft);
    assert_eq!(pool.step(step("O1", "mixed six times", 5)), Ok(()));
    let early = pool.step(change(PoolState::Sampled, 4));
    assert_eq!(early, Err(MoveRefusal::BeforeTheLast));
    assert_eq!(pool.step(change(PoolState::Sampled, 5)), Ok(()));
}

#[test]
fn words_are_read_back_and_numbered_as_stored() {
    for (place, state) in BottleState::ALL.iter().enumerate() {
        assert_eq!(usize::from(state.place()), place);
        assert_eq!(BottleState::parse(state.as_str()), Some(*state));
    }
    assert_eq!(BottleState::ALL.len(), 13);
    assert_eq!(BottleState::parse("lost"), None);
}
