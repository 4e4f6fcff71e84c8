//! The tables of `ounce import`. Their reader belongs to the program, which is no library, so its
//! source files are included in this target.
#![no_main]
#![allow(dead_code, reason = "the program uses what this target does not")]

/// The program's sentence for a refusal; here its name is enough.
mod words {
    pub(crate) fn reason(refusal: ounce_domain::refusal::Refusal) -> String {
        format!("{refusal:?}")
    }
}

#[path = "../../crates/ounce/src/import"]
mod import {
    pub(crate) mod findings;
    #[path = "../../../../fuzz/laws/import.rs"]
    pub(crate) mod law;
    pub(crate) mod table;
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| import::law::import(bytes));
