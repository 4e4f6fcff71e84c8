//! Two to six phones, whose logs arrive in any order, in pieces, again and again, with losses on the
//! way: in the end it is as if each entry had come once.

use super::*;
use proptest::prelude::*;

/// Dice that a seed decides, so that a vector can be made again.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `below`.
    pub(super) fn roll(&mut self, below: u64) -> u64 {
        // SplitMix64 (Steele, Lea, Flood 2014).
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % below.max(1)
    }

    fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.roll(all.len() as u64) as usize].clone()
    }

    fn number(&mut self, below: u64) -> i64 {
        i64::try_from(self.roll(below)).expect("it is small")
    }

    fn small(&mut self, below: u64) -> u8 {
        u8::try_from(self.roll(below)).expect("it is small")
    }
}

/// What a helper notes; often about the same few parties as the others.
fn words(dice: &mut Dice, phones: u8, n: u8, seq: i64) -> Value {
    let who = dice.small(17) + 1;
    let (adults, children) = (dice.number(3) + 1, dice.number(3));
    let signed = json!({ "version": 1, "signed_name": "A name" });
    match dice.roll(18) {
        0..=5 => json!({ "kind": "arrived", "registration": registration(who).to_string(),
            "adults": adults, "children": children }),
        6 => json!({ "kind": "arrived", "ticket": ticket(who), "adults": adults,
            "children": children }),
        7 => json!({ "kind": "walked_in", "name": "Walk-up family",
            "email": dice.one_of(&[Value::Null, "one@example.org".into()]),
            "adults": adults - 1, "children": children + 1,
            "waiver": dice.one_of(&[Value::Null, signed]) }),
        8 | 9 => json!({ "kind": "cash", "amount": format!("{}.{:02}", adults * 10, children * 5),
            "currency": dice.one_of(&["USD", "USD", "USD", "CAD"]), "name": null,
            "email": null, "receipt": format!("{n}-{}", seq - dice.number(2)) }),
        10 => json!({ "kind": "milk", "millilitres": 100 * adults + children, "bags": adults,
            "bank": dice.one_of(&[Value::Null, "north-bank".into(), "nowhere".into()]),
            "name": null }),
        11 => json!({ "kind": "shirt", "registration": registration(who % 3 + 1).to_string(),
            "line": dice.one_of(&["M", "L"]) }),
        12 => json!({ "kind": "headcount", "people": dice.number(90) }),
        13 => json!({ "kind": "note", "text": "A cooler is full" }),
        14 => json!({ "kind": "danced" }),
        // Of anything: of others, of undos, of what is not there.
        _ => undo(dice.small(u64::from(phones)) + 1, dice.number(14) + 1),
    }
}

/// The logs of some phones: their clocks may be a day or years off, and one may be cut off.
pub(super) fn logs(dice: &mut Dice, phones: u8, most: u64) -> Vec<Vec<Delivered>> {
    let mut all = Vec::new();
    for n in 1..=phones {
        let offset_ms = dice.one_of(&[0, 0, 1_500, -86_400_000, 86_400_001, -126_000_000_000]);
        let cut_off_from = if dice.roll(3) == 0 { dice.number(most) } else { i64::MAX };
        let entries = (1..=dice.number(most)).map(|seq| {
            let mut sent = words(dice, phones, n, seq);
            let at_ms = TEN + seq * 20_000 - offset_ms;
            let at = jiff::Timestamp::from_millisecond(at_ms).expect("a time of these tests");
            sent["at"] = at.to_string().into();
            let mut one = noted(n, seq, sent);
            one.clock.offset_ms = Some(offset_ms);
            if seq > cut_off_from {
                one.taken = dice.one_of(&[Taken::CutOff, Taken::CutOff, Taken::Ended]);
            }
            one
        });
        all.push(entries.collect());
    }
    all
}

/// A way in which the entries arrive: pieces of logs, in any order, some lost and sent again, some
/// twice; in the end all of them have come.
pub(super) fn deliver<T: Clone>(dice: &mut Dice, logs: &[Vec<T>]) -> Vec<T> {
    let mut way = Vec::new();
    for _ in 0..dice.roll(12) {
        let Some(log) = logs.get(dice.roll(logs.len() as u64) as usize) else { continue };
        let from = dice.roll(log.len() as u64 + 1) as usize;
        let until = from + dice.roll((log.len() - from) as u64 + 1) as usize;
        let mut piece = log[from..until].to_vec();
        // The service ends in the middle of a request now and then, and has taken none of it.
        if dice.roll(4) > 0 {
            if dice.roll(3) == 0 {
                piece.reverse();
            }
            way.extend(piece);
        }
    }
    let mut rest: Vec<T> = logs.iter().flatten().cloned().collect();
    for i in (1..rest.len()).rev() {
        rest.swap(i, dice.roll(i as u64 + 1) as usize);
    }
    way.extend(rest);
    way
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]
    #[test]
    fn any_way_of_delivery_ends_in_the_same_state(seed: u64, phones in 2_u8..=6) {
        let mut dice = Dice::of(seed);
        let logs = logs(&mut dice, phones, 14);
        let logs: Vec<Vec<Received>> =
            logs.iter().map(|log| log.iter().map(Delivered::received).collect()).collect();
        let in_order = logs.concat();
        let expected = union(in_order.clone());
        let log = union(deliver(&mut dice, &logs));
        // Nothing is lost and nothing is there twice.
        prop_assert_eq!(log.len(), in_order.len());
        prop_assert_eq!(&log, &expected);
        for (n, own) in (1_u8..).zip(&logs) {
            let through = i64::try_from(own.len()).expect("it is small");
            prop_assert_eq!(log.progress(device(n)), log::Progress { through, gaps: vec![] });
        }
        prop_assert_eq!(fold(&log, &facts()), fold(&expected, &facts()));
    }
}

proptest! {
    #[test]
    fn other_words_under_a_number_change_no_figure(seed: u64) {
        let mut dice = Dice::of(seed);
        let logs = logs(&mut dice, 2, 14);
        let mut log = log_of(&logs.concat());
        let before = fold(&log, &facts());
        let mut reworded = BTreeMap::new();
        for one in logs.iter().flatten().filter(|_| dice.roll(3) == 0) {
            let mut other = one.clone();
            other.sent["kind"] = "note".into();
            other.sent["text"] = "Other words".into();
            let received = other.received();
            let key = received.entry.key;
            prop_assert_eq!(log.add(received), Added::OtherWords);
            reworded.insert(key, ());
        }
        let mut after = fold(&log, &facts());
        let asked = after.questions.iter().filter(|one| one.code == Code::OtherWords);
        prop_assert_eq!(asked.count(), reworded.len());
        after.questions.retain(|one| one.code != Code::OtherWords);
        prop_assert_eq!(after, before);
    }
}
