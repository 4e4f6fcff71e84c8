//! Where everything comes from, and what is kept about whom.

use axum::extract::State;
use axum::response::Response;

use crate::app::App;
use crate::failure::Failure;
use crate::page;
use crate::pages::{About, Privacy};
use crate::visit::Visit;

/// `GET /about`
pub(crate) async fn about(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let frame = visit.frame(&app, None);
    page::fresh(&visit, &About { t: visit.reader, frame })
}

/// `GET /privacy`
pub(crate) async fn privacy(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let frame = visit.frame(&app, None);
    page::fresh(&visit, &Privacy { t: visit.reader, frame })
}
