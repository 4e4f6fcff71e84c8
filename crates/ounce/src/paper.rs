//! `ounce paper`: sheets of a campaign's strolls as one PDF file, the same one that the desk prints.

use crate::cli::Paper;
use crate::gifts::unknown_campaign;
use crate::say::{End, print};
use crate::serve;
use ounce_desks::paper::{Printing, Wanted};
use ounce_domain::stroll::{Status, Stroll};
use ounce_paper::{Fonts, Sheet, Size};
use ounce_store::paper::{self, Towns};
use ounce_store::{Store, campaigns};
use ounce_web::Tokens;
use ounce_web::i18n::Lang;

/// Prints into a file. It says how many pages it has, and which characters no font has.
///
/// # Errors
/// When there is no such campaign, stroll, sheet, size or language, more towns than one file has,
/// or no fonts in this program.
pub(crate) fn run(store: &Store, words: &Paper, base_url: Option<String>) -> Result<(), End> {
    let unusable = |why: String| End::Unusable(why);
    let wanted = wanted(words)?;
    let fonts = Fonts::built_in().ok_or_else(|| {
        unusable("this program was built without fonts and prints nothing".into())
    })?;
    let slug = words.campaign.clone();
    let found = store.read_now(move |sql| campaigns::load(sql, &slug))?;
    let campaign = found.ok_or_else(|| unknown_campaign(&words.campaign))?;
    let (chosen, people) = (words.strolls.clone(), wanted.people());
    let read = store.read_now(move |sql| {
        let is_wanted = |stroll: &Stroll| {
            let takes_place = !matches!(stroll.status, Status::Draft | Status::Cancelled);
            if chosen.is_empty() { takes_place } else { chosen.contains(&stroll.slug) }
        };
        paper::load(sql, campaign.id, Towns::Those(&is_wanted), people)
    })?;
    let on_paper = read.map_err(|refusal| unusable(crate::words::reason(refusal)))?;
    let on_paper = on_paper.ok_or_else(|| unknown_campaign(&words.campaign))?;
    for slug in &words.strolls {
        if !on_paper.towns.iter().any(|town| town.stroll.slug == *slug) {
            return Err(unusable(format!("there is no stroll {slug} in {}", words.campaign)));
        }
    }
    let tokens = Tokens::new(serve::furnish(store)?.secret);
    let origin = base_url.unwrap_or_else(|| crate::report::DEFAULT_BASE_URL.to_owned());
    let printing = Printing { wanted: &wanted, origin: &origin, tokens: &tokens };
    let printed = ounce_desks::paper::print(&on_paper, &printing, &fonts)
        .map_err(|failure| unusable(format!("it can't be printed: {failure:?}")))?;
    std::fs::write(&words.to, &printed.bytes)
        .map_err(|error| unusable(format!("{}: {error}", words.to.display())))?;
    let missing = match &printed.missing[..] {
        [] => String::new(),
        some => format!("; no font has {}", String::from_iter(some)),
    };
    print(&format!("{}: {} pages{missing}\n", words.to.display(), printed.pages))
}

fn wanted(words: &Paper) -> Result<Wanted, End> {
    let none = |what: &str, word: &str, all: Vec<&str>| {
        End::Unusable(format!("{word} is no {what}: {}", all.join(", ")))
    };
    let sheets = words.sheets.iter().map(|word| {
        Sheet::parse(word)
            .ok_or_else(|| none("sheet", word, Sheet::ALL.map(Sheet::as_str).to_vec()))
    });
    let size = words.size.as_deref().map(|word| {
        Size::parse(word).ok_or_else(|| none("size", word, Size::ALL.map(Size::as_str).to_vec()))
    });
    let lang = Lang::ALL.into_iter().find(|lang| lang.code() == words.language);
    let lang = lang.ok_or_else(|| {
        none("language", &words.language, Lang::ALL.map(|lang| lang.code()).to_vec())
    })?;
    Ok(Wanted { sheets: sheets.collect::<Result<_, _>>()?, size: size.transpose()?, lang })
}
