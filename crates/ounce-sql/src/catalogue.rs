//! The whole structure of a database, in the words of its own engine: tables with their checks,
//! indexes, triggers, functions.
//!
//! `schema.rs` compares the parts that the engines have in common. Here nothing is left out: the
//! migrations are run once more in a temporary place, and the result is compared with the database.
//! If a check, trigger or index was dropped, no row shows it until a wrong row is written.

use std::collections::{BTreeMap, BTreeSet};

use crate::address::Address;
use crate::fault::Fault;
use crate::migrate::{self, Migration};
use crate::session::{Engine, PATIENCE, Role, Session};
use crate::sqlite;

/// An object that differs from the one that the migrations make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its kind and name, such as `index gift_by_stroll`.
    pub object: String,
    /// Its text by the migrations, from the first differing word on; `None` for an object that no
    /// migration makes.
    pub made: Option<String>,
    /// Its text in the database, likewise; `None` for a missing object.
    pub found: Option<String>,
}

/// The text of each object, by its kind and name.
type Objects = BTreeMap<String, String>;

pub(crate) fn compare(
    address: &Address,
    migrations: &[Migration],
) -> Result<Vec<Difference>, Fault> {
    let (made, found) = match address {
        Address::Sqlite(_) => {
            let made = sqlite::in_memory(|session| {
                migrate::make(session, migrations)?;
                read(session)
            })??;
            (made, address.with_session(Role::Reader, PATIENCE, read)??)
        }
        Address::Postgres(_) => address.with_session(Role::Writer, PATIENCE, |session| {
            beside_each_other(session, migrations)
        })??,
    };
    let names: BTreeSet<&String> = made.keys().chain(found.keys()).collect();
    let differing = names.into_iter().filter(|name| made.get(*name) != found.get(*name));
    Ok(differing.map(|name| difference(name, made.get(name), found.get(name))).collect())
}

/// Runs the migrations in a temporary schema, within a transaction that is undone.
fn beside_each_other(
    session: &mut dyn Session,
    migrations: &[Migration],
) -> Result<(Objects, Objects), Fault> {
    session.script("BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL statement_timeout = 0")?;
    let compared = (|| {
        let found = read(session)?;
        // Two processes that compare at the same time must not wait for each other.
        let own = "SELECT 'ounce_verify_' || pg_backend_pid()::text";
        let row = session.rows_dynamic(own, &[])?.into_iter().next();
        let own = row.ok_or_else(|| Fault::corrupt("a name without a row"))?.text(0)?;
        let begin = format!("CREATE SCHEMA {own}; SET LOCAL search_path = {own}");
        session.script(&begin).map_err(|fault| {
            fault.at("to compare the schema, it is made anew and undone, for which the role needs \
                      CREATE on the database")
        })?;
        migrate::make(session, migrations)?;
        Ok((read(session)?, found))
    })();
    session.script("ROLLBACK")?;
    compared
}

fn read(session: &mut dyn Session) -> Result<Objects, Fault> {
    let statement = match session.engine() {
        Engine::Sqlite => SQLITE,
        Engine::Postgres => POSTGRES,
    };
    let rows = session.rows_dynamic(statement, &[])?;
    rows.iter().map(|row| Ok((row.text(0)?, words(row.str(1)?)))).collect()
}

/// Line ends and indents mean nothing.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many words of a difference are shown.
const SHOWN: usize = 16;

fn difference(name: &str, made: Option<&String>, found: Option<&String>) -> Difference {
    let equal = match (made, found) {
        (Some(made), Some(found)) => {
            made.split(' ').zip(found.split(' ')).take_while(|(a, b)| a == b).count()
        }
        _ => 0,
    };
    let shown = |text: &String| {
        let shown: Vec<_> = text.split(' ').skip(equal).take(SHOWN).collect();
        if shown.is_empty() { "nothing more".to_owned() } else { shown.join(" ") }
    };
    Difference { object: name.to_owned(), made: made.map(shown), found: found.map(shown) }
}

/// SQLite keeps the text that made each object. Objects that it makes by itself have none.
const SQLITE: &str = "SELECT type || ' ' || name, sql FROM sqlite_schema
    WHERE sql IS NOT NULL AND substr(name, 1, 7) <> 'sqlite_'";

/// Names are written without their schema where it is the current one. Objects of extensions are
/// not compared: a server may keep an extension in any schema.
const POSTGRES: &str = "WITH relation AS (
        SELECT c.oid, c.relname, c.relkind, c.relpersistence, c.relrowsecurity FROM pg_class c
        WHERE c.relnamespace = current_schema()::regnamespace AND NOT EXISTS (
            SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid
                AND e.deptype = 'e'))
    SELECT CASE t.relkind WHEN 'r' THEN 'table ' WHEN 'v' THEN 'view ' WHEN 'S' THEN 'sequence '
            ELSE 'relation ' END || t.relname,
        concat_ws(' ', 'table', CASE WHEN t.relpersistence = 'u' THEN 'unlogged' END,
            CASE WHEN t.relrowsecurity THEN 'with row security' END)
        FROM relation t WHERE t.relkind NOT IN ('i', 'I', 't', 'c')
    UNION ALL SELECT 'column ' || t.relname || '.' || a.attname,
        concat_ws(' ', format_type(a.atttypid, a.atttypmod), 'COLLATE ' || o.collname,
            CASE WHEN a.attnotnull THEN 'NOT NULL' END,
            'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid))
        FROM relation t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0
            LEFT JOIN pg_collation o ON o.oid = a.attcollation
            LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
        WHERE t.relkind = 'r' AND NOT a.attisdropped
    UNION ALL SELECT 'constraint ' || t.relname || '.' || c.conname,
        pg_get_constraintdef(c.oid, true) || CASE WHEN EXISTS (SELECT 1 FROM pg_trigger g
            WHERE g.tgconstraint = c.oid AND g.tgenabled <> 'O') THEN ' not held' ELSE '' END
        FROM relation t JOIN pg_constraint c ON c.conrelid = t.oid
    UNION ALL SELECT 'index ' || i.relname, pg_get_indexdef(x.indexrelid, 0, true)
            || CASE WHEN x.indisvalid THEN '' ELSE ' not valid' END
        FROM relation t JOIN pg_index x ON x.indrelid = t.oid
            JOIN pg_class i ON i.oid = x.indexrelid WHERE t.relkind = 'r'
    UNION ALL SELECT 'trigger ' || t.relname || '.' || g.tgname, pg_get_triggerdef(g.oid, true)
            || CASE WHEN g.tgenabled = 'O' THEN '' ELSE ' not held' END
        FROM relation t JOIN pg_trigger g ON g.tgrelid = t.oid WHERE NOT g.tgisinternal
    UNION ALL SELECT 'rule ' || t.relname || '.' || r.rulename, pg_get_ruledef(r.oid, true)
        FROM relation t JOIN pg_rewrite r ON r.ev_class = t.oid WHERE r.rulename <> '_RETURN'
    UNION ALL SELECT 'function ' || p.oid::regprocedure::text,
        concat_ws(' ', l.lanname, pg_get_function_result(p.oid), p.prosrc)
        FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
        WHERE p.pronamespace = current_schema()::regnamespace AND NOT EXISTS (
            SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid
                AND e.deptype = 'e')";
