//! When the server ends: at SIGTERM, at SIGINT, or when it is told to.

use actix_web::rt::signal::unix::{SignalKind, signal};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use tokio::sync::Notify;

/// Ends a running server, or one that is about to run.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<Notify>);

impl Stop {
    /// Ends it; returns at once.
    pub fn now(&self) {
        self.0.notify_one();
    }

    /// Resolves at the first signal or call of [`Stop::now`].
    ///
    /// # Errors
    /// Signals can't be listened for.
    pub(crate) fn signalled(&self) -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        let told = self.0.clone();
        Ok(async move {
            let mut told = pin!(told.notified());
            poll_fn(|context| {
                let signalled = terminate.poll_recv(context).is_ready()
                    || interrupt.poll_recv(context).is_ready();
                if signalled { Poll::Ready(()) } else { told.as_mut().poll(context) }
            })
            .await;
        })
    }
}
