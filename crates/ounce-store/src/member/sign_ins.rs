//! Sign-ins that were begun, and how they end.

use ounce_domain::id::Id;
use ounce_domain::member::sign_in::{HOUR_MS, LETTERS_AN_HOUR, OPEN_MS, Outcome, Proof, SignIn};
use ounce_domain::refusal::MemberRefusal;
use ounce_domain::text::EmailAddress;
use ounce_sql::{Fault, Sql};

use super::members;
use crate::columns::{Columns, each, id, maybe, opt_id};
use crate::outbox::{self, Letter};

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, member, at_ms, tries, used_at_ms FROM sign_in ", $rest)
    };
}

const LOAD: &str = select!("WHERE id = :id");
const LIST_OF_BROWSER: &str = select!(
    "WHERE browser = :browser AND at_ms > :after_ms AND used_at_ms IS NULL
    ORDER BY at_ms DESC, id DESC LIMIT 5"
);
const LOAD_BROWSER: &str = "SELECT browser FROM sign_in WHERE id = :id";
const COUNT: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM sign_in
    WHERE email_key = :email_key AND at_ms > :after_ms";
const INSERT: &str =
    "INSERT INTO sign_in (id, member, email_key, browser, language, at_ms, tries, used_at_ms)
    VALUES (:id, :member, :email_key, :browser, :language, :at_ms, 0, NULL)";
const USE: &str = "UPDATE sign_in SET used_at_ms = :now_ms WHERE id = :id AND used_at_ms IS NULL";
const COUNT_TRY: &str = "UPDATE sign_in SET tries = tries + 1 WHERE id = :id";
const LOAD_LETTER: &str = "SELECT m.email, s.language FROM sign_in s
    JOIN member m ON m.id = s.member WHERE s.id = :id AND s.used_at_ms IS NULL";
const FORGET: &str = "DELETE FROM sign_in WHERE at_ms < :before_ms";
/// A letter that waited longer than its sign-in has nothing to say.
const FORGET_LETTERS: &str = "DELETE FROM outbox WHERE kind = 'sign-in'
    AND about NOT IN (SELECT id FROM sign_in)";

pub(crate) const ALL_SQL: &[&str] = &[
    LOAD,
    LIST_OF_BROWSER,
    LOAD_BROWSER,
    COUNT,
    INSERT,
    USE,
    COUNT_TRY,
    LOAD_LETTER,
    FORGET,
    FORGET_LETTERS,
];

/// How long a sign-in is kept: as long as letters to its address are counted.
const KEEP_MS: i64 = HOUR_MS;

/// A sign-in to begin.
#[derive(Clone, Copy, Debug)]
pub struct Begin<'a> {
    pub id: Id<SignIn>,
    pub email: &'a EmailAddress,
    /// SHA-256 of the browser's cookie; `None` for one that began at the shell.
    pub browser: Option<[u8; 32]>,
    /// The language of the letter.
    pub language: &'a str,
    pub at_ms: i64,
    /// The id of the letter; `None` where no letter is to go out.
    pub outbox_id: Option<[u8; 16]>,
}

/// Begins a sign-in, and sends the letter when a member has the address. Beyond the letters that
/// an address gets in an hour nothing happens; the asker is told the same in every case.
pub fn begin(sql: &mut dyn Sql, begin: &Begin<'_>) -> Result<(), Fault> {
    let email_key = begin.email.key();
    let args = [("email_key", (&email_key).into()), ("after_ms", (begin.at_ms - HOUR_MS).into())];
    let begun = maybe(sql.row(COUNT, &args)?, |row| row.int())?.unwrap_or_default();
    if begin.outbox_id.is_some() && begun >= LETTERS_AN_HOUR {
        return Ok(());
    }
    let member =
        members::find_who_may_enter(sql, begin.email, begin.at_ms)?.map(|member| member.id);
    let browser = begin.browser.map(|browser| browser.to_vec());
    let args = [
        ("id", id(begin.id)),
        ("member", opt_id(member)),
        ("email_key", email_key.into()),
        ("browser", browser.into()),
        ("language", begin.language.into()),
        ("at_ms", begin.at_ms.into()),
    ];
    sql.run(INSERT, &args)?;
    match (begin.outbox_id, member) {
        (Some(letter), Some(_)) => {
            outbox::put(sql, letter, Letter::SignIn, begin.id.bytes(), begin.at_ms)
        }
        _ => Ok(()),
    }
}

pub fn load(sql: &mut dyn Sql, sign_in: Id<SignIn>) -> Result<Option<SignIn>, Fault> {
    maybe(sql.row(LOAD, &[("id", id(sign_in))])?, read)
}

/// Which browser began a sign-in: `None` for an unknown one, `Some(None)` for one of the shell.
pub fn browser(sql: &mut dyn Sql, sign_in: Id<SignIn>) -> Result<Option<Option<[u8; 32]>>, Fault> {
    maybe(sql.row(LOAD_BROWSER, &[("id", id(sign_in))])?, |row| {
        if row.is_something()? { row.bytes32().map(Some) } else { Ok(None) }
    })
}

/// The sign-ins of a browser that may still be completed, newest first.
pub fn list_of_browser(
    sql: &mut dyn Sql,
    browser: [u8; 32],
    now_ms: i64,
) -> Result<Vec<SignIn>, Fault> {
    let args = [("browser", browser.as_slice().into()), ("after_ms", (now_ms - OPEN_MS).into())];
    each(&sql.rows(LIST_OF_BROWSER, &args)?, read)
}

fn read(row: &mut Columns<'_>) -> Result<SignIn, Fault> {
    Ok(SignIn {
        id: row.id()?,
        member: row.opt_id()?,
        at_ms: row.int()?,
        tries: row.int()?,
        is_used: row.opt_int()?.is_some(),
    })
}

/// Completes a sign-in, or counts a wrong code.
///
/// # Errors
/// As [`SignIn::complete`]; `SignInOver` also when it is not there.
pub fn complete(
    sql: &mut dyn Sql,
    sign_in: Id<SignIn>,
    proof: Proof,
    now_ms: i64,
) -> Result<Result<Outcome, MemberRefusal>, Fault> {
    let Some(begun) = load(sql, sign_in)? else { return Ok(Err(MemberRefusal::SignInOver)) };
    let outcome = match begun.complete(proof, now_ms) {
        Ok(outcome) => outcome,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let of_it = ("id", id(sign_in));
    match outcome {
        Outcome::In(_) => {
            // Two requests at once: the second finds it used.
            if sql.run(USE, &[of_it, ("now_ms", now_ms.into())])? == 0 {
                return Ok(Err(MemberRefusal::SignInOver));
            }
        }
        Outcome::WrongCode { .. } => {
            sql.run(COUNT_TRY, &[of_it])?;
        }
        Outcome::OtherBrowser => {}
    }
    Ok(Ok(outcome))
}

/// Completes the sign-in of this browser that the code is of. A wrong code counts against every
/// sign-in that the browser has begun, since it was tried on each.
///
/// # Errors
/// As [`complete`].
pub fn complete_by_code(
    sql: &mut dyn Sql,
    browser: [u8; 32],
    is_right: &dyn Fn(Id<SignIn>) -> bool,
    now_ms: i64,
) -> Result<Result<Outcome, MemberRefusal>, Fault> {
    let begun = list_of_browser(sql, browser, now_ms)?;
    if let Some(right) = begun.iter().find(|one| is_right(one.id)) {
        return complete(sql, right.id, Proof::Code { is_right: true }, now_ms);
    }
    let mut most_left = None;
    for one in &begun {
        let wrong = complete(sql, one.id, Proof::Code { is_right: false }, now_ms)?;
        if let Ok(Outcome::WrongCode { left }) = wrong {
            most_left = most_left.max(Some(left));
        }
    }
    let outcome = most_left.map(|left| Outcome::WrongCode { left });
    Ok(outcome.ok_or(MemberRefusal::SignInOver))
}

/// The address and the language of the letter of a sign-in. `None` when it was used, or is not
/// there any more.
pub fn letter(
    sql: &mut dyn Sql,
    sign_in: Id<SignIn>,
) -> Result<Option<(EmailAddress, String)>, Fault> {
    maybe(sql.row(LOAD_LETTER, &[("id", id(sign_in))])?, |row| Ok((row.email()?, row.text()?)))
}

/// Forgets sign-ins that are over and not counted any more.
pub fn forget(sql: &mut dyn Sql, now_ms: i64) -> Result<(), Fault> {
    sql.run(FORGET, &[("before_ms", (now_ms - KEEP_MS).into())])?;
    sql.run(FORGET_LETTERS, &[]).map(drop)
}
