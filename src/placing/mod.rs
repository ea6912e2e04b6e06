//! Who sits where at a session: what is asked of whoever seats its people, and the seats it keeps.
//!
//! [`Evening`] makes of a session the problem that [`crate::seating`] solves, and of a plan the
//! seats as the session keeps them. Knows nothing of files, terminals or the present moment, and
//! seats nobody itself.

mod coming;
mod evening;
mod unseatable;
mod wanted;

pub use evening::Evening;
pub use unseatable::Unseatable;
pub use wanted::Wanted;
