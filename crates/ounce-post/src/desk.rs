//! Makes the letter for a row of the outbox.
//!
//! The facts are read when the letter is written, so a gift that was promised and has been
//! confirmed meanwhile is thanked for as received. The words are in `letters.rs`.

mod circulars;
mod hosting;
mod invitations;
mod questions;
mod reports;
mod sign_ins;

use crate::letters::{
    self, Change, Letter, Line, Occasion, PartnerPage, Place, Sender, Step, ToCall,
};
use jiff::Timestamp;
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::registration::{Registration, Standing};
use ounce_domain::reminder::Reminder;
use ounce_domain::stroll::{Announcement, Status};
use ounce_domain::text::EmailAddress;
use ounce_domain::web_address;
use ounce_store::outbox::Letter as Kind;
use ounce_store::registrations::Held;
use ounce_store::{
    Fault, Sql, budget, bursts, campaigns, faces, gifts, milk, registrations, strolls,
};
use ounce_web::Tokens;
use ounce_web::board::Banks;
use ounce_web::i18n::{Lang, Reader, Units};
use ounce_web::links;
use ounce_web::place::{StrollName, degrees};

/// How many lines a digest lists. Further ones are only counted.
const DIGEST_LINES: i64 = 20;

/// The address and language of a line of a digest, and the line in the reader's words.
type Told = (EmailAddress, String, Box<dyn FnOnce(&Reader) -> Line>);

/// Everything that is needed to write letters.
pub struct Desk {
    pub tokens: Tokens,
    /// Scheme and host that links start with.
    pub base_url: String,
    pub is_demo: bool,
}

/// A letter and who it goes to.
#[derive(Clone, Debug)]
pub struct Addressed {
    pub to: EmailAddress,
    /// Where an answer goes, if not to the sender.
    pub reply_to: Option<EmailAddress>,
    /// The whole address at which its reader ends letters of this kind (RFC 8058); `None` for
    /// letters that must arrive.
    pub stop: Option<String>,
    pub letter: Letter,
}

impl Addressed {
    fn to(to: EmailAddress, letter: Letter) -> Self {
        Self { to, reply_to: None, stop: None, letter }
    }
}

impl Desk {
    /// Writes a letter. `None` when there is nobody to write to any more, or nothing to say by now.
    ///
    /// # Errors
    /// A fault of the store.
    pub fn write(
        &self,
        sql: &mut dyn Sql,
        kind: Kind,
        about: [u8; 16],
        now: Timestamp,
    ) -> Result<Option<Addressed>, Fault> {
        let letter = match kind {
            Kind::Registration => self.registration(sql, about, Occasion::Joined),
            Kind::RegistrationAgain => self.registration(sql, about, Occasion::Again),
            Kind::Promoted => self.registration(sql, about, Occasion::Promoted),
            Kind::StrollChanged => self.stroll_changed(sql, about),
            Kind::MeetingChanged => self.meets_elsewhere(sql, about),
            Kind::Gift => self.gift(sql, about),
            Kind::MilkPromise => self.milk_promise(sql, about),
            Kind::QuestionAsked => self.question_asked(sql, about),
            Kind::Question => self.question(sql, about),
            Kind::Burst => self.burst(sql, about),
            Kind::ReportMissing => self.report_missing(sql, about),
            Kind::SignIn => self.sign_in(sql, about),
            Kind::Invitation => self.invitation(sql, about),
            Kind::HostAgain => self.host_again(sql, about),
            Kind::HostApplied | Kind::HostAsked | Kind::HostDeclined => {
                self.hosting(sql, kind, about)
            }
            Kind::Circular => self.circular(sql, about),
            Kind::WeekBefore => self.reminder(sql, (Reminder::Week, about), now),
            Kind::DayBefore => self.reminder(sql, (Reminder::Day, about), now),
            Kind::Thanks => self.reminder(sql, (Reminder::Thanks, about), now),
            Kind::Test => self.test(sql, about),
            Kind::StepAdded => self.step_changed(sql, (Step::Added, about)),
            Kind::StepRemoved => self.step_changed(sql, (Step::Removed, about)),
            Kind::Digest => self.digest(sql, about),
        }?;
        // A row of somebody who was erased, or who gave no address, keeps its place and gets no mail.
        Ok(letter.filter(|letter| letter.to.takes_mail()))
    }

    /// The path that opens a place: the manage link once its address has confirmed, before that the
    /// page that asks to confirm.
    fn path(&self, held: &Held) -> String {
        let id = held.registration.id;
        if held.link.is_confirmed() {
            links::manage(&self.tokens, id, held.link.generation)
        } else {
            links::confirmation(&self.tokens, id)
        }
    }

    /// One letter that lists the letters beyond an address's budget, in the language of its first
    /// line.
    fn digest(&self, sql: &mut dyn Sql, digest: [u8; 16]) -> Result<Option<Addressed>, Fault> {
        let (lines, count) = budget::list_lines(sql, digest, DIGEST_LINES)?;
        let mut to: Option<(EmailAddress, Reader)> = None;
        let mut said = Vec::new();
        for (kind, about) in lines {
            let Some((email, language, line)) = self.line(sql, kind, about)? else { continue };
            let (_, t) = to.get_or_insert_with(|| (email, reader(&language)));
            said.push(line(t));
        }
        Ok(to.map(|(to, t)| {
            let letter = letters::digest(&said, count, self.sender(), &t);
            Addressed::to(to, letter)
        }))
    }

    /// A line of a digest, with the address and language of the record it is about; `None` when
    /// that record is gone.
    fn line(&self, sql: &mut dyn Sql, kind: Kind, about: [u8; 16]) -> Result<Option<Told>, Fault> {
        match kind {
            Kind::Gift => {
                let Some(gift) = gifts::load(sql, Id::from_bytes(about))? else { return Ok(None) };
                let Some(email) = gift.email else { return Ok(None) };
                let campaign = campaign(sql, gift.campaign)?;
                let path = links::campaign(&campaign.slug);
                let line = move |t: &Reader| {
                    let amount = t.money_in_full(gift.amount);
                    let what = t.say("letter-digest-gift").s("amount", amount);
                    Line { what: what.s("campaign", &campaign.name).to_string(), path }
                };
                Ok(Some((email, gift.language, Box::new(line))))
            }
            Kind::MilkPromise => {
                let promise = milk::load_promise(sql, Id::from_bytes(about))?;
                let Some(promise) = promise else { return Ok(None) };
                let path = links::under(&campaign(sql, promise.campaign)?.slug, "milk");
                let volume = promise.volume;
                let line = move |t: &Reader| {
                    let what = t.say("letter-digest-milk").s("volume", t.milk(volume));
                    Line { what: what.to_string(), path }
                };
                Ok(Some((promise.email, promise.language, Box::new(line))))
            }
            Kind::QuestionAsked | Kind::Question => self.question_line(sql, kind, about),
            Kind::HostApplied => self.hosting_line(sql, about),
            _ => {
                let Some(held) = in_force(sql, about)? else { return Ok(None) };
                let (what, path) = (held.stroll.stroll.name.clone(), self.path(&held));
                let Registration { email, language, .. } = held.registration;
                Ok(Some((email, language, Box::new(move |_: &Reader| Line { what, path }))))
            }
        }
    }

    fn sender(&self) -> Sender<'_> {
        Sender { base_url: &self.base_url, is_demo: self.is_demo }
    }

    fn registration(
        &self,
        sql: &mut dyn Sql,
        about: [u8; 16],
        occasion: Occasion,
    ) -> Result<Option<Addressed>, Fault> {
        let Some(held) = in_force(sql, about)? else { return Ok(None) };
        Ok(Some(self.about_place(&held, |place, reader| {
            letters::registration(place, occasion, self.sender(), reader)
        })))
    }

    /// Tells of the last change, whichever one put the letter into the outbox.
    fn stroll_changed(
        &self,
        sql: &mut dyn Sql,
        about: [u8; 16],
    ) -> Result<Option<Addressed>, Fault> {
        let Some(held) = in_force(sql, about)? else { return Ok(None) };
        let Some(last) = strolls::last_change(sql, held.registration.stroll)? else {
            return Ok(None);
        };
        let announced = Announcement::between(&last.before, &last.change);
        let Some(announcement) = announced else { return Ok(None) };
        let change = Change { announcement, before: last.before.starts, why: &last.change.why };
        Ok(Some(self.about_place(&held, |place, reader| {
            letters::stroll_changed(place, &change, self.sender(), reader)
        })))
    }

    /// Tells where a stroll meets now. `None` for a stroll that does not take place.
    fn meets_elsewhere(
        &self,
        sql: &mut dyn Sql,
        about: [u8; 16],
    ) -> Result<Option<Addressed>, Fault> {
        let Some(held) = in_force(sql, about)? else { return Ok(None) };
        if matches!(held.stroll.stroll.status, Status::Cancelled | Status::Held) {
            return Ok(None);
        }
        Ok(Some(self.about_place(&held, |place, reader| {
            letters::meets_elsewhere(place, self.sender(), reader)
        })))
    }

    fn about_place(
        &self,
        held: &Held,
        write: impl FnOnce(&Place<'_>, &Reader) -> Letter,
    ) -> Addressed {
        let registration = &held.registration;
        let place = Place {
            campaign: &held.campaign,
            stroll: &held.stroll.stroll,
            meeting: &held.meeting,
            registration,
            place_in_line: held.place_in_line,
            code: held.code,
            link: held.link,
            path: &self.path(held),
        };
        let letter = write(&place, &reader(held.campaign.tag_of(&registration.language)));
        Addressed::to(registration.email.clone(), letter)
    }

    fn gift(&self, sql: &mut dyn Sql, about: [u8; 16]) -> Result<Option<Addressed>, Fault> {
        let Some(gift) = gifts::load(sql, Id::from_bytes(about))? else { return Ok(None) };
        let Some(to) = gift.email.clone() else { return Ok(None) };
        let campaign = campaign(sql, gift.campaign)?;
        let reader = reader(campaign.tag_of(&gift.language));
        let stroll = match gift.stroll {
            Some(stroll) => strolls::load_by_id(sql, stroll)?
                .map(|found| StrollName::of(&found.stroll, &reader)),
            None => None,
        };
        let pages = partner_pages(sql, gift.campaign)?;
        let about = (&campaign, pages.as_slice());
        let letter = letters::gift(&gift, about, stroll.as_ref(), self.sender(), &reader);
        Ok(Some(Addressed::to(to, letter)))
    }

    /// To the address that answers for a stroll, in the campaign's first language.
    fn burst(&self, sql: &mut dyn Sql, about: [u8; 16]) -> Result<Option<Addressed>, Fault> {
        let Some(burst) = bursts::load(sql, about)? else { return Ok(None) };
        let Some(to) = ounce_store::questions::answers(sql, burst.stroll)? else { return Ok(None) };
        let Some(found) = strolls::load_by_id(sql, burst.stroll)? else { return Ok(None) };
        let campaign = campaign(sql, found.stroll.campaign)?;
        let t = reader(campaign.tag_of(campaign.first_language()));
        let letter = letters::burst((&campaign, &found.stroll), burst.sign_ups, self.sender(), &t);
        Ok(Some(Addressed::to(to, letter)))
    }

    fn milk_promise(&self, sql: &mut dyn Sql, about: [u8; 16]) -> Result<Option<Addressed>, Fault> {
        let Some(promise) = milk::load_promise(sql, Id::from_bytes(about))? else {
            return Ok(None);
        };
        let campaign = campaign(sql, promise.campaign)?;
        let banks = Banks::read(sql)?;
        let chosen = promise.bank.and_then(|bank| banks.find_by_id(bank));
        // A donor who promised for a stroll is probably near it.
        let nearest = match (chosen, promise.stroll) {
            (None, Some(stroll)) => strolls::load_by_id(sql, stroll)?
                .and_then(|found| banks.near(degrees(found.stroll.position), 1).into_iter().next())
                .map(|(known, _)| known),
            _ => None,
        };
        let to_call = chosen.or(nearest).map(|known| ToCall {
            bank: &known.bank,
            contact: &known.contact,
            is_chosen: chosen.is_some(),
        });
        let reader = reader(campaign.tag_of(&promise.language));
        let path = links::milk_promise(&self.tokens, promise.id, "");
        let letter = letters::milk_promise(
            promise.volume,
            to_call,
            &path,
            &campaign,
            self.sender(),
            &reader,
        );
        Ok(Some(Addressed::to(promise.email, letter)))
    }
}

/// A place; `None` for a party that has left meanwhile, so that no letter says it is kept.
fn in_force(sql: &mut dyn Sql, about: [u8; 16]) -> Result<Option<Held>, Fault> {
    let held = registrations::load(sql, Id::from_bytes(about))?;
    Ok(held.filter(|held| held.registration.standing != Standing::Cancelled))
}

/// The partners' own pages for gifts.
fn partner_pages(sql: &mut dyn Sql, campaign: Id<Campaign>) -> Result<Vec<PartnerPage>, Fault> {
    let pages = faces::list_donation_pages(sql, campaign)?;
    let partners = campaigns::list_partners(sql, campaign)?;
    let named = pages.iter().filter_map(|(id, page)| {
        let partner = partners.iter().find(|partner| partner.id == *id)?.name.clone();
        Some(PartnerPage { partner, page: web_address::safe(page)?.to_owned() })
    });
    Ok(named.collect())
}

/// The reader of a letter in this language, with the units that go with it.
fn reader(language: &str) -> Reader {
    Reader::new(Lang::from_code(language).unwrap_or_default(), Units::negotiate(language))
}

fn campaign(sql: &mut dyn Sql, id: Id<Campaign>) -> Result<Campaign, Fault> {
    campaigns::load_by_id(sql, id)?.ok_or_else(|| Fault::corrupt("a record of no campaign"))
}
