//! Checks the organisers' plan: names in links, countries, time zones, languages; also the texts
//! that walkers sign, and the secret of the links.

use ounce_domain::text::Slug;
use ounce_domain::{country, waiver};
use ounce_sql::{Fault, Row, Sql};

use super::{Finding, is_language};
use crate::columns::Columns;
use crate::{banks, campaigns, contacts, settings, strolls};

/// Tables whose rows are known by a name in links.
macro_rules! slugs {
    ($table:literal) => {
        concat!("SELECT id, slug FROM ", $table, " ORDER BY id")
    };
}

/// Tables whose rows lie in a country.
macro_rules! countries {
    ($table:literal) => {
        concat!("SELECT id, country FROM ", $table, " ORDER BY id")
    };
}

const CAMPAIGN_SLUGS: &str = slugs!("campaign");
const PARTNER_SLUGS: &str = slugs!("partner");
const GROUP_SLUGS: &str = slugs!("chapter");
const STROLL_SLUGS: &str = slugs!("stroll");
const BANK_SLUGS: &str = slugs!("bank");
const DEPOT_SLUGS: &str = slugs!("depot");
const GROUP_COUNTRIES: &str = countries!("chapter");
const STROLL_COUNTRIES: &str = countries!("stroll");
const BANK_COUNTRIES: &str = countries!("bank");
const DEPOT_COUNTRIES: &str = countries!("depot");
const WAIVERS: &str = "SELECT version, language, wording FROM waiver ORDER BY version, language";

pub(super) const ALL_SQL: &[&str] = &[
    CAMPAIGN_SLUGS,
    PARTNER_SLUGS,
    GROUP_SLUGS,
    STROLL_SLUGS,
    BANK_SLUGS,
    DEPOT_SLUGS,
    GROUP_COUNTRIES,
    STROLL_COUNTRIES,
    BANK_COUNTRIES,
    DEPOT_COUNTRIES,
    WAIVERS,
];

pub(super) fn check(sql: &mut dyn Sql, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    let is_slug = |text: &str| Slug::parse(text).is_ok();
    let is_country = |text: &str| country::parse(text).is_ok();
    for (statement, what) in [
        (CAMPAIGN_SLUGS, "campaign slug"),
        (PARTNER_SLUGS, "partner slug"),
        (GROUP_SLUGS, "chapter slug"),
        (STROLL_SLUGS, "stroll slug"),
        (BANK_SLUGS, "bank slug"),
        (DEPOT_SLUGS, "depot slug"),
    ] {
        texts(sql, (statement, what, "a name as links have it"), is_slug, findings)?;
    }
    for (statement, what) in [
        (GROUP_COUNTRIES, "chapter country"),
        (STROLL_COUNTRIES, "stroll country"),
        (BANK_COUNTRIES, "bank country"),
        (DEPOT_COUNTRIES, "depot country"),
    ] {
        texts(sql, (statement, what, "a country's code"), is_country, findings)?;
    }
    for row in sql.rows(campaigns::LIST, &[])? {
        if let Some(campaign) = readable(&row, "campaign", campaigns::read, findings)?
            && !campaign.languages.iter().all(|language| is_language(language))
        {
            let expected = "languages that pages are written in";
            let found = campaign.languages.join(" ");
            findings.push(Finding::new("campaign languages", row.id(0)?, expected, found));
        }
    }
    for row in sql.rows(strolls::EVERY, &[])? {
        if let Some(found) = readable(&row, "stroll", strolls::read, findings)?
            && found.stroll.starts_at().is_err()
        {
            let (expected, zone) =
                ("a zone that is known, and a time it has", found.stroll.time_zone);
            findings.push(Finding::new("stroll time zone", row.id(0)?, expected, zone));
        }
    }
    for row in sql.rows(banks::LIST_ALL, &[])? {
        readable(&row, "bank", banks::read, findings)?;
    }
    for row in sql.rows(contacts::EVERY, &[])? {
        readable(&row, "bank_contact", contacts::read, findings)?;
    }
    for row in sql.rows(contacts::EVERY_DEPOT, &[])? {
        readable(&row, "depot", contacts::read_depot, findings)?;
    }
    waivers(sql, findings)?;
    secret(sql, findings)
}

fn texts(
    sql: &mut dyn Sql,
    (statement, what, expected): (&'static str, &'static str, &'static str),
    fits: fn(&str) -> bool,
    findings: &mut Vec<Finding>,
) -> Result<(), Fault> {
    for row in sql.rows(statement, &[])? {
        let text = row.str(1)?;
        if !fits(text) {
            findings.push(Finding::new(what, row.id(0)?, expected, text));
        }
    }
    Ok(())
}

/// A row as its own module reads it; an unreadable row is a finding.
fn readable<T>(
    row: &Row,
    what: &'static str,
    read: fn(&mut Columns<'_>) -> Result<T, Fault>,
    findings: &mut Vec<Finding>,
) -> Result<Option<T>, Fault> {
    match read(&mut Columns::of(row)) {
        Ok(record) => Ok(Some(record)),
        Err(fault) => {
            findings.push(Finding::new(what, row.id(0)?, "one that can be read", fault));
            Ok(None)
        }
    }
}

/// A text that people have signed is never edited.
fn waivers(sql: &mut dyn Sql, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    for row in sql.rows(WAIVERS, &[])? {
        let (version, language, wording) = (row.int(0)?, row.str(1)?, row.str(2)?);
        let known = waiver::LANGUAGES.contains(&language);
        let expected = waiver::text(version, language).filter(|_| known);
        if expected != Some(wording) {
            let expected = match expected {
                Some(_) => "the words of this version",
                None => "a version and a language that this program knows",
            };
            let id = format!("{version} {language}");
            let (expected, found) = (expected.to_owned(), "other words".to_owned());
            findings.push(Finding { what: "waiver wording", id, expected, found });
        }
    }
    Ok(())
}

fn secret(sql: &mut dyn Sql, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    if !settings::keeps_keys(sql)? {
        findings.push(Finding {
            what: "setting",
            id: "secret".to_owned(),
            expected: "32 bytes in base 16".to_owned(),
            found: "something else".to_owned(),
        });
    }
    Ok(())
}
