//! Who sits where, on paper and as rows: badges with everybody's route, a card for each table, and
//! a list for who runs the café.
//!
//! Knows nothing of how the seats were found, and nothing of anybody but name, host's table and
//! seats.

mod badge;
mod card;
mod letters;
mod page;
mod plan;
mod rows;

pub use plan::{RouteRow, SeatPlan, SeatRow, TableRow};

pub(super) const PAGE: super::exporter::Exporter = page::EXPORTER;
pub(super) const ROWS: super::exporter::Exporter = rows::EXPORTER;
