//! A frame goes out in one write, however often what draws it flushes.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, Write};
use std::rc::Rc;

/// A frame of any size has room here.
const FRAME: usize = 1 << 18;

/// A buffered writer that does not flush while it is held, and never when it is dropped: a frame
/// cut short by a fault must not follow the terminal that has been left.
pub(super) struct OneWrite<W = File> {
    out: W,
    buffer: Vec<u8>,
    held: Rc<Cell<bool>>,
}

impl<W: Write> OneWrite<W> {
    /// Does not flush while the cell says so.
    pub(super) fn new(out: W, held: Rc<Cell<bool>>) -> Self {
        Self { out, buffer: Vec::with_capacity(FRAME), held }
    }
}

impl<W: Write> Write for OneWrite<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.buffer.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.held.get() {
            return Ok(());
        }
        let written = self.out.write_all(&self.buffer);
        self.buffer.clear();
        written.and_then(|()| self.out.flush())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts writes.
    #[derive(Default)]
    struct Writes(Vec<usize>);

    impl Write for Writes {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.push(bytes.len());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn what_is_unfinished_when_it_is_dropped_never_goes_out() {
        let mut writes = Vec::new();
        let mut writer = OneWrite::new(&mut writes, Rc::new(Cell::new(false)));
        writer.write_all(b"told").unwrap();
        writer.flush().unwrap();
        writer.write_all(b"cut short").unwrap();
        drop(writer);
        assert_eq!(writes, b"told");
    }

    #[test]
    fn what_is_flushed_while_held_goes_out_with_the_rest() {
        let held = Rc::new(Cell::new(true));
        let mut writer = OneWrite::new(Writes::default(), Rc::clone(&held));
        writer.write_all(b"begin").unwrap();
        writer.flush().unwrap();
        writer.write_all(b"frame").unwrap();
        writer.flush().unwrap();
        held.set(false);
        writer.write_all(b"end").unwrap();
        writer.flush().unwrap();
        assert_eq!(writer.out.0, [13]);
    }
}
