//! Runs a World Café live from one terminal: rounds, town halls, ideas, tallies and the report.
//!
//! # From above
//!
//! A session is a folder: `session.json`, the plan people write, and `journal.jsonl`, the record of
//! what happened, one line a decision, only ever appended to. Everything else is computed from the
//! journal: the state, the clocks, the tallies, the report.
//!
//! ```text
//! keys, `do`, `capture`  ── Command ──▶  decide ──▶ events ──▶ append + flush ──▶ apply ──▶ Session
//!                                           ▲                                      │
//!                                           └──────────────────────────────────────┘
//!        the interface  ◀── Record ──  published once it is on disk, applied to its own replica
//! ```
//!
//! # Code map
//!
//! Imports point downward only, and neighbours on a floor do not see each other; a test holds the
//! table and reads every path.
//!
//! | floor | room | what |
//! |---|---|---|
//! | 5 | `cli` | a file a subcommand; parses, wires, exits |
//! | 4 | `hub` | the same engine for other programs, over HTTP; a thread of its own |
//! | 4 | `tui` | the interface: model, update, view; one file touches the terminal |
//! | 3 | `engine` | clock, gateway, the thread that decides and saves; replay |
//! | 3 | `settings` | what somebody wants otherwise: theme, bell, warnings, keys |
//! | 3 | `placing` | who sits where at a session: what is asked of the solver, and the seats it keeps |
//! | 3 | `report` | plain rows, and a file a format |
//! | 2 | `actions` | the one table of what can be done, its keys and its words |
//! | 2 | `journal` | records as lines: chain, lock, repair, proof |
//! | 2 | `setup` | a plan read, every fault with its place; templates; programmes in plain text |
//! | 2 | `tally` | counts as rows |
//! | 1 | `seating` | who sits where: problem, plan, bounds, solve, verify; pure |
//! | 1 | `session` | decide, apply, undo, forecast: pure |
//! | 0 | `domain` | the nouns: plan, block, question, note, time |
//! | 0 | `files` | files that are written whole |
//! | 0 | `sorting` | rows put in order |
//! | 0 | `text` | words from people: what may be shown, width, folding, naming |
//! | 0 | `theme` | tones of meaning to styles, by colour depth |
//!
//! # What always holds
//!
//! 1. What is shown as saved is flushed to disk.
//! 2. `records.fold(Session::default(), apply)` is recovery, replay, report and replica alike.
//! 3. Time is asked for, never counted: clocks are computed from session time, which the boot-time
//!    clock measures; the wall clock only labels.
//! 4. The present, identities and chance enter in `engine` and `cli` alone.
//! 5. A command names what its author saw, so two people pressing at once move one step.
//! 6. A note's identity is minted where it is typed, so sending it again is the same note.
//! 7. Undo is a decision like any other: it appends the values that were.
//! 8. What people wrote is stored as typed and shown through `text::shown`, on every surface.

// What tests of the whole use, some tests in here use as well.
#[cfg(test)]
extern crate self as worldcafe;

pub mod actions;
pub mod cli;
pub mod domain;
pub mod engine;
pub mod files;
pub mod hub;
pub mod journal;
pub mod placing;
pub mod report;
pub mod seating;
pub mod session;
pub mod settings;
pub mod setup;
pub mod sorting;
pub mod tally;
pub mod text;
pub mod theme;
pub mod tui;
