//! Which lines of a damaged journal are proved unchanged, in whatever order they stand: those
//! whose sum fits the line with the number before, or the line above them, and those whose sum
//! was hit and that the line behind them proves.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::codec::read;
use super::fault::Fault;
use super::sum::{ENDING, Sum};
use crate::session::Record;
use crate::text::from_json;

/// A line with what can be known of it alone.
pub(super) struct Line<'a> {
    pub(super) bytes: &'a [u8],
    /// What its sum is over.
    pub(super) body: &'a [u8],
    /// The sum it states; `None` where its end was hit.
    stated: Option<Sum>,
    seq: Option<u64>,
    /// What it says, whether or not it is proved.
    pub(super) record: Result<Record, Fault>,
}

impl<'a> Line<'a> {
    pub(super) fn of(line: &'a [u8]) -> Self {
        #[derive(Deserialize)]
        struct Numbered {
            seq: u64,
        }
        let bytes = line.strip_suffix(b"\n").unwrap_or(line);
        let stated = Sum::stated(bytes);
        let cut = || bytes.get(..bytes.len().saturating_sub(ENDING)).unwrap_or_default();
        let body = stated.map_or_else(cut, |(body, _)| body);
        let closed = [body, b"}"].concat();
        let numbered = from_json(&closed).ok();
        let seq = numbered.map(|it: Numbered| it.seq).filter(|seq| *seq > 0);
        Self { bytes, body, stated: stated.map(|(_, sum)| sum), seq, record: read(&closed) }
    }
}

/// What becomes of a line.
pub(super) enum Fate {
    /// Proved unchanged.
    Kept,
    /// The same as a line that is kept.
    Doubled,
    /// Not proved, or not understood.
    Lost(Fault),
}

/// What is proved of the lines of a journal.
pub(super) struct Proof {
    /// What becomes of each line, in their order.
    pub(super) fates: Vec<Fate>,
    /// The numbers of the records kept, rising, each with the place of its line.
    pub(super) kept: Vec<(u64, usize)>,
}

/// What the digits before a line may be, the likeliest first.
type Digits = Vec<Option<Sum>>;

/// How many digits are tried for one line; lines repeated without end would give ever more.
const TRIED: usize = 8;

impl Proof {
    /// Proves what it can of these lines.
    ///
    /// # Errors
    /// The place of a line that a newer program wrote.
    pub(super) fn of(lines: &[Line<'_>]) -> Result<Self, usize> {
        let mut numbered: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
        for (place, line) in lines.iter().enumerate() {
            if let Some(seq) = line.seq {
                numbered.entry(seq).or_default().push(place);
            }
        }
        let proved = Self::prove(lines, &numbered);
        let mut fates: Vec<Fate> = lines.iter().map(|line| Fate::Lost(fault(line))).collect();
        let mut kept = Vec::new();
        for (seq, places) in &numbered {
            let mut first: Option<&Line<'_>> = None;
            for place in places.iter().filter(|place| proved.contains(place)) {
                let (Some(line), Some(fate)) = (lines.get(*place), fates.get_mut(*place)) else {
                    continue;
                };
                match (&line.record, first) {
                    (Err(fault), _) if fault.is_newer() => {
                        return Err(*place);
                    }
                    (Err(fault), _) => *fate = Fate::Lost(fault.clone()),
                    (Ok(_), None) => {
                        *fate = Fate::Kept;
                        kept.push((*seq, *place));
                        first = Some(line);
                    }
                    (Ok(_), Some(kept)) if kept.body == line.body => *fate = Fate::Doubled,
                    (Ok(_), Some(_)) => {}
                }
            }
        }
        // A copy of a kept line is one wherever it stands and whatever precedes it.
        for (fate, line) in fates.iter_mut().zip(lines) {
            let same = || {
                let (_, place) =
                    kept.get(kept.binary_search_by_key(&line.seq?, |kept| kept.0).ok()?)?;
                Some(lines.get(*place)?.bytes == line.bytes)
            };
            if matches!(fate, Fate::Lost(_)) && same() == Some(true) {
                *fate = Fate::Doubled;
            }
        }
        Ok(Self { fates, kept })
    }

    /// The places of the lines that are proved unchanged.
    fn prove(lines: &[Line<'_>], numbered: &BTreeMap<u64, Vec<usize>>) -> BTreeSet<usize> {
        let mut proved = BTreeSet::new();
        // What the lines with the number before may have as digits, and those whose own digits
        // were hit, with the digits they should have.
        let (mut number, mut digits): (u64, Digits) = (0, vec![None]);
        let mut unsure: Vec<(usize, Sum)> = Vec::new();
        for (seq, places) in numbered {
            if *seq != number + 1 {
                (digits, unsure) = (Vec::new(), Vec::new());
            }
            let (mut next, mut next_unsure, mut doubtful) = (Vec::new(), Vec::new(), Vec::new());
            for place in places {
                let Some(line) = lines.get(*place) else { continue };
                let mut before = digits.clone();
                // A damaged line whose number cannot be read still states its digits.
                let above = place.checked_sub(1).and_then(|above| lines.get(above));
                before.extend(above.and_then(|above| above.stated).filter(|_| *seq > 1).map(Some));
                let computed: Vec<Sum> =
                    before.iter().map(|sum| Sum::of(*sum, line.body)).collect();
                if line.stated.is_some_and(|stated| computed.contains(&stated)) {
                    proved.insert(*place);
                    let by = |sum: Sum| line.stated == Some(Sum::of(Some(sum), line.body));
                    proved
                        .extend(unsure.iter().filter(|(_, sum)| by(*sum)).map(|(place, _)| place));
                } else {
                    next_unsure.extend(computed.iter().map(|sum| (*place, *sum)));
                    doubtful.extend(computed.into_iter().map(Some));
                }
                next.extend(line.stated.map(Some));
            }
            next.extend(doubtful);
            next.truncate(TRIED);
            (number, digits, unsure) = (*seq, next, next_unsure);
        }
        proved
    }
}

/// Why a line is not proved.
fn fault(line: &Line<'_>) -> Fault {
    if line.stated.is_some() { Fault::WrongSum } else { Fault::NoSum }
}
