//! A first self-check whether somebody may give milk. The answers are never stored.

use askama::Template;
use ounce_domain::campaign::Campaign;
use ounce_domain::self_check::{Question, SelfCheck, Standing, Verdict};
use ounce_web::form::Form;
use ounce_web::frame::Frame;
use ounce_web::i18n::Reader;
use ounce_web::links;

/// The questions, and under them the verdict once they are answered. The form posts to its own
/// address; each field has the id of its [`Question`] and the value of one of its choices. The
/// words are those of `locales/`, by the ids of the pack.
#[derive(Template)]
#[template(path = "milk/self_check.html")]
pub(crate) struct SelfCheckPage {
    pub t: Reader,
    pub frame: Frame,
    pub campaign: Campaign,
    /// The answers as they were sent, so that they stay on the page; empty at first.
    pub form: Form,
    pub verdict: Option<Verdict<'static>>,
}

impl SelfCheckPage {
    fn questions(&self) -> &'static [Question] {
        &SelfCheck::built_in().questions
    }

    fn ask(&self, question: &Question) -> String {
        self.t.say(&format!("check-{}", question.id)).to_string()
    }

    /// The words of a choice: a choice that means the same in all questions has the same words.
    fn choice(&self, question: &Question, choice: &str) -> String {
        self.t.say(&words_of(self.t, &question.id, choice)).to_string()
    }

    fn is_chosen(&self, question: &Question, choice: &str) -> bool {
        self.form.is(&question.id, choice)
    }

    fn verdict(&self, standing: &Standing) -> String {
        let id = match standing {
            Standing::Fine => "check-verdict-fine",
            Standing::Talk => "check-verdict-talk",
            Standing::NotNow => "check-verdict-not-now",
        };
        self.t.say(id).to_string()
    }

    fn reason(&self, reason: &str) -> String {
        self.t.say(&format!("check-reason-{reason}")).to_string()
    }

    fn link(&self, page: &str) -> String {
        links::under(&self.campaign.slug, page)
    }
}

/// The id of a choice's words: the question's own, or the common ones.
fn words_of(t: Reader, question: &str, choice: &str) -> String {
    let own = format!("check-{question}-{choice}");
    if t.knows(&own) { own } else { format!("check-choice-{choice}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ounce_web::i18n::{Lang, Units};

    #[test]
    fn everything_the_pack_asks_and_says_has_words_in_every_language() {
        for lang in Lang::ALL {
            let t = Reader::new(lang, Units::default());
            let knows = |id: String| assert!(t.knows(&id), "{lang:?}: {id}");
            for question in &SelfCheck::built_in().questions {
                knows(format!("check-{}", question.id));
                for choice in &question.choices {
                    knows(words_of(t, &question.id, &choice.choice));
                    if let Some(reason) = &choice.reason {
                        knows(format!("check-reason-{reason}"));
                    }
                }
            }
        }
    }
}
