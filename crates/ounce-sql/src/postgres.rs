//! PostgreSQL: for services that outgrow one machine.
//!
//! A writer's transaction is SERIALIZABLE and run again when it crosses another process's, a
//! reader's is one read-only snapshot. A client belongs to the thread that made it and must not
//! be used on a thread of an async runtime.

mod tls;

use std::borrow::Cow;
use std::collections::HashMap;
use std::error::Error;
use std::time::Duration;

use postgres::config::SslMode;
use postgres::types::private::BytesMut;
use postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, Config, NoTls, Statement};

use crate::fault::Fault;
use crate::named::{self, number};
use crate::session;
use crate::session::{Engine, Limits, Role, STATEMENT, Session, Step, Trace, Visit, Wipe, Wiped};
use crate::sql::{Args, Row, Sql, Value};

/// A server and how to sign in to it.
#[derive(Clone)]
pub(crate) struct Server {
    config: Config,
    /// The PEM file of the authorities to believe, where they are not the usual ones.
    authorities: Option<String>,
}

impl Server {
    pub(crate) fn parse(url: &str) -> Result<Server, Fault> {
        let (url, authorities) = tls::split(url);
        let mut config: Config =
            url.parse().map_err(|e: postgres::Error| Fault::postgres(&e).at("database address"))?;
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(Duration::from_secs(5));
        }
        config.application_name("ounce");
        Ok(Server { config, authorities })
    }

    fn connect(&self) -> Result<Client, Fault> {
        let client = if self.config.get_ssl_mode() == SslMode::Require {
            self.config.connect(tls::connector(self.authorities.as_deref())?)
        } else {
            self.config.connect(NoTls)
        };
        client.map_err(|e| Fault::postgres(&e).of_connecting())
    }

    pub(crate) fn with_session<T>(
        &self,
        role: Role,
        patience: Duration,
        work: impl FnOnce(&mut dyn Session) -> T,
    ) -> Result<T, Fault> {
        let mut client = self.connect()?;
        let usual = format!(
            "SET lock_timeout = {}; SET statement_timeout = {}",
            patience.as_millis(),
            STATEMENT.as_millis()
        );
        client.batch_execute(&usual).map_err(|e| Fault::postgres(&e).at("connecting"))?;
        let mut session = PostgresSession {
            client,
            role,
            patience,
            statements: HashMap::new(),
            is_kept: false,
            trace: Trace::default(),
        };
        Ok(work(&mut session))
    }
}

struct PostgresSession {
    client: Client,
    role: Role,
    /// How long the server lets this connection wait for a lock, unless a transaction says less.
    patience: Duration,
    statements: HashMap<(usize, usize), Prepared>,
    /// A savepoint that is to be released together with the next step, sparing a round trip.
    is_kept: bool,
    trace: Trace,
}

#[derive(Clone)]
struct Prepared {
    statement: Statement,
    names: std::rc::Rc<[String]>,
    is_readonly: bool,
}

impl PostgresSession {
    /// Limits that differ from the connection's usual ones are sent together with the first
    /// statement, so that they cost no extra round trip.
    fn begin(&mut self, role: Role, limits: Limits) -> Result<(), Fault> {
        self.trace = Trace::default();
        let begin = match role {
            Role::Writer => "BEGIN ISOLATION LEVEL SERIALIZABLE",
            Role::Reader => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        };
        let mut sql = Cow::Borrowed(begin);
        // A wait that is only a little shorter than usual is not sent.
        if limits.wait < self.patience / 10 * 9 {
            // To PostgreSQL zero means for ever.
            let wait = limits.wait.as_millis().max(1);
            sql.to_mut().push_str(&format!("; SET LOCAL lock_timeout = {wait}"));
        }
        if limits.statement == session::Statement::Unbounded {
            sql.to_mut().push_str("; SET LOCAL statement_timeout = 0");
        }
        self.client.batch_execute(&sql).map_err(|e| Fault::postgres(&e).at(begin))
    }

    fn prepared(&mut self, sql: &'static str) -> Result<Prepared, Fault> {
        let key = (sql.as_ptr().addr(), sql.len());
        if let Some(known) = self.statements.get(&key) {
            return Ok(known.clone());
        }
        let numbered = number(sql, '$');
        let prepared = Prepared {
            statement: self.client.prepare(&numbered.text).map_err(|e| Fault::postgres(&e))?,
            names: numbered.names.into(),
            is_readonly: sql
                .trim_start()
                .get(..6)
                .is_some_and(|w| w.eq_ignore_ascii_case("select")),
        };
        self.statements.insert(key, prepared.clone());
        Ok(prepared)
    }

    fn with_statement<T>(
        &mut self,
        sql: &'static str,
        args: &Args<'_>,
        run: impl FnOnce(&mut Client, &Statement, &Params<'_>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let answer = self.prepared(sql).and_then(|prepared| {
            self.trace.wrote |= !prepared.is_readonly;
            let mut params: Vec<&(dyn ToSql + Sync)> = Vec::with_capacity(args.len());
            named::bind(&prepared.names, args, |_, value| {
                params.push(value);
                Ok(())
            })?;
            run(&mut self.client, &prepared.statement, &params)
        });
        answer.map_err(|fault| {
            let fault = fault.at(sql);
            self.trace.fault.get_or_insert_with(|| fault.clone());
            fault
        })
    }
}

type Params<'a> = [&'a (dyn ToSql + Sync)];

impl Sql for PostgresSession {
    fn run(&mut self, sql: &'static str, args: &Args<'_>) -> Result<u64, Fault> {
        self.with_statement(sql, args, |client, statement, params| {
            client.execute(statement, params).map_err(|e| Fault::postgres(&e))
        })
    }

    fn rows(&mut self, sql: &'static str, args: &Args<'_>) -> Result<Vec<Row>, Fault> {
        self.with_statement(sql, args, |client, statement, params| {
            let rows = client.query(statement, params).map_err(|e| Fault::postgres(&e))?;
            rows.iter().map(cells).collect()
        })
    }
}

impl Session for PostgresSession {
    fn step(&mut self, step: Step) -> Result<(), Fault> {
        let is_kept = std::mem::take(&mut self.is_kept);
        let sql = match (step, self.role) {
            (Step::Begin(limits), role) => return self.begin(role, limits),
            (Step::Commit, _) => "COMMIT",
            (Step::Rollback, _) => "ROLLBACK",
            (Step::Mark, _) if is_kept => "RELEASE SAVEPOINT job; SAVEPOINT job",
            (Step::Mark, _) => "SAVEPOINT job",
            (Step::Keep, _) => {
                self.is_kept = true;
                return Ok(());
            }
            (Step::Undo, _) => "ROLLBACK TO SAVEPOINT job; RELEASE SAVEPOINT job",
        };
        if step == Step::Mark {
            self.trace = Trace::default();
        }
        self.client.batch_execute(sql).map_err(|e| Fault::postgres(&e).at(sql))
    }

    fn look_at_files(&mut self) -> Result<(), Fault> {
        Ok(())
    }

    fn take_trace(&mut self) -> Trace {
        std::mem::take(&mut self.trace)
    }

    fn run_dynamic(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64, Fault> {
        let params: Vec<_> = values.iter().map(|v| v as &(dyn ToSql + Sync)).collect();
        self.client.execute(sql, &params).map_err(|e| Fault::postgres(&e))
    }

    fn rows_dynamic(&mut self, sql: &str, values: &[Value<'_>]) -> Result<Vec<Row>, Fault> {
        let params: Vec<_> = values.iter().map(|v| v as &(dyn ToSql + Sync)).collect();
        let rows = self.client.query(sql, &params).map_err(|e| Fault::postgres(&e))?;
        rows.iter().map(cells).collect()
    }

    fn each_row(&mut self, sql: &str, visit: &mut Visit<'_>) -> Result<(), Fault> {
        self.script(&format!("DECLARE every NO SCROLL CURSOR FOR {sql}"))?;
        loop {
            let rows = self.rows_dynamic("FETCH 500 FROM every", &[])?;
            if rows.is_empty() {
                return self.script("CLOSE every");
            }
            rows.into_iter().try_for_each(&mut *visit)?;
        }
    }

    fn script(&mut self, sql: &str) -> Result<(), Fault> {
        self.client.batch_execute(sql).map_err(|e| Fault::postgres(&e))
    }

    fn check(&mut self, sql: &str) -> Result<(), Fault> {
        let numbered = number(sql, '$');
        self.client.prepare(&numbered.text).map(|_| ()).map_err(|e| Fault::postgres(&e).at(sql))
    }

    fn engine(&self) -> Engine {
        Engine::Postgres
    }

    fn as_sql(&mut self) -> &mut dyn Sql {
        self
    }

    fn checkpoint(&mut self) -> Result<(), Fault> {
        Ok(())
    }

    fn wipe(&mut self, _: Wipe) -> Result<Wiped, Fault> {
        Ok(Wiped::ByServer)
    }
}

/// The server says which type each parameter has. A value of another type is a fault, never a
/// silent conversion.
impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(n) => match *ty {
                Type::INT4 => i32::try_from(*n)?.to_sql(ty, out),
                Type::INT2 => i16::try_from(*n)?.to_sql(ty, out),
                Type::INT8 => n.to_sql(ty, out),
                _ => Err(format!("an integer given for {ty}").into()),
            },
            Value::Text(text) if <&str as ToSql>::accepts(ty) => text.as_ref().to_sql(ty, out),
            Value::Text(_) => Err(format!("text given for {ty}").into()),
            Value::Bytes(bytes) if *ty == Type::BYTEA => bytes.as_ref().to_sql(ty, out),
            Value::Id(id) if *ty == Type::BYTEA => id.as_slice().to_sql(ty, out),
            Value::Bytes(_) | Value::Id(_) => Err(format!("bytes given for {ty}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

struct Cell(Value<'static>);

impl<'a> FromSql<'a> for Cell {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Cell, Box<dyn Error + Sync + Send>> {
        Ok(Cell(match *ty {
            Type::INT8 => Value::Int(i64::from_sql(ty, raw)?),
            Type::INT4 => Value::Int(i32::from_sql(ty, raw)?.into()),
            Type::INT2 => Value::Int(i16::from_sql(ty, raw)?.into()),
            Type::BOOL => Value::Int(bool::from_sql(ty, raw)?.into()),
            Type::BYTEA => match raw.try_into() {
                Ok(id) => Value::Id(id),
                Err(_) => Value::Bytes(Cow::Owned(raw.to_vec())),
            },
            _ if <&str as FromSql>::accepts(ty) => {
                Value::Text(Cow::Owned(<&str as FromSql>::from_sql(ty, raw)?.to_owned()))
            }
            _ => return Err(format!("a column of type {ty}: cast it").into()),
        }))
    }

    fn from_sql_null(_: &Type) -> Result<Cell, Box<dyn Error + Sync + Send>> {
        Ok(Cell(Value::Null))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

fn cells(row: &postgres::Row) -> Result<Row, Fault> {
    let cell = |i| row.try_get::<_, Cell>(i).map(|cell| cell.0).map_err(|e| Fault::postgres(&e));
    (0..row.len()).map(cell).collect::<Result<Vec<_>, _>>().map(Row::new)
}
