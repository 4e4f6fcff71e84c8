//! Checks that registrations can be read, that the form for comparing fits the address, and that
//! the facts about their links do not contradict each other.

use ounce_domain::registration::{Link, Registration, Standing};
use ounce_sql::{Fault, Row, Sql};

use super::{Finding, is_language, pages};
use crate::columns::Columns;
use crate::registrations;

const REGISTRATIONS: &str = "SELECT id, campaign, stroll, name, email, adults, children, standing,
        language, waiver_version, waiver_language, signed_name, at_ms, email_key, generation,
        confirmed_generation, held_until_ms FROM registration
    WHERE id > :after ORDER BY id LIMIT :limit";

pub(super) const ALL_SQL: &[&str] = &[REGISTRATIONS];

/// A registration with the other columns of its row.
struct Kept {
    registration: Registration,
    email_key: String,
    link: Link,
}

pub(super) fn check(sql: &mut dyn Sql, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    pages(sql, REGISTRATIONS, &[], |row| {
        let id = row.id(0)?;
        match read(row) {
            Ok(kept) => compare(id, &kept, findings),
            Err(fault) => {
                let expected = "one that can be read";
                findings.push(Finding::new("registration", id, expected, fault));
            }
        }
        Ok(())
    })
}

fn read(row: &Row) -> Result<Kept, Fault> {
    let mut columns = Columns::of(row);
    Ok(Kept {
        registration: registrations::read(&mut columns)?,
        email_key: columns.text()?,
        link: Link {
            generation: columns.int()?,
            confirmed: columns.opt_int()?,
            held_until_ms: columns.opt_int()?,
        },
    })
}

fn compare(id: [u8; 16], kept: &Kept, findings: &mut Vec<Finding>) {
    let Kept { registration, email_key, link } = kept;
    if registration.email.key() != *email_key {
        let expected = "the form its address is compared in";
        findings.push(Finding::new("registration email_key", id, expected, "another"));
    }
    for language in [&registration.language, &registration.signature.language] {
        if !is_language(language) {
            let expected = "one that letters are written in";
            findings.push(Finding::new("registration language", id, expected, language));
        }
    }
    if let Some(found) = doubt(*link, registration.standing) {
        let expected = "a link as confirming and renewing make it";
        findings.push(Finding::new("registration link", id, expected, found));
    }
}

/// A state of a link that no confirmation, renewal or end of a place leads to.
fn doubt(link: Link, standing: Standing) -> Option<&'static str> {
    if link.confirmed.is_some_and(|confirmed| confirmed < 1 || confirmed > link.generation) {
        Some("a confirmation of a generation that has not been")
    } else if link.is_held() && link.is_confirmed() {
        Some("a place held for an address that has confirmed")
    } else if link.is_held() && standing == Standing::Cancelled {
        Some("a place held that was given back")
    } else {
        None
    }
}
