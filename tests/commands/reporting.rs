//! `export`: arrangements, templates of one's own, and reports after a first one.

use std::fs;

use super::folder::{Folder, names};

fn cafe() -> Folder {
    let folder = Folder::after(&["start", "end-block"]);
    folder.pipe(&["capture", "PATH", "--category", "a", "-"], "one\ntwo\n").ended(0);
    folder
}

fn markdown(folder: &Folder) -> String {
    fs::read_to_string(folder.path("report/report.md")).unwrap()
}

/// The café at its end.
fn closed() -> Folder {
    let folder = cafe();
    folder.run(&["do", "PATH", "close"]).ended(0);
    folder
}

#[test]
fn a_second_export_says_what_changed_and_a_third_says_the_same() {
    let folder = closed();
    let first = folder.run(&["export", "PATH"]).ended(0);
    assert!(!first.err.contains("since the last report"), "{first:?}");
    assert!(!markdown(&folder).contains("Changes since"));
    folder.run(&["capture", "PATH", "three"]).ended(0);
    let changed = ": 1 added";
    folder.run(&["export", "PATH"]).ended(0).told(changed);
    let second = markdown(&folder);
    assert!(second.contains("- 1 note added\n  - three"), "{second}");
    folder.run(&["export", "PATH", "--format", "md"]).ended(0).told(changed);
    assert_eq!(markdown(&folder), second, "the same journal after the same report");
}

#[test]
fn a_draft_is_no_report_that_was_sent() {
    let folder = cafe();
    folder.run(&["export", "PATH"]).ended(0).told("this is a draft");
    folder.run(&["capture", "PATH", "three"]).ended(0);
    folder.run(&["do", "PATH", "close"]).ended(0);
    folder.run(&["export", "PATH"]).ended(0);
    assert!(!markdown(&folder).contains("Changes since"), "{}", markdown(&folder));
    folder.run(&["capture", "PATH", "four"]).ended(0);
    folder.run(&["do", "PATH", "reopen"]).ended(0);
    for _ in 0..2 {
        folder.run(&["export", "PATH"]).ended(0).told(": 1 added, the event opened again");
    }
    folder.run(&["do", "PATH", "close"]).ended(0);
    folder.run(&["export", "PATH"]).ended(0).told(": 1 added\n");
}

#[test]
fn a_report_that_somebody_edited_is_kept_beside_the_new_one() {
    let folder = closed();
    folder.run(&["export", "PATH"]).ended(0);
    let edited = markdown(&folder).replace("one", "One!");
    fs::write(folder.path("report/report.md"), &edited).unwrap();
    folder.run(&["capture", "PATH", "three"]).ended(0);
    let said = folder.run(&["export", "PATH"]).ended(0);
    said.told("kept: ").told("report/report.before-1.md, which was not as export had written it");
    assert_eq!(fs::read_to_string(folder.path("report/report.before-1.md")).unwrap(), edited);
    assert!(markdown(&folder).contains("- one\n"));
    assert!(!folder.run(&["export", "PATH"]).ended(0).err.contains("kept: "));
}

#[test]
fn data_alone_is_no_report_that_people_read() {
    let folder = closed();
    folder.run(&["export", "PATH", "--format", "json,csv"]).ended(0);
    assert_eq!(names(&folder.path("report")), [".last-export.json", "report.csv", "report.json"]);
    folder.run(&["capture", "PATH", "three"]).ended(0);
    let said = folder.run(&["export", "PATH"]).ended(0);
    assert!(!said.err.contains("since the last report"), "{said:?}");
}

#[test]
fn a_lost_memory_of_the_last_report_is_told_and_mended() {
    let folder = closed();
    folder.run(&["export", "PATH"]).ended(0);
    fs::write(folder.path("report/.last-export.json"), "{").unwrap();
    folder.run(&["export", "PATH"]).ended(0).told("what was exported last is not known");
    folder.run(&["capture", "PATH", "three"]).ended(0);
    folder.run(&["export", "PATH"]).ended(0).told("1 added");
}

#[test]
fn a_memory_that_cannot_be_kept_is_told_and_the_reports_stand() {
    let folder = closed();
    let place = folder.path("report/.last-export.json");
    fs::create_dir_all(place.join("in the way")).unwrap();
    let said = folder.run(&["export", "PATH"]).ended(0);
    said.told("written: ").told(".last-export.json could not be saved").told("hint: ");
    assert!(markdown(&folder).contains("one"));
    assert_eq!(names(&folder.path("report")).len(), 5, "four reports, what is in the way, no rest");
}

#[test]
fn a_template_that_takes_too_much_memory_is_told_in_words() {
    let folder = cafe();
    fs::write(folder.path("large.txt"), "{{ 'x'|indent(9999999999, true) }}").unwrap();
    let large = folder.path("large.txt").to_str().unwrap().to_owned();
    let said = folder.run(&["export", "PATH", "--template", &large]).ended(1);
    said.told("takes more memory than it may have").told("hint: nothing was written");
    assert!(!folder.path("report").exists());
}

#[test]
fn the_arrangement_is_the_plans_unless_the_command_names_another() {
    let folder = cafe();
    let report = |words: &[&str]| {
        let command = [&["export", "PATH", "--format", "md", "--out", "-"], words].concat();
        folder.run(&command).ended(0).out
    };
    assert!(report(&[]).contains("Overall figures"));
    assert!(report(&["--report", "session-report"]).contains("# Session report: Café"));
    folder.run(&["export", "PATH", "--report", "letter"]).ended(2).told("cafe or session-report");
}

#[test]
fn a_template_of_ones_own_is_filled() {
    let folder = cafe();
    let template = |name: &str, text: &str| {
        fs::write(folder.path(name), text).unwrap();
        folder.path(name).to_str().unwrap().to_owned()
    };
    let list = template("list.txt.j2", "{% for note in notes %}* {{ note.text }}\n{% endfor %}");
    folder.run(&["export", "PATH", "--template", &list]).ended(0).told("report.txt");
    assert_eq!(fs::read_to_string(folder.path("report/report.txt")).unwrap(), "* one\n* two\n");
    assert_eq!(names(&folder.path("report")), [".last-export.json", "report.txt"]);
    let printed = folder.run(&["export", "PATH", "--template", &list, "--out", "-"]).ended(0);
    assert_eq!(printed.out, "* one\n* two\n");
    let both = ["export", "PATH", "--template", &list, "--format", "md,json"];
    folder.run(&both).ended(0).told("report.md").told("report.txt");
}

#[test]
fn a_template_that_is_wrong_writes_nothing_and_names_its_line() {
    let folder = cafe();
    fs::write(folder.path("bad.txt"), "fine\n{{ notes | nothing }}\n").unwrap();
    let bad = folder.path("bad.txt").to_str().unwrap().to_owned();
    let said = folder.run(&["export", "PATH", "--template", &bad, "--format", "md"]).ended(1);
    said.told("bad.txt:2 does not work: unknown filter").told("hint: ");
    assert!(!folder.path("report").exists());
    let nowhere = folder.run(&["export", "PATH", "--template", "nowhere.txt"]).ended(1);
    nowhere.told("the template nowhere.txt could not be read");
    fs::write(folder.path("mine.md"), "x").unwrap();
    let mine = folder.path("mine.md").to_str().unwrap().to_owned();
    let clash = folder.run(&["export", "PATH", "--template", &mine, "--format", "md"]).ended(2);
    clash.told("both make report.md");
    folder.run(&["export", "PATH", "--template", &mine, "--format", "all"]).ended(2);
}

#[test]
fn the_next_step_and_the_summary_are_written_by_name_and_undone() {
    let folder = cafe();
    folder
        .run(&["do", "PATH", "next-step", "It goes", "to the council"])
        .ended(0)
        .told("next step of the report: It goes to the council");
    folder.run(&["do", "PATH", "summary", "Sixty came."]).ended(0);
    folder.run(&["export", "PATH", "--format", "md,json"]).ended(0);
    let report = markdown(&folder);
    assert!(report.contains("## Summary\n\nSixty came"), "{report}");
    assert!(report.contains("Next step\n\nIt goes to the council"), "{report}");
    let data = fs::read_to_string(folder.path("report/report.json")).unwrap();
    assert!(data.contains("\"next_step\": \"It goes to the council\""), "{data}");
    folder.run(&["do", "PATH", "summary", "none"]).ended(0).told("the report has no summary");
    folder.run(&["do", "PATH", "undo"]).ended(0).told("undone: the report has no summary");
    folder.run(&["export", "PATH", "--format", "md"]).ended(0);
    assert!(markdown(&folder).contains("Sixty came"));
}

#[test]
fn seats_are_printed_and_exported_once_they_are_planned() {
    let folder = cafe();
    let none = folder.run(&["export", "PATH", "--format", "seats"]).ended(1);
    none.told("nobody has a seat yet").told("hint: worldcafe seat PATH plans who sits where");
    let none = folder.run(&["export", "PATH", "--format", "seats,all"]).ended(1);
    none.told("nobody has a seat yet");
    folder.run(&["export", "PATH"]).ended(0);
    let four = ["report.csv", "report.html", "report.json", "report.md"];
    let reports = || -> Vec<String> {
        let all = names(&folder.path("report")).into_iter();
        all.filter(|name| !name.starts_with('.')).collect()
    };
    assert_eq!(reports(), four, "where there are no seats nothing is said of them");
    let data = || folder.run(&["export", "PATH", "--format", "json", "--out", "-"]).ended(0).json();
    assert_eq!(data().get("seats"), None);
    fs::write(folder.path("people.csv"), "name\nAna\n<script>\n\"Bo, Jr\"\nCy\n").unwrap();
    let people = folder.path("people.csv");
    let people = ["--people", people.to_str().unwrap(), "--budget", "2000"];
    folder.run(&[&["seat", "PATH"][..], &people].concat()).ended(0);
    folder.run(&["export", "PATH"]).ended(0).told("seats.html").told("seats.csv");
    assert_eq!(reports(), [&four[..], &["seats.csv", "seats.html"]].concat());
    let seats = data()["seats"].as_array().unwrap().clone();
    let mut rows = csv::Reader::from_path(folder.path("report/seats.csv")).unwrap();
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), seats.len());
    for (row, seat) in rows.iter().zip(&seats) {
        let told = ["round", "block", "table", "person", "name", "host"].map(|name| &seat[name]);
        let told = told.map(|it| it.as_str().map_or_else(|| it.to_string(), str::to_owned));
        assert_eq!(row.iter().collect::<Vec<_>>(), told);
    }
    assert!(rows.iter().any(|row| &row[4] == "Bo, Jr"), "{rows:?}");
    let page = fs::read_to_string(folder.path("report/seats.html")).unwrap();
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script"), "{page}");
}
