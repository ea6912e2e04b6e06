//! A session is the fold of its records, in memory and as they are read from a journal.

use proptest::prelude::{prop_assert_eq, proptest};
use proptest::test_runner::Config;
use worldcafe::journal::{decode, encode};
use worldcafe::session::{Record, Session, apply};

use super::presses::{evening, presses};
use crate::support::cafe::Cafe;

/// The same café after its journal was written, closed and opened again.
pub(crate) fn reopened(cafe: &Cafe) -> Cafe {
    let (mut bytes, mut before) = (Vec::new(), None);
    for record in &cafe.records {
        before = Some(encode(record, before, &mut bytes).unwrap());
    }
    let (mut records, mut before): (Vec<Record>, _) = (Vec::new(), None);
    for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let (record, sum) = decode(line, before).unwrap();
        records.push(record);
        before = Some(sum);
    }
    let session = match records.is_empty() {
        true => cafe.session.clone(),
        false => records.iter().fold(Session::default(), apply),
    };
    let mut reopened = cafe.clone();
    (reopened.session, reopened.records) = (session, records);
    reopened
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(300) })]

    #[test]
    fn folding_the_records_rebuilds_the_session(presses in presses()) {
        let cafe = evening(&presses);
        if !cafe.records.is_empty() {
            let folded = cafe.records.iter().fold(Session::default(), apply);
            prop_assert_eq!(folded, cafe.session);
        }
    }

    #[test]
    fn a_journal_read_again_gives_the_same_records_and_session(presses in presses()) {
        let cafe = evening(&presses);
        let reopened = reopened(&cafe);
        prop_assert_eq!(reopened.records, cafe.records);
        prop_assert_eq!(reopened.session, cafe.session);
    }
}
