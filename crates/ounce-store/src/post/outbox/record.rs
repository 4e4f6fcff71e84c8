//! The letters of a campaign, as its coordinator sees them: how many wait, left and failed, and why.

use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::member::Member;
use ounce_domain::stroll::Stroll;
use ounce_domain::text::EmailAddress;
use ounce_sql::{Fault, Sql};

use super::{Letter, NOBODY, OVERTAKEN};
use crate::columns::{Columns, each, id, maybe};

/// The campaign of the record that a letter is about: each record is looked up by its id, which no
/// record of another table has.
macro_rules! campaign_of {
    ($letter:literal) => {
        concat!(
            "COALESCE(
                (SELECT x.campaign FROM registration x WHERE x.id = ",
            $letter,
            ".about),
                (SELECT i.campaign FROM circular_copy x JOIN circular i ON i.id = x.circular
                    WHERE x.id = ",
            $letter,
            ".about),
                (SELECT x.campaign FROM gift x WHERE x.id = ",
            $letter,
            ".about),
                (SELECT x.campaign FROM milk_promise x WHERE x.id = ",
            $letter,
            ".about),
                (SELECT s.campaign FROM question x JOIN stroll s ON s.id = x.stroll
                    WHERE x.id = ",
            $letter,
            ".about),
                (SELECT s.campaign FROM sign_up_burst x JOIN stroll s ON s.id = x.stroll
                    WHERE x.id = ",
            $letter,
            ".about),
                (SELECT x.campaign FROM invitation x WHERE x.id = ",
            $letter,
            ".about),
                (SELECT x.campaign FROM host_application x WHERE x.id = ",
            $letter,
            ".about))"
        )
    };
}

/// The address that a letter goes to, where it is that of the record; empty for others.
macro_rules! address_of {
    ($letter:literal) => {
        concat!(
            "COALESCE(
                (SELECT x.email FROM registration x WHERE x.id = ",
            $letter,
            ".about),
                (SELECT COALESCE(r.email, m.email) FROM circular_copy x
                        LEFT JOIN registration r ON r.id = x.registration
                        LEFT JOIN member m ON m.id = x.member
                    WHERE x.id = ",
            $letter,
            ".about),
                (SELECT x.email FROM gift x WHERE x.id = ",
            $letter,
            ".about),
                (SELECT x.email FROM milk_promise x WHERE x.id = ",
            $letter,
            ".about),
                (SELECT x.email FROM question x WHERE x.id = ",
            $letter,
            ".about AND ",
            $letter,
            ".kind = 'question-asked'),
                (SELECT m.email FROM invitation x JOIN member m ON m.id = x.member
                    WHERE x.id = ",
            $letter,
            ".about),
                (SELECT x.email FROM host_application x WHERE x.id = ",
            $letter,
            ".about), '')"
        )
    };
}

/// Moves a letter to those that are done, with its campaign.
pub(super) const FINISH: &str = concat!(
    "INSERT INTO outbox_done
        (id, kind, about, at_ms, attempts, done_at_ms, error, said, campaign)
    SELECT o.id, o.kind, o.about, o.at_ms, o.attempts + 1, :now_ms, :error, :said, ",
    campaign_of!("o"),
    " FROM outbox o WHERE o.id = :id"
);
const WAITING: &str = concat!(
    "SELECT o.kind, CAST(COUNT(*) AS BIGINT),
        CAST(SUM(CASE WHEN o.attempts > 0 OR o.last_error <> '' THEN 1 ELSE 0 END) AS BIGINT)
    FROM outbox o WHERE ",
    campaign_of!("o"),
    " = :campaign GROUP BY o.kind"
);
const SENT: &str = "SELECT kind, CAST(COUNT(*) AS BIGINT) FROM outbox_done
    WHERE campaign = :campaign AND error = '' AND done_at_ms > :after_ms GROUP BY kind";
macro_rules! failed {
    () => {
        "d.campaign = :campaign AND d.error > '' AND d.done_at_ms > :after_ms
            AND d.error NOT IN (:nobody, :overtaken)"
    };
}
const FAILED: &str = concat!(
    "SELECT d.kind, CAST(COUNT(*) AS BIGINT) FROM outbox_done d WHERE ",
    failed!(),
    " GROUP BY d.kind"
);
const LIST_FAILED: &str = concat!(
    "SELECT d.id, d.kind, d.at_ms, d.attempts, d.done_at_ms, d.error, ",
    address_of!("d"),
    " FROM outbox_done d WHERE ",
    failed!(),
    " ORDER BY d.done_at_ms DESC, d.id DESC LIMIT :limit"
);
/// Letters that failed and are tried again.
const LIST_TROUBLED: &str = concat!(
    "SELECT o.id, o.kind, o.at_ms, o.attempts, o.next_try_ms, o.last_error, ",
    address_of!("o"),
    " FROM outbox o WHERE (o.attempts > 0 OR o.last_error <> '') AND ",
    campaign_of!("o"),
    " = :campaign ORDER BY o.at_ms DESC, o.id DESC LIMIT :limit"
);
const FAILED_OF_STROLL: &str = concat!(
    "SELECT CAST(COUNT(*) AS BIGINT) FROM outbox_done d WHERE ",
    failed!(),
    " AND (d.about IN (SELECT r.id FROM registration r WHERE r.stroll = :stroll)
        OR d.about IN (SELECT c.id FROM circular_copy c JOIN registration r ON r.id = c.registration
            WHERE r.stroll = :stroll))"
);
const IS_OF: &str = "SELECT 1 FROM outbox_done WHERE id = :id AND campaign = :campaign
    AND error <> ''";
const RETRY_ALL: &str = concat!(
    "UPDATE outbox SET next_try_ms = :now_ms WHERE next_try_ms > :now_ms AND attempts > 0 AND ",
    campaign_of!("outbox"),
    " = :campaign"
);
const TEST_WAITING: &str = "SELECT id, last_error FROM outbox
    WHERE kind = 'test' AND about = :member ORDER BY id DESC LIMIT 1";
const TEST_DONE: &str = "SELECT error, said, done_at_ms FROM outbox_done
    WHERE id = :id AND kind = 'test' AND about = :member";

pub(crate) const ALL_SQL: &[&str] = &[
    FINISH,
    WAITING,
    SENT,
    FAILED,
    LIST_FAILED,
    LIST_TROUBLED,
    FAILED_OF_STROLL,
    IS_OF,
    RETRY_ALL,
    TEST_WAITING,
    TEST_DONE,
];

/// How many letters of a kind a campaign has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfKind {
    pub letter: Letter,
    pub waiting: i64,
    /// Of those that wait: could not be sent so far.
    pub troubled: i64,
    pub sent: i64,
    pub failed: i64,
}

/// A letter that did not arrive, or not yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Troubled {
    pub id: [u8; 16],
    pub letter: Letter,
    pub at_ms: i64,
    pub attempts: i64,
    /// When it was given up, or is tried again.
    pub then_ms: i64,
    /// What the mail server said, or why nothing was said.
    pub error: String,
    /// `None` where the record does not say it.
    pub email: Option<EmailAddress>,
}

/// What became of a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// With what went wrong so far; empty while nothing did.
    Waits(String),
    /// With what the mail server said.
    Sent {
        answer: String,
        at_ms: i64,
    },
    Failed {
        error: String,
        at_ms: i64,
    },
}

/// The letters of a campaign by kind: those that wait, and what left or was given up since a time.
pub fn count(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    after_ms: i64,
) -> Result<Vec<OfKind>, Fault> {
    let none = |letter| OfKind { letter, waiting: 0, troubled: 0, sent: 0, failed: 0 };
    let mut all = Letter::ALL.map(none);
    let mut take = |row: &mut Columns<'_>, add: &dyn Fn(&mut OfKind, i64)| -> Result<(), Fault> {
        let letter = row.parsed("letter", Letter::parse)?;
        let count = row.int()?;
        all.iter_mut().filter(|one| one.letter == letter).for_each(|one| add(one, count));
        Ok(())
    };
    for row in sql.rows(WAITING, &[("campaign", id(campaign))])? {
        let mut columns = Columns::of(&row);
        let troubled = row.int(2)?;
        take(&mut columns, &|one, count| (one.waiting, one.troubled) = (count, troubled))?;
    }
    for row in sql.rows(SENT, &[("campaign", id(campaign)), ("after_ms", after_ms.into())])? {
        take(&mut Columns::of(&row), &|one, count| one.sent = count)?;
    }
    for row in sql.rows(FAILED, &failures(campaign, after_ms))? {
        take(&mut Columns::of(&row), &|one, count| one.failed = count)?;
    }
    Ok(all.into_iter().filter(|one| one.waiting + one.sent + one.failed > 0).collect())
}

fn failures(
    campaign: Id<Campaign>,
    after_ms: i64,
) -> [(&'static str, ounce_sql::Value<'static>); 4] {
    [
        ("campaign", id(campaign)),
        ("after_ms", after_ms.into()),
        ("nobody", NOBODY.into()),
        ("overtaken", OVERTAKEN.into()),
    ]
}

/// At most `limit` letters of a campaign that were given up since a time, newest first.
pub fn list_failed(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    after_ms: i64,
    limit: i64,
) -> Result<Vec<Troubled>, Fault> {
    let args = failures(campaign, after_ms).into_iter().chain([("limit", limit.into())]);
    each(&sql.rows(LIST_FAILED, &args.collect::<Vec<_>>())?, troubled)
}

/// At most `limit` letters of a campaign that could not be sent so far, newest first.
pub fn list_troubled(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    limit: i64,
) -> Result<Vec<Troubled>, Fault> {
    let args = [("campaign", id(campaign)), ("limit", limit.into())];
    each(&sql.rows(LIST_TROUBLED, &args)?, troubled)
}

fn troubled(row: &mut Columns<'_>) -> Result<Troubled, Fault> {
    Ok(Troubled {
        id: row.bytes16()?,
        letter: row.parsed("letter", Letter::parse)?,
        at_ms: row.int()?,
        attempts: row.int()?,
        then_ms: row.int()?,
        error: row.text()?,
        email: row.opt_email()?,
    })
}

/// How many letters of a campaign were given up since a time.
pub fn count_failed(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    after_ms: i64,
) -> Result<i64, Fault> {
    let rows = sql.rows(FAILED, &failures(campaign, after_ms))?;
    rows.iter().map(|row| row.int(1)).sum()
}

/// How many letters to walkers of a stroll were given up since a time.
pub fn count_failed_of(
    sql: &mut dyn Sql,
    (campaign, stroll): (Id<Campaign>, Id<Stroll>),
    after_ms: i64,
) -> Result<i64, Fault> {
    let args = failures(campaign, after_ms).into_iter().chain([("stroll", id(stroll))]);
    let found = sql.row(FAILED_OF_STROLL, &args.collect::<Vec<_>>())?;
    Ok(maybe(found, |row| row.int())?.unwrap_or_default())
}

/// Tries a letter of a campaign again that was given up; false when there is no such letter.
pub fn take_up_of(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    letter: [u8; 16],
    now_ms: i64,
) -> Result<bool, Fault> {
    let of = [("id", letter.into()), ("campaign", id(campaign))];
    if sql.row(IS_OF, &of)?.is_none() {
        return Ok(false);
    }
    super::take_up(sql, letter, now_ms)
}

/// Tries every letter of a campaign now that failed and waits for its next try. How many.
pub fn retry_of(sql: &mut dyn Sql, campaign: Id<Campaign>, now_ms: i64) -> Result<u64, Fault> {
    sql.run(RETRY_ALL, &[("campaign", id(campaign)), ("now_ms", now_ms.into())])
}

/// Puts a test to a member into the outbox: its id. One that waits already is the same test.
pub fn put_test(
    sql: &mut dyn Sql,
    (fresh, member): ([u8; 16], Id<Member>),
    now_ms: i64,
) -> Result<[u8; 16], Fault> {
    let waiting = sql.row(TEST_WAITING, &[("member", id(member))])?;
    if let Some(waiting) = maybe(waiting, |row| row.bytes16())? {
        return Ok(waiting);
    }
    super::put(sql, fresh, Letter::Test, member.bytes(), now_ms)?;
    Ok(fresh)
}

/// What became of a member's test; `None` for one that is not theirs.
pub fn test(
    sql: &mut dyn Sql,
    (letter, member): ([u8; 16], Id<Member>),
) -> Result<Option<Test>, Fault> {
    let waiting = maybe(sql.row(TEST_WAITING, &[("member", id(member))])?, |row| {
        Ok((row.bytes16()?, row.text()?))
    })?;
    if let Some((_, error)) = waiting.filter(|(waiting, _)| *waiting == letter) {
        return Ok(Some(Test::Waits(error)));
    }
    let args = [("id", letter.into()), ("member", id(member))];
    maybe(sql.row(TEST_DONE, &args)?, |row| {
        let (error, answer, at_ms) = (row.text()?, row.text()?, row.int()?);
        Ok(if error.is_empty() {
            Test::Sent { answer, at_ms }
        } else {
            Test::Failed { error, at_ms }
        })
    })
}
