//! The pages without their script: forms, and what they answer.

use std::sync::Arc;

use worldcafe::domain::{BlockId, Span, TableId};
use worldcafe::hub::Limits;
use worldcafe::session::{Command, Role, Session};

use super::room::{Browser, noted, plan};
use super::stage::{Stage, heard};

pub(super) const NOTE: &str = "00000000-0000-7000-8000-000000000001";

/// The fields of a note as the page of the first round has them.
pub(super) fn note(text: &str) -> Vec<(&str, &str)> {
    vec![
        ("note", NOTE),
        ("block", "c1"),
        ("question", "q1"),
        ("category", "ca"),
        ("kind", "idea"),
        ("text", text),
    ]
}

/// The value of a hidden field.
pub(super) fn hidden<'a>(page: &'a str, name: &str) -> &'a str {
    let from = page.split_once(&format!("name=\"{name}\" value=\"")).unwrap().1;
    from.split_once('"').unwrap().0
}

/// What stands in the box.
pub(super) fn in_the_box(page: &str) -> &str {
    let from = page.split_once("<textarea").unwrap().1.split_once(">\n").unwrap().1;
    from.split_once("</textarea>").unwrap().0
}

#[test]
fn a_browser_that_comes_in_once_more_is_the_same_device() {
    let stage = Stage::café();
    let browser = stage.comes_in(Role::Rapporteur, "4");
    let page = stage.looks(Some(&browser), "/");
    let device = hidden(page.text(), "device");
    let code = stage.secret(Role::Rapporteur);
    let fields = [("code", code.as_str()), ("table", "2"), ("device", device), ("asked", "1")];
    assert_eq!(stage.fills(Some(&browser), "/join", &fields).status, 303);
    let tables: Vec<_> = stage.hub().door().list().into_iter().map(|it| it.table).collect();
    assert_eq!(tables, [Some(TableId::new("2"))]);
}

#[test]
fn a_device_comes_in_by_a_form_and_holds_one_cookie_that_no_script_reads() {
    let stage = Stage::café();
    let page = stage.looks(None, "/");
    assert_eq!(page.status, 200);
    for word in ["Come in", "kept in no file", "Wi-Fi"] {
        assert!(page.text().contains(word), "{word}: {}", page.text());
    }
    for word in ["first", "Table 4", "Café <i>"] {
        assert!(!page.text().contains(word), "nothing of the session before one is in: {word}");
    }
    let device = hidden(page.text(), "device");
    let code = stage.hub().door().invites()[0].code.shown().to_lowercase();
    let fields = [("code", code.as_str()), ("table", "4"), ("device", device), ("name", "Ada")];
    let answer = stage.fills(None, "/join", &fields);
    assert_eq!((answer.status, answer.header("location")), (303, Some("/table")));
    let cookie = answer.header("set-cookie").unwrap();
    let (token, flags) = cookie.split_once("; ").unwrap();
    assert_eq!(flags, "Path=/; HttpOnly; SameSite=Strict; Max-Age=604800");
    let named = format!("worldcafe-{}=", stage.hub().address().at.port());
    assert_eq!(token.strip_prefix(&named).unwrap().len(), 64);
    let device = &stage.hub().door().list()[0];
    assert_eq!((device.role, device.name.as_deref()), (Role::Rapporteur, Some("Ada")));
    let table = stage.looks(Some(&Browser(token.to_owned())), "/table");
    let go_on = stage.looks(Some(&Browser(token.to_owned())), "/");
    assert!(go_on.text().contains("Go on at <bdi>Table 4</bdi>"), "{}", go_on.text());
    for word in ["Table 4", "Conversation 1 of 2", "10:00", "a Trust", "Nothing yet"] {
        assert!(table.text().contains(word), "{word}: {}", table.text());
    }
    assert!(!String::from_utf8(stage.journal()).unwrap().contains("Ada"));
}

#[test]
fn a_link_leads_by_its_role_and_asks_for_a_table_only_where_one_is_missing() {
    let stage = Stage::café();
    let viewer = stage.secret(Role::Viewer);
    let answer = stage.fills(None, "/join", &[("code", viewer.as_str())]);
    assert_eq!((answer.status, answer.header("location")), (303, Some("/screen")));
    let secret = stage.secret(Role::Rapporteur);
    let asks = stage.fills(None, "/join", &[("code", secret.as_str())]);
    assert_eq!(asks.status, 422);
    assert!(asks.text().contains("Say at which table you sit."), "{}", asks.text());
    assert_eq!(hidden(asks.text(), "code"), secret);
    let typed = stage.hub().door().invites()[0].code.shown();
    let asks = stage.fills(None, "/join", &[("code", typed.as_str())]);
    assert!(asks.text().contains("Your code is right."), "{}", asks.text());
    assert_eq!(hidden(asks.text(), "code"), typed);
    for (code, table, status) in [
        ("ABC-DEF-GHJ", "4", 403),
        ("ABC-DEF-GHJ", "40", 403),
        (&secret, "40", 422),
        (&secret, "4", 303),
    ] {
        let answer = stage.fills(None, "/join", &[("code", code), ("table", table)]);
        assert_eq!(answer.status, status, "{code} {table}: {}", answer.text());
        assert_eq!(answer.header("set-cookie").is_some(), status == 303);
        let tables = answer.text().contains("<option value=\"4\">Table 4</option>");
        assert_eq!(tables, status == 422, "only who has shown an invite learns which there are");
    }
}

#[test]
fn who_was_turned_away_is_told_so_at_the_door_and_another_device_is_not() {
    let stage = Stage::café();
    stage.comes_in(Role::Rapporteur, "4");
    let id = stage.hub().door().list()[0].id;
    stage.hub().door().turn_away(id);
    let secret = stage.secret(Role::Rapporteur);
    let knocks = |device: &str| {
        let fields = [("code", secret.as_str()), ("table", "4"), ("device", device)];
        stage.fills(None, "/join", &fields)
    };
    let away = knocks(&id.to_string());
    assert_eq!(away.status, 403);
    assert!(away.text().contains("This device was turned away; ask at the front."));
    assert_eq!(knocks("").status, 303);
}

#[test]
fn a_note_sent_by_the_form_is_saved_once_however_often_it_is_sent() {
    let stage = Stage::café();
    let browser = stage.comes_in(Role::Rapporteur, "4");
    let page = stage.looks(Some(&browser), "/table");
    assert_eq!((hidden(page.text(), "block"), hidden(page.text(), "question")), ("c1", "q1"));
    for _ in 0..2 {
        let answer = stage.fills(Some(&browser), "/notes", &note("two\r\nlines"));
        let to = format!("/table?note={NOTE}");
        assert_eq!((answer.status, answer.header("location")), (303, Some(to.as_str())));
        let page = stage.looks(Some(&browser), &to);
        assert!(page.text().contains("role=\"status\">Saved.</p>"), "{}", page.text());
        assert!(page.text().contains("<p class=\"said\" dir=\"auto\">two\nlines</p>"));
        assert_eq!(in_the_box(page.text()), "");
        assert_ne!(hidden(page.text(), "note"), NOTE);
    }
    assert_eq!(stage.texts(), ["two\nlines"]);
    let saved = stage.newest();
    assert_eq!((&saved["table"], &saved["category"]), (&"4".into(), &"ca".into()));
}

#[test]
fn a_late_note_is_filed_under_the_block_its_page_was_made_with() {
    let mut stage = Stage::café();
    let browser = stage.comes_in(Role::Rapporteur, "4");
    stage.facilitates(Command::EndBlock { block: BlockId::new("c1") });
    stage.clock.advance(Span::seconds(1));
    let answer = stage.fills(Some(&browser), "/notes", &note("late"));
    assert_eq!(answer.status, 303);
    let page = stage.looks(Some(&browser), answer.header("location").unwrap());
    assert!(page.text().contains("Saved late, in Conversation 1 of 2."), "{}", page.text());
    assert!(page.text().contains("Before, in <bdi id=\"before-heading\">Conversation 1</bdi>"));
    let saved = stage.newest();
    assert_eq!((&saved["block"], &saved["question"]), (&"c1".into(), &"q1".into()));
    assert_eq!(saved["late"], true);
}

#[test]
fn what_is_refused_is_in_the_box_again_with_its_reason() {
    let mut stage = Stage::café();
    let browser = stage.comes_in(Role::Rapporteur, "4");
    assert_eq!(stage.fills(Some(&browser), "/notes", &note("first")).status, 303);
    let taken = stage.fills(Some(&browser), "/notes", &note("</textarea><script>alert(1)"));
    assert_eq!(taken.status, 409);
    assert!(taken.text().contains("Other words were saved under this id"), "{}", taken.text());
    assert_eq!(in_the_box(taken.text()), "&lt;&#x2f;textarea&gt;&lt;script&gt;alert(1)");
    assert_ne!(hidden(taken.text(), "note"), NOTE, "sent again, it is another note");
    let mut gone = note("no such category");
    gone[0].1 = "00000000-0000-7000-8000-000000000002";
    gone[3].1 = "\"><script>";
    let gone = stage.fills(Some(&browser), "/notes", &gone);
    assert_eq!((gone.status, in_the_box(gone.text())), (409, "no such category"));
    assert!(gone.text().contains("This category is there no longer"), "{}", gone.text());
    let empty = stage.fills(Some(&browser), "/notes", &note(" \u{200b}"));
    assert!(empty.text().contains("There is nothing to save."), "{}", empty.text());
    let id = stage.hub().door().list()[0].id;
    stage.hub().door().mute(id, true);
    let muted = stage.fills(Some(&browser), "/notes", &note("muted words"));
    assert_eq!((muted.status, in_the_box(muted.text())), (403, "muted words"));
    stage.hub().door().turn_away(id);
    let away = stage.fills(Some(&browser), "/notes", &note("last words"));
    assert_eq!((away.status, in_the_box(away.text())), (401, "last words"));
    stage.facilitates(noted(9, "the session goes on"));
    assert_eq!(stage.texts(), ["first", "the session goes on"]);
}

#[test]
fn the_newest_note_of_a_table_is_taken_back_and_no_other() {
    let mut stage = Stage::café();
    let browser = stage.comes_in(Role::Rapporteur, "4");
    let page = |path: &str| stage.looks(Some(&browser), path).text().to_owned();
    assert!(!page("/table").contains("Take back"));
    stage.fills(Some(&browser), "/notes", &note("mine"));
    assert_eq!(page("/table").matches("Take back").count(), 1);
    let other = [("note", "00000000-0000-7000-8000-000000000009")];
    let other = stage.fills(Some(&browser), "/take-back", &other);
    assert_eq!(other.status, 409);
    assert!(other.text().contains("Something newer was said here"), "{}", other.text());
    let answer = stage.fills(Some(&browser), "/take-back", &[("note", NOTE)]);
    assert_eq!(answer.status, 303);
    let back = page(answer.header("location").unwrap());
    assert!(back.contains("Taken back.") && !back.contains(">mine<"), "{back}");
    stage.facilitates(noted(9, "by the facilitator"));
    let page = stage.looks(Some(&browser), "/table");
    assert!(page.text().contains("by the facilitator") && !page.text().contains("Take back"));
}

#[test]
fn what_people_wrote_stays_text_wherever_it_is_shown() {
    let mut stage = Stage::café();
    let browser = stage.comes_in(Role::Rapporteur, "4");
    let nasty = "<script>alert('1')</script> \"&amp;\" \u{202e}evil\u{1b}[31m مرحبا {{ 7 * 7 }}";
    stage.fills(Some(&browser), "/notes", &note(nasty));
    assert_eq!(stage.texts(), [nasty], "kept as it was typed");
    let viewer = stage.comes_in(Role::Viewer, "");
    let screen = stage.looks(Some(&viewer), "/screen");
    stage.facilitates(Command::EndBlock { block: BlockId::new("c1") });
    let browser = stage.comes_in(Role::Rapporteur, "4");
    for page in [screen, stage.looks(Some(&browser), "/table")] {
        let text = page.text();
        for tag in ["<script>", "<b>", "<i>", "<u>", "\u{202e}", "\u{1b}"] {
            assert!(!text.contains(tag), "{tag:?}: {text}");
        }
    }
    let page = stage.looks(Some(&browser), "/table");
    let said = "&lt;script&gt;alert(&#x27;1&#x27;)&lt;&#x2f;script&gt; &quot;&amp;amp;&quot; \
                evil[31m مرحبا {{ 7 * 7 }}";
    assert!(page.text().contains(said), "{}", page.text());
}

#[test]
fn every_page_and_every_refusal_lets_nothing_of_others_in() {
    let stage = Stage::café();
    let browser = stage.comes_in(Role::Rapporteur, "4");
    for path in [
        "/",
        "/table",
        "/screen",
        "/page.css",
        "/page.js",
        "/door.js",
        "/parts.js",
        "/seats.js",
        "/outbox.js",
        "/nowhere",
    ] {
        for browser in [Some(&browser), None] {
            let answer = stage.looks(browser, path);
            assert_eq!(
                answer.header("content-security-policy").unwrap(),
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
                 form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
            );
            let goes_back = path == "/table" && browser.is_some();
            let kept = if goes_back { "private, no-cache" } else { "no-store" };
            assert_eq!(answer.header("cache-control"), Some(kept), "{path}");
            assert_eq!(answer.header("referrer-policy"), Some("same-origin"));
            assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
            let text = answer.text();
            let page = answer.header("content-type").unwrap().starts_with("text/html");
            let inline = ["<style", " style=", "onclick", "http://", "https://", "<script>"];
            assert!(!page || !inline.iter().any(|it| text.contains(it)), "{text}");
        }
    }
}

#[test]
fn a_form_of_another_site_or_of_none_is_refused() {
    let stage = Stage::café();
    let browser = stage.comes_in(Role::Rapporteur, "4");
    let at = stage.hub().address().at;
    let foreign = ["", "Origin: null\r\n", "Origin: http://evil.example\r\n"];
    for origin in
        foreign.map(str::to_owned).into_iter().chain([format!("Origin: https://{at}\r\n")])
    {
        for path in ["/notes", "/take-back", "/join"] {
            let answer = stage.fills_from(&origin, Some(&browser), path, &note("forged"));
            assert_eq!(answer.status, 403, "{origin}{path}");
            assert!(!answer.text().contains("forged"), "{}", answer.text());
        }
    }
    assert_eq!(stage.texts(), [""; 0]);
    let own =
        format!("Origin: http://{at}\r\nContent-Type: text/plain\r\nCookie: {}\r\n", browser.0);
    assert_eq!(stage.ask_as(None, "POST /notes", &own, b"text=a").status, 415);
}

#[test]
fn whoever_is_not_in_is_told_so_and_shown_the_door() {
    let stage = Stage::café();
    let port = stage.hub().address().at.port();
    let stranger = Browser(format!("worldcafe-{port}={}", "0".repeat(64)));
    for path in ["/table", "/screen"] {
        let answer = stage.looks(Some(&stranger), path);
        assert_eq!(answer.status, 401);
        assert!(answer.text().contains("href=\"/\""), "{}", answer.text());
        assert!(!answer.text().contains("Conversation"));
    }
    let viewer = stage.comes_in(Role::Viewer, "");
    assert_eq!(stage.looks(Some(&viewer), "/table").status, 403);
}

#[test]
fn the_screen_says_what_the_room_is_asked_and_nothing_of_the_tables() {
    let mut stage = Stage::café();
    stage.facilitates(noted(9, "a private idea"));
    let viewer = stage.comes_in(Role::Viewer, "");
    let view = stage.looks(Some(&viewer), "/v1/view?after=0").json();
    assert_eq!(view["now"], "Conversation 1 of 2");
    assert_eq!(view["asked"][0], "What <b>first</b>?", "text, which JSON leaves as it is");
    assert_eq!(view["clock"]["left"], 600_000);
    assert!(
        !view.to_string().contains("private") && view["choices"].as_array().unwrap().is_empty()
    );
    let page = stage.looks(Some(&viewer), "/screen");
    assert!(
        page.text().contains("What &lt;b&gt;first&lt;&#x2f;b&gt;?")
            && page.text().contains("10:00")
    );
    assert!(!page.text().contains("private"));
    stage.clock.advance(Span::minutes(11));
    let view = stage.looks(Some(&viewer), "/v1/view?after=0").json();
    assert_eq!(
        (&view["now"], &view["clock"]["left"]),
        (&"Move now, next table".into(), &(-60_000).into())
    );
}

#[test]
fn a_view_that_waits_comes_with_what_concerns_its_table() {
    let mut stage = Stage::café();
    let browser = stage.comes_in(Role::Rapporteur, "3");
    let asked = |after| {
        let cookie = format!("Cookie: {}\r\n", browser.0);
        (format!("GET /v1/view?after={after}&wait=1"), cookie)
    };
    let (what, cookie) = asked(7);
    let other = stage.ask_as(None, &what, &cookie, b"").json();
    assert_eq!(other["seq"], 1, "another session is told at once");
    let (what, cookie) = asked(1);
    let waits = stage.asking_as(None, &what, &cookie, b"");
    stage.facilitates(noted(9, "at table 4"));
    stage.facilitates(Command::Pause { block: BlockId::new("c1"), reason: None });
    let view = heard(waits).json();
    assert_eq!((&view["seq"], &view["clock"]["held"]), (&3.into(), &true.into()));
}

#[test]
fn before_the_first_block_the_clock_counts_to_its_printed_start() {
    let mut plan = plan();
    plan.programme[0].date = Some("1970-01-01".parse().unwrap());
    plan.programme[0].start = serde_json::from_str("\"00:05\"").unwrap();
    let stage = Stage::waiting(Session::waiting(Arc::new(plan), "UTC".into()), Limits::default());
    let viewer = stage.comes_in(Role::Viewer, "");
    let screen = |stage: &Stage| stage.looks(Some(&viewer), "/screen").text().to_owned();
    let page = screen(&stage);
    for words in ["Next: Conversation 1 of 2", "5:00", "until it starts"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    stage.clock.advance(Span::minutes(6));
    let page = screen(&stage);
    assert!(
        page.contains("starts soon") && !page.contains("1:00"),
        "nobody is called late: {page}"
    );
}

#[test]
fn where_the_plan_has_no_tables_a_device_names_its_own_or_none() {
    let stage = Stage::new();
    let secret = stage.secret(Role::Rapporteur);
    let page = stage.fills(None, "/join", &[("code", secret.as_str())]);
    assert!(page.text().contains("<input type=\"text\" id=\"table\""), "{}", page.text());
    let words = [("text", "words"), ("note", NOTE)];
    let browser = stage.comes_in(Role::Rapporteur, "7");
    assert_eq!(stage.fills(Some(&browser), "/notes", &words).status, 303);
    assert_eq!(stage.newest()["table"], "7");
    for (number, table) in [("2", "Blue"), ("3", "")] {
        let browser = stage.comes_in(Role::Rapporteur, table);
        let note = NOTE.replace("00001", &format!("0000{number}"));
        let words = [("text", "other words"), ("note", note.as_str())];
        assert_eq!(stage.fills(Some(&browser), "/notes", &words).status, 303);
        assert_eq!(stage.newest()["table"].as_str().unwrap_or_default(), table);
    }
}
