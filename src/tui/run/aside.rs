//! Work that a disk may hold up, done on a thread of its own while the screen goes on.

use std::io;
use std::thread::Builder;

/// Does the work on the thread that is asked for, and tells what came of it: also where there is
/// no such thread to be had.
pub(super) fn aside<T: 'static>(
    thread: Builder,
    work: impl FnOnce() -> T + Send + 'static,
    without: impl FnOnce(io::Error) -> T,
    tell: impl Fn(T) + Clone + Send + 'static,
) {
    let done = tell.clone();
    if let Err(why) = thread.spawn(move || done(work())) {
        tell(without(why));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn where_no_thread_is_to_be_had_that_is_told() {
        let (sender, receiver) = channel();
        let tell = move |done: Result<(), String>| sender.send(done).unwrap();
        // No machine has room for so large a stack.
        let thread = Builder::new().stack_size(1 << 60);
        aside(thread, || Ok(()), |why| Err(why.to_string()), tell);
        assert!(receiver.recv().unwrap().is_err());
    }
}
