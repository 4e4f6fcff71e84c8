//! The service as connections see it: answers that are ready go out at once, and everything else
//! takes the way through the layers of its address.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::task::{Context, Poll};

use axum::Router;
use axum::extract::Request;
use axum::response::Response;
use axum::routing::future::RouteFuture;
use futures_util::future::Either;
use tower::Service;

use crate::answer::stale_since;
use crate::app::App;
use crate::asker::Asker;
use crate::board::Asked;
use crate::edge::may;

/// Cheap to clone: each connection has its own.
#[derive(Clone)]
pub struct Front {
    app: App,
    router: Router,
}

impl Front {
    pub(crate) fn new(app: App, router: Router) -> Self {
        Self { app, router }
    }

    /// The answer, if one was made for a request in the same words. Such a request named a host of
    /// ours; what it still has to pass is the limit of its address.
    fn ready(&self, request: &Request) -> Option<Response> {
        let asked = Asked::of(request.method(), request.uri(), request.headers())?;
        let snapshot = self.app.board().snapshot();
        // Old figures have their age beside them, which grows.
        if stale_since(&snapshot, self.app.now()).is_some() {
            return None;
        }
        let (class, answer) = snapshot.ready.answer(&asked)?;
        let Some(class) = class else { return Some(answer) };
        let asker = Asker::of(&self.app, request.headers(), request.extensions());
        // One that is refused gets its page on the long way, which asks the limit once more.
        may(&self.app, class, &asker).is_ok().then_some(answer)
    }
}

impl Service<Request> for Front {
    type Response = Response;
    type Error = Infallible;
    type Future = Either<Ready<Result<Response, Infallible>>, RouteFuture<Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        match self.ready(&request) {
            Some(answer) => Either::Left(ready(Ok(answer))),
            None => Either::Right(self.router.call(request)),
        }
    }
}
