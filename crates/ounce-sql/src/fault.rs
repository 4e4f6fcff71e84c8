//! What went wrong underneath: the disk, the connection, a row that does not parse.
//!
//! A `Fault` is for the log and the on-call person, never for a visitor; what a visitor may be
//! told is a refusal, decided by the domain. It carries SQL and error codes but never the values
//! of a statement, so that no e-mail address reaches a log through it.

use std::fmt;

/// A failure of the database or of the data in it. Opaque on purpose: callers log it and give up.
#[derive(Clone)]
pub struct Fault {
    kind: Kind,
    text: Box<str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Two writers crossed; running the closure again will do.
    Crossed,
    /// The connection is gone.
    Lost,
    /// More is queued than can be served soon.
    Busy,
    /// What is stored does not make sense.
    Corrupt,
    Other,
}

impl Fault {
    pub fn new(text: impl Into<String>) -> Fault {
        Fault { kind: Kind::Other, text: text.into().into_boxed_str() }
    }

    /// What is stored cannot be what was written: a status nobody knows, an id of nine bytes.
    pub fn corrupt(why: impl Into<String>) -> Fault {
        Fault { kind: Kind::Corrupt, text: why.into().into_boxed_str() }
    }

    pub(crate) fn busy(text: impl Into<String>) -> Fault {
        Fault { kind: Kind::Busy, text: text.into().into_boxed_str() }
    }

    pub(crate) fn lost(text: impl Into<String>) -> Fault {
        Fault { kind: Kind::Lost, text: text.into().into_boxed_str() }
    }

    /// Whether the same request may succeed a moment later: answer 503 and when to come back.
    pub fn is_busy(&self) -> bool {
        matches!(self.kind, Kind::Busy | Kind::Lost | Kind::Crossed)
    }

    pub(crate) fn is_retry(&self) -> bool {
        self.kind == Kind::Crossed
    }

    pub(crate) fn is_lost(&self) -> bool {
        self.kind == Kind::Lost
    }

    /// Says where it happened, in front of what happened.
    pub(crate) fn at(self, place: &str) -> Fault {
        Fault { kind: self.kind, text: format!("{place}: {}", self.text).into_boxed_str() }
    }

    pub(crate) fn sqlite(error: &rusqlite::Error) -> Fault {
        use rusqlite::ErrorCode;
        let kind = match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Kind::Busy,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Kind::Corrupt,
            _ => Kind::Other,
        };
        Fault { kind, text: format!("sqlite: {error}").into_boxed_str() }
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
            Kind::Other
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
