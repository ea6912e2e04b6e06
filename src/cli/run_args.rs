//! What is typed after `run`.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;

/// Open a session in the facilitator's interface
///
/// Looking never starts the event: it opens waiting. A session that runs is
/// taken up where it is, a finished one is shown.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  worldcafe run my-café\n  worldcafe run my-café --practice     \
                        try it on a copy\n  worldcafe run my-café --read-only    look on while \
                        somebody else runs it\n  worldcafe run my-café --open         do and \
                        capture reach it while it runs"
)]
pub(super) struct RunArgs {
    /// The session folder, its session.json or its journal
    pub(super) path: PathBuf,
    /// Look on: nothing can be changed, and nothing is locked
    #[arg(long, conflicts_with = "practice")]
    pub(super) read_only: bool,
    /// Work on a copy that leaves no trace
    #[arg(long)]
    pub(super) practice: bool,
    /// Let do, capture and tally reach it while it runs, on this computer alone unless ADDR:PORT
    /// says otherwise
    #[arg(
        long,
        value_name = "ADDR:PORT",
        num_args = 0..=1,
        default_missing_value = "127.0.0.1:0",
        conflicts_with_all = ["read_only", "practice"],
        value_parser = listening
    )]
    pub(super) open: Option<SocketAddr>,
    /// Encrypt what is sent where it is open, with a certificate of its own making unless --cert
    /// names one
    #[cfg_attr(
        not(feature = "tls"),
        doc = "(this worldcafe was built without TLS: cargo install --path . --features tls builds one \
               that has it)"
    )]
    #[arg(long, conflicts_with_all = ["read_only", "practice"])]
    pub(super) tls: bool,
    /// The certificate to encrypt with, in PEM, with those it hangs on behind it
    #[arg(long, value_name = "FILE", requires_all = ["tls", "key"])]
    pub(super) cert: Option<PathBuf>,
    /// The key of the certificate, in PEM
    #[arg(long, value_name = "FILE", requires = "cert")]
    pub(super) key: Option<PathBuf>,
}

fn listening(word: &str) -> Result<SocketAddr, String> {
    word.parse().map_err(|_| "it is an address and a port, as 127.0.0.1:4100".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::args::{Line, Task};

    fn open(words: &[&str]) -> Option<Option<SocketAddr>> {
        let words = ["w", "run", "p"].iter().chain(words);
        match Line::try_parse_from(words).ok()?.command {
            Some(Task::Run(args)) => Some(args.open),
            other => panic!("{other:?}"),
        }
    }

    #[cfg(not(feature = "tls"))]
    #[test]
    fn a_program_without_tls_says_in_its_help_how_to_get_one_that_has_it() {
        use clap::CommandFactory;

        use crate::hub::NoIdentity;

        let mut line = Line::command();
        let help = line.find_subcommand_mut("run").unwrap().render_long_help().to_string();
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(help.contains(NoIdentity::LeftOut.hint()), "{help}");
    }

    #[test]
    fn nothing_listens_beyond_this_computer_unless_it_is_asked_for() {
        assert_eq!(open(&[]), Some(None));
        let alone = open(&["--open"]).unwrap().unwrap();
        assert!(alone.ip().is_loopback() && alone.port() == 0);
        assert_eq!(open(&["--open", "0.0.0.0:4100"]), Some("0.0.0.0:4100".parse().ok()));
        for wrong in
            [&["--open", "4100"][..], &["--open", "--practice"], &["--open", "--read-only"]]
        {
            assert_eq!(open(wrong), None, "{wrong:?}");
        }
    }
}
