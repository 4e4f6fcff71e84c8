//! The letter that asks a host for the report.

use super::{Addressed, Desk, campaign, reader};
use crate::letters;
use ounce_store::{Fault, Sql, members, stroll_reports, strolls};

impl Desk {
    /// `None` when the host has reported meanwhile, or is host no more. In the campaign's first
    /// language: nothing says which one a member reads.
    pub(super) fn report_missing(
        &self,
        sql: &mut dyn Sql,
        about: [u8; 16],
    ) -> Result<Option<Addressed>, Fault> {
        let Some(reminder) = stroll_reports::load_reminder(sql, about)? else { return Ok(None) };
        let Some(member) = members::load(sql, reminder.member)? else { return Ok(None) };
        let Some(found) = strolls::load_by_id(sql, reminder.stroll)? else { return Ok(None) };
        let campaign = campaign(sql, found.stroll.campaign)?;
        let language = match member.language.as_str() {
            "" => campaign.first_language(),
            language => language,
        };
        let t = reader(campaign.tag_of(language));
        let about = (&campaign, &found.stroll);
        let letter = letters::report_missing(about, reminder.number, self.sender(), &t);
        Ok(Some(Addressed::to(member.email, letter)))
    }
}
