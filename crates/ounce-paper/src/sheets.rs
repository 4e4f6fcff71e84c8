//! The sheets, and a document of some of them for one town or for many.

mod bibs;
mod checklist;
mod flyer;
mod sign_in;
mod signs;
mod tickets;

use krilla::tagging::{Tag, TagGroup};
use parley::Alignment;

use crate::drawing::{ink, soft};
use crate::facts::{Facts, Town};
use crate::fonts::Fonts;
use crate::press::{Press, Printed, Unprintable, entry};
use crate::typesetter::{Face, Style};

/// A kind of printed matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sheet {
    Flyer,
    Poster,
    SignIn,
    Signs,
    Bibs,
    Tickets,
    Checklist,
}

impl Sheet {
    pub const ALL: [Self; 7] = [
        Self::Flyer,
        Self::Poster,
        Self::SignIn,
        Self::Signs,
        Self::Bibs,
        Self::Tickets,
        Self::Checklist,
    ];

    /// The word in addresses, in file names and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Flyer => "flyer",
            Self::Poster => "poster",
            Self::SignIn => "sign-in",
            Self::Signs => "signs",
            Self::Bibs => "bibs",
            Self::Tickets => "tickets",
            Self::Checklist => "checklist",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sheet| sheet.as_str() == text)
    }

    /// Whether it shows who walks. A bib shows a number, which a roster turns into a name.
    pub fn names_people(self) -> bool {
        matches!(self, Self::SignIn | Self::Bibs | Self::Tickets)
    }

    fn place(self) -> usize {
        Self::ALL.iter().position(|sheet| *sheet == self).unwrap_or_default()
    }
}

/// Prints some sheets for every town, town by town, in the order of [`Sheet::ALL`].
///
/// # Errors
/// `Unprintable` when the check of the engine finds a fault.
pub fn print(facts: &Facts, sheets: &[Sheet], fonts: &Fonts) -> Result<Printed, Unprintable> {
    let language = facts.words.language.as_str();
    let mut press = Press::new(fonts, language);
    for town in &facts.towns {
        let mut part = TagGroup::new(Tag::Part);
        let mut town_entry = entry(&town.name, press.next_page());
        for sheet in Sheet::ALL.into_iter().filter(|sheet| sheets.contains(sheet)) {
            let mut section = TagGroup::new(Tag::Section);
            let name = facts.words.sheets.get(sheet.place()).map_or("", String::as_str);
            town_entry.push_child(entry(name, press.next_page()));
            add(&mut press, &mut section, (facts, town), sheet);
            part.push(section);
        }
        press.note(town_entry);
        press.close(part);
    }
    press.finish(&facts.words.title, language)
}

fn add(press: &mut Press, section: &mut TagGroup, (facts, town): (&Facts, &Town), sheet: Sheet) {
    let size = town.size;
    match sheet {
        Sheet::Flyer => flyer::add(press, section, (facts, town), size.points()),
        Sheet::Poster => flyer::add(press, section, (facts, town), size.poster_points()),
        Sheet::SignIn => sign_in::add(press, section, (facts, town), size),
        Sheet::Signs => signs::add(press, section, (facts, town), size),
        Sheet::Bibs => bibs::add(press, section, (facts, town), size),
        Sheet::Tickets => tickets::add(press, section, (facts, town), size),
        Sheet::Checklist => checklist::add(press, section, (facts, town), size),
    }
}

/// Around a sheet: half an inch, which every printer can do.
pub(crate) const MARGIN: f32 = 36.0;

/// Text of a size in a voice, in ink.
pub(crate) fn style(face: Face, size: f32) -> Style {
    let leading = match face {
        Face::Display => 1.12,
        Face::Text | Face::Strong => 1.36,
    };
    Style { face, size, leading, color: ink(), align: Alignment::Start }
}

/// The same, softer.
pub(crate) fn quiet(size: f32) -> Style {
    Style { color: soft(), ..style(Face::Text, size) }
}

pub(crate) fn centered(style: Style) -> Style {
    Style { align: Alignment::Center, ..style }
}

/// One page that says that nobody is on the roster: an empty document would look broken.
fn nobody(
    press: &mut Press,
    section: &mut TagGroup,
    (facts, town): (&Facts, &Town),
    paper: (f32, f32),
) {
    press.page(paper, section, |leaf| {
        let wide = leaf.width - 2.0 * MARGIN;
        let title = leaf.set(&town.name, style(Face::Display, 28.0), wide);
        leaf.heading(1, &title, (MARGIN, MARGIN));
        let text = leaf.set(&facts.words.table.nobody, quiet(12.0), wide);
        leaf.put(Tag::P, &text, (MARGIN, MARGIN + title.height() + 8.0));
    });
}
