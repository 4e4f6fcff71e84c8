//! What a form that was just sent came to, as the next page says it.

use axum::http::Uri;
use ounce_web::fields::Typed;

/// The sentences, by the word `done` in the address.
pub(crate) type Sentences = [(&'static str, &'static str)];

/// The sentence that the address asks for; empty for none, and for a word that is not ours.
pub(crate) fn done_says(sentences: &Sentences, uri: &Uri) -> &'static str {
    let typed = Typed::lenient_query(uri);
    let found = sentences.iter().find(|(word, _)| *word == typed.get("done"));
    found.map_or("", |(_, sentence)| *sentence)
}
