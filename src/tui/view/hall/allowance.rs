//! The small clocks of the Town hall: how much of what is allowed has gone.

use crate::domain::Span;

/// A clock against what is allowed.
pub(super) struct Allowance {
    /// `0:38 of 1:00`; over, `+8:00`, as on the Stage.
    pub(super) digits: String,
    /// From the first whole second over.
    pub(super) is_over: bool,
}

impl Allowance {
    pub(super) fn of(gone: Span, allowed: Span) -> Self {
        let over = gone - allowed;
        let is_over = over >= Span::seconds(1);
        let digits = match is_over {
            true => format!("+{}", over.digits_up()),
            false => format!("{} of {}", gone.digits_up(), allowed.digits()),
        };
        Self { digits, is_over }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_over_says_by_how_much() {
        let said = |seconds| Allowance::of(Span::seconds(seconds), Span::minutes(1)).digits;
        assert_eq!([said(0), said(38), said(60)], ["0:00 of 1:00", "0:38 of 1:00", "1:00 of 1:00"]);
        assert_eq!([said(61), said(9 * 60)], ["+0:01", "+8:00"]);
    }
}
