//! The program as the shell sees it: what it says where, and how it ends.

mod acting;
mod capturing;
mod checking;
mod corrections;
mod doctor;
pub(crate) mod folder;
mod making;
mod manual;
mod merging;
mod opening;
mod reading;
mod recorded;
mod reporting;
mod salvaging;
mod seated;
mod seating;
mod settings;
mod sharing;
mod usage;
