//! Guards the house: floors, cycles, globs, sizes of files and functions, words, and what lies at the top.

mod floors;
mod functions;
mod imports;
mod tokens;
mod tree;
mod words;

use floors::Source;

/// What may lie at the top beside files whose name begins with a dot.
const TOP: &[&str] =
    &["Cargo.lock", "Cargo.toml", "LICENSE", "README.md", "sessions", "src", "tests"];

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn each(files: &[Source], rule: fn(&Source) -> Vec<String>) -> Vec<String> {
    assert!(!files.is_empty(), "nothing was read");
    files.iter().flat_map(rule).collect()
}

#[test]
fn imports_point_downward_without_cycles_or_globs_and_files_are_short() {
    let sources = tree::rust_files("src");
    assert!(!sources.is_empty(), "nothing was read");
    none(&floors::faults(&sources));
}

#[test]
fn tests_are_short_and_free_of_globs() {
    none(&each(&tree::rust_files("tests"), floors::faults_outside));
}

#[test]
fn functions_are_short() {
    let sources = tree::rust_files("src");
    none(&each(&sources, functions::long));
    none(&functions::outdated(&sources));
}

#[test]
fn no_file_names_a_machine_a_registry_or_unfinished_work() {
    let files = tree::top_level().iter().flat_map(|name| tree::files(name)).collect::<Vec<_>>();
    none(&each(&files, words::forbidden_words));
}

#[test]
fn no_lint_is_silenced_without_a_reason() {
    let files = [tree::rust_files("src"), tree::rust_files("tests")].concat();
    none(&each(&files, words::silenced_lints));
}

#[test]
fn a_tone_is_the_only_way_to_a_colour() {
    none(&each(&tree::rust_files("src"), words::colours));
}

#[test]
fn the_present_and_chance_enter_only_at_the_edge() {
    none(&each(&tree::rust_files("src"), words::clocks));
}

#[test]
fn the_top_holds_the_package_and_nothing_else() {
    let names = tree::top_level();
    assert!(names.iter().any(|name| name == "Cargo.toml"), "this is not the top: {names:?}");
    let strays =
        names.iter().filter(|name| !name.starts_with('.') && !TOP.contains(&name.as_str()));
    assert_eq!(strays.collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn no_property_keeps_what_it_found_in_a_folder_of_its_own() {
    let files = [tree::rust_files("src"), tree::rust_files("tests")].concat();
    none(&each(&files, words::kept_findings));
}
