//! Whether letters leave this house, as pages may say it.

/// What becomes of a letter that is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Letters {
    /// A mail server takes it.
    GoOut,
    /// It stays in the outbox until a mail server is named.
    #[default]
    Wait,
    /// No server is ever to be named: the operator has said so, or it is a demo.
    NeverGoOut,
}

impl Letters {
    pub fn go_out(self) -> bool {
        self == Self::GoOut
    }

    /// They will, some day.
    pub fn wait(self) -> bool {
        self == Self::Wait
    }

    /// The sentence that says why no letter is on its way. That none ever comes is said only where
    /// that is so for good.
    pub fn none_now(self) -> &'static str {
        match self {
            Self::NeverGoOut => "mail-never",
            Self::GoOut | Self::Wait => "mail-later",
        }
    }
}
