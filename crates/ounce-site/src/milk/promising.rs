//! Milk is promised: the one core call under the form and the API.

use ounce_domain::id::Id;
use ounce_domain::milk_promise::MilkPromise;
use ounce_store::{Sql, milk};

use crate::join::joining::stopped;
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::once::{self, Kept, Once};

/// Writes a promise, its line in the book, its letter and the kept answer in one transaction.
///
/// # Errors
/// `KeyReused`, or a fault.
pub(crate) async fn promise(
    app: &App,
    promise: MilkPromise,
    once: Option<Once>,
    answer: impl Fn(Id<MilkPromise>) -> Kept + Send + 'static,
) -> Result<Kept, Failure> {
    let letter = app.fresh_id::<()>(app.now()).bytes();
    let written = app.store().write(move |sql: &mut dyn Sql| {
        once::once(sql, once.as_ref(), promise.at_ms, |sql| {
            milk::promise(sql, &promise, letter)?;
            Ok(Ok((answer(promise.id), ())))
        })
    });
    Ok(written.await?.map_err(stopped)?.kept())
}
