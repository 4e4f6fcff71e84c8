//! Invitations: offering a role, answering, taking back.

use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::member::invitation::{Answer, Invitation, OPEN_MS};
use ounce_domain::member::{Held, Kind, Member, Object, Place, Role, give};
use ounce_domain::refusal::MemberRefusal;
use ounce_domain::text::EmailAddress;
use ounce_sql::{Fault, Sql};

use super::acts::{By, Deed};
use super::members::{self, Change};
use crate::columns::{Columns, each, id, maybe, opt_id};
use crate::outbox::{self, Letter};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT i.id, i.member, i.role, i.at_ms, i.letter_ms, i.answer, i.kind, i.object,
                i.by_member, i.campaign, i.language, m.email, COALESCE(b.email, ''), c.slug, c.name,
                COALESCE(s.slug, p.slug, g.slug, ''), COALESCE(s.name, p.name, g.name, c.name)
            FROM invitation i
                JOIN member m ON m.id = i.member
                JOIN campaign c ON c.id = i.campaign
                LEFT JOIN member b ON b.id = i.by_member
                ",
            join_objects!("i"),
            $rest
        )
    };
}

const LOAD: &str = select!("WHERE i.id = :id");
const LIST_AT: &str = select!(
    "WHERE i.kind = :kind AND i.object = :object AND i.answer IS NULL AND i.at_ms > :after_ms
    ORDER BY i.at_ms, i.id"
);
const LIST_OF: &str = select!(
    "WHERE i.member = :member AND i.answer IS NULL AND i.at_ms > :after_ms ORDER BY i.at_ms, i.id"
);
const FIND: &str = "SELECT id FROM invitation WHERE member = :member AND kind = :kind
    AND object = :object AND role = :role AND answer IS NULL AND at_ms > :after_ms";
const COUNT_OPEN: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM invitation
    WHERE member = :member AND answer IS NULL AND at_ms > :after_ms";
const INSERT: &str = "INSERT INTO invitation (id, member, kind, object, role, campaign, by_member,
        language, at_ms, letter_ms, answer, answered_ms)
    VALUES (:id, :member, :kind, :object, :role, :campaign, :by_member,
        :language, :at_ms, :at_ms, NULL, NULL)";
const ANSWER: &str = "UPDATE invitation SET answer = :answer,
        answered_ms = CASE WHEN :now_ms < at_ms THEN at_ms ELSE :now_ms END
    WHERE id = :id AND answer IS NULL";
const WRITE_AGAIN: &str = "UPDATE invitation SET letter_ms = :now_ms
    WHERE id = :id AND answer IS NULL AND letter_ms = :was_ms AND at_ms <= :now_ms";

pub(crate) const ALL_SQL: &[&str] =
    &[LOAD, LIST_AT, LIST_OF, FIND, COUNT_OPEN, INSERT, ANSWER, WRITE_AGAIN];

/// An invitation with the names of everything in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub invitation: Invitation,
    pub object: Object,
    pub by: By,
    pub campaign_id: Id<Campaign>,
    pub language: String,
    pub email: EmailAddress,
    /// Of the member who offers it; `None` for the shell, and for one who is no member any more.
    pub by_email: Option<EmailAddress>,
    /// Slug and name of the campaign.
    pub campaign: (String, String),
    /// Slug of the object; empty for the campaign itself.
    pub slug: String,
    /// Name of the object.
    pub name: String,
}

/// What an offer led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offered {
    Now(Id<Invitation>),
    /// The same is offered already.
    Before(Id<Invitation>),
    /// They hold the role already.
    Held,
}

/// Offers a role, and writes the letter where letters go out.
///
/// # Errors
/// As [`members::give`].
pub fn offer(
    sql: &mut dyn Sql,
    change: &Change<'_>,
    (fresh, language): (Id<Invitation>, &str),
    letter: Option<[u8; 16]>,
) -> Result<Result<Offered, MemberRefusal>, Fault> {
    let own = members::giver_roles(sql, change.by)?;
    if let Err(refusal) = give(members::giver(&own), change.role, change.place) {
        return Ok(Err(refusal));
    }
    let member = members::ensure(sql, change)?;
    let held = Held { role: change.role, object: change.place.object };
    if members::roles(sql, member)?.contains(&held) {
        return Ok(Ok(Offered::Held));
    }
    if let Some(before) = find(sql, member, held, change.at_ms)? {
        return Ok(Ok(Offered::Before(before)));
    }
    let args = [
        ("id", id(fresh)),
        ("member", id(member)),
        ("kind", held.object.kind.as_str().into()),
        ("object", held.object.id.into()),
        ("role", held.role.as_str().into()),
        ("campaign", id(change.place.campaign)),
        ("by_member", opt_id(change.by.member())),
        ("language", language.into()),
        ("at_ms", change.at_ms.into()),
    ];
    sql.run(INSERT, &args)?;
    let words = ["", held.role.as_str(), change.why];
    members::write_act(sql, change, (change.ids[1], Deed::Invited, member), words)?;
    if let Some(letter) = letter {
        outbox::put(sql, letter, Letter::Invitation, fresh.bytes(), change.at_ms)?;
    }
    Ok(Ok(Offered::Now(fresh)))
}

fn find(
    sql: &mut dyn Sql,
    member: Id<Member>,
    held: Held,
    now_ms: i64,
) -> Result<Option<Id<Invitation>>, Fault> {
    let args = [
        ("member", id(member)),
        ("kind", held.object.kind.as_str().into()),
        ("object", held.object.id.into()),
        ("role", held.role.as_str().into()),
        ("after_ms", (now_ms - OPEN_MS).into()),
    ];
    maybe(sql.row(FIND, &args)?, |row| row.id())
}

/// Whether a member has an invitation to answer.
pub(crate) fn has_open(sql: &mut dyn Sql, member: Id<Member>, now_ms: i64) -> Result<bool, Fault> {
    let args = [("member", id(member)), ("after_ms", (now_ms - OPEN_MS).into())];
    let count = maybe(sql.row(COUNT_OPEN, &args)?, |row| row.int())?;
    Ok(count.unwrap_or_default() > 0)
}

pub fn load(sql: &mut dyn Sql, invitation: Id<Invitation>) -> Result<Option<Listed>, Fault> {
    maybe(sql.row(LOAD, &[("id", id(invitation))])?, read)
}

/// The open invitations to roles of one object, the oldest first.
pub fn list_at(sql: &mut dyn Sql, object: Object, now_ms: i64) -> Result<Vec<Listed>, Fault> {
    let args = [
        ("kind", object.kind.as_str().into()),
        ("object", object.id.into()),
        ("after_ms", (now_ms - OPEN_MS).into()),
    ];
    each(&sql.rows(LIST_AT, &args)?, read)
}

/// The open invitations to one member, the oldest first.
pub fn list_of(sql: &mut dyn Sql, member: Id<Member>, now_ms: i64) -> Result<Vec<Listed>, Fault> {
    let args = [("member", id(member)), ("after_ms", (now_ms - OPEN_MS).into())];
    each(&sql.rows(LIST_OF, &args)?, read)
}

/// The addressee's yes or no.
///
/// # Errors
/// As [`Invitation::answer`]; `InvitationOver` also when who offered the role may not give it any
/// more, or there is no such invitation.
pub fn answer(
    sql: &mut dyn Sql,
    (invitation, is_yes): (Id<Invitation>, bool),
    by: Id<Member>,
    now_ms: i64,
    act: [u8; 16],
) -> Result<Result<Listed, MemberRefusal>, Fault> {
    // An id that was guessed tells nothing.
    let Some(listed) = load(sql, invitation)? else { return Ok(Err(MemberRefusal::NotYours)) };
    if let Err(refusal) = listed.invitation.answer(by, now_ms) {
        return Ok(Err(refusal));
    }
    let group = members::group_of(sql, listed.object)?;
    let place = Place { object: listed.object, group, campaign: listed.campaign_id };
    let change = Change {
        by: By::Member(by),
        email: &listed.email,
        role: listed.invitation.role,
        place: &place,
        at_ms: now_ms,
        why: "",
        ids: [[0; 16], act],
    };
    if is_yes {
        let own = members::giver_roles(sql, listed.by)?;
        if give(members::giver(&own), change.role, &place).is_err() {
            return Ok(Err(MemberRefusal::InvitationOver));
        }
        members::hold(sql, by, &change)?;
    }
    let (answer, deed) = match is_yes {
        true => (Answer::Accepted, Deed::AcceptedRole),
        false => (Answer::Declined, Deed::DeclinedRole),
    };
    if !close(sql, invitation, answer, now_ms)? {
        return Ok(Err(MemberRefusal::InvitationOver));
    }
    members::write_act(sql, &change, (act, deed, by), ["", change.role.as_str(), ""])?;
    Ok(Ok(listed))
}

fn close(
    sql: &mut dyn Sql,
    invitation: Id<Invitation>,
    answer: Answer,
    now_ms: i64,
) -> Result<bool, Fault> {
    let args =
        [("id", id(invitation)), ("answer", answer.as_str().into()), ("now_ms", now_ms.into())];
    Ok(sql.run(ANSWER, &args)? == 1)
}

/// Takes back the open invitation to the address, the role and the place of a change.
///
/// # Errors
/// As [`give`]; `InvitationOver` when there is none, or it was answered.
pub fn withdraw(
    sql: &mut dyn Sql,
    change: &Change<'_>,
) -> Result<Result<(), MemberRefusal>, Fault> {
    let one = match find_to(sql, change)? {
        Ok(one) => one,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if !close(sql, one.id, Answer::Withdrawn, change.at_ms)? {
        return Ok(Err(MemberRefusal::InvitationOver));
    }
    let words = [one.role.as_str(), "", change.why];
    members::write_act(sql, change, (change.ids[1], Deed::Uninvited, one.member), words)?;
    Ok(Ok(()))
}

/// Writes the letter of the open invitation again, a day after the last one at the earliest. False
/// when it is too early.
///
/// # Errors
/// As [`withdraw`].
pub fn write_again(
    sql: &mut dyn Sql,
    change: &Change<'_>,
    letter: [u8; 16],
) -> Result<Result<bool, MemberRefusal>, Fault> {
    let one = match find_to(sql, change)? {
        Ok(one) => one,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let args =
        [("id", id(one.id)), ("now_ms", change.at_ms.into()), ("was_ms", one.letter_ms.into())];
    if !one.may_be_written_again(change.at_ms) || sql.run(WRITE_AGAIN, &args)? == 0 {
        return Ok(Ok(false));
    }
    outbox::put(sql, letter, Letter::Invitation, one.id.bytes(), change.at_ms)?;
    Ok(Ok(true))
}

/// The open invitation of a change, for somebody who may give its role.
fn find_to(
    sql: &mut dyn Sql,
    change: &Change<'_>,
) -> Result<Result<Invitation, MemberRefusal>, Fault> {
    let own = members::giver_roles(sql, change.by)?;
    if let Err(refusal) = give(members::giver(&own), change.role, change.place) {
        return Ok(Err(refusal));
    }
    let over = Ok(Err(MemberRefusal::InvitationOver));
    let Some(member) = members::find(sql, change.email)? else { return over };
    let held = Held { role: change.role, object: change.place.object };
    let Some(found) = find(sql, member.id, held, change.at_ms)? else { return over };
    let Some(listed) = load(sql, found)? else { return over };
    Ok(Ok(listed.invitation))
}

fn answer_of(text: Option<String>) -> Result<Option<Answer>, Fault> {
    let read = |text: String| Answer::parse(&text).ok_or_else(|| Fault::corrupt("no such answer"));
    text.map(read).transpose()
}

fn read(row: &mut Columns<'_>) -> Result<Listed, Fault> {
    let invitation = Invitation {
        id: row.id()?,
        member: row.id()?,
        role: row.parsed("role", Role::parse)?,
        at_ms: row.int()?,
        letter_ms: row.int()?,
        answer: answer_of(row.opt_text()?)?,
    };
    Ok(Listed {
        invitation,
        object: Object { kind: row.parsed("kind", Kind::parse)?, id: row.bytes16()? },
        by: row.opt_id()?.map_or(By::Shell, By::Member),
        campaign_id: row.id()?,
        language: row.text()?,
        email: row.email()?,
        by_email: row.opt_email()?,
        campaign: (row.text()?, row.text()?),
        slug: row.text()?,
        name: row.text()?,
    })
}
