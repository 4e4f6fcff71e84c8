//! Letters that are still to be sent, and the outcome of each.
//!
//! A row is added in the transaction that causes the letter. A job that may run twice sends it
//! afterwards. The row's id is the letter's Message-ID, so that mail programs recognise a second
//! delivery.

use ounce_sql::{Fault, Sql};

use crate::columns::{Columns, each};

mod record;
mod walkers;

pub(crate) use record::ALL_SQL as RECORD_SQL;
pub use record::{
    OfKind, Test, Troubled, count, count_failed, count_failed_of, list_failed, list_troubled,
    put_test, retry_of, take_up_of, test,
};
pub use walkers::count_held;
pub(crate) use walkers::{ALL_SQL as WALKERS_SQL, hold_back, take_back, tell_walkers};

/// Why a letter is given up whose reader is gone, or does without it by now.
pub const NOBODY: &str = "there is nobody to write to any more";
/// Why a letter is given up that a later one says better.
const OVERTAKEN: &str = "overtaken by a later change";

/// Which letter it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Letter {
    /// To a walker who signed up. About a registration.
    Registration,
    /// To a walker whose address was typed again: the link once more. About a registration.
    RegistrationAgain,
    /// To a walker who moved up from the waiting list. About a registration.
    Promoted,
    /// To a walker whose stroll was postponed, moved, cancelled or reopened; it tells of the last
    /// of these changes. About a registration.
    StrollChanged,
    /// To a walker whose stroll meets elsewhere, or ends at another time. About a registration.
    MeetingChanged,
    /// To a giver who left an address. About a gift.
    Gift,
    /// To a milk donor. About a promise.
    MilkPromise,
    /// To the asker of a question, to confirm that the question is theirs. About a question.
    QuestionAsked,
    /// To the host of a stroll, with a question. About a question.
    Question,
    /// To the host of a stroll that many signed up for within an hour. About a burst.
    Burst,
    /// To the host of a stroll that is over, who has not reported. About a reminder.
    ReportMissing,
    /// To a member who signs in. About a sign-in.
    SignIn,
    /// To somebody who is offered a role. About an invitation.
    Invitation,
    /// To somebody who offers to host, to confirm that the offer is theirs. About an application.
    HostApplied,
    /// To somebody who offers to host, with a coordinator's question. About an application.
    HostAsked,
    /// To somebody who offers to host, with a coordinator's no. About an application.
    HostDeclined,
    /// What a host writes to walkers, or a coordinator to hosts. About the reader's copy.
    Circular,
    /// To a walker, a week before the stroll. About a registration.
    WeekBefore,
    /// To a walker, a day before the stroll. About a registration.
    DayBefore,
    /// To a walker, after the stroll. About a registration.
    Thanks,
    /// To a member who wants to know whether letters leave. About the member.
    Test,
    /// To a member whose sign-in has a second step more. About the member.
    StepAdded,
    /// To a member whose sign-in has a second step less. About the member.
    StepRemoved,
    /// To somebody who hosted a stroll that is carried over: again this year? About an invitation.
    HostAgain,
    /// To an address that has more letters a day than its budget: one line for each. About the
    /// lines gathered under its own id.
    Digest,
}

impl Letter {
    pub const ALL: [Self; 25] = [
        Self::Registration,
        Self::RegistrationAgain,
        Self::Promoted,
        Self::StrollChanged,
        Self::MeetingChanged,
        Self::Gift,
        Self::MilkPromise,
        Self::QuestionAsked,
        Self::Question,
        Self::Burst,
        Self::ReportMissing,
        Self::SignIn,
        Self::Invitation,
        Self::HostApplied,
        Self::HostAsked,
        Self::HostDeclined,
        Self::Circular,
        Self::WeekBefore,
        Self::DayBefore,
        Self::Thanks,
        Self::Test,
        Self::StepAdded,
        Self::StepRemoved,
        Self::HostAgain,
        Self::Digest,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::RegistrationAgain => "registration-again",
            Self::Promoted => "promoted",
            Self::StrollChanged => "stroll-changed",
            Self::MeetingChanged => "meeting-changed",
            Self::Gift => "gift",
            Self::MilkPromise => "milk-promise",
            Self::QuestionAsked => "question-asked",
            Self::Question => "question",
            Self::Burst => "burst",
            Self::ReportMissing => "report-missing",
            Self::SignIn => "sign-in",
            Self::Invitation => "invitation",
            Self::HostApplied => "host-applied",
            Self::HostAsked => "host-asked",
            Self::HostDeclined => "host-declined",
            Self::Circular => "circular",
            Self::WeekBefore => "week-before",
            Self::DayBefore => "day-before",
            Self::Thanks => "thanks",
            Self::Test => "test",
            Self::StepAdded => "step-added",
            Self::StepRemoved => "step-removed",
            Self::HostAgain => "host-again",
            Self::Digest => "digest",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|letter| letter.as_str() == text)
    }
}

/// A letter that is to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub id: [u8; 16],
    pub letter: Letter,
    /// The id of the registration, gift, promise or question.
    pub about: [u8; 16],
    pub at_ms: i64,
    /// How often it was tried.
    pub attempts: i64,
    pub next_try_ms: i64,
    pub last_error: String,
}

/// A letter that was delivered or given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    pub id: [u8; 16],
    pub letter: Letter,
    pub about: [u8; 16],
    pub at_ms: i64,
    pub attempts: i64,
    pub done_at_ms: i64,
    /// Why it was given up; `None` when it was delivered.
    pub error: Option<String>,
}

macro_rules! select_due {
    ($rest:literal) => {
        concat!(
            "SELECT id, kind, about, at_ms, attempts, next_try_ms, last_error FROM outbox ",
            $rest
        )
    };
}

const PUT: &str = "INSERT INTO outbox (id, kind, about, at_ms, attempts, next_try_ms, last_error)
    VALUES (:id, :kind, :about, :at_ms, 0, :at_ms, '')";
const PUT_OFF: &str = "UPDATE outbox SET next_try_ms = :next_try_ms WHERE id = :id";
const FIND: &str = "SELECT at_ms FROM outbox WHERE id = :id";
const FIND_DONE: &str = "SELECT done_at_ms FROM outbox_done WHERE id = :id";
/// Letters that were never tried come first: a letter that fails again and again must not hold up
/// new ones.
const LIST_DUE: &str =
    select_due!("WHERE next_try_ms <= :now_ms ORDER BY attempts, id LIMIT :limit");
const LIST: &str = select_due!("ORDER BY id DESC LIMIT :limit");
const LIST_DONE: &str = "SELECT id, kind, about, at_ms, attempts, done_at_ms, error
    FROM outbox_done ORDER BY id DESC LIMIT :limit";
const FAIL: &str = "UPDATE outbox SET attempts = attempts + 1, next_try_ms = :next_try_ms,
    last_error = :error WHERE id = :id";
const NOTE: &str = "UPDATE outbox SET last_error = :error WHERE id = :id";
const RETRY: &str = "UPDATE outbox SET next_try_ms = :now_ms
    WHERE next_try_ms > :now_ms AND attempts > 0";
/// A letter that was given up waits again, as if it had never been tried.
const TAKE_UP: &str =
    "INSERT INTO outbox (id, kind, about, at_ms, attempts, next_try_ms, last_error)
    SELECT id, kind, about, at_ms, 0, :now_ms, error FROM outbox_done
    WHERE id = :id AND error <> ''";
const REMOVE_DONE: &str = "DELETE FROM outbox_done WHERE id = :id AND error <> ''";
const REMOVE: &str = "DELETE FROM outbox WHERE id = :id";
const REMOVE_ABOUT: &str = "DELETE FROM outbox WHERE kind = :kind AND about = :about";

pub(crate) const ALL_SQL: &[&str] = &[
    PUT,
    PUT_OFF,
    FIND,
    FIND_DONE,
    LIST_DUE,
    LIST,
    LIST_DONE,
    FAIL,
    NOTE,
    RETRY,
    TAKE_UP,
    REMOVE_DONE,
    REMOVE,
    REMOVE_ABOUT,
];

/// Puts a letter about a record into the outbox, to be sent at once.
pub fn put(
    sql: &mut dyn Sql,
    id: [u8; 16],
    letter: Letter,
    about: [u8; 16],
    at_ms: i64,
) -> Result<(), Fault> {
    let args = [
        ("id", id.into()),
        ("kind", letter.as_str().into()),
        ("about", about.into()),
        ("at_ms", at_ms.into()),
    ];
    sql.run(PUT, &args).map(drop)
}

/// Whether a letter of this id waits or is done.
pub(super) fn is_known(sql: &mut dyn Sql, id: [u8; 16]) -> Result<bool, Fault> {
    Ok(is_waiting(sql, id)? || sql.row(FIND_DONE, &[("id", id.into())])?.is_some())
}

/// Whether a letter of this id is still to be sent.
pub(super) fn is_waiting(sql: &mut dyn Sql, id: [u8; 16]) -> Result<bool, Fault> {
    Ok(sql.row(FIND, &[("id", id.into())])?.is_some())
}

/// As [`put`], to be sent at `due_ms` at the earliest.
pub(crate) fn put_for(
    sql: &mut dyn Sql,
    (id, letter, about): ([u8; 16], Letter, [u8; 16]),
    at_ms: i64,
    due_ms: i64,
) -> Result<(), Fault> {
    put(sql, id, letter, about, at_ms)?;
    sql.run(PUT_OFF, &[("next_try_ms", due_ms.into()), ("id", id.into())]).map(drop)
}

/// Puts a digest into the outbox, to be sent when it has gathered.
pub(super) fn put_digest(
    sql: &mut dyn Sql,
    id: [u8; 16],
    at_ms: i64,
    due_ms: i64,
) -> Result<(), Fault> {
    put_for(sql, (id, Letter::Digest, id), at_ms, due_ms)
}

/// Removes the letters of a kind about a record that have not left.
pub(crate) fn remove_about(
    sql: &mut dyn Sql,
    letter: Letter,
    about: [u8; 16],
) -> Result<u64, Fault> {
    sql.run(REMOVE_ABOUT, &[("kind", letter.as_str().into()), ("about", about.into())])
}

/// At most `limit` letters whose time has come: those never tried first, then the oldest.
pub fn list_due(sql: &mut dyn Sql, now_ms: i64, limit: i64) -> Result<Vec<Due>, Fault> {
    each(&sql.rows(LIST_DUE, &[("now_ms", now_ms.into()), ("limit", limit.into())])?, read)
}

/// At most `limit` letters that are still to be sent, newest first.
pub fn list(sql: &mut dyn Sql, limit: i64) -> Result<Vec<Due>, Fault> {
    each(&sql.rows(LIST, &[("limit", limit.into())])?, read)
}

/// At most `limit` letters that were delivered or given up, newest first.
pub fn list_done(sql: &mut dyn Sql, limit: i64) -> Result<Vec<Done>, Fault> {
    each(&sql.rows(LIST_DONE, &[("limit", limit.into())])?, |row| {
        Ok(Done {
            id: row.bytes16()?,
            letter: row.parsed("letter", Letter::parse)?,
            about: row.bytes16()?,
            at_ms: row.int()?,
            attempts: row.int()?,
            done_at_ms: row.int()?,
            error: Some(row.text()?).filter(|error| !error.is_empty()),
        })
    })
}

/// Records that a letter was delivered, with the answer of the mail server, which never quotes an
/// address. Recording it again changes nothing.
pub fn record_sent(sql: &mut dyn Sql, id: [u8; 16], now_ms: i64, said: &str) -> Result<(), Fault> {
    finish(sql, id, now_ms, ("", said))
}

/// Records a failure, which never quotes an address: `next_try_ms` says when to try again, or
/// that the letter is given up.
pub fn record_failed(
    sql: &mut dyn Sql,
    id: [u8; 16],
    now_ms: i64,
    error: &str,
    next_try_ms: Option<i64>,
) -> Result<(), Fault> {
    match next_try_ms {
        None => finish(sql, id, now_ms, (if error.is_empty() { "given up" } else { error }, "")),
        Some(next) => {
            let args = [("next_try_ms", next.into()), ("error", error.into()), ("id", id.into())];
            sql.run(FAIL, &args).map(drop)
        }
    }
}

/// Notes why a letter could not even be tried, without an address. It stays due.
pub fn note(sql: &mut dyn Sql, id: [u8; 16], error: &str) -> Result<(), Fault> {
    sql.run(NOTE, &[("error", error.into()), ("id", id.into())]).map(drop)
}

/// Makes every letter that failed due now, and gives how many were due later. Letters that wait for
/// another reason, such as a change that can still be undone, keep waiting.
pub fn retry(sql: &mut dyn Sql, now_ms: i64) -> Result<u64, Fault> {
    sql.run(RETRY, &[("now_ms", now_ms.into())])
}

/// Makes a letter that was given up due again; false when there is no such letter.
pub fn take_up(sql: &mut dyn Sql, id: [u8; 16], now_ms: i64) -> Result<bool, Fault> {
    let is_there = sql.run(TAKE_UP, &[("id", id.into()), ("now_ms", now_ms.into())])? == 1;
    sql.run(REMOVE_DONE, &[("id", id.into())])?;
    Ok(is_there)
}

fn finish(
    sql: &mut dyn Sql,
    id: [u8; 16],
    now_ms: i64,
    (error, said): (&str, &str),
) -> Result<(), Fault> {
    let args = [
        ("now_ms", now_ms.into()),
        ("error", error.into()),
        ("said", said.into()),
        ("id", id.into()),
    ];
    sql.run(record::FINISH, &args)?;
    sql.run(REMOVE, &[("id", id.into())]).map(drop)
}

fn read(row: &mut Columns<'_>) -> Result<Due, Fault> {
    Ok(Due {
        id: row.bytes16()?,
        letter: row.parsed("letter", Letter::parse)?,
        about: row.bytes16()?,
        at_ms: row.int()?,
        attempts: row.int()?,
        next_try_ms: row.int()?,
        last_error: row.text()?,
    })
}
