//! Where a figure of a reconstructed campaign comes from, as pages say it beside the figure.

use askama::Template;
use askama::filters::HtmlSafe;
use ounce_domain::campaign::{Campaign, OnRecord, Origin, Published, origin};
use ounce_domain::web_address;
use ounce_web::i18n::Reader;
use serde_json::{Value, json};

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

/// Where the figures come from, by the words of `docs/formats.md`. Every other figure of a
/// reconstruction is reconstructed. `null` for a campaign that counted its own.
pub(crate) fn by_figure(campaign: &Campaign, published: &[OnRecord]) -> Value {
    if !campaign.is_reconstruction {
        return Value::Null;
    }
    let told = Published::ALL.into_iter().filter_map(|figure| {
        let origin = origin(campaign, published, Some(figure))?;
        let told = match origin {
            Origin::OnRecord(one) => json!({
                "origin": origin.as_str(),
                "stated": one.stated,
                "source": one.source,
            }),
            Origin::Reconstructed => json!({ "origin": origin.as_str() }),
        };
        Some((figure.as_str().to_owned(), told))
    });
    let others = json!({ "origin": Origin::Reconstructed.as_str() });
    Value::Object(told.chain([("others".to_owned(), others)]).collect())
}
