//! Bottles in stock and what hospitals ask for.

use crate::pack::day;
use crate::sheet::{self, BadRow, Row, Table};
use jiff::civil::Date;
use ounce_domain::quantity::Microlitres;
use ounce_domain::reference::Reference;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeSet;
use std::fmt;

/// How urgent an order is: T0 is a course of donor milk already begun, T6 is without a
/// prescription. The pack says what each tier means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Tier(u8);

impl Tier {
    /// A course of donor milk that has begun.
    pub const BEGUN: Self = Self(0);
    /// The smallest and sickest, for whom days of cover are kept.
    pub const FIRST: Self = Self(1);
    /// Outpatients: from here on the reserve is not touched.
    pub const OUTPATIENT: Self = Self(5);
    /// Without a prescription.
    pub const SURPLUS: Self = Self(6);

    pub fn all() -> impl Iterator<Item = Self> {
        (0..=6).map(Self)
    }

    /// `T0` to `T6`, or the digit alone.
    pub fn parse(text: &str) -> Option<Self> {
        match text.strip_prefix(['T', 't']).unwrap_or(text).as_bytes() {
            [digit @ b'0'..=b'6'] => Some(Self(digit - b'0')),
            _ => None,
        }
    }
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "T{}", self.0)
    }
}

impl From<Tier> for String {
    fn from(tier: Tier) -> Self {
        tier.to_string()
    }
}

impl TryFrom<String> for Tier {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or_else(|| format!("`{text}` is not a tier from T0 to T6"))
    }
}

/// A bottle of pasteurised milk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bottle {
    #[serde(rename = "bottle")]
    pub id: Reference,
    /// The donation identification number of its pool.
    pub din: String,
    #[serde(rename = "volume_ul", with = "microlitres")]
    pub volume: Microlitres,
    /// The last day it may be used.
    #[serde(with = "day")]
    pub expires_on: Date,
    pub product: Reference,
    pub state: Reference,
}

/// An order of one hospital for one tier: a number of infants and a volume, never a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    pub hospital: Reference,
    pub tier: Tier,
    #[serde(deserialize_with = "infants")]
    pub infants: i64,
    #[serde(rename = "need_ul", with = "microlitres")]
    pub need: Microlitres,
    /// The product that must match, or `any`.
    pub product: Reference,
    /// The volume that was delivered for this need before.
    #[serde(rename = "filled_ul", with = "microlitres")]
    pub filled: Microlitres,
}

impl Order {
    /// Whether any suitable milk will do.
    pub fn takes_any(&self) -> bool {
        self.product.key() == ANY
    }
}

/// A volume as a whole number of microlitres.
mod microlitres {
    use ounce_domain::quantity::Microlitres;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(volume: &Microlitres, to: S) -> Result<S::Ok, S::Error> {
        volume.0.serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Microlitres, D::Error> {
        let volume = i64::deserialize(from)?;
        let fits = (0..100_000_000_000).contains(&volume);
        if fits { Ok(Microlitres(volume)) } else { Err(D::Error::custom("no such volume")) }
    }
}

/// A number of infants as tables may have it.
fn infants<'de, D: Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    let infants = i64::deserialize(from)?;
    let fits = INFANTS.contains(&infants);
    if fits { Ok(infants) } else { Err(D::Error::custom("no such number of infants")) }
}

/// The infants one order can be for.
const INFANTS: std::ops::RangeInclusive<i64> = 1..=10_000;

/// The order's product when any suitable milk will do.
pub const ANY: &str = "any";

const STOCK: [&str; 6] = ["bottle", "din", "volume_ml", "expires_on", "product", "state"];
const ORDERS: [&str; 6] = ["hospital", "tier", "infants", "need_ml", "product", "filled_ml"];

/// Reads `stock.csv`: `bottle,din,volume_ml,expires_on,product,state`.
///
/// # Errors
/// Every row that cannot be used.
pub fn read_stock(text: &str) -> Result<Vec<Bottle>, Vec<BadRow>> {
    let (mut bottles, mut seen) = (Vec::new(), BTreeSet::new());
    let Table { rows, mut bad } = sheet::read(text, &STOCK)?;
    for row in rows {
        let mut cells = Cells { row: &row, columns: &STOCK, bad: &mut bad };
        let (id, din) = (cells.name(0), cells.text(1));
        let volume = cells.millilitres(2, 1, 5);
        let expires_on = cells.day(3);
        let (product, state) = (cells.name(4), cells.name(5));
        if !id.is_empty() && !seen.insert(id.clone()) {
            bad.push(BadRow::new(row.line, STOCK[0], "the bottle stands there twice"));
        }
        bottles.push(Bottle { id, din, volume, expires_on, product, state });
    }
    sheet::whole(bottles, bad)
}

/// Reads `orders.csv`: `hospital,tier,infants,need_ml,product,filled_ml`. An empty product is
/// [`ANY`]; an empty `filled_ml` is zero.
///
/// # Errors
/// Every row that cannot be used.
pub fn read_orders(text: &str) -> Result<Vec<Order>, Vec<BadRow>> {
    let (mut orders, mut seen) = (Vec::new(), BTreeSet::new());
    let Table { rows, mut bad } = sheet::read(text, &ORDERS)?;
    for row in rows {
        let mut cells = Cells { row: &row, columns: &ORDERS, bad: &mut bad };
        let hospital = cells.name(0);
        let tier = Tier::parse(row.cell(1));
        if tier.is_none() {
            cells.complain(1, format!("{:?} is not a tier from T0 to T6", row.cell(1)));
        }
        let tier = tier.unwrap_or(Tier::SURPLUS);
        let infants = sheet::decimal(row.cell(2), 0).filter(|_| !row.cell(2).contains('.'));
        let infants = infants.filter(|infants| INFANTS.contains(infants));
        if infants.is_none() {
            let reason = format!("{:?} is not a whole number from 1 to 10000", row.cell(2));
            cells.complain(2, reason);
        }
        let need = cells.millilitres(3, 1, 8);
        let filled =
            if row.cell(5).is_empty() { Microlitres(0) } else { cells.millilitres(5, 0, 8) };
        let product = Reference::new(if row.cell(4).is_empty() { ANY } else { row.cell(4) });
        if !seen.insert((hospital.clone(), tier, product.clone())) {
            cells.complain(0, format!("{tier} of {hospital} asks for {product} milk twice"));
        }
        let infants = infants.unwrap_or(1);
        orders.push(Order { hospital, tier, infants, need, product, filled });
    }
    sheet::whole(orders, bad)
}

/// A row while its cells are read. A cell that can't be used is reported, and an empty value stands
/// in for it; nobody sees that value, because the file is then refused.
struct Cells<'a> {
    row: &'a Row,
    columns: &'a [&'a str],
    bad: &'a mut Vec<BadRow>,
}

impl Cells<'_> {
    fn complain(&mut self, column: usize, reason: impl Into<String>) {
        self.bad.push(BadRow::new(self.row.line, self.columns[column], reason));
    }

    fn name(&mut self, column: usize) -> Reference {
        let name = Reference::new(self.row.cell(column));
        if name.is_empty() {
            self.complain(column, "missing");
        }
        name
    }

    fn text(&mut self, column: usize) -> String {
        let text = self.row.cell(column);
        if text.is_empty() {
            self.complain(column, "missing");
        }
        text.to_owned()
    }

    /// At least `least` microlitres, and fewer digits of millilitres than would be a slip.
    fn millilitres(&mut self, column: usize, least: i64, digits: u32) -> Microlitres {
        let most = 10_i64.pow(digits);
        let cell = self.row.cell(column);
        let volume = sheet::decimal(cell, 3).filter(|ul| (least..most * 1000).contains(ul));
        if volume.is_none() {
            let from = if least > 0 { "above 0" } else { "from 0" };
            self.complain(column, format!("{cell:?} is not a number {from} and below {most}"));
        }
        Microlitres(volume.unwrap_or(0))
    }

    fn day(&mut self, column: usize) -> Date {
        let cell = self.row.cell(column);
        day::read(cell).unwrap_or_else(|| {
            self.complain(column, format!("{cell:?} is not a day such as 2026-05-02"));
            Date::MIN
        })
    }
}
