//! Gifts of money, and the lines they write into the book.

use ounce_domain::actor::Actor;
use ounce_domain::campaign::Campaign;
use ounce_domain::gift::{Gift, GiftStanding, Method, Purpose};
use ounce_domain::id::Id;
use ounce_domain::quantity::Money;
use ounce_domain::refusal::{PersonRefusal, RecordRefusal, Refusal};
use ounce_domain::stroll::Stroll;
use ounce_domain::text::EmailAddress;
use ounce_sql::{Fault, Sql};

use crate::Filled;
use crate::budget::{self, Unasked};
use crate::columns::{Columns, each, id, maybe, opt_id};
use crate::ledger;
use crate::outbox::Letter;

/// A gift as it is shown in public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recent {
    /// `None` when the giver asked not to be named.
    pub name: Option<String>,
    pub message: String,
    pub amount: Money,
    pub at_ms: i64,
    /// Slug and name of the stroll it is for, where it is for one.
    pub stroll: Option<(String, String)>,
}

/// Whether somebody has read a giver's message.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    ByNobody,
    /// It came in an organiser's own file.
    ByOrganiser,
}

macro_rules! select_gift {
    ($rest:literal) => {
        concat!(
            "SELECT id, campaign, stroll, purpose, method, amount_minor, currency, fee_cover_minor,
                name, email, is_hidden, message, standing, language, at_ms FROM gift ",
            $rest
        )
    };
}

macro_rules! select_recent {
    ($rest:literal) => {
        concat!(
            "SELECT CASE WHEN g.message_standing = 'hidden' THEN 1 ELSE g.is_hidden END, g.name,
                CASE WHEN g.message_standing = 'shown' THEN g.message ELSE '' END,
                g.amount_minor, g.currency, g.at_ms, s.slug, s.name FROM gift g LEFT JOIN stroll s ON s.id = g.stroll ",
            $rest
        )
    };
}

const LOAD: &str = select_gift!("WHERE id = :id");
const LIST_PROMISED: &str =
    select_gift!("WHERE campaign = :campaign AND standing = 'promised' ORDER BY at_ms, id");
/// Gifts with an address, name or message of somebody who is not shown in public.
const LIST_NAMING: &str = select_gift!(
    "WHERE campaign = :campaign AND email NOT LIKE '%@erased.invalid'
        AND (email <> '' OR (name <> '' AND is_hidden = 1)
            OR message_standing = 'hidden' OR (message <> '' AND message_standing = 'held'))
    ORDER BY id"
);
const TOLD: &str = select_recent!(
    "WHERE g.campaign = :campaign AND g.standing = 'received' AND g.message <> ''
        AND g.message_standing = 'shown'
    ORDER BY g.at_ms DESC, g.id DESC LIMIT :limit"
);
const RECENT: &str = select_recent!(
    "WHERE g.stroll = :stroll AND g.campaign = :campaign AND g.standing = 'received'
    ORDER BY g.at_ms DESC, g.id DESC LIMIT :limit"
);
const INSERT: &str = "INSERT INTO gift (id, campaign, stroll, purpose, method, amount_minor,
        fee_cover_minor, currency, name, email, is_hidden, message, standing, language, at_ms,
        message_standing)
    VALUES (:id, :campaign, :stroll, :purpose, :method, :amount_minor, :fee_cover_minor, :currency,
        :name, :email, :is_hidden, :message, :standing, :language, :at_ms,
        CASE WHEN :message <> '' AND :is_seen = 0
            AND (SELECT holds_messages FROM campaign WHERE id = :campaign) = 1
        THEN 'held' ELSE 'shown' END)
    ON CONFLICT (id) DO NOTHING";
const SET_STANDING: &str = "UPDATE gift SET standing = :standing WHERE id = :id";

pub(crate) const ALL_SQL: &[&str] =
    &[LOAD, LIST_PROMISED, LIST_NAMING, TOLD, RECENT, INSERT, SET_STANDING];

/// Records a gift, writes its lines into the book, and queues a thank-you when an address was
/// left.
pub fn give(sql: &mut dyn Sql, gift: &Gift, outbox_id: [u8; 16]) -> Result<(), Fault> {
    begin(sql, gift)?;
    thank(sql, gift, outbox_id, gift.at_ms)
}

/// Records a gift and writes its lines into the book. The money may still fail to come, so no
/// thank-you is sent yet.
pub fn begin(sql: &mut dyn Sql, gift: &Gift) -> Result<(), Fault> {
    if !insert(sql, gift, Seen::ByNobody)? {
        return Err(Fault::corrupt("an id that was to be fresh is taken"));
    }
    ledger::post_all(sql, &gift.transfers(&Actor::Walker))
}

/// Queues a thank-you when an address was left.
pub fn thank(sql: &mut dyn Sql, gift: &Gift, outbox_id: [u8; 16], at_ms: i64) -> Result<(), Fault> {
    let Some(email) = &gift.email else { return Ok(()) };
    let letter = (outbox_id, Letter::Gift, gift.id.bytes());
    budget::put(sql, &Unasked::to(email, letter, at_ms))
}

/// Records a gift that was received elsewhere, without a letter. True when it is new; the same
/// gift again changes nothing, and neither does one that was promised and has been settled since.
/// `filled` says what is not compared.
///
/// # Errors
/// `ReferenceReused` when a gift of this id came with other values before, `Erased` when its giver's
/// data was erased: a file must not bring them back.
pub fn import(
    sql: &mut dyn Sql,
    gift: &Gift,
    filled: Filled,
) -> Result<Result<bool, Refusal>, Fault> {
    if insert(sql, gift, Seen::ByOrganiser)? {
        ledger::post_all(sql, &gift.transfers(&Actor::Import))?;
        return Ok(Ok(true));
    }
    let Some(mut kept) = load(sql, gift.id)? else {
        return Err(Fault::corrupt("a gift that was there is gone"));
    };
    if kept.email.as_ref().is_some_and(EmailAddress::is_of_nobody) {
        return Ok(Err(Refusal::Person(PersonRefusal::Erased)));
    }
    if gift.standing == GiftStanding::Promised {
        kept.standing = GiftStanding::Promised;
    }
    if filled.at {
        kept.at_ms = gift.at_ms;
    }
    if filled.language {
        kept.language.clone_from(&gift.language);
    }
    Ok(if kept == *gift { Ok(false) } else { Err(Refusal::Record(RecordRefusal::ReferenceReused)) })
}

/// Confirms a promised gift (`Received`) or withdraws it (`Withdrawn`). `by` is the role that
/// does so, as the book knows it.
///
/// # Errors
/// `Unknown`, or `AlreadySettled`.
pub fn settle(
    sql: &mut dyn Sql,
    gift: Id<Gift>,
    outcome: GiftStanding,
    at_ms: i64,
    by: &Actor,
) -> Result<Result<Gift, Refusal>, Fault> {
    let Some(gift) = load(sql, gift)? else {
        return Ok(Err(Refusal::Record(RecordRefusal::Unknown)));
    };
    let line = match gift.settle(outcome, at_ms, by) {
        Ok(line) => line,
        Err(refusal) => return Ok(Err(refusal)),
    };
    ledger::post_all(sql, &[line])?;
    let settled = Gift { standing: outcome, ..gift };
    let args = [("standing", outcome.as_str().into()), ("id", id(settled.id))];
    sql.run(SET_STANDING, &args)?;
    Ok(Ok(settled))
}

/// Records cash that was put into the box at a stroll; true when it is new.
pub(crate) fn hand_over(sql: &mut dyn Sql, gift: &Gift) -> Result<bool, Fault> {
    let is_new = insert(sql, gift, Seen::ByNobody)?;
    if is_new {
        ledger::post_all(sql, &gift.transfers(&Actor::Host))?;
    }
    Ok(is_new)
}

/// Takes back cash that was noted by mistake, by a line the other way round. Taking it back again
/// changes nothing.
pub(crate) fn take_back(sql: &mut dyn Sql, gift: Id<Gift>, at_ms: i64) -> Result<(), Fault> {
    let Some(gift) = load(sql, gift)?.filter(|gift| gift.standing == GiftStanding::Received) else {
        return Ok(());
    };
    ledger::post_all(sql, &[gift.reversal(at_ms, &Actor::Host)])?;
    let args = [("standing", GiftStanding::Withdrawn.as_str().into()), ("id", id(gift.id))];
    sql.run(SET_STANDING, &args).map(drop)
}

pub fn load(sql: &mut dyn Sql, gift: Id<Gift>) -> Result<Option<Gift>, Fault> {
    maybe(sql.row(LOAD, &[("id", id(gift))])?, read)
}

/// The gifts of a campaign that are promised and neither confirmed nor withdrawn, oldest first.
pub fn list_promised(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Vec<Gift>, Fault> {
    each(&sql.rows(LIST_PROMISED, &[("campaign", id(campaign))])?, read)
}

/// The gifts of a campaign that hold more of somebody than the public is shown.
pub(crate) fn list_naming(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Vec<Gift>, Fault> {
    each(&sql.rows(LIST_NAMING, &[("campaign", id(campaign))])?, read)
}

/// At most `limit` gifts of one stroll that were received, newest first. Promised ones are left
/// out: otherwise anybody could publish a notice with a promise.
pub fn list_recent(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    stroll: Id<Stroll>,
    limit: i64,
) -> Result<Vec<Recent>, Fault> {
    let args = [("stroll", id(stroll)), ("campaign", id(campaign)), ("limit", limit.into())];
    each(&sql.rows(RECENT, &args)?, read_recent)
}

/// At most `limit` gifts to a campaign and its strolls that were received with a message, newest
/// first.
pub fn list_told(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    limit: i64,
) -> Result<Vec<Recent>, Fault> {
    let args = [("campaign", id(campaign)), ("limit", limit.into())];
    each(&sql.rows(TOLD, &args)?, read_recent)
}

fn read_recent(row: &mut Columns<'_>) -> Result<Recent, Fault> {
    let is_hidden = row.flag()?;
    let name = row.text()?;
    Ok(Recent {
        name: (!is_hidden).then_some(name),
        message: row.text()?,
        amount: Money::new(row.int()?, row.currency()?),
        at_ms: row.int()?,
        stroll: row.opt_text()?.zip(row.opt_text()?),
    })
}

fn insert(sql: &mut dyn Sql, gift: &Gift, message: Seen) -> Result<bool, Fault> {
    let email = gift.email.as_ref().map_or("", |email| email.as_str());
    let args = [
        ("id", id(gift.id)),
        ("campaign", id(gift.campaign)),
        ("stroll", opt_id(gift.stroll)),
        ("purpose", gift.purpose.as_str().into()),
        ("method", gift.method.as_str().into()),
        ("amount_minor", gift.amount.minor.into()),
        ("fee_cover_minor", gift.fee_cover_minor.into()),
        ("currency", gift.amount.currency.code().into()),
        ("name", (&gift.name).into()),
        ("email", email.into()),
        ("is_hidden", gift.is_hidden.into()),
        ("message", (&gift.message).into()),
        ("standing", gift.standing.as_str().into()),
        ("language", (&gift.language).into()),
        ("at_ms", gift.at_ms.into()),
        ("is_seen", (message == Seen::ByOrganiser).into()),
    ];
    Ok(sql.run(INSERT, &args)? == 1)
}

/// Reads the columns of `select_gift!`.
pub(crate) fn read(row: &mut Columns<'_>) -> Result<Gift, Fault> {
    Ok(Gift {
        id: row.id()?,
        campaign: row.id()?,
        stroll: row.opt_id()?,
        purpose: row.parsed("purpose", Purpose::parse)?,
        method: row.parsed("method", Method::parse)?,
        amount: Money::new(row.int()?, row.currency()?),
        fee_cover_minor: row.int()?,
        name: row.text()?,
        email: row.opt_email()?,
        is_hidden: row.flag()?,
        message: row.text()?,
        standing: row.parsed("standing", GiftStanding::parse)?,
        language: row.text()?,
        at_ms: row.int()?,
    })
}
