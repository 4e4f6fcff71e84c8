//! The pages about a person's own data, with invented values.

use crate::person::page::{Erased, Erasure};
use crate::samples::{Rendered, Samples, add};

impl Samples {
    pub(crate) fn person_pages(&self, all: &mut Vec<Rendered>) {
        for (name, is_whole) in [("erasure", true), ("erasure-one", false)] {
            let page = Erasure {
                t: self.t,
                frame: self.frame("/registrations/x/erasure?token=y"),
                is_whole,
                cancellation: is_whole.then(|| "/registrations/x/cancellation?token=y".to_owned()),
                back: "/registrations/x?token=y".to_owned(),
                action: "/registrations/x/erasure?token=y".to_owned(),
            };
            add(all, name, &page);
        }
        add(all, "erased", &Erased { t: self.t, frame: self.frame("/erased") });
    }
}
