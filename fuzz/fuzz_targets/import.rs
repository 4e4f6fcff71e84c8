//! The tables of `ounce import`. Their reader is nobody's to use but the importer's, so its source
//! files are included in this target.
#![no_main]
#![allow(dead_code, reason = "the program uses what this target does not")]

#[path = "../../crates/ounce-import/src"]
mod import {
    pub(crate) mod findings;
    #[path = "../../../fuzz/laws/import.rs"]
    pub(crate) mod law;
    pub(crate) mod table;
    pub(crate) mod words;
    pub(crate) mod wrong;
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| import::law::import(bytes));
