use super::*;
use jiff::civil::{date, time};
use ounce_domain::quantity::{Currency, Money};

#[test]
fn probe() {
    for lang in Lang::ALL {
        let t = Reader::new(lang, Units::Us);
        println!(
            "{}|{}|{}|{}|{}|{}",
            t.day(date(2015, 5, 2)),
            t.day_short(date(2015, 5, 2)),
            t.date(date(2015, 5, 2)),
            t.time(time(10, 0, 0, 0)),
            t.time(time(13, 30, 0, 0)),
            t.money(Money::new(5_021_300, Currency::USD)),
        );
    }
}
