//! A frame goes out in one write, however often what draws it flushes.

use std::cell::Cell;
use std::io::{self, BufWriter, Write};
use std::rc::Rc;

/// A frame of any size has room here.
const FRAME: usize = 1 << 18;

/// A buffered writer that does not flush while it is held.
pub(super) struct OneWrite<W: Write = std::fs::File> {
    out: BufWriter<W>,
    held: Rc<Cell<bool>>,
}

impl<W: Write> OneWrite<W> {
    /// Does not flush while the cell says so.
    pub(super) fn new(out: W, held: Rc<Cell<bool>>) -> Self {
        Self { out: BufWriter::with_capacity(FRAME, out), held }
    }
}

impl<W: Write> Write for OneWrite<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.held.get() { Ok(()) } else { self.out.flush() }
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
        assert_eq!(writer.out.get_ref().0, [13]);
    }
}
