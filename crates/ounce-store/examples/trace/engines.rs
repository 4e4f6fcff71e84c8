//! The same edges in SQLite and PostgreSQL, asked by one recursive query.
//!
//! Both are set up with care: whole numbers for nodes, one table that holds the edges sorted each
//! way, `ANALYZE`, and for SQLite a large cache. They only count the nodes reached, without names,
//! volumes and places.

use std::io::Write;
use std::path::Path;

use super::history::{History, Item};
use super::{Asked, ms, now};

pub(super) trait Engine {
    /// How long it took to load and index the edges.
    fn loaded_ms(&self) -> f64;
    /// Megabytes of the table with its indexes.
    fn size_mb(&mut self) -> f64;
    /// How many nodes are reached.
    fn reach(&mut self, asked: &Asked) -> usize;
}

const ONWARD: &str = "
WITH RECURSIVE reached(node) AS (
    SELECT target FROM edge WHERE origin = $1 AND (at_s = 0 OR at_s BETWEEN $2 AND $3)
    UNION
    SELECT edge.target FROM edge JOIN reached ON edge.origin = reached.node
)
SELECT count(*) FROM reached";
const BACK: &str = "
WITH RECURSIVE reached(node) AS (
    SELECT origin FROM edge WHERE target = $1 AND (at_s = 0 OR at_s BETWEEN $2 AND $3)
    UNION
    SELECT edge.origin FROM edge JOIN reached ON edge.target = reached.node
)
SELECT count(*) FROM reached";
const INDEXES: [&str; 2] = [
    "CREATE INDEX edge_onward ON edge (origin, target, at_s)",
    "CREATE INDEX edge_back ON edge (target, origin, at_s)",
];

fn text(asked: &Asked) -> &'static str {
    if asked.back { BACK } else { ONWARD }
}

fn values(asked: &Asked) -> (i64, i64, i64) {
    let from = asked.window.from_s.map_or(0, i64::from);
    let until = asked.window.until_s.map_or(i64::MAX, i64::from);
    (asked.start.key(), from, until)
}

fn counted(count: i64) -> usize {
    usize::try_from(count).expect("a count is not negative")
}

struct Sqlite {
    connection: rusqlite::Connection,
    loaded_ms: f64,
}

pub(super) fn sqlite(history: &History, path: &Path) -> impl Engine {
    let begun = now();
    // A file of a run that was broken off.
    let _ = std::fs::remove_file(path);
    let connection = rusqlite::Connection::open(path).expect("the folder can be written");
    connection
        .execute_batch(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000;
             PRAGMA mmap_size = 8000000000;
             CREATE TABLE edge (origin INTEGER NOT NULL, target INTEGER NOT NULL,
                 volume_ul INTEGER NOT NULL, at_s INTEGER NOT NULL) STRICT; BEGIN",
        )
        .expect("a new database");
    {
        let mut insert = connection
            .prepare("INSERT INTO edge VALUES (?1, ?2, ?3, ?4)")
            .expect("it is well formed");
        history.edges(&mut |from: Item, to: Item, ul, at| {
            insert.execute((from.key(), to.key(), ul, at)).expect("there is room");
        });
    }
    connection.execute_batch("COMMIT").expect("there is room");
    for index in INDEXES {
        connection.execute_batch(index).expect("there is room");
    }
    connection.execute_batch("ANALYZE").expect("there is room");
    Sqlite { connection, loaded_ms: ms(begun) }
}

impl Engine for Sqlite {
    fn loaded_ms(&self) -> f64 {
        self.loaded_ms
    }

    fn size_mb(&mut self) -> f64 {
        let pragma = |name: &str| -> i64 {
            let value = self.connection.pragma_query_value(None, name, |row| row.get(0));
            value.expect("every database has one")
        };
        (pragma("page_count") * pragma("page_size")) as f64 / 1e6
    }

    fn reach(&mut self, asked: &Asked) -> usize {
        let (start, from, until) = values(asked);
        let text = text(asked).replace('$', "?");
        let mut query = self.connection.prepare_cached(&text).expect("it is well formed");
        let count = query.query_row((start, from, until), |row| row.get(0));
        counted(count.expect("a count"))
    }
}

struct Postgres {
    client: postgres::Client,
    loaded_ms: f64,
}

pub(super) fn postgres(history: &History, url: &str) -> impl Engine {
    let begun = now();
    let mut client = postgres::Client::connect(url, postgres::NoTls).expect("PostgreSQL answers");
    client
        .batch_execute(
            "DROP TABLE IF EXISTS edge; CREATE UNLOGGED TABLE edge (origin BIGINT NOT NULL,
                 target BIGINT NOT NULL, volume_ul BIGINT NOT NULL, at_s BIGINT NOT NULL);
             SET maintenance_work_mem = '1GB'; SET work_mem = '256MB'; SET jit = off",
        )
        .expect("a table of its own");
    let mut copy = client
        .copy_in("COPY edge FROM STDIN")
        .map(|to| std::io::BufWriter::with_capacity(1 << 20, to))
        .expect("it takes rows");
    history.edges(&mut |from: Item, to: Item, ul, at| {
        writeln!(copy, "{}\t{}\t{ul}\t{at}", from.key(), to.key()).expect("it takes rows");
    });
    let copy = copy.into_inner().map_err(|error| error.to_string()).expect("it takes rows");
    copy.finish().expect("it keeps rows");
    for index in INDEXES {
        client.batch_execute(index).expect("there is room");
    }
    client.batch_execute("VACUUM ANALYZE edge").expect("there is room");
    Postgres { client, loaded_ms: ms(begun) }
}

impl Engine for Postgres {
    fn loaded_ms(&self) -> f64 {
        self.loaded_ms
    }

    fn size_mb(&mut self) -> f64 {
        let row = self.client.query_one("SELECT pg_total_relation_size('edge')", &[]);
        row.expect("a size").get::<_, i64>(0) as f64 / 1e6
    }

    fn reach(&mut self, asked: &Asked) -> usize {
        let (start, from, until) = values(asked);
        let row = self.client.query_one(text(asked), &[&start, &from, &until]);
        counted(row.expect("a count").get(0))
    }
}
