//! Whose a token is, by its hash, and whether they may ask again already.

use std::net::IpAddr;
use std::sync::Arc;

use super::{Devices, Hash, Known, Who};
use crate::domain::Stamp;
use crate::hub::limits::Limits;
use crate::hub::problem::Problem;
use crate::session::Author;

impl Devices {
    /// Whose token has this hash.
    pub(in crate::hub) fn knows(&mut self, given: &Hash, now: Stamp) -> Result<Who, Problem> {
        if *given == self.own {
            return Ok(Who { author: Arc::new(Author::facilitator()), ..Who::default() });
        }
        self.device(given).map(|known| known.heard(now)).ok_or(Problem::NoToken)
    }

    /// The same, where another request of theirs may come now.
    pub(in crate::hub) fn asks(
        &mut self,
        given: &Hash,
        now: Stamp,
        limits: &Limits,
    ) -> Result<Who, Problem> {
        let Some(known) = self.device(given) else { return self.knows(given, now) };
        let who = known.heard(now);
        if who.at_once() > limits.at_once {
            return Err(Problem::TooManyAtOnce);
        }
        let goes = known.pace.takes(now, limits.of_device);
        goes.then_some(who).ok_or(Problem::TooFast)
    }

    fn device(&mut self, given: &Hash) -> Option<&mut Known> {
        let id = self.by_hash.get(given)?;
        self.known.get_mut(id)
    }

    /// Whether another request may come now, by the pace of whoever shows a token, or of the
    /// address where nobody does. This computer's own commands come as they like.
    pub(in crate::hub) fn admit(
        &mut self,
        given: Option<&Hash>,
        from: IpAddr,
        now: Stamp,
        limits: &Limits,
    ) -> bool {
        let own = given == Some(&self.own);
        match given.and_then(|given| self.device(given)) {
            Some(known) => known.pace.takes(now, limits.of_device),
            None if own => true,
            None => self.strangers.take(from, now, limits.of_strangers, limits.addresses),
        }
    }
}

impl Known {
    /// Who they are, and that they were heard.
    fn heard(&mut self, now: Stamp) -> Who {
        self.heard = Some(now);
        Who {
            author: Arc::clone(&self.author),
            name: self.name.clone(),
            muted: self.muted,
            had: Arc::clone(&self.had),
            asking: Arc::clone(&self.asking),
            trace: Arc::clone(&self.trace),
        }
    }
}
