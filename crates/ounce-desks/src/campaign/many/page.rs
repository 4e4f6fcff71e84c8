//! The pages on which many strolls are changed at once.

use askama::Template;
use ounce_domain::stroll::{Candidate, LeftOut, ManyChange, Outline, Stroll};
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::place::town_of;

/// How many towns a list names; the others are counted.
const NAMED: usize = 12;

/// What is still to be said before it is shown. Fields: `next`, `day`, `why`.
#[derive(Template)]
#[template(path = "campaign/many/ask.html")]
pub(crate) struct AskPage {
    pub t: Reader,
    pub frame: Frame,
    /// Slug of the campaign.
    pub campaign: String,
    pub name: String,
    /// How many strolls are chosen.
    pub count: i64,
    /// What was chosen.
    pub hidden: Vec<(&'static str, String)>,
    pub form: Form,
}

impl AskPage {
    fn page(&self, page: &str) -> String {
        links::campaign_desk(&self.campaign, page)
    }

    fn is_cancelling(&self) -> bool {
        self.form.is("next", "cancelled")
    }

    /// The complaint that belongs to no field that can be seen.
    fn wrong(&self) -> Option<String> {
        let of = |field| self.form.complaint(field);
        let unseen = ["strolls", "next", "only", "status", "in", "sort"].into_iter().find_map(of);
        unseen.map(|refusal| self.t.refusal(refusal))
    }

    fn has_strolls(&self) -> bool {
        self.count > 0 && self.form.complaint("strolls").is_none()
    }
}

/// What will happen, shown whole before it is done.
#[derive(Template)]
#[template(path = "campaign/many/preview.html")]
pub(crate) struct PreviewPage {
    pub t: Reader,
    pub frame: Frame,
    /// Slug of the campaign.
    pub campaign: String,
    pub name: String,
    /// What was chosen.
    pub hidden: Vec<(&'static str, String)>,
    /// The field `next`.
    pub next: String,
    pub change: ManyChange,
    pub why: String,
    pub outline: Outline,
    pub seen: String,
    pub once: String,
    pub sends_mail: bool,
    /// Something was changed since the page before.
    pub meanwhile: bool,
}

impl PreviewPage {
    fn page(&self, page: &str) -> String {
        links::campaign_desk(&self.campaign, page)
    }

    fn count(&self) -> usize {
        self.outline.planned.len()
    }

    fn told(&self) -> i64 {
        self.outline.told()
    }

    fn heading(&self) -> String {
        let says = |id| self.t.say(id).n("count", self.count());
        match self.change {
            ManyChange::Open => says("many-open").to_string(),
            ManyChange::Cancel => says("many-cancel").to_string(),
            ManyChange::Postpone(None) => says("many-postpone").to_string(),
            ManyChange::Postpone(Some(day)) => {
                says("many-postpone-to").s("day", self.t.day(day)).to_string()
            }
        }
    }

    fn button(&self) -> String {
        let id = match self.change {
            ManyChange::Open => "many-do-open",
            ManyChange::Cancel => "many-do-cancel",
            ManyChange::Postpone(_) => "many-do-postpone",
        };
        self.t.say(id).n("count", self.count()).to_string()
    }

    fn day(&self) -> Option<String> {
        match self.change {
            ManyChange::Postpone(Some(day)) => Some(day.to_string()),
            _ => None,
        }
    }

    fn towns(&self) -> String {
        let strolls = self.outline.planned.iter().map(|one| &one.candidate.stroll);
        self.named(&strolls.collect::<Vec<_>>())
    }

    /// The first towns of a list, and how many more there are.
    fn named(&self, strolls: &[&Stroll]) -> String {
        let named = strolls.iter().take(NAMED).map(|stroll| town_of(stroll, self.t.lang));
        let named: Vec<String> = named.collect();
        let named = named.join(" · ");
        match strolls.len() - strolls.len().min(NAMED) {
            0 => named,
            more => format!("{named} · {}", self.t.say("many-more").n("count", more)),
        }
    }

    /// Why strolls are left out, how many and which.
    fn left_out(&self) -> Vec<(String, String)> {
        let of = |why: LeftOut| -> Vec<&Candidate> {
            let with = self.outline.left_out.iter().filter(|(_, reason)| *reason == why);
            with.map(|(candidate, _)| candidate).collect()
        };
        let all = LeftOut::ALL.into_iter().map(|why| (why, of(why)));
        let there = all.filter(|(_, candidates)| !candidates.is_empty());
        let says = there.map(|(why, candidates)| {
            let id = format!("many-left-{}", why.as_str());
            let strolls: Vec<&Stroll> = candidates.iter().map(|one| &one.stroll).collect();
            (self.t.say(&id).n("count", strolls.len()).to_string(), self.named(&strolls))
        });
        says.collect()
    }
}
