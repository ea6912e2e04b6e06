//! What the whole-house tests share.

pub(crate) mod cafe;
pub(crate) mod desk;
pub(crate) mod evening;
pub(crate) mod golden;
pub(crate) mod hall;
pub(crate) mod home;
pub(crate) mod keys;
pub(crate) mod merging;
pub(crate) mod pty;
pub(crate) mod screen;
pub(crate) mod seating;
mod smoke;
pub(crate) mod waiting;

/// Compares a file of the tree, byte for byte, with what the program makes; `UPDATE=1` rewrites
/// the file instead.
#[track_caller]
pub(crate) fn rewritten(path: &str, made: &[u8]) {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, made).unwrap();
    }
    let stands = std::fs::read(&file).unwrap_or_default();
    assert!(stands == made, "{path} is not what the program makes; UPDATE=1 rewrites it");
}
