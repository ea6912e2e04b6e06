//! What a device does where its line leads elsewhere, its clock is wrong, it slept, or somebody has
//! a keyboard alone.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread::{JoinHandle, spawn, yield_now};

use serde_json::{Value, json};
use worldcafe::domain::BlockId;
use worldcafe::engine::Notice;
use worldcafe::session::Command;

use super::device::Device;
use super::room::noted;
use super::stage::{FOR_EVER, Stage};

/// What a hotel's network or whatever listens there by now may answer.
const STATUSES: [u16; 16] =
    [200, 201, 204, 302, 400, 401, 403, 404, 408, 409, 413, 429, 431, 500, 503, 511];

/// Whoever listens where a hub was, and gives every answer there is to commands.
struct Stranger {
    at: SocketAddr,
    /// Told once every answer was given twice, on a line and to a request.
    all: Receiver<()>,
    thread: JoinHandle<()>,
}

/// How often it is tried to listen where a hub was just now.
const TRIES: usize = 1_000_000;

/// More keys than lead to any button of a page.
const KEYS: usize = 100;

impl Stranger {
    fn listens(at: SocketAddr) -> Self {
        let listens = |_| TcpListener::bind(at).inspect_err(|_| yield_now()).ok();
        let listener = (0..TRIES).find_map(listens).expect("nobody else listens there");
        let (said, all) = channel();
        let mut given = 0;
        let thread = spawn(move || {
            for line in listener.incoming() {
                let Some(asked) = heard(line.as_ref().unwrap()) else { continue };
                if asked.starts_with("GET /goes ") {
                    return;
                }
                let commands = asked.starts_with("POST /v1/commands ");
                let place = if commands { given } else { 0 };
                given += usize::from(commands);
                let status = STATUSES[place % STATUSES.len()];
                let body = "<h1>Welcome! Accept our terms</h1>";
                let answer = format!(
                    "HTTP/1.1 {status} Somehow\r\nLocation: /terms\r\nContent-Type: text/html\r\n\
                     Connection: close\r\nContent-Length: {}\r\n\r\n{body}",
                    body.len()
                );
                let _ = line.unwrap().write_all(answer.as_bytes());
                if given >= STATUSES.len() * 2 {
                    // Only the first is waited for.
                    let _ = said.send(());
                }
            }
        });
        Self { at, all, thread }
    }

    fn goes(self) {
        TcpStream::connect(self.at).unwrap().write_all(b"GET /goes HTTP/1.1\r\n\r\n").unwrap();
        self.thread.join().unwrap();
    }
}

/// What is asked for; all of it is read, so that the answer is.
fn heard(line: &TcpStream) -> Option<String> {
    let mut line = BufReader::new(line);
    let (mut asked, mut length) = (String::new(), 0);
    line.read_line(&mut asked).ok()?;
    loop {
        let mut header = String::new();
        line.read_line(&mut header).ok()?;
        let header = header.trim().to_lowercase();
        if header.is_empty() {
            break;
        }
        if let Some(value) = header.strip_prefix("content-length: ") {
            length = value.parse().ok()?;
        }
    }
    line.take(length).read_to_end(&mut Vec::new()).ok()?;
    Some(asked)
}

#[test]
fn whatever_answers_in_the_hubs_place_no_word_is_let_go_or_called_refused() {
    let mut stage = Stage::new();
    let home = tempfile::tempdir().unwrap();
    let mut device = Device::stands(&stage.link(), home.path());
    let at = stage.hub().address().at;
    stage.closes();
    let stranger = Stranger::listens(at);
    let ticket = device.says(20);
    device.is_kept(ticket);
    let refused = |it: &Notice| matches!(it, Notice::Returned { .. } | Notice::Failed(_));
    stranger.all.recv_timeout(FOR_EVER).unwrap();
    device.poll();
    assert!(!device.seen.iter().any(refused), "{:?}", device.seen);
    stranger.goes();
    stage.opens();
    device.is_saved(ticket);
    assert_eq!(stage.texts(), ["idea 20"]);
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn no_status_and_no_answer_ever_deletes_what_was_typed_on_a_page() {
    let stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    let types = "
        let [answer, answered] = [{}, () => {}];
        await pages.it.route('**/v1/commands', async (route) => {
          await route.fulfill(answer);
          answered(answer);
        });
        for (const status of given) {
          for (const body of ['<h1>Accept our terms</h1>', '{}', '{\"title\":\"not so\"}']) {
            answer = { status, body };
            const given = new Promise((wake) => { answered = wake; });
            await pages.it.fill('#text', `said to ${status} ${body}`);
            await pages.it.press('#text', 'Enter');
            await given;
          }
        }
        return await pages.it.evaluate(() =>
          JSON.parse(localStorage.getItem('worldcafe:notes')).map((it) => it.note.text));";
    // A page follows where it is sent.
    let statuses = STATUSES.into_iter().filter(|status| *status != 302);
    let statuses: Vec<u16> = statuses.collect();
    let kept: Vec<String> = serde_json::from_value(chromium.does(types, &json!(statuses))).unwrap();
    assert_eq!(kept.len(), statuses.len() * 3);
    chromium.page("await it.unroute('**/v1/commands'); await it.reload();");
    chromium.waits_for("#piles", &kept[kept.len() - 1]);
    let tray = "return await it.locator('#needs li .said').allInnerTexts();";
    let tray: Vec<String> = serde_json::from_value(chromium.page(tray)).unwrap();
    let saved = stage.texts();
    for text in kept {
        let places = saved.iter().chain(&tray).filter(|it| **it == text).count();
        assert_eq!(places, 1, "{text}: {saved:?} {tray:?}");
    }
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn a_page_that_slept_asks_anew_and_its_clock_is_no_clock_of_the_device() {
    let mut stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    let hangs = "
        await it.evaluate(() => { Date.now = () => 0; });
        // The first is never answered.
        pages.hangs = new Promise((hangs) => it.route('**/v1/view?**', (route) => {
          if (pages.hung) return route.continue();
          pages.hung = true;
          hangs();
        }));";
    chromium.page(hangs);
    stage.facilitates(noted(10, "before it slept"));
    chromium.waits_for("#piles", "before it slept");
    chromium.page("await pages.hangs;");
    stage.facilitates(Command::EndBlock { block: BlockId::new("c1") });
    chromium.page("await it.evaluate(() => { dispatchEvent(new Event('online')); });");
    chromium.waits_for("#now", "Conversation 2 of 2");
    chromium.waits_for("#digits", "9:5");
}

#[test]
#[ignore = "needs Chromium, and playwright-core and axe-core from npm"]
fn a_keyboard_alone_does_all_the_work_of_a_table() {
    let stage = Stage::café();
    let mut chromium = stage.browses(&json!({}));
    let keys = |chromium: &mut super::chromium::Chromium, keys: &[&str]| {
        let code = "
            for (const key of given) {
              const key_of = key.match(/^<(.*)>$/);
              await (key_of ? pages.it.keyboard.press(key_of[1]) : pages.it.keyboard.type(key));
            }";
        chromium.does(code, &Value::from(keys));
    };
    keys(&mut chromium, &["under a category", "<Tab>", "<ArrowDown>", "<Shift+Tab>", "<Enter>"]);
    chromium.waits_for("#piles h3", "a Trust 1");
    let names = ["a lighthouse", "<Tab>", "<Tab>", "<Enter>", "<Tab>", "Harbour", "<Enter>"];
    keys(&mut chromium, &names);
    chromium.waits_for("#piles h3", "c Harbour 1");
    keys(&mut chromium, &["a question", "<Tab>", "<Tab>", "<Tab>", "o", "<Tab>", "<Enter>"]);
    chromium.waits_for("#piles h3", "open questions 1");
    let focus = "return await it.evaluate(() => document.activeElement.textContent.trim());";
    let is_there = |_| {
        let there = chromium.page(focus) == "Take back";
        keys(&mut chromium, if there { &[] } else { &["<Tab>"] });
        there
    };
    assert!((0..KEYS).any(is_there), "no key leads to the button");
    keys(&mut chromium, &["<Enter>"]);
    chromium.waits_for("#status", "Taken back.");
    assert_eq!(chromium.page("return it.complaints;"), json!([]));
}
