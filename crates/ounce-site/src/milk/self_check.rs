//! A first self-check for people who think of giving milk: seven questions, three answers.
//!
//! The questions are the plainest of what milk banks ask first; the limits are the strictest in
//! use among North American banks, because a bank that takes more will say so on the phone.
//! Only a milk bank decides. Whatever is not known leads to "talk to the bank", never to a yes,
//! and nothing here is ever stored.

/// What is asked, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// Nicotine in any form.
    Nicotine,
    /// A medicine or a herbal product.
    Medicine,
    /// Blood or a blood product.
    Transfusion,
    /// A tattoo, piercing or needle-stick.
    Tattoo,
    /// The age of one's own baby.
    Baby,
    /// Ill now, or somebody at home with a rash.
    Illness,
    /// A drink in the last day.
    Alcohol,
}

impl Question {
    pub(crate) const ALL: [Self; 7] = [
        Self::Nicotine,
        Self::Medicine,
        Self::Transfusion,
        Self::Tattoo,
        Self::Baby,
        Self::Illness,
        Self::Alcohol,
    ];

    /// The field's name, and the part of its sentence's id that is its own.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Nicotine => "nicotine",
            Self::Medicine => "medicine",
            Self::Transfusion => "transfusion",
            Self::Tattoo => "tattoo",
            Self::Baby => "baby",
            Self::Illness => "illness",
            Self::Alcohol => "alcohol",
        }
    }

    pub(crate) fn choices(self) -> &'static [&'static str] {
        match self {
            Self::Baby => &["under-1", "1-to-2", "over-2", "lost", "unsure"],
            _ => &["no", "yes", "unsure"],
        }
    }

    /// Where an answer leads on its own.
    fn weigh(self, answer: &str) -> (Standing, Option<&'static str>) {
        match (self, answer) {
            (Self::Baby, "under-1") => (Standing::Fine, None),
            (Self::Baby, "1-to-2") => (Standing::Talk, Some("check-reason-baby-older")),
            (Self::Baby, "over-2") => (Standing::Talk, Some("check-reason-baby-over-2")),
            (Self::Baby, "lost") => (Standing::Talk, Some("check-reason-loss")),
            (_, "no") if self != Self::Baby => (Standing::Fine, None),
            (Self::Nicotine, "yes") => (Standing::NotNow, Some("check-reason-nicotine")),
            (Self::Medicine, "yes") => (Standing::Talk, Some("check-reason-medicine")),
            (Self::Transfusion, "yes") => (Standing::NotNow, Some("check-reason-transfusion")),
            (Self::Tattoo, "yes") => (Standing::NotNow, Some("check-reason-tattoo")),
            (Self::Illness, "yes") => (Standing::NotNow, Some("check-reason-illness")),
            // A drink concerns the milk of those hours, not the person.
            (Self::Alcohol, "yes") => (Standing::Fine, Some("check-reason-alcohol")),
            _ => (Standing::Talk, Some("check-reason-unsure")),
        }
    }
}

/// The only three things that are ever said. Later ones outweigh earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    Fine,
    Talk,
    NotNow,
}

/// What is said, and why: ids of sentences, each once, in the order of the questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub standing: Standing,
    pub reasons: Vec<&'static str>,
}

impl Verdict {
    /// The id of the sentence that says it.
    pub(crate) fn sentence(&self) -> &'static str {
        match self.standing {
            Standing::Fine => "check-verdict-fine",
            Standing::Talk => "check-verdict-talk",
            Standing::NotNow => "check-verdict-not-now",
        }
    }
}

/// Weighs the answers. `answer` gives what was chosen for a question's name, or nothing.
pub(crate) fn check<'a>(answer: impl Fn(&str) -> &'a str) -> Verdict {
    let mut verdict = Verdict { standing: Standing::Fine, reasons: Vec::new() };
    for question in Question::ALL {
        let (standing, reason) = question.weigh(answer(question.name()));
        verdict.standing = verdict.standing.max(standing);
        if let Some(reason) = reason.filter(|reason| !verdict.reasons.contains(reason)) {
            verdict.reasons.push(reason);
        }
    }
    verdict
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &str, value: &str) -> Verdict {
        check(|asked| match asked {
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
        for question in Question::ALL {
            for answer in ["", "unsure", "perhaps", "YES", "no "] {
                let verdict = with(question.name(), answer);
                assert_eq!(verdict.standing, Standing::Talk, "{} {answer}", question.name());
                assert_eq!(verdict.reasons, ["check-reason-unsure"]);
            }
        }
        assert_eq!(check(|_| "").standing, Standing::Talk);
        assert_eq!(check(|_| "no").standing, Standing::Talk, "`no` is no age of a baby");
    }

    #[test]
    fn every_choice_has_its_weight() {
        for (name, answer, standing, reason) in [
            ("nicotine", "yes", Standing::NotNow, "check-reason-nicotine"),
            ("medicine", "yes", Standing::Talk, "check-reason-medicine"),
            ("transfusion", "yes", Standing::NotNow, "check-reason-transfusion"),
            ("tattoo", "yes", Standing::NotNow, "check-reason-tattoo"),
            ("baby", "1-to-2", Standing::Talk, "check-reason-baby-older"),
            ("baby", "over-2", Standing::Talk, "check-reason-baby-over-2"),
            ("baby", "lost", Standing::Talk, "check-reason-loss"),
            ("illness", "yes", Standing::NotNow, "check-reason-illness"),
            ("alcohol", "yes", Standing::Fine, "check-reason-alcohol"),
        ] {
            assert_eq!(with(name, answer), Verdict { standing, reasons: vec![reason] }, "{name}");
        }
    }

    #[test]
    fn the_gravest_answer_decides_and_every_reason_is_given_once() {
        let verdict = check(|name| match name {
            "medicine" | "illness" => "yes",
            "tattoo" | "transfusion" => "unsure",
            "baby" => "under-1",
            _ => "no",
        });
        assert_eq!(verdict.standing, Standing::NotNow);
        assert_eq!(
            verdict.reasons,
            ["check-reason-medicine", "check-reason-unsure", "check-reason-illness"]
        );
    }
}
