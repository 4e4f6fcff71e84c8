//! Second factors of members: setting one up, showing it, removing it.

use ounce_domain::id::Id;
use ounce_domain::member::Member;
use ounce_domain::member::second_factor::{
    Codes, Outcome, SecondFactor, Typed, is_needed, step_by_code,
};
use ounce_domain::refusal::MemberRefusal;
use ounce_sql::{Fault, Sql};

use super::sessions::Session;
use super::{members, passkeys};
use crate::columns::{Columns, id, maybe};
use crate::outbox::{self, Letter};

const LOAD: &str = "SELECT id, since_ms, last_step, used, tries, tried_ms FROM second_factor
    WHERE member = :member AND id IS NOT NULL";
const LOAD_NEXT: &str = "SELECT next_id FROM second_factor WHERE member = :member";
const BEGIN: &str = "INSERT INTO second_factor
        (member, id, next_id, since_ms, last_step, used, tries, tried_ms)
    VALUES (:member, NULL, :next_id, :now_ms, 0, 0, 0, 0)
    ON CONFLICT (member) DO UPDATE SET next_id = :next_id WHERE second_factor.next_id IS NULL";
const CONFIRM: &str = "UPDATE second_factor SET id = next_id, next_id = NULL, since_ms = :now_ms,
        last_step = :step, used = 0, tries = 0
    WHERE member = :member AND next_id = :next_id";
const TAKE: &str = "UPDATE second_factor SET last_step = :step, used = :used, tries = 0
    WHERE member = :member AND id = :id AND last_step = :was_step AND used = :was_used";
const COUNT_TRY: &str = "UPDATE second_factor SET tries = tries + 1, tried_ms = :now_ms
    WHERE member = :member";
const REMOVE: &str = "DELETE FROM second_factor WHERE member = :member";
const REMOVE_PASSKEYS: &str = "DELETE FROM passkey WHERE member = :member";
const SHOW: &str = "UPDATE session
    SET shown_ms = CASE WHEN :now_ms < began_ms THEN began_ms ELSE :now_ms END WHERE id = :id";
const HIDE_OTHERS: &str = "UPDATE session SET shown_ms = NULL WHERE member = :member AND id <> :id";
const END_SESSIONS: &str = "DELETE FROM session WHERE member = :member";
const END_TOKENS: &str = "DELETE FROM api_token WHERE member = :member";

pub(crate) const ALL_SQL: &[&str] = &[
    LOAD,
    LOAD_NEXT,
    BEGIN,
    CONFIRM,
    TAKE,
    COUNT_TRY,
    REMOVE,
    REMOVE_PASSKEYS,
    SHOW,
    HIDE_OTHERS,
    END_SESSIONS,
    END_TOKENS,
];

/// The factor of a member that counts.
pub fn load(sql: &mut dyn Sql, member: Id<Member>) -> Result<Option<SecondFactor>, Fault> {
    maybe(sql.row(LOAD, &[("member", id(member))])?, read)
}

fn read(row: &mut Columns<'_>) -> Result<SecondFactor, Fault> {
    Ok(SecondFactor {
        id: row.id()?,
        since_ms: row.int()?,
        last_step: row.int()?,
        used: row.int()?,
        tries: row.int()?,
        tried_ms: row.int()?,
    })
}

/// Whether a member has anything to show beside the letter: codes or a passkey.
pub fn has_any(sql: &mut dyn Sql, member: Id<Member>) -> Result<bool, Fault> {
    Ok(load(sql, member)?.is_some() || !passkeys::list(sql, member)?.is_empty())
}

/// The factor that a member is setting up.
pub fn next(sql: &mut dyn Sql, member: Id<Member>) -> Result<Option<Id<SecondFactor>>, Fault> {
    let found = maybe(sql.row(LOAD_NEXT, &[("member", id(member))])?, |row| row.opt_id())?;
    Ok(found.flatten())
}

/// Begins to set up a factor. The one before counts until a code of the new one was typed. Beginning
/// again changes nothing, so that a code that was scanned stays good.
pub fn begin(
    sql: &mut dyn Sql,
    member: Id<Member>,
    fresh: Id<SecondFactor>,
    now_ms: i64,
) -> Result<(), Fault> {
    let args = [("member", id(member)), ("next_id", id(fresh)), ("now_ms", now_ms.into())];
    sql.run(BEGIN, &args).map(drop)
}

/// Lets the new factor count, if the code is one of it. Other sessions of the member have to show it.
///
/// # Errors
/// `WrongSecondCode` when the code is of another one, or nothing was begun.
pub fn confirm(
    sql: &mut dyn Sql,
    session: &Session,
    (code, fresh, now_ms): (&str, [u8; 16], i64),
    codes: &dyn Fn(Id<SecondFactor>) -> Box<dyn Codes>,
) -> Result<Result<(), MemberRefusal>, Fault> {
    let wrong = Ok(Err(MemberRefusal::WrongSecondCode));
    let Some(next) = next(sql, session.member)? else { return wrong };
    let Some(step) = step_by_code(code, 0, now_ms, &*codes(next)) else { return wrong };
    let args = [
        ("member", id(session.member)),
        ("next_id", id(next)),
        ("step", step.into()),
        ("now_ms", now_ms.into()),
    ];
    if sql.run(CONFIRM, &args)? == 0 {
        return wrong;
    }
    let args = [("member", id(session.member)), ("id", id(session.id))];
    sql.run(HIDE_OTHERS, &args)?;
    tell(sql, session.member, (Letter::StepAdded, fresh, now_ms))?;
    show(sql, session.id, now_ms).map(Ok)
}

/// Shows the factor in a session, or counts a wrong code. What it leads to is written in any case.
///
/// # Errors
/// As [`SecondFactor::check`].
pub fn check(
    sql: &mut dyn Sql,
    session: &Session,
    (typed, now_ms): (&Typed, i64),
    codes: &dyn Fn(Id<SecondFactor>) -> Box<dyn Codes>,
) -> Result<Result<Outcome, MemberRefusal>, Fault> {
    // Without a factor there is nothing that could be shown.
    let Some(factor) = load(sql, session.member)? else { return Ok(Ok(Outcome::Wrong)) };
    let outcome = match factor.check(typed, now_ms, &*codes(factor.id)) {
        Ok(outcome) => outcome,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let (step, used) = match outcome {
        Outcome::App { step } => (step, factor.used),
        Outcome::Recovery { number } => (factor.last_step, factor.used | 1 << number),
        Outcome::Wrong => {
            let args = [("member", id(session.member)), ("now_ms", now_ms.into())];
            sql.run(COUNT_TRY, &args)?;
            return Ok(Ok(outcome));
        }
    };
    let args = [
        ("member", id(session.member)),
        ("id", id(factor.id)),
        ("step", step.into()),
        ("used", used.into()),
        ("was_step", factor.last_step.into()),
        ("was_used", factor.used.into()),
    ];
    // Two requests with the same code at once: the second finds it used.
    if sql.run(TAKE, &args)? == 0 {
        return Ok(Ok(Outcome::Wrong));
    }
    show(sql, session.id, now_ms)?;
    Ok(Ok(outcome))
}

/// Notes that the factor was shown in a session.
pub fn show(sql: &mut dyn Sql, session: Id<Session>, now_ms: i64) -> Result<(), Fault> {
    sql.run(SHOW, &[("id", id(session)), ("now_ms", now_ms.into())]).map(drop)
}

/// Removes the codes of a member who needs none, or has a passkey.
///
/// # Errors
/// `SecondFactorNeeded` when a role of theirs needs a second factor and there is no other.
pub fn remove(
    sql: &mut dyn Sql,
    member: Id<Member>,
    (fresh, now_ms): ([u8; 16], i64),
) -> Result<Result<(), MemberRefusal>, Fault> {
    let is_last = passkeys::list(sql, member)?.is_empty();
    if is_last && is_needed(&members::roles(sql, member)?) {
        return Ok(Err(MemberRefusal::SecondFactorNeeded));
    }
    if sql.run(REMOVE, &[("member", id(member))])? > 0 {
        tell(sql, member, (Letter::StepRemoved, fresh, now_ms))?;
    }
    Ok(Ok(()))
}

/// Removes codes and passkeys of a member who lost the telephone and the recovery codes. All their
/// sessions end, and all their tokens. They set up a new factor at the next sign-in. False when
/// there was none.
pub fn reset(
    sql: &mut dyn Sql,
    member: Id<Member>,
    (fresh, now_ms): ([u8; 16], i64),
) -> Result<bool, Fault> {
    for statement in [END_SESSIONS, END_TOKENS] {
        sql.run(statement, &[("member", id(member))])?;
    }
    let codes = sql.run(REMOVE, &[("member", id(member))])?;
    let was_there = codes + sql.run(REMOVE_PASSKEYS, &[("member", id(member))])? > 0;
    if was_there {
        tell(sql, member, (Letter::StepRemoved, fresh, now_ms))?;
    }
    Ok(was_there)
}

/// Tells a member by letter what became of their second step: it may have been somebody else.
pub(super) fn tell(
    sql: &mut dyn Sql,
    member: Id<Member>,
    (letter, fresh, now_ms): (Letter, [u8; 16], i64),
) -> Result<(), Fault> {
    outbox::put(sql, fresh, letter, member.bytes(), now_ms)
}
