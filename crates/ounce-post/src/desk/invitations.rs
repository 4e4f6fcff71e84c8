//! The letters to somebody who is offered a role, or asked to take one again.

use super::{Addressed, Desk, reader};
use crate::letters::{self, Again, Invited};
use ounce_domain::id::Id;
use ounce_domain::member::invitation::Invitation;
use ounce_store::invitations::Listed;
use ounce_store::{Fault, Sql, campaigns, invitations, strolls};
use ounce_web::links;

impl Desk {
    /// `None` when the invitation was answered or taken back meanwhile.
    pub(super) fn invitation(
        &self,
        sql: &mut dyn Sql,
        about: [u8; 16],
    ) -> Result<Option<Addressed>, Fault> {
        let id = Id::from_bytes(about);
        let Some((listed, tag)) = unanswered(sql, id)? else { return Ok(None) };
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

    /// `None` when it was answered or taken back meanwhile.
    pub(super) fn host_again(
        &self,
        sql: &mut dyn Sql,
        about: [u8; 16],
    ) -> Result<Option<Addressed>, Fault> {
        let id = Id::from_bytes(about);
        let Some((listed, tag)) = unanswered(sql, id)? else { return Ok(None) };
        let found = strolls::load_by_id(sql, Id::from_bytes(listed.object.id))?;
        let Some(found) = found else { return Ok(None) };
        let path = links::host_again(&self.tokens, id);
        let again = Again {
            stroll: &found.stroll,
            campaign: (&listed.campaign.0, &listed.campaign.1),
            ends_ms: listed.invitation.ends_ms(),
            path: &path,
        };
        let letter = letters::host_again(&again, self.sender(), &reader(&tag));
        Ok(Some(Addressed::to(listed.email, letter)))
    }
}

/// An invitation without an answer, and the language of its letter.
fn unanswered(sql: &mut dyn Sql, id: Id<Invitation>) -> Result<Option<(Listed, String)>, Fault> {
    let found = invitations::load(sql, id)?;
    let Some(listed) = found.filter(|found| found.invitation.answer.is_none()) else {
        return Ok(None);
    };
    let tag = match campaigns::load(sql, &listed.campaign.0)? {
        Some(campaign) => campaign.tag_of(&listed.language).to_owned(),
        None => listed.language.clone(),
    };
    Ok(Some((listed, tag)))
}
