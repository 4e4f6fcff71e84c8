//! The sentences of `locales/`, read once per language.
//!
//! A sentence is asked for by its id and gets its values by name. Whole numbers are written the
//! way the language writes them, and choose the plural form.

use super::{Lang, numbers};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::fmt;
use std::sync::OnceLock;

type Bundle = FluentBundle<FluentResource>;
type NumberStyle<M> = fn(&FluentValue<'_>, &M) -> Option<String>;

macro_rules! sentences {
    ($code:literal) => {
        [
            include_str!(concat!("../../locales/", $code, "/site.ftl")),
            include_str!(concat!("../../locales/", $code, "/strolls.ftl")),
            include_str!(concat!("../../locales/", $code, "/banks.ftl")),
            include_str!(concat!("../../locales/", $code, "/forms.ftl")),
            include_str!(concat!("../../locales/", $code, "/refusals.ftl")),
            include_str!(concat!("../../locales/", $code, "/milk.ftl")),
            include_str!(concat!("../../locales/", $code, "/report.ftl")),
            include_str!(concat!("../../locales/", $code, "/letters.ftl")),
            include_str!(concat!("../../locales/", $code, "/desk.ftl")),
            include_str!(concat!("../../locales/", $code, "/signing.ftl")),
            include_str!(concat!("../../locales/", $code, "/running.ftl")),
            include_str!(concat!("../../locales/", $code, "/day.ftl")),
            include_str!(concat!("../../locales/", $code, "/hosting.ftl")),
            include_str!(concat!("../../locales/", $code, "/acts.ftl")),
            include_str!(concat!("../../locales/", $code, "/paper.ftl")),
            include_str!(concat!("../../locales/", $code, "/plan.ftl")),
            include_str!(concat!("../../locales/", $code, "/after.ftl")),
            include_str!(concat!("../../locales/", $code, "/joining.ftl")),
            include_str!(concat!("../../locales/", $code, "/import.ftl")),
        ]
    };
}

/// The texts of a language's files, in the order they are read.
pub(super) fn sources(lang: Lang) -> [&'static str; 19] {
    match lang.base() {
        Lang::En | Lang::EnCa | Lang::EnGb => sentences!("en"),
        Lang::Es => sentences!("es"),
        Lang::Fr => sentences!("fr"),
        Lang::Ja => sentences!("ja"),
    }
}

/// What the English of a country says in other words.
pub(super) fn own_words(lang: Lang) -> &'static str {
    match lang {
        Lang::EnCa => include_str!("../../locales/en-CA.ftl"),
        Lang::EnGb => include_str!("../../locales/en-GB.ftl"),
        _ => "",
    }
}

fn bundle(lang: Lang) -> &'static Bundle {
    static BUNDLES: [OnceLock<Bundle>; Lang::EVERY.len()] =
        [const { OnceLock::new() }; Lang::EVERY.len()];
    BUNDLES[lang as usize].get_or_init(|| read(lang))
}

fn read(lang: Lang) -> Bundle {
    let language = lang.tag().parse().expect("the codes of our languages are BCP 47");
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Isolation marks would end up in mail subjects, calendars and JSON.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(number_style(lang)));
    for source in sources(lang) {
        if let Err(errors) = bundle.add_resource(resource(source, lang)) {
            panic!("{} says a sentence twice: {errors:?}", lang.tag());
        }
    }
    bundle.add_resource_overriding(resource(own_words(lang), lang));
    bundle
}

fn resource(source: &str, lang: Lang) -> FluentResource {
    let resource = FluentResource::try_new(source.to_owned());
    resource
        .unwrap_or_else(|(_, errors)| panic!("{} does not read as Fluent: {errors:?}", lang.tag()))
}

/// Fluent takes a plain function, so each language has its own.
fn number_style<M>(lang: Lang) -> NumberStyle<M> {
    fn written(value: &FluentValue<'_>, lang: Lang) -> Option<String> {
        match value {
            FluentValue::Number(number) => Some(numbers::whole(number.value as i64, lang)),
            _ => None,
        }
    }
    match lang {
        Lang::En => |value, _| written(value, Lang::En),
        Lang::Es => |value, _| written(value, Lang::Es),
        Lang::Fr => |value, _| written(value, Lang::Fr),
        Lang::Ja => |value, _| written(value, Lang::Ja),
        Lang::EnCa => |value, _| written(value, Lang::EnCa),
        Lang::EnGb => |value, _| written(value, Lang::EnGb),
    }
}

/// Whether a sentence of this id exists.
pub(super) fn holds(lang: Lang, id: &str) -> bool {
    bundle(lang).has_message(id)
}

/// A whole number as pages hold it; templates pass references.
pub trait Count {
    fn count(self) -> i64;
}

impl Count for i64 {
    fn count(self) -> i64 {
        self
    }
}

impl Count for i32 {
    fn count(self) -> i64 {
        self.into()
    }
}

impl Count for usize {
    fn count(self) -> i64 {
        i64::try_from(self).unwrap_or(i64::MAX)
    }
}

impl<C: Count + Copy> Count for &C {
    fn count(self) -> i64 {
        (*self).count()
    }
}

/// A small value or a reference to it: templates pass references, code passes values.
pub trait Given<T: Copy> {
    fn given(self) -> T;
}

impl<T: Copy> Given<T> for T {
    fn given(self) -> T {
        self
    }
}

impl<T: Copy> Given<T> for &T {
    fn given(self) -> T {
        *self
    }
}

impl<T: Copy> Given<T> for &&T {
    fn given(self) -> T {
        **self
    }
}

/// A sentence on its way to the page: its id, and the values that go into it.
pub struct Saying<'a> {
    lang: Lang,
    id: &'a str,
    values: FluentArgs<'a>,
}

impl<'a> Saying<'a> {
    pub(super) fn new(lang: Lang, id: &'a str) -> Self {
        Self { lang, id, values: FluentArgs::new() }
    }

    /// A whole number: written in the style of the language, and choosing the plural form.
    pub fn n(mut self, name: &'static str, number: impl Count) -> Self {
        self.values.set(name, FluentValue::from(number.count()));
        self
    }

    /// Any text: a name, an amount of money that is formatted already.
    pub fn s(mut self, name: &'static str, text: impl fmt::Display) -> Self {
        self.values.set(name, FluentValue::from(text.to_string()));
        self
    }
}

impl fmt::Display for Saying<'_> {
    /// A missing sentence shows its id in double brackets; a test makes sure that none ever does.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bundle = bundle(self.lang);
        let message = bundle.get_message(self.id).and_then(|message| message.value());
        let Some(pattern) = message else {
            return write!(f, "⟦{}⟧", self.id);
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&self.values), &mut errors);
        if errors.is_empty() { f.write_str(&text) } else { write!(f, "⟦{}⟧", self.id) }
    }
}
