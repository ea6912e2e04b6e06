//! Settings in a terminal: the keys in force act, and a file with a fault keeps no session shut.

use std::fs;

use super::scene::{USUAL, conversing, open_as};
use crate::commands::folder::Folder;
use crate::support::keys::Key;
use crate::support::pty::Pty;

fn open_with(folder: &Folder, settings: &str) -> Pty {
    let home = folder.path("config");
    fs::create_dir_all(home.join("worldcafe")).unwrap();
    fs::write(home.join("worldcafe/settings.toml"), settings).unwrap();
    open_as(USUAL, folder, &[], &[("XDG_CONFIG_HOME", home.to_str().unwrap())])
}

#[test]
fn a_key_of_the_settings_acts_and_stands_on_the_screen() {
    let folder = conversing();
    let pty = open_with(
        &folder,
        "theme = 'high-contrast'\nbell = false\n[keys]\nend-block = 'N'\nquit = 'Q'\n",
    );
    pty.wait_until(|screen| screen.has(" N end round"));
    pty.send("N");
    pty.wait_until(|screen| screen.has("Enter ends it"));
    pty.press(Key::Escape);
    pty.wait_until(|screen| !screen.has("Enter ends it"));
    pty.send("m");
    pty.wait_until(|screen| screen.has("the bell rings again"));
    pty.send("Q");
    pty.wait_until(|screen| screen.has("Enter leaves"));
    pty.press(Key::Enter);
    assert!(pty.wait_exit().success());
}

#[test]
fn a_file_with_a_fault_is_told_on_the_screen_and_the_session_is_open() {
    let folder = conversing();
    let pty = open_with(&folder, "[keys]\nend-block = 'Ctrl-S'\n");
    pty.wait_until(|screen| {
        screen.has("a setting is not used: ~/")
            && screen.has("settings shows what is wrong: `Ctrl-S` belongs to the terminal")
            && screen.has(" n end round")
    });
    pty.send("q");
    pty.wait_until(|screen| screen.has("Enter leaves"));
    pty.press(Key::Enter);
    assert!(pty.wait_exit().success());
    assert!(String::from_utf8_lossy(&pty.raw_output()).contains("a setting is not used"));
}
