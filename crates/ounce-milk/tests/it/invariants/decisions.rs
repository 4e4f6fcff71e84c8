//! Numbers and decisions: check characters, who comes first, calendar, cover, replay.

use std::collections::BTreeMap;

use jiff::civil::date;
use ounce_domain::quantity::Microlitres;
use ounce_domain::reference::Reference;
use ounce_milk::allocation::{self, Bottle, Order, Tier, allocate};
use ounce_milk::isbt::{Din, Facility};
use ounce_milk::pack::{Period, Shelf};
use ounce_milk::prescreen::{self, Input, PrescreenPack, Stored};
use ounce_milk::serology::{self, Code, SerologyPack};
use proptest::prelude::*;
use serde_json::json;

use super::{TODAY, pack};

#[test]
fn invariant_3_published_numbers_have_their_check_character_and_every_slip_changes_it() {
    // ST-001, appendix A, figure 2 and label examples; UK Red Book, annex 2.
    for (text, character) in [
        ("G123417654321", 'A'),
        ("G123498654321", 'H'),
        ("A999921123456", '3'),
        ("A999915000001", 'M'),
        ("A999918000001", '8'),
        ("A999917345628", '*'),
        ("A999917345658", 'O'),
        ("A999917123456", '9'),
        ("A999917123654", 'Y'),
        ("W000009123456", 'G'),
    ] {
        assert_eq!(Din::parse(text).expect("it is one").check_character(), character, "{text}");
    }
    let facility = Facility::parse("A9990").expect("it is one");
    for serial in [0, 1, 999_999, 123_456, 550_055] {
        let din = Din::new(facility, 26, serial).expect("in range");
        let right = din.check_character();
        let characters: Vec<char> = din.to_string().chars().collect();
        let told = |characters: &[char]| {
            let text: String = characters.iter().collect();
            Din::parse(&text).ok().map(|din| din.check_character())
        };
        for at in 0..characters.len() {
            for other in ('0'..='9').chain('A'..='Z').filter(|other| *other != characters[at]) {
                let mut slipped = characters.clone();
                slipped[at] = other;
                assert_ne!(told(&slipped), Some(right), "{slipped:?}");
            }
            let mut swapped = characters.clone();
            if at > 0 && characters[at - 1] != characters[at] {
                swapped.swap(at - 1, at);
                assert_ne!(told(&swapped), Some(right), "{swapped:?}");
            }
        }
    }
}

const PRODUCTS: [&str; 4] = ["standard", "preterm", "dairy_free", "any"];

fn scarcity() -> impl Strategy<Value = (Vec<Bottle>, Vec<Order>)> {
    let bottle = (20..220_i64, 0..40_i8, 0..3_usize);
    let order = (0..7_u8, 1..6_i64, 50..600_i64, 0..60_i64, 0..4_usize);
    let bottles = proptest::collection::vec(bottle, 0..50);
    (bottles, proptest::collection::vec(order, 1..14)).prop_map(|(bottles, asked)| {
        let bottles = bottles.into_iter().enumerate().map(|(at, (ml, day, product))| Bottle {
            id: Reference::new(&format!("b{at}")),
            din: "A999026000001".into(),
            volume: Microlitres::from_millilitres(ml),
            expires_on: TODAY.saturating_add(jiff::Span::new().days(day)),
            product: PRODUCTS[product].into(),
            state: "stock".into(),
        });
        let asked = asked.into_iter().enumerate().map(|(at, row)| {
            let (tier, infants, need, percent, product) = row;
            Order {
                hospital: Reference::new(&format!("h{at}")),
                tier: Tier::parse(&tier.to_string()).expect("it is a tier"),
                infants,
                need: Microlitres::from_millilitres(need),
                product: PRODUCTS[product].into(),
                filled: Microlitres::from_millilitres(need * percent / 100),
            }
        });
        (bottles.collect(), asked.collect())
    })
}

proptest! {
    /// No more is given than there is, nothing twice, and while an order is below its floor no
    /// less urgent tier gets a bottle that would have suited it.
    #[test]
    fn invariant_4_no_tier_is_served_while_one_above_it_lacks((bottles, asked) in scarcity()) {
        let pack: allocation::Pack = pack("alloc-default");
        let allocation = allocate(&bottles, &asked, &pack, TODAY);
        let bottle: BTreeMap<&str, &Bottle> = bottles.iter().map(|b| (b.id.as_str(), b)).collect();
        let mut given: BTreeMap<&str, i64> = BTreeMap::new();
        let mut gone = std::collections::BTreeSet::new();
        for one in &allocation.assigned {
            prop_assert!(gone.insert(one.bottle.as_str()), "{} was given twice", one.bottle);
            *given.entry(&one.hospital).or_default() += bottle[one.bottle.as_str()].volume.0;
        }
        let all: i64 = bottles.iter().map(|b| b.volume.0).sum();
        prop_assert!(given.values().sum::<i64>() <= all);
        let suits = |order: &Order, product: &Reference| match order.product.as_str() {
            "any" => pack.any_takes.iter().any(|row| {
                row.product == *product && row.tiers.contains(&order.tier)
            }),
            _ => order.product == *product,
        };
        for order in &asked {
            let filled = order.filled.0 + given.get(order.hospital.as_str()).copied().unwrap_or(0);
            if filled >= order.need.0 {
                continue;
            }
            for one in allocation.assigned.iter().filter(|one| one.tier > order.tier) {
                let product = &bottle[one.bottle.as_str()].product;
                prop_assert!(!suits(order, product), "{one:?} before {order:?}");
            }
        }
    }
}

#[test]
fn invariant_7_months_end_with_the_month_and_hours_have_passed() {
    let half_a_year = Period::Months(6);
    assert_eq!(half_a_year.after(date(2026, 8, 31)), date(2027, 2, 28));
    assert_eq!(half_a_year.after(date(2027, 8, 31)), date(2028, 2, 29));
    // Both nights in which New York changes its clocks, by the wall and by the seconds.
    for (from, to) in [
        ("2026-03-07T20:00-05:00[America/New_York]", "2026-03-08T09:00-04:00[America/New_York]"),
        ("2026-10-31T20:00-04:00[America/New_York]", "2026-11-01T07:00-05:00[America/New_York]"),
    ] {
        let drank = prescreen::read_moment(from).expect("a moment");
        let fit = Period::Hours(12).since(&drank);
        assert_eq!(fit, prescreen::read_moment(to).expect("a moment"));
        assert_eq!(fit.timestamp().as_second() - drank.timestamp().as_second(), 12 * 3600);
    }
}

#[test]
fn invariant_8_the_day_after_the_last_covered_one_is_not_covered_though_she_is_active() {
    let pack: SerologyPack = pack("us-hmbana");
    let mut panels = String::from("donor,analyte,method,result,drawn_on,lab\n");
    for analyte in &pack.panel {
        panels += &format!("D1,{},immunoassay,negative,2026-01-15,L1\n", analyte.analyte);
    }
    let containers = "container,donor,expressed_on\nC1,D1,2026-07-15\nC2,D1,2026-07-16\n";
    let panels = serology::read_panels(&panels).expect("good panels");
    let containers = serology::read_containers(containers).expect("good containers");
    let verdict = serology::decide(&pack, &panels, &containers);
    let covered: Vec<bool> = verdict.containers.iter().map(|one| one.covered).collect();
    assert_eq!(covered, [true, false]);
    assert!(verdict.containers[1].because.iter().all(|reason| reason.code == Code::AfterCover));
    assert_eq!(verdict.containers[1].because.len(), pack.panel.len());
}

#[test]
fn invariant_9_an_old_decision_is_made_again_byte_for_byte_after_the_pack_has_changed() {
    let shelf = Shelf::built_in();
    let old: PrescreenPack = shelf.version("us-hmbana-practice", "2026.1").expect("it is kept");
    let answers = json!({"transfusion": "2026-03-01", "tobacco": false});
    let answers = answers.as_object().expect("an object").clone();
    let input = Input { on: TODAY, at: None, answers };
    let then = prescreen::decide(&old, &input).expect("it can be decided").to_json();
    // The bank makes the wait three times as long, in a version of its own.
    let text = include_str!("../../../../../packs/prescreen/us-hmbana-practice.json");
    let newer = text
        .replace("\"version\": \"2026.1\"", "\"version\": \"2026.2\"")
        .replace("\"effective\": \"2026-01-01\"", "\"effective\": \"2026-07-01\"")
        .replace("{\"months\": 4}", "{\"months\": 12}");
    let mut shelf = Shelf::built_in();
    shelf.add("prescreen", "newer.json", &newer);
    let today: PrescreenPack = shelf.on("us-hmbana-practice", TODAY).expect("the newer one");
    let now = prescreen::decide(&today, &input).expect("it can be decided").to_json();
    assert_ne!(now, then, "decided afresh it comes out otherwise");
    let stored: Stored = serde_json::from_str(&then).expect("a stored verdict");
    let kept: PrescreenPack =
        shelf.version(&stored.pack, &stored.version).expect("both versions are kept");
    let again = prescreen::decide(&kept, &stored.input).expect("it was decided before");
    assert_eq!(again.to_json(), then);
}
