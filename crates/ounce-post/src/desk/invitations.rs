//! The letter to somebody who is offered a role.

use super::{Addressed, Desk, reader};
use crate::letters::{self, Invited};
use ounce_domain::id::Id;
use ounce_store::{Fault, Sql, campaigns, invitations};
use ounce_web::links;

impl Desk {
    /// `None` when the invitation was answered or taken back meanwhile.
    pub(super) fn invitation(
        &self,
        sql: &mut dyn Sql,
        about: [u8; 16],
    ) -> Result<Option<Addressed>, Fault> {
        let id = Id::from_bytes(about);
        let found = invitations::load(sql, id)?;
        let Some(listed) = found.filter(|found| found.invitation.answer.is_none()) else {
            return Ok(None);
        };
        let tag = match campaigns::load(sql, &listed.campaign.0)? {
            Some(campaign) => campaign.tag_of(&listed.language).to_owned(),
            None => listed.language.clone(),
        };
        let path = links::invitation(&self.tokens, id);
        let invited = Invited {
            role: listed.invitation.role,
            name: &listed.name,
            campaign: &listed.campaign.1,
            by: listed.by_email.as_ref().map(|email| email.as_str()),
            ends_ms: listed.invitation.ends_ms(),
            path: &path,
        };
        let letter = letters::invitation(&invited, self.sender(), &reader(&tag));
        Ok(Some(Addressed::to(listed.email, letter)))
    }
}
