//! Other journals of the same session taken in: notes, and the categories they need. Each note comes
//! once however often and in whatever order journals are taken, and each side of it is what it was
//! changed into last. Programme, clock and tables of the others are left where they are.

mod deed;
mod here;
mod other;
mod same;
mod taken;
mod trial;

pub use other::Other;
pub use same::apart;
pub use taken::{Site, Stop, Taken, merge};
pub use trial::Trial;
