//! Commands that change tables, roles, the head count and the texts of the report.

use std::sync::Arc;

use super::programme::unless_none;
use super::typed::Typed;
use crate::actions::misuse::Misuse;
use crate::actions::names;
use crate::domain::{ReportText, Table, TableId};
use crate::session::{Command, Session};
use crate::text::fold;

type Done = Result<Command, Misuse>;

pub(super) fn add_table(typed: &mut Typed) -> Done {
    let seats = typed.option("seats").map(|words| number(&words, "seats")).transpose()?;
    let table = Table {
        topic: typed.option("topic"),
        host: typed.option("host"),
        seats,
        name: TableId::new(typed.need_rest("a NAME")?.trim()),
        ..Table::default()
    };
    Ok(Command::AddTable { table })
}

pub(super) fn close(session: &Session, typed: &mut Typed) -> Done {
    Ok(Command::CloseTable { table: table(session, typed)? })
}

pub(super) fn open(session: &Session, typed: &mut Typed) -> Done {
    Ok(Command::OpenTable { table: table(session, typed)? })
}

pub(super) fn merge(session: &Session, typed: &mut Typed) -> Done {
    let from = names::table(session, &typed.need("the table FROM")?)?;
    let into = names::table(session, &typed.need("the table INTO")?)?;
    Ok(Command::MergeTables { table: from, into })
}

pub(super) fn paper(session: &Session, typed: &mut Typed, on_paper: bool) -> Done {
    Ok(Command::PaperTable { table: table(session, typed)?, on_paper })
}

pub(super) fn seen(session: &Session, typed: &mut Typed) -> Done {
    Ok(Command::SeenTable { table: table(session, typed)? })
}

pub(super) fn host(session: &Session, typed: &mut Typed) -> Done {
    Ok(Command::SetHost { table: table(session, typed)?, host: typed.rest() })
}

pub(super) fn topic(session: &Session, typed: &mut Typed) -> Done {
    Ok(Command::SetTopic { table: table(session, typed)?, topic: typed.rest() })
}

pub(super) fn seats(session: &Session, typed: &mut Typed) -> Done {
    let table = table(session, typed)?;
    let seats = typed.word().map(|words| number(&words, "seats")).transpose()?;
    Ok(Command::SetSeats { table, seats })
}

/// A role the plan has keeps the words it is printed with. A colon behind the role takes the place
/// of quotes: commas part the names then, unless they are in quotes themselves.
pub(super) fn role(session: &Session, typed: &mut Typed) -> Done {
    let words = typed.need_all("a ROLE")?;
    let whole = words.join(" ");
    let (wanted, names): (&str, Vec<String>) = match whole.split_once(':') {
        Some((role, names)) => {
            let behind = words.iter().skip_while(|word| !word.contains(':')).skip(1);
            if behind.clone().any(|word| word.contains(' ')) {
                (role, behind.cloned().collect())
            } else {
                let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
                (role, names.map(str::to_owned).collect())
            }
        }
        None => {
            let (role, names) = words.split_first().ok_or_else(|| typed.missing("a ROLE"))?;
            (role, names.to_vec())
        }
    };
    let printed = session.roles.iter().find(|line| fold(&line.role) == fold(wanted));
    let role = printed.map_or_else(|| Arc::from(wanted.trim()), |line| Arc::from(&*line.role));
    Ok(Command::SetRole { role, names: names.into_iter().map(Arc::from).collect() })
}

pub(super) fn head_count(typed: &mut Typed) -> Done {
    let words = typed.need("a number of people")?;
    Ok(Command::SetHeadCount { people: unless_none(&words, |words| number(words, "people"))? })
}

pub(super) fn text(typed: &mut Typed, of: ReportText) -> Done {
    let words = typed.need_rest("a TEXT")?;
    let text = unless_none(&words, |words| Ok(Arc::from(words)))?;
    Ok(Command::SetReportText { of, text })
}

fn table(session: &Session, typed: &mut Typed) -> Result<TableId, Misuse> {
    names::table(session, &typed.need("a TABLE")?)
}

fn number(words: &str, of: &'static str) -> Result<u32, Misuse> {
    words.trim().parse().map_err(|_| Misuse::NotANumber { words: words.to_owned(), of })
}
