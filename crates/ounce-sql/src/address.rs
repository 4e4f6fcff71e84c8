//! Where a database is, and which engine speaks to it.

use std::time::Duration;

use crate::fault::Fault;
use crate::session::{Role, Session};
use crate::sqlite::Look;
use crate::{postgres, sqlite};

/// Where a database is and how to reach it.
#[derive(Clone)]
pub(crate) enum Address {
    Sqlite(sqlite::Place),
    Postgres(Box<postgres::Server>),
}

impl Address {
    /// `sqlite:PATH`, `postgres://…` or `postgresql://…`.
    pub(crate) fn parse(url: &str) -> Result<Address, Fault> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            if path.is_empty() {
                return Err(Fault::new("sqlite: needs the path of a file"));
            }
            return Ok(Address::Sqlite(sqlite::Place::at(path)));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return postgres::Server::parse(url).map(|server| Address::Postgres(Box::new(server)));
        }
        // The address may hold a password, so only its scheme is repeated.
        let scheme = url.split(':').next().unwrap_or_default();
        Err(Fault::new(format!(
            "the database address starts with \"{scheme}\"; known are sqlite:PATH and postgres://…"
        )))
    }

    /// Makes the database if the engine does that itself, and checks it before it is opened.
    pub(crate) fn prepare(&self, look: Look) -> Result<(), Fault> {
        match self {
            Address::Sqlite(place) => sqlite::prepare(&place.path, look),
            Address::Postgres(_) => Ok(()),
        }
    }

    /// The files that must stay in their place while the database is open; none for a server.
    pub(crate) fn files(&self) -> Result<sqlite::Files, Fault> {
        match self {
            Address::Sqlite(place) => sqlite::Files::of(place),
            Address::Postgres(_) => Ok(sqlite::Files::none()),
        }
    }

    /// Connects, hands the session over, and closes it afterwards. The session waits for a lock as
    /// long as `patience`, unless a transaction sets another time. Must not be called on a thread
    /// of an async runtime.
    pub(crate) fn with_session<T>(
        &self,
        role: Role,
        patience: Duration,
        work: impl FnOnce(&mut dyn Session) -> T,
    ) -> Result<T, Fault> {
        match self {
            Address::Sqlite(place) => sqlite::with_session(place, role, patience, work),
            Address::Postgres(server) => server.with_session(role, patience, work),
        }
    }
}
