//! Messages of givers: held until somebody has read them, then shown or hidden.

use ounce_domain::actor::Actor;
use ounce_domain::campaign::Campaign;
use ounce_domain::gift::Gift;
use ounce_domain::id::Id;
use ounce_domain::refusal::{RecordRefusal, Refusal};
use ounce_sql::{Fault, Sql};

use crate::columns::{each, id, maybe};
use crate::{gifts, plan};

/// Whether a giver's message may be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageStanding {
    /// Nobody has looked at it yet.
    Held,
    Shown,
    /// Not shown, and neither is the name that was written beside it.
    Hidden,
}

impl MessageStanding {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Shown => "shown",
            Self::Hidden => "hidden",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::Held, Self::Shown, Self::Hidden].into_iter().find(|one| one.as_str() == text)
    }
}

/// A giver's message, for the person who decides whether it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub gift: Id<Gift>,
    pub at_ms: i64,
    pub name: String,
    pub message: String,
    pub standing: MessageStanding,
}

const LIST: &str = "SELECT id, at_ms, name, message, message_standing FROM gift
    WHERE campaign = :campaign AND message <> ''
    ORDER BY CASE WHEN message_standing = 'held' THEN 0 ELSE 1 END, at_ms, id";
const SET: &str = "UPDATE gift SET message_standing = :standing WHERE id = :id";
const ADD_CHANGE: &str = "INSERT INTO gift_message_change
        (gift, number, standing, at_ms, by_whom, why)
    VALUES (:gift, (SELECT COALESCE(MAX(number), 0) + 1 FROM gift_message_change
        WHERE gift = :gift), :standing, :at_ms, :by, :why)";
const HOLD: &str = "UPDATE campaign SET holds_messages = :holds WHERE id = :id";
const COUNT_HELD: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM gift
    WHERE campaign = :campaign AND message_standing = 'held'";
const OF_CAMPAIGN: &str = "SELECT id FROM gift WHERE id = :id AND campaign = :campaign";
const LOAD: &str = "SELECT message_standing FROM gift WHERE id = :id AND message <> ''";

pub(crate) const ALL_SQL: &[&str] = &[LIST, SET, ADD_CHANGE, HOLD, COUNT_HELD, OF_CAMPAIGN, LOAD];

/// The messages to a campaign, the waiting ones first.
pub fn list(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Vec<Message>, Fault> {
    each(&sql.rows(LIST, &[("campaign", id(campaign))])?, |row| {
        Ok(Message {
            gift: row.id()?,
            at_ms: row.int()?,
            name: row.text()?,
            message: row.text()?,
            standing: row.parsed("message standing", MessageStanding::parse)?,
        })
    })
}

/// How many messages to a campaign wait to be read.
pub fn count_held(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<i64, Fault> {
    let count = maybe(sql.row(COUNT_HELD, &[("campaign", id(campaign))])?, |row| row.int())?;
    Ok(count.unwrap_or_default())
}

/// Whether a gift is one to this campaign: who reads the messages of one campaign judges no others.
pub fn is_to(sql: &mut dyn Sql, gift: Id<Gift>, campaign: Id<Campaign>) -> Result<bool, Fault> {
    let args = [("id", id(gift)), ("campaign", id(campaign))];
    Ok(sql.row(OF_CAMPAIGN, &args)?.is_some())
}

/// Whether a gift's message is held, shown or hidden; `None` where there is no message.
pub fn standing(sql: &mut dyn Sql, gift: Id<Gift>) -> Result<Option<MessageStanding>, Fault> {
    maybe(sql.row(LOAD, &[("id", id(gift))])?, |row| {
        row.parsed("message standing", MessageStanding::parse)
    })
}

/// Shows or hides a message, and records who did so and why (`who` is the person and the reason).
///
/// # Errors
/// `Unknown` where there is no such message, `AlreadySettled` where it is shown or hidden so
/// already.
pub fn set(
    sql: &mut dyn Sql,
    gift: Id<Gift>,
    standing: MessageStanding,
    who: (&Actor, &str),
    at_ms: i64,
) -> Result<Result<(), Refusal>, Fault> {
    match self::standing(sql, gift)? {
        None => return Ok(Err(Refusal::Record(RecordRefusal::Unknown))),
        Some(now) if now == standing => {
            return Ok(Err(Refusal::Record(RecordRefusal::AlreadySettled)));
        }
        Some(_) => {}
    }
    if let Some(gift) = gifts::load(sql, gift)? {
        // No figure changes, so the version of the plan tells the pages of the town to be made
        // anew.
        plan::raise(sql, gift.campaign)?;
    }
    sql.run(SET, &[("standing", standing.as_str().into()), ("id", id(gift))])?;
    let args = [
        ("gift", id(gift)),
        ("standing", standing.as_str().into()),
        ("at_ms", at_ms.into()),
        ("by", who.0.as_str().into()),
        ("why", who.1.into()),
    ];
    sql.run(ADD_CHANGE, &args).map(|_| Ok(()))
}

/// Sets whether messages from now on wait until somebody has read them.
pub fn hold(sql: &mut dyn Sql, campaign: Id<Campaign>, holds: bool) -> Result<(), Fault> {
    sql.run(HOLD, &[("holds", holds.into()), ("id", id(campaign))]).map(drop)
}
