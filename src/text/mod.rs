//! Words from people: what may be shown of them, how wide they are, how they match.
//!
//! Words are stored raw and shown through [`shown()`] alone. Everything here is a pure function of
//! its arguments. Knows nothing of the domain's nouns, of files, of screens or of the present
//! moment, and never changes what is stored.

mod character;
mod cluster;
mod counted;
mod enumerated;
mod escaped;
mod fold;
mod from_json;
mod indented;
mod language;
mod naming;
mod natural;
mod nearest;
mod objects;
mod plainly;
mod shown;
mod width;
mod wrap;

pub mod signs;

pub use counted::counted;
pub use enumerated::enumerated;
pub use escaped::{to_json, to_json_pretty, write_json, write_json_pretty};
pub use fold::fold;
pub use from_json::{from_json, from_json_text};
pub use indented::{Outline, OutlineDetail, OutlineLine, OutlineReader, outline};
pub use language::is_language;
pub use naming::{Name, Unresolved, is_letter, resolve};
pub use natural::natural_cmp;
pub use nearest::{is_slip, nearest};
pub use plainly::{no_thread, plainly};
pub use shown::{shown, shown_lines};
pub use width::{cut, pad, single, width};
pub use wrap::wrap;
