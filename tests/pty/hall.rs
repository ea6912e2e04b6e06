//! A town hall in the real program.

use super::scene::{crash, exported, in_line, line, open};
use crate::commands::folder::Folder;
use crate::support::keys::Key;

#[test]
fn the_same_speaker_still_speaks_after_a_crash() {
    let folder = Folder::after(&["start", "end-block", "end-block"]);
    let pty = open(&folder);
    pty.wait_until(|screen| screen.has("4 town hall"));
    pty.send("4");
    pty.wait_until(in_line);
    pty.send("@8\r");
    pty.wait_until(|screen| screen.has("1 Table 8") && screen.has("not spoken yet"));
    pty.send("@lady in red\r");
    pty.wait_until(|screen| screen.has("2 lady in red"));
    pty.press(Key::Ctrl('n'));
    pty.wait_until(|screen| screen.has(" of 2:00") && screen.has("1 lady in red"));
    pty.send("#p we were heard\r");
    pty.wait_until(|screen| screen.has("process 1") && line(screen).as_deref() == Some(""));
    crash(pty);
    let comment = exported(&folder)["notes"][0].clone();
    assert_eq!(
        (comment["speaker"].as_str(), comment["about"].as_str(), comment["kind"].as_str()),
        (Some("Table 8"), Some("process"), Some("comment"))
    );
    let pty = open(&folder);
    pty.wait_until(|screen| screen.has("Back in"));
    pty.send("4");
    pty.wait_until(|screen| screen.has("@Table 8 ▸") && screen.has(" of 2:00"));
    pty.press(Key::Ctrl('n'));
    pty.wait_until(|screen| screen.has("@lady in red ▸") && screen.has("lady in red speaks"));
}
