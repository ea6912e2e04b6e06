//! `man`: the manual pages, made from the command line as it is.

use std::fs;
use std::io;
use std::path::Path;

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use super::actions_help::told;
use super::args::Line;
use super::failure::Failure;
use super::shell_args::ManArgs;
use super::voice;
use crate::files::Whole;
use crate::text::plainly;

/// Prints or writes the pages.
pub(super) fn man(args: &ManArgs) -> Result<(), Failure> {
    let mut command = told(Line::command())
        .disable_help_subcommand(true)
        .subcommand_help_heading("COMMANDS")
        .subcommand_value_name("COMMAND");
    command.build();
    let Some(folder) = &args.out else { return voice::data(&page(command)?) };
    let subcommands: Vec<Command> =
        command.get_subcommands().filter(|it| !it.is_hide_set()).cloned().collect();
    for command in std::iter::once(command).chain(subcommands) {
        let path = folder.join(Man::new(command.clone()).get_filename());
        write(folder, &path, &page(command)?).map_err(|why| {
            let words = format!("{} cannot be written: {}", path.display(), plainly(&why));
            Failure::failed(words, "name a folder that can be written to after --out")
        })?;
        voice::say(&path.display().to_string());
    }
    Ok(())
}

/// A page. What stands after the help is set line by line, as it is in help.
fn page(command: Command) -> Result<String, Failure> {
    let after = command.get_after_long_help().or_else(|| command.get_after_help());
    let after = after.map(ToString::to_string);
    let subcommands = command.has_subcommands();
    let man = Man::new(command);
    let mut page = Vec::new();
    let made = man
        .render_title(&mut page)
        .and_then(|()| man.render_name_section(&mut page))
        .and_then(|()| man.render_synopsis_section(&mut page))
        .and_then(|()| man.render_description_section(&mut page))
        .and_then(|()| man.render_options_section(&mut page))
        .and_then(|()| match subcommands {
            true => man.render_subcommands_section(&mut page),
            false => Ok(()),
        })
        .and_then(|()| notes(after.as_deref()).to_writer(&mut page));
    made.map_err(|why| Failure::failed(format!("the page cannot be made: {why}"), ""))?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

fn notes(words: Option<&str>) -> Roff {
    let mut roff = Roff::new();
    let Some(words) = words else { return roff };
    roff.control("SH", ["NOTES"]).control("nf", []);
    for line in words.lines() {
        roff.text([roman(line)]);
    }
    roff.control("fi", []);
    roff
}

fn write(folder: &Path, path: &Path, page: &str) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    Whole::beside(path, |to| to.write_all(page.as_bytes()))?.replace()
}
