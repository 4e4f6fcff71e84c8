//! The page of questions to those who join, with invented values.

use std::collections::BTreeMap;

use ounce_domain::join_question::{AnswerKind, JoinQuestion, Wording};
use ounce_domain::refusal::{Complaint, FieldRefusal, PlanRefusal};
use ounce_web::form::Form;

use super::page::QuestionsPage;
use crate::samples::{Rendered, Samples, add, id};

impl Samples {
    /// Questions of each kind; the last one is not asked any more.
    pub(crate) fn host_asks(&self) -> Vec<JoinQuestion> {
        let question = |number, kind, words: &str, choices: &[&str]| JoinQuestion {
            stroll: id(2),
            number,
            position: number,
            kind,
            is_required: number == 1,
            is_asked: number < 4,
            wording: BTreeMap::from([(
                "en".to_owned(),
                Wording {
                    words: self.s(words),
                    choices: choices.iter().map(|choice| self.s(choice)).collect(),
                },
            )]),
        };
        vec![
            question(1, AnswerKind::YesNo, "Do you come by the shuttle?", &[]),
            question(2, AnswerKind::Choice, "Which loop?", &["One mile", "Two miles"]),
            question(3, AnswerKind::Text, "How did you hear of us?", &[]),
            question(4, AnswerKind::Text, "Which shirt?", &[]),
        ]
    }

    pub(crate) fn question_pages(&self, all: &mut Vec<Rendered>) {
        let page = |questions: Vec<JoinQuestion>, form, done| {
            let (asked, retired) = questions.into_iter().partition(|one| one.is_asked);
            QuestionsPage {
                t: self.t,
                frame: self.frame("/desk/campaigns/2027/strolls/rochester-ny/questions"),
                campaign: "2027".to_owned(),
                slug: "rochester-ny".to_owned(),
                name: self.s("Rochester Milk Stroll"),
                languages: ["en-US", "es", "fr", "ja"].map(str::to_owned).into(),
                asked,
                retired,
                counts: BTreeMap::from([(1, 12), (2, 1)]),
                form,
                done,
            }
        };
        add(all, "questions", &page(self.host_asks(), Form::new(), ""));
        let rewording = super::filled(&self.host_asks()[1]);
        add(all, "questions-reword", &page(self.host_asks(), rewording, ""));
        for (_, done) in super::DONE {
            add(all, done, &page(Vec::new(), Form::new(), done));
        }
        let missing = FieldRefusal::Missing.into();
        let differ = PlanRefusal::ChoicesDiffer.into();
        let wrong = vec![
            Complaint { field: "question_kind", refusal: PlanRefusal::EnoughQuestions(10).into() },
            Complaint { field: "question_en", refusal: missing },
            Complaint { field: "choices_en", refusal: differ },
            Complaint { field: "choices_es", refusal: differ },
            Complaint { field: "choices_fr", refusal: differ },
            Complaint { field: "choices_ja", refusal: differ },
            Complaint { field: "question_es", refusal: missing },
            Complaint { field: "question_fr", refusal: missing },
            Complaint { field: "question_ja", refusal: missing },
        ];
        let typed = [("choices_en".to_owned(), self.s("One mile"))];
        add(all, "questions-refused", &page(self.host_asks(), Form::refused(typed, wrong), ""));
    }
}
