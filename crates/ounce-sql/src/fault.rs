//! Faults below the rules: of the disk, of the connection, of a row that does not parse.
//!
//! A `Fault` is for the log and the on-call person, never for a visitor: a visitor sees refusals,
//! which the domain decides. It holds SQL and error codes but never the values of a statement, so
//! that no e-mail address reaches a log through it.

use std::fmt;

/// A failure of the database or of the data in it. Opaque on purpose: callers log it and give up.
#[derive(Clone)]
pub struct Fault {
    kind: Kind,
    text: Box<str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Two writers changed the same rows; running the closure again helps.
    Crossed,
    /// The connection is gone.
    Lost,
    /// Too much is queued, or another process holds a lock.
    Busy,
    /// The disk takes nothing more: it is full, a file may not grow, or writing fails.
    Disk,
    /// The files or the server may be read and not written.
    ReadOnly,
    /// The files are no longer those that were opened.
    Replaced,
    /// The server has no such database, or the database no such table.
    Missing,
    /// A stored value makes no sense.
    Corrupt,
    Other,
}

/// Why the database can't be written to for now, although the request is right: answer 503, and
/// give the reason in `/readyz`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Too many writes wait, or another process holds the database.
    Busy,
    /// The connection is gone.
    Lost,
    /// The disk is full, or writing fails.
    Disk,
    /// The files or the server may only be read.
    ReadOnly,
    /// The database file was removed or replaced under the service.
    Replaced,
    /// The server has no such database, or the database no such table.
    Missing,
}

impl Trouble {
    /// For the people who keep the service running. Names no file and no value.
    pub fn sentence(self) -> &'static str {
        match self {
            Trouble::Busy => "the database is busy or locked by another process",
            Trouble::Lost => "the database does not answer",
            Trouble::Disk => "the disk is full or does not take what is written",
            Trouble::ReadOnly => "the database may be read and not written",
            Trouble::Replaced => {
                "the database file was removed or replaced while the service ran: \
                 stop the service, put the file back or use `ounce restore`, and start it again"
            }
            Trouble::Missing => {
                "the database or its tables are not there: it was dropped or renamed on its server, \
                 or is being restored"
            }
        }
    }
}

/// What to do about a file that SQLite can't open to write.
const READ_ONLY: &str = ". The file, its folder or its disk may be read and not written: both must \
    belong to the user that the service runs as, and the disk must be mounted to be written";

impl Fault {
    pub fn new(text: impl Into<String>) -> Fault {
        Fault { kind: Kind::Other, text: text.into().into_boxed_str() }
    }

    /// A stored value that this program cannot have written: an unknown status, an id of nine
    /// bytes.
    pub fn corrupt(why: impl Into<String>) -> Fault {
        Fault { kind: Kind::Corrupt, text: why.into().into_boxed_str() }
    }

    pub(crate) fn busy(text: impl Into<String>) -> Fault {
        Fault { kind: Kind::Busy, text: text.into().into_boxed_str() }
    }

    pub(crate) fn replaced(text: impl Into<String>) -> Fault {
        Fault { kind: Kind::Replaced, text: text.into().into_boxed_str() }
    }

    /// The trouble that keeps the database from being written to, if the request may be repeated.
    pub fn trouble(&self) -> Option<Trouble> {
        match self.kind {
            Kind::Busy | Kind::Crossed => Some(Trouble::Busy),
            Kind::Lost => Some(Trouble::Lost),
            Kind::Disk => Some(Trouble::Disk),
            Kind::ReadOnly => Some(Trouble::ReadOnly),
            Kind::Replaced => Some(Trouble::Replaced),
            Kind::Missing => Some(Trouble::Missing),
            Kind::Corrupt | Kind::Other => None,
        }
    }

    /// Whether the same request may succeed later: answer 503 and when to come back.
    pub fn is_busy(&self) -> bool {
        self.trouble().is_some()
    }

    /// Whether a wait for another process's lock ended without the lock.
    pub(crate) fn is_late(&self) -> bool {
        self.kind == Kind::Busy
    }

    pub(crate) fn is_retry(&self) -> bool {
        self.kind == Kind::Crossed
    }

    pub(crate) fn is_replaced(&self) -> bool {
        self.kind == Kind::Replaced
    }

    pub(crate) fn is_lost(&self) -> bool {
        self.kind == Kind::Lost
    }

    /// A failed connection is never the request's fault, whatever error the server gives.
    pub(crate) fn of_connecting(self) -> Fault {
        let kind = match self.kind {
            Kind::Busy | Kind::Missing => self.kind,
            _ => Kind::Lost,
        };
        Fault { kind, ..self }.at("connecting")
    }

    /// Puts the place in front of the message.
    pub(crate) fn at(self, place: &str) -> Fault {
        Fault { kind: self.kind, text: format!("{place}: {}", self.text).into_boxed_str() }
    }

    pub(crate) fn sqlite(error: &rusqlite::Error) -> Fault {
        use rusqlite::ErrorCode;
        let kind = match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Kind::Busy,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Kind::Corrupt,
            Some(ErrorCode::DiskFull | ErrorCode::SystemIoFailure) => Kind::Disk,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                Kind::ReadOnly
            }
            _ => Kind::Other,
        };
        let advice = if kind == Kind::ReadOnly { READ_ONLY } else { "" };
        Fault { kind, text: format!("sqlite: {error}{advice}").into_boxed_str() }
    }

    pub(crate) fn postgres(error: &postgres::Error) -> Fault {
        use postgres::error::SqlState;
        let Some(server) = error.as_db_error() else {
            let kind = if error.is_closed() || is_io(error) { Kind::Lost } else { Kind::Other };
            return Fault { kind, text: format!("postgres: {}", chain(error)).into_boxed_str() };
        };
        let code = server.code();
        let kind = if *code == SqlState::T_R_SERIALIZATION_FAILURE
            || *code == SqlState::T_R_DEADLOCK_DETECTED
        {
            Kind::Crossed
        } else if code.code().starts_with("57P") || code.code().starts_with("08") {
            Kind::Lost
        } else {
            match code.code() {
                // A lock or a statement that took longer than it may; too many connections.
                "55P03" | "57014" | "53300" => Kind::Busy,
                "53100" | "58030" => Kind::Disk,
                "25006" => Kind::ReadOnly,
                // No such database, schema or table. Every statement is prepared in the tests, so a
                // missing table was removed by somebody.
                "3D000" | "3F000" | "42P01" => Kind::Missing,
                _ => Kind::Other,
            }
        };
        // The server's detail line quotes the values of the row, so it stays out.
        let text = format!("postgres: {} ({})", server.message(), code.code());
        Fault { kind, text: text.into_boxed_str() }
    }
}

fn is_io(error: &postgres::Error) -> bool {
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        if inner.is::<std::io::Error>() {
            return true;
        }
        source = inner.source();
    }
    false
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        source = inner.source();
    }
    text
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fault({:?}: {})", self.kind, self.text)
    }
}

impl std::error::Error for Fault {}
