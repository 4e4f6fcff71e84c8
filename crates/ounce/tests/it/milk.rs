//! `ounce milk …` from outside: an invented bank held against what it says is to be found, how
//! each command ends, what it says of files it can't use, and the shape of what it prints.

mod bank;
mod endings;
mod files;
mod found;
mod labels;
mod pipeline;
mod recall;
mod shapes;

use crate::program::{Ounce, Said};
use serde_json::Value;
use std::collections::BTreeSet;

/// A bank to try things with, in the folder `bank` of its own.
struct Bank {
    ounce: Ounce,
    truth: Value,
}

impl Bank {
    fn invented(donors: u32, months: u32, seed: u32) -> Self {
        let ounce = Ounce::new();
        let [donors, months, seed] = [donors, months, seed].map(|number| number.to_string());
        let words = ["synth", "--donors", &donors, "--months", &months, "--seed", &seed];
        let said = milk(&ounce, &[&words[..], &["--out", "bank"]].concat());
        assert_eq!(said.code, Some(0), "{}", said.err);
        let truth = std::fs::read_to_string(ounce.path("bank/truth.json")).expect("it is written");
        Self { ounce, truth: serde_json::from_str(&truth).expect("it is JSON") }
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.ounce.path("bank").join(name)).expect("it is written")
    }

    /// Runs a command on it that ends like this, and gives what it printed as JSON.
    fn asked(&self, code: i32, words: &[&str]) -> Value {
        let said = milk(&self.ounce, words);
        assert_eq!(said.code, Some(code), "{words:?}: {}", said.err);
        json(&said)
    }

    fn word(&self, pointer: &str) -> &str {
        self.truth.pointer(pointer).and_then(Value::as_str).expect("a word of the truth")
    }

    fn names(&self, pointer: &str) -> BTreeSet<&str> {
        names(self.truth.pointer(pointer).expect("a list of the truth"))
    }
}

fn milk(ounce: &Ounce, words: &[&str]) -> Said {
    ounce.run(&[&["milk"], words].concat())
}

fn json(said: &Said) -> Value {
    serde_json::from_str(&said.out).expect("it is JSON")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn names(value: &Value) -> BTreeSet<&str> {
    list(value).iter().map(|name| name.as_str().expect("a name")).collect()
}

/// The values under a key of the items of a list that pass a test.
fn each<'a>(of: &'a Value, key: &str, passes: impl Fn(&Value) -> bool) -> BTreeSet<&'a str> {
    let kept = list(of).iter().filter(|one| passes(one));
    kept.map(|one| one[key].as_str().expect("a name")).collect()
}
