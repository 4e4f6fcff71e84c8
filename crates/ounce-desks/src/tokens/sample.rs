//! The page of a member's tokens, with invented values.

use ounce_domain::member::api_token::{ApiToken, Scope};
use ounce_domain::refusal::{Complaint, FieldRefusal, MemberRefusal, Refusal};
use ounce_web::form::Form;

use super::page::{Made, TokensPage};
use crate::samples::{Rendered, Samples, add, id};

impl Samples {
    pub(crate) fn token_pages(&self, all: &mut Vec<Rendered>) {
        let token = |n: u8, words: &str, used_ms| ApiToken {
            id: id(n),
            name: self.s("The board in the hall"),
            scope: Scope::stored(words),
            at_ms: 1_803_000_000_000,
            ends_ms: 1_806_000_000_000,
            used_ms,
        };
        let page = |made, tokens, form| TokensPage {
            t: self.t,
            frame: self.frame_without_campaign("/desk/tokens"),
            email: self.s("host@ounce.example"),
            once: "0".repeat(26),
            words: Scope::words().collect(),
            made,
            all: tokens,
            form,
        };
        let everything: Vec<&str> = Scope::words().collect();
        let two = vec![
            token(1, &everything.join(" "), None),
            token(2, "see-roster", Some(1_803_900_000_000)),
        ];
        add(all, "tokens", &page(Made::Nothing, two.clone(), Form::new().with("days", "90")));
        add(all, "tokens-none", &page(Made::Nothing, Vec::new(), Form::new()));
        let secret = format!("ounce_{}", "0".repeat(31));
        let made = Made::Now { name: self.s("The board in the hall"), secret };
        add(all, "tokens-made", &page(made, two.clone(), Form::new()));
        add(all, "tokens-before", &page(Made::Before, two, Form::new()));
        let wrong = [
            ("name", Refusal::Member(MemberRefusal::TooManyTokens(20))),
            ("actions", Refusal::Field(FieldRefusal::Missing)),
            ("days", Refusal::Field(FieldRefusal::NotAChoice)),
        ];
        let wrong = wrong.map(|(field, refusal)| Complaint { field, refusal });
        let form = Form::refused([("name".to_owned(), self.s("A"))], wrong.into());
        add(all, "tokens-wrong", &page(Made::Nothing, Vec::new(), form));
    }
}
