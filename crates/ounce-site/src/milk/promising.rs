//! Milk is promised: the one core call under the form and the API.

use ounce_domain::id::Id;
use ounce_domain::milk_promise::MilkPromise;
use ounce_store::{Fault, Sql, milk};

use crate::join::joining::Stop;
use ounce_web::app::App;
use ounce_web::failure::Failure;
use ounce_web::once::{Before, Kept, Once};

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
    let written =
        app.store().write(move |sql: &mut dyn Sql| -> Result<Result<Kept, Stop>, Fault> {
            if let Some(once) = &once {
                match once.before(sql)? {
                    Before::Never => {}
                    Before::Same(kept) => return Ok(Ok(kept)),
                    Before::Other => return Ok(Err(Stop::KeyReused)),
                }
            }
            milk::promise(sql, &promise, letter)?;
            let kept = answer(promise.id);
            if let Some(once) = &once {
                once.keep(sql, &kept, promise.at_ms)?;
            }
            Ok(Ok(kept))
        });
    Ok(written.await??)
}
