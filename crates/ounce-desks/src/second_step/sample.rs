//! The pages of the second step, with invented values.

use ounce_domain::member::passkey::Passkey;
use ounce_domain::member::second_factor::SecondFactor;
use ounce_domain::refusal::{Complaint, FieldRefusal, MemberRefusal, Refusal};
use ounce_web::form::Form;
use ounce_web::qr;

use super::page::{OwnPage, SettingUp, ShowPage};
use crate::passkeys::Own;
use crate::samples::{Rendered, Samples, add, id};
use crate::sign_in::sample::asked;

fn refused_name() -> Form {
    let refusal = Refusal::Field(FieldRefusal::Missing);
    Form::refused([], vec![Complaint { field: "name", refusal }])
}

impl Samples {
    pub(crate) fn second_steps(&self, all: &mut Vec<Rendered>) {
        let refused = |refusal| {
            let wrong = vec![Complaint { field: "code", refusal: Refusal::Member(refusal) }];
            Form::refused([("code".to_owned(), self.s("12"))], wrong)
        };
        let email = || self.s("coordinator@ounce.example");
        for (name, form) in [
            ("second-step-show", Form::new()),
            ("second-step-show-wrong", refused(MemberRefusal::WrongSecondCode)),
        ] {
            let frame = self.frame_without_campaign("/sign-in/second-step");
            let to = "/desk/sessions".to_owned();
            let has_codes = true;
            let passkey = form.is_refused().then(asked);
            let page = ShowPage { t: self.t, frame, email: email(), has_codes, passkey, form, to };
            add(all, name, &page);
            // Without codes there is no field that a complaint about one could lead to.
            if !page.form.is_refused() {
                let page = ShowPage { has_codes: false, passkey: None, ..page };
                add(all, "second-step-show-elsewhere", &page);
            }
        }
        let factor = SecondFactor {
            id: id(9),
            since_ms: 1_803_900_000_000,
            last_step: 0,
            used: 3,
            tries: 0,
            tried_ms: 0,
        };
        let page = |factor, is_needed, form| OwnPage {
            t: self.t,
            frame: self.frame_without_campaign("/desk/second-step"),
            email: email(),
            is_needed,
            factor,
            passkeys: Own { ask: Some(asked()), device: self.s("Firefox"), ..Own::default() },
            codes: Vec::new(),
            setting_up: None,
            form,
        };
        add(all, "second-step-needed", &page(None, true, Form::new()));
        add(all, "second-step-own", &page(Some(factor), false, Form::new()));
        let passkey = |n, name: &str, host: &str, used_ms| Passkey {
            id: id(n),
            name: self.s(name),
            host: host.to_owned(),
            at_ms: 1_803_900_000_000,
            used_ms,
        };
        let here = "ounce.example";
        let one = passkey(7, "Telephone", here, Some(1_803_990_000_000));
        let own =
            |all| Own { all, device: self.s("Firefox"), ask: Some(asked()), host: here.into() };
        let passkeys = own(vec![one.clone()]);
        let form = refused_name();
        add(all, "second-step-passkey", &OwnPage { passkeys, ..page(None, true, form) });
        let passkeys = own(vec![one, passkey(8, "Key ring", "other.example", None)]);
        let without = Own { ask: None, ..passkeys };
        let shown = OwnPage { passkeys: without, ..page(Some(factor), true, Form::new()) };
        add(all, "second-step-passkeys", &shown);
        let uri = "otpauth://totp/ounce.example:ada?secret=ABCD".to_owned();
        let qr_svg = qr::svg(&uri).unwrap_or_default();
        let new = Some(SettingUp { qr_svg, uri, secret: self.s("ABCD EFGH") });
        let wrong = refused(MemberRefusal::NotASecondCode);
        add(all, "second-step-scan", &OwnPage { setting_up: new, ..page(None, true, wrong) });
        let codes = vec![self.s("7k3mw-q4t1a"), self.s("0p9bc-d2e3f")];
        add(all, "second-step-codes", &OwnPage { codes, ..page(Some(factor), true, Form::new()) });
    }
}
