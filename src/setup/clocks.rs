//! Starts in the night in which clocks are changed.

use chrono::{LocalResult, TimeZone};

use super::fault::Faults;
use super::slot::Slot;
use super::tree::At;
use crate::domain::{TimeOfDay, Zone};

/// Tells starts that the clocks of the plan's time zone never show on their date, or show twice.
pub(super) fn check(root: &At<'_>, slots: &[Slot<'_>], faults: &mut Faults) {
    let Some(zone) = root.words("time_zone").and_then(Zone::named) else { return };
    for slot in slots {
        let start = slot.at.words("start").and_then(|words| words.parse::<TimeOfDay>().ok());
        let Some((date, start)) = slot.date.zip(start) else { continue };
        let fault = match zone.from_local_datetime(&date.and_time(start.0)) {
            LocalResult::Single(_) => continue,
            LocalResult::None => "which no clock shows",
            LocalResult::Ambiguous(..) => "which clocks show twice",
        };
        let message = format!("{} begins at {start}, {fault}", slot.name);
        let hint = "the clocks are changed that night; an hour earlier or later is clear";
        faults.warning(&slot.part("start"), message, Some(hint.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use crate::setup::case::told;

    #[test]
    fn a_start_in_the_hour_in_which_clocks_are_changed_is_told() {
        let found = |date: &str, start: &str| {
            let block = format!(
                r#""time_zone": "Europe/Zurich", "programme": [
                {{"title": "B", "date": "{date}", "start": "{start}", "length": "5m"}}]"#
            );
            told(&format!("{{\"title\": \"T\",\n{block}}}"))
        };
        let warning = |which: &str| {
            let hint = "the clocks are changed that night; an hour earlier or later is clear";
            format!("3:63 warning: `B` begins at 02:30, which {which} ({hint})")
        };
        assert_eq!(found("2026-03-29", "02:30"), [warning("no clock shows")]);
        assert_eq!(found("2026-10-25", "02:30"), [warning("clocks show twice")]);
        assert_eq!(found("2026-03-29", "03:30"), [""; 0]);
    }
}
