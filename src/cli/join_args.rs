//! What is typed after `join`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

/// Type for one table of a session that is open elsewhere
///
/// Shows what is asked, the time that is left and what this table said, with a line that is always
/// ready. What is typed is on this device at once and is sent by itself, also after hours without
/// a connection and after another start. The programme is the facilitator's.
///
/// A table without any network types with --offline, on a copy of the session folder: its notes go
/// into a file of that folder, which merge takes in at the facilitator's.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  worldcafe join http://192.168.1.5:4100/#KTX-MPR-WHA --table 4\n  worldcafe \
                  join 192.168.1.5:4100 KTX-MPR-WHA --table 4\n  worldcafe join KTX-MPR-WHA --table \
                  4    found on this network\n  worldcafe join        what is open there\n  \
                  worldcafe join --offline my-café --table 4",
    override_usage = "worldcafe join [OPTIONS] [URL] [CODE]"
)]
pub(super) struct JoinArgs {
    /// The address of the open session and the code of its screen, as http://HOST:PORT/#CODE too;
    /// a code alone for a session that is found on this network; without either, those found are
    /// listed
    #[arg(value_name = "URL|CODE", value_parser = NonEmptyStringValueParser::new())]
    pub(super) way: Vec<String>,
    /// Type without any network, on a copy of the session folder or of its session.json
    #[arg(long, value_name = "PATH", conflicts_with = "way")]
    pub(super) offline: Option<PathBuf>,
    /// The table that is typed for, by number or name: 4, or "Blue room"; needed where the plan has
    /// tables, else a new one or none will do [default: none]
    #[arg(long, value_name = "T", value_parser = NonEmptyStringValueParser::new())]
    pub(super) table: Option<String>,
    /// A name for this device, told to the facilitator; --offline puts it in the name of the file
    /// [default: none]
    #[arg(long, value_name = "N", value_parser = NonEmptyStringValueParser::new())]
    pub(super) name: Option<String>,
    /// The list as JSON
    #[arg(long, conflicts_with_all = ["way", "offline", "table", "name"])]
    pub(super) json: bool,
}
