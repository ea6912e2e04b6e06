//! Those who take part and those who serve: lists under a heading, each name with its role, and
//! rows of a role and its names.

use super::found::{Listing, MOST, NAME};
use super::headline::day_alone;
use super::line::{Line, bulleted, cells, is_sentence, spaced, unnumbered};
use super::names::{are_names, is_role, leads, parted, participant};
use super::reader::{Reader, Section};
use crate::domain::{Person, RoleLine};

/// The most words that a role is told in.
const ROLE: usize = 4;

/// Words that the words about somebody do not end with: they go on in the line below.
const GOES_ON: [&str; 8] = ["of", "the", "and", "for", "de", "in", "&", "at"];

impl Reader {
    /// Those below take part.
    pub(super) fn list_people(&mut self) {
        self.section = Section::People;
        self.in_block = false;
        self.people = Listing { takes_part: true, ..Listing::default() };
    }

    /// Those named beside the words that they take part; the line is told where it names more than
    /// are read.
    pub(super) fn name_people(&mut self, line: &Line, names: &str) -> bool {
        let named = parted(names);
        if named.len() < 2 || !are_names(&named) {
            return false;
        }
        self.people = Listing { takes_part: true, ..Listing::default() };
        named.iter().all(|words| self.enter(None, words)) || self.pass_over(line)
    }

    /// A heading above names: `Rapporteurs:`; among those who take part any few words.
    pub(super) fn heads_names(&mut self, line: &Line) -> bool {
        let text = spaced(&line.text);
        let Some(role) = text.strip_suffix([':', '：']).map(str::trim) else { return false };
        let is_few = bulleted(role).is_none() && role.split(' ').count() <= ROLE;
        let takes_part = self.section == Section::People && self.people.takes_part;
        if !is_few || !(takes_part || is_role(role)) || day_alone(role).is_some() {
            return false;
        }
        // Unread until somebody has the role.
        self.found.unread.push(line.number);
        self.section = Section::People;
        self.in_block = false;
        self.people = Listing {
            takes_part,
            role: Some(role.to_owned()),
            line: Some(line.number),
            has_entry: false,
        };
        true
    }

    /// An entry of such a list.
    pub(super) fn takes_part(&mut self, line: &Line) -> bool {
        let text = spaced(unnumbered(&line.text));
        let is_near = bulleted(&line.text).is_some() || line.gap == 0 || !self.people.has_entry;
        let begins = text.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
        if !is_near || !begins || text.len() > NAME || is_sentence(&text) {
            return false;
        }
        if self.goes_over(&text) {
            return true;
        }
        match text.split_once([':', '：']) {
            Some((role, words)) if is_role(role) => self.enter(Some(role.trim()), words.trim()),
            Some((words, behind)) if self.people.takes_part => {
                self.enter_unsure(line, words.trim(), behind.trim())
            }
            _ => self.enter(None, &text),
        }
    }

    /// An entry with a colon behind words that no list of roles has: a role where a name follows
    /// them and they are none, which is told.
    fn enter_unsure(&mut self, line: &Line, words: &str, behind: &str) -> bool {
        let are_names = |words: &str| are_names(&[words.to_owned()]);
        let is_few = words.split(' ').count() <= ROLE;
        let is_role = is_few && !are_names(words) && are_names(behind);
        let is_read = if is_role {
            self.enter(Some(words), behind)
        } else {
            self.enter(None, &format!("{words}: {behind}"))
        };
        let read_as = if is_role { "role" } else { "name" };
        if is_read && (is_role || !words.contains(' ')) {
            let line = line.number;
            self.found.remarks.push(format!("line {line} is read as a {read_as}: {words}"));
        }
        is_read
    }

    /// The line above broke within the words about somebody.
    fn goes_over(&mut self, text: &str) -> bool {
        let is_below = self.people.has_entry && self.people.takes_part;
        let Some(last) = self.found.people.last_mut().filter(|_| is_below) else { return false };
        let words = last.affiliation.as_mut().unwrap_or(&mut last.name);
        let breaks = words.rsplit(' ').next().is_some_and(|word| GOES_ON.contains(&word));
        if breaks {
            words.push(' ');
            words.push_str(text);
        }
        breaks
    }

    fn enter(&mut self, own: Option<&str>, words: &str) -> bool {
        let found = &mut self.found;
        if words.is_empty() || found.people.len() >= MOST || found.served.len() >= MOST {
            return false;
        }
        let line = self.people.line.take();
        found.unread.retain(|unread| Some(*unread) != line);
        self.people.has_entry = true;
        let role = own.or(self.people.role.as_deref()).map(str::to_owned);
        let takes_part = self.people.takes_part;
        let of = participant(words);
        // Whoever serves is printed as they are called.
        let name = if takes_part { of.name.clone() } else { words.to_owned() };
        match &role {
            Some(_) if own.is_some_and(leads) => found.facilitators.push(name),
            Some(role) if is_role(role) => serve(&mut found.served, role, vec![name]),
            _ => {}
        }
        if takes_part {
            let roles = role.into_iter().collect();
            let (name, affiliation) = (of.name, of.affiliation);
            found.people.push(Person { name, affiliation, roles, ..Person::default() });
        }
        true
    }

    /// A row of a role and its names: `Graphic recorders<TAB>Ada Moss` below the organisers,
    /// `Rapporteurs: Ada Moss, Bo Lind` anywhere.
    pub(super) fn served(&mut self, line: &Line) -> bool {
        let cells = cells(&line.text);
        let (role, names) = match cells.as_slice() {
            [role, names] if self.section == Section::Organisation => {
                (role.as_str(), parted(names))
            }
            [only] if !(self.section == Section::People && self.people.takes_part) => {
                match only.split_once([':', '：']) {
                    Some((role, names)) if is_role(role) => (unnumbered(role), parted(names)),
                    _ => return false,
                }
            }
            _ => return false,
        };
        let is_row = self.section == Section::Organisation || are_names(&names);
        let fits = role.len() <= NAME && self.found.served.len() < MOST;
        if is_row && fits && !names.is_empty() {
            serve(&mut self.found.served, role.trim(), names);
            return true;
        }
        false
    }
}

/// Adds names to those of a role.
fn serve(served: &mut Vec<RoleLine>, role: &str, names: Vec<String>) {
    match served.iter_mut().find(|line| line.role == role) {
        Some(line) => line.names.extend(names),
        None => served.push(RoleLine { role: role.to_owned(), names, note: None }),
    }
}
