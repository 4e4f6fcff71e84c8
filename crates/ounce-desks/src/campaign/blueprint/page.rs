//! The pages of the blueprint.

use std::collections::BTreeMap;

use askama::Template;
use ounce_domain::campaign::blueprint::{
    Blueprint, Entry, Kept, Outline, Spot, Standing, Tier, Touched,
};
use ounce_domain::stroll::{Confirm, Field as Particular};
use ounce_store::acts::Act;
use ounce_web::form::{Field, Form, label_id};
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::place::town_of;

use super::super::undoing::{Said, Undoable};
use super::deciding::Setting;
use super::hold_word;
use crate::stroll::editing::shown;

/// How many towns a list names; the others are counted.
const NAMED: usize = 12;
/// How many different texts a preview shows; the others are counted.
const TEXTS: usize = 12;
/// The longest text that the list of fields shows whole.
const LONGEST: usize = 160;

/// What the blueprint says, field by field.
#[derive(Template)]
#[template(path = "campaign/blueprint/blueprint.html")]
pub(crate) struct BlueprintPage {
    pub t: Reader,
    pub frame: Frame,
    /// Slug of the campaign.
    pub campaign: String,
    pub name: String,
    pub fields: Vec<Particular>,
    pub blueprint: Blueprint,
    /// Where there are strolls.
    pub countries: Vec<String>,
    pub said: Said,
    pub undoable: Option<Undoable>,
}

impl BlueprintPage {
    fn page(&self, page: &str) -> String {
        links::campaign_desk(&self.campaign, page)
    }

    fn what(&self, field: &Particular) -> String {
        what(&self.t, *field)
    }

    /// What is set for the whole campaign, and for countries: where, who may change it, the text,
    /// and the page that changes it.
    fn rows(&self, field: &Particular) -> Vec<Row> {
        let whole = Spot { field: *field, tier: Tier::Campaign };
        let countries = self
            .blueprint
            .entries()
            .filter(|(spot, _)| spot.field == *field && matches!(spot.tier, Tier::Country(_)));
        let all = countries.map(|(spot, entry)| (spot, Some(entry)));
        let all = std::iter::once((whole, self.blueprint.get(whole))).chain(all);
        all.map(|(spot, entry)| self.row(spot, entry)).collect()
    }

    fn row(&self, spot: Spot, entry: Option<&Entry>) -> Row {
        let text = entry.map(|one| said(&self.t, spot.field, &one.value)).unwrap_or_default();
        let is_long = text.chars().count() > LONGEST;
        let short: String = text.chars().take(LONGEST).collect();
        Row {
            place: place(&self.t, spot.tier),
            hold: hold(&self.t, hold_word(entry, spot.tier)),
            is_set: entry.is_some_and(|one| !one.value.is_empty()),
            text: if is_long { format!("{short} …") } else { text },
            href: self.field_page(spot),
        }
    }

    fn field_page(&self, spot: Spot) -> String {
        let path = self.page("blueprint/field");
        let path = links::with_choice(&path, "field", spot.field.name());
        match spot.tier {
            Tier::Campaign => path,
            Tier::Country(code) => links::with_choice(&path, "in", code),
        }
    }

    /// The countries that may be given a text of their own.
    fn others(&self, field: &Particular) -> Vec<(String, String)> {
        let of = |code: &String| {
            let spot = Spot { field: *field, tier: Tier::parse(code)? };
            let is_new = spot.tier != Tier::Campaign && self.blueprint.get(spot).is_none();
            is_new.then(|| (self.t.country(code), self.field_page(spot)))
        };
        let has_many = self.countries.len() > 1;
        self.countries.iter().filter(|_| has_many).filter_map(of).collect()
    }

    /// What can be undone, and until when nobody is told of it.
    fn undo_says(&self, undoable: &Undoable) -> String {
        undoable.says(&self.t, says(&self.t, &undoable.told.act))
    }

    fn undo_href(&self) -> String {
        self.page("blueprint/undo")
    }
}

/// A field in one tier.
struct Row {
    place: String,
    hold: String,
    is_set: bool,
    text: String,
    href: String,
}

/// The form for one field. Fields: `field`, `in`, `hold`, `value`.
#[derive(Template)]
#[template(path = "campaign/blueprint/field.html")]
pub(crate) struct FieldPage {
    pub t: Reader,
    pub frame: Frame,
    /// Slug of the campaign.
    pub campaign: String,
    pub name: String,
    pub spot: Spot,
    pub form: Form,
}

impl FieldPage {
    fn page(&self, page: &str) -> String {
        links::campaign_desk(&self.campaign, page)
    }

    fn heading(&self) -> String {
        heading(&self.t, self.spot)
    }

    fn holds(&self) -> Vec<(&'static str, String, String)> {
        let words: &[&'static str] = match self.spot.tier {
            Tier::Campaign => &["locked", "suggested", "free"],
            Tier::Country(_) => &["locked", "suggested", "free", "above"],
        };
        let each = words.iter().map(|word| {
            let help = self.t.say(&format!("blueprint-help-{word}")).to_string();
            (*word, hold(&self.t, word), help)
        });
        each.collect()
    }

    fn wrong_hold(&self) -> Option<String> {
        self.form.complaint("hold").map(|refusal| self.t.refusal(refusal))
    }

    fn value(&self) -> Field {
        use Particular as P;
        let (t, form, field) = (&self.t, &self.form, self.spot.field);
        let label = &label_id(field.name());
        let input = match field {
            P::Time => form.time(t, "value", label),
            P::LastsMinutes | P::Capacity => form.count(t, "value", label),
            P::Confirm => form.choice(t, "value", label, self.confirms()),
            P::Bring | P::About(_) => form.area(t, "value", label),
            _ => form.text(t, "value", label),
        };
        match field {
            P::Name | P::Bring | P::About(_) | P::RainPlan => {
                input.help(t.say("blueprint-town-help"))
            }
            P::Capacity => input.help(t.say("edit-capacity-help")),
            P::Distance => input.help(t.say("edit-distance-help")),
            _ => input,
        }
    }

    fn confirms(&self) -> Vec<(&'static str, String)> {
        let words = Confirm::ALL.map(|confirm| {
            let word = confirm.as_str();
            (word, self.t.say(&format!("edit-confirm-{word}")).to_string())
        });
        words.into_iter().collect()
    }
}

/// What will happen, shown whole before it is done.
#[derive(Template)]
#[template(path = "campaign/blueprint/preview.html")]
pub(crate) struct PreviewPage {
    pub t: Reader,
    pub frame: Frame,
    /// Slug of the campaign.
    pub campaign: String,
    pub name: String,
    pub setting: Setting,
    /// As they were typed.
    pub hold: String,
    pub value: String,
    pub outline: Outline,
    pub seen: String,
    pub once: String,
    pub sends_mail: bool,
    /// Something was changed since the page before.
    pub meanwhile: bool,
    /// The blueprint says so already; only strolls may have to catch up.
    pub is_as_before: bool,
}

impl PreviewPage {
    fn page(&self, page: &str) -> String {
        links::campaign_desk(&self.campaign, page)
    }

    fn heading(&self) -> String {
        heading(&self.t, self.setting.spot)
    }

    fn hold_says(&self) -> String {
        let word = hold_word(self.setting.entry.as_ref(), self.setting.spot.tier);
        let help = self.t.say(&format!("blueprint-help-{word}")).to_string();
        format!("{}{}{help}", hold(&self.t, word), self.t.gap())
    }

    fn text(&self) -> Option<String> {
        let entry = self.setting.entry.as_ref().filter(|entry| !entry.value.is_empty())?;
        Some(said(&self.t, self.setting.spot.field, &entry.value))
    }

    fn count(&self) -> usize {
        self.outline.touched.len()
    }

    fn told(&self) -> i64 {
        self.outline.told()
    }

    fn is_nothing(&self) -> bool {
        self.is_as_before && self.outline.touched.is_empty()
    }

    /// The texts that go, each with the towns, those of most towns first.
    fn instead(&self) -> Vec<(String, String)> {
        let groups = self.groups();
        let shown = groups.into_iter().take(TEXTS);
        let says = shown.map(|(from, strolls)| {
            let said = self.said(from);
            let becomes = match strolls[..] {
                [one] if self.is_by_town() => {
                    let says = self.t.say("blueprint-from-to").s("was", said);
                    says.s("became", self.said(&one.to)).to_string()
                }
                _ => self.t.say("blueprint-instead").s("was", said).to_string(),
            };
            (becomes, self.named(strolls.iter().map(|one| &one.standing).collect()))
        });
        says.collect()
    }

    /// How many strolls have texts that are not shown.
    fn others(&self) -> usize {
        self.groups().into_iter().skip(TEXTS).map(|(_, strolls)| strolls.len()).sum()
    }

    fn groups(&self) -> Vec<(&String, Vec<&Touched>)> {
        let mut groups: BTreeMap<&String, Vec<&Touched>> = BTreeMap::new();
        for one in &self.outline.touched {
            groups.entry(&one.standing.text).or_default().push(one);
        }
        let mut groups: Vec<_> = groups.into_iter().collect();
        groups.sort_by_key(|(_, strolls)| std::cmp::Reverse(strolls.len()));
        groups
    }

    fn is_by_town(&self) -> bool {
        let of = |entry: &Entry| entry.value.contains(ounce_domain::campaign::blueprint::TOWN);
        self.setting.entry.as_ref().is_none_or(of)
    }

    fn said(&self, text: &str) -> String {
        said(&self.t, self.setting.spot.field, text)
    }

    /// Why strolls keep their texts, how many and which.
    fn kept(&self) -> Vec<(String, String)> {
        let of = |why: Kept| -> Vec<&Standing> {
            let with = self.outline.kept.iter().filter(|(_, reason)| *reason == why);
            with.map(|(standing, _)| standing).collect()
        };
        let all = Kept::ALL.into_iter().map(|why| (why, of(why)));
        let there = all.filter(|(_, strolls)| !strolls.is_empty());
        let says = there.map(|(why, strolls)| {
            let id = format!("blueprint-kept-{}", why.as_str());
            (self.t.say(&id).n("count", strolls.len()).to_string(), self.named(strolls))
        });
        says.collect()
    }

    /// The first towns of a list, and how many more there are.
    fn named(&self, strolls: Vec<&Standing>) -> String {
        let named = strolls.iter().take(NAMED).map(|one| town_of(&one.stroll, self.t.lang));
        let named = named.collect::<Vec<_>>().join(" · ");
        match strolls.len() - strolls.len().min(NAMED) {
            0 => named,
            more => format!("{named} · {}", self.t.say("many-more").n("count", more)),
        }
    }
}

/// Which field an act on the blueprint changed, and for which strolls.
pub(crate) fn spot_of(act: &Act) -> Option<Spot> {
    Spot::of_act(&act.field)
}

/// What an act on the blueprint did, in a sentence.
pub(crate) fn says(t: &Reader, act: &Act) -> String {
    let Some(spot) = spot_of(act) else { return act.field.clone() };
    let entry = Entry::parse(&act.became);
    let id = if act.about.is_some() { "act-undid-blueprint" } else { "act-set-blueprint" };
    let says = t.say(id).s("what", heading(t, spot));
    says.s("hold", hold(t, hold_word(entry.as_ref(), spot.tier))).to_string()
}

fn what(t: &Reader, field: Particular) -> String {
    t.say(&label_id(field.name())).to_string()
}

fn place(t: &Reader, tier: Tier) -> String {
    match tier {
        Tier::Campaign => t.say("blueprint-everywhere").to_string(),
        Tier::Country(code) => t.country(code),
    }
}

/// `What to bring · Canada`; for the whole campaign the field alone.
fn heading(t: &Reader, spot: Spot) -> String {
    match spot.tier {
        Tier::Campaign => what(t, spot.field),
        Tier::Country(code) => format!("{} · {}", what(t, spot.field), t.country(code)),
    }
}

fn hold(t: &Reader, word: &str) -> String {
    t.say(&format!("blueprint-hold-{word}")).to_string()
}

/// A text as pages say it.
fn said(t: &Reader, field: Particular, text: &str) -> String {
    match field {
        _ if text.is_empty() => t.say("edit-empty").to_string(),
        Particular::Confirm => t.say(&format!("edit-confirm-{text}")).to_string(),
        _ => shown(t, field, text),
    }
}
