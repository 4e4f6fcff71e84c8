//! Circulars: who would read one, sending it once, taking it back, and the letter of each reader.

use ounce_domain::campaign::Campaign;
use ounce_domain::circular::{Circular, DAY_MS, Readers, Words};
use ounce_domain::id::Id;
use ounce_domain::member::{Member, Object};
use ounce_domain::refusal::{PlanRefusal, RecordRefusal, Refusal};
use ounce_domain::registration::Registration;
use ounce_domain::stroll::{LETTERS_WAIT_MS, Stroll};
use ounce_domain::text::EmailAddress;
use ounce_sql::{Fault, Sql, Value};

use super::outbox::NOBODY;
use crate::acts::{self, Act, By, Deed};
use crate::columns::{Columns, each, id, maybe, opt_id};

/// Parties that can be written to: their place is kept, and their address takes mail.
macro_rules! of_stroll {
    () => {
        "r.stroll = :stroll AND r.held_until_ms IS NULL AND r.email NOT LIKE '%@%.invalid'
            AND (r.standing = 'confirmed' AND CAST(:walkers AS BIGINT) = 1
                OR r.standing = 'waiting' AND CAST(:waiting AS BIGINT) = 1)"
    };
}

/// Members who host a stroll that fits; each is counted once, whatever they host.
macro_rules! hosts {
    () => {
        "r.id IN (SELECT o.member FROM member_role o JOIN stroll s ON s.id = o.object
                WHERE o.campaign = :campaign AND o.kind = 'stroll' AND o.role = 'host'
                    AND (CAST(:country AS TEXT) = '' OR s.country = :country)
                    AND (CAST(:status AS TEXT) = '' OR s.status = :status))"
    };
}

macro_rules! refuses {
    () => {
        "EXISTS (SELECT 1 FROM letter_refusal n WHERE n.campaign = :campaign
            AND n.email_key = r.email_key AND n.kind = 'circulars')"
    };
}

macro_rules! count {
    ($table:literal, $which:expr) => {
        concat!(
            "SELECT CAST(COUNT(*) AS BIGINT),
                CAST(COALESCE(SUM(CASE WHEN ",
            refuses!(),
            " THEN 1 ELSE 0 END), 0) AS BIGINT) FROM ",
            $table,
            " r WHERE ",
            $which
        )
    };
}

/// One statement for any number of readers: the ids come as one string of bytes, sixteen for each.
/// The second argument of COALESCE is never used; it tells PostgreSQL that the first is bytes.
macro_rules! copies {
    ($column:literal, $table:literal, $which:expr) => {
        concat!(
            "INSERT INTO circular_copy (id, circular, ",
            $column,
            ") SELECT substr(COALESCE(:ids, w.id), CAST(w.number * 16 - 15 AS INTEGER), 16),
                i.id, w.id
            FROM (SELECT r.id, ROW_NUMBER() OVER (ORDER BY r.id) AS number FROM ",
            $table,
            " r WHERE ",
            $which,
            " AND NOT ",
            refuses!(),
            ") w JOIN circular i ON i.id = :circular"
        )
    };
}

const COUNT_WALKERS: &str = count!("registration", of_stroll!());
const COUNT_HOSTS: &str = count!("member", hosts!());
const COPY_TO_WALKERS: &str = copies!("registration", "registration", of_stroll!());
const COPY_TO_HOSTS: &str = copies!("member", "member", hosts!());
const COPY_TO_ONESELF: &str = "INSERT INTO circular_copy (id, circular, member)
    VALUES (:id, :circular, :member)";
const INSERT: &str =
    "INSERT INTO circular (id, campaign, stroll, readers, country, status, subject,
        words, shows_writer, member, at_ms, taken_back_ms)
    VALUES (:id, :campaign, :stroll, :readers, :country, :status, :subject, :words, :shows_writer,
        :member, :at_ms, NULL)";
const PUT: &str = "INSERT INTO outbox (id, kind, about, at_ms, attempts, next_try_ms, last_error)
    SELECT c.id, 'circular', c.id, i.at_ms, 0, i.at_ms + CAST(:wait_ms AS BIGINT), ''
    FROM circular_copy c JOIN circular i ON i.id = c.circular WHERE c.circular = :circular";
/// Tests are counted by writer, the others by place.
const COUNT_OF_DAY: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM circular
    WHERE campaign = :campaign AND taken_back_ms IS NULL AND at_ms > :after_ms
        AND readers <> 'oneself' AND stroll = :stroll";
const COUNT_OF_DAY_TO_HOSTS: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM circular
    WHERE campaign = :campaign AND taken_back_ms IS NULL AND at_ms > :after_ms
        AND readers <> 'oneself' AND stroll IS NULL";
const COUNT_TESTS: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM circular
    WHERE campaign = :campaign AND at_ms > :after_ms AND readers = 'oneself' AND member = :member";
const TAKE_BACK: &str = "UPDATE circular SET taken_back_ms = :now_ms
    WHERE id = :id AND taken_back_ms IS NULL";
const REMOVE_LETTERS: &str = "DELETE FROM outbox WHERE kind = 'circular'
    AND id IN (SELECT id FROM circular_copy WHERE circular = :id)";

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT i.id, i.campaign, i.stroll, i.readers, i.country, i.status, i.subject, i.words,
                i.shows_writer, i.member, i.at_ms, i.taken_back_ms, COALESCE(w.email, '')",
            $rest
        )
    };
}

const LOAD: &str =
    select!(" FROM circular i LEFT JOIN member w ON w.id = i.member WHERE i.id = :id");
/// How many copies there are, and how many letters wait, were delivered, and failed. A letter that
/// nobody was there to read has not failed.
macro_rules! list {
    ($where:literal) => {
        concat!(
            select!(
                ",
                (SELECT CAST(COUNT(*) AS BIGINT) FROM circular_copy c WHERE c.circular = i.id),
                (SELECT CAST(COUNT(*) AS BIGINT) FROM circular_copy c JOIN outbox o ON o.id = c.id
                    WHERE c.circular = i.id),
                (SELECT CAST(COUNT(*) AS BIGINT) FROM circular_copy c
                        JOIN outbox_done d ON d.id = c.id
                    WHERE c.circular = i.id AND d.error = ''),
                (SELECT CAST(COUNT(*) AS BIGINT) FROM circular_copy c
                        JOIN outbox_done d ON d.id = c.id
                    WHERE c.circular = i.id AND d.error NOT IN ('', :nobody))
                FROM circular i LEFT JOIN member w ON w.id = i.member"
            ),
            $where,
            " AND i.readers <> 'oneself' ORDER BY i.at_ms DESC, i.id DESC LIMIT :limit"
        )
    };
}

const LIST_OF_STROLL: &str = list!(" WHERE i.campaign = :campaign AND i.stroll = :stroll");
const LIST_TO_HOSTS: &str = list!(" WHERE i.campaign = :campaign AND i.stroll IS NULL");
const LOAD_COPY: &str = "SELECT circular, registration, member FROM circular_copy WHERE id = :id";

pub(crate) const ALL_SQL: &[&str] = &[
    COUNT_WALKERS,
    COUNT_HOSTS,
    COPY_TO_WALKERS,
    COPY_TO_HOSTS,
    COPY_TO_ONESELF,
    INSERT,
    PUT,
    COUNT_OF_DAY,
    COUNT_OF_DAY_TO_HOSTS,
    COUNT_TESTS,
    TAKE_BACK,
    REMOVE_LETTERS,
    LOAD,
    LIST_OF_STROLL,
    LIST_TO_HOSTS,
    LOAD_COPY,
];

/// How many would get a circular.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    pub readers: i64,
    /// Those who do without such letters. They are not among the readers.
    pub refused: i64,
}

/// What became of a form that sends a circular.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// To this many readers.
    Now(i64),
    /// The same form came before.
    Before,
}

/// A circular with the outcome of its letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub circular: Circular,
    /// The writer's address; `None` for one who is no member any more.
    pub by: Option<EmailAddress>,
    pub readers: i64,
    pub waiting: i64,
    pub delivered: i64,
    pub failed: i64,
}

/// The reader of one letter of a circular.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    Walker(Id<Registration>),
    Member(Id<Member>),
}

/// One letter: what it says, who wrote it, and to whom it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    pub circular: Circular,
    /// The writer's address; `None` for one who is no member any more.
    pub by: Option<EmailAddress>,
    pub to: Reader,
}

fn of_readers(
    campaign: Id<Campaign>,
    stroll: Option<Id<Stroll>>,
    readers: &Readers,
) -> Vec<(&'static str, Value<'static>)> {
    let is = |wanted: bool| i64::from(wanted).into();
    match stroll {
        Some(stroll) => vec![
            ("campaign", id(campaign)),
            ("stroll", id(stroll)),
            ("walkers", is(matches!(readers, Readers::Walkers | Readers::Everybody))),
            ("waiting", is(matches!(readers, Readers::Waiting | Readers::Everybody))),
        ],
        None => vec![
            ("campaign", id(campaign)),
            ("country", readers.country().to_owned().into()),
            ("status", readers.status().into()),
        ],
    }
}

/// How many would get a circular now.
pub fn reach(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    (stroll, readers): (Option<Id<Stroll>>, &Readers),
) -> Result<Reach, Fault> {
    if *readers == Readers::Oneself {
        return Ok(Reach { readers: 1, refused: 0 });
    }
    let statement = if stroll.is_some() { COUNT_WALKERS } else { COUNT_HOSTS };
    let args = of_readers(campaign, stroll, readers);
    let found = maybe(sql.row(statement, &args)?, |row| Ok((row.int()?, row.int()?)))?;
    let (all, refused) = found.unwrap_or_default();
    Ok(Reach { readers: all - refused, refused })
}

/// Sends a circular: a letter for each reader goes into the outbox, where it waits until the
/// circular can't be taken back any more. A test leaves at once, and is no act.
///
/// # Errors
/// `EnoughLetters` or `NobodyToWriteTo`, as [`Circular::may_be_sent`]; `Unknown` when another
/// circular has the id.
pub fn send(
    sql: &mut dyn Sql,
    circular: &Circular,
    by: By,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<Sent, Refusal>, Fault> {
    if let Some((known, _)) = load(sql, circular.id)? {
        let is_same = (known.campaign, known.stroll, known.by)
            == (circular.campaign, circular.stroll, circular.by);
        return Ok(if is_same { Ok(Sent::Before) } else { Err(RecordRefusal::Unknown.into()) });
    }
    let before = count_of_day(sql, circular)?;
    let readers = reach(sql, circular.campaign, (circular.stroll, &circular.readers))?.readers;
    if let Err(refusal) = circular.may_be_sent(before, readers) {
        return Ok(Err(refusal.into()));
    }
    insert(sql, circular)?;
    copy(sql, circular, readers, fresh)?;
    let wait_ms = if circular.is_test() { 0 } else { LETTERS_WAIT_MS };
    sql.run(PUT, &[("circular", id(circular.id)), ("wait_ms", wait_ms.into())])?;
    if !circular.is_test() {
        let words = ("", circular.words.subject.as_str());
        act(sql, circular, (Deed::SentCircular, by, circular.at_ms), words, fresh)?;
    }
    Ok(Ok(Sent::Now(readers)))
}

fn count_of_day(sql: &mut dyn Sql, circular: &Circular) -> Result<i64, Fault> {
    let campaign = ("campaign", id(circular.campaign));
    let after = ("after_ms", (circular.at_ms - DAY_MS).into());
    let row = match circular.stroll {
        _ if circular.is_test() => {
            sql.row(COUNT_TESTS, &[campaign, after, ("member", id(circular.by))])?
        }
        Some(stroll) => sql.row(COUNT_OF_DAY, &[campaign, after, ("stroll", id(stroll))])?,
        None => sql.row(COUNT_OF_DAY_TO_HOSTS, &[campaign, after])?,
    };
    Ok(maybe(row, |row| row.int())?.unwrap_or_default())
}

fn insert(sql: &mut dyn Sql, circular: &Circular) -> Result<(), Fault> {
    let args = [
        ("id", id(circular.id)),
        ("campaign", id(circular.campaign)),
        ("stroll", opt_id(circular.stroll)),
        ("readers", circular.readers.as_str().into()),
        ("country", circular.readers.country().into()),
        ("status", circular.readers.status().into()),
        ("subject", (&circular.words.subject).into()),
        ("words", (&circular.words.text).into()),
        ("shows_writer", i64::from(circular.words.shows_writer).into()),
        ("member", id(circular.by)),
        ("at_ms", circular.at_ms.into()),
    ];
    sql.run(INSERT, &args).map(drop)
}

fn copy(
    sql: &mut dyn Sql,
    circular: &Circular,
    readers: i64,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<(), Fault> {
    let of = ("circular", id(circular.id));
    if circular.is_test() {
        let args = [("id", fresh().into()), of, ("member", id(circular.by))];
        return sql.run(COPY_TO_ONESELF, &args).map(drop);
    }
    let ids: Vec<u8> = (0..readers).flat_map(|_| fresh()).collect();
    let mut args = of_readers(circular.campaign, circular.stroll, &circular.readers);
    args.extend([("ids", ids.into()), of]);
    let statement = if circular.stroll.is_some() { COPY_TO_WALKERS } else { COPY_TO_HOSTS };
    sql.run(statement, &args).map(drop)
}

/// Takes a circular back whose letters still wait; they are not sent then.
///
/// # Errors
/// `Unknown` for one that is none of this place; `UndoOver` when the ten minutes are over, or it was
/// taken back before.
pub fn take_back(
    sql: &mut dyn Sql,
    (place, circular): (Object, Id<Circular>),
    (by, now_ms): (By, i64),
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Result<(), Refusal>, Fault> {
    let found = load(sql, circular)?.map(|(circular, _)| circular);
    let Some(found) = found.filter(|found| object_of(found) == place && !found.is_test()) else {
        return Ok(Err(RecordRefusal::Unknown.into()));
    };
    if !found.is_undoable(now_ms) {
        return Ok(Err(PlanRefusal::UndoOver.into()));
    }
    sql.run(TAKE_BACK, &[("id", id(circular)), ("now_ms", now_ms.into())])?;
    sql.run(REMOVE_LETTERS, &[("id", id(circular))])?;
    let words = (found.words.subject.as_str(), "");
    act(sql, &found, (Deed::TookBackCircular, by, now_ms), words, fresh)?;
    Ok(Ok(()))
}

fn object_of(circular: &Circular) -> Object {
    circular.stroll.map_or_else(|| circular.campaign.into(), Object::from)
}

fn act(
    sql: &mut dyn Sql,
    circular: &Circular,
    (deed, by, at_ms): (Deed, By, i64),
    (was, became): (&str, &str),
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<(), Fault> {
    let act = Act {
        id: Id::from_bytes(fresh()),
        campaign: circular.campaign,
        object: object_of(circular),
        deed,
        by,
        about: Some(circular.id.bytes()),
        at_ms,
        field: String::new(),
        was: was.to_owned(),
        became: became.to_owned(),
        why: String::new(),
    };
    acts::write(sql, &act)
}

/// A circular, and the address of its writer.
pub fn load(
    sql: &mut dyn Sql,
    circular: Id<Circular>,
) -> Result<Option<(Circular, Option<EmailAddress>)>, Fault> {
    maybe(sql.row(LOAD, &[("id", id(circular))])?, |row| Ok((read(row)?, row.opt_email()?)))
}

/// The last circulars of a stroll, or to the hosts of a campaign, newest first. Tests are not among
/// them.
pub fn list(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    stroll: Option<Id<Stroll>>,
    limit: i64,
) -> Result<Vec<Listed>, Fault> {
    let mut args =
        vec![("campaign", id(campaign)), ("nobody", NOBODY.into()), ("limit", limit.into())];
    args.extend(stroll.map(|stroll| ("stroll", id(stroll))));
    let rows = sql.rows(if stroll.is_some() { LIST_OF_STROLL } else { LIST_TO_HOSTS }, &args)?;
    each(&rows, |row| {
        Ok(Listed {
            circular: read(row)?,
            by: row.opt_email()?,
            readers: row.int()?,
            waiting: row.int()?,
            delivered: row.int()?,
            failed: row.int()?,
        })
    })
}

/// One letter of a circular, by its id.
pub fn load_copy(sql: &mut dyn Sql, copy: [u8; 16]) -> Result<Option<Copy>, Fault> {
    let found = maybe(sql.row(LOAD_COPY, &[("id", copy.into())])?, |row| {
        Ok((row.id()?, row.opt_id()?, row.opt_id()?))
    })?;
    let Some((circular, registration, member)) = found else { return Ok(None) };
    let to = match (registration, member) {
        (Some(registration), _) => Reader::Walker(registration),
        (None, Some(member)) => Reader::Member(member),
        (None, None) => return Err(Fault::corrupt("a letter to nobody")),
    };
    let found = load(sql, circular)?;
    Ok(found.map(|(circular, by)| Copy { circular, by, to }))
}

fn read(row: &mut Columns<'_>) -> Result<Circular, Fault> {
    let (of, campaign, stroll) = (row.id()?, row.id()?, row.opt_id()?);
    let (word, country, status) = (row.text()?, row.text()?, row.text()?);
    let readers = Readers::read(&word, &country, &status)
        .ok_or_else(|| Fault::corrupt("a column holds no readers"))?;
    Ok(Circular {
        id: of,
        campaign,
        stroll,
        readers,
        words: Words { subject: row.text()?, text: row.text()?, shows_writer: row.flag()? },
        by: row.id()?,
        at_ms: row.int()?,
        taken_back_ms: row.opt_int()?,
    })
}
