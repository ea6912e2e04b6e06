//! The rules about who may import whom, and how long a file may be.

use std::collections::BTreeMap;

use super::imports::{Imports, imports};
use super::tokens::tokens;

/// The rooms and the floor each stands on; imports point downward only, and neighbours on one
/// floor do not see each other. A room that is not built yet has its place all the same.
pub(crate) const FLOORS: &[(&str, usize)] = &[
    ("domain", 0),
    ("files", 0),
    ("sorting", 0),
    ("text", 0),
    ("theme", 0),
    ("session", 1),
    ("seating", 1),
    ("tally", 2),
    ("actions", 2),
    ("journal", 2),
    ("setup", 2),
    ("harvest", 2),
    ("report", 3),
    ("engine", 3),
    ("placing", 3),
    ("settings", 3),
    ("tui", 4),
    ("hub", 4),
    (TOP, 5),
];

/// The room that `main.rs`, `lib.rs` and `build.rs` belong to.
const TOP: &str = "cli";

/// Lines a file may have, its tests included.
const LINES: usize = 400;

/// A file of the tree; `path` is from the top of the tree, with `/`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    /// Its module below the crate's root: `src/session/decide/mod.rs` is `session`, `decide`.
    fn module(&self) -> Vec<String> {
        let inner = self.path.split_once('/').map_or(self.path.as_str(), |(_, inner)| inner);
        let inner = inner.trim_end_matches(".rs");
        let mut module = inner.split('/').map(str::to_owned).collect::<Vec<_>>();
        if matches!(module.last().map(String::as_str), Some("mod")) || inner == "lib" {
            module.pop();
        }
        module
    }
}

/// Every fault of the files under `src/`, as `path:line: what is wrong`.
pub(crate) fn faults(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    let house = House::read(sources, &mut found);
    for room in &house.rooms {
        room.lines_and_globs(&mut found);
        if floor(room.name()).is_none() {
            found.push(format!("{}:1: the room `{}` has no floor", room.source.path, room.name()));
        }
        for edge in house.edges(room) {
            house.judge(room, &edge, &mut found);
        }
    }
    found
}

/// The faults of a file that belongs to no room, such as a test: its length and its globs.
pub(crate) fn faults_outside(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(room) = Room::read(source, &[], &mut found) {
        room.lines_and_globs(&mut found);
    }
    found
}

/// What draws the interface: what it does must not hang on that.
const DRAWING: [&str; 2] = ["tui", "view"];

fn may_draw(module: &[String]) -> bool {
    let [room, inner, ..] = module else { return true };
    room != DRAWING[0] || ["view", "run"].contains(&inner.as_str())
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().find(|(name, _)| *name == room).map(|(_, floor)| *floor)
}

/// One file, read.
struct Room<'a> {
    source: &'a Source,
    module: Vec<String>,
    imports: Imports,
}

impl<'a> Room<'a> {
    fn read(source: &'a Source, modules: &[Vec<String>], found: &mut Vec<String>) -> Option<Self> {
        let module = source.module();
        let children = modules
            .iter()
            .filter_map(|other| other.strip_prefix(module.as_slice()))
            .filter_map(|below| if let [child] = below { Some(child.clone()) } else { None })
            .collect::<Vec<_>>();
        match tokens(&source.text) {
            Ok(row) => Some(Self { source, imports: imports(&row, &module, &children), module }),
            Err(fault) => {
                found.push(format!("{}:1: cannot be read: {fault}", source.path));
                None
            }
        }
    }

    fn name(&self) -> &str {
        match self.module.first().map(String::as_str) {
            None | Some("main" | "build") => TOP,
            Some(name) => name,
        }
    }

    fn lines_and_globs(&self, found: &mut Vec<String>) {
        let path = &self.source.path;
        let lines = self.source.text.lines().count();
        if lines > LINES {
            found.push(format!("{path}:{lines}: {lines} lines, more than {LINES}"));
        }
        let globs = self.imports.globs.iter();
        found.extend(globs.map(|line| format!("{path}:{line}: a glob import outside mod tests")));
    }
}

/// An import: which path, and which file it ends in, if it ends in one.
struct Edge {
    path: Vec<String>,
    to: Option<usize>,
    line: usize,
    in_tests: bool,
}

struct House<'a> {
    rooms: Vec<Room<'a>>,
    /// Which file a module is.
    modules: BTreeMap<Vec<String>, usize>,
}

impl<'a> House<'a> {
    fn read(sources: &'a [Source], found: &mut Vec<String>) -> Self {
        let all = sources.iter().map(Source::module).collect::<Vec<_>>();
        let rooms =
            sources.iter().filter_map(|s| Room::read(s, &all, found)).collect::<Vec<Room<'_>>>();
        let modules = rooms.iter().enumerate().map(|(at, room)| (room.module.clone(), at));
        Self { modules: modules.collect(), rooms }
    }

    fn edges(&self, room: &Room<'_>) -> Vec<Edge> {
        let reaches = room.imports.reaches.iter();
        reaches
            .map(|reach| {
                let to = self.file(&reach.path, 0);
                let (path, line, in_tests) = (reach.path.clone(), reach.line, reach.in_tests);
                Edge { path, to, line, in_tests }
            })
            .collect()
    }

    /// The file a path ends in, through the re-exports on its way.
    fn file(&self, path: &[String], hops: usize) -> Option<usize> {
        let (at, rest) = (0..=path.len()).rev().find_map(|length| {
            let (module, rest) = path.split_at(length);
            self.modules.get(module).map(|at| (*at, rest))
        })?;
        let file = self.rooms.get(at)?;
        let binding = rest
            .first()
            .and_then(|name| file.imports.bindings.iter().find(|binding| binding.name == *name));
        match binding {
            Some(binding) if hops < 8 => {
                let onward = [binding.path.as_slice(), rest.get(1..).unwrap_or_default()].concat();
                self.file(&onward, hops + 1)
            }
            _ => Some(at),
        }
    }

    fn judge(&self, room: &Room<'_>, edge: &Edge, found: &mut Vec<String>) {
        let here = format!("{}:{}", room.source.path, edge.line);
        let target = edge.path.first().map_or(TOP, String::as_str);
        // A path to something that stands in lib.rs itself names no room.
        let named = if floor(target).is_some() || self.modules.contains_key(&edge.path[..1]) {
            target
        } else {
            TOP
        };
        let path = edge.path.join("::");
        if edge.path.starts_with(&DRAWING.map(str::to_owned)) && !may_draw(&room.module) {
            found.push(format!("{here}: only what draws and the runner see {path}"));
        }
        if named != room.name() {
            match (floor(room.name()), floor(named)) {
                (Some(from), Some(to)) if to > from => found
                    .push(format!("{here}: upward: F{from} {} imports F{to} {path}", room.name())),
                (Some(from), Some(to)) if to == from => found
                    .push(format!("{here}: sideways: {} and {named} share F{from}", room.name())),
                _ => {}
            }
        } else if !edge.in_tests
            && let Some(&from) = self.modules.get(&room.module)
            && let Some(to) = edge.to
            && let Some(way) = self.way_back(to, from)
        {
            let names = way.iter().map(|at| self.rooms[*at].source.path.as_str());
            let names = names.collect::<Vec<_>>().join(" -> ");
            found.push(format!("{here}: cycle: {} -> {names}", room.source.path));
        }
    }

    /// The shortest chain of imports within one room that leads from one file to another.
    fn way_back(&self, from: usize, goal: usize) -> Option<Vec<usize>> {
        if from == goal {
            return None;
        }
        let mut came = BTreeMap::from([(from, from)]);
        let mut open = std::collections::VecDeque::from([from]);
        while let Some(at) = open.pop_front() {
            for edge in self.edges(&self.rooms[at]) {
                let Some(to) = edge.to.filter(|_| !edge.in_tests) else { continue };
                let inside = self.rooms[to].name() == self.rooms[at].name();
                if inside && !came.contains_key(&to) {
                    came.insert(to, at);
                    open.push_back(to);
                }
            }
        }
        let mut way = vec![goal];
        let mut at = *came.get(&goal)?;
        while at != from {
            way.push(at);
            at = came[&at];
        }
        way.push(from);
        way.reverse();
        Some(way)
    }
}

#[cfg(test)]
mod tests {
    use super::{Source, faults, faults_outside};

    /// The faults of a made-up tree.
    fn judge(files: &[(&str, &str)]) -> Vec<String> {
        let source = |(path, text): &(&str, &str)| Source {
            path: format!("src/{path}"),
            text: (*text).to_owned(),
        };
        faults(&files.iter().map(source).collect::<Vec<_>>())
    }

    #[test]
    fn an_import_of_a_lower_floor_passes() {
        let files = [
            ("lib.rs", "pub mod domain; pub mod engine; pub mod cli;"),
            ("main.rs", "fn main() { worldcafe::cli::run() }"),
            ("domain/mod.rs", "mod plan; pub use plan::Plan;"),
            ("domain/plan.rs", "pub struct Plan;"),
            ("engine/mod.rs", "use crate::domain::Plan;"),
            ("cli/mod.rs", "use crate::{domain::Plan, engine};"),
        ];
        assert_eq!(judge(&files), [""; 0]);
    }

    #[test]
    fn an_upward_import_is_seen_in_use_in_code_in_macros_and_in_tests() {
        let found = judge(&[("text/a.rs", "\nuse crate::{session::State};")]);
        assert_eq!(found, ["src/text/a.rs:2: upward: F0 text imports F1 session::State"]);
        assert_eq!(judge(&[("text/a.rs", "fn f() -> crate::tui::Model { m }")]).len(), 1);
        assert_eq!(judge(&[("text/a.rs", "fn f() { vec![crate::tui::model()] }")]).len(), 1);
        assert_eq!(judge(&[("text/a.rs", "mod tests { use crate::engine::Engine; }")]).len(), 1);
        assert_eq!(judge(&[("text/a.rs", "mod b { use super::super::super::cli; }")]).len(), 1);
        assert_eq!(
            judge(&[("text/a.rs", "fn f() { crate::VERSION.len(); crate::go() }")]).len(),
            2
        );
    }

    #[test]
    fn a_sideways_import_is_seen() {
        let found = judge(&[("tui/a.rs", "use crate::hub::Server;")]);
        assert_eq!(found, ["src/tui/a.rs:1: sideways: tui and hub share F4"]);
    }

    #[test]
    fn what_the_interface_does_never_sees_what_draws_it() {
        let found = judge(&[("tui/update/a.rs", "use crate::tui::view::reach;")]);
        assert_eq!(
            found,
            ["src/tui/update/a.rs:1: only what draws and the runner see tui::view::reach"]
        );
        let files = [
            ("tui/view/b.rs", "use crate::tui::view::place;"),
            ("tui/run/mod.rs", "use super::view::view;"),
        ];
        assert_eq!(judge(&files), [""; 0]);
    }

    #[test]
    fn a_cycle_within_a_room_is_seen_through_reexports() {
        let files = [
            ("session/mod.rs", "mod a; mod b; mod c; pub use a::A; pub use b::B; pub use c::C;"),
            ("session/a.rs", "use super::B;"),
            ("session/b.rs", "use crate::session::c::C;"),
            ("session/c.rs", "fn f() { super::a::A::new() }"),
        ];
        let found = judge(&files);
        assert_eq!(found.len(), 3, "{found:#?}");
        assert_eq!(
            found[0],
            "src/session/a.rs:1: cycle: src/session/a.rs -> src/session/b.rs -> \
             src/session/c.rs -> src/session/a.rs"
        );
    }

    #[test]
    fn a_chain_within_a_room_is_no_cycle_and_neither_is_a_loop_that_only_tests_close() {
        let files = [
            ("session/mod.rs", "mod a; mod b; pub use a::A; pub use b::B;"),
            ("session/a.rs", "use super::B;"),
            ("session/b.rs", "mod tests { use super::super::A; }"),
        ];
        assert_eq!(judge(&files), [""; 0]);
    }

    #[test]
    fn a_room_that_reaches_for_what_its_own_front_door_defines_is_a_cycle() {
        let files = [
            ("session/mod.rs", "mod a; pub use a::A; pub struct Front;"),
            ("session/a.rs", "use super::Front;"),
        ];
        assert_eq!(judge(&files).len(), 2);
    }

    #[test]
    fn a_glob_a_long_file_a_strange_room_and_broken_source_are_seen() {
        assert_eq!(
            judge(&[("text/a.rs", "\nuse std::fmt::*;")]),
            ["src/text/a.rs:2: a glob import outside mod tests"]
        );
        assert_eq!(judge(&[("text/a.rs", &"// a\n".repeat(400))]), [""; 0]);
        assert_eq!(
            judge(&[("text/a.rs", &"// a\n".repeat(401))]),
            ["src/text/a.rs:401: 401 lines, more than 400"]
        );
        assert_eq!(
            judge(&[("attic/mod.rs", "")]),
            ["src/attic/mod.rs:1: the room `attic` has no floor"]
        );
        assert_eq!(judge(&[("text/a.rs", "fn f( {")]).len(), 1);
    }

    #[test]
    fn a_test_file_is_held_to_length_and_globs() {
        let path = "tests/a.rs".to_owned();
        let text = "use crate::support::*;\n".to_owned() + &"\n".repeat(400);
        assert_eq!(faults_outside(&Source { path, text }).len(), 2);
    }
}
