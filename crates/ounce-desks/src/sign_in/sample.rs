//! The pages of signing in, with invented values.

use ounce_domain::refusal::{Complaint, FieldRefusal, MemberRefusal, Refusal};
use ounce_web::form::Form;

use super::page::{AskPage, CodePage, LinkPage, LinkState};
use crate::passkeys::ceremony::Ask;
use crate::samples::{Rendered, Samples, add};

/// What a browser is asked, shortened.
pub(crate) fn asked() -> Ask {
    let challenge = "06dbxk3w8h0000000000000000".to_owned();
    let options = r#"{"challenge":"AQID","rpId":"ounce.example","allowCredentials":[]}"#;
    Ask { challenge, options: options.to_owned() }
}

impl Samples {
    pub(crate) fn sign_ins(&self, all: &mut Vec<Rendered>) {
        let refused = |field: &'static str, typed: String, refusal| {
            Form::refused([(field.to_owned(), typed)], vec![Complaint { field, refusal }])
        };
        let not_an_email = Refusal::Field(FieldRefusal::NotAnEmail);
        let wrong = Refusal::Member(MemberRefusal::WrongCode(2));
        let frame = |path: &str| self.frame_without_campaign(path);
        for (name, form, sends_mail, is_unsafe) in [
            ("sign-in", Form::new(), true, false),
            ("sign-in-wrong", refused("email", self.s("ada@"), not_an_email), true, false),
            ("sign-in-no-mail", Form::new(), false, true),
        ] {
            let frame = ounce_web::frame::Frame { is_demo: sends_mail, ..frame("/sign-in") };
            let to = "/desk/sessions".to_owned();
            let passkey = sends_mail.then(asked);
            add(all, name, &AskPage { t: self.t, frame, form, to, sends_mail, is_unsafe, passkey });
        }
        for (name, form, sends_mail, has_begun) in [
            ("sign-in-code", Form::new(), true, true),
            ("sign-in-code-wrong", refused("code", self.s("7K3M-WQ4T"), wrong), true, true),
            ("sign-in-code-elsewhere", Form::new(), false, false),
        ] {
            let (frame, to) = (frame("/sign-in/code"), String::new());
            add(all, name, &CodePage { t: self.t, frame, form, to, sends_mail, has_begun });
        }
        for (name, state) in [
            ("sign-in-link", LinkState::Ready),
            ("sign-in-link-elsewhere", LinkState::Elsewhere),
            ("sign-in-link-over", LinkState::Over),
        ] {
            let action = "/sign-in/x?token=t0k3n".to_owned();
            add(all, name, &LinkPage { t: self.t, frame: frame("/sign-in"), state, action });
        }
    }
}
