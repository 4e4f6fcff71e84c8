//! The numbers that move on an open page, written for its reader.

use crate::campaign::page::Progress;
use crate::stroll::card::StrollCard;
use ounce_domain::campaign::Campaign;
use ounce_domain::tally::Tally;
use ounce_web::i18n::Reader;

/// A number by the name templates mark it with (`data-live`), ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LiveNumber {
    pub name: &'static str,
    pub text: String,
}

/// Every number of the home page that can move. If there is a goal, `level` is the height of the
/// milk in the bottle, in units of its drawing; the others replace the text of their elements.
pub(crate) fn live_numbers(t: &Reader, campaign: &Campaign, tally: &Tally) -> Vec<LiveNumber> {
    let number = |name, text| LiveNumber { name, text };
    let mut all = vec![
        number("raised", t.money(campaign.money(tally.raised_minor()))),
        number("milk-promised", t.milk(tally.milk_promised)),
        number("milk-received", t.milk(tally.milk_received)),
        number("walkers", t.number(tally.walkers)),
        number("places", t.number(tally.places)),
    ];
    if let Some(progress) = Progress::of(campaign, tally) {
        all.push(number("goal", progress.caption(t)));
        all.push(number("level", progress.bottle.level().to_string()));
    }
    all
}

/// Every number of a stroll's page that can move, and what its badge says. `filled` is how much of
/// its bar is full, in thousandths; the others replace the text of their elements.
pub(crate) fn live_numbers_of_stroll(t: &Reader, card: &StrollCard) -> Vec<LiveNumber> {
    let number = |name, text| LiveNumber { name, text };
    vec![
        number("raised", t.money(card.raised())),
        number("milk-promised", t.milk(card.tally.milk_promised)),
        number("walkers", t.number(card.tally.walkers)),
        number("badge", card.badge(t).text),
        number("filled", card.bar().map_or(0, |bar| bar.filled()).to_string()),
    ]
}
