//! Everything that the paper of a stroll is printed from. It is read in one snapshot, so that the
//! sheets of one file agree with each other.

use ounce_domain::campaign::{Campaign, Partner};
use ounce_domain::id::Id;
use ounce_domain::refusal::{FieldRefusal, Refusal};
use ounce_domain::stroll::{Meeting, Stroll};
use ounce_sql::{Fault, Sql};

use crate::roster::{self, Walker};
use crate::{campaigns, strolls};

/// How many towns one file has at most. A larger one takes longer than a browser waits.
pub const MOST_TOWNS: usize = 300;

/// A campaign with the towns that are printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnPaper {
    pub campaign: Campaign,
    /// In the order in which they are named.
    pub partners: Vec<Partner>,
    pub towns: Vec<Town>,
}

/// A stroll with what stands on its paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Town {
    pub stroll: Stroll,
    pub meeting: Meeting,
    /// In the order of their numbers; empty where names are left out.
    pub walkers: Vec<Walker>,
}

/// Whether sheets that name people are among those to print. Where none is, no name is even read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum People {
    Named,
    LeftOut,
}

/// Which strolls are printed.
#[derive(Clone, Copy)]
pub enum Towns<'a> {
    One(Id<Stroll>),
    /// Drafts are asked about too.
    Those(&'a dyn Fn(&Stroll) -> bool),
}

/// Reads strolls of a campaign, by their slugs. `None` when there is no such campaign, or the one
/// stroll is of another.
///
/// # Errors
/// `TooLarge` for more towns than one file has.
pub fn load(
    sql: &mut dyn Sql,
    campaign: Id<Campaign>,
    towns: Towns<'_>,
    people: People,
) -> Result<Result<Option<OnPaper>, Refusal>, Fault> {
    let Some(found) = campaigns::load_by_id(sql, campaign)? else { return Ok(Ok(None)) };
    let wanted: Vec<Stroll> = match towns {
        Towns::One(id) => {
            let one = strolls::load_bare_by_id(sql, id)?.map(|listed| listed.stroll);
            one.into_iter().filter(|stroll| stroll.campaign == campaign).collect()
        }
        Towns::Those(is_wanted) => {
            let all = strolls::list_with_drafts(sql, campaign)?.into_iter();
            all.map(|listed| listed.stroll).filter(is_wanted).collect()
        }
    };
    if wanted.is_empty() && matches!(towns, Towns::One(_)) {
        return Ok(Ok(None));
    }
    if wanted.len() > MOST_TOWNS {
        let most = i64::try_from(MOST_TOWNS).unwrap_or(i64::MAX);
        return Ok(Err(FieldRefusal::TooLarge(most).into()));
    }
    let mut towns = Vec::with_capacity(wanted.len());
    for stroll in wanted {
        let meeting = strolls::load_meeting(sql, stroll.id)?;
        let meeting = meeting.unwrap_or_else(|| Meeting::unknown(stroll.id));
        let walkers = match people {
            People::Named => roster::list(sql, stroll.id)?,
            People::LeftOut => Vec::new(),
        };
        towns.push(Town { stroll, meeting, walkers });
    }
    let partners = campaigns::list_partners(sql, campaign)?;
    Ok(Ok(Some(OnPaper { campaign: found, partners, towns })))
}
