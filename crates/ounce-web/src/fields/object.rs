//! A JSON object as it was sent, with the names that are in it twice.
//!
//! JSON leaves open which of two values under one name counts, and readers differ. Here neither
//! does: the name is complained about.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// Reads a text of JSON.
///
/// # Errors
/// The line and column where it stops being JSON.
pub(super) fn read(body: &[u8]) -> Result<(Value, Vec<String>), serde_json::Error> {
    let mut twice = Vec::new();
    let mut reader = serde_json::Deserializer::from_slice(body);
    let value = Reading { within: "", twice: &mut twice }.deserialize(&mut reader)?;
    reader.end()?;
    Ok((value, twice))
}

/// One value being read, at the path `within`.
struct Reading<'a> {
    within: &'a str,
    twice: &'a mut Vec<String>,
}

impl<'de> DeserializeSeed<'de> for Reading<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reading<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) =
            list.next_element_seed(Reading { within: self.within, twice: &mut *self.twice })?
        {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = fields.next_key::<String>()? {
            let short: String = name.chars().take(80).collect();
            let path = match self.within {
                "" => short,
                within => format!("{within}.{short}"),
            };
            let value =
                fields.next_value_seed(Reading { within: &path, twice: &mut *self.twice })?;
            if object.insert(name, value).is_some() && !self.twice.contains(&path) {
                self.twice.push(path);
            }
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_there_once_is_read_as_ever() {
        let text = r#"{"a": [1, -2, 2.5, null], "b": {"c": "d", "e": true}}"#;
        let (value, twice) = read(text.as_bytes()).expect("JSON");
        assert_eq!(value, json!({ "a": [1, -2, 2.5, null], "b": { "c": "d", "e": true } }));
        assert!(twice.is_empty());
    }

    #[test]
    fn a_name_that_is_there_twice_is_named_once_and_in_full() {
        let text = r#"{"a": 1, "b": {"c": 1, "c": 2, "c": 3}, "a": 2, "d": {"a": 3}}"#;
        let (_, twice) = read(text.as_bytes()).expect("JSON");
        assert_eq!(twice, ["b.c", "a"]);
    }

    #[test]
    fn what_is_no_json_is_told_where() {
        let fault = read(b"{\n \"a\": oops}").expect_err("no JSON");
        assert_eq!((fault.line(), fault.column()), (2, 7));
        assert!(read(b"{} {}").is_err(), "one value is all there may be");
        assert!(read("[".repeat(10_000).as_bytes()).is_err(), "no deeper than anybody means it");
    }
}
