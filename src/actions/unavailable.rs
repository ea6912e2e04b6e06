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
    match action {
        Action::Start => closed()
            .or_else(|| running.map(|_| Refusal::BlockRuns { running: title() }))
            .or_else(|| session.next().is_none().then_some(Refusal::NothingComes)),
        Action::EndBlock | Action::Extend | Action::Shorten => {
            closed().or_else(|| running.is_none().then_some(Refusal::NothingRuns))
        }
        Action::Pause => closed().or_else(|| match running {
            None => Some(Refusal::NothingRuns),
            Some(it) => it.pause().map(|_| Refusal::AlreadyPaused { block: title() }),
        }),
        Action::Reason | Action::Resume => closed().or_else(|| match running {
            None => Some(Refusal::NothingRuns),
            Some(it) => it.pause().is_none().then(|| Refusal::NotPaused { block: title() }),
        }),
        Action::Skip | Action::MoveBlock | Action::ChangeBlock | Action::FixStart => {
            closed().or_else(|| session.next().is_none().then_some(Refusal::NothingComes))
        }
        Action::NextSpeaker => closed().or_else(|| match running {
            None => Some(Refusal::NothingRuns),
            Some(it) => it.floor.is_empty().then_some(Refusal::NobodyWaits),
        }),
        Action::Speak | Action::SpeakerOrder => closed(),
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
        | Action::Retract => {
            lacks(session.notes.len() == session.notes.retracted(), "there are no notes")
        }
        Action::Restore => lacks(session.notes.retracted() == 0, "no note is taken out"),
        Action::AddCategory => lacks(session.plan.questions.is_empty(), "there are no questions"),
        Action::Pick => {
            lacks(session.notes.len() == session.notes.retracted(), "there are no notes")
        }
        Action::Unpick => lacks(session.notes.picked().is_empty(), "no note is picked"),
        Action::MoveSpeaker | Action::SkipSpeaker | Action::PutSpeakerBack => {
            let nobody = |it: &BlockState| it.floor.is_empty();
            lacks(session.blocks.iter().all(nobody), "there are no speakers")
        }
        Action::RenameCategory
        | Action::LetterCategory
        | Action::OrderCategories
        | Action::MergeCategories
        | Action::SplitCategory
        | Action::RemoveCategory => lacks(no_categories(), "there are no categories"),
        Action::CloseTable | Action::MergeTables => {
            lacks(session.tables.iter().all(|it| it.closed), "no table is open")
        }
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
}
