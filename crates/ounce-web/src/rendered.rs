//! Pages that are rendered with invented values, by tests and for the gallery.

use askama::Template;

/// A page by its name in the gallery, rendered.
pub struct Rendered {
    pub name: String,
    pub html: String,
}

/// Renders a page with invented values.
///
/// # Panics
/// When the template can't be rendered, which no value causes.
pub fn add(all: &mut Vec<Rendered>, name: &str, page: &impl Template) {
    let html = page.render().expect("values and templates are all there is to a page");
    all.push(Rendered { name: name.to_owned(), html });
}
