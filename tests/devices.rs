//! What the facilitator sees of other devices and does about them, as keys and as screens.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::style::Color;
use uuid::Uuid;
use worldcafe::domain::{Plan, Span, TableId, Tables};
use worldcafe::session::Role;
use worldcafe::theme::{Depth, Ground, Theme};
use worldcafe::tui::Msg;
use worldcafe::tui::model::{Mode, Screen};
use worldcafe::tui::sharing::{Ask, Device, Invite, Shared, Spot, Told};

use crate::support::desk::Desk;
use crate::support::evening::Evening;
use crate::support::golden::{drawn, golden, rows};

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (200, 60), (40, 12)];

/// The longest that an address of four numbers can be.
const ADDRESS: &str = "192.168.178.123:41234";

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn device(number: u128, table: &str, name: &str, heard: i64) -> Device {
    Device {
        id: id(number),
        role: Role::Rapporteur,
        table: Some(TableId::new(table)),
        name: (!name.is_empty()).then(|| name.to_owned()),
        muted: false,
        browser: Some(true),
        heard: Some(Span::seconds(heard)),
    }
}

fn link() -> String {
    let secret: String = (0..32).map(|n| format!("{:02x}", n * 37 % 256)).collect();
    format!("http://{ADDRESS}/#{secret}")
}

fn shared() -> Shared {
    let invite =
        |role, code: &str| Invite { role, table: None, code: code.to_owned(), link: link() };
    let projector = Device { role: Role::Viewer, table: None, ..device(4, "", "", 1) };
    Shared {
        addresses: vec![ADDRESS.to_owned()],
        alone: false,
        certificate: None,
        invites: vec![invite(Role::Rapporteur, "KTX-MPR-WHA"), invite(Role::Viewer, "WXN-YZE-FAB")],
        devices: vec![
            device(1, "10", "Ada", 12),
            Device { muted: true, ..device(2, "2", "Grace Hopper of the other room", 3) },
            device(3, "4", "", 200),
            projector,
            device(5, "1", "Eve", 3 * 3600),
        ],
        lets_in: true,
    }
}

/// The same where what is sent is encrypted.
fn encrypted() -> Shared {
    let letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ".chars().cycle();
    let secret: String = letters.clone().take(25).collect();
    let pin: String = letters.skip(25).take(52).collect();
    let link = format!("https://{ADDRESS}/#{secret}.{pin}");
    let invite = |it: Invite| Invite { link: link.clone(), ..it };
    let invites = shared().invites.into_iter().map(invite).collect();
    Shared { certificate: Some("ABCD-EFGH-JKLM-NPQR".to_owned()), invites, ..shared() }
}

fn open(shared: Shared) -> Desk {
    let mut desk = Desk::at(Evening::drawn());
    desk.give(Msg::Shared(Told::Stands(Some(Box::new(shared)))));
    desk
}

fn shut() -> Desk {
    let mut desk = Desk::at(Evening::drawn());
    desk.give(Msg::Shared(Told::Stands(None)));
    desk
}

fn screen(desk: &Desk) -> String {
    rows(&drawn(&desk.model, &Theme::new(Ground::Dark, Depth::Indexed))).join("\n")
}

/// What a camera reads off a screen: every half of a cell is dark or light.
fn read(buffer: &Buffer, is_light: impl Fn(Color) -> bool) -> Option<String> {
    let area = buffer.area;
    let dark = |column: usize, half: usize| {
        let (x, y) = (column as u16, (half / 2) as u16);
        let cell = &buffer[(x, y)];
        let ink = match (cell.symbol(), half % 2) {
            ("█", _) | ("▀", 0) | ("▄", 1) => cell.fg,
            _ => cell.bg,
        };
        !is_light(ink)
    };
    const ZOOM: usize = 4;
    let (width, height) = (usize::from(area.width) * ZOOM, usize::from(area.height) * 2 * ZOOM);
    let mut seen =
        rqrr::PreparedImage::prepare_from_bitmap(width, height, |x, y| dark(x / ZOOM, y / ZOOM));
    let grids = seen.detect_grids();
    grids.first().and_then(|grid| grid.decode().ok()).map(|(_, words)| words)
}

#[test]
fn a_camera_reads_the_link_off_any_screen_it_is_drawn_on() {
    for shared in [shared(), encrypted()] {
        let link = shared.invites[0].link.to_uppercase();
        is_read_everywhere(open(shared), &link);
    }
}

fn is_read_everywhere(mut desk: Desk, link: &str) {
    desk.press(&["D"]);
    for depth in [Depth::True, Depth::Indexed, Depth::Sixteen] {
        for ground in [Ground::Dark, Ground::Light] {
            for size in [(80, 24), (120, 40), (200, 60)] {
                desk.model.size = size;
                let buffer = drawn(&desk.model, &Theme::new(ground, depth));
                let white = [Color::White, Color::Indexed(231), Color::from_u32(0xff_ff_ff)];
                let words = read(&buffer, |colour| white.contains(&colour)).unwrap();
                assert_eq!(words.to_uppercase(), link, "{size:?}");
            }
        }
    }
    desk.model.size = (80, 24);
    let buffer = drawn(&desk.model, &Theme::new(Ground::Dark, Depth::None));
    let words = read(&buffer, |colour| colour == Color::Reset);
    assert_eq!(words, None, "without colour, only what is ink tells light from dark");
}

#[test]
fn the_devices_stand_by_table_with_how_to_join() {
    let mut desk = open(shared());
    desk.press(&["D"]);
    for size in SIZES {
        desk.model.size = size;
        golden("devices", &desk.model);
    }
    desk.model.size = (80, 24);
    golden("devices-turn-away", &desk.press(&["g", "x"]).model);
    let mut nobody = open(Shared { devices: Vec::new(), ..shared() });
    for size in [(80, 24), (40, 12)] {
        nobody.model.size = size;
        golden("devices-none", &nobody.press(&["D"]).model);
    }
    let near = "192.168.1.5:4100".to_owned();
    let mut near = open(Shared { addresses: vec![near], ..shared() });
    for size in [(60, 20), (60, 30)] {
        near.model.size = size;
        golden("devices-large", &near.press(&["D"]).model);
    }
    let mut encrypted = open(encrypted());
    encrypted.model.size = (80, 24);
    golden("devices-encrypted", &encrypted.press(&["D"]).model);
}

#[test]
fn where_no_other_device_reaches_it_there_is_nothing_to_scan() {
    let alone = Shared { alone: true, addresses: vec!["127.0.0.1:4100".to_owned()], ..shared() };
    let mut desk = open(alone);
    golden("devices-alone", &desk.press(&["D"]).model);
}

#[test]
fn the_stage_says_quietly_that_it_is_open_and_the_room_does_not() {
    let mut desk = open(shared());
    golden("stage-open", &desk.model);
    assert!(screen(&desk).contains("open · 3 joined"));
    assert!(!screen(desk.press(&["v"])).contains("joined"));
}

#[test]
fn opening_offers_the_networks_and_says_who_can_read_along() {
    let mut desk = shut();
    desk.press(&[":", "open", "Enter"]);
    assert_eq!(desk.asks, [Ask::Spots]);
    let network: std::net::SocketAddr = "192.168.1.5:4100".parse().unwrap();
    let alone: std::net::SocketAddr = "127.0.0.1:4100".parse().unwrap();
    let spots = vec![
        Spot {
            at: network,
            words: "the Wi-Fi at 192.168.1.5 (wlan0)".to_owned(),
            encrypted: false,
        },
        Spot { at: alone, words: "this computer only".to_owned(), encrypted: false },
    ];
    desk.give(Msg::Shared(Told::Spots(spots.clone())));
    golden("devices-open", &desk.model);
    desk.press(&["Enter"]);
    golden("devices-open-network", &desk.model);
    let encrypted = Spot { encrypted: true, ..spots[0].clone() };
    desk.press(&["Esc"]).give(Msg::Shared(Told::Spots(vec![encrypted])));
    let shown = screen(desk.press(&["Enter"]));
    assert!(shown.contains("What is sent is\n encrypted."), "{shown}");
    assert_eq!(desk.asks.len(), 1, "nothing is opened before a second Enter");
    desk.press(&["Esc"]);
    desk.give(Msg::Shared(Told::Spots(spots.clone())));
    desk.press(&["Enter"]).later(Span::seconds(1)).press(&["Enter"]);
    assert_eq!(desk.asks[1..], [Ask::Open(network)]);
    assert_eq!(desk.model.screen, Screen::Devices);
    desk.give(Msg::Shared(Told::Spots(spots)));
    desk.press(&["Down", "Enter"]);
    assert_eq!(desk.asks[2..], [Ask::Open(alone)]);
}

#[test]
fn where_nobody_opens_a_session_nothing_of_it_is_offered() {
    let mut desk = Desk::of(Evening::drawn(), Mode::Practice);
    desk.press(&["A", "D"]);
    assert!(desk.asks.is_empty() && desk.model.screen == Screen::Stage);
    desk.press(&[":", "devices"]);
    assert!(!screen(&desk).contains("Show the devices"));
}

#[test]
fn a_device_is_renamed_moved_and_muted_by_the_keys_of_the_list() {
    let mut desk = open(shared());
    desk.press(&["D", "g", "j", "j", "Enter", "Ctrl-U", "Ada L.", "Enter"]);
    assert_eq!(desk.asks, [Ask::Call(id(1), Some("Ada L.".to_owned()))]);
    desk.press(&["@", "7", "Enter"]);
    assert_eq!(desk.asks[1..], [Ask::Seat(id(1), Some(TableId::new("7")))]);
    desk.press(&["m", "g", "m"]);
    assert_eq!(desk.asks[2..], [Ask::Mute(id(1), true), Ask::Mute(id(2), false)]);
    desk.press(&["Enter", "Ctrl-U", "Enter"]);
    assert_eq!(desk.asks[4..], [Ask::Call(id(2), None)]);
    desk.press(&["G", "k", "@"]);
    assert_eq!(desk.said(), "not done: a projector is for no table");
}

#[test]
fn a_facilitators_device_is_moved_to_no_table() {
    let desks = Device { role: Role::Facilitator, table: None, ..device(1, "", "", 1) };
    let mut desk = open(Shared { devices: vec![desks], ..shared() });
    desk.press(&["D", "g", "@"]);
    assert_eq!(desk.said(), "not done: a facilitator is for no table");
}

#[test]
fn those_marked_are_turned_away_together_once_enter_says_so() {
    let mut desk = open(shared());
    desk.press(&["D", "g", " ", "j", " ", "x"]);
    assert!(desk.asked().contains("Table 2 · Grace Hopper of the other room and Table 4 are"));
    assert!(desk.asked().contains("are let in no longer, also with the code"));
    desk.press(&["n"]);
    assert!(desk.asks.is_empty() && desk.model.overlays.is_empty());
    desk.press(&["x", "Enter"]);
    assert_eq!(desk.asks, [Ask::TurnAway(id(2)), Ask::TurnAway(id(3))]);
}

#[test]
fn the_door_is_closed_to_newcomers_and_the_code_for_cameras_with_it() {
    let mut desk = open(shared());
    desk.press(&["D", "o"]);
    assert_eq!(desk.asks, [Ask::LetIn(false)]);
    let closed = Shared { lets_in: false, ..shared() };
    desk.give(Msg::Shared(Told::Stands(Some(Box::new(closed)))));
    golden("devices-closed", &desk.model);
    desk.press(&["o"]);
    assert_eq!(desk.asks[1..], [Ask::LetIn(true)]);
}

#[test]
fn whom_an_invite_is_for_is_chosen_and_its_code_and_link_are_shown() {
    let mut desk = open(shared());
    desk.press(&["D", "a"]);
    golden("devices-invite", &desk.model);
    desk.press(&["4 ev", "Enter"]);
    let four = TableId::new("4");
    assert_eq!(desk.asks, [Ask::Invite(Role::Participant, Some(four.clone()))]);
    let (code, link) = ("RRR-SSS-TTT".to_owned(), link().replace(ADDRESS, "10.0.0.7:4100"));
    let new = Invite { role: Role::Participant, table: Some(four), code, link };
    let mut shared = shared();
    shared.invites.push(new.clone());
    desk.give(Msg::Shared(Told::Stands(Some(Box::new(shared)))));
    for size in [(80, 24), (200, 60), (40, 12)] {
        desk.model.size = size;
        golden("devices-participants", &desk.model);
    }
    desk.model.size = (80, 24);
    let buffer = drawn(&desk.model, &Theme::new(Ground::Dark, Depth::Indexed));
    let words = read(&buffer, |colour| colour == Color::Indexed(231)).unwrap();
    assert_eq!(words.to_lowercase(), new.link);
    desk.press(&["a", "projector", "Enter"]);
    assert_eq!(desk.asks[1..], [Ask::Invite(Role::Viewer, None)]);
    assert!(screen(&desk).contains("for the projector"), "{}", screen(&desk));
    desk.press(&["Esc", "D"]);
    assert!(screen(&desk).contains("K T X"), "{}", screen(&desk));
}

#[test]
fn all_invites_are_printed_on_a_page_that_is_told_to_let_people_in() {
    let mut desk = open(shared());
    desk.press(&["D", "a", "print", "Enter"]);
    let tables = desk.model.session.tables.iter().filter(|it| !it.closed);
    let tables = tables.map(|it| it.table.name.clone()).collect();
    assert_eq!(desk.asks, [Ask::Print(tables)]);
    desk.give(Msg::Shared(Told::Printed("invites.html")));
    let words = "invites.html in the session's folder lets people in: print it, then delete it";
    assert_eq!(desk.said(), words);
}

#[test]
fn where_the_plan_has_no_tables_the_one_that_is_typed_is_invited_to() {
    let mut desk = open(shared());
    let plan = Plan { tables: Tables::default(), ..Plan::clone(&desk.model.session.plan) };
    (desk.model.session.plan, desk.model.session.tables) = (Arc::new(plan), Vec::new());
    desk.press(&["D", "a", "Blue"]);
    assert!(screen(&desk).contains("Blue, everybody who sits there"), "{}", screen(&desk));
    desk.press(&["Enter"]);
    let blue = Some(TableId::new("Blue"));
    assert_eq!(desk.asks, [Ask::Invite(Role::Rapporteur, blue)]);
}

#[test]
fn who_joins_and_who_is_not_heard_from_any_more_is_told_once() {
    let mut desk = open(Shared { devices: Vec::new(), ..shared() });
    let stands = |desk: &mut Desk, devices: Vec<Device>| {
        let shared = Shared { devices, ..shared() };
        desk.give(Msg::Shared(Told::Stands(Some(Box::new(shared)))));
        desk.said()
    };
    let ada = |heard| device(1, "10", "Ada", heard);
    let terminal = Device { browser: Some(false), ..device(2, "4", "", 0) };
    assert_eq!(stands(&mut desk, vec![ada(0)]), "Table 10 · Ada joined, in a browser");
    let said = stands(&mut desk, vec![ada(1), terminal.clone()]);
    assert_eq!(said, "Table 4 joined, in a terminal");
    desk.press(&["Esc"]);
    assert_eq!(stands(&mut desk, vec![ada(119), terminal.clone()]), "");
    let lost =
        "Table 10 · Ada not heard from for 2 min; what it types stays there until it is back";
    assert_eq!(stands(&mut desk, vec![ada(120), terminal.clone()]), lost);
    desk.press(&["Esc"]);
    assert_eq!(stands(&mut desk, vec![ada(121), terminal.clone()]), "", "once");
    assert_eq!(stands(&mut desk, vec![ada(3), terminal]), "");
    let projector = |heard| Device { role: Role::Viewer, table: None, ..device(3, "", "", heard) };
    assert_eq!(stands(&mut desk, vec![projector(0)]), "a projector joined, in a browser");
    desk.press(&["Esc"]);
    assert_eq!(stands(&mut desk, vec![projector(300)]), "", "nobody types there");
}

#[test]
fn those_who_were_in_when_it_is_opened_are_no_news() {
    let desk = open(shared());
    assert!(!desk.said().contains("joined"), "{}", desk.said());
}

#[test]
fn closing_the_session_to_devices_says_what_that_cuts_off() {
    let mut desk = open(shared());
    desk.press(&[":", "shut", "Enter"]);
    assert!(desk.asked().starts_with("3 devices are cut off"), "{}", desk.asked());
    desk.later(Span::seconds(1)).press(&["Enter"]);
    assert_eq!(desk.asks, [Ask::Shut]);
    desk.give(Msg::Shared(Told::Stands(None)));
    assert!(screen(&desk).contains("closed to other devices"));
    golden("devices-shut", &desk.press(&["D"]).model);
    desk.give(Msg::Shared(Told::Stands(Some(Box::new(shared())))));
    assert!(!screen(&desk).contains("closed to other devices"), "opened again, it is not");
}

#[test]
fn leaving_says_what_it_cuts_off_of_those_who_are_there() {
    let leaving = |devices| {
        let mut desk = open(Shared { devices, ..shared() });
        desk.press(&["q"]).asked().to_owned()
    };
    let (ada, gone) = (device(1, "10", "Ada", 12), device(3, "4", "", 200));
    let unheard = Device { heard: None, ..device(2, "2", "", 0) };
    assert_eq!(
        leaving(vec![ada, gone.clone(), unheard.clone()]),
        "One device is cut off; what it types stays on it until it is open again. Enter leaves; \
         nothing is lost."
    );
    let nobody = "Enter leaves. The session keeps running on the clock; nothing is lost.";
    assert_eq!(leaving(vec![gone, unheard]), nobody);
}

#[test]
fn what_cannot_be_opened_says_why() {
    let mut desk = shut();
    desk.give(Msg::Shared(Told::Failed("the address is not here".to_owned())));
    assert!(screen(&desk).contains("not done: the address is not here"));
}

#[test]
fn devices_are_found_by_name_table_and_what_is_muted() {
    let mut desk = open(shared());
    desk.press(&["D", "/", "muted"]);
    let found: Vec<Uuid> = desk.model.listed_devices().iter().map(|it| it.id).collect();
    assert_eq!(found, [id(2)]);
}
