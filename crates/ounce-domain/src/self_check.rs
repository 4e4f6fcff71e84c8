//! A first self-check for people who think of giving milk: a few questions, three answers.
//!
//! The questions and the meaning of the answers are a pack: `packs/self-check/`. Its limits are the
//! strictest in use among the banks it speaks of, because a bank that takes more will say so on the
//! phone. The words stand in `locales/`, by the ids of the pack. Only a milk bank decides. In every
//! pack an unknown answer leads to "talk to the bank", never to a yes. No answer is ever stored.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Where an answer leads. Later ones outweigh earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Fine,
    Talk,
    NotNow,
}

/// One of the answers to a question.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub choice: String,
    /// Where it leads on its own.
    pub standing: Standing,
    /// The id of the sentence that says why, where there is something to say.
    #[serde(default)]
    pub reason: Option<String>,
    /// Where the rule is from, in words a reader can look up. A choice that says nothing has none.
    #[serde(default)]
    pub source: String,
    /// Whether that source was read.
    #[serde(default)]
    pub verified: bool,
}

/// A question, which its id names in forms and in `locales/`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: String,
    pub choices: Vec<Choice>,
}

/// The questions of one pack, in the sequence in which they are asked.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfCheck {
    pub id: String,
    pub version: String,
    /// The first day this version is in force, as `2026-01-01`.
    pub effective: String,
    pub title: String,
    pub questions: Vec<Question>,
}

/// The choice "I don't know", which every question has.
pub const UNSURE: &str = "unsure";

/// The result and its reasons: ids of sentences, each once, in the sequence of the questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict<'a> {
    pub standing: Standing,
    pub reasons: Vec<&'a str>,
}

static BUILT_IN: LazyLock<SelfCheck> = LazyLock::new(|| {
    let text = include_str!("../../../packs/self-check/north-america.json");
    SelfCheck::read(text).expect("a test reads the pack that comes with the program")
});

impl SelfCheck {
    /// The pack that comes with the program.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Reads a pack from the text of its file.
    ///
    /// # Errors
    /// Why the text is no pack, or every contradiction in it.
    pub fn read(text: &str) -> Result<Self, Vec<String>> {
        let pack: Self = serde_json::from_str(text).map_err(|error| vec![error.to_string()])?;
        let problems = pack.problems();
        if problems.is_empty() { Ok(pack) } else { Err(problems) }
    }

    fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        if self.effective.parse::<jiff::civil::Date>().is_err() {
            problems.push(format!("`{}` is not a day", self.effective));
        }
        let mut asked = BTreeSet::new();
        for question in &self.questions {
            if !asked.insert(&question.id) {
                problems.push(format!("{}: it is asked twice", question.id));
            }
            problems.extend(question.problems());
        }
        if self.questions.is_empty() {
            problems.push("it asks nothing".to_owned());
        }
        problems
    }

    /// Weighs the answers. `answer` gives what was chosen for a question's id, or nothing.
    pub fn check<'b>(&self, answer: impl Fn(&str) -> &'b str) -> Verdict<'_> {
        let mut verdict = Verdict { standing: Standing::Fine, reasons: Vec::new() };
        for question in &self.questions {
            let (standing, reason) = question.weigh(answer(&question.id));
            verdict.standing = verdict.standing.max(standing);
            if let Some(reason) = reason.filter(|reason| !verdict.reasons.contains(reason)) {
                verdict.reasons.push(reason);
            }
        }
        verdict
    }
}

impl Question {
    /// Where an answer leads on its own. An answer that is none of the choices counts as
    /// [`UNSURE`].
    fn weigh(&self, answer: &str) -> (Standing, Option<&str>) {
        match self.choices.iter().find(|one| one.choice == answer) {
            Some(one) => (one.standing, one.reason.as_deref()),
            None => (Standing::Talk, Some(UNSURE)),
        }
    }

    fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        let mut seen = BTreeSet::new();
        for one in &self.choices {
            let Choice { choice, standing, reason, source, .. } = one;
            let mut say = |what: &str| problems.push(format!("{}, {choice}: {what}", self.id));
            if !seen.insert(choice) {
                say("it is there twice");
            }
            if *standing != Standing::Fine && reason.is_none() {
                say("it says no reason");
            }
            if reason.is_some() && source.trim().is_empty() {
                say("its rule has no source");
            }
        }
        match self.choices.iter().find(|one| one.choice == UNSURE) {
            None => problems.push(format!("{}: nobody can be unsure", self.id)),
            Some(one) if one.standing == Standing::Fine => {
                problems.push(format!("{}: what is not known would be a yes", self.id));
            }
            Some(_) => {}
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> &'static SelfCheck {
        SelfCheck::built_in()
    }

    fn with(name: &str, value: &'static str) -> Verdict<'static> {
        pack().check(|asked| match asked {
            asked if asked == name => value,
            "baby" => "under-1",
            _ => "no",
        })
    }

    #[test]
    fn nothing_in_the_way_looks_fine() {
        assert_eq!(with("baby", "under-1"), Verdict { standing: Standing::Fine, reasons: vec![] });
    }

    #[test]
    fn what_is_not_known_is_never_a_yes() {
        for question in &pack().questions {
            for answer in ["", "unsure", "perhaps", "YES", "no "] {
                let verdict = with(&question.id, answer);
                assert_eq!(verdict.standing, Standing::Talk, "{} {answer}", question.id);
                assert_eq!(verdict.reasons, ["unsure"]);
            }
        }
        assert_eq!(pack().check(|_| "").standing, Standing::Talk);
        assert_eq!(pack().check(|_| "no").standing, Standing::Talk, "`no` is no age of a baby");
    }

    #[test]
    fn every_choice_has_its_weight() {
        for (name, answer, standing, reason) in [
            ("nicotine", "yes", Standing::NotNow, "nicotine"),
            ("medicine", "yes", Standing::Talk, "medicine"),
            ("transfusion", "yes", Standing::NotNow, "transfusion"),
            ("tattoo", "yes", Standing::NotNow, "tattoo"),
            ("baby", "1-to-2", Standing::Talk, "baby-older"),
            ("baby", "over-2", Standing::Talk, "baby-over-2"),
            ("baby", "lost", Standing::Talk, "loss"),
            ("illness", "yes", Standing::NotNow, "illness"),
            // A drink concerns the milk of those hours, not the person.
            ("alcohol", "yes", Standing::Fine, "alcohol"),
        ] {
            assert_eq!(with(name, answer), Verdict { standing, reasons: vec![reason] }, "{name}");
        }
    }

    #[test]
    fn the_gravest_answer_decides_and_every_reason_is_given_once() {
        let verdict = pack().check(|name| match name {
            "medicine" | "illness" => "yes",
            "tattoo" | "transfusion" => "unsure",
            "baby" => "under-1",
            _ => "no",
        });
        assert_eq!(verdict.standing, Standing::NotNow);
        assert_eq!(verdict.reasons, ["medicine", "unsure", "illness"]);
    }

    #[test]
    fn a_pack_that_contradicts_itself_is_refused_with_every_reason() {
        let text = include_str!("../../../packs/self-check/north-america.json");
        let refused = |from: &str, to: &str| {
            assert!(text.contains(from), "{from}");
            SelfCheck::read(&text.replacen(from, to, 1)).expect_err("it contradicts itself")
        };
        let unsure = r#""choice": "unsure", "standing": "talk""#;
        assert_eq!(
            refused(unsure, r#""choice": "unsure", "standing": "fine""#),
            ["nicotine: what is not known would be a yes"]
        );
        assert_eq!(
            refused(unsure, r#""choice": "no", "standing": "talk""#),
            ["nicotine, no: it is there twice", "nicotine: nobody can be unsure"]
        );
        assert_eq!(
            refused(r#""id": "medicine""#, r#""id": "nicotine""#)[0],
            "nicotine: it is asked twice"
        );
        assert_eq!(refused(r#""reason": "tattoo", "#, ""), ["tattoo, yes: it says no reason"]);
        let source = "Mothers' Milk Bank San José, donor page of 2012";
        assert_eq!(refused(source, " "), ["alcohol, yes: its rule has no source"]);
        let unknown = refused(r#""title""#, r#""name""#);
        assert!(unknown[0].starts_with("unknown field `name`"), "{unknown:?}");
        assert_eq!(refused("2026-01-01", "2026-02-30"), ["`2026-02-30` is not a day"]);
    }
}
