//! The host's welcome on the page of a stroll, by language.

use std::collections::{BTreeMap, HashMap};

use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::stroll::Stroll;
use ounce_sql::{Fault, Sql};

use crate::columns::{each, id};
use crate::fresh;

const LOAD: &str = "SELECT language, about FROM stroll_about WHERE stroll = :stroll";
const LIST: &str = "SELECT a.stroll, a.language, a.about
    FROM stroll_about a JOIN stroll s ON s.id = a.stroll
    WHERE s.campaign = :campaign AND s.status <> 'draft'";
const LIST_EVERY: &str = "SELECT a.stroll, a.language, a.about
    FROM stroll_about a JOIN stroll s ON s.id = a.stroll WHERE s.campaign = :campaign";
const REMOVE: &str = "DELETE FROM stroll_about WHERE stroll = :stroll";
const INSERT: &str = "INSERT INTO stroll_about (id, stroll, language, about)
    VALUES (:id, :stroll, :language, :about)";

pub(crate) const ALL_SQL: &[&str] = &[LOAD, LIST, LIST_EVERY, REMOVE, INSERT];

/// The welcome in each language that has one.
pub fn load_about(
    sql: &mut dyn Sql,
    stroll: Id<Stroll>,
) -> Result<BTreeMap<String, String>, Fault> {
    let rows = sql.rows(LOAD, &[("stroll", id(stroll))])?;
    Ok(each(&rows, |row| Ok((row.text()?, row.text()?)))?.into_iter().collect())
}

/// The same for every public stroll of a campaign that has a welcome.
pub fn list_about(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
) -> Result<HashMap<Id<Stroll>, BTreeMap<String, String>>, Fault> {
    list_by(sql, LIST, campaign)
}

/// The same for drafts too.
pub(crate) fn list_every_about(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
) -> Result<HashMap<Id<Stroll>, BTreeMap<String, String>>, Fault> {
    list_by(sql, LIST_EVERY, campaign)
}

fn list_by(
    sql: &mut dyn Sql,
    statement: &'static str,
    campaign: Id<Campaign>,
) -> Result<HashMap<Id<Stroll>, BTreeMap<String, String>>, Fault> {
    let rows = sql.rows(statement, &[("campaign", id(campaign))])?;
    let mut all: HashMap<Id<Stroll>, BTreeMap<String, String>> = HashMap::new();
    for (stroll, language, about) in each(&rows, |row| Ok((row.id()?, row.text()?, row.text()?)))? {
        all.entry(stroll).or_default().insert(language, about);
    }
    Ok(all)
}

/// Writes the welcome in every language; one that is not given is removed.
pub(crate) fn save_about(
    sql: &mut dyn Sql,
    stroll: &Stroll,
    about: &BTreeMap<String, String>,
) -> Result<(), Fault> {
    sql.run(REMOVE, &[("stroll", id(stroll.id))])?;
    for (language, about) in about {
        let text = format!("{} {language}", stroll.id);
        let of_text: Id<String> = fresh::imported(stroll.campaign, "about", &text);
        let args = [
            ("id", id(of_text)),
            ("stroll", id(stroll.id)),
            ("language", language.into()),
            ("about", about.into()),
        ];
        sql.run(INSERT, &args)?;
    }
    Ok(())
}
