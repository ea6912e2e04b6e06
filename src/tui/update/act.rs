//! What an action does, by whichever key or name it was asked for.

use super::screen::show;
use super::submit::{nothing_runs, say_next, step};
use super::{
    asking, chosen, floor, hall, listing, lists, replay, report, rows, tally, undo, wanting,
    welcome,
};
use crate::actions::{Action, in_town_hall};
use crate::session::Command;
use crate::tui::effect::Effect;
use crate::tui::model::{Finder, Model, Next, Overlay, Screen, Sort};

/// Does an action. Those of the line and those that need words are not done here.
pub(super) fn act(model: &mut Model, action: Action, batch: u64) -> Vec<Effect> {
    use Action::{
        AddCategory, AddTable, BlockBefore, BringBack, Category, ChangeBlock, Choose, CloseTable,
        Deeper, EditNote, Ends, EraseLine, EraseRest, EraseWord, Faster, FixStart, HeadCount, Hold,
        Host, InsertBlock, IntoList, KeepCategory, Kind, LetterCategory, LineEnd, LineStart, Mark,
        MergeCategories, MergeTables, Move, MoveBlock, MoveNotes, NameSplit, NewLine, NextBlock,
        OpenTable, OrderCategories, Paper, ProposeLengths, PutBack, ReadOn, RemoveCategory,
        RenameCategory, Restore, Retag, Retract, Role, Save, Scroll, Seats, Seen, Shallower, Skip,
        Slower, SortNotes, SplitCategory, Table, Topic, TypeAt, Typed, Where, WordBack, WordOn,
    };
    match action {
        Action::Start => start(model),
        Action::EndBlock => asking::end_block(model, batch),
        Action::Pause | Action::Resume => pause(model),
        Action::Reason => wanting::reason(model, batch),
        Action::KeepElsewhere => wanting::folder(model, batch),
        Action::AdoptPlan => {
            model.adopts = true;
            vec![Effect::ReadPlan]
        }
        Action::Back => asking::back(model, batch),
        Action::Close => asking::close(model, batch),
        Action::Reopen => step(model, Command::Reopen),
        Action::Undo => undo::undo(model, batch),
        Action::Redo => undo::redo(model),
        Action::Stage => show(model, Screen::Stage),
        Action::Type if in_town_hall(&model.session) => show(model, Screen::TownHall),
        Action::Capture | Action::Type => show(model, Screen::Capture),
        Action::Tally => show(model, Screen::Tally),
        Action::TownHall => show(model, Screen::TownHall),
        Action::Report => show(model, Screen::Report),
        Action::NextScreen => show(model, model.screen.next()),
        Action::Speakers => over(model, Overlay::Speakers { place: 0 }),
        Action::NextSpeaker => hall::next_speaker(model),
        Action::NextQuestion => {
            hall::next_question(model);
            Vec::new()
        }
        Action::Speak
        | Action::MoveSpeaker
        | Action::SkipSpeaker
        | Action::PutSpeakerBack
        | Action::SpeakerOrder => floor::act(model, action),
        Action::Programme | Action::Late | Action::Tables | Action::Categories => {
            lists::open(model, action)
        }
        Action::RoomView => {
            let next = if model.screen == Screen::Room { Screen::Stage } else { Screen::Room };
            show(model, next)
        }
        Action::Welcome => welcome::ask(model),
        Action::Filter => filter(model),
        Action::ShowIdeas => {
            tally::chosen(model);
            Vec::new()
        }
        Action::Export => report::ask(model, batch),
        Action::Mute => mute(model),
        Action::Help => over(model, Overlay::Help { scroll: 0 }),
        Action::Palette => over(model, Overlay::Palette(Finder::default())),
        Action::Quit => asking::leave(model, batch),
        Action::Shell => vec![Effect::Suspend],
        Action::Redraw => vec![Effect::Redraw],
        Action::Esc => {
            model.message = None;
            match model.screen {
                Screen::Stage => Vec::new(),
                _ if model.is_list() => lists::leave(model),
                _ => show(model, Screen::Stage),
            }
        }
        Mark if model.is_list() => lists::act(model, action, false, batch),
        Hold | Faster | Slower | NextBlock | BlockBefore => replay::drive(model, action),
        Action::Pick
        | Action::Unpick
        | Retract
        | Restore
        | Retag
        | MoveNotes
        | EditNote
        | Mark
        | Ends => chosen::act(model, action),
        // Their key says by how much.
        Action::Extend | Action::Shorten => Vec::new(),
        // The line and the list read their own keys.
        Move | Choose | ReadOn | Save | NewLine | Deeper | Shallower | Category | KeepCategory
        | Table | Kind | Where | IntoList | Scroll | LineStart | LineEnd | WordBack | WordOn
        | EraseWord | EraseRest | EraseLine | PutBack => Vec::new(),
        // The Home screen has its own.
        Action::OpenSession
        | Action::NewSession
        | Action::ForgetSession
        | Action::NextField
        | Action::FieldBefore
        | Action::MakeSession
        | Action::LeaveDialog => Vec::new(),
        // The palette reads the words that follow the name.
        SortNotes | Topic | Seats | Role | HeadCount | ProposeLengths => Vec::new(),
        ChangeBlock | InsertBlock | Skip | BringBack | MoveBlock | FixStart | TypeAt | AddTable
        | CloseTable | OpenTable | MergeTables | Paper | Typed | Seen | Host | AddCategory
        | RenameCategory | LetterCategory | OrderCategories | MergeCategories | SplitCategory
        | RemoveCategory | NameSplit => lists::act(model, action, false, batch),
    }
}

fn start(model: &mut Model) -> Vec<Effect> {
    match model.session.next().map(|block| block.id().clone()) {
        Some(block) => step(model, Command::Start { block }),
        None => {
            let next: Next = &[(Action::Back, "runs the last one again")];
            say_next(model, Sort::Refused, "not done: every block has run", next);
            Vec::new()
        }
    }
}

fn pause(model: &mut Model) -> Vec<Effect> {
    let Some(running) = model.session.running() else {
        return nothing_runs(model);
    };
    let block = running.id().clone();
    let command = match running.pause() {
        Some(_) => Command::Resume { block },
        None => Command::Pause { block, reason: None },
    };
    step(model, command)
}

fn over(model: &mut Model, overlay: Overlay) -> Vec<Effect> {
    model.overlays.push(overlay);
    Vec::new()
}

fn filter(model: &mut Model) -> Vec<Effect> {
    model.capture.armed = None;
    if model.is_list() {
        rows::filter(model)
    } else {
        listing::filter(model)
    }
    Vec::new()
}

fn mute(model: &mut Model) -> Vec<Effect> {
    model.rings = !model.rings;
    let (words, next): (_, Next) = if model.rings {
        ("the bell rings again", &[])
    } else {
        ("the bell is muted; words stay", &[(Action::Mute, "lets it ring")])
    };
    say_next(model, Sort::Told, words, next);
    Vec::new()
}
