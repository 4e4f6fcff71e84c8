//! The records that a file may refer to: campaigns, partners, groups, strolls and banks.

use super::table::Table;
use ounce_domain::campaign::{Campaign, Group, Partner};
use ounce_domain::milk_promise::Bank;
use ounce_domain::reference::key;
use ounce_domain::refusal::{FieldRefusal, RecordRefusal, Refusal};
use ounce_domain::stroll::Stroll;
use ounce_store::{Fault, Sql, banks, campaigns, strolls};
use std::collections::{BTreeMap, BTreeSet};

/// The names in the cells of a file, in the form for comparing. Other records need not be loaded.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    campaigns: BTreeSet<String>,
    strolls: BTreeSet<(String, String)>,
}

impl Names {
    pub(crate) fn of(table: &Table) -> Self {
        // A campaign is named in the column `campaign`, but in its own file by its slug.
        let mut campaigns = table.distinct_keys("campaign");
        let mut strolls = BTreeSet::new();
        for cells in table.cells() {
            if cells.get("record") == "campaign" {
                campaigns.insert(cells.key("slug"));
            }
            // In the strolls' own file, too, a stroll is named by its slug.
            let stroll = if table.has("stroll") { "stroll" } else { "slug" };
            let pair = (cells.key("campaign"), cells.key(stroll));
            if !pair.0.is_empty() && !pair.1.is_empty() {
                strolls.insert(pair);
            }
        }
        Self { campaigns, strolls }
    }
}

/// The records with these names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    pub(crate) editions: BTreeMap<String, Edition>,
    pub(crate) banks: BTreeMap<String, Bank>,
}

/// A campaign and what belongs to it, by slug.
#[derive(Clone, Debug)]
pub(crate) struct Edition {
    pub(crate) campaign: Campaign,
    pub(crate) partners: BTreeMap<String, Partner>,
    pub(crate) groups: BTreeMap<String, Group>,
    pub(crate) strolls: BTreeMap<String, Stroll>,
}

impl Known {
    pub(crate) fn load(sql: &mut dyn Sql, names: &Names) -> Result<Self, Fault> {
        let mut known = Self::default();
        for slug in &names.campaigns {
            if let Some(campaign) = campaigns::load(sql, slug)? {
                known.editions.insert(slug.clone(), load_edition(sql, campaign)?);
            }
        }
        for (campaign, slug) in &names.strolls {
            // The list leaves drafts out, and those are few.
            let Some(edition) = known.editions.get_mut(campaign) else { continue };
            if edition.strolls.contains_key(slug) {
                continue;
            }
            if let Some(listed) = strolls::load(sql, edition.campaign.id, slug)? {
                edition.strolls.insert(slug.clone(), listed.stroll);
            }
        }
        let banks = banks::list_all(sql)?;
        known.banks = banks.into_iter().map(|bank| (bank.slug.clone(), bank)).collect();
        Ok(known)
    }

    /// The edition a cell names.
    pub(crate) fn edition(&self, slug: &str) -> Result<&Edition, Refusal> {
        find(&self.editions, slug)
    }

    /// The bank a cell names.
    pub(crate) fn bank(&self, slug: &str) -> Result<&Bank, Refusal> {
        find(&self.banks, slug)
    }
}

impl Edition {
    pub(crate) fn partner(&self, slug: &str) -> Result<&Partner, Refusal> {
        find(&self.partners, slug)
    }

    pub(crate) fn group(&self, slug: &str) -> Result<&Group, Refusal> {
        find(&self.groups, slug)
    }

    pub(crate) fn stroll(&self, slug: &str) -> Result<&Stroll, Refusal> {
        find(&self.strolls, slug)
    }
}

pub(crate) fn load_edition(sql: &mut dyn Sql, campaign: Campaign) -> Result<Edition, Fault> {
    let id = campaign.id;
    let partners = campaigns::list_partners(sql, id)?;
    let groups = campaigns::list_groups(sql, id)?;
    let strolls = strolls::list(sql, id)?;
    Ok(Edition {
        campaign,
        partners: partners.into_iter().map(|partner| (partner.slug.clone(), partner)).collect(),
        groups: groups.into_iter().map(|group| (group.slug.clone(), group)).collect(),
        strolls: strolls.into_iter().map(|l| (l.stroll.slug.clone(), l.stroll)).collect(),
    })
}

/// A slug has only small letters, so the key of a cell's name is the slug.
fn find<'a, T>(by_slug: &'a BTreeMap<String, T>, cell: &str) -> Result<&'a T, Refusal> {
    match key(cell).as_str() {
        "" => Err(Refusal::Field(FieldRefusal::Missing)),
        slug => by_slug.get(slug).ok_or(Refusal::Record(RecordRefusal::Unknown)),
    }
}
