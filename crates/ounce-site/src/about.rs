//! The sources of all data, and which personal data is kept.

pub(crate) mod page;
mod sample;

use axum::extract::State;
use axum::response::Response;

use crate::about::page::About;
use crate::about::page::Privacy;
use ounce_web::answer;
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::visit::Visit;

/// `GET /about`
pub(crate) async fn about(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let frame = visit.frame(&app, None);
    answer::fresh(&visit, &About { t: visit.reader, frame })
}

/// `GET /privacy`
pub(crate) async fn privacy(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let frame = visit.frame(&app, None);
    answer::fresh(&visit, &Privacy { t: visit.reader, frame })
}
