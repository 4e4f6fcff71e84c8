//! Letters about a question to a stroll's host.

use super::{Addressed, Desk, Told, campaign, reader};
use crate::letters::{self, Line, Query};
use ounce_domain::campaign::Campaign;
use ounce_domain::id::Id;
use ounce_domain::question::Question;
use ounce_domain::stroll::Stroll;
use ounce_store::outbox::Letter as Kind;
use ounce_store::{Fault, Sql, questions, strolls};
use ounce_web::i18n::Reader;
use ounce_web::links;

/// A question, and what it is about.
struct Found {
    question: Question,
    stroll: Stroll,
    campaign: Campaign,
}

/// `None` when the question was erased or forgotten.
fn find(sql: &mut dyn Sql, about: [u8; 16]) -> Result<Option<Found>, Fault> {
    let Some(question) = questions::load(sql, Id::from_bytes(about))? else { return Ok(None) };
    let stroll = strolls::load_by_id(sql, question.stroll)?
        .ok_or_else(|| Fault::corrupt("a question about no stroll"))?
        .stroll;
    let campaign = campaign(sql, stroll.campaign)?;
    Ok(Some(Found { question, stroll, campaign }))
}

impl Desk {
    /// To the asker: is the question theirs?
    pub(super) fn question_asked(
        &self,
        sql: &mut dyn Sql,
        about: [u8; 16],
    ) -> Result<Option<Addressed>, Fault> {
        let Some(found) = find(sql, about)? else { return Ok(None) };
        if found.question.confirmed_at_ms.is_some() {
            return Ok(None);
        }
        let path = links::question_confirmation(&self.tokens, found.question.id);
        let t = reader(found.campaign.tag_of(&found.question.language));
        let letter = letters::question_asked(&self.query(&found, &path), self.sender(), &t);
        Ok(Some(Addressed::to(found.question.email, letter)))
    }

    /// To the host. The host's reply goes to the asker.
    pub(super) fn question(
        &self,
        sql: &mut dyn Sql,
        about: [u8; 16],
    ) -> Result<Option<Addressed>, Fault> {
        let Some(found) = find(sql, about)? else { return Ok(None) };
        let Some(to) = questions::answers(sql, found.stroll.id)? else { return Ok(None) };
        let path = links::question(&self.tokens, found.question.id);
        let t = reader(found.campaign.tag_of(&found.question.language));
        let letter = letters::question(&self.query(&found, &path), self.sender(), &t);
        let reply_to = Some(found.question.email);
        Ok(Some(Addressed { to, reply_to, stop: None, letter }))
    }

    fn query<'a>(&self, found: &'a Found, path: &'a str) -> Query<'a> {
        let Found { question, stroll, campaign } = found;
        Query { campaign, stroll, question, path }
    }

    /// The line of a digest about a question, for the reader of the letter it stands for.
    pub(super) fn question_line(
        &self,
        sql: &mut dyn Sql,
        kind: Kind,
        about: [u8; 16],
    ) -> Result<Option<Told>, Fault> {
        let Some(Found { question, stroll, .. }) = find(sql, about)? else { return Ok(None) };
        let (to, path, says) = if kind == Kind::Question {
            let Some(host) = questions::answers(sql, stroll.id)? else { return Ok(None) };
            (host, links::question(&self.tokens, question.id), "letter-digest-question")
        } else {
            let path = links::question_confirmation(&self.tokens, question.id);
            (question.email, path, "letter-digest-asked")
        };
        let line = move |t: &Reader| Line {
            what: t.say(says).s("stroll", &stroll.name).to_string(),
            path,
        };
        Ok(Some((to, question.language, Box::new(line))))
    }
}
