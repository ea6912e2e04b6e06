//! A stop that we send to everybody started with us reaches us too, and is no stop of somebody
//! else's: it is awaited and taken out where signals come in. The system tells two stops that wait
//! as one, so one of ours that was still on its way would have swallowed the next of the shell's.

use std::io;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use rustix::process::{Signal, kill_current_process_group};

/// How long a stop of our own may take to come back.
const PATIENCE: Duration = Duration::from_secs(2);

/// True while a stop of our own is on its way.
#[derive(Debug, Default)]
pub(super) struct OwnStop {
    awaited: Mutex<bool>,
    came: Condvar,
}

impl OwnStop {
    /// Stops what was started with us, and returns once we were told of it too.
    pub(super) fn send(&self) -> io::Result<()> {
        self.send_by(|| kill_current_process_group(Signal::TSTP).map_err(io::Error::from))
    }

    fn send_by(&self, stop: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        let mut awaited = self.awaited.lock().unwrap_or_else(PoisonError::into_inner);
        *awaited = true;
        let sent = stop();
        if sent.is_ok() {
            let waited = self.came.wait_timeout_while(awaited, PATIENCE, |awaited| *awaited);
            awaited = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        *awaited = false;
        sent
    }

    /// A stop came; true where it is the one we sent.
    pub(super) fn is_it(&self) -> bool {
        let mut awaited = self.awaited.lock().unwrap_or_else(PoisonError::into_inner);
        let own = std::mem::take(&mut *awaited);
        self.came.notify_all();
        own
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::thread;

    use super::*;

    #[test]
    fn a_stop_of_our_own_is_taken_out_before_the_next_can_come() {
        let own = Arc::new(OwnStop::default());
        assert!(!own.is_it(), "nobody sent one");
        let told = {
            let own = Arc::clone(&own);
            let mut told = None;
            let sent = Arc::clone(&own);
            sent.send_by(|| {
                told = Some(thread::spawn(move || own.is_it()));
                Ok(())
            })
            .unwrap();
            told.unwrap()
        };
        assert!(told.join().unwrap(), "it is waited for");
        assert!(!own.is_it(), "the next is somebody else's");
    }

    #[test]
    fn one_that_could_not_be_sent_is_not_waited_for() {
        let own = OwnStop::default();
        assert!(own.send_by(|| Err(io::ErrorKind::PermissionDenied.into())).is_err());
        assert!(!own.is_it());
    }
}
