//! The pages of letters that somebody does without, with invented values.

use super::page::{OwnLetters, Stop};
use crate::samples::{Rendered, Samples, add};
use ounce_domain::letter_choice::Optional;

impl Samples {
    pub(crate) fn letter_pages(&self, all: &mut Vec<Rendered>) {
        for (name, kind, is_refused, is_done) in [
            ("stop-circulars", Optional::Circulars, false, false),
            ("stop-circulars-done", Optional::Circulars, true, true),
            ("stop-reminders", Optional::Reminders, false, true),
        ] {
            let page = Stop {
                t: self.t,
                frame: self.frame("/letters/circulars/x/stop"),
                campaign: self.s("Milk Stroll 2027"),
                kind,
                is_refused,
                is_done,
                action: "/letters/circulars/x/stop?token=t0k3n".to_owned(),
            };
            add(all, name, &page);
        }
        for (name, refused) in
            [("own-letters", Vec::new()), ("own-letters-saved", Optional::ALL.to_vec())]
        {
            let page = OwnLetters {
                t: self.t,
                frame: self.frame("/registrations/x/letters"),
                stroll: self.s("Virginia Beach Milk Stroll"),
                place: "/registrations/x?token=t0k3n".to_owned(),
                action: "/registrations/x/letters?token=t0k3n".to_owned(),
                is_saved: !refused.is_empty(),
                refused,
            };
            add(all, name, &page);
        }
    }
}
