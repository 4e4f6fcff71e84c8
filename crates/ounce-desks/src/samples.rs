//! Invented values that every page of the desks is rendered with, by a test and by the gallery. The
//! values of a page are in its folder, in `sample.rs`.

use ounce_domain::id::Id;
use ounce_web::frame::{CampaignName, Frame};
use ounce_web::i18n::{Lang, Reader, Units};
use ounce_web::letters::Letters;
pub(crate) use ounce_web::rendered::{Rendered, add};

/// Renders every sample of every page in a language.
pub fn render_all(lang: Lang) -> Vec<Rendered> {
    Samples::new(lang, "").render_all()
}

/// Where the samples come from: a reader, and what is added to every text.
pub struct Samples {
    pub(crate) t: Reader,
    mark: &'static str,
}

impl Samples {
    pub fn new(lang: Lang, mark: &'static str) -> Self {
        let units = if lang == Lang::En { Units::Us } else { Units::Metric };
        Self { t: Reader::new(lang, units), mark }
    }

    pub fn render_all(&self) -> Vec<Rendered> {
        let mut all = Vec::new();
        self.sign_ins(&mut all);
        self.second_steps(&mut all);
        self.set_ups(&mut all);
        self.homes(&mut all);
        self.invitation_pages(&mut all);
        self.session_pages(&mut all);
        self.token_pages(&mut all);
        self.stroll_desks(&mut all);
        self.edit_pages(&mut all);
        self.decisions(&mut all);
        self.rosters(&mut all);
        self.days(&mut all);
        self.member_pages(&mut all);
        self.act_pages(&mut all);
        self.message_pages(&mut all);
        self.application_pages(&mut all);
        self.circular_pages(&mut all);
        self.mail_pages(&mut all);
        self.campaign_desks(&mut all);
        self.many_pages(&mut all);
        self.carry_pages(&mut all);
        self.standing(&mut all);
        self.blueprint_pages(&mut all);
        self.again_pages(&mut all);
        self.somebodies(&mut all);
        self.paper_pages(&mut all);
        self.report_pages(&mut all);
        self.hours_pages(&mut all);
        self.question_pages(&mut all);
        self.import_pages(&mut all);
        all
    }

    pub(crate) fn s(&self, text: &str) -> String {
        format!("{text}{}", self.mark)
    }

    pub(crate) fn frame_without_campaign(&self, path: &str) -> Frame {
        Frame {
            path: path.to_owned(),
            base_url: "https://ounce.example".to_owned(),
            campaign: None,
            is_demo: true,
            letters: Letters::GoOut,
            theme: "",
        }
    }

    pub(crate) fn frame(&self, path: &str) -> Frame {
        let campaign = CampaignName {
            slug: "2027".to_owned(),
            name: self.s("Milk Stroll"),
            is_over: false,
            organiser: self.s("The parents of Elm Grove"),
            contact: "hello@elm.example".to_owned(),
        };
        Frame { campaign: Some(campaign), ..self.frame_without_campaign(path) }
    }
}

pub(crate) fn id<T>(n: u8) -> Id<T> {
    Id::new(1_800_000_000_000, [n; 10])
}
