//! A course that is kept and resumed says the same as one walk over all rows.

use super::*;
use crate::states::release::KeptRelease;
use crate::states::steps::{AskedBefore, Course, Entered, Standing, kin};
use proptest::sample::Index;

fn at(text: &str) -> jiff::Timestamp {
    text.parse().expect("a time")
}

const COLUMNS: &str = "thing,to,at,who,why,batch,pool,mark\n";

/// The batch, the things it is made from, its shipment, and the container C9, which belongs to
/// nothing.
fn story() -> Vec<Step> {
    let more = "container:C9,received,2026-03-01,O1,arrived,,,\n\
        container:C9,pooled,2026-03-02,O1,never thawed,,,\n\
        container:C9,suspected,2026-03-05,,smells,,,\n\
        bottle:B1,allocated,2026-03-06T08:00:00Z,O2,an order,,,\n\
        bottle:B1,shipped,2026-03-06T09:00:00Z,O2,on dry ice,,,\n\
        container:C2,recalled,2026-03-07T09:00:00Z,O2,practice,,,drill\n\
        batch:P1-1,suspected,2026-03-08T09:00:00Z,O3,a call,,,\n\
        batch:P1-1,released,2026-03-08T10:00:00Z,O4,a wrong call,,,undo\n\
        bottle:B1,received,2026-03-20T09:00:00Z,O5,on the ward,,,\n";
    let pad = |rows: &str| rows.lines().map(|row| format!("{row},,\n")).collect::<String>();
    let made = pad(MADE).replace("poured,,,", "poured,,P1,");
    let batch = pad(BATCH).replace("begun,,,", "begun,,P1,");
    read(&format!("{COLUMNS}{made}{batch}{more}")).expect("the table is good")
}

fn found() -> Hold {
    let (who, why) = ("serology us-hmbana 2026.1".into(), "donor D1: hcv positive".into());
    Hold { container: "c1".into(), at: at("2026-03-10T00:00:00Z"), who, why }
}

fn entered() -> Vec<Entered> {
    let steps = story().into_iter().map(Entered::Step);
    let release = Entered::Release(KeptRelease::from(release("P1-1")));
    steps.chain([release, Entered::Hold(found())]).collect()
}

/// One walk over everything that was entered.
fn at_once(rows: &[Entered], now: jiff::Timestamp) -> Walked {
    let (mut steps, mut releases, mut holds) = (Vec::new(), BTreeMap::new(), Vec::new());
    for row in rows {
        match row {
            Entered::Step(step) => steps.push(step.clone()),
            Entered::Release(KeptRelease(one)) => {
                releases.insert(one.batch().clone(), one.clone());
            }
            Entered::Hold(hold) => holds.push(hold.clone()),
        }
    }
    walk(&steps, &Beside { releases: &releases, holds: &holds, now })
}

#[test]
fn a_day_walks_the_families_it_names_and_no_other() {
    let now = at("2026-03-15T00:00:00Z");
    let mut course = Course::default();
    let (_, kept) = course.add(entered(), now).expect("nothing was asked before");
    let mut again = Course::resume(&kept).expect("it was kept");
    assert_eq!(again, course);
    let row = "container:C7,received,2026-03-14,O1,arrived,,,\n";
    let day = read(&format!("{COLUMNS}{row}")).expect("the table is good");
    let (seen, lines) = again.add(day.into_iter().map(Entered::Step).collect(), now).expect("now");
    assert_eq!(lines.lines().count(), 2);
    let named: Vec<&str> = seen.things.iter().map(|one| one.thing.as_str()).collect();
    // Families with refused, practised or future steps are walked again. C7 is new.
    assert!(named.contains(&"container:C7") && named.contains(&"container:C9"), "{named:?}");
    let quiet = ["container:c7".to_owned()].into();
    assert_eq!(kin(&entered(), quiet), ["container:c7".to_owned()].into());
    let late = course.add(Vec::new(), at("2026-03-14T00:00:00Z")).map(|_| ());
    assert_eq!(late, Err(AskedBefore(now)));
}

#[test]
fn what_is_entered_twice_adds_nothing_unless_it_is_a_step() {
    let now = at("2026-03-15T00:00:00Z");
    let mut course = Course::default();
    let (first, _) = course.add(entered(), now).expect("nothing was asked before");
    let found = vec![Entered::Hold(found()), Entered::Release(release("P1-1").into())];
    let (again, lines) = course.add(found, now).expect("the same moment");
    assert_eq!(lines.lines().count(), 1);
    assert_eq!((&again.input, &again.states), (&first.input, &first.states));
}

#[test]
fn a_kept_course_that_was_changed_is_refused() {
    let mut course = Course::default();
    let (_, kept) = course.add(entered(), at("2026-03-15T00:00:00Z")).expect("the first");
    assert_eq!(Course::resume(""), Ok(Course::default()));
    let changed = "this row or one above it is not what was kept";
    let without = |n: usize| {
        let rows = kept.lines().enumerate().filter(|(at, _)| *at != n);
        rows.map(|(_, row)| format!("{row}\n")).collect::<String>()
    };
    let last = kept.lines().count() - 1;
    for (bad, line, reason) in [
        (kept.replacen("O1", "O2", 1), 1, changed),
        (kept.replacen("\"signed_by\":[", "\"signed_by\":[\"O9\",", 1), last - 1, changed),
        (kept.replacen("\"steps\":28", "\"steps\":27", 1), last + 1, changed),
        (without(3), 4, changed),
        (without(last), last, "rows are missing behind it"),
        (format!("{kept}\n"), last + 2, "it has no digest"),
    ] {
        assert_ne!(bad, kept, "{reason}");
        let found = Course::resume(&bad).expect_err(reason);
        assert_eq!((found.line, found.reason.as_str()), (line, reason));
    }
}

proptest! {
    /// For any sequence of entries, late ones too, added day by day.
    #[test]
    fn any_split_of_what_was_entered_comes_to_the_same(
        shuffled in Just(entered()).prop_shuffle(),
        cuts in proptest::collection::vec(any::<Index>(), 0..5),
        whole_table in any::<bool>(),
    ) {
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(shuffled.len() + 1)).collect();
        cuts.extend([0, shuffled.len()]);
        cuts.sort_unstable();
        let (mut kept, mut rows, mut standing) = (String::new(), Vec::new(), Standing::default());
        for (n, cut) in cuts.windows(2).enumerate() {
            let now = at(&format!("2026-03-{:02}T12:00:00Z", 5 + 2 * n));
            let day = shuffled[cut[0]..cut[1]].to_vec();
            let mut course = if whole_table {
                Course::resume(&kept).expect("it was kept")
            } else {
                // A desk loads only the rows of the families that are needed.
                let mut asked = standing.open.clone();
                asked.extend(day.iter().flat_map(Entered::things));
                let all: Vec<Entered> = [&rows[..], &day].concat();
                let family = kin(&all, asked);
                let of_it = |one: &&Entered| one.things().iter().any(|it| family.contains(it));
                Course::of(standing.clone(), rows.iter().filter(of_it).cloned().collect())
            };
            let (seen, lines) = course.add(day.clone(), now).expect("a later day");
            kept += &lines;
            rows.extend(day);
            standing = course.standing().clone();
            let mut whole = at_once(&rows, now);
            whole.things.retain(|thing| seen.things.contains(thing));
            prop_assert_eq!(whole.things.len(), seen.things.len());
            if !whole_table {
                whole.input.releases.clone_from(&seen.input.releases);
                whole.input.holds.clone_from(&seen.input.holds);
            }
            prop_assert_eq!(seen, whole);
        }
    }
}
