//! The timers' thread: one look at once, then one every period, until the server ends.

use super::shared::Shared;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How often a process without timers forgets idle callers.
const FORGETTING: Duration = Duration::from_mins(1);

/// The running thread. Dropping it ends the thread after the look it is at.
pub(crate) struct Sweep {
    stop: Sender<()>,
    ended: Receiver<()>,
}

impl Sweep {
    /// Ends the thread; waits at most `patience` for a look that is under way. A look cut
    /// off by the end of the process is taken up by the next process.
    pub(crate) fn finish(self, patience: Duration) {
        drop(self.stop);
        // Nothing is ever sent: the thread's end of the channel falls with the thread.
        if self.ended.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
            tracing::warn!("stopped in the middle of closing a round; the next start goes on");
        }
    }
}

/// Starts it. With 0 seconds another process looks at the timers, and this one only forgets
/// idle callers.
///
/// # Errors
/// No thread could be started.
pub(crate) fn start(shared: &Arc<Shared>, seconds: u64) -> std::io::Result<Sweep> {
    let (stop, stopped) = channel();
    let (alive, ended) = channel();
    let shared = shared.clone();
    thread::Builder::new().name("sweep".to_owned()).spawn(move || {
        let _alive: Sender<()> = alive;
        match seconds {
            0 => repeat(FORGETTING, &stopped, || shared.limits.forget_idle()),
            _ => repeat(Duration::from_secs(seconds), &stopped, || look(&shared)),
        }
    })?;
    Ok(Sweep { stop, ended })
}

/// Works at fixed times, counted from the start; long work skips times, never piles them up.
fn repeat(period: Duration, stopped: &Receiver<()>, work: impl Fn()) {
    let mut next = Instant::now();
    loop {
        work();
        let now = Instant::now();
        while next <= now {
            next += period;
        }
        match stopped.recv_timeout(next - now) {
            Err(RecvTimeoutError::Timeout) => {}
            Ok(()) | Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn look(shared: &Shared) {
    shared.limits.forget_idle();
    match shared.installation.sweep() {
        Ok(swept) => tracing::debug!(?swept, "looked at the timers"),
        Err(error) => tracing::error!(error = %error, "could not look at the timers"),
    }
}
