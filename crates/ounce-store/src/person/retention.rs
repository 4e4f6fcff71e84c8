//! Erases personal data that campaigns of earlier years no longer need: addresses, names and
//! signatures.
//!
//! The rule is the domain's (`ounce_domain::retention`). A name or message that a giver chose to
//! show in public stays.

use std::collections::BTreeMap;

use jiff::civil::Date;
use ounce_domain::campaign::Campaign;
use ounce_domain::retention;
use ounce_sql::{Fault, Sql};

use super::{applications, erase, letters, members, questions};
use crate::columns::id;
use crate::{campaigns, day, gifts, plan};

const UNDATED: &str = "SELECT 1 FROM stroll
    WHERE campaign = :campaign AND status = 'postponed-undated' LIMIT 1";
const REGISTRATIONS: &str = "SELECT id FROM registration
    WHERE campaign = :campaign AND email NOT LIKE '%@erased.invalid' ORDER BY id LIMIT :limit";
const PROMISES: &str = "SELECT id FROM milk_promise
    WHERE campaign = :campaign AND email NOT LIKE '%@erased.invalid' ORDER BY id LIMIT :limit";
const QUESTIONS: &str = "SELECT q.id FROM question q JOIN stroll s ON s.id = q.stroll
    WHERE s.campaign = :campaign ORDER BY q.id LIMIT :limit";
const APPLICATIONS: &str = "SELECT id FROM host_application
    WHERE campaign = :campaign ORDER BY id LIMIT :limit";
const REFUSALS: &str = "SELECT id FROM letter_refusal
    WHERE campaign = :campaign ORDER BY id LIMIT :limit";
const HOSTS: &str = "SELECT h.stroll FROM stroll_host h JOIN stroll s ON s.id = h.stroll
    WHERE s.campaign = :campaign ORDER BY h.stroll LIMIT :limit";
/// Entries of the day that name somebody, and other words that came under their numbers.
const NOTED: &str = "SELECT e.id FROM day_entry e JOIN stroll s ON s.id = e.stroll
    WHERE s.campaign = :campaign AND e.is_bare = 0 ORDER BY e.id LIMIT :limit";
const OTHER_WORDS: &str = "SELECT o.id FROM day_other_words o JOIN day_device d ON d.id = o.device
    WHERE d.campaign = :campaign AND o.body <> '{}' ORDER BY o.id LIMIT :limit";
const HELPED: &str = "SELECT h.id FROM helper_hours h JOIN stroll s ON s.id = h.stroll
    WHERE s.campaign = :campaign AND h.name <> '' ORDER BY h.id LIMIT :limit";
const END_HELPED: &str = "UPDATE helper_hours SET name = '', member = NULL WHERE id = :id";
/// Members with a role in the campaign or an act in it. Somebody with an act in a later campaign, or
/// another role, is kept.
const MEMBERS: &str = "SELECT m.id FROM member m
    WHERE EXISTS (SELECT 1 FROM member_role r WHERE r.member = m.id AND r.campaign = :campaign)
        OR (NOT EXISTS (SELECT 1 FROM member_role r WHERE r.member = m.id)
            AND EXISTS (SELECT 1 FROM act a WHERE (a.member = m.id OR a.about = m.id)
                AND a.campaign = :campaign)
            AND NOT EXISTS (SELECT 1 FROM act a JOIN campaign c ON c.id = a.campaign
                WHERE (a.member = m.id OR a.about = m.id) AND c.last_day >
                    (SELECT o.last_day FROM campaign o WHERE o.id = :campaign)))
    ORDER BY m.id LIMIT :limit";
const IS_NAMED_LATER: &str = "SELECT 1 FROM act a JOIN campaign c ON c.id = a.campaign
    WHERE (a.member = :member OR a.about = :member) AND c.last_day >
        (SELECT o.last_day FROM campaign o WHERE o.id = :campaign) LIMIT 1";
const END_ROLES: &str = "DELETE FROM member_role WHERE campaign = :campaign AND member = :member";
const END_GIFT: &str = "UPDATE gift SET email = :email,
        name = CASE WHEN is_hidden = 1 OR message_standing = 'hidden' THEN '' ELSE name END,
        message = CASE WHEN message_standing = 'shown' THEN message ELSE '' END
    WHERE id = :id";
const END_REASONS: &str = "UPDATE gift_message_change SET why = '' WHERE gift = :id";

pub(crate) const ALL_SQL: &[&str] = &[
    UNDATED,
    REGISTRATIONS,
    PROMISES,
    QUESTIONS,
    APPLICATIONS,
    REFUSALS,
    HOSTS,
    NOTED,
    OTHER_WORDS,
    HELPED,
    END_HELPED,
    MEMBERS,
    IS_NAMED_LATER,
    END_ROLES,
    END_GIFT,
    END_REASONS,
];

/// A row whose time has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    Registration([u8; 16]),
    Promise([u8; 16]),
    Question([u8; 16]),
    /// Somebody's offer to host.
    Application([u8; 16]),
    /// A kind of letters that somebody did without.
    Refusal([u8; 16]),
    /// The address that questions about this stroll went to.
    Host([u8; 16]),
    /// The roles that this member holds in the campaign.
    Roles([u8; 16]),
    Gift([u8; 16]),
    /// What a helper noted in the park.
    Noted([u8; 16]),
    /// The name of somebody who helped.
    Helped([u8; 16]),
}

/// The personal data that a campaign still keeps, and until when.
#[derive(Clone, Debug)]
pub struct Due {
    pub campaign: Campaign,
    /// From this day on its addresses end; `None` while a stroll of it has no date.
    pub addresses_end: Option<Date>,
    /// The rows whose time has ended.
    pub rows: Vec<Row>,
    /// Gifts whose receipt must be kept longer, by the day they end.
    pub kept: BTreeMap<Date, usize>,
}

/// Lists for every campaign the rows whose time has ended today, and those kept longer; of sign-ups
/// and promises at most `limit` each.
///
/// # Errors
/// A fault of the store.
pub fn due(sql: &mut dyn Sql, today: Date, limit: i64) -> Result<Vec<Due>, Fault> {
    let mut all = Vec::new();
    for campaign in campaigns::list(sql)? {
        let args = [("campaign", id(campaign.id)), ("limit", limit.into())];
        let has_undated = sql.row(UNDATED, &args[..1])?.is_some();
        let addresses_end = retention::addresses_end(&campaign, has_undated);
        let (mut rows, mut kept) = (Vec::new(), BTreeMap::new());
        if let Some(end) = addresses_end.filter(|end| *end <= today) {
            for row in sql.rows(REGISTRATIONS, &args)? {
                rows.push(Row::Registration(row.id(0)?));
            }
            for row in sql.rows(PROMISES, &args)? {
                rows.push(Row::Promise(row.id(0)?));
            }
            for row in sql.rows(QUESTIONS, &args)? {
                rows.push(Row::Question(row.id(0)?));
            }
            for row in sql.rows(APPLICATIONS, &args)? {
                rows.push(Row::Application(row.id(0)?));
            }
            for row in sql.rows(REFUSALS, &args)? {
                rows.push(Row::Refusal(row.id(0)?));
            }
            for row in sql.rows(HOSTS, &args)? {
                rows.push(Row::Host(row.id(0)?));
            }
            for statement in [NOTED, OTHER_WORDS] {
                for row in sql.rows(statement, &args)? {
                    rows.push(Row::Noted(row.id(0)?));
                }
            }
            for row in sql.rows(HELPED, &args)? {
                rows.push(Row::Helped(row.id(0)?));
            }
            for row in sql.rows(MEMBERS, &args)? {
                rows.push(Row::Roles(row.id(0)?));
            }
            for gift in gifts::list_naming(sql, campaign.id)? {
                let ends = retention::gift_ends(&gift, end);
                if ends <= today {
                    rows.push(Row::Gift(gift.id.bytes()));
                } else {
                    *kept.entry(ends).or_default() += 1;
                }
            }
        }
        all.push(Due { campaign, addresses_end, rows, kept });
    }
    Ok(all)
}

/// Erases some of the rows that are due today in any campaign, and says how many.
///
/// # Errors
/// A fault of the store.
pub fn end_some(sql: &mut dyn Sql, today: Date, limit: usize) -> Result<u64, Fault> {
    let at_most = i64::try_from(limit).unwrap_or(i64::MAX);
    for Due { campaign, mut rows, .. } in due(sql, today, at_most)? {
        rows.truncate(limit);
        if !rows.is_empty() {
            end(sql, &campaign, &rows)?;
            return Ok(rows.len() as u64);
        }
    }
    Ok(0)
}

/// Erases rows of a campaign that are due. Erasing again changes nothing.
///
/// # Errors
/// A fault of the store.
pub fn end(sql: &mut dyn Sql, campaign: &Campaign, rows: &[Row]) -> Result<(), Fault> {
    for row in rows {
        match *row {
            Row::Registration(id) => erase::registration(sql, id)?,
            Row::Promise(id) => erase::promise(sql, id)?,
            Row::Question(id) => questions::remove(sql, id)?,
            Row::Application(id) => applications::remove(sql, id)?,
            Row::Refusal(id) => letters::forget(sql, id)?,
            Row::Noted(id) => day::erase(sql, id)?,
            Row::Helped(id) => sql.run(END_HELPED, &[("id", id.into())]).map(drop)?,
            Row::Host(stroll) => questions::leave(sql, stroll)?,
            Row::Roles(member) => {
                let args = [("campaign", id(campaign.id)), ("member", member.into())];
                sql.run(END_ROLES, &args)?;
                if sql.row(IS_NAMED_LATER, &args)?.is_none() {
                    members::leave(sql, member)?;
                }
            }
            Row::Gift(id) => {
                let email = erase::nobody(id);
                sql.run(END_GIFT, &[("id", id.into()), ("email", email.as_str().into())])?;
                sql.run(END_REASONS, &[("id", id.into())])?;
                erase::letters(sql, id)?;
            }
        }
    }
    // Pages that are kept in memory are made anew.
    plan::raise(sql, campaign.id)
}
