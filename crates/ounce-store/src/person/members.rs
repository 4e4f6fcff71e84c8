//! Members: their address, roles, sign-ins and sessions.

use ounce_domain::id::Id;
use ounce_sql::{Fault, Sql};

use super::find::Found;
use super::{erase, letters};
use crate::members;

const MEMBER: &str = "SELECT id, email, at_ms, came_in_ms, language
    FROM member WHERE email_key = :email_key";
const ROLES: &str = "SELECT member, kind, object, role, campaign, at_ms FROM member_role
    WHERE member = :about ORDER BY kind, object, role";
const SESSIONS: &str = "SELECT id, member, began_ms, used_ms, device FROM session
    WHERE member = :about ORDER BY id";
const FACTORS: &str = "SELECT member, since_ms, tries, tried_ms FROM second_factor
    WHERE member = :about";
const PASSKEYS: &str = "SELECT id, member, name, host, at_ms, used_ms FROM passkey
    WHERE member = :about ORDER BY id";
const TOKENS: &str = "SELECT id, member, name, actions, at_ms, ends_ms, used_ms FROM api_token
    WHERE member = :about ORDER BY id";
const INVITATIONS: &str =
    "SELECT id, member, kind, object, role, by_member, language, at_ms, answer,
        answered_ms
    FROM invitation WHERE member = :about ORDER BY id";
const ACTS: &str = "SELECT a.id, a.deed, a.kind, a.object, a.member, a.about, a.at_ms, w.was,
        w.became, w.why
    FROM act a JOIN act_words w ON w.act = a.id
    WHERE a.member = :about OR a.about = :about ORDER BY a.id";
const REMINDERS: &str = "SELECT id, stroll, member, number, at_ms FROM report_reminder
    WHERE member = :about ORDER BY id";
const HOURS: &str = "SELECT id, stroll, member, name, role, minutes, at_ms FROM helper_hours
    WHERE member = :about ORDER BY id";
/// The hours stay, as somebody's.
const ERASE_HOURS: &str = "UPDATE helper_hours SET name = '' WHERE member = :member";
const SIGN_INS: &str = "SELECT id, email_key, language, at_ms, tries, used_at_ms FROM sign_in
    WHERE email_key = :email_key ORDER BY id";
const REMOVE_ROLES: &str = "DELETE FROM member_role WHERE member = :member";
const REMOVE_SIGN_IN: &str = "DELETE FROM sign_in WHERE id = :id";

pub(crate) const ALL_SQL: &[&str] = &[
    MEMBER,
    ROLES,
    SESSIONS,
    FACTORS,
    PASSKEYS,
    TOKENS,
    INVITATIONS,
    ACTS,
    REMINDERS,
    HOURS,
    ERASE_HOURS,
    SIGN_INS,
    REMOVE_ROLES,
    REMOVE_SIGN_IN,
];

/// Rows that belong to a member.
const OF_MEMBER: [(&str, &str, &[&str]); 9] = [
    ("member_role", ROLES, &["member", "kind", "object", "role", "campaign", "at_ms"]),
    ("session", SESSIONS, &["id", "member", "began_ms", "used_ms", "device"]),
    ("second_factor", FACTORS, &["member", "since_ms", "tries", "tried_ms"]),
    ("passkey", PASSKEYS, &["id", "member", "name", "host", "at_ms", "used_ms"]),
    ("api_token", TOKENS, &["id", "member", "name", "actions", "at_ms", "ends_ms", "used_ms"]),
    (
        "invitation",
        INVITATIONS,
        &[
            "id",
            "member",
            "kind",
            "object",
            "role",
            "by_member",
            "language",
            "at_ms",
            "answer",
            "answered_ms",
        ],
    ),
    (
        "act",
        ACTS,
        &["id", "deed", "kind", "object", "member", "about", "at_ms", "was", "became", "why"],
    ),
    ("helper_hours", HOURS, &["id", "stroll", "member", "name", "role", "minutes", "at_ms"]),
    ("report_reminder", REMINDERS, &["id", "stroll", "member", "number", "at_ms"]),
];

/// Finds what is kept about the member who has the address, and the sign-ins begun with it.
pub(super) fn find(sql: &mut dyn Sql, found: &mut Found, email_key: &str) -> Result<(), Fault> {
    let of_address = [("email_key", email_key.into())];
    for row in sql.rows(SIGN_INS, &of_address)? {
        found.sign_ins.push(row.id(0)?);
        found.tell(
            "sign_in",
            &["id", "email_key", "language", "at_ms", "tries", "used_at_ms"],
            &row,
        );
    }
    let Some(row) = sql.row(MEMBER, &of_address)? else { return Ok(()) };
    let member = row.id(0)?;
    found.member = Some(member);
    found.tell("member", &["id", "email", "at_ms", "came_in_ms", "language"], &row);
    for (table, statement, columns) in OF_MEMBER {
        for row in sql.rows(statement, &[("about", member.into())])? {
            found.tell(table, columns, &row);
        }
    }
    Ok(())
}

/// Removes a member with all roles and sessions. Also the last host of a stroll may want to be
/// forgotten; the stroll has no host then, and the coordinator sees that. What the member did stays
/// on record under an id that leads nowhere.
pub(super) fn remove(sql: &mut dyn Sql, member: [u8; 16]) -> Result<(), Fault> {
    sql.run(ERASE_HOURS, &[("member", member.into())])?;
    sql.run(REMOVE_ROLES, &[("member", member.into())])?;
    letters::remove_to_member(sql, member)?;
    leave(sql, member)
}

/// Removes a member who has no role left.
pub(super) fn leave(sql: &mut dyn Sql, member: [u8; 16]) -> Result<(), Fault> {
    members::forget_without_role(sql, Id::from_bytes(member))
}

/// Removes a sign-in and its letter.
pub(super) fn remove_sign_in(sql: &mut dyn Sql, sign_in: [u8; 16]) -> Result<(), Fault> {
    erase::letters(sql, sign_in)?;
    sql.run(REMOVE_SIGN_IN, &[("id", sign_in.into())]).map(drop)
}
