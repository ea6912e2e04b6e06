//! Times without am or pm above one with pm: `6:00 Opening`, then `6:15 pm Round 1`.

use super::hours::Hours;
use super::reader::Reader;

impl Reader {
    /// Takes the times of the day that lead to one with pm for the same half of the day.
    pub(super) fn carry_back(&mut self, line: usize, pm: Hours) {
        if !(pm.is_marked() && pm.begins_past_noon()) || self.day.is_some() {
            return;
        }
        let mut next = pm;
        for row in self.found.rows.iter_mut().rev() {
            if let Some(hours) = row.hours {
                let unmarked = Some(hours).filter(|hours| !hours.is_marked());
                let later = unmarked.and_then(Hours::half_day_later);
                let Some(later) = later.filter(|later| later.leads_to(next)) else { return };
                self.found.remarks.push(format!(
                    "line {} is taken for the afternoon, as line {line} prints pm",
                    row.line
                ));
                row.block.start = later.start();
                row.hours = Some(later);
                next = later;
            }
            if row.day.is_some() {
                return;
            }
        }
    }
}
