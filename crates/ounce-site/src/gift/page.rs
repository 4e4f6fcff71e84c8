//! Giving money, and thanks for it.

use crate::gift::giving::Elsewhere;
use crate::pass_on::PassOn;
use askama::Template;
use ounce_domain::campaign::Campaign;
use ounce_domain::gift::{Gift, GiftStanding, Method};
use ounce_domain::quantity::Money;
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;
use ounce_web::place::StrollName;

/// The form. Fields: `amount`, `currency` (hidden), `kind` (hidden, `gift`), `stroll` (a slug or
/// empty), `method`, `name`, `email`, `message`, `hidden` and `cover_fee` (boxes), `once`.
#[derive(Template)]
#[template(path = "gift/give.html")]
pub(crate) struct Give {
    pub t: Reader,
    pub frame: Frame,
    pub campaign: Campaign,
    /// The stroll the gift is for, when the visitor came from one.
    pub stroll: Option<StrollName>,
    pub methods: Vec<Method>,
    /// The partners' own pages, where no card is taken here.
    pub elsewhere: Vec<Elsewhere>,
    pub form: Form,
    pub once: String,
}

impl Give {
    fn strolls_href(&self) -> String {
        links::under(&self.campaign.slug, "strolls")
    }

    fn action(&self) -> String {
        links::under(&self.campaign.slug, "give")
    }

    fn is_method(&self, method: &Method) -> bool {
        match self.form.value("method") {
            "" => self.methods.first() == Some(method),
            chosen => chosen == method.as_str(),
        }
    }

    /// Amounts to choose with one touch, in whole units of the currency: small ones first.
    fn suggestions(&self) -> [i64; 4] {
        match self.campaign.currency.exponent() {
            0 => [1000, 2500, 5000, 10_000],
            _ => [10, 25, 50, 100],
        }
    }

    /// Which sentence says how to write an amount: with cents, or in a currency that has none.
    fn amount_help(&self) -> &'static str {
        match self.campaign.currency.exponent() {
            0 => "give-amount-help-whole",
            _ => "give-amount-help",
        }
    }

    fn suggestion(&self, major: &i64) -> String {
        let minor = major * self.campaign.currency.minor_per_major();
        self.t.money(self.campaign.money(minor))
    }

    fn sign(&self) -> String {
        self.t.sign(self.campaign.currency)
    }

    fn takes_cards(&self) -> bool {
        self.methods.contains(&Method::DemoCard)
    }

    /// What covering the fee of a gift of one suggestion would add, as an example.
    fn fee_example(&self) -> (String, String) {
        let minor = self.suggestions()[1] * self.campaign.currency.minor_per_major();
        let cover = self.campaign.fee.to_cover(minor);
        (self.t.money(self.campaign.money(minor)), self.t.money_in_full(self.campaign.money(cover)))
    }

    fn has_fee(&self) -> bool {
        self.campaign.fee.basis_points > 0 || self.campaign.fee.fixed_minor > 0
    }
}

/// Thanks, and what happens next.
#[derive(Template)]
#[template(path = "gift/thanks.html")]
pub(crate) struct Thanks {
    pub t: Reader,
    pub frame: Frame,
    pub campaign: Campaign,
    pub stroll: Option<StrollName>,
    /// The partners' own pages, where no card is taken here.
    pub elsewhere: Vec<Elsewhere>,
    pub gift: Gift,
    /// The message is shown after somebody has read it.
    pub is_held: bool,
    /// The form came again with other words, and nothing more was given.
    pub is_again: bool,
}

impl Thanks {
    /// A fresh form for the same.
    fn give_href(&self) -> String {
        let stroll = self.stroll.as_ref().map(|stroll| stroll.slug.as_str());
        links::about_stroll(&self.campaign.slug, "give", stroll)
    }

    fn is_promised(&self) -> bool {
        self.gift.standing == GiftStanding::Promised
    }

    fn is_demo_card(&self) -> bool {
        self.gift.method == Method::DemoCard
    }

    fn cover(&self) -> Option<Money> {
        let minor = self.gift.fee_cover_minor;
        (minor > 0).then(|| Money::new(minor, self.gift.amount.currency))
    }

    fn back(&self) -> String {
        match &self.stroll {
            Some(stroll) => links::stroll(&self.campaign.slug, &stroll.slug),
            None => links::campaign(&self.campaign.slug),
        }
    }

    fn home(&self) -> String {
        links::campaign(&self.campaign.slug)
    }

    /// The page that the gift was for.
    fn pass_on(&self) -> PassOn<'_> {
        let title = self.stroll.as_ref().map_or(&self.campaign.name, |stroll| &stroll.name);
        PassOn::new(&self.t, &self.frame.base_url, &self.back(), title)
    }
}

/// The sentence id of a way of giving.
pub(crate) fn method_word(method: &Method) -> &'static str {
    match method {
        Method::DemoCard => "method-demo-card",
        Method::AtStroll => "method-at-stroll",
        Method::Imported => "method-imported",
    }
}

/// The id of the sentence that says what happens when it is chosen.
pub(crate) fn method_note(method: &Method) -> &'static str {
    match method {
        Method::DemoCard => "method-demo-card-note",
        Method::AtStroll => "method-at-stroll-note",
        Method::Imported => "method-imported-note",
    }
}
