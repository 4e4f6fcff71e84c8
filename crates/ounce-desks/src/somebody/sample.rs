//! The page "Be somebody", with invented values.

use ounce_domain::member::Role;

use super::page::{Somebody, SomebodyPage};
use crate::samples::{Rendered, Samples, add, id};

impl Samples {
    pub(crate) fn somebodies(&self, all: &mut Vec<Rendered>) {
        let page = |all| SomebodyPage {
            t: self.t,
            frame: self.frame_without_campaign("/be-somebody"),
            all,
        };
        let each = Role::ALL.into_iter().map(|role| Somebody {
            member: id(1),
            role,
            name: self.s("Rochester Milk Stroll"),
        });
        add(all, "be-somebody", &page(each.collect()));
        add(all, "be-somebody-none", &page(Vec::new()));
    }
}
