//! Invites on paper: a card for each, to be cut out and laid on the tables.

use std::io::{self, Write};
use std::path::Path;

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Value, context};
use qrcode::{EcLevel, QrCode};
use serde::Serialize;

use crate::session::{Role, table_name};
use crate::text::shown;
use crate::tui::sharing::{Invite, Shared};

/// What the page is called in the session's folder.
const NAME: &str = "invites.html";
/// Light modules around a code, without which no camera finds it.
const QUIET: usize = 4;

/// A card.
#[derive(Serialize)]
struct Card<'a> {
    /// Whom it is for.
    name: String,
    /// What they do.
    does: &'static str,
    code: &'a str,
    /// Its link as a code for cameras: modules a side, and the dark ones as a path of SVG.
    size: usize,
    path: String,
}

/// Writes the page into a folder, where only its user may read it; its name there.
pub(super) fn write(folder: &Path, session: &str, shared: &Shared) -> io::Result<&'static str> {
    let page = page(session, shared).map_err(io::Error::other)?;
    let mut file = tempfile::Builder::new().prefix(".invites-").tempfile_in(folder)?;
    file.write_all(page.as_bytes())?;
    file.persist(folder.join(NAME))?;
    Ok(NAME)
}

/// Those who type first, then everybody else, then the projector: a sheet each.
fn page(session: &str, shared: &Shared) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.add_template("cards.html", include_str!("cards.html"))?;
    // Who has a card of a table needs none that asks for it.
    let tables = shared.invites.iter().any(|it| it.table.is_some());
    let wanted = |it: &&Invite| it.table.is_some() || it.role == Role::Viewer || !tables;
    let of = |role: Role| {
        let those = shared.invites.iter().filter(wanted).filter(move |it| it.role == role);
        those.filter_map(card).collect::<Vec<_>>()
    };
    let sheets = [Role::Rapporteur, Role::Participant, Role::Viewer].map(of);
    environment.get_template("cards.html")?.render(context! {
        session => shown(session),
        address => shared.addresses.first().map(|first| shared.url(first)),
        certificate => shared.certificate.as_deref(),
        sheets => Value::from(Serde(&sheets)),
    })
}

/// None where the link is too long for any code.
fn card(invite: &Invite) -> Option<Card<'_>> {
    let table = invite.table.as_ref().map(|table| table_name(table.as_str()));
    let (name, does) = match (invite.role, table) {
        (Role::Viewer, _) => ("Projector".to_owned(), "shows the question and the clock"),
        (Role::Participant, Some(table)) => (table, "everybody here: add ideas"),
        (_, Some(table)) => (table, "type what is said here"),
        (_, None) => ("Your table".to_owned(), "type what is said there"),
    };
    let (size, path) = drawn(&invite.link)?;
    Some(Card { name: shown(&name).into_owned(), does, code: &invite.code, size, path })
}

fn drawn(link: &str) -> Option<(usize, String)> {
    let code = QrCode::with_error_correction_level(link, EcLevel::M).ok()?;
    let width = code.width();
    let dark = code.to_colors().into_iter().map(|module| module.select(true, false));
    let path = dark.enumerate().filter(|(_, dark)| *dark).map(|(at, _)| {
        let (x, y) = (QUIET + at % width, QUIET + at / width);
        format!("M{x} {y}h1v1h-1z")
    });
    Some((width + 2 * QUIET, path.collect()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::domain::TableId;

    fn shared() -> Shared {
        let invite = |role, table: Option<&str>, code: &str| Invite {
            role,
            table: table.map(TableId::new),
            code: code.to_owned(),
            link: format!("http://192.168.1.5:4100/#{}{code}", "a".repeat(56)),
        };
        Shared {
            addresses: vec!["192.168.1.5:4100".to_owned()],
            invites: vec![
                invite(Role::Rapporteur, None, "AAA-AAA-AAA"),
                invite(Role::Viewer, None, "BBB-BBB-BBB"),
                invite(Role::Participant, Some("4"), "CCC-CCC-CCC"),
                invite(Role::Rapporteur, Some("<b>Blue</b>"), "DDD-DDD-DDD"),
            ],
            lets_in: true,
            ..Shared::default()
        }
    }

    /// What a camera reads off the codes of a page, in order.
    fn read(page: &str) -> Vec<String> {
        let codes = page.split("viewBox=\"0 0 ").skip(1);
        let link = |code: &str| {
            let size: usize = code.split(' ').next().unwrap().parse().unwrap();
            let path = code.split_once(" d=\"").unwrap().1.split_once('"').unwrap().0;
            let spot = |it: &str| {
                let (x, y) = it.strip_suffix("h1v1h-1z").unwrap().split_once(' ').unwrap();
                (x.parse::<usize>().unwrap(), y.parse::<usize>().unwrap())
            };
            let dark: BTreeSet<_> = path.split('M').skip(1).map(spot).collect();
            let dark = |x, y| dark.contains(&(x / 4, y / 4));
            let mut seen = rqrr::PreparedImage::prepare_from_bitmap(size * 4, size * 4, dark);
            seen.detect_grids()[0].decode().unwrap().1
        };
        codes.map(link).collect()
    }

    #[test]
    fn a_camera_and_a_person_read_every_card_and_words_stay_text() {
        let shared = shared();
        let page = page("Café <i>", &shared).unwrap();
        let links = [3, 2, 1].map(|at: usize| shared.invites[at].link.clone());
        assert_eq!(read(&page), links);
        for words in
            ["DDD-DDD-DDD", "CCC-CCC-CCC", "BBB-BBB-BBB", "http:&#x2f;&#x2f;192.168.1.5:4100<"]
        {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(page.contains("<bdi>Table &lt;b&gt;Blue"), "{page}");
        assert!(!page.contains("<b>Blue") && !page.contains("<i>"), "{page}");
        assert!(!page.contains("AAA-AAA-AAA"), "every table has its own");
    }

    #[test]
    fn where_no_table_is_known_one_card_asks_for_it() {
        let mut shared = shared();
        shared.invites.truncate(2);
        let page = page("Café", &shared).unwrap();
        assert!(page.contains("Your table") && page.contains("AAA-AAA-AAA"), "{page}");
    }

    #[test]
    fn only_its_user_may_read_the_page_and_a_second_takes_its_place() {
        let folder = tempfile::tempdir().unwrap();
        for _ in 0..2 {
            let path = folder.path().join(write(folder.path(), "Café", &shared()).unwrap());
            assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
