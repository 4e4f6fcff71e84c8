//! Whether this service sends letters, so that pages say the truth about it.

/// The way of a letter that is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Letters {
    /// A mail server takes it.
    GoOut,
    /// It stays in the outbox until a mail server is named.
    #[default]
    Wait,
    /// No server will ever be named: the operator has said so, or it is a demo.
    NeverGoOut,
}

impl Letters {
    pub fn go_out(self) -> bool {
        self == Self::GoOut
    }

    /// Whether letters wait for a server that will be named later.
    pub fn wait(self) -> bool {
        self == Self::Wait
    }

    /// The sentence that says why no letter is on its way. It says that none will ever come only
    /// for [`Letters::NeverGoOut`].
    pub fn none_now(self) -> &'static str {
        match self {
            Self::NeverGoOut => "mail-never",
            Self::GoOut | Self::Wait => "mail-later",
        }
    }
}
