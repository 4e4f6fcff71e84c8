//! Letters to many: circulars, reminders, thanks; and the test of a member.

use super::{Addressed, Desk, campaign, in_force, reader};
use crate::letters::{self, ToReader, Together};
use jiff::Timestamp;
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::letter_choice::Optional;
use ounce_domain::quantity::Money;
use ounce_domain::registration::Standing;
use ounce_domain::reminder::Reminder;
use ounce_domain::text::EmailAddress;
use ounce_store::circulars::{Copy, Reader as To};
use ounce_store::registrations::Held;
use ounce_store::{
    Fault, Sql, choices, circulars, faces, members, questions, registrations, strolls, tally,
};
use ounce_web::circular::{Answers, Around, From};
use ounce_web::links;

impl Desk {
    /// `None` when the circular was taken back, its reader is gone, or does without by now.
    pub(super) fn circular(
        &self,
        sql: &mut dyn Sql,
        about: [u8; 16],
    ) -> Result<Option<Addressed>, Fault> {
        let Some(copy) = circulars::load_copy(sql, about)? else { return Ok(None) };
        if copy.circular.taken_back_ms.is_some() {
            return Ok(None);
        }
        match copy.to {
            To::Walker(registration) => self.to_walker(sql, (about, &copy), registration),
            To::Member(member) => {
                let Some(member) = members::load(sql, member)? else { return Ok(None) };
                self.to_member(sql, (about, &copy), member.email)
            }
        }
    }

    fn to_walker(
        &self,
        sql: &mut dyn Sql,
        (about, copy): ([u8; 16], &Copy),
        registration: Id<ounce_domain::registration::Registration>,
    ) -> Result<Option<Addressed>, Fault> {
        let held = registrations::load(sql, registration)?;
        let held = held.filter(|held| held.registration.standing != Standing::Cancelled);
        let Some(held) = held else { return Ok(None) };
        let to = held.registration.email.clone();
        let of = (&to, Optional::Circulars);
        if choices::is_refused(sql, copy.circular.campaign, of)? {
            return Ok(None);
        }
        let (campaign, stroll) = (&held.campaign, &held.stroll.stroll);
        let has_answers = questions::answers(sql, stroll.id)?.is_some();
        let ask = links::ask(&campaign.slug, &stroll.slug);
        let writer = writer_of(copy);
        let answers = match writer {
            Some(email) => Answers::Writer(email.as_str()),
            None if has_answers => Answers::Form(&ask),
            None => Answers::Nobody,
        };
        let t = reader(campaign.tag_of(&held.registration.language));
        let around = Around::new(From::Host(&stroll.name), answers, &t);
        let pages = [
            ("letter-open-place", self.path(&held)),
            ("letter-stroll", links::stroll(&campaign.slug, &stroll.slug)),
        ];
        let stop = links::stop_letters(&self.tokens, Optional::Circulars, about);
        let letter = letters::circular(
            &ToReader {
                words: &copy.circular.words,
                around: &around,
                name: if held.link.is_confirmed() { &held.registration.name } else { "" },
                is_test: false,
                pages: &pages,
                stop: Some(&stop),
            },
            self.sender(),
            &t,
        );
        Ok(Some(Addressed { reply_to: writer.cloned(), stop: Some(self.whole(&stop)), to, letter }))
    }

    /// To a host; or to the writer, as a test of either kind.
    fn to_member(
        &self,
        sql: &mut dyn Sql,
        (about, copy): ([u8; 16], &Copy),
        to: EmailAddress,
    ) -> Result<Option<Addressed>, Fault> {
        let circular = &copy.circular;
        let is_test = circular.is_test();
        let of = (&to, Optional::Circulars);
        if !is_test && choices::is_refused(sql, circular.campaign, of)? {
            return Ok(None);
        }
        let campaign = campaign(sql, circular.campaign)?;
        let stroll = match circular.stroll {
            Some(stroll) => strolls::load_by_id(sql, stroll)?.map(|found| found.stroll),
            None => None,
        };
        let writer = writer_of(copy);
        let contact = contact(sql, &campaign)?;
        let (ask, reply_to);
        let answers = match (writer, &stroll) {
            (Some(email), _) => {
                reply_to = Some(email.clone());
                Answers::Writer(email.as_str())
            }
            (None, Some(stroll)) => {
                reply_to = None;
                ask = links::ask(&campaign.slug, &stroll.slug);
                let has_answers = questions::answers(sql, stroll.id)?.is_some();
                if has_answers { Answers::Form(&ask) } else { Answers::Nobody }
            }
            (None, None) => {
                let answers = if contact.is_some() { Answers::Contact } else { Answers::Nobody };
                reply_to = contact;
                answers
            }
        };
        let t = reader(campaign.tag_of(campaign.first_language()));
        let from = match &stroll {
            Some(stroll) => From::Host(&stroll.name),
            None => From::Coordinators(&campaign.name),
        };
        let around = Around::new(from, answers, &t);
        let page = match &stroll {
            Some(stroll) => ("letter-stroll", links::stroll(&campaign.slug, &stroll.slug)),
            None => ("circular-your-desk", "/desk".to_owned()),
        };
        let stop = links::stop_letters(&self.tokens, Optional::Circulars, about);
        let stop = (!is_test).then_some(stop);
        let letter = letters::circular(
            &ToReader {
                words: &circular.words,
                around: &around,
                name: "",
                is_test,
                pages: &[page],
                stop: stop.as_deref(),
            },
            self.sender(),
            &t,
        );
        let stop = stop.map(|stop| self.whole(&stop));
        Ok(Some(Addressed { to, reply_to, stop, letter }))
    }

    /// `None` for a party that has no place any more or does without, and when the letter would be
    /// too late by now, or the stroll does not take place on that day.
    pub(super) fn reminder(
        &self,
        sql: &mut dyn Sql,
        (reminder, about): (Reminder, [u8; 16]),
        now: Timestamp,
    ) -> Result<Option<Addressed>, Fault> {
        let Some(held) = in_force(sql, about)? else { return Ok(None) };
        let registration = &held.registration;
        let of = (&registration.email, Optional::Reminders);
        let stroll = &held.stroll.stroll;
        let starts_ms = stroll.starts_at().map(Timestamp::as_millisecond);
        let is_due = starts_ms
            .is_ok_and(|starts_ms| reminder.is_due(stroll.status, starts_ms, now.as_millisecond()));
        if !is_due
            || registration.standing != Standing::Confirmed
            || choices::is_refused(sql, held.campaign.id, of)?
        {
            return Ok(None);
        }
        let stop = links::stop_letters(&self.tokens, Optional::Reminders, about);
        let together = match reminder {
            Reminder::Thanks => Some(together(sql, &held)?),
            Reminder::Week | Reminder::Day => None,
        };
        let written = self.about_place(&held, |place, t| match together {
            Some(together) => letters::thanks(place, together, &stop, self.sender(), t),
            None => letters::reminder(place, reminder, &stop, self.sender(), t),
        });
        Ok(Some(Addressed { stop: Some(self.whole(&stop)), ..written }))
    }

    /// The test of whether letters leave, to a member.
    pub(super) fn test(
        &self,
        sql: &mut dyn Sql,
        about: [u8; 16],
    ) -> Result<Option<Addressed>, Fault> {
        let Some(member) = members::load(sql, Id::from_bytes(about))? else { return Ok(None) };
        let letter = letters::test(self.sender(), &reader(&member.language));
        Ok(Some(Addressed::to(member.email, letter)))
    }

    fn whole(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }
}

/// The writer's address, where answers go to it.
fn writer_of(copy: &Copy) -> Option<&EmailAddress> {
    copy.by.as_ref().filter(|_| copy.circular.words.shows_writer)
}

fn contact(sql: &mut dyn Sql, campaign: &Campaign) -> Result<Option<EmailAddress>, Fault> {
    let contact = faces::load(sql, campaign.id)?.map(|face| face.contact);
    Ok(contact.and_then(|contact| EmailAddress::parse(&contact).ok()))
}

/// The figures of the stroll and of its campaign, as their pages show them.
fn together(sql: &mut dyn Sql, held: &Held) -> Result<Together, Fault> {
    let campaign = &held.campaign;
    let all = tally::campaign(sql, campaign.id)?;
    let money = |minor| Money::new(minor, campaign.currency);
    Ok(Together {
        people: held.stroll.tally.walkers,
        raised: money(held.stroll.tally.raised_minor),
        all_raised: money(all.raised_minor()),
        all_milk: all.milk_promised,
    })
}
