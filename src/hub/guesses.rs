//! How many wrong codes are borne: of one address, and of all together.
//!
//! Where all together have sent too many, whoever has sent none is still heard: nobody keeps an
//! honest newcomer out by guessing.

use std::collections::{BTreeMap, VecDeque};
use std::net::IpAddr;

use crate::domain::{Span, Stamp};

/// How long a wrong code is remembered.
const WHILE: Span = Span::minutes(1);

/// Beyond what all together may send, those who have sent none may send so many times as much.
const FIRSTS: usize = 8;

/// The wrong codes of the last minute.
#[derive(Default)]
pub(super) struct Guesses {
    when: VecDeque<(Stamp, IpAddr)>,
    each: BTreeMap<IpAddr, usize>,
}

impl Guesses {
    /// Whether another code may be tried from an address.
    pub(super) fn may(&mut self, from: IpAddr, now: Stamp, each: usize, all: usize) -> bool {
        while let Some((when, whose)) = self.when.front().copied()
            && now - when >= WHILE
        {
            self.when.pop_front();
            let left = self.each.get(&whose).copied().unwrap_or(1) - 1;
            if left == 0 {
                self.each.remove(&whose);
            } else {
                self.each.insert(whose, left);
            }
        }
        let own = self.each.get(&from).copied().unwrap_or(0);
        let all = if own == 0 { all.saturating_mul(FIRSTS) } else { all };
        self.when.len() < all && own < each
    }

    /// Remembers a wrong one.
    pub(super) fn wrong(&mut self, from: IpAddr, now: Stamp) {
        self.when.push_back((now, from));
        *self.each.entry(from).or_default() += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(last: u8) -> IpAddr {
        IpAddr::from([192, 168, 1, last])
    }

    #[test]
    fn who_guesses_wrong_waits_and_nobody_else_does() {
        let (mut guesses, now) = (Guesses::default(), Stamp(0));
        for _ in 0..3 {
            assert!(guesses.may(at(1), now, 3, 10));
            guesses.wrong(at(1), now);
        }
        assert!(!guesses.may(at(1), now, 3, 10));
        assert!(guesses.may(at(2), now, 3, 10));
        let later = now + WHILE;
        assert!(guesses.may(at(1), later, 3, 10));
        assert!(guesses.each.is_empty() && guesses.when.is_empty(), "nothing is kept for ever");
    }

    #[test]
    fn many_addresses_together_guess_no_more_than_all_may_and_who_has_not_yet_is_heard() {
        let (mut guesses, now) = (Guesses::default(), Stamp(0));
        for last in 0..10 {
            assert!(guesses.may(at(last), now, 3, 10));
            guesses.wrong(at(last), now);
        }
        assert!(!guesses.may(at(0), now, 3, 10), "it has guessed, and all have guessed enough");
        for last in 10..80 {
            assert!(guesses.may(at(last), now, 3, 10), "the first of {last}");
            guesses.wrong(at(last), now);
        }
        assert!(!guesses.may(at(200), now, 3, 10), "not even so without end");
        assert!(guesses.may(at(0), now + WHILE, 3, 10));
    }
}
