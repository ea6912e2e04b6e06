//! Where records are kept.

use super::error::AppendError;
use super::set_aside::SetAside;
use crate::session::Record;

/// Keeps records, in their order, for ever.
pub trait Journal: Send {
    /// Appends records that follow one another and the newest one; they are durable once this
    /// returns, and so is what stood there before them: none may be called saved earlier, however
    /// it came there. To be called with no records too.
    ///
    /// # Errors
    /// Where they are not. None of them counts then; the same ones are to be appended again
    /// before any others.
    fn append(&mut self, records: &[std::sync::Arc<Record>]) -> Result<(), AppendError>;

    /// Takes the lines of the last call, as they are to be read; empty where nobody reads them.
    fn appended(&mut self) -> Vec<u8> {
        Vec::new()
    }

    /// Takes what had to be set aside since the last call.
    fn set_aside(&mut self) -> Option<SetAside> {
        None
    }

    /// Takes whether the folder it is in was gone and had to be made again since the last call.
    fn remade(&mut self) -> bool {
        false
    }
}
