//! Letters that somebody does without, by address, campaign and kind.

use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::letter_choice::{Choice, Optional, Wish};
use ounce_domain::text::EmailAddress;
use ounce_sql::{Fault, Sql};

use crate::columns::{each, id, maybe};

const REFUSE: &str = "INSERT INTO letter_refusal (id, campaign, email_key, kind, at_ms)
    VALUES (:id, :campaign, :email_key, :kind, :at_ms) ON CONFLICT DO NOTHING";
const TAKE_BACK: &str = "DELETE FROM letter_refusal
    WHERE campaign = :campaign AND email_key = :email_key AND kind = :kind";
const LIST: &str = "SELECT kind FROM letter_refusal
    WHERE campaign = :campaign AND email_key = :email_key ORDER BY kind";
const OF_REGISTRATION: &str = "SELECT campaign, email FROM registration WHERE id = :about";
const OF_COPY: &str = "SELECT i.campaign, COALESCE(r.email, m.email, '')
    FROM circular_copy c JOIN circular i ON i.id = c.circular
        LEFT JOIN registration r ON r.id = c.registration
        LEFT JOIN member m ON m.id = c.member
    WHERE c.id = :about";

pub(crate) const ALL_SQL: &[&str] = &[REFUSE, TAKE_BACK, LIST, OF_REGISTRATION, OF_COPY];

/// Writes what an address wants from now on. Wishing the same again changes nothing.
pub fn choose(
    sql: &mut dyn Sql,
    choice: &Choice,
    wish: Wish,
    (fresh, at_ms): ([u8; 16], i64),
) -> Result<(), Fault> {
    let of = [
        ("campaign", id(choice.campaign)),
        ("email_key", (&choice.email_key).into()),
        ("kind", choice.kind.as_str().into()),
    ];
    match wish {
        Wish::Send => sql.run(TAKE_BACK, &of).map(drop),
        Wish::Stop => {
            let [campaign, email_key, kind] = of;
            let args = [("id", fresh.into()), campaign, email_key, kind, ("at_ms", at_ms.into())];
            sql.run(REFUSE, &args).map(drop)
        }
    }
}

/// The kinds that an address does without in a campaign.
pub fn refused(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    email_key: &str,
) -> Result<Vec<Optional>, Fault> {
    let args = [("campaign", id(campaign)), ("email_key", email_key.into())];
    each(&sql.rows(LIST, &args)?, |row| row.parsed("kind of letters", Optional::parse))
}

/// The address and the campaign of a letter that can be refused: a circular's by the reader's copy,
/// a reminder's by the registration. `None` when its reader is gone, or takes no mail.
pub fn of_letter(
    sql: &mut dyn Sql,
    kind: Optional,
    about: [u8; 16],
) -> Result<Option<Choice>, Fault> {
    let statement = match kind {
        Optional::Circulars => OF_COPY,
        Optional::Reminders => OF_REGISTRATION,
    };
    let found = maybe(sql.row(statement, &[("about", about.into())])?, |row| {
        Ok((row.id()?, row.opt_email()?))
    })?;
    let Some((campaign, Some(email))) = found else { return Ok(None) };
    Ok(email.takes_mail().then(|| Choice { campaign, email_key: email.key(), kind }))
}

/// Whether an address does without a kind of letters.
pub fn is_refused(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    (email, kind): (&EmailAddress, Optional),
) -> Result<bool, Fault> {
    Ok(refused(sql, campaign, &email.key())?.contains(&kind))
}
