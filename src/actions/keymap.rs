//! The keys in force: those of the table, but where somebody chose others.

use super::action::{Action, ActionSpec, Scope};
use super::table::{ACTIONS, spec};

/// The table of actions with the keys in force. What is said of keys anywhere is read from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keymap {
    rows: &'static [ActionSpec],
}

/// One key that would stand for two actions in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The key.
    pub key: &'static str,
    /// The action whose row comes first.
    pub one: Action,
    /// The other.
    pub other: Action,
}

impl Default for Keymap {
    fn default() -> Self {
        Self { rows: ACTIONS.as_slice() }
    }
}

impl Keymap {
    /// The table with these keys in place of its own; chords stay. Of two that share their keys and
    /// of which never both can be done, the one that is not named goes along with the other. The
    /// rows are kept for as long as the program runs, as those of the table are: settings are read
    /// once.
    #[must_use]
    pub fn choosing(chosen: &[(Action, Vec<String>)]) -> Self {
        let row = |row: &ActionSpec| {
            let of = |wanted| chosen.iter().find(|(action, _)| *action == wanted);
            let chosen = of(row.action).or_else(|| of(other_of_pair(row.action)?));
            ActionSpec { keys: chosen.map_or(row.keys, |(_, keys)| kept(keys)), ..*row }
        };
        let rows: Vec<ActionSpec> = ACTIONS.iter().map(row).collect();
        Self { rows: rows.leak() }
    }

    /// Every row, in the order of the table.
    #[must_use]
    pub fn rows(self) -> &'static [ActionSpec] {
        self.rows
    }

    /// The row of an action.
    #[must_use]
    pub fn spec(self, action: Action) -> &'static ActionSpec {
        self.rows.iter().find(|row| row.action == action).unwrap_or_else(|| spec(action))
    }

    /// The key that is named where one does: the first; empty for an action without keys.
    #[must_use]
    pub fn key(self, action: Action) -> &'static str {
        self.spec(action).every_key().next().unwrap_or_default()
    }

    /// The rows this key stands for in this scope, the scope's own before those that answer there
    /// too. More than one where the state of the session decides, as `n` starts or ends.
    pub fn on_key(self, key: &str, at: Scope) -> impl Iterator<Item = &'static ActionSpec> {
        let own = move |row: &&ActionSpec| row.scope == at;
        let answering = move || self.rows.iter().filter(move |row| row.answers(key, at));
        answering().filter(own).chain(answering().filter(move |row| !own(row)))
    }

    /// Every key that would stand for two actions in one place.
    #[must_use]
    pub fn clashes(self) -> Vec<Clash> {
        let mut found = Vec::new();
        for (at, one) in self.rows.iter().enumerate() {
            for other in self.rows.iter().skip(at + 1) {
                if !meet(one, other) || never_both(one.action, other.action) {
                    continue;
                }
                let shared = one.keys.iter().filter(|key| other.keys.contains(key));
                let clash =
                    |key: &&'static str| Clash { key, one: one.action, other: other.action };
                found.extend(shared.map(clash));
            }
        }
        found
    }
}

fn kept(keys: &[String]) -> &'static [&'static str] {
    let keys: Vec<&'static str> = keys.iter().map(|key| &*key.clone().leak()).collect();
    keys.leak()
}

/// True where one key for both would be lost to one of them. A place's own keys come before those
/// of the Stage that answer there too, so two that the table itself has share one may: the Stage
/// has it elsewhere. Keys among rows have nowhere else to be.
fn meet(one: &ActionSpec, other: &ActionSpec) -> bool {
    let share = spec(one.action).keys.iter().any(|key| spec(other.action).keys.contains(key));
    let among_rows = [one.scope, other.scope].contains(&Scope::Rows);
    let meet_at = |at: Scope| {
        let heard = |row: &ActionSpec| {
            let is_done = !row.changes || ![Scope::Replay, Scope::Home].contains(&at);
            is_done && at.answering().contains(&row.scope)
        };
        let neither_is_its_own = one.scope != at && other.scope != at;
        heard(one) && heard(other) && (neither_is_its_own || among_rows || !share)
    };
    one.scope == other.scope || Scope::ALL.into_iter().any(meet_at)
}

/// Two actions each of which never both can be done.
const PAIRS: [(Action, Action); 12] = [
    (Action::Start, Action::EndBlock),
    (Action::Pause, Action::Resume),
    (Action::Retract, Action::Restore),
    (Action::Skip, Action::BringBack),
    (Action::CloseTable, Action::OpenTable),
    (Action::Paper, Action::Typed),
    (Action::Reason, Action::KeepElsewhere),
    (Action::Pick, Action::Unpick),
    (Action::MoveNotes, Action::SaidBy),
    (Action::Open, Action::Shut),
    // In a list of ideas, and among rows of another kind.
    (Action::Move, Action::Choose),
    (Action::Ends, Action::Choose),
];

/// True for two actions of which never both can be done: they may share a key.
fn never_both(one: Action, other: Action) -> bool {
    PAIRS.contains(&(one, other)) || PAIRS.contains(&(other, one))
}

/// The action that shares its keys with this one, where never both can be done: to whoever presses
/// them they are one key.
#[must_use]
pub fn other_of_pair(action: Action) -> Option<Action> {
    let keys = |of| ACTIONS.iter().find(|row| row.action == of).map(|row| row.keys);
    let mut pairs = PAIRS.into_iter().filter(|(one, other)| keys(*one) == keys(*other));
    pairs.find_map(|(one, other)| match action {
        _ if action == one => Some(other),
        _ if action == other => Some(one),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choosing(action: Action, keys: &[&str]) -> Keymap {
        Keymap::choosing(&[(action, keys.iter().map(|key| (*key).to_owned()).collect())])
    }

    #[test]
    fn the_table_itself_has_no_clash() {
        assert_eq!(Keymap::default().clashes(), []);
    }

    #[test]
    fn a_chosen_key_does_it_and_the_one_before_does_not() {
        let keys = choosing(Action::EndBlock, &["e", "E"]);
        let on = |key| keys.on_key(key, Scope::Stage).map(|row| row.action).collect::<Vec<_>>();
        assert_eq!(on("e"), [Action::Start, Action::EndBlock]);
        assert_eq!(on("E"), [Action::Start, Action::EndBlock]);
        assert_eq!(on("n"), [], "what shares it goes along");
        assert_eq!((keys.key(Action::EndBlock), keys.key(Action::Start)), ("e", "e"));
        assert_eq!(choosing(Action::Quit, &["Q"]).spec(Action::Quit).chords, ["Ctrl-C"]);
    }

    #[test]
    fn a_pair_goes_together_unless_both_are_named() {
        let pairs = [
            (Action::Pause, Action::Resume),
            (Action::Retract, Action::Restore),
            (Action::Skip, Action::BringBack),
            (Action::CloseTable, Action::OpenTable),
            (Action::Paper, Action::Typed),
            (Action::Pick, Action::Unpick),
            (Action::MoveNotes, Action::SaidBy),
        ];
        for (one, other) in pairs {
            for (named, along) in [(one, other), (other, one)] {
                assert_eq!(choosing(named, &["é"]).spec(along).keys, ["é"], "{along:?}");
            }
        }
        let both = [(Action::Pause, vec!["z".to_owned()]), (Action::Resume, vec!["p".to_owned()])];
        let keys = Keymap::choosing(&both);
        assert_eq!((keys.key(Action::Pause), keys.key(Action::Resume)), ("z", "p"));
        let alone = choosing(Action::AddTable, &["é"]);
        assert_eq!(alone.key(Action::AddCategory), "a", "a key of another place is another key");
    }

    #[test]
    fn one_key_for_two_actions_of_a_place_is_a_clash() {
        let clashes = |action, key| choosing(action, &[key]).clashes();
        let (key, one, other) = ("r", Action::EndBlock, Action::Back);
        let along = Clash { key, one: Action::Start, other };
        assert_eq!(clashes(Action::EndBlock, "r"), [along, Clash { key, one, other }]);
        assert_eq!(clashes(Action::Start, "n"), [], "a pair may share one");
        assert_eq!(clashes(Action::Export, "n").len(), 2, "the Report has the Stage's keys too");
        assert!(clashes(Action::Start, "x").iter().any(|it| it.other == Action::Skip));
        assert_eq!(clashes(Action::Hold, "u"), [], "a replay has no undo");
        assert_eq!(clashes(Action::AddTable, "s").len(), 2, "that of its place, and the Stage's");
    }

    #[test]
    fn a_key_among_rows_clashes_with_the_stages_and_with_those_of_each_screen_of_rows() {
        let with = |key| {
            let all = choosing(Action::Mark, &[key]).clashes().into_iter();
            let other = |it: Clash| if it.one == Action::Mark { it.other } else { it.one };
            all.map(other).collect::<Vec<_>>()
        };
        assert_eq!(with("p"), [Action::Pause, Action::Resume]);
        let of_screens = [
            Action::Skip,
            Action::BringBack,
            Action::Retract,
            Action::Restore,
            Action::RemoveCategory,
            Action::CloseTable,
            Action::OpenTable,
            Action::TurnAway,
            Action::SeatOut,
            Action::ForgetSession,
        ];
        assert_eq!(with("x"), of_screens);
        assert_eq!(with("e"), [], "the Report has no rows to mark");
        assert_eq!(choosing(Action::Pause, &["Space"]).clashes().len(), 4, "resume goes along");
    }

    #[test]
    fn two_actions_may_swap_their_keys() {
        let chosen = [(Action::Undo, vec!["r".to_owned()]), (Action::Back, vec!["u".to_owned()])];
        assert_eq!(Keymap::choosing(&chosen).clashes(), []);
    }
}
