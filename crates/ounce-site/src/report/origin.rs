//! Where a figure of a reconstructed campaign comes from, as pages say it beside the figure.

use askama::Template;
use askama::filters::HtmlSafe;
use ounce_domain::campaign::{Campaign, OnRecord, Origin, Published, origin};
use ounce_domain::web_address;
use ounce_web::i18n::Reader;

/// `On record` with its source, or `reconstructed`; nothing where a campaign counted its own.
#[derive(Template)]
#[template(path = "report/origin.html")]
pub(crate) struct ShowOrigin<'a> {
    t: Reader,
    origin: Option<Origin<'a>>,
}

impl<'a> ShowOrigin<'a> {
    pub(crate) fn of(
        t: &Reader,
        campaign: &Campaign,
        published: &'a [OnRecord],
        figure: Option<Published>,
    ) -> Self {
        Self { t: *t, origin: origin(campaign, published, figure) }
    }

    fn page<'b>(&self, one: &'b OnRecord) -> Option<&'b str> {
        web_address::safe(&one.source)
    }
}

impl HtmlSafe for ShowOrigin<'_> {}
