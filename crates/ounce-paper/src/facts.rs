//! What is printed: facts of strolls, and sentences in the reader's language.
//!
//! Days, times, numbers and names come as text that is ready for print. Nothing here is worked out
//! from a clock.

use crate::paper_size::Size;

/// The modules of a QR code, and the words for who cannot see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// How many modules a side has.
    pub side: usize,
    /// `side` × `side` modules, row by row; `true` is dark.
    pub dark: Vec<bool>,
    /// The alternative text: what the code stands for.
    pub alt: String,
}

/// A stroll.
#[derive(Clone, Debug)]
pub struct Town {
    /// The paper that its sheets are printed on.
    pub size: Size,
    /// The name of the stroll, such as `Virginia Beach Milk Stroll`.
    pub name: String,
    /// Where it is: `Virginia Beach, VA`.
    pub town: String,
    /// `Saturday, May 1, 2027`, or that there is no day yet.
    pub day: String,
    /// `10:00 AM EDT – 12:00 PM`; empty when it is not known.
    pub time: String,
    /// Where people meet, one line each, the most exact first.
    pub place: Vec<String>,
    /// What stands in a bar above everything, such as that it is cancelled; mostly empty.
    pub notice: String,
    /// What to bring, in the host's words; may be empty.
    pub bring: String,
    /// How the walk is, one short sentence each.
    pub walk: Vec<String>,
    /// The name the host goes by in public; may be empty.
    pub host: String,
    /// The public page as a person types it: `stroll.example/campaigns/2027/…`.
    pub address: String,
    /// The same with its scheme, for who reads the flyer on a screen.
    pub uri: String,
    /// The public page for a camera.
    pub code: Code,
    /// Who walks and who waits, in the order of their numbers.
    pub roster: Vec<Row>,
    /// What its host does when.
    pub checklist: Vec<Tasks>,
}

/// A party on the roster.
#[derive(Clone, Debug)]
pub struct Row {
    /// The number on the screen.
    pub number: String,
    /// Or that the name was erased.
    pub name: String,
    /// By what the sign-in sheet puts it in order; parties with the same are in that of their
    /// numbers.
    pub sorted_by: String,
    pub adults: String,
    pub children: String,
    /// `2 adults, 1 child`
    pub party: String,
    /// A mark beside the name, such as that the party waits for a place; mostly empty.
    pub mark: String,
    /// Whether it has a place; only such parties get a bib and a ticket.
    pub has_place: bool,
    /// Whether the waiver has a signature.
    pub is_signed: bool,
    /// The code of the registration in its groups; empty until one is given.
    pub code: String,
    /// The same for a camera, where there is one.
    pub scanned: Option<Code>,
}

/// Some tasks of the checklist that belong to the same time.
#[derive(Clone, Debug)]
pub struct Tasks {
    /// `Four weeks before`
    pub when: String,
    /// The day itself, where it is known: `April 3, 2027`; else empty.
    pub day: String,
    pub tasks: Vec<String>,
}

/// Everything that a document is made of.
pub struct Facts {
    pub words: Words,
    /// In the order in which they are printed.
    pub towns: Vec<Town>,
    /// The names of the partners.
    pub partners: Vec<String>,
}

/// The sentences of the sheets, in one language.
pub struct Words {
    /// BCP 47, such as `en` or `ja`.
    pub language: String,
    /// The title of the document.
    pub title: String,
    /// The name of the campaign.
    pub campaign: String,
    /// The names of the sheets, in the order of [`crate::Sheet::ALL`].
    pub sheets: Vec<String>,
    /// Page and pages to `Page 2 of 5`.
    pub page_of: Box<dyn Fn(usize, usize) -> String + Send + Sync>,
    /// The alternative text of an empty box.
    pub box_alt: String,
    pub flyer: FlyerWords,
    pub table: TableWords,
    pub signs: SignWords,
    /// On a ticket: to keep it, and what it is for.
    pub keep: String,
}

/// Of flyer and poster.
pub struct FlyerWords {
    /// The largest line.
    pub headline: String,
    /// What it is about, in one or two sentences.
    pub lead: String,
    pub when: String,
    pub place: String,
    pub bring: String,
    pub walk: String,
    pub host: String,
    /// Beside the code: what one gets by it.
    pub scan: String,
    /// Before the address, for who has no camera.
    pub or_type: String,
    /// The alternative text of the drawing.
    pub drawing_alt: String,
    /// Before the names of the partners.
    pub partners: String,
}

/// Of the sign-in sheet.
pub struct TableWords {
    /// How to use it, in one sentence.
    pub help: String,
    pub number: String,
    pub name: String,
    pub adults: String,
    pub children: String,
    pub came: String,
    pub waiver: String,
    /// In place of a box where the waiver has a signature.
    pub signed: String,
    /// Above the empty rows.
    pub walk_ups: String,
    /// In place of the table when nobody is on the roster.
    pub nobody: String,
}

/// The big words of the signs.
pub struct SignWords {
    /// `Milk Stroll here`
    pub here: String,
    /// `This way`, beside each arrow.
    pub way: String,
    /// Without an arrow: waivers, milk cooler, shirts, …
    pub places: Vec<String>,
    /// The alternative texts of the arrows: left, right, ahead.
    pub arrows: [String; 3],
}
