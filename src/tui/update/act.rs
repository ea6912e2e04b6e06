//! What an action does, by whichever key or name it was asked for.

use super::screen::show;
use super::submit::{nothing_runs, say, say_next, step};
use super::{
    asking, chosen, floor, hall, joined, listing, lists, questions, replay, report, rows, tally,
    undo, wanting, welcome,
};
use crate::actions::{Action, in_town_hall};
use crate::domain::ReportText;
use crate::session::Command;
use crate::tui::context::fits;
use crate::tui::effect::Effect;
use crate::tui::model::{Asked, Finder, Model, Next, Overlay, Screen, Sort};
use crate::tui::offer::OTHERS;
use crate::tui::sharing::Ask;

/// Does an action. Those of the line and those that need words are not done here.
pub(super) fn act(model: &mut Model, action: Action, batch: u64) -> Vec<Effect> {
    use Action::{
        AddCategory, AddQuestion, AddTable, AdoptPlan, Announce, Back, BlockBefore, BringBack,
        Capture, Categories, Category, ChangeBlock, Choose, Close, CloseTable, Deeper, Devices,
        EditNote, EndBlock, Ends, EraseLine, EraseRest, EraseWord, Esc, Export, Extend, Faster,
        FieldBefore, Filter, FixStart, ForgetSession, GiveFloor, HeadCount, Help, Hold, Host,
        HostLeft, InsertBlock, IntoList, Invite, KeepCategory, KeepElsewhere, Kind, Late,
        LeaveDialog, LetterCategory, LineEnd, LineStart, MakeSession, Mark, MergeCategories,
        MergeTables, Move, MoveBlock, MoveDevice, MoveNotes, MoveSpeaker, Mute, MuteDevice,
        NameSplit, NewHosts, NewLine, NewSession, Newcomers, NextBlock, NextField, NextQuestion,
        NextScreen, NextSpeaker, NextStep, OneKey, Open, OpenSession, OpenTable, OrderCategories,
        OtherKind, Palette, Paper, Pause, Pick, PlanSeats, Programme, ProposeLengths, PutBack,
        PutSpeakerBack, Quit, ReadOn, Reason, Redo, Redraw, RemoveCategory, RemoveSpeaker,
        RenameCategory, RenameDevice, RenameSpeaker, Reopen, Report, Restore, Resume, Retag,
        Retract, RewordQuestion, Role, RoomView, SaidBy, Save, Scroll, SeatCame, SeatLeft, SeatOut,
        SeatRound, SeatView, Seating, Seats, Seen, Shallower, Shell, Shorten, ShowIdeas, Shut,
        Skip, SkipSpeaker, Slower, SortNotes, Speak, SpeakerOrder, Speakers, SplitCategory, Stage,
        Start, Summary, Table, Tables, Tally, Topic, TownHall, Tray, TurnAway, Type, TypeAt, Typed,
        Undo, Unpick, Welcome, Where, WordBack, WordOn,
    };
    if !model.mode.may(action) {
        say(model, Sort::Refused, format!("not done: {OTHERS}"));
        return Vec::new();
    }
    match action {
        Start | EndBlock | Pause | Resume | Reason | Back | Close | Reopen | Undo | Redo
        | NextSpeaker => to_evening(model, action, batch),
        Stage | Type | Capture | Tally | TownHall | Report | RoomView | NextScreen | Programme
        | Late | Tables | Categories | Devices | Seating | Esc => to_screen(model, action),
        Help | Palette | Speakers | Welcome | Tray | Export | NextStep | Summary | AddQuestion
        | RewordQuestion | Quit | KeepElsewhere | Open | Shut => above(model, action, batch),
        AdoptPlan | NextQuestion | Filter | ShowIdeas | Mute | Shell | Redraw => {
            of_screen(model, action)
        }
        GiveFloor | Speak | MoveSpeaker | SkipSpeaker | PutSpeakerBack | RemoveSpeaker
        | RenameSpeaker | SpeakerOrder => floor::act(model, action),
        Hold | Faster | Slower | NextBlock | BlockBefore => replay::drive(model, action),
        Mark if model.is_list() => lists::act(model, action, false, batch),
        Pick | Unpick | Retract | Restore | Retag | MoveNotes | SaidBy | EditNote | Mark | Ends => {
            chosen::act(model, action)
        }
        ChangeBlock | InsertBlock | Skip | BringBack | MoveBlock | FixStart | TypeAt | AddTable
        | CloseTable | OpenTable | MergeTables | Paper | Typed | Seen | Host | AddCategory
        | RenameCategory | LetterCategory | OrderCategories | MergeCategories | SplitCategory
        | RemoveCategory | NameSplit | RenameDevice | MoveDevice | MuteDevice | TurnAway
        | Newcomers | Invite | Announce | PlanSeats | SeatCame | SeatLeft | SeatOut | HostLeft
        | NewHosts | SeatView | SeatRound => lists::act(model, action, false, batch),
        // Their key says by how much; the line, the list and the Home screen read their own keys;
        // the palette reads the words that follow the name.
        Extend | Shorten | Move | Choose | ReadOn | Save | OneKey | NewLine | Deeper
        | Shallower | Category | KeepCategory | Table | Kind | Where | IntoList | Scroll
        | LineStart | LineEnd | WordBack | WordOn | EraseWord | EraseRest | EraseLine | PutBack
        | OpenSession | NewSession | ForgetSession | NextField | FieldBefore | MakeSession
        | OtherKind | LeaveDialog | SortNotes | Topic | Seats | Role | HeadCount
        | ProposeLengths => Vec::new(),
    }
}

/// What changes how the evening goes.
fn to_evening(model: &mut Model, action: Action, batch: u64) -> Vec<Effect> {
    match action {
        Action::Start => start(model, batch),
        Action::EndBlock => asking::end_block(model, batch),
        Action::Pause | Action::Resume => pause(model, batch),
        Action::Reason => wanting::reason(model),
        Action::Back => asking::back(model, batch),
        Action::Close => asking::close(model, batch),
        Action::Reopen => step(model, Command::Reopen),
        Action::Undo if model.mode.is_of_table() => joined::undo(model),
        // What is only shown is the newest step to whoever sees it.
        Action::Undo if model.shows_seats() => lists::leave(model),
        Action::Undo => undo::undo(model, batch),
        Action::Redo => undo::redo(model, batch),
        Action::NextSpeaker => hall::next_speaker(model),
        _ => Vec::new(),
    }
}

/// What leads to another screen.
fn to_screen(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Stage => show(model, Screen::Stage),
        Action::Type if in_town_hall(&model.session) => show(model, Screen::TownHall),
        Action::Capture | Action::Type => show(model, Screen::Capture),
        Action::Tally => show(model, Screen::Tally),
        Action::TownHall => show(model, Screen::TownHall),
        Action::Report => show(model, Screen::Report),
        Action::NextScreen => show(model, model.screen.next()),
        Action::RoomView if model.screen == Screen::Room => show(model, model.behind_room),
        Action::RoomView => {
            model.behind_room = model.screen;
            show(model, Screen::Room)
        }
        Action::Programme
        | Action::Late
        | Action::Tables
        | Action::Categories
        | Action::Devices
        | Action::Seating => lists::open(model, action),
        Action::Esc => {
            model.message = None;
            match model.screen {
                Screen::Stage => Vec::new(),
                Screen::Room => show(model, model.behind_room),
                _ if model.is_list() => lists::leave(model),
                _ => show(model, Screen::Stage),
            }
        }
        _ => Vec::new(),
    }
}

/// What shows or asks something above the screen.
fn above(model: &mut Model, action: Action, batch: u64) -> Vec<Effect> {
    match action {
        Action::Help => over(model, Overlay::Help { scroll: 0 }),
        Action::Palette => {
            // Whether the plan can be taken over is told in it.
            let reads = fits(model, Action::AdoptPlan).then_some(Effect::ReadPlan);
            over(model, Overlay::Palette(Finder::default())).into_iter().chain(reads).collect()
        }
        Action::Speakers => {
            // What is said there is of what is done there.
            model.message = None;
            over(model, Overlay::Speakers { place: 0 })
        }
        Action::Welcome => welcome::ask(model),
        Action::Tray => {
            joined::open_tray(model);
            Vec::new()
        }
        Action::Export => report::ask(model, batch),
        Action::NextStep => report::ask_text(model, ReportText::NextStep),
        Action::Summary => report::ask_text(model, ReportText::Summary),
        Action::AddQuestion => questions::ask_new(model),
        Action::RewordQuestion => questions::ask_words(model),
        Action::KeepElsewhere => wanting::folder(model),
        Action::Open => vec![Effect::Share(Ask::Spots)],
        Action::Shut => asking::shut(model, batch),
        Action::Quit => asking::leave(model, batch),
        _ => Vec::new(),
    }
}

/// What changes what this screen shows, or how it is run.
fn of_screen(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::AdoptPlan => {
            model.adopts = true;
            return vec![Effect::ReadPlan];
        }
        Action::NextQuestion => hall::next_question(model),
        Action::Filter => filter(model),
        Action::ShowIdeas => tally::chosen(model),
        Action::Mute => mute(model),
        Action::Shell => return vec![Effect::Suspend],
        Action::Redraw => return vec![Effect::Redraw],
        _ => {}
    }
    Vec::new()
}

fn start(model: &mut Model, batch: u64) -> Vec<Effect> {
    match model.session.next().map(|block| block.id().clone()) {
        Some(block) => match asking::before_its_day(model) {
            Some(words) => {
                let asked = Asked::Submit(vec![Command::Start { block }]);
                asking::ask(model, words, asked, batch)
            }
            None => step(model, Command::Start { block }),
        },
        None => {
            let next: Next = match model.session.ended_last() {
                Some(_) => &[(Action::Back, "runs the last one again")],
                None => &[],
            };
            say_next(model, Sort::Refused, "not done: no block is still to come", next);
            Vec::new()
        }
    }
}

fn pause(model: &mut Model, batch: u64) -> Vec<Effect> {
    let Some(running) = model.session.running() else {
        return nothing_runs(model);
    };
    let block = running.id().clone();
    if running.pause().is_some() {
        return step(model, Command::Resume { block });
    }
    // Words that follow would become an idea in the line, and keys elsewhere: they are asked for at
    // once. The room's view is no place for them, and in trouble Enter is for what is not saved.
    if model.has_line() || (model.screen != Screen::Room && model.trouble.is_none()) {
        wanting::why(model, batch);
    }
    step(model, Command::Pause { block, reason: None })
}

fn over(model: &mut Model, overlay: Overlay) -> Vec<Effect> {
    model.overlays.push(overlay);
    Vec::new()
}

fn filter(model: &mut Model) {
    model.capture.armed = None;
    if model.is_list() { rows::filter(model) } else { listing::filter(model) }
}

fn mute(model: &mut Model) {
    model.rings = !model.rings;
    let (words, next): (_, Next) = if model.rings {
        ("the bell rings again", &[])
    } else {
        ("the bell is muted; words stay", &[(Action::Mute, "lets it ring")])
    };
    say_next(model, Sort::Told, words, next);
}
