//! The waiver texts as they are shown, kept for as long as somebody has signed one.

use ounce_domain::waiver;
use ounce_sql::{Fault, Sql};

use crate::columns::maybe;

const LOAD: &str = "SELECT wording FROM waiver WHERE version = :version AND language = :language";
const INSERT: &str = "INSERT INTO waiver (version, language, wording)
    VALUES (:version, :language, :wording) ON CONFLICT DO NOTHING";

pub(crate) const ALL_SQL: &[&str] = &[LOAD, INSERT];

/// The text of a version in a language, as it was shown to those who signed it.
pub fn load(sql: &mut dyn Sql, version: i64, language: &str) -> Result<Option<String>, Fault> {
    let args = [("version", version.into()), ("language", language.into())];
    maybe(sql.row(LOAD, &args)?, |row| row.text())
}

/// Keeps every version in every language that this program knows.
///
/// # Errors
/// A fault when a version was kept with another wording: a text that people have signed is never
/// edited, a new wording is a new version.
pub fn ensure(sql: &mut dyn Sql) -> Result<(), Fault> {
    for version in 1..=waiver::CURRENT {
        for language in waiver::LANGUAGES {
            let Some(wording) = waiver::text(version, language) else { continue };
            match load(sql, version, language)? {
                Some(kept) if kept == wording => {}
                Some(_) => {
                    return Err(Fault::corrupt(format!(
                        "waiver {version} ({language}) was kept with another wording"
                    )));
                }
                None => {
                    let args = [
                        ("version", version.into()),
                        ("language", language.into()),
                        ("wording", wording.into()),
                    ];
                    sql.run(INSERT, &args)?;
                }
            }
        }
    }
    Ok(())
}
