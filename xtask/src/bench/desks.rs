//! The work of those who run strolls: a coordinator's pages and changes as a campaign grows, a day
//! in the park that all phones hand in at once, and the paper of all towns.

mod day;
mod pages;
mod paper;

use std::path::Path;
use std::process::Command;

use super::Bench;
use super::crowd::{CAMPAIGN, Crowd};
use super::http;
use super::parts;
use super::report::Goals;
use super::subject::Ground;
use crate::shell;

/// The campaign of the model, and one a hundred times as large.
const SMALL: Crowd = Crowd { strolls: 150, registrations: 1_000 };
const LARGE: Crowd = Crowd { strolls: 15_000, registrations: 100_000 };
/// As many parties in each town as its four phones check in.
const DAY: Crowd = Crowd { strolls: 150, registrations: 180_000 };
/// The demo's coordinator, by whom pages are asked for.
const COORDINATOR: &str = "cora.coordinator@ounce.example";

/// Measures all of it and gives back the part of the results.
///
/// # Errors
/// A program that does not run, or an answer that is none.
pub(super) fn measure(bench: &Bench<'_>) -> Result<String, String> {
    let head = parts::head(
        "The desks, measured",
        "One file of SQLite, the service in a release build, the one who asks on the same machine.",
    );
    let mut goals = Goals::new();
    let small = bench.ground("150 strolls", Some(SMALL))?;
    let large = bench.ground("15,000 strolls", Some(LARGE))?;
    let pages = pages::measure((&small, &large), &mut goals)?;
    let paper = paper::measure(&small, &mut goals)?;
    drop((small, large));
    let day = day::measure(&bench.ground("a day in the park", Some(DAY))?, &mut goals)?;
    Ok(format!("{head}{}{pages}{day}{paper}", goals.text()))
}

/// Runs a command of the service on the database in a folder, and gives back what it prints.
fn on(ground: &Ground, folder: &Path, words: &[&str]) -> Result<String, String> {
    let database = format!("sqlite:{}", folder.join("ounce.db").display());
    shell::quiet(Command::new(&ground.ounce).args(words).args(["--db", &database]))
}

/// Somebody who is signed in at the desk of the demo.
struct Coordinator<'a> {
    base: &'a str,
    cookie: String,
}

impl<'a> Coordinator<'a> {
    /// The demo's coordinator, who may see the crowd's campaign too.
    fn come_in(ground: &Ground, (base, folder): (&'a str, &Path)) -> Result<Self, String> {
        let object = format!("campaign:{CAMPAIGN}");
        let role = ["--role", "coordinator", "--for", &object];
        on(ground, folder, &[&["members", "add", COORDINATOR][..], &role].concat())?;
        let page = http::get(base, "/be-somebody")?;
        let member = hidden(&page, "member").ok_or("nobody to be")?;
        let form = ["Content-Type: application/x-www-form-urlencoded"];
        let came = http::ask(base, ("POST", "/be-somebody"), &form, &format!("member={member}"))?;
        let session = came.cookie("__Host-ounce").ok_or("no session")?;
        Ok(Self { base, cookie: format!("Cookie: __Host-ounce={session}") })
    }

    fn reads(&self, path: &str) -> Result<String, String> {
        http::good(("GET", path), http::ask(self.base, ("GET", path), &[&self.cookie], "")?)
    }

    /// Sends a form; the answer is a page, or leads to one.
    fn sends(&self, path: &str, fields: &[(&str, &str)]) -> Result<String, String> {
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let headers = [self.cookie.as_str(), "Content-Type: application/x-www-form-urlencoded"];
        let said = http::ask(self.base, ("POST", path), &headers, &body.join("&"))?;
        if said.status == 303 { Ok(said.body) } else { http::good(("POST", path), said) }
    }
}

/// The value of the first hidden field of a name.
fn hidden<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\""))?;
    rest.split('"').next()
}

/// A value of a form: everything but letters and digits in hexadecimal.
fn encoded(value: &str) -> String {
    value.bytes().fold(String::new(), |all, byte| {
        if byte.is_ascii_alphanumeric() {
            all + char::from(byte).encode_utf8(&mut [0; 4])
        } else {
            all + &format!("%{byte:02X}")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_and_sent() {
        let page = r#"<input type="hidden" name="seen" value="a1"><input name="x" value="b">"#;
        assert_eq!((hidden(page, "seen"), hidden(page, "none")), (Some("a1"), None));
        assert_eq!(encoded("Water & hat 2"), "Water%20%26%20hat%202");
    }
}
