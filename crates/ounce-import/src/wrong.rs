//! What the importer itself finds wrong: a value with its facts, so that a page can say it in the
//! reader's language. The shell prints the English sentence of [`Wrong`]'s `Display`.

use std::fmt;

/// Why a cell, a row or a file is not taken, besides what the rules of the trade refuse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    EmptyFile,
    DamagedUtf16,
    NotUtf8,
    OpenQuote,
    /// The cells of the row, and those of the header.
    CellCount(usize, usize),
    NulCharacter,
    /// The number of the cell that has no heading.
    NoHeading(usize),
    ColumnTwice,
    /// The columns there are.
    NoSuchColumn(String),
    ColumnMissing,
    /// The line that has the same.
    SameAs(u64),
    NotYesOrNo,
    NotWhole,
    /// The least and the most.
    OutOfRange(i64, i64),
    NotADay,
    NotALocalTime,
    /// The day can be read in two ways.
    TwoDays,
    NotAMoment,
    BeforeYear2000,
    InTheFuture,
    /// The words there are.
    NotOneOf(String),
    NotADayOrYear,
    NoSlugFromName,
    NotChecked,
    NoCampaignRow,
    SecondCampaign,
    /// The slug of the partner.
    PartnerLeftOut(String),
    NotACurrency,
    /// The language that is there twice.
    LanguageTwice(String),
    NoTownKnown,
    /// The currency of the campaign.
    OtherCurrency(String),
    Nameless,
    PromisedElsewhere,
    PromiseNamesPromise,
    NobodyWrittenTo,
    NoSuchPromise,
    NoSuchWaiver,
    NoWhy,
    BelowTaken,
    NotAnEnd,
    EndNotAfterStart,
    EndTooLate,
    /// How many rows a file may have.
    TooManyRows(usize),
    /// How many columns a file may have.
    TooManyColumns(usize),
    /// How many megabytes a workbook may unpack into.
    UnpacksTooLarge(u64),
    NoRows,
    OldWorkbook,
    DamagedWorkbook,
    NoWorksheet,
    SheetError,
    /// Several strolls have this name.
    WhichStroll,
    /// The line that has the same gift.
    SameGift(u64),
}

impl Wrong {
    /// Not one of these words.
    pub(crate) fn one_of(words: &str) -> Self {
        Self::NotOneOf(words.to_owned())
    }

    /// The word for it in the language files and the API.
    pub fn code(&self) -> &'static str {
        match self {
            Self::EmptyFile => "empty-file",
            Self::DamagedUtf16 => "damaged-utf-16",
            Self::NotUtf8 => "not-utf-8",
            Self::OpenQuote => "open-quote",
            Self::CellCount(..) => "cell-count",
            Self::NulCharacter => "nul-character",
            Self::NoHeading(_) => "no-heading",
            Self::ColumnTwice => "column-twice",
            Self::NoSuchColumn(_) => "no-such-column",
            Self::ColumnMissing => "column-missing",
            Self::SameAs(_) => "same-as",
            Self::NotYesOrNo => "not-yes-or-no",
            Self::NotWhole => "not-whole",
            Self::OutOfRange(..) => "out-of-range",
            Self::NotADay => "not-a-day",
            Self::NotALocalTime => "not-a-local-time",
            Self::TwoDays => "two-days",
            Self::NotAMoment => "not-a-moment",
            Self::BeforeYear2000 => "before-year-2000",
            Self::InTheFuture => "in-the-future",
            Self::NotOneOf(_) => "not-one-of",
            Self::NotADayOrYear => "not-a-day-or-year",
            Self::NoSlugFromName => "no-slug-from-name",
            Self::NotChecked => "not-checked",
            Self::NoCampaignRow => "no-campaign-row",
            Self::SecondCampaign => "second-campaign",
            Self::PartnerLeftOut(_) => "partner-left-out",
            Self::NotACurrency => "not-a-currency",
            Self::LanguageTwice(_) => "language-twice",
            Self::NoTownKnown => "no-town-known",
            Self::OtherCurrency(_) => "other-currency",
            Self::Nameless => "nameless",
            Self::PromisedElsewhere => "promised-elsewhere",
            Self::PromiseNamesPromise => "promise-names-promise",
            Self::NobodyWrittenTo => "nobody-written-to",
            Self::NoSuchPromise => "no-such-promise",
            Self::NoSuchWaiver => "no-such-waiver",
            Self::NoWhy => "no-why",
            Self::BelowTaken => "below-taken",
            Self::NotAnEnd => "not-an-end",
            Self::EndNotAfterStart => "end-not-after-start",
            Self::EndTooLate => "end-too-late",
            Self::TooManyRows(_) => "too-many-rows",
            Self::TooManyColumns(_) => "too-many-columns",
            Self::UnpacksTooLarge(_) => "unpacks-too-large",
            Self::NoRows => "no-rows",
            Self::OldWorkbook => "old-workbook",
            Self::DamagedWorkbook => "damaged-workbook",
            Self::NoWorksheet => "no-worksheet",
            Self::SheetError => "sheet-error",
            Self::WhichStroll => "which-stroll",
            Self::SameGift(_) => "same-gift",
        }
    }

    /// The facts that belong in the sentence, by the names the language files know them by.
    pub fn facts(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::CellCount(found, wanted) => {
                vec![("found", found.to_string()), ("wanted", wanted.to_string())]
            }
            Self::NoHeading(cell) => vec![("cell", cell.to_string())],
            Self::SameAs(line) | Self::SameGift(line) => vec![("line", line.to_string())],
            Self::OutOfRange(least, most) => {
                vec![("least", least.to_string()), ("most", most.to_string())]
            }
            Self::NoSuchColumn(words)
            | Self::NotOneOf(words)
            | Self::PartnerLeftOut(words)
            | Self::LanguageTwice(words)
            | Self::OtherCurrency(words) => vec![("words", words.clone())],
            Self::TooManyRows(most) | Self::TooManyColumns(most) => {
                vec![("most", most.to_string())]
            }
            Self::UnpacksTooLarge(most) => vec![("most", most.to_string())],
            _ => Vec::new(),
        }
    }

    /// One of each, with some fact where it has one. Tests use it to find a reason that has no
    /// sentence.
    pub fn each() -> Vec<Self> {
        vec![
            Self::EmptyFile,
            Self::DamagedUtf16,
            Self::NotUtf8,
            Self::OpenQuote,
            Self::CellCount(7, 8),
            Self::NulCharacter,
            Self::NoHeading(7),
            Self::ColumnTwice,
            Self::NoSuchColumn("x".to_owned()),
            Self::ColumnMissing,
            Self::SameAs(7),
            Self::NotYesOrNo,
            Self::NotWhole,
            Self::OutOfRange(7, 8),
            Self::NotADay,
            Self::NotALocalTime,
            Self::TwoDays,
            Self::NotAMoment,
            Self::BeforeYear2000,
            Self::InTheFuture,
            Self::NotOneOf("x".to_owned()),
            Self::NotADayOrYear,
            Self::NoSlugFromName,
            Self::NotChecked,
            Self::NoCampaignRow,
            Self::SecondCampaign,
            Self::PartnerLeftOut("x".to_owned()),
            Self::NotACurrency,
            Self::LanguageTwice("x".to_owned()),
            Self::NoTownKnown,
            Self::OtherCurrency("x".to_owned()),
            Self::Nameless,
            Self::PromisedElsewhere,
            Self::PromiseNamesPromise,
            Self::NobodyWrittenTo,
            Self::NoSuchPromise,
            Self::NoSuchWaiver,
            Self::NoWhy,
            Self::BelowTaken,
            Self::NotAnEnd,
            Self::EndNotAfterStart,
            Self::EndTooLate,
            Self::TooManyRows(7),
            Self::TooManyColumns(7),
            Self::UnpacksTooLarge(7),
            Self::NoRows,
            Self::OldWorkbook,
            Self::DamagedWorkbook,
            Self::NoWorksheet,
            Self::SheetError,
            Self::WhichStroll,
            Self::SameGift(7),
        ]
    }
}

impl fmt::Display for Wrong {
    /// The sentence at the shell, without a full stop.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CellCount(found, wanted) => {
                write!(f, "the row has {found} cells, the header {wanted}")
            }
            Self::NoHeading(cell) => write!(f, "cell {cell} has no heading above it"),
            Self::NoSuchColumn(words) => write!(f, "no such column; the columns are {words}"),
            Self::SameAs(line) => write!(f, "is the same as in line {line}"),
            Self::SameGift(line) => {
                write!(f, "everything is the same as in line {line}; is it a second gift?")
            }
            Self::OutOfRange(least, most) => write!(f, "is not from {least} to {most}"),
            Self::NotOneOf(words) => write!(f, "is not one of {words}"),
            Self::PartnerLeftOut(slug) => {
                write!(f, "the partner {slug} is on record and has no row here")
            }
            Self::LanguageTwice(code) => write!(f, "has {code} twice"),
            Self::OtherCurrency(own) => write!(f, "is not the campaign's currency, {own}"),
            Self::TooManyRows(most) => write!(f, "the file has more than {most} rows; split it"),
            Self::TooManyColumns(most) => write!(f, "the file has more than {most} columns"),
            Self::UnpacksTooLarge(most) => {
                write!(f, "the workbook unpacks into more than {most} MB; save the sheet as CSV")
            }
            plain => f.write_str(sentence(plain)),
        }
    }
}

/// The sentences without a fact in them.
fn sentence(wrong: &Wrong) -> &'static str {
    match wrong {
        Wrong::EmptyFile => "the file is empty; the first row names the columns",
        Wrong::DamagedUtf16 => "the file is damaged UTF-16 text; save it as CSV in UTF-8",
        Wrong::NotUtf8 => "is not UTF-8 text; save the file as CSV in UTF-8",
        Wrong::OpenQuote => {
            "has a quotation mark without its pair; inside quoted text write it twice"
        }
        Wrong::NulCharacter => "has a NUL character",
        Wrong::ColumnTwice => "this column is there twice",
        Wrong::ColumnMissing => "this column is missing",
        Wrong::NotYesOrNo => "is neither yes nor no",
        Wrong::NotWhole => "is not a whole number",
        Wrong::NotADay => "is not a day such as 2015-05-02",
        Wrong::NotALocalTime => "is not a local time such as 2015-05-02T10:00",
        Wrong::TwoDays => {
            "can be two days, since some write the month first; write it as 2015-05-02"
        }
        Wrong::NotAMoment => "is not a moment such as 2015-04-18T15:04:05Z",
        Wrong::BeforeYear2000 => "is before the year 2000",
        Wrong::InTheFuture => "is in the future",
        Wrong::NotADayOrYear => "is not a year, a month or a day such as 2022-05-18",
        Wrong::NoSlugFromName => "is needed: none can be made from this name",
        Wrong::NotChecked => "is empty; fill it in or say --checked DATE",
        Wrong::NoCampaignRow => "there is no row with the record campaign",
        Wrong::SecondCampaign => "a file holds one campaign, this is another",
        Wrong::NotACurrency => "is not a currency's code such as USD",
        Wrong::NoTownKnown => "is empty, and no town is known by this name",
        Wrong::Nameless => "is empty; a gift without a name is hidden",
        Wrong::PromisedElsewhere => "only a gift with the method at-stroll can be promised",
        Wrong::PromiseNamesPromise => "must be empty: only a receipt names a promise",
        Wrong::NobodyWrittenTo => "must be empty: nobody is written to about a receipt",
        Wrong::NoSuchPromise => "names no promise on record",
        Wrong::NoSuchWaiver => "no waiver has this version",
        Wrong::NoWhy => "is empty; walkers will want to know why",
        Wrong::BelowTaken => "is less than the places that are taken",
        Wrong::NotAnEnd => "is not a time such as 12:00 or 2015-05-02T12:00",
        Wrong::EndNotAfterStart => "is not after the start",
        Wrong::EndTooLate => "is more than a day after the start",
        Wrong::NoRows => "the file has headings and no rows",
        Wrong::OldWorkbook => {
            "the file is an old workbook or has a password; save it as XLSX without one, or as CSV"
        }
        Wrong::DamagedWorkbook => "the file is a damaged workbook; save it again, or as CSV",
        Wrong::NoWorksheet => "the workbook has no visible sheet with rows",
        Wrong::SheetError => "has an error of the spreadsheet, such as #N/A",
        Wrong::WhichStroll => "is the name of several strolls; say the slug of one",
        // These have a fact in them, and their sentences above.
        Wrong::CellCount(..)
        | Wrong::NoHeading(_)
        | Wrong::NoSuchColumn(_)
        | Wrong::SameAs(_)
        | Wrong::SameGift(_)
        | Wrong::OutOfRange(..)
        | Wrong::NotOneOf(_)
        | Wrong::PartnerLeftOut(_)
        | Wrong::LanguageTwice(_)
        | Wrong::OtherCurrency(_)
        | Wrong::TooManyRows(_)
        | Wrong::TooManyColumns(_)
        | Wrong::UnpacksTooLarge(_) => wrong.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_wrong_has_a_code_and_a_sentence_with_its_facts() {
        let all = Wrong::each();
        let codes: BTreeSet<_> = all.iter().map(Wrong::code).collect();
        let sentences: BTreeSet<_> = all.iter().map(ToString::to_string).collect();
        assert_eq!((codes.len(), sentences.len()), (all.len(), all.len()));
        for wrong in all {
            let sentence = wrong.to_string();
            assert_ne!(sentence, wrong.code());
            for (name, fact) in wrong.facts() {
                assert!(sentence.contains(&fact), "{wrong:?} does not say {name}");
            }
        }
    }
}
