//! Letters to somebody who offers to host.

use super::{Addressed, Desk, Told, campaign, reader};
use crate::letters::{self, Hosting, Line};
use ounce_domain::hosting::Standing;
use ounce_domain::id::Id;
use ounce_domain::text::EmailAddress;
use ounce_store::outbox::Letter as Kind;
use ounce_store::{Fault, Sql, faces, host_applications};
use ounce_web::i18n::Reader;
use ounce_web::links;

impl Desk {
    /// `None` when the offer is gone, or stands otherwise by now.
    pub(super) fn hosting(
        &self,
        sql: &mut dyn Sql,
        kind: Kind,
        about: [u8; 16],
    ) -> Result<Option<Addressed>, Fault> {
        let found = host_applications::load(sql, Id::from_bytes(about))?;
        let Some(application) = found else { return Ok(None) };
        let expected = match kind {
            Kind::HostApplied => Standing::Unconfirmed,
            Kind::HostAsked => Standing::Asked,
            _ => Standing::Declined,
        };
        if application.standing != expected {
            return Ok(None);
        }
        let campaign = campaign(sql, application.campaign)?;
        let contact = faces::load(sql, campaign.id)?.map(|face| face.contact);
        let contact = contact.and_then(|contact| EmailAddress::parse(&contact).ok());
        let t = reader(campaign.tag_of(&application.language));
        let path = match kind {
            Kind::HostApplied => links::host_confirmation(&self.tokens, application.id),
            _ => links::host_application(&self.tokens, application.id),
        };
        let hosting = Hosting { campaign: &campaign, application: &application, path: &path };
        let (letter, reply_to) = match kind {
            Kind::HostApplied => (letters::host_applied(&hosting, self.sender(), &t), None),
            Kind::HostAsked => (letters::host_asked(&hosting, self.sender(), &t), contact),
            _ => (letters::host_declined(&hosting, self.sender(), &t), contact),
        };
        Ok(Some(Addressed { to: application.email, reply_to, stop: None, letter }))
    }

    /// The line of a digest about an offer that waits for its address.
    pub(super) fn hosting_line(
        &self,
        sql: &mut dyn Sql,
        about: [u8; 16],
    ) -> Result<Option<Told>, Fault> {
        let found = host_applications::load(sql, Id::from_bytes(about))?;
        let Some(application) = found else { return Ok(None) };
        let campaign = campaign(sql, application.campaign)?;
        let path = links::host_confirmation(&self.tokens, application.id);
        let line = move |t: &Reader| Line {
            what: t.say("letter-digest-host").s("campaign", &campaign.name).to_string(),
            path,
        };
        Ok(Some((application.email, application.language, Box::new(line))))
    }
}
