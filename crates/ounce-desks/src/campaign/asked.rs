//! Which strolls of the table are asked for, by a link, a form or a program.

use ounce_domain::refusal::{Complaints, FieldRefusal};
use ounce_domain::stroll::{Need, Status};
use ounce_store::strolls::{Filter, Sort};
use ounce_web::fields::Typed;
use ounce_web::links;

/// The fields, as pages and programs name them.
pub(crate) const FIELDS: [&str; 5] = ["q", "only", "status", "in", "sort"];
/// The longest text that is searched for, in characters.
const LONGEST: usize = 80;

/// A filter with the order of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) filter: Filter,
    pub(crate) sort: Sort,
}

impl Asked {
    /// From fields that all have to be right: more would be done than meant by a filter that is
    /// left away.
    ///
    /// # Errors
    /// A complaint about each field that is none of its choices.
    pub(crate) fn strict(typed: &Typed) -> Result<Self, Complaints> {
        let mut wrong = Complaints::default();
        let read = Self::read(typed, &mut wrong);
        if wrong.is_empty() { Ok(read) } else { Err(wrong) }
    }

    /// From a page's link; what is none of the choices is let be.
    pub(crate) fn lenient(typed: &Typed) -> Self {
        Self::read(typed, &mut Complaints::default())
    }

    fn read(typed: &Typed, wrong: &mut Complaints) -> Self {
        let words: String = typed.get("q").chars().take(LONGEST).collect();
        let need = wrong.take("only", chosen(typed.get("only"), Need::parse)).flatten();
        let status = wrong.take("status", chosen(typed.get("status"), status)).flatten();
        let place = wrong.take("in", chosen(typed.get("in"), place)).flatten();
        let sort = wrong.take("sort", chosen(typed.get("sort"), Sort::parse)).flatten();
        let (country, region) = place.unwrap_or_default();
        let words = words.replace('\0', " ");
        Self {
            filter: Filter { words, need, status, country, region },
            sort: sort.unwrap_or_default(),
        }
    }

    /// What a field holds, for forms and links; empty where nothing is asked for.
    pub(crate) fn value(&self, field: &str) -> String {
        let filter = &self.filter;
        match field {
            "q" => filter.words.clone(),
            "only" => filter.need.map_or("", Need::as_str).to_owned(),
            "status" => filter.status.map_or("", status_word).to_owned(),
            "in" => place_value(&filter.country, &filter.region),
            _ if self.sort == Sort::default() => String::new(),
            _ => self.sort.as_str().to_owned(),
        }
    }

    /// The fields that hold something.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, String)> {
        let pairs = FIELDS.into_iter().map(|field| (field, self.value(field)));
        pairs.filter(|(_, value)| !value.is_empty()).collect()
    }

    /// The same question at an address.
    pub(crate) fn at(&self, path: &str) -> String {
        self.pairs().into_iter().fold(path.to_owned(), |path, (field, value)| {
            links::with_choice(&path, field, &links::encode(&value))
        })
    }

    /// Whether only some of the strolls are asked for.
    pub(crate) fn is_narrowed(&self) -> bool {
        self.filter != Filter::default()
    }
}

fn chosen<T>(text: &str, read: fn(&str) -> Option<T>) -> Result<Option<T>, FieldRefusal> {
    match text.trim() {
        "" => Ok(None),
        text => read(text).map(Some).ok_or(FieldRefusal::NotAChoice),
    }
}

/// The statuses that can be asked for; a postponed stroll is one with a day or without.
pub(crate) const STATUSES: [Status; 5] = [
    Status::Draft,
    Status::Open,
    Status::Postponed { dated: true },
    Status::Cancelled,
    Status::Held,
];

fn status(text: &str) -> Option<Status> {
    STATUSES.into_iter().find(|status| status_word(*status) == text)
}

fn status_word(status: Status) -> &'static str {
    status.as_str()
}

/// `US` or `US-NY`: a country, and what may be a part of it.
fn place(text: &str) -> Option<(String, String)> {
    let (country, region) = text.split_once('-').unwrap_or((text, ""));
    let is_country = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_region = region.chars().count() <= LONGEST && !region.contains('\0');
    (is_country && is_region).then(|| (country.to_owned(), region.to_owned()))
}

pub(crate) fn place_value(country: &str, region: &str) -> String {
    if region.is_empty() { country.to_owned() } else { format!("{country}-{region}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        let owned = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Typed::of(owned.collect())
    }

    #[test]
    fn a_question_survives_its_link() {
        let asked = [("q", "ann & bo"), ("only", "host"), ("in", "US-NY"), ("sort", "day")];
        let asked = Asked::strict(&typed(&asked)).expect("all are choices");
        assert_eq!((asked.filter.country.as_str(), asked.filter.region.as_str()), ("US", "NY"));
        assert_eq!(asked.at("/x"), "/x?q=ann%20%26%20bo&only=host&in=US-NY&sort=day");
        assert_eq!(Asked::default().at("/x"), "/x");
        assert!(asked.is_narrowed() && !Asked::default().is_narrowed());
    }

    #[test]
    fn what_is_no_choice_is_refused_where_it_matters() {
        for (field, value) in
            [("only", "all"), ("status", "full"), ("in", "usa"), ("sort", "name"), ("in", "US\0")]
        {
            let one = typed(&[(field, value)]);
            let wrong = Asked::strict(&one).expect_err("it is none of the choices").into_vec();
            assert_eq!(wrong[0].field, field, "{value}");
            assert_eq!(Asked::lenient(&one), Asked::default(), "{value}");
        }
    }
}
