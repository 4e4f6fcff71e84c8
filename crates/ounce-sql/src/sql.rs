//! One SQL text for SQLite and PostgreSQL.
//!
//! Every statement is a `const` with `:named` parameters, written once in the portable subset and
//! run through [`Sql`] by either engine. Four tests on both engines keep it portable (see
//! `tests/it`). The subset:
//!
//! - *Columns*: `$int` (64 bits), `$text` (UTF-8, sorted by bytes), `$bytes`. A boolean is an
//!   integer with a CHECK, a time is integer milliseconds UTC given by the caller, an id is 16
//!   bytes. No floats, and NULL only where "unknown" is a real answer.
//! - *Sums*: `CAST(SUM(x) AS BIGINT)`, since PostgreSQL adds bigints up to a numeric.
//! - *Parameters* take the type of what they are compared with or stored in; where there is
//!   nothing to go by (`SELECT :x`, `:x IS NULL`) write `CAST(:x AS BIGINT)` or `AS TEXT`.
//! - *Constraint errors*: after one, PostgreSQL refuses the rest of the transaction, so none is
//!   ever caught: use `INSERT … ON CONFLICT DO NOTHING` and look at the rows changed.
//! - *Order*: NULLs come first on SQLite and last on PostgreSQL: say `NULLS LAST`.
//! - *Allowed*: CTEs, window functions, `RETURNING`, `ON CONFLICT (…) DO UPDATE`, partial indexes,
//!   `FILTER (WHERE …)`, `IS NOT DISTINCT FROM`, `UPDATE … FROM`.
//! - *Forbidden*: `now()`, `datetime()`, `::casts`, `ILIKE`, arrays, JSON operators, `rowid`,
//!   `REPLACE INTO`, `AUTOINCREMENT`, double-quoted strings, `FOR UPDATE`.

use std::borrow::Cow;

use crate::fault::Fault;

/// An argument of a statement, or the content of a column.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    Null,
    Int(i64),
    Text(Cow<'a, str>),
    Bytes(Cow<'a, [u8]>),
    /// Sixteen bytes kept in place: most values are ids, and this spares each an allocation.
    Id([u8; 16]),
}

impl Value<'_> {
    pub(crate) fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            Value::Bytes(bytes) => Some(bytes),
            Value::Id(id) => Some(id),
            _ => None,
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Int(_) => "an integer",
            Value::Text(_) => "text",
            Value::Bytes(_) | Value::Id(_) => "bytes",
        }
    }
}

/// Sixteen bytes are the same value whether they came as an id or as bytes.
impl PartialEq for Value<'_> {
    fn eq(&self, other: &Value<'_>) -> bool {
        match (self, other) {
            (Value::Null, Value::Null) => true,
            (Value::Int(a), Value::Int(b)) => a == b,
            (Value::Text(a), Value::Text(b)) => a == b,
            _ => self.as_bytes().is_some() && self.as_bytes() == other.as_bytes(),
        }
    }
}

macro_rules! int_values {
    ($($small:ty),*) => {$(
        impl From<$small> for Value<'_> {
            fn from(n: $small) -> Self {
                Value::Int(i64::from(n))
            }
        }
    )*};
}
int_values!(i64, i32, i16, i8, u32, u16, u8, bool);

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Value::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Value::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Value::Text(text)
    }
}

impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Value::Bytes(Cow::Borrowed(bytes))
    }
}

impl<'a> From<&'a Vec<u8>> for Value<'a> {
    fn from(bytes: &'a Vec<u8>) -> Self {
        Value::Bytes(Cow::Borrowed(bytes))
    }
}

impl From<Vec<u8>> for Value<'_> {
    fn from(bytes: Vec<u8>) -> Self {
        Value::Bytes(Cow::Owned(bytes))
    }
}

impl From<[u8; 16]> for Value<'_> {
    fn from(id: [u8; 16]) -> Self {
        Value::Id(id)
    }
}

impl From<&[u8; 16]> for Value<'_> {
    fn from(id: &[u8; 16]) -> Self {
        Value::Id(*id)
    }
}

impl<'a> From<&'a [u8; 32]> for Value<'a> {
    fn from(hash: &'a [u8; 32]) -> Self {
        Value::Bytes(Cow::Borrowed(hash))
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(maybe: Option<T>) -> Self {
        maybe.map_or(Value::Null, Into::into)
    }
}

/// One row of an answer; columns are counted from 0 in the order the statement names them.
/// Each getter fails with a [`Fault`] when the column holds something else.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    cells: Vec<Value<'static>>,
}

impl Row {
    pub(crate) fn new(cells: Vec<Value<'static>>) -> Row {
        Row { cells }
    }

    /// All columns, in the order the statement names them.
    pub fn cells(&self) -> &[Value<'static>] {
        &self.cells
    }

    pub(crate) fn into_cells(self) -> Vec<Value<'static>> {
        self.cells
    }

    fn cell(&self, i: usize) -> Result<&Value<'static>, Fault> {
        self.cells.get(i).ok_or_else(|| {
            Fault::corrupt(format!("no column {i} in a row of {}", self.cells.len()))
        })
    }

    fn wrong(&self, i: usize, wanted: &str) -> Fault {
        let found = self.cells.get(i).map_or("nothing", Value::kind);
        Fault::corrupt(format!("column {i} holds {found}, not {wanted}"))
    }

    fn is_null(&self, i: usize) -> Result<bool, Fault> {
        Ok(matches!(self.cell(i)?, Value::Null))
    }

    pub fn int(&self, i: usize) -> Result<i64, Fault> {
        match self.cell(i)? {
            Value::Int(n) => Ok(*n),
            _ => Err(self.wrong(i, "an integer")),
        }
    }

    /// A boolean, stored as 0 or 1.
    pub fn flag(&self, i: usize) -> Result<bool, Fault> {
        match self.int(i)? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(self.wrong(i, "0 or 1")),
        }
    }

    /// The text in place, for callers who only parse it.
    pub fn str(&self, i: usize) -> Result<&str, Fault> {
        match self.cell(i)? {
            Value::Text(text) => Ok(text),
            _ => Err(self.wrong(i, "text")),
        }
    }

    pub fn text(&self, i: usize) -> Result<String, Fault> {
        self.str(i).map(str::to_owned)
    }

    pub fn bytes(&self, i: usize) -> Result<Vec<u8>, Fault> {
        self.cell(i)?.as_bytes().map(<[u8]>::to_vec).ok_or_else(|| self.wrong(i, "bytes"))
    }

    pub fn id(&self, i: usize) -> Result<[u8; 16], Fault> {
        let bytes = self.cell(i)?.as_bytes().ok_or_else(|| self.wrong(i, "an id"))?;
        bytes.try_into().map_err(|_| self.wrong(i, "the 16 bytes of an id"))
    }

    pub fn opt_int(&self, i: usize) -> Result<Option<i64>, Fault> {
        if self.is_null(i)? { Ok(None) } else { self.int(i).map(Some) }
    }

    pub fn opt_text(&self, i: usize) -> Result<Option<String>, Fault> {
        if self.is_null(i)? { Ok(None) } else { self.text(i).map(Some) }
    }

    pub fn opt_bytes(&self, i: usize) -> Result<Option<Vec<u8>>, Fault> {
        if self.is_null(i)? { Ok(None) } else { self.bytes(i).map(Some) }
    }

    pub fn opt_id(&self, i: usize) -> Result<Option<[u8; 16]>, Fault> {
        if self.is_null(i)? { Ok(None) } else { self.id(i).map(Some) }
    }
}

/// The arguments of a statement: every `:name` in it once, without the colon, in any order
/// (fastest in the order in which they first appear).
pub type Args<'a> = [(&'a str, Value<'a>)];

/// What a closure given to [`Store::read`](crate::Store::read) or
/// [`Store::write`](crate::Store::write) can do. All methods fail with a [`Fault`] when the
/// engine does, and when arguments and parameters are not the same set.
pub trait Sql {
    /// Changes rows and says how many.
    fn run(&mut self, sql: &'static str, args: &Args<'_>) -> Result<u64, Fault>;

    /// All rows of the answer, in memory: bound it with `LIMIT` where it can grow.
    fn rows(&mut self, sql: &'static str, args: &Args<'_>) -> Result<Vec<Row>, Fault>;

    /// The one row of the answer, or none. Two rows are a [`Fault`]: the key was not one.
    fn row(&mut self, sql: &'static str, args: &Args<'_>) -> Result<Option<Row>, Fault> {
        let mut rows = self.rows(sql, args)?.into_iter();
        match (rows.next(), rows.next()) {
            (row, None) => Ok(row),
            (_, Some(_)) => Err(Fault::corrupt(format!("more than one row from: {sql}"))),
        }
    }
}
