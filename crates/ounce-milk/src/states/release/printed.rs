//! The output of another command. A record keeps it whole; only some parts of it are read here.

use serde::de::{DeserializeOwned, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};
use std::fmt;

use crate::curve::MilliCelsius;
use crate::intake;
use jiff::civil::Date;
use ounce_domain::reference::Reference;

/// The JSON that a command printed, with every key and value. An object with the same key twice
/// contradicts itself and is refused. A plain JSON value would keep only the last one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Printed(Value);

impl Printed {
    /// Keeps the verdict of a rule as its command prints it.
    pub fn of(verdict: &impl Serialize) -> Self {
        Self(serde_json::to_value(verdict).expect("a verdict has text keys"))
    }

    /// The parts that matter here. `None` if that command does not print such JSON.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_value(self.0.clone()).ok()
    }
}

impl<'de> Deserialize<'de> for Printed {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Whole).map(Self)
    }
}

struct Whole;

impl<'de> Visitor<'de> for Whole {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON as a command prints it")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Printed(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some((key, Printed(value))) = entries.next_entry::<String, Printed>()? {
            if object.contains_key(&key) {
                return Err(A::Error::custom(format!("`{key}` stands there twice")));
            }
            object.insert(key, value);
        }
        Ok(object.into())
    }
}

/// Parts of the output of `ounce milk intake --json`.
#[derive(Deserialize)]
pub(super) struct IntakeSeen {
    pub pack: String,
    pub version: String,
    pub example: bool,
    pub containers: Vec<ReceivedSeen>,
    /// The input of the verdict, if the output has it.
    #[serde(default)]
    pub input: Option<intake::Input>,
}

#[derive(Deserialize)]
pub(super) struct ReceivedSeen {
    pub container: Reference,
    pub donor: Option<Reference>,
    pub outcome: intake::Outcome,
}

/// Parts of the output of `ounce milk serology --json`.
#[derive(Deserialize)]
pub(super) struct SerologySeen {
    pub pack: String,
    pub version: String,
    pub example: bool,
    pub containers: Vec<CoverSeen>,
}

#[derive(Deserialize)]
pub(super) struct CoverSeen {
    pub container: Reference,
    pub donor: Option<Reference>,
    pub expressed_on: Option<String>,
    pub covered: bool,
    pub because: Vec<Value>,
}

/// Parts of the output of `ounce milk culture --json`.
#[derive(Deserialize)]
pub(super) struct CultureSeen {
    pub pack: String,
    pub version: String,
    pub example: bool,
    pub samples: Vec<SampleSeen>,
}

#[derive(Deserialize)]
pub(super) struct SampleSeen {
    pub sample: Reference,
    pub stage: StageSeen,
    pub outcome: GrownSeen,
    pub reasons: Vec<Value>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum StageSeen {
    Pre,
    Post,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum GrownSeen {
    Pass,
    NotEnoughEvidence,
    Discard,
}

/// Parts of the output of `ounce milk curve --json`.
#[derive(Deserialize)]
pub(super) struct CurveSeen {
    pub accepted: bool,
    pub outcome: HeldSeen,
    pub reasons: Vec<Value>,
    pub probes: Vec<ProbeSeen>,
    pub pack: String,
    pub version: String,
    pub examples: Vec<String>,
    pub trace_sha256: String,
    /// The day of the cycle, if the command was told.
    #[serde(default, deserialize_with = "day_if_any")]
    pub on: Option<Date>,
    /// The batch, if the command was told.
    #[serde(default)]
    pub batch: Option<Reference>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum HeldSeen {
    Pass,
    Review,
    Fail,
}

#[derive(Deserialize)]
pub(super) struct ProbeSeen {
    pub probe: Reference,
    pub readings: u64,
    pub offset_c: MilliCelsius,
}

fn day_if_any<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
    let text: Option<String> = Option::deserialize(from)?;
    let read = |text: String| {
        crate::pack::day::read(&text).ok_or_else(|| D::Error::custom(format!("`{text}` is no day")))
    };
    text.map(read).transpose()
}
