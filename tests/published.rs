//! The report as others see it: in a browser, on paper, in a spreadsheet. Needs programs that
//! `.ci/run` installs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::commands::folder::{Folder, run};
use crate::support::seating::NAMES;

const RECORDED: &str = "sessions/itu-open-talks-2013/recorded.jsonl";

/// What `.ci/run` installs with npm.
fn npm() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("npm/node_modules")
}

fn done(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{command:?}: {said}{told}");
    said
}

/// The recorded café, then one in many scripts whose notes were moved, reworded and taken out, in
/// both arrangements.
fn pages(home: &TempDir) -> Vec<PathBuf> {
    let out = |name: &str| home.path().join(name).to_str().unwrap().to_owned();
    run(&["export", RECORDED, "--format", "html", "--out", &out("recorded")]).ended(0);
    let folder = scripts();
    folder.run(&["export", "PATH", "--format", "html", "--out", &out("scripts")]).ended(0);
    for words in ["retract", "restore"] {
        let ids = ids(&folder);
        folder.run(&["do", "PATH", words, &ids[0]]).ended(0);
    }
    folder
        .run(&["do", "PATH", "retag", "--question", "1", "--category", "b", &ids(&folder)[1]])
        .ended(0);
    folder.run(&["do", "PATH", "close"]).ended(0);
    folder.run(&["export", "PATH", "--format", "html", "--out", &out("scripts")]).ended(0);
    let session = ["export", "PATH", "--format", "html", "--report", "session-report", "--out"];
    folder.run(&[&session[..], &[&out("session")]].concat()).ended(0);
    ["recorded", "scripts", "session"].map(|name| home.path().join(name).join("report.html")).into()
}

fn ids(folder: &Folder) -> Vec<String> {
    let data = folder.run(&["export", "PATH", "--format", "json", "--out", "-"]).ended(0).json();
    let notes = data["notes"].as_array().unwrap();
    notes.iter().map(|note| note["id"].as_str().unwrap().to_owned()).collect()
}

/// Badges and cards of fifty people at ten tables, in many scripts; then of thirty who are cards, in
/// nine rounds.
fn seats(home: &TempDir) -> Vec<PathBuf> {
    let round = |n: u8| json!({ "id": format!("c{n}"), "kind": "conversation", "title": format!("Conversation {n}") });
    let café = |name: &str, rounds: u8, people: &str, file: &str| {
        let programme: Vec<Value> = (1..=rounds).map(round).collect();
        let plan = json!({ "title": "World Café on <Internet> Policy", "tables": 10, "programme": programme });
        let folder = Folder::with(&plan.to_string());
        std::fs::write(folder.path("people.csv"), file).unwrap();
        let people = people.replace("FILE", folder.path("people.csv").to_str().unwrap());
        let seat = ["seat", "PATH", "--budget", "20000", "--people", &people];
        folder.run(&seat).ended(0);
        let out = home.path().join(name);
        folder
            .run(&["export", "PATH", "--format", "seats", "--out", out.to_str().unwrap()])
            .ended(0);
        out.join("seats.html")
    };
    let long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
    let hosts = (1..=10).map(|n| format!("Host {n},{n}\n"));
    let rows = NAMES.iter().chain([&long]).map(|name| format!("{name},\n"));
    let file: String = ["name,host\n".to_owned()].into_iter().chain(hosts).chain(rows).collect();
    vec![café("named", 4, "FILE", &file), café("cards", 9, "30", "")]
}

#[test]
#[ignore = "needs Chromium, and playwright-core from npm"]
fn badges_and_cards_are_cut_from_whole_pages_and_nothing_is_fetched() {
    let home = tempfile::tempdir().unwrap();
    for (page, expected) in seats(&home).iter().zip([1 + 10 + 8, 1 + 10 + 4]) {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/published/look.cjs");
        let folder = page.parent().unwrap();
        let mut look = Command::new("node");
        look.env("NODE_PATH", npm()).arg(script).arg(page).arg(folder);
        let seen: Value = serde_json::from_str(&done(&mut look)).unwrap();
        for view in seen["views"].as_array().unwrap() {
            assert_eq!(view["requests"], json!([seen["url"]]), "{view}");
            assert_eq!((&view["complaints"], &view["scripts"]), (&json!([]), &json!(0)), "{view}");
            in_order(&view["headings"]);
        }
        assert_eq!(on_paper(&folder.join("paper.pdf")), expected, "a list, the tables, the badges");
    }
}

/// Arabic, Chinese, emoji, markup, formulas, words without end.
fn scripts() -> Folder {
    let folder = Folder::after(&["start", "end-block"]);
    let long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk".repeat(3);
    let notes = format!(
        "مرحبا بالعالم\n  تفصيل\n公园\n👩\u{200d}👧 <b>bold</b> & \"quoted\"\n=1+1\n-2+3\n@SUM(A1)\n{long}\n\u{202e}evil\u{1b}[31m\n"
    );
    let words = ["capture", "PATH", "--question", "1", "--category", "a", "--table", "2", "-"];
    folder.pipe(&words, notes).ended(0);
    folder.pipe(&["capture", "PATH", "--question", "2", "-"], "two\n").ended(0);
    folder.run(&["capture", "PATH", "two lines\n+ the second, \"quoted\"; and more"]).ended(0);
    folder
}

#[test]
#[ignore = "needs Chromium, and playwright-core from npm"]
fn a_report_is_good_on_a_phone_a_desktop_and_paper_and_fetches_nothing() {
    let home = tempfile::tempdir().unwrap();
    for page in pages(&home) {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/published/look.cjs");
        let folder = page.parent().unwrap();
        let mut look = Command::new("node");
        look.env("NODE_PATH", npm()).arg(script).arg(&page).arg(folder);
        let seen: Value = serde_json::from_str(&done(&mut look)).unwrap();
        let views = seen["views"].as_array().unwrap();
        assert_eq!((views.len(), &seen["unprinted"]), (3, &json!(0)));
        for view in views {
            assert_eq!(view["requests"], json!([seen["url"]]), "{view}");
            assert_eq!(view["complaints"], json!([]), "{view}");
            for fault in ["scripts", "wide", "cut", "dead"] {
                assert_eq!(view[fault], 0, "{fault} in {view}");
            }
            assert_eq!(view["skip"], "#report", "the first key goes to the skip link: {view}");
            in_order(&view["headings"]);
        }
        let pages = on_paper(&folder.join("paper.pdf"));
        let is_recorded = folder.ends_with("recorded");
        assert!(!is_recorded || pages <= 9, "{pages} pages; the report of 2013 was printed on 9");
    }
}

/// The first heading is the only one of its level, and none skips a level.
#[track_caller]
fn in_order(headings: &Value) {
    let levels: Vec<u64> = headings.as_array().unwrap().iter().filter_map(Value::as_u64).collect();
    assert_eq!(levels.iter().position(|level| *level == 1), Some(0));
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
}

#[track_caller]
fn on_paper(file: &Path) -> usize {
    let bytes = fs::read(file).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    let pages = text.matches("/MediaBox [0 0 ").count();
    let a4 = text.matches("/MediaBox [0 0 594.95996 841.91998]").count();
    assert!(pages > 0 && pages == a4, "{a4} of {pages} pages are A4");
    pages
}

#[test]
#[ignore = "needs html-validate from npm"]
fn a_report_is_valid_html() {
    let home = tempfile::tempdir().unwrap();
    for page in pages(&home).into_iter().chain(seats(&home)) {
        done(Command::new(npm().join(".bin/html-validate")).arg(page));
    }
}

#[test]
#[ignore = "needs LibreOffice"]
fn a_spreadsheet_opens_every_column_in_place_and_computes_nothing() {
    let folder = scripts();
    let home = tempfile::tempdir().unwrap();
    let out = home.path().to_str().unwrap();
    folder.run(&["export", "PATH", "--format", "csv", "--out", out]).ended(0);
    let calc = "Text - txt - csv (StarCalc):44,34,76,1";
    done(
        Command::new("soffice")
            .arg("--headless")
            .arg(format!("-env:UserInstallation=file://{out}/profile"))
            .arg(format!("--infilter={calc}"))
            .args(["--convert-to", &format!("csv:{calc}"), "--outdir"])
            .arg(home.path().join("opened"))
            .arg(home.path().join("report.csv")),
    );
    let ours = rows(&home.path().join("report.csv"));
    let theirs = rows(&home.path().join("opened/report.csv"));
    assert_eq!(ours.len(), 11);
    for (ours, theirs) in ours.iter().zip(&theirs) {
        let theirs: Vec<String> = theirs.iter().map(|cell| lower_truth(cell)).collect();
        assert_eq!(*ours, theirs);
    }
    assert_eq!(ours.len(), theirs.len());
    let column = |name: &str| ours[0].iter().position(|head| head == name).unwrap();
    let texts: Vec<&str> = theirs.iter().map(|row| row[column("text")].as_str()).collect();
    for text in ["'=1+1", "'-2+3", "'@SUM(A1)", "two lines\n'+ the second, \"quoted\"; and more"] {
        assert!(texts.contains(&text), "{text} in {texts:?}");
    }
}

#[test]
#[ignore = "needs LibreOffice"]
fn nothing_is_computed_where_columns_are_parted_otherwise() {
    let folder = scripts();
    folder.run(&["capture", "PATH", "a;=1+1;\n=2+2;"]).ended(0);
    let home = tempfile::tempdir().unwrap();
    let out = home.path().to_str().unwrap();
    folder.run(&["export", "PATH", "--format", "csv", "--out", out]).ended(0);
    for parted in ["59", "44/59/9"] {
        done(
            Command::new("soffice")
                .arg("--headless")
                .arg(format!("-env:UserInstallation=file://{out}/profile"))
                .arg(format!("--infilter=Text - txt - csv (StarCalc):{parted},34,76,1"))
                .args(["--convert-to", "fods", "--outdir", out])
                .arg(home.path().join("report.csv")),
        );
        let opened = fs::read_to_string(home.path().join("report.fods")).unwrap();
        assert!(opened.contains("2+2"), "{parted}");
        assert!(!opened.contains("table:formula"), "{parted}");
    }
}

#[test]
#[ignore = "needs LibreOffice"]
fn people_of_a_spreadsheet_are_seated_as_those_of_the_same_text() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().to_str().unwrap();
    let text = home.path().join("guests.csv");
    fs::write(&text, "name,group,languages,apart\nAna,a,en;fr,3\nBo,b,en,\nC,a,fr,\nمريم,b,fr,0\n")
        .unwrap();
    done(
        Command::new("soffice")
            .arg("--headless")
            .arg(format!("-env:UserInstallation=file://{out}/profile"))
            .arg("--infilter=Text - txt - csv (StarCalc):44,34,76,1")
            .args(["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
            .args([home.path(), &text]),
    );
    let seated = |file: &str| {
        let people = home.path().join(file);
        let people = people.to_str().unwrap();
        let asked = ["seat", "--people", people, "--tables", "2", "--rounds", "2", "--json"];
        let mut plan = run(&[&asked[..], &["--budget", "10000"]].concat()).ended(0).json();
        plan["seconds"].take();
        plan
    };
    assert_eq!(seated("guests.xlsx"), seated("guests.csv"));
}

/// Truth as the data spells it; a spreadsheet has its own way.
fn lower_truth(cell: &str) -> String {
    if matches!(cell, "TRUE" | "FALSE") { cell.to_lowercase() } else { cell.to_owned() }
}

fn rows(file: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(file).unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let row = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}
