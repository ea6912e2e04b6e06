//! The files of the tree, as they lie on disk.

use std::path::Path;

use super::floors::Source;

/// The top of the tree.
pub(crate) fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What lies at the top, by name, sorted; what git and cargo make for themselves is left out.
pub(crate) fn top_level() -> Vec<String> {
    let entries = std::fs::read_dir(top()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names = names.filter(|name| name != ".git" && name != "target").collect::<Vec<_>>();
    names.sort();
    names
}

/// Every file below `name`, or the file `name` itself, sorted by path. Bytes that are not UTF-8
/// are replaced, so that no file is passed over.
pub(crate) fn files(name: &str) -> Vec<Source> {
    let mut found = Vec::new();
    gather(&top().join(name), name, &mut found);
    found.sort();
    found
}

/// The Rust files below `name`.
pub(crate) fn rust_files(name: &str) -> Vec<Source> {
    files(name).into_iter().filter(|file| file.path.ends_with(".rs")).collect()
}

fn gather(path: &Path, name: &str, found: &mut Vec<Source>) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).unwrap() {
            let entry = entry.unwrap();
            let below = entry.file_name().into_string().unwrap();
            gather(&entry.path(), &format!("{name}/{below}"), found);
        }
    } else {
        let text = String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
        found.push(Source { path: name.to_owned(), text });
    }
}
