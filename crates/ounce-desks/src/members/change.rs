//! A role is offered, taken or given back: the one core call under the form and the API.

use ounce_domain::id::Id;
use ounce_domain::member::invitation::Invitation;
use ounce_domain::member::{Place, Role};
use ounce_domain::refusal::MemberRefusal;
use ounce_domain::text::EmailAddress;
use ounce_store::acts::By;
use ounce_store::invitations::{self, Offered};
use ounce_store::members::{self, Change, Changed, Named};
use ounce_store::{Fault, Sql};
use ounce_web::app::App;

/// What is done to a role.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deed {
    /// Offers it by an invitation.
    Invite,
    /// Takes the invitation back.
    Withdraw,
    /// Writes the letter of the invitation again.
    Remind,
    /// Takes the role.
    Take,
    /// Gives a role back that was taken.
    GiveBack,
}

/// What a change led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Done,
    /// It was so before.
    Before,
    /// The letter goes out again.
    Written,
    /// A letter went out less than a day ago.
    TooEarly,
}

impl Outcome {
    /// The word for it in the API and in the address of the page.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Before => "before",
            Self::Written => "written",
            Self::TooEarly => "too-early",
        }
    }
}

/// A change of roles that somebody asks for, with everything it needs.
#[derive(Clone)]
pub(crate) struct Wish {
    deed: Deed,
    by: By,
    place: Place,
    email: EmailAddress,
    role: Role,
    why: String,
    /// Of the letter.
    language: &'static str,
    at_ms: i64,
    ids: [[u8; 16]; 2],
    invitation: Id<Invitation>,
    letter: [u8; 16],
    sends_mail: bool,
}

impl Wish {
    pub(crate) fn new(
        app: &App,
        (deed, by, at): (Deed, By, &Named),
        (email, role, why, language): (EmailAddress, Role, String, &'static str),
    ) -> Self {
        let now = app.now();
        let fresh = || app.fresh_id::<()>(now).bytes();
        Self {
            deed,
            by,
            place: at.place.clone(),
            email,
            role,
            why,
            language,
            at_ms: now.as_millisecond(),
            ids: [fresh(), fresh()],
            invitation: app.fresh_id(now),
            letter: fresh(),
            sends_mail: app.config().letters.go_out(),
        }
    }

    /// The id that the act will have, if there is one.
    pub(crate) fn act(&self) -> [u8; 16] {
        self.ids[1]
    }

    pub(crate) fn write(&self, sql: &mut dyn Sql) -> Result<Result<Outcome, MemberRefusal>, Fault> {
        let change = Change {
            by: self.by,
            email: &self.email,
            role: self.role,
            place: &self.place,
            at_ms: self.at_ms,
            why: &self.why,
            ids: self.ids,
        };
        let said = |is_new| if is_new { Outcome::Done } else { Outcome::Before };
        let now = |changed| said(matches!(changed, Changed::Now(_)));
        Ok(match self.deed {
            Deed::Invite => {
                let letter = self.sends_mail.then_some(self.letter);
                invitations::offer(sql, &change, (self.invitation, self.language), letter)?
                    .map(|offered| said(matches!(offered, Offered::Now(_))))
            }
            Deed::Withdraw => invitations::withdraw(sql, &change)?.map(|()| Outcome::Done),
            Deed::Remind => invitations::write_again(sql, &change, self.letter)?
                .map(|is_written| if is_written { Outcome::Written } else { Outcome::TooEarly }),
            Deed::Take => members::take(sql, &change)?.map(now),
            Deed::GiveBack => members::give_back(sql, &change)?.map(now),
        })
    }
}
