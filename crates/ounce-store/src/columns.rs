//! How the domain's values stand in columns: read one after the other, each parsed once.
//!
//! A value that does not parse is a fault of the data, never a default. This program can read
//! everything it wrote, so somebody else has changed the value.

use jiff::civil::{Date, DateTime};
use ounce_domain::id::Id;
use ounce_domain::quantity::Currency;
use ounce_domain::stroll::{Position, Status};
use ounce_domain::text::EmailAddress;
use ounce_sql::{Fault, Row, Value};

/// Walks over the columns of a row in the order in which the statement names them.
pub(crate) struct Columns<'r> {
    row: &'r Row,
    next: usize,
}

impl<'r> Columns<'r> {
    pub(crate) fn of(row: &'r Row) -> Self {
        Columns { row, next: 0 }
    }

    fn step(&mut self) -> usize {
        self.next += 1;
        self.next - 1
    }

    /// Whether the next column holds a value; it is still to be read then.
    pub(crate) fn is_something(&self) -> Result<bool, Fault> {
        Ok(self.row.opt_bytes(self.next)?.is_some())
    }

    pub(crate) fn bytes16(&mut self) -> Result<[u8; 16], Fault> {
        let i = self.step();
        self.row.id(i)
    }

    /// The 32 bytes of a SHA-256.
    pub(crate) fn bytes32(&mut self) -> Result<[u8; 32], Fault> {
        let i = self.step();
        let bytes = self.row.bytes(i)?;
        bytes.try_into().map_err(|_| Fault::corrupt("a column holds no SHA-256"))
    }

    pub(crate) fn bytes(&mut self) -> Result<Vec<u8>, Fault> {
        let i = self.step();
        self.row.bytes(i)
    }

    pub(crate) fn id<T>(&mut self) -> Result<Id<T>, Fault> {
        self.bytes16().map(Id::from_bytes)
    }

    pub(crate) fn opt_id<T>(&mut self) -> Result<Option<Id<T>>, Fault> {
        let i = self.step();
        Ok(self.row.opt_id(i)?.map(Id::from_bytes))
    }

    pub(crate) fn int(&mut self) -> Result<i64, Fault> {
        let i = self.step();
        self.row.int(i)
    }

    pub(crate) fn opt_int(&mut self) -> Result<Option<i64>, Fault> {
        let i = self.step();
        self.row.opt_int(i)
    }

    pub(crate) fn flag(&mut self) -> Result<bool, Fault> {
        let i = self.step();
        self.row.flag(i)
    }

    pub(crate) fn text(&mut self) -> Result<String, Fault> {
        let i = self.step();
        self.row.text(i)
    }

    pub(crate) fn opt_text(&mut self) -> Result<Option<String>, Fault> {
        let i = self.step();
        self.row.opt_text(i)
    }

    /// Parses text in place; `what` names it in the fault, which never quotes it.
    pub(crate) fn parsed<T>(
        &mut self,
        what: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, Fault> {
        let i = self.step();
        parse(self.row.str(i)?).ok_or_else(|| Fault::corrupt(format!("a column holds no {what}")))
    }

    pub(crate) fn date(&mut self) -> Result<Date, Fault> {
        self.parsed("date", |text| text.parse().ok())
    }

    pub(crate) fn date_time(&mut self) -> Result<DateTime, Fault> {
        self.parsed("date and time", |text| text.parse().ok())
    }

    pub(crate) fn opt_date_time(&mut self) -> Result<Option<DateTime>, Fault> {
        let i = self.step();
        let Some(text) = self.row.opt_text(i)? else { return Ok(None) };
        text.parse().map(Some).map_err(|_| Fault::corrupt("a column holds no date and time"))
    }

    pub(crate) fn currency(&mut self) -> Result<Currency, Fault> {
        self.parsed("currency", Currency::from_code)
    }

    pub(crate) fn status(&mut self) -> Result<Status, Fault> {
        self.parsed("status", Status::parse)
    }

    pub(crate) fn position(&mut self) -> Result<Position, Fault> {
        let (lat_e7, lon_e7) = (self.int()?, self.int()?);
        Position::new(lat_e7, lon_e7).map_err(|_| Fault::corrupt("a position off the Earth"))
    }

    pub(crate) fn email(&mut self) -> Result<EmailAddress, Fault> {
        self.parsed("e-mail address", |text| EmailAddress::parse(text).ok())
    }

    /// An address, or empty text for none.
    pub(crate) fn opt_email(&mut self) -> Result<Option<EmailAddress>, Fault> {
        self.parsed("e-mail address", |text| match text {
            "" => Some(None),
            text => EmailAddress::parse(text).ok().map(Some),
        })
    }
}

/// An id as an argument.
pub(crate) fn id<T>(id: Id<T>) -> Value<'static> {
    id.bytes().into()
}

/// An id that may be missing, as an argument.
pub(crate) fn opt_id<T>(id: Option<Id<T>>) -> Value<'static> {
    id.map(Id::bytes).into()
}

/// Turns each row into a value.
pub(crate) fn each<T>(
    rows: &[Row],
    mut read: impl FnMut(&mut Columns<'_>) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    rows.iter().map(|row| read(&mut Columns::of(row))).collect()
}

/// Turns a row that may be missing into a value.
pub(crate) fn maybe<T>(
    row: Option<Row>,
    read: impl FnOnce(&mut Columns<'_>) -> Result<T, Fault>,
) -> Result<Option<T>, Fault> {
    row.map(|row| read(&mut Columns::of(&row))).transpose()
}
