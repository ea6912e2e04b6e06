//! Two things timed in turn, A B A B, so that a noisy machine is noisy to both.

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// What a bench comes to: it measures, or says why it could not.
pub(crate) type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The times of two things, round by round.
pub(crate) struct Pair {
    /// Ours and the reference's, in seconds.
    rounds: Vec<(f64, f64)>,
}

/// Times ours and the reference in turn. What they give back is dropped while no clock runs.
pub(crate) fn pair<A, B>(
    rounds: usize,
    mut ours: impl FnMut() -> Outcome<A>,
    mut reference: impl FnMut() -> Outcome<B>,
) -> Outcome<Pair> {
    Pair::of(rounds, || seconds(&mut ours), || seconds(&mut reference))
}

/// How long something takes, in seconds; what it gives back is dropped afterwards.
pub(crate) fn seconds<T>(work: impl FnOnce() -> Outcome<T>) -> Outcome<f64> {
    let begun = now();
    let made = black_box(work()?);
    let took = begun.elapsed();
    drop(made);
    Ok(took.as_secs_f64())
}

/// The present, for measuring alone.
#[expect(clippy::disallowed_methods, reason = "a bench measures real time")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

impl Pair {
    /// Two things that tell in seconds how long they took, in turn, after one round that does not
    /// count unless it is the only one.
    pub(crate) fn of(
        rounds: usize,
        mut ours: impl FnMut() -> Outcome<f64>,
        mut reference: impl FnMut() -> Outcome<f64>,
    ) -> Outcome<Self> {
        let warm_up = usize::from(rounds > 1);
        let mut times = Vec::with_capacity(rounds + warm_up);
        for _ in 0..rounds + warm_up {
            times.push((ours()?, reference()?));
        }
        Ok(Self { rounds: times.split_off(warm_up) })
    }

    /// Ours, the median.
    pub(crate) fn ours(&self) -> Duration {
        Duration::from_secs_f64(median(self.rounds.iter().map(|round| round.0)))
    }

    /// The reference, the median.
    pub(crate) fn reference(&self) -> Duration {
        Duration::from_secs_f64(median(self.rounds.iter().map(|round| round.1)))
    }

    /// The time of ours ÷ that of the reference: the median of the rounds' own ratios.
    pub(crate) fn time(&self) -> f64 {
        median(self.rounds.iter().map(|(ours, reference)| ours / reference))
    }

    /// The speed of ours ÷ that of the reference.
    pub(crate) fn speed(&self) -> f64 {
        median(self.rounds.iter().map(|(ours, reference)| reference / ours))
    }
}

/// The middle of some figures; zero where there are none.
pub(crate) fn median(figures: impl Iterator<Item = f64>) -> f64 {
    quantile(figures, 0.5)
}

/// The figure that this part of them does not exceed; zero where there are none.
pub(crate) fn quantile(figures: impl Iterator<Item = f64>, part: f64) -> f64 {
    let mut figures: Vec<f64> = figures.collect();
    figures.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place among a few thousand figures"
    )]
    let place = (figures.len().saturating_sub(1) as f64 * part).round() as usize;
    figures.get(place).copied().unwrap_or_default()
}
