//! The schema of a database, read from its own catalogue in words common to both engines.
//!
//! One SQL text and `copy` are possible only because the schemas are equal. A test compares the two
//! engines after all migrations. Only the catalogue queries differ between the engines.

use std::collections::{BTreeMap, BTreeSet};

use crate::fault::Fault;
use crate::session::{Engine, PATIENCE, Role, Session};
use crate::sql::Row;
use crate::store::Store;

/// All tables by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schema {
    pub tables: BTreeMap<String, Table>,
}

/// A table: its columns in order, and what the database enforces about them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub columns: Vec<Column>,
    pub indexes: BTreeSet<Index>,
    pub foreign_keys: BTreeSet<ForeignKey>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    /// `int`, `text` or `bytes`; anything else is the engine's own word and a mistake.
    pub kind: String,
    pub is_nullable: bool,
}

/// An index by its columns, a primary key included. An expression is the empty name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Index {
    pub columns: Vec<String>,
    pub is_unique: bool,
    pub is_partial: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ForeignKey {
    pub columns: Vec<String>,
    pub table: String,
    pub to: Vec<String>,
}

impl Schema {
    /// Reads the catalogue over a connection of its own. Blocks, and must not be called on a
    /// thread of an async runtime.
    pub fn of(store: &Store) -> Result<Schema, Fault> {
        store.address().with_session(Role::Reader, PATIENCE, Schema::read)?
    }

    /// The tables that are not the same in both, by name.
    pub fn differing_tables(&self, other: &Schema) -> Vec<String> {
        let names: BTreeSet<_> = self.tables.keys().chain(other.tables.keys()).collect();
        names
            .into_iter()
            .filter(|name| self.tables.get(*name) != other.tables.get(*name))
            .cloned()
            .collect()
    }

    pub(crate) fn read(session: &mut dyn Session) -> Result<Schema, Fault> {
        let words = match session.engine() {
            Engine::Sqlite => &SQLITE,
            Engine::Postgres => &POSTGRES,
        };
        let mut schema = Schema::default();
        for row in session.rows_dynamic(words.columns, &[])? {
            let table = schema.tables.entry(row.text(0)?).or_default();
            let kind = match row.str(2)? {
                "INTEGER" | "int8" => "int",
                "TEXT" | "text" => "text",
                "BLOB" | "bytea" => "bytes",
                other => other,
            };
            table.columns.push(Column {
                name: row.text(1)?,
                kind: kind.to_owned(),
                is_nullable: row.flag(3)?,
            });
        }
        // Both lists come sorted by table, by what the columns belong to, and by place in it.
        for part in parts(&session.rows_dynamic(words.indexes, &[])?)? {
            let index = Index {
                columns: texts(part, 2)?,
                is_unique: part[0].flag(3)?,
                is_partial: part[0].flag(4)?,
            };
            schema.tables.entry(part[0].text(0)?).or_default().indexes.insert(index);
        }
        for part in parts(&session.rows_dynamic(words.foreign_keys, &[])?)? {
            let key = ForeignKey {
                columns: texts(part, 2)?,
                table: part[0].text(3)?,
                to: texts(part, 4)?,
            };
            schema.tables.entry(part[0].text(0)?).or_default().foreign_keys.insert(key);
        }
        Ok(schema)
    }
}

/// Runs of rows that agree in their first two columns. None of them is empty.
fn parts(rows: &[Row]) -> Result<Vec<&[Row]>, Fault> {
    rows.iter().try_for_each(|row| row.str(0).and(row.str(1)).map(|_| ()))?;
    Ok(rows.chunk_by(|a, b| a.cells()[..2] == b.cells()[..2]).collect())
}

fn texts(rows: &[Row], column: usize) -> Result<Vec<String>, Fault> {
    rows.iter().map(|row| Ok(row.opt_text(column)?.unwrap_or_default())).collect()
}

struct Words {
    columns: &'static str,
    indexes: &'static str,
    foreign_keys: &'static str,
}

/// An `INTEGER PRIMARY KEY` has no index of its own in SQLite, so primary keys are read from the
/// columns; where there is an index too, the two fall into one.
const SQLITE: Words = Words {
    columns: "SELECT t.name, c.name, c.type, c.\"notnull\" = 0 AND c.pk = 0
        FROM sqlite_schema t, pragma_table_info(t.name) c
        WHERE t.type = 'table' AND substr(t.name, 1, 7) <> 'sqlite_' ORDER BY t.name, c.cid",
    indexes: "SELECT t.name, i.name, c.name, i.\"unique\", i.partial
        FROM sqlite_schema t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
        WHERE t.type = 'table' AND substr(t.name, 1, 7) <> 'sqlite_'
        UNION ALL
        SELECT * FROM (SELECT t.name, '', c.name, 1, 0
            FROM sqlite_schema t, pragma_table_info(t.name) c
            WHERE t.type = 'table' AND substr(t.name, 1, 7) <> 'sqlite_' AND c.pk > 0
            ORDER BY t.name, c.pk)",
    foreign_keys: "SELECT t.name, CAST(f.id AS TEXT), f.\"from\", f.\"table\", f.\"to\"
        FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
        WHERE t.type = 'table' ORDER BY t.name, f.id, f.seq",
};

/// Text that is not sorted by bytes counts as another kind, because it would sort differently.
const POSTGRES: Words = Words {
    columns: "SELECT t.relname, a.attname,
            CASE WHEN y.typname = 'text' AND o.collname <> 'C' THEN 'text by ' || o.collname
                ELSE y.typname::text END, NOT a.attnotnull
        FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0
        JOIN pg_type y ON y.oid = a.atttypid LEFT JOIN pg_collation o ON o.oid = a.attcollation
        WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace
            AND NOT a.attisdropped
        ORDER BY t.relname, a.attnum",
    indexes: "SELECT t.relname, i.relname, a.attname, x.indisunique, x.indpred IS NOT NULL
        FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid
        JOIN pg_class i ON i.oid = x.indexrelid
        CROSS JOIN LATERAL unnest(x.indkey) WITH ORDINALITY k (attnum, place)
        LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum AND k.attnum > 0
        WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace
        ORDER BY t.relname, i.relname, k.place",
    foreign_keys: "SELECT t.relname, c.conname, a.attname, r.relname, b.attname
        FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
        JOIN pg_class r ON r.oid = c.confrelid
        CROSS JOIN LATERAL unnest(c.conkey, c.confkey) WITH ORDINALITY k (own, other, place)
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.own
        JOIN pg_attribute b ON b.attrelid = r.oid AND b.attnum = k.other
        WHERE c.contype = 'f' AND t.relnamespace = current_schema()::regnamespace
        ORDER BY t.relname, c.conname, k.place",
};
