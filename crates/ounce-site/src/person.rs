//! A person's data, as they get it and as they erase it.

pub(crate) mod own;
pub(crate) mod page;
mod sample;

use jiff::Timestamp;
use ounce_store::person::{Cell, Found, Record};
use serde_json::{Map, Value, json};

/// Everything that is kept about a person, as JSON: rows by table, as `docs/formats.md` says.
pub fn export(found: &Found) -> Value {
    json!({ "records": by_table(&found.records), "named_alike": by_table(&found.alike) })
}

fn by_table(records: &[Record]) -> Value {
    let mut tables = Map::new();
    for record in records {
        let row: Map<String, Value> =
            record.cells.iter().map(|(column, cell)| told(column, cell)).collect();
        let rows = tables.entry(record.table).or_insert_with(|| json!([]));
        if let Value::Array(rows) = rows {
            rows.push(Value::Object(row));
        }
    }
    Value::Object(tables)
}

/// A time in milliseconds is written as a readable moment.
fn told(column: &str, cell: &Cell) -> (String, Value) {
    let moment = |ms: &i64| Timestamp::from_millisecond(*ms).ok();
    match (column.strip_suffix("_ms"), cell) {
        (Some(name), Cell::Number(ms)) => {
            (name.to_owned(), moment(ms).map_or(Value::Null, |at| at.to_string().into()))
        }
        (_, Cell::Number(number)) => (column.to_owned(), (*number).into()),
        (_, Cell::Text(text)) => (column.to_owned(), text.as_str().into()),
        (_, Cell::Nothing) => (column.to_owned(), Value::Null),
    }
}
