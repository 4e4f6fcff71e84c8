//! The figures at the top of a report, each with its origin and a link to its rows.

use ounce_domain::campaign::{Origin, Published, origin};

use crate::report::page::Report;

/// One figure.
pub(crate) struct Tile {
    /// The sentence id of its name.
    pub title: &'static str,
    pub value: String,
    pub figure: Published,
    pub notes: Vec<Note>,
    /// The kind of its rows.
    pub rows: Option<&'static str>,
}

/// The note below a figure.
pub(crate) struct Note {
    pub text: String,
    pub href: Option<String>,
    pub figure: Published,
}

impl Tile {
    fn new(title: &'static str, figure: Published, value: String) -> Self {
        Self { title, value, figure, notes: Vec::new(), rows: None }
    }

    fn rows(self, rows: &'static str) -> Self {
        Self { rows: Some(rows), ..self }
    }

    fn note(mut self, figure: Published, text: Option<String>, href: Option<String>) -> Self {
        self.notes.extend(text.map(|text| Note { text, href, figure }));
        self
    }
}

impl Report {
    /// All figures, those on record first.
    pub(crate) fn tiles(&self) -> Vec<Tile> {
        let (t, figures) = (&self.t, &self.figures);
        let before = figures.previous_places.map(|count| {
            let before = t.say("figure-places-before").n("count", count).to_string();
            self.growth().map_or_else(|| before.clone(), |growth| format!("{before} ({growth})"))
        });
        let parties = t.say("figure-parties").n("count", figures.parties).to_string();
        let promised = self
            .promised()
            .map(|money| t.say("figure-promised").s("amount", t.money(money)).to_string());
        let milk = t.say("figure-milk-promised").s("volume", t.milk(figures.milk_promised));
        let money = |minor: i64| t.money(self.campaign.money(minor));
        let mut tiles = vec![
            Tile::new("figure-places", Published::Places, t.number(figures.places))
                .rows("places")
                .note(Published::PlacesBefore, before, None),
            Tile::new("figure-raised", Published::Raised, t.money(self.raised())),
            Tile::new("figure-walkers", Published::Walkers, t.number(figures.walkers))
                .rows("walkers")
                .note(Published::Walkers, Some(parties), None),
            Tile::new("figure-groups", Published::Groups, t.number(figures.groups)).rows("groups"),
            Tile::new("figure-gifts", Published::Gifts, money(figures.gift_minor))
                .rows("gifts")
                .note(Published::Promised, promised, Some(self.rows("promised-gifts"))),
            Tile::new("figure-shirts", Published::Shirts, money(figures.shirt_minor))
                .rows("shirts"),
            Tile::new("figure-milk", Published::MilkReceived, t.milk(figures.milk_received))
                .rows("milk-received")
                .note(
                    Published::MilkPromised,
                    Some(milk.to_string()),
                    Some(self.rows("milk-promised")),
                ),
        ];
        tiles.sort_by_key(|tile| {
            let origin = origin(&self.campaign, &self.published, Some(tile.figure));
            origin == Some(Origin::Reconstructed)
        });
        tiles
    }
}
