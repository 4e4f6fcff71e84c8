//! The parsers of the cells of a campaign's tables: a value that is taken, printed and read again
//! is the same.

use ounce_domain::quantity::{Currency, Microlitres, MilkUnit, Money};
use ounce_domain::stroll::{Position, Status};
use ounce_domain::text::{self as words, EmailAddress};

use super::text;

pub(crate) fn cells(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    for cell in text.lines().flat_map(|line| line.split(',')) {
        cell_by_cell(cell);
    }
    for (lat, lon) in text.lines().filter_map(|line| line.split_once(',')) {
        if let Ok(at) = Position::parse(lat, lon) {
            assert_eq!(Position::new(at.lat_e7, at.lon_e7), Ok(at));
        }
    }
}

fn cell_by_cell(cell: &str) {
    for currency in [Currency::USD, Currency::JPY] {
        if let Ok(money) = Money::parse(cell, currency) {
            assert!((1..=Money::max_minor(currency)).contains(&money.minor), "{money:?}");
            assert_eq!(Money::parse(&money.plain(), currency), Ok(money));
        }
    }
    for unit in [MilkUnit::Millilitre, MilkUnit::Ounce] {
        if let Ok(volume) = Microlitres::parse(cell, unit) {
            assert!((1..=Microlitres::MAX.0).contains(&volume.0), "{volume:?}");
        }
    }
    if let Ok(address) = EmailAddress::parse(cell) {
        assert_eq!(EmailAddress::parse(address.as_str()), Ok(address.clone()));
        assert_eq!(address.key(), address.key().to_lowercase());
    }
    if let Ok(name) = words::name(cell) {
        assert_eq!(words::name(&name), Ok(name.clone()));
        assert!(!name.chars().any(char::is_control), "{name:?}");
    }
    if let Some(status) = Status::parse(cell) {
        assert_eq!(status.as_str(), cell);
    }
}
