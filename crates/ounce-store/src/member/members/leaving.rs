//! What goes with the last role of a member.

use ounce_domain::id::Id;
use ounce_domain::member::Member;
use ounce_sql::{Fault, Sql};

use crate::columns::id;

const REMOVE_SESSIONS: &str = "DELETE FROM session WHERE member = :member
    AND NOT EXISTS (SELECT 1 FROM member_role r WHERE r.member = session.member)";
const REMOVE_LETTERS: &str = "DELETE FROM outbox WHERE kind = 'sign-in'
    AND about IN (SELECT s.id FROM sign_in s WHERE s.member = :member
        AND NOT EXISTS (SELECT 1 FROM member_role r WHERE r.member = s.member))";
const REMOVE_SIGN_INS: &str = "DELETE FROM sign_in WHERE member = :member
    AND NOT EXISTS (SELECT 1 FROM member_role r WHERE r.member = sign_in.member)";
const REMOVE_FACTOR: &str = "DELETE FROM second_factor WHERE member = :member
    AND NOT EXISTS (SELECT 1 FROM member_role r WHERE r.member = second_factor.member)";
const REMOVE_PASSKEYS: &str = "DELETE FROM passkey WHERE member = :member
    AND NOT EXISTS (SELECT 1 FROM member_role r WHERE r.member = passkey.member)";
const REMOVE_TOKENS: &str = "DELETE FROM api_token WHERE member = :member
    AND NOT EXISTS (SELECT 1 FROM member_role r WHERE r.member = api_token.member)";
const REMOVE_INVITATION_LETTERS: &str = "DELETE FROM outbox WHERE kind = 'invitation'
    AND about IN (SELECT i.id FROM invitation i WHERE i.member = :member
        AND NOT EXISTS (SELECT 1 FROM member_role r WHERE r.member = i.member))";
const REMOVE_INVITATIONS: &str = "DELETE FROM invitation WHERE member = :member
    AND NOT EXISTS (SELECT 1 FROM member_role r WHERE r.member = invitation.member)";
const REMOVE_REMINDER_LETTERS: &str = "DELETE FROM outbox WHERE kind = 'report-missing'
    AND about IN (SELECT i.id FROM report_reminder i WHERE i.member = :member
        AND NOT EXISTS (SELECT 1 FROM member_role r WHERE r.member = i.member))";
const REMOVE_REMINDERS: &str = "DELETE FROM report_reminder WHERE member = :member
    AND NOT EXISTS (SELECT 1 FROM member_role r WHERE r.member = report_reminder.member)";
/// The hours stay, under the name that the host typed.
const LEAVE_HOURS: &str = "UPDATE helper_hours SET member = NULL WHERE member = :member
    AND NOT EXISTS (SELECT 1 FROM member_role r WHERE r.member = helper_hours.member)";
const REMOVE: &str = "DELETE FROM member WHERE id = :member
    AND NOT EXISTS (SELECT 1 FROM member_role r WHERE r.member = member.id)";

pub(crate) const ALL_SQL: &[&str] = &[
    REMOVE_SESSIONS,
    REMOVE_LETTERS,
    REMOVE_SIGN_INS,
    REMOVE_FACTOR,
    REMOVE_PASSKEYS,
    REMOVE_TOKENS,
    REMOVE_INVITATION_LETTERS,
    REMOVE_INVITATIONS,
    REMOVE_REMINDER_LETTERS,
    REMOVE_REMINDERS,
    LEAVE_HOURS,
    REMOVE,
];

/// Signs a member out who holds no role any more.
pub(super) fn sign_out_without_role(sql: &mut dyn Sql, member: Id<Member>) -> Result<(), Fault> {
    let all = [
        REMOVE_SESSIONS,
        REMOVE_LETTERS,
        REMOVE_SIGN_INS,
        REMOVE_FACTOR,
        REMOVE_PASSKEYS,
        REMOVE_TOKENS,
    ];
    for statement in all {
        sql.run(statement, &[("member", id(member))])?;
    }
    Ok(())
}

/// Removes a member who holds no role any more. The acts keep an id that leads nowhere.
pub(crate) fn forget_without_role(sql: &mut dyn Sql, member: Id<Member>) -> Result<(), Fault> {
    sign_out_without_role(sql, member)?;
    let rest = [
        REMOVE_INVITATION_LETTERS,
        REMOVE_INVITATIONS,
        REMOVE_REMINDER_LETTERS,
        REMOVE_REMINDERS,
        LEAVE_HOURS,
        REMOVE,
    ];
    for statement in rest {
        sql.run(statement, &[("member", id(member))])?;
    }
    Ok(())
}
