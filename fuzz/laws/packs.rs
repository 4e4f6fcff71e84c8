//! Packs of every kind: refused with a place in the file, or good. By a good pack no verdict may
//! panic, for any numbers in it.

use jiff::civil::{Date, date};
use ounce_milk::intake::Condition;
use ounce_milk::pack::{self, Pack, PackFault};
use ounce_milk::pooling::{self, Recipe};
use ounce_milk::{allocation, balance, culture, curve, intake, prescreen, serology};

use super::{lines, text};

const TODAY: Date = date(2026, 5, 2);

pub(crate) fn packs(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    if let Some(pack) = read::<allocation::Pack>(text) {
        let stock = "bottle,din,volume_ml,expires_on,product,state\n\
                     B1,A999926000001,100,2026-06-01,standard,stock\n";
        let orders = "hospital,tier,infants,need_ml,product,filled_ml\nH1,T0,2,400,any,0\n";
        let bottles = allocation::stock::read_stock(stock).expect("it is good");
        let orders = allocation::stock::read_orders(orders).expect("it is good");
        allocation::allocate(&bottles, &orders, &pack, TODAY);
    }
    if let Some(pack) = read::<balance::BalancePack>(text) {
        balance::balance(&[], &pack);
    }
    if let Some(pack) = read::<culture::CulturePack>(text) {
        let results = "sample,stage,organism,method,operator,value,unit,plated_ml,plates\n\
                       S1,pre,total,pca_30c_48h,=,100000,cfu/ml,0.1,1\n\
                       S2,post,bacillus,pca_30c_48h,<,10,cfu/ml,1,9\n";
        let rules = culture::Rules::of(&pack::Shelf::built_in(), pack);
        if let Ok(rules) = rules {
            let results = culture::read(&rules.dictionary, results).expect("it is good");
            culture::decide(&rules, &results);
        }
    }
    if let Some(dictionary) = read::<culture::Dictionary>(text) {
        let results = "sample,stage,organism,method,operator,value,unit,plated_ml,plates\n\
                       S1,post,total,pca,=,0,cfu/ml,0.1,1\nS1,post,B. cereus,pcr,,No growth,,,\n";
        if let Ok(results) = culture::read(&dictionary, results) {
            let pack = pack::Shelf::built_in().on("us-hmbana", TODAY).expect("it is built in");
            culture::decide(&culture::Rules { pack, dictionary }, &results);
        }
    }
    if let Some(pack) = read::<curve::CurvePack>(text) {
        cycle(&pack);
    }
    if let Some(pack) = read::<intake::IntakePack>(text) {
        let mut columns: Vec<&str> = intake::COMMON.to_vec();
        let facts = pack.facts();
        columns.extend(facts.iter().map(|fact| fact.name.as_str()));
        let row = format!("C1{}", ",".repeat(columns.len() - 1));
        let containers = intake::read(&format!("{}\n{row}\n", columns.join(",")), &pack, &[]);
        let verdict = intake::decide(&pack, &containers.expect("its own columns are good"));
        let counts = |check: &&intake::Check| check.unknown != intake::Outcome::Accept;
        let asks = pack.rows.iter().filter(counts).any(|check| {
            matches!(
                check.holds,
                Condition::Fact { .. } | Condition::FactIn { .. } | Condition::FactAtMost { .. }
            )
        });
        assert!(!(verdict.accepted && asks), "what nobody knows is not accepted");
    }
    if let Some(pack) = read::<pooling::pack::Pack>(text) {
        let plan = "pools = 1\nmin_volume_ml = 100\nmax_volume_ml = 200\n";
        drop(Recipe::parse(plan, &pack));
    }
    if let Some(pack) = read::<prescreen::PrescreenPack>(text) {
        let input = prescreen::Input { on: TODAY, at: None, answers: serde_json::Map::new() };
        let verdict = prescreen::decide(&pack, &input).expect("no answer is a bad one");
        let again = prescreen::decide(&pack, &input).expect("no answer is a bad one");
        assert_eq!(verdict.to_json(), again.to_json());
    }
    if let Some(pack) = read::<serology::SerologyPack>(text) {
        serology::decide(&pack, &[], &[]);
    }
}

fn read<P: Pack>(text: &str) -> Option<P> {
    let faults = match pack::read::<P>("it.json", text) {
        Ok(pack) => {
            assert!(pack.problems().is_empty());
            assert!(!pack.id().is_empty() && !pack.version().is_empty());
            return Some(pack);
        }
        Err(faults) => faults,
    };
    assert!(!faults.is_empty(), "refused without a reason");
    for PackFault { line, reason, .. } in &faults {
        assert!(*line <= lines(text) && !reason.is_empty(), "{line}: {reason}");
    }
    None
}

fn cycle(pack: &curve::CurvePack) {
    let trace = "t_s,probe,temp_c\n0,p1,20\n600,p1,62.6\n1200,p1,62.7\n2400,p1,62.8\n2500,p1,20\n\
                 2600,p1,4\n";
    let terms = curve::Terms { pack, calibrations: None, shift: None };
    let (mut reader, mut judge) = (curve::TraceReader::new(), curve::Judge::new(terms));
    reader.feed(trace.as_bytes(), &mut judge);
    let hash = reader.finish(&mut judge).expect("the trace is good");
    let verdict = judge.verdict(hash);
    assert_eq!(verdict.accepted, verdict.reasons.is_empty());
    let asked = pack.calibration_required.value;
    assert!(!(asked && verdict.accepted), "accepted without the calibrations that are asked for");
}
