//! The reasons of each area. A reason has a code for the API and the language files, and at times
//! a number that belongs in its sentence.

/// Defines the reasons of one area, with their codes, so that no list can miss one.
macro_rules! refusals {
    (
        $(#[$about:meta])* $area:ident,
        plain { $($(#[$why:meta])* $plain:ident = $code:literal,)* }
        numbered { $($(#[$of:meta])* $numbered:ident = $coded:literal,)* }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $area {
            $($(#[$why])* $plain,)*
            $($(#[$of])* $numbered(i64),)*
        }

        impl $area {
            /// The word for it in the API and in the language files.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$plain => $code,)*
                    $(Self::$numbered(_) => $coded,)*
                }
            }

            /// The number that belongs in the sentence, where there is one.
            pub fn number(self) -> Option<i64> {
                match self {
                    $(Self::$plain => None,)*
                    $(Self::$numbered(n) => Some(n),)*
                }
            }

            /// One of each reason, with `number` where it has one.
            pub fn each(number: i64) -> Vec<Self> {
                // An area without numbered reasons does not use the number.
                let _ = number;
                vec![$(Self::$plain,)* $(Self::$numbered(number),)*]
            }
        }
    };
}

refusals! {
    /// How a field is written. Nothing but its text is looked at.
    FieldRefusal,
    plain {
        /// A field that must be filled is empty.
        Missing = "missing",
        /// Control characters, or nothing that can be seen.
        NotText = "not-text",
        /// Not an e-mail address that mail could be sent to.
        NotAnEmail = "not-an-email",
        /// Not a web link starting with `https://` or `http://`.
        NotALink = "not-a-link",
        /// Not lower-case letters, digits and hyphens.
        NotASlug = "not-a-slug",
        /// Not a plain number.
        NotANumber = "not-a-number",
        /// A comma in a number: thousands to one reader, decimals to another.
        Comma = "comma",
        /// Decimals, which this currency does not have.
        NoDecimals = "no-decimals",
        /// Zero or less.
        NotPositive = "not-positive",
        /// Not a calendar date, or not a date and time.
        NotADate = "not-a-date",
        /// Not a time of day such as 9:30.
        NotATime = "not-a-time",
        /// Not a length with its unit.
        NotALength = "not-a-length",
        /// A day that is over.
        InThePast = "in-the-past",
        /// Not an IANA time zone.
        NotATimeZone = "not-a-time-zone",
        /// Not an ISO 3166-1 alpha-2 code of a country.
        NotACountry = "not-a-country",
        /// Latitude or longitude out of range.
        NotAPosition = "not-a-position",
        /// No place by this name is known.
        NotAPlace = "not-a-place",
        /// Several places are called so.
        WhichPlace = "which-place",
        /// Not one of the words allowed here.
        NotAChoice = "not-a-choice",
    }
    numbered {
        /// More characters than the given number.
        TooLong = "too-long",
        /// More decimals than the given number.
        TooManyDecimals = "too-many-decimals",
        /// More than the given limit (money in minor units, milk in millilitres, or a count).
        TooLarge = "too-large",
    }
}

refusals! {
    /// Who may walk where: parties, places, waivers, and the standing of strolls and campaigns.
    WalkRefusal,
    plain {
        /// The party has nobody in it.
        PartyEmpty = "party-empty",
        /// A party needs at least one adult, who signs.
        NoAdult = "no-adult",
        /// The waiver was not signed by a typed name.
        WaiverUnsigned = "waiver-unsigned",
        /// This e-mail address has a place on this stroll already.
        AlreadyRegistered = "already-registered",
        /// The registration was cancelled before.
        AlreadyCancelled = "already-cancelled",
        /// The stroll is cancelled.
        StrollCancelled = "stroll-cancelled",
        /// The stroll is over.
        StrollOver = "stroll-over",
        /// The campaign is over.
        CampaignOver = "campaign-over",
        /// The status can't follow the present one.
        StatusOutOfOrder = "status-out-of-order",
    }
    numbered {
        /// More people than the given number, which is all a party, or the whole stroll, can hold.
        PartyTooLarge = "party-too-large",
        /// A confirmed party wants to grow by more than the given room.
        NoRoom = "no-room",
        /// The waiver text has changed since it was shown; the current version is given.
        WaiverOutdated = "waiver-outdated",
    }
}

refusals! {
    /// What members plan and report: a stroll's page, its day, and what they undo.
    PlanRefusal,
    plain {
        /// Walkers know the day; another one is a postponement.
        DayByPostponing = "day-by-postponing",
        /// Somebody else has changed it to another text since the form was opened.
        ChangedMeanwhile = "changed-meanwhile",
        /// It was changed again since, or more than ten minutes ago, so it can't be undone.
        UndoOver = "undo-over",
        /// The campaign has set it for all strolls.
        Locked = "locked",
        /// A change of many strolls would be another one than the one that was shown.
        SeenOtherwise = "seen-otherwise",
        /// None of the strolls that were chosen can be changed so.
        NothingToChange = "nothing-to-change",
        /// Nobody would get the letter.
        NobodyToWriteTo = "nobody-to-write-to",
        /// The campaign that is there already is on another day.
        OtherDay = "other-day",
        /// A difference between two figures that nobody has explained.
        DifferenceUnexplained = "difference-unexplained",
        /// Nobody walks there, so there is nothing to report.
        NothingToReport = "nothing-to-report",
        /// The stroll has not begun yet.
        BeforeTheDay = "before-the-day",
        /// The coordinator has closed the report.
        ReportClosed = "report-closed",
        /// A choice has two to ten answers, as many in each language.
        ChoicesDiffer = "choices-differ",
    }
    numbered {
        /// More strolls than the given number, which can be changed at once.
        TooManyStrolls = "too-many-strolls",
        /// The given number of letters was sent within a day already.
        EnoughLetters = "enough-letters",
        /// Fewer places than the given number, which are taken already.
        BelowTaken = "below-taken",
        /// A stroll has the given number of questions already.
        EnoughQuestions = "enough-questions",
    }
}

refusals! {
    /// Money: currencies, ways of paying, partners' shares.
    BookRefusal,
    plain {
        /// Another currency than the campaign's.
        OtherCurrency = "other-currency",
        /// The way of paying is not offered here.
        MethodNotOffered = "method-not-offered",
    }
    numbered {
        /// Shares in basis points do not add up to 10,000; what they add up to is given.
        SharesDoNotAddUp = "shares-do-not-add-up",
        /// Shares in percent do not add up to 100; what they add up to is given.
        SharesOfAHundred = "shares-of-a-hundred",
    }
}

refusals! {
    /// What is on record already, or is not.
    RecordRefusal,
    plain {
        /// No such campaign, stroll, group, bank or record, or none that is public.
        Unknown = "unknown",
        /// The same reference was imported before with other values.
        ReferenceReused = "reference-reused",
        /// It was confirmed, shown, hidden or withdrawn before.
        AlreadySettled = "already-settled",
    }
    numbered {}
}

refusals! {
    /// A person's own data.
    PersonRefusal,
    plain {
        /// Consent was not given.
        NoConsent = "no-consent",
        /// It is about somebody whose data was erased.
        Erased = "erased",
    }
    numbered {}
}

refusals! {
    /// Members: signing in, and roles.
    MemberRefusal,
    plain {
        /// The sign-in was used, is too old, or had too many wrong codes.
        SignInOver = "sign-in-over",
        /// Not eight letters and digits.
        NotACode = "not-a-code",
        /// A role of another kind of object.
        RoleOfAnotherKind = "role-of-another-kind",
        /// The role is not this member's to give or to take.
        NotYours = "not-yours",
        /// Nobody else holds the role, and somebody has to.
        LastOne = "last-one",
        /// Neither six digits of a code app nor ten letters of a recovery code.
        NotASecondCode = "not-a-second-code",
        /// Neither the code of the app now nor a recovery code that is left.
        WrongSecondCode = "wrong-second-code",
        /// Too many wrong codes: the next try is a quarter of an hour later.
        WaitAfterWrongCodes = "wait-after-wrong-codes",
        /// A role of the member needs the second factor.
        SecondFactorNeeded = "second-factor-needed",
        /// The invitation was accepted, declined or withdrawn, or is too old.
        InvitationOver = "invitation-over",
        /// A role of the member needs the second factor, and there is none.
        SecondFactorMissing = "second-factor-missing",
        /// No role of the member allows it here.
        NotAllowed = "not-allowed",
        /// The token was not given this action.
        TokenWithout = "token-without",
        /// What was to be signed is too old, or was signed before.
        PasskeyOver = "passkey-over",
        /// The passkey is not known here, or its signature does not hold.
        PasskeyWrong = "passkey-wrong",
        /// This passkey was added before.
        PasskeyKnown = "passkey-known",
    }
    numbered {
        /// A member has this many passkeys at most.
        TooManyPasskeys = "too-many-passkeys",
        /// A member has this many tokens at most.
        TooManyTokens = "too-many-tokens",
        /// The code is not the one in the letter; so many tries are left.
        WrongCode = "wrong-code",
    }
}
