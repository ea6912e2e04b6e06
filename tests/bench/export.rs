//! Writing a report: a large one may take no more time an idea than a smaller one.

use std::io::{self, BufWriter};

use worldcafe::report::{EXPORTERS, Exporter, Report};
use worldcafe::session::Session;

use crate::Bench;
use crate::crowd::read;
use crate::pair::{Outcome, pair};
use crate::row::{Must, say_time};

/// Every format, at two sizes.
pub(crate) fn measure(bench: &mut Bench) -> Outcome {
    let large = read(&bench.crowd(1_000_000)?)?;
    let small = read(&bench.crowd(100_000)?)?;
    for exporter in EXPORTERS.iter().filter(|it| (it.has)(&large)) {
        let rounds = bench.rounds(3);
        let pair = pair(rounds, || export(exporter, &large), || export(exporter, &small))?;
        let what = format!("export: {}, 1,000,000 ideas", exporter.name);
        say_time(&what, "the same with 100,000", &pair, Must::AtMost(11.0))?;
    }
    Ok(())
}

fn export(exporter: &Exporter, session: &Session) -> Outcome {
    let report = Report::of(session)?;
    (exporter.write)(&report, &mut BufWriter::new(io::sink()))?;
    Ok(())
}
