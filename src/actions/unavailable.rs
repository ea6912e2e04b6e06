//! Why an action cannot be done as the session stands.

use super::action::Action;
use crate::domain::Span;
use crate::session::{BlockState, Refusal, Session, propose};

/// Says why an action cannot be done now, as a sentence without a full stop; `None` where it
/// can. Names of blocks stand in it raw: show it through `text::shown`.
#[must_use]
pub fn unavailable(session: &Session, action: Action) -> Option<String> {
    refusal(session, action)
        .map(|it| it.to_string())
        .or_else(|| lack(session, action).map(Into::into))
}

/// The clock's own reasons, in the words the session would refuse with.
fn refusal(session: &Session, action: Action) -> Option<Refusal> {
    let closed = || session.closed.is_some().then_some(Refusal::Closed);
    let running = session.running();
    let title = || running.map(|it| it.block.title.clone()).unwrap_or_default();
    let nothing_comes = |comes: bool| (!comes).then_some(Refusal::NothingComes);
    let waits = || session.blocks.iter().any(|it| it.started.is_none());
    match action {
        Action::Start => closed()
            .or_else(|| running.map(|_| Refusal::BlockRuns { running: title() }))
            .or_else(|| nothing_comes(session.next().is_some())),
        Action::EndBlock => closed().or_else(|| running.is_none().then_some(Refusal::NothingRuns)),
        // What comes is given time too, and may have speakers before it begins.
        Action::Extend | Action::Shorten | Action::Speak | Action::SpeakerOrder => {
            closed().or_else(|| nothing_comes(running.or(session.next()).is_some()))
        }
        Action::Pause => closed().or_else(|| match running {
            None => Some(Refusal::NothingRuns),
            Some(it) => it.pause().map(|_| Refusal::AlreadyPaused { block: title() }),
        }),
        Action::Reason | Action::Resume => closed().or_else(|| match running {
            None => Some(Refusal::NothingRuns),
            Some(it) => it.pause().is_none().then(|| Refusal::NotPaused { block: title() }),
        }),
        Action::Skip => closed().or_else(|| nothing_comes(session.next().is_some())),
        // One that is skipped may still be brought back another.
        Action::MoveBlock | Action::ChangeBlock | Action::FixStart => {
            closed().or_else(|| nothing_comes(waits()))
        }
        Action::NextSpeaker => closed().or_else(|| match running {
            None => Some(Refusal::NothingRuns),
            Some(it) => {
                (it.floor.speaking().is_none() && !it.floor.waits()).then_some(Refusal::NobodyWaits)
            }
        }),
        Action::MoveSpeaker
        | Action::SkipSpeaker
        | Action::PutSpeakerBack
        | Action::RemoveSpeaker
        | Action::RenameSpeaker => closed(),
        Action::ProposeLengths => closed().or_else(|| propose_refusal(session)),
        Action::InsertBlock | Action::BringBack | Action::Close => closed(),
        Action::Reopen => session.closed.is_none().then_some(Refusal::NotClosed),
        Action::Undo => session.history.newest().is_none().then_some(Refusal::NothingToUndo),
        Action::Redo => session.history.undone().is_none().then_some(Refusal::NothingToRedo),
        _ => None,
    }
}

/// Nothing comes, or everything that comes has a length.
fn propose_refusal(session: &Session) -> Option<Refusal> {
    match propose(session, Span::minutes(i64::from(u32::MAX))) {
        Err(why @ (Refusal::NothingComes | Refusal::LengthsKnown)) => Some(why),
        _ => None,
    }
}

/// What an action would act on and is not there.
fn lack(session: &Session, action: Action) -> Option<&'static str> {
    let lacks = |is_lacking: bool, words| is_lacking.then_some(words);
    let no_categories =
        || session.categories.iter().flat_map(|of| &of.categories).all(|category| category.gone);
    match action {
        Action::Back => lacks(session.ended_last().is_none(), "no block has ended yet"),
        Action::BringBack => {
            lacks(!session.blocks.iter().any(|it| it.skipped), "no block is skipped")
        }
        Action::EditNote
        | Action::Retag
        | Action::MoveNotes
        | Action::SortNotes
        | Action::SaidBy
        | Action::Retract => {
            lacks(session.notes.len() == session.notes.retracted(), "there are no notes")
        }
        Action::Restore => lacks(session.notes.retracted() == 0, "no note is taken out"),
        Action::AddCategory | Action::RewordQuestion => {
            lacks(session.questions.is_empty(), "there are no questions")
        }
        Action::Pick => {
            lacks(session.notes.len() == session.notes.retracted(), "there are no notes")
        }
        Action::Unpick => lacks(session.notes.picked().is_empty(), "no note is picked"),
        Action::MoveSpeaker
        | Action::SkipSpeaker
        | Action::PutSpeakerBack
        | Action::RemoveSpeaker
        | Action::RenameSpeaker => {
            let waits = |it: &BlockState| it.ended.is_none() && !it.floor.is_empty();
            lacks(!session.blocks.iter().any(waits), "there are no speakers")
        }
        Action::RenameCategory
        | Action::LetterCategory
        | Action::OrderCategories
        | Action::MergeCategories
        | Action::SplitCategory
        | Action::RemoveCategory => lacks(no_categories(), "there are no categories"),
        Action::CloseTable => lacks(session.open_tables().count() == 0, "no table is open"),
        Action::MergeTables => match session.open_tables().count() {
            0 => Some("no table is open"),
            n => lacks(n == 1, "only one table is open"),
        },
        Action::Late => {
            let over = session.closed.is_some() || session.next().is_none();
            lacks(over, "nothing comes any more")
        }
        Action::TypeAt | Action::Seen => lacks(session.tables.is_empty(), "there are no tables"),
        Action::OpenTable => {
            lacks(!session.tables.iter().any(|it| it.closed), "no table is closed")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::example::{at, running, session};

    #[test]
    fn a_greyed_action_says_why() {
        let why = |session: &Session, action| unavailable(session, action);
        assert_eq!(why(&session(), Action::EndBlock).as_deref(), Some("no block is running"));
        assert_eq!(why(&running(), Action::Start).as_deref(), Some("Conversation 1 is running"));
        assert_eq!(why(&running(), Action::Back), None);
        assert_eq!(why(&session(), Action::Back).as_deref(), Some("no block has ended yet"));
        assert_eq!(why(&session(), Action::Retract).as_deref(), Some("there are no notes"));
        let mut closed = running();
        closed.closed = Some(at(90));
        assert_eq!(why(&closed, Action::EndBlock).as_deref(), Some("the session is closed"));
        assert_eq!(why(&closed, Action::Reopen), None);
        assert_eq!(why(&closed, Action::Back), None, "it opens a closed session again");
        assert_eq!(why(&closed, Action::AddCategory), None, "a closed session takes corrections");
    }

    #[test]
    fn before_the_start_only_what_needs_a_block_that_runs_is_grey() {
        let waiting = session();
        for action in [Action::Extend, Action::Shorten, Action::Speak, Action::ChangeBlock] {
            assert_eq!(unavailable(&waiting, action), None, "{action:?}");
        }
        for action in [Action::EndBlock, Action::Pause, Action::Resume, Action::NextSpeaker] {
            let why = unavailable(&waiting, action);
            assert_eq!(why.as_deref(), Some("no block is running"), "{action:?}");
        }
        assert_eq!(unavailable(&waiting, Action::Close), None);
        assert_eq!(
            unavailable(&waiting, Action::Reopen).as_deref(),
            Some("the session is not closed")
        );
    }

    #[test]
    fn where_what_comes_is_skipped_nothing_is_said_to_have_run() {
        let mut waiting = session();
        waiting.blocks.iter_mut().for_each(|block| block.skipped = true);
        let why = |action| unavailable(&waiting, action);
        assert_eq!(why(Action::Start).as_deref(), Some("no block is still to come"));
        assert_eq!(why(Action::Extend), why(Action::Start));
        assert_eq!((why(Action::MoveBlock), why(Action::BringBack)), (None, None));
    }

    #[test]
    fn after_the_end_speakers_are_left_as_they_are() {
        let mut closed = running();
        closed.closed = Some(at(90));
        for action in [Action::Speak, Action::MoveSpeaker, Action::SkipSpeaker, Action::Extend] {
            let why = unavailable(&closed, action);
            assert_eq!(why.as_deref(), Some("the session is closed"), "{action:?}");
        }
    }

    #[test]
    fn one_table_alone_is_merged_into_none() {
        let mut one = session();
        one.tables.truncate(1);
        let why = |session: &Session| unavailable(session, Action::MergeTables);
        assert_eq!(why(&one).as_deref(), Some("only one table is open"));
        one.tables.clear();
        assert_eq!(why(&one).as_deref(), Some("no table is open"));
    }
}
