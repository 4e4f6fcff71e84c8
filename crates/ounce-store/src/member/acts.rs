//! Who did what: rows that are only ever added. `found.rs` searches them.

use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::member::api_token::ApiToken;
use ounce_domain::member::{Kind, Member, Object, Role};
use ounce_domain::text::EmailAddress;
use ounce_sql::{Fault, Sql};

use crate::columns::{Columns, each, id, maybe, opt_id};

const INSERT: &str =
    "INSERT INTO act (id, campaign, kind, object, deed, member, token, about, at_ms, field)
    VALUES (:id, :campaign, :kind, :object, :deed, :member, :token, :about, :at_ms, :field)";
const INSERT_WORDS: &str = "INSERT INTO act_words (act, was, became, why)
    VALUES (:act, :was, :became, :why)";

macro_rules! list {
    ($rest:expr) => {
        concat!(
            "SELECT a.id, a.campaign, a.kind, a.object, a.deed, a.member, a.token, a.about, a.at_ms,
                a.field, w.was, w.became, w.why, COALESCE(m.email, ''), COALESCE(o.email, ''),
                COALESCE(s.name, p.name, g.name, c.name)
            FROM act a
                JOIN act_words w ON w.act = a.id
                JOIN campaign c ON c.id = a.campaign
                LEFT JOIN member m ON m.id = a.member
                LEFT JOIN member o ON o.id = a.about
                ",
            join_objects!("a"),
            $rest
        )
    };
}

mod found;

pub use found::{Before, Doer, Filter, Thing, doers, find, things};

pub(crate) use found::ALL_SQL as FOUND_SQL;

const LIST: &str =
    list!("WHERE a.campaign = :campaign ORDER BY a.at_ms DESC, a.id DESC LIMIT :limit");
const LIST_AT: &str = list!(
    "WHERE a.kind = :kind AND a.object = :object ORDER BY a.at_ms DESC, a.id DESC LIMIT :limit"
);

const WAS_TAKEN: &str = "SELECT 1 FROM act a JOIN act_words w ON w.act = a.id
    WHERE a.kind = :kind AND a.object = :object AND a.deed = 'took-role' AND a.about = :about
        AND w.was = :role LIMIT 1";

const LOAD: &str = list!("WHERE a.id = :id");
/// What was changed by one form.
const LIST_TOGETHER: &str = list!(
    "WHERE a.kind = :kind AND a.object = :object AND a.at_ms = :at_ms AND a.deed = :deed
    ORDER BY a.id"
);
const WAS_UNDONE: &str = "SELECT 1 FROM act
    WHERE kind = :kind AND object = :object AND deed = 'undid' AND about = :act LIMIT 1";

pub(crate) const ALL_SQL: &[&str] =
    &[INSERT, INSERT_WORDS, LIST, LIST_AT, WAS_TAKEN, LOAD, LIST_TOGETHER, WAS_UNDONE];

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    GaveRole,
    TookRole,
    /// Offered a role by an invitation.
    Invited,
    /// Took an invitation back.
    Uninvited,
    /// Accepted an invitation.
    AcceptedRole,
    /// Declined an invitation.
    DeclinedRole,
    /// Showed or hid the message of a giver.
    JudgedMessage,
    /// Changed a field of a stroll's page.
    ChangedField,
    /// Opened, postponed, moved or cancelled a stroll.
    ChangedStatus,
    /// Undid a change of a field or a status, or the no to an application.
    Undid,
    /// Enrolled a helper's phone for the day.
    EnrolledPhone,
    /// Cut a phone off.
    CutOffPhone,
    /// Handed in the log that a phone saved as a file.
    HandedIn,
    /// Noted something of the day at the desk.
    NotedOnDay,
    /// Answered a question about the day.
    Settled,
    /// Took an answer back.
    Reopened,
    /// Asked, approved or declined somebody who offers to host.
    JudgedApplication,
    /// Made a stroll.
    MadeStroll,
    /// Opened, postponed or cancelled many strolls at once.
    ChangedMany,
    /// Wrote to the walkers of a stroll, or to hosts.
    SentCircular,
    /// Took a letter to walkers or hosts back before it left.
    TookBackCircular,
    /// Turned a reminder on or off.
    TurnedReminder,
    /// Imported a file.
    ImportedFile,
    /// Carried a campaign over to its next edition.
    CarriedOver,
    /// Reported of a stroll after its day, or changed a field of that.
    Reported,
    /// Closed the report of a stroll.
    ClosedReport,
    /// Opened the report of a stroll again.
    ReopenedReport,
    /// Noted the hours of somebody who helped.
    NotedHours,
    /// Removed such hours.
    RemovedHours,
    /// Set a field of a campaign's blueprint, and pushed it to the strolls.
    SetBlueprint,
    /// Asks a question of those who join.
    AskedQuestion,
    /// Asks such a question no more.
    RetiredQuestion,
    /// Put such a question in another place.
    MovedQuestion,
}

impl Deed {
    pub const ALL: [Self; 33] = [
        Self::GaveRole,
        Self::TookRole,
        Self::Invited,
        Self::Uninvited,
        Self::AcceptedRole,
        Self::DeclinedRole,
        Self::JudgedMessage,
        Self::ChangedField,
        Self::ChangedStatus,
        Self::Undid,
        Self::EnrolledPhone,
        Self::CutOffPhone,
        Self::HandedIn,
        Self::NotedOnDay,
        Self::Settled,
        Self::Reopened,
        Self::JudgedApplication,
        Self::MadeStroll,
        Self::ChangedMany,
        Self::SentCircular,
        Self::TookBackCircular,
        Self::TurnedReminder,
        Self::ImportedFile,
        Self::CarriedOver,
        Self::Reported,
        Self::ClosedReport,
        Self::ReopenedReport,
        Self::NotedHours,
        Self::RemovedHours,
        Self::SetBlueprint,
        Self::AskedQuestion,
        Self::RetiredQuestion,
        Self::MovedQuestion,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::GaveRole => "gave-role",
            Self::TookRole => "took-role",
            Self::Invited => "invited",
            Self::Uninvited => "uninvited",
            Self::AcceptedRole => "accepted-role",
            Self::DeclinedRole => "declined-role",
            Self::JudgedMessage => "judged-message",
            Self::ChangedField => "changed-field",
            Self::ChangedStatus => "changed-status",
            Self::Undid => "undid",
            Self::EnrolledPhone => "enrolled-phone",
            Self::CutOffPhone => "cut-off-phone",
            Self::HandedIn => "handed-in",
            Self::NotedOnDay => "noted-on-day",
            Self::Settled => "settled",
            Self::Reopened => "reopened",
            Self::JudgedApplication => "judged-application",
            Self::MadeStroll => "made-stroll",
            Self::ChangedMany => "changed-many",
            Self::SentCircular => "sent-circular",
            Self::TookBackCircular => "took-back-circular",
            Self::TurnedReminder => "turned-reminder",
            Self::ImportedFile => "imported-file",
            Self::CarriedOver => "carried-over",
            Self::Reported => "reported",
            Self::ClosedReport => "closed-report",
            Self::ReopenedReport => "reopened-report",
            Self::NotedHours => "noted-hours",
            Self::RemovedHours => "removed-hours",
            Self::SetBlueprint => "set-blueprint",
            Self::AskedQuestion => "asked-question",
            Self::RetiredQuestion => "retired-question",
            Self::MovedQuestion => "moved-question",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.as_str() == text)
    }
}

/// Who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Somebody at the shell of the machine.
    Shell,
    Member(Id<Member>),
    /// A program, by a token of the member.
    Token(Id<Member>, Id<ApiToken>),
}

impl By {
    /// The member; `None` for the shell.
    pub fn member(self) -> Option<Id<Member>> {
        match self {
            Self::Shell => None,
            Self::Member(member) | Self::Token(member, _) => Some(member),
        }
    }

    /// The token, where a program did it.
    pub fn token(self) -> Option<Id<ApiToken>> {
        match self {
            Self::Token(_, token) => Some(token),
            Self::Shell | Self::Member(_) => None,
        }
    }

    fn read(row: &mut Columns<'_>) -> Result<Self, Fault> {
        let (member, token) = (row.opt_id()?, row.opt_id()?);
        Ok(match (member, token) {
            (None, _) => Self::Shell,
            (Some(member), None) => Self::Member(member),
            (Some(member), Some(token)) => Self::Token(member, token),
        })
    }
}

/// Something that was done to an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    pub id: Id<Act>,
    pub campaign: Id<Campaign>,
    pub object: Object,
    pub deed: Deed,
    pub by: By,
    /// The member it was done to, or the record, where it was done to one.
    pub about: Option<[u8; 16]>,
    pub at_ms: i64,
    /// The field that was changed, where it was one.
    pub field: String,
    /// What it was before.
    pub was: String,
    /// What it is since.
    pub became: String,
    /// The reason, where one was given.
    pub why: String,
}

/// An act with the addresses of those in it; `None` for one who is no member any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub act: Act,
    pub by: Option<EmailAddress>,
    pub about: Option<EmailAddress>,
    /// Name of the object.
    pub name: String,
}

/// Adds an act, in the transaction that does it.
pub fn write(sql: &mut dyn Sql, act: &Act) -> Result<(), Fault> {
    let args = [
        ("id", id(act.id)),
        ("campaign", id(act.campaign)),
        ("kind", act.object.kind.as_str().into()),
        ("object", act.object.id.into()),
        ("deed", act.deed.as_str().into()),
        ("member", opt_id(act.by.member())),
        ("token", opt_id(act.by.token())),
        ("about", act.about.into()),
        ("at_ms", act.at_ms.into()),
        ("field", (&act.field).into()),
    ];
    sql.run(INSERT, &args)?;
    let words = [
        ("act", id(act.id)),
        ("was", (&act.was).into()),
        ("became", (&act.became).into()),
        ("why", (&act.why).into()),
    ];
    sql.run(INSERT_WORDS, &words).map(drop)
}

/// At most `limit` acts on a campaign and what belongs to it, newest first.
pub fn list(sql: &mut dyn Sql, campaign: Id<Campaign>, limit: i64) -> Result<Vec<Told>, Fault> {
    let args = [("campaign", id(campaign)), ("limit", limit.into())];
    each(&sql.rows(LIST, &args)?, read)
}

/// At most `limit` acts on one object, newest first.
pub fn list_at(sql: &mut dyn Sql, object: Object, limit: i64) -> Result<Vec<Told>, Fault> {
    let args = [
        ("kind", object.kind.as_str().into()),
        ("object", object.id.into()),
        ("limit", limit.into()),
    ];
    each(&sql.rows(LIST_AT, &args)?, read)
}

/// One act.
pub fn load(sql: &mut dyn Sql, act: Id<Act>) -> Result<Option<Act>, Fault> {
    Ok(maybe(sql.row(LOAD, &[("id", id(act))])?, read)?.map(|told| told.act))
}

/// The acts that one member did to one object at one moment, by hand or by one token, such as the
/// fields of one form.
pub(crate) fn list_together(sql: &mut dyn Sql, act: &Act) -> Result<Vec<Act>, Fault> {
    let args = [
        ("kind", act.object.kind.as_str().into()),
        ("object", act.object.id.into()),
        ("at_ms", act.at_ms.into()),
        ("deed", act.deed.as_str().into()),
    ];
    let all = each(&sql.rows(LIST_TOGETHER, &args)?, read)?.into_iter().map(|told| told.act);
    Ok(all.filter(|one| one.by == act.by).collect())
}

/// Whether an act was undone.
pub(crate) fn was_undone(sql: &mut dyn Sql, act: &Act) -> Result<bool, Fault> {
    let args = [
        ("kind", act.object.kind.as_str().into()),
        ("object", act.object.id.into()),
        ("act", id(act.id)),
    ];
    Ok(sql.row(WAS_UNDONE, &args)?.is_some())
}

/// Whether a role was taken from a member once.
pub(crate) fn was_taken(
    sql: &mut dyn Sql,
    object: Object,
    member: Id<Member>,
    role: Role,
) -> Result<bool, Fault> {
    let args = [
        ("kind", object.kind.as_str().into()),
        ("object", object.id.into()),
        ("about", id(member)),
        ("role", role.as_str().into()),
    ];
    Ok(sql.row(WAS_TAKEN, &args)?.is_some())
}

fn read(row: &mut Columns<'_>) -> Result<Told, Fault> {
    let act = Act {
        id: row.id()?,
        campaign: row.id()?,
        object: Object { kind: row.parsed("kind", Kind::parse)?, id: row.bytes16()? },
        deed: row.parsed("deed", Deed::parse)?,
        by: By::read(row)?,
        about: row.opt_id::<()>()?.map(Id::bytes),
        at_ms: row.int()?,
        field: row.text()?,
        was: row.text()?,
        became: row.text()?,
        why: row.text()?,
    };
    Ok(Told { by: row.opt_email()?, about: row.opt_email()?, act, name: row.text()? })
}
