//! Words into commands: what `do` and the palette are told.
//!
//! What is not named is what the author saw: the running block, the next one, the newest step.
//! Decides nothing; whether a command may be done is the session's to say.

mod categories;
mod floor;
mod notes;
mod programme;
mod questions;
mod room;
mod split;
mod typed;

use std::sync::Arc;

pub use notes::kind;
pub use programme::block_kind;
pub use split::{split_args, split_words};

use super::action::{Action, ActionSpec};
use super::misuse::Misuse;
use super::table::{ACTIONS, named};
use crate::domain::{Plan, ReportText};
use crate::session::{Command, Refusal, Session};
use crate::text::nearest;
use typed::Typed;

/// What an action may need besides words.
#[derive(Clone, Debug, Default)]
pub struct Extra {
    /// The plan as `session.json` beside the journal reads now, for `adopt-plan`.
    pub plan: Option<Arc<Plan>>,
}

/// Finds the action of this name that changes the session.
///
/// # Errors
/// There is none, or it is the interface's alone.
pub fn expect(name: &str) -> Result<&'static ActionSpec, Misuse> {
    let spec = named(name).ok_or_else(|| unknown(name))?;
    if spec.changes { Ok(spec) } else { Err(Misuse::InterfaceOnly { name: spec.name }) }
}

/// Reads an action that changes the session: its name and what follows.
///
/// # Errors
/// [`Misuse`]: the words are no command, or name what this session does not have.
pub fn parse(
    session: &Session,
    name: &str,
    args: &[String],
    extra: Extra,
) -> Result<Command, Misuse> {
    let spec = expect(name)?;
    let mut typed = Typed::read(spec, args)?;
    let command = command(session, spec, &mut typed, extra)?;
    typed.done()?;
    Ok(command)
}

fn unknown(name: &str) -> Misuse {
    let names = ACTIONS.iter().filter(|row| row.changes).map(|row| row.name);
    Misuse::NoAction { name: name.to_owned(), nearest: nearest(names, name) }
}

fn command(
    session: &Session,
    spec: &'static ActionSpec,
    typed: &mut Typed,
    extra: Extra,
) -> Result<Command, Misuse> {
    match spec.action {
        Action::Start => programme::start(session, typed),
        Action::EndBlock => programme::end(session, typed),
        Action::Extend => programme::extend(session, typed),
        Action::Shorten => programme::shorten(session, typed),
        Action::Pause => programme::pause(session, typed),
        Action::Reason => programme::reason(session, typed),
        Action::Resume => programme::resume(session),
        Action::Back => programme::back(session),
        Action::Skip => programme::skip(session, typed),
        Action::BringBack => programme::bring_back(session, typed),
        Action::InsertBlock => programme::insert(session, typed),
        Action::MoveBlock => programme::place(session, typed),
        Action::ChangeBlock => programme::change(session, typed),
        Action::FixStart => programme::fix(session, typed),
        Action::ProposeLengths => programme::propose_lengths(session, typed),
        Action::Close => Ok(Command::Close),
        Action::Reopen => Ok(Command::Reopen),
        Action::AdoptPlan => adopt(extra),
        Action::Undo => undo(session),
        Action::Redo => redo(session),
        Action::EditNote => notes::edit(session, typed),
        Action::Retag => notes::retag(session, typed),
        Action::MoveNotes => notes::shift(session, typed),
        Action::SortNotes => notes::sort(session, typed),
        Action::SaidBy => notes::said_by(session, typed),
        Action::Retract => notes::retract(session, typed),
        Action::Restore => notes::restore(session, typed),
        Action::Pick => notes::pick(session, typed),
        Action::Unpick => notes::unpick(session, typed),
        Action::Speak => floor::speak(session, typed),
        Action::NextSpeaker => floor::next(session, typed),
        Action::MoveSpeaker => floor::place(session, typed),
        Action::SkipSpeaker => floor::skip(session, typed),
        Action::PutSpeakerBack => floor::put_back(session, typed),
        Action::RemoveSpeaker => floor::remove(session, typed),
        Action::RenameSpeaker => floor::rename(session, typed),
        Action::SpeakerOrder => floor::order(session, typed),
        Action::AddQuestion => questions::add(session, typed),
        Action::RewordQuestion => questions::reword(session, typed),
        Action::AddCategory => categories::add(session, typed),
        Action::RenameCategory => categories::rename(session, typed),
        Action::LetterCategory => categories::reletter(session, typed),
        Action::OrderCategories => categories::order(session, typed),
        Action::MergeCategories => categories::merge(session, typed),
        Action::SplitCategory => categories::split(session, typed),
        Action::RemoveCategory => categories::remove(session, typed),
        Action::AddTable => room::add_table(typed),
        Action::CloseTable => room::close(session, typed),
        Action::OpenTable => room::open(session, typed),
        Action::MergeTables => room::merge(session, typed),
        Action::Paper => room::paper(session, typed, true),
        Action::Typed => room::paper(session, typed, false),
        Action::Seen => room::seen(session, typed),
        Action::Host => room::host(session, typed),
        Action::Topic => room::topic(session, typed),
        Action::Seats => room::seats(session, typed),
        Action::Role => room::role(session, typed),
        Action::HeadCount => room::head_count(typed),
        Action::NextStep => room::text(typed, ReportText::NextStep),
        Action::Summary => room::text(typed, ReportText::Summary),
        _ => Err(Misuse::InterfaceOnly { name: spec.name }),
    }
}

fn adopt(extra: Extra) -> Result<Command, Misuse> {
    extra.plan.map(|plan| Command::AdoptPlan { plan }).ok_or(Misuse::NoPlanBeside)
}

fn undo(session: &Session) -> Result<Command, Misuse> {
    let step = session.history.newest().ok_or(Misuse::Refused(Refusal::NothingToUndo))?;
    Ok(Command::Undo { step: step.id })
}

fn redo(session: &Session) -> Result<Command, Misuse> {
    let step = session.history.undone().ok_or(Misuse::Refused(Refusal::NothingToRedo))?;
    Ok(Command::Redo { step: step.id })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::example::{running, session};
    use crate::domain::{BlockId, BlockKind, Span};

    fn read(session: &Session, line: &str) -> Result<Command, Misuse> {
        let mut words = split_words(line).unwrap();
        let name = words.remove(0);
        parse(session, &name, &words, Extra::default())
    }

    fn c1() -> BlockId {
        BlockId::new("c1")
    }

    #[test]
    fn what_is_not_named_is_what_the_author_saw() {
        let session = running();
        assert_eq!(read(&session, "end-block"), Ok(Command::EndBlock { block: c1() }));
        assert_eq!(read(&session, "back"), Ok(Command::Back { block: BlockId::new("opening") }));
        assert_eq!(
            read(&session, "extend 1 h 30 min"),
            Ok(Command::Lengthen { block: c1(), by: Span::minutes(90) })
        );
        assert_eq!(
            read(&session, "shorten 90s --block 'conversation 2'"),
            Ok(Command::Lengthen { block: BlockId::new("c2"), by: Span::seconds(-90) })
        );
        assert_eq!(
            read(&session, "skip the bus is here"),
            Ok(Command::Skip {
                block: BlockId::new("th1"),
                reason: Some("the bus is here".into())
            })
        );
    }

    #[test]
    fn where_nothing_runs_the_session_refuses_and_the_words_are_right() {
        for (line, why) in [
            ("end-block", "no block is running"),
            ("pause", "no block is running"),
            ("back", "no block has ended yet"),
            ("bring-back", "no block is skipped"),
            ("undo", "there is nothing to undo"),
            ("redo", "there is nothing to redo"),
            ("adopt-plan", "there is no session.json beside the journal"),
        ] {
            let misuse = read(&session(), line).unwrap_err();
            assert_eq!(misuse.to_string(), why, "{line}");
            assert!(!misuse.is_usage(), "{line}");
        }
    }

    #[test]
    fn wrong_words_are_wrong_usage_and_say_what_is_right() {
        for (line, why, hint) in [
            ("endblock", "there is no action \"endblock\"", "the nearest is \"end-block\""),
            (
                "capture x",
                "\"capture\" is an action of the interface alone",
                "worldcafe capture adds notes",
            ),
            ("extend", "extend needs a LENGTH", "extend LENGTH [--block B]"),
            (
                "extend 5",
                "\"5\": a length needs a unit",
                "lengths read 25 min, 1 h 30 min, 90 s, or 5m and 1h30m",
            ),
            ("close now", "close does not know what to do with \"now\"", "close"),
            ("head-count many", "\"many\" is not a number of people", "write it in digits"),
            (
                "insert-block X --start noon",
                "\"noon\" is not a time of day",
                "times read 09:00 or 18:15",
            ),
        ] {
            let misuse = read(&running(), line).unwrap_err();
            assert_eq!(
                (misuse.to_string().as_str(), misuse.hint().as_str()),
                (why, hint),
                "{line}"
            );
            assert!(misuse.is_usage(), "{line}");
        }
    }

    #[test]
    fn a_block_is_put_in_and_changed_by_what_is_named() {
        let session = running();
        let Ok(Command::InsertBlock { after, block }) =
            read(&session, "insert-block Coffee --after c1 --kind break --length 10m --fixed")
        else {
            panic!("not an insertion");
        };
        assert_eq!(after, Some(c1()));
        assert!(block.id.is_empty() && block.fixed && block.kind == BlockKind::Break);
        let Ok(Command::ChangeBlock { block }) =
            read(&session, "change-block --block c2 --question none --title 'Last round'")
        else {
            panic!("not a change");
        };
        assert_eq!((block.title.as_str(), &block.question), ("Last round", &None));
        assert_eq!(block.span(), Some(Span::minutes(25)));
    }

    #[test]
    fn a_category_belongs_to_the_question_that_is_asked() {
        let added = read(&running(), "add-category h New and old ways");
        let Ok(Command::AddCategory { question, letter, label }) = added else {
            panic!("not a category");
        };
        assert_eq!(
            (question.as_str(), letter.as_deref(), &*label),
            ("q1", Some("h"), "New and old ways")
        );
        assert!(matches!(read(&session(), "add-category h New"), Err(Misuse::Missing { .. })));
        let forgotten = read(&running(), "add-category Safe streets");
        assert_eq!(forgotten, Err(Misuse::NotALetter { words: "Safe".into() }));
        let Ok(Command::MergeCategories { category, into, .. }) =
            read(&session(), "merge-categories --question 2 b cyber")
        else {
            panic!("not a merge");
        };
        assert_eq!((category.as_str(), into.as_str()), ("c-b", "c-a"));
    }

    #[test]
    fn a_role_and_its_names_are_parted_by_quotes_or_by_a_colon_and_commas() {
        for line in [
            "role 'Overall Coordination' 'JeoungHee Kim' ITU",
            "role Overall Coordination: JeoungHee Kim, ITU,",
            "role 'Overall Coordination: JeoungHee Kim,ITU'",
            "role Overall Coordination: 'JeoungHee Kim' ITU",
        ] {
            let Ok(Command::SetRole { role, names }) = read(&session(), line) else {
                panic!("not a role");
            };
            assert_eq!(&*role, "Overall Coordination");
            assert_eq!(names, ["JeoungHee Kim", "ITU"].map(Arc::from), "{line}");
        }
    }

    #[test]
    fn every_action_that_changes_the_session_is_read() {
        for row in ACTIONS.iter() {
            let result = parse(&running(), row.name, &[], Extra::default());
            let alone = matches!(result, Err(Misuse::InterfaceOnly { .. }));
            assert_eq!(alone, !row.changes, "{}", row.name);
        }
    }
}
