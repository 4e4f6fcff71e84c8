//! Every reason why something asked for is not done, as closed lists, one for each area.
//!
//! A refusal is not a fault: nothing is broken, nothing was written, and the person can be told
//! what to do. Pages look the sentence up by [`Refusal::code`], the API carries the code itself,
//! so codes are never renamed.

mod areas;

pub use areas::{
    BookRefusal, FieldRefusal, MemberRefusal, PersonRefusal, PlanRefusal, RecordRefusal,
    WalkRefusal,
};

use crate::quantity::{AmountRefusal, Microlitres, MilkRefusal};

/// Why something was refused, by area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Field(FieldRefusal),
    Walk(WalkRefusal),
    Plan(PlanRefusal),
    Book(BookRefusal),
    Record(RecordRefusal),
    Person(PersonRefusal),
    Member(MemberRefusal),
}

impl Refusal {
    /// The word for it in the API and in the language files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Field(refusal) => refusal.code(),
            Self::Walk(refusal) => refusal.code(),
            Self::Plan(refusal) => refusal.code(),
            Self::Book(refusal) => refusal.code(),
            Self::Record(refusal) => refusal.code(),
            Self::Person(refusal) => refusal.code(),
            Self::Member(refusal) => refusal.code(),
        }
    }

    /// The number that belongs in the sentence, where there is one.
    pub fn number(self) -> Option<i64> {
        match self {
            Self::Field(refusal) => refusal.number(),
            Self::Walk(refusal) => refusal.number(),
            Self::Plan(refusal) => refusal.number(),
            Self::Book(refusal) => refusal.number(),
            Self::Record(refusal) => refusal.number(),
            Self::Person(refusal) => refusal.number(),
            Self::Member(refusal) => refusal.number(),
        }
    }

    /// One of each reason of every area, with `number` where it has one. Tests use it to find a
    /// reason that has no sentence.
    pub fn each(number: i64) -> Vec<Self> {
        let field = FieldRefusal::each(number).into_iter().map(Self::Field);
        let walk = WalkRefusal::each(number).into_iter().map(Self::Walk);
        let plan = PlanRefusal::each(number).into_iter().map(Self::Plan);
        let book = BookRefusal::each(number).into_iter().map(Self::Book);
        let record = RecordRefusal::each(number).into_iter().map(Self::Record);
        let person = PersonRefusal::each(number).into_iter().map(Self::Person);
        let member = MemberRefusal::each(number).into_iter().map(Self::Member);
        field
            .chain(walk)
            .chain(plan)
            .chain(book)
            .chain(record)
            .chain(person)
            .chain(member)
            .collect()
    }
}

impl From<FieldRefusal> for Refusal {
    fn from(refusal: FieldRefusal) -> Self {
        Self::Field(refusal)
    }
}

impl From<WalkRefusal> for Refusal {
    fn from(refusal: WalkRefusal) -> Self {
        Self::Walk(refusal)
    }
}

impl From<PlanRefusal> for Refusal {
    fn from(refusal: PlanRefusal) -> Self {
        Self::Plan(refusal)
    }
}

impl From<BookRefusal> for Refusal {
    fn from(refusal: BookRefusal) -> Self {
        Self::Book(refusal)
    }
}

impl From<RecordRefusal> for Refusal {
    fn from(refusal: RecordRefusal) -> Self {
        Self::Record(refusal)
    }
}

impl From<PersonRefusal> for Refusal {
    fn from(refusal: PersonRefusal) -> Self {
        Self::Person(refusal)
    }
}

impl From<MemberRefusal> for Refusal {
    fn from(refusal: MemberRefusal) -> Self {
        Self::Member(refusal)
    }
}

impl From<AmountRefusal> for FieldRefusal {
    fn from(refusal: AmountRefusal) -> Self {
        match refusal {
            AmountRefusal::Missing => Self::Missing,
            AmountRefusal::Comma => Self::Comma,
            AmountRefusal::NotANumber => Self::NotANumber,
            AmountRefusal::TooManyDecimals(0) => Self::NoDecimals,
            AmountRefusal::TooManyDecimals(allowed) => Self::TooManyDecimals(i64::from(allowed)),
            AmountRefusal::NotPositive => Self::NotPositive,
            AmountRefusal::TooLarge(most) => Self::TooLarge(most),
        }
    }
}

impl From<MilkRefusal> for FieldRefusal {
    fn from(refusal: MilkRefusal) -> Self {
        match refusal {
            MilkRefusal::Missing => Self::Missing,
            MilkRefusal::Comma => Self::Comma,
            MilkRefusal::NotANumber => Self::NotANumber,
            MilkRefusal::TooManyDecimals => Self::TooManyDecimals(2),
            MilkRefusal::NotPositive => Self::NotPositive,
            MilkRefusal::TooLarge => Self::TooLarge(Microlitres::MAX.millilitres()),
        }
    }
}

impl From<AmountRefusal> for Refusal {
    fn from(refusal: AmountRefusal) -> Self {
        Self::Field(refusal.into())
    }
}

impl From<MilkRefusal> for Refusal {
    fn from(refusal: MilkRefusal) -> Self {
        Self::Field(refusal.into())
    }
}

/// A refusal and the field it belongs to, named as the form and the API name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Complaint {
    pub field: &'static str,
    pub refusal: Refusal,
}

/// Collects complaints while a form is read, so that a person sees all of them at once.
#[derive(Debug, Default)]
pub struct Complaints(Vec<Complaint>);

impl Complaints {
    /// Keeps the value, or notes the complaint about its field.
    pub fn take<T, R: Into<Refusal>>(
        &mut self,
        field: &'static str,
        read: Result<T, R>,
    ) -> Option<T> {
        read.map_err(|refusal| self.add(field, refusal)).ok()
    }

    pub fn add(&mut self, field: &'static str, refusal: impl Into<Refusal>) {
        self.0.push(Complaint { field, refusal: refusal.into() });
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn into_vec(self) -> Vec<Complaint> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_reason_has_a_code_of_its_own() {
        let each = Refusal::each(7);
        let codes: BTreeSet<_> = each.iter().map(|refusal| refusal.code()).collect();
        assert_eq!(codes.len(), each.len(), "two areas share a code");
        assert!(each.iter().any(|refusal| refusal.number() == Some(7)));
    }

    #[test]
    fn a_currency_without_decimals_says_so() {
        let of = |decimals| FieldRefusal::from(AmountRefusal::TooManyDecimals(decimals)).code();
        assert_eq!((of(0), of(2)), ("no-decimals", "too-many-decimals"));
    }
}
