//! The devices: how to join, and who has, by table, with when each was last heard.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame::{List, Row, columns, draw as draw_list, is_wide};
use super::scanned::Scanned;
use crate::actions::Action;
use crate::session::{Role, table_name};
use crate::text::{shown, width};
use crate::theme::{Theme, Tone};
use crate::tui::layout::margin;
use crate::tui::model::Model;
use crate::tui::sharing::{Device, Invite, Shared};
use crate::tui::view::digits::{ROWS, Size, can_draw, rows};
use crate::tui::view::place::inset;

/// Columns that the list keeps beside the code for cameras.
const BESIDE: u16 = 39;

/// Rows from which there is room for more than how to join.
const TALL: u16 = 16;

/// Rows that large letters leave for what else is said of how to join, and for the row chosen.
const BELOW: u16 = 7;
/// Devices in sight that large letters leave room for, if so many have joined.
const IN_SIGHT: usize = 4;

pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let scanned = model.reach.shared().and_then(|shared| scanned(model, shared, area));
    let taken = scanned.as_ref().map_or(0, Scanned::columns);
    if let Some(scanned) = &scanned {
        let at = Rect { x: area.right().saturating_sub(taken), width: taken, ..area };
        scanned.draw(theme.style(Tone::Printed), buffer, at);
    }
    let left = Rect { width: area.width.saturating_sub(taken), ..area };
    // What is beside it stands as far in as everything else.
    let area = inset(left, margin(area).saturating_sub(margin(left)), 0);
    let devices = model.listed_devices();
    let at = model.chosen_device().map(|it| it.id);
    let list = List {
        title: heading(model),
        above: model
            .reach
            .shared()
            .map(|it| ways(model, it, area, scanned.is_some()))
            .unwrap_or_default(),
        heads: (is_wide(area) && !model.devices().is_empty()).then(|| heads(area)),
        rows: devices.len(),
        chosen: devices.iter().position(|it| Some(it.id) == at),
        row: &|at| devices.get(at).map(|it| row(model, it, area)).unwrap_or_default(),
        about: model.chosen_device().map(about).into_iter().collect(),
        empty: empty(model, scanned.is_some()),
    };
    draw_list(&list, model, theme, buffer, area);
}

/// What lets in those who are to be let in: those who write for a table, or whoever was chosen.
fn invite<'a>(model: &Model, shared: &'a Shared) -> Option<&'a Invite> {
    match &model.lists.invite {
        Some((role, table)) => shared.invite(*role, table.as_ref()),
        None => shared.invite(Role::Rapporteur, None),
    }
}

/// Its link, where a camera can reach what it leads to.
fn scanned(model: &Model, shared: &Shared, area: Rect) -> Option<Scanned> {
    let invite = invite(model, shared).filter(|_| !shared.alone && shared.lets_in)?;
    Scanned::fitting(&invite.link, area.width.saturating_sub(BESIDE), area.height)
}

fn heading(model: &Model) -> String {
    match model.reach.shared() {
        Some(shared) => format!("Devices · {}", shared.words()),
        None => "Devices · not open".to_owned(),
    }
}

/// Address and code, and what is to be known of them.
fn ways(model: &Model, shared: &Shared, area: Rect, scans: bool) -> Vec<(Tone, String)> {
    let tall = area.height >= TALL;
    let invite = invite(model, shared);
    let mut lines = Vec::new();
    lines.extend(invite.and_then(whom).map(|whom| (Tone::Strong, whom)));
    let mut addresses = shared.addresses.iter();
    let is_typed = !scans && !shared.alone && shared.lets_in;
    let mut spare = if is_typed { spare(model, area) } else { 0 };
    // Of both, the code is what changes.
    let code = invite.map(|it| large(&it.code, || spaced(&it.code), area, &mut spare));
    let first = addresses.next().map(|address| {
        // Where it is encrypted, terminals need all of it.
        let bare = if shared.certificate.is_some() { shared.url(address) } else { address.clone() };
        large(&bare, || shared.url(address), area, &mut spare)
    });
    lines.extend(first.into_iter().chain(code).flatten().map(|line| (Tone::Strong, line)));
    if tall {
        lines.extend(addresses.map(|other| (Tone::Dim, format!("or {}", shared.url(other)))));
        let projector = shared.invite(Role::Viewer, None).map(|it| it.code.as_str());
        let projector = projector.filter(|_| model.lists.invite.is_none());
        lines.extend(projector.map(|code| (Tone::Dim, format!("projector  {code}"))));
    }
    if let Some(certificate) = shared.certificate.as_ref().filter(|_| tall) {
        lines.push((Tone::Dim, "encrypted; a browser may warn: go on".to_owned()));
        lines.push((Tone::Dim, format!("terminals add .{certificate}")));
    }
    if !shared.lets_in {
        lines.push((Tone::Warning, "closed to newcomers".to_owned()));
    } else if shared.alone {
        lines.push((Tone::Dim, "this computer alone reaches it".to_owned()));
    } else if tall && shared.certificate.is_none() {
        lines.push((Tone::Dim, "others on this Wi-Fi can read along".to_owned()));
    }
    if tall {
        lines.push((Tone::Plain, String::new()));
    }
    lines
}

/// For whom an invite is that is not everybody's who writes for a table; shown.
fn whom(invite: &Invite) -> Option<String> {
    let table = invite.table.as_ref().map(|table| table_name(table.as_str()));
    match (invite.role, table) {
        (Role::Viewer, _) => Some("for the projector".to_owned()),
        (Role::Participant, Some(table)) => Some(format!("for everybody at {}", shown(&table))),
        (_, Some(table)) => Some(format!("types for {}", shown(&table))),
        (_, None) => None,
    }
}

/// Rows that large letters may take.
fn spare(model: &Model, area: Rect) -> u16 {
    let devices = u16::try_from(model.devices().len().min(IN_SIGHT)).unwrap_or(0);
    area.height.saturating_sub(2 + BELOW + devices)
}

/// Words in letters that are read across a room, with a row below, where so many are spare; else
/// as they are.
fn large(words: &str, plain: impl FnOnce() -> String, area: Rect, spare: &mut u16) -> Vec<String> {
    let size = Size::fitting(words, columns(area), ROWS);
    let size = size.filter(|_| *spare > ROWS && can_draw(words));
    let Some(size) = size else { return vec![plain()] };
    *spare -= ROWS + 1;
    rows(words, size.columns).into_iter().chain([String::new()]).collect()
}

/// `A B C - D E F - G H J`: to be read from afar.
fn spaced(code: &str) -> String {
    code.chars().map(String::from).collect::<Vec<_>>().join(" ")
}

/// Columns of the name of a table.
fn table_columns(model: &Model) -> u16 {
    let tables = model.devices().iter().filter_map(|it| it.table.as_ref());
    let widest = tables.map(|it| width(&shown(it.as_str()))).max().unwrap_or(0);
    u16::try_from(widest.clamp(2, 12)).unwrap_or(2)
}

fn heads(area: Rect) -> Row {
    let end = columns(area);
    let head = |column, words: &str| (column, Tone::Dim, words.to_owned());
    let pieces = vec![
        head(2, "table"),
        head(16, "name"),
        head(end.saturating_sub(40), "as"),
        head(end.saturating_sub(26), "heard"),
    ];
    Row { marked: false, pieces }
}

fn row(model: &Model, device: &Device, area: Rect) -> Row {
    let end = columns(area);
    let table = device.table.as_ref().map_or("–".into(), |it| shown(it.as_str()));
    let name = shown(device.name.as_deref().unwrap_or_default()).into_owned();
    let plain = Tone::Plain;
    let (tone, heard) = heard(device);
    let pieces = if is_wide(area) {
        let state = if device.muted { format!("{heard} · muted") } else { heard };
        vec![
            (2, plain, table.into_owned()),
            (16, plain, name),
            (end.saturating_sub(40), plain, device.role().to_owned()),
            (end.saturating_sub(26), tone, state),
        ]
    } else {
        let name = if name.is_empty() { device.role().to_owned() } else { name };
        let (tone, state) = match device.muted {
            true => (Tone::Warning, "muted".to_owned()),
            false => (tone, heard),
        };
        vec![
            (2, plain, table.into_owned()),
            (3 + table_columns(model), plain, name),
            (end.saturating_sub(18), tone, state),
        ]
    };
    Row { marked: model.lists.devices.marked.contains(&device.id), pieces }
}

/// `heard 12 s ago`.
fn heard(device: &Device) -> (Tone, String) {
    let Some(ago) = device.heard else { return (Tone::Dim, "not heard yet".to_owned()) };
    let words = match ago.whole_seconds().max(0) {
        0..=4 => "heard just now".to_owned(),
        n @ 5..=99 => format!("heard {n} s ago"),
        n @ 100..=3599 => format!("heard {} min ago", n / 60),
        n @ 3600..=172_799 => format!("not heard for {} h", n / 3600),
        n => format!("not heard for {} d", n / 86_400),
    };
    match (device.is_gone(), device.is_lost()) {
        (true, _) => (Tone::Dim, words),
        (false, true) => (Tone::Silent, format!("! {words}")),
        (false, false) => (Tone::Plain, words),
    }
}

/// What is known of the device chosen.
fn about(device: &Device) -> String {
    let table = device.table.as_ref().map(|it| table_name(it.as_str()));
    let table = table.map_or_else(|| "no table".to_owned(), |it| shown(&it).into_owned());
    let name = device.name.as_deref().map(|it| shown(it).into_owned());
    let muted = device.muted.then(|| "muted: what it sends is not taken".to_owned());
    let facts = [Some(table), name, Some(device.role().to_owned()), Some(heard(device).1), muted];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn empty(model: &Model, scans: bool) -> String {
    match (model.reach.shared(), scans) {
        (None, _) => format!(
            "The session is not open to other devices. {} opens it.",
            model.key(Action::Open)
        ),
        (Some(_), true) => "Nobody has joined yet. Devices scan the code, or type the address \
                            and then the code above."
            .to_owned(),
        (Some(_), false) => {
            "Nobody has joined yet. Browsers type the address, then the code; terminals, worldcafe \
             join ADDRESS CODE --table N."
                .to_owned()
        }
    }
}
