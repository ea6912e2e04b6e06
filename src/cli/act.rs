//! `do`: one action without the interface.

use super::args::{Colouring, DoArgs};
use super::desk::{Desk, Place};
use super::failure::Failure;
use super::remote::{Decided, Remote};
use super::standing::standing;
use super::writing::{Writer, not_saved};
use super::{plan, voice};
use crate::actions::{Action, Extra, expect, parse};
use crate::domain::Moment;
use crate::engine::{StepChoice, SubmitError};
use crate::journal::AppendError;
use crate::session::{Author, Session, apply_to, tell};

/// Does one action and says what happened.
pub(super) fn act(args: &DoArgs, color: Colouring) -> Result<(), Failure> {
    let spec = expect(&args.action)?;
    let place = Place::find(&args.path)?;
    let mut extra = Extra::default();
    if spec.action == Action::AdoptPlan
        && let Some(path) = place.plan()
    {
        extra.plan = Some(plan::usable(path, color)?);
    }
    match once(args, spec.action, &place, &extra, color)? {
        Outcome::Done => Ok(()),
        // Somebody else made the first step meanwhile: their session is gone on with.
        Outcome::StartedElsewhere => match once(args, spec.action, &place, &extra, color)? {
            Outcome::Done => Ok(()),
            Outcome::StartedElsewhere => Err(not_saved(&AppendError::StartedElsewhere)),
        },
    }
}

enum Outcome {
    Done,
    StartedElsewhere,
}

fn once(
    args: &DoArgs,
    action: Action,
    place: &Place,
    extra: &Extra,
    color: Colouring,
) -> Result<Outcome, Failure> {
    let mut writer = match Desk::open(place, color)? {
        Desk::Here(writer) => writer,
        Desk::There(mut remote) => return there(args, &mut remote, extra),
    };
    if run_out(&mut writer)? && action == Action::EndBlock && args.args.is_empty() {
        return Ok(Outcome::Done);
    }
    let command = parse(writer.session(), &args.action, &args.args, extra.clone())?;
    let before = writer.session().clone();
    match writer.submit(&Author::facilitator(), &command, StepChoice::New) {
        Ok(Some(record)) => {
            tell(&before, &record).iter().for_each(|sentence| voice::say(sentence));
            say_standing(&before, writer.session(), writer.now());
        }
        Ok(None) => voice::say("nothing to do: it is so already"),
        Err(SubmitError::Refused(refusal)) => {
            return Err(Failure::refused(&refusal, refusal.hint()));
        }
        Err(SubmitError::NotSaved(AppendError::StartedElsewhere)) => {
            return Ok(Outcome::StartedElsewhere);
        }
        Err(SubmitError::NotSaved(why)) => return Err(not_saved(&why)),
    }
    Ok(Outcome::Done)
}

/// Lets the clock end a block that it is to end, as it would have in the interface.
fn run_out(writer: &mut Writer) -> Result<bool, Failure> {
    let before = writer.session().clone();
    let Some(record) = writer.end_due() else { return Ok(false) };
    writer.flush().map_err(|why| not_saved(&why))?;
    tell(&before, &record).iter().for_each(|sentence| voice::say(sentence));
    Ok(true)
}

/// The same in a session that is open in another process.
fn there(args: &DoArgs, remote: &mut Remote, extra: &Extra) -> Result<Outcome, Failure> {
    let command = parse(remote.session(), &args.action, &args.args, extra.clone())?;
    match remote.decide(&command, StepChoice::New)? {
        Decided::Already => voice::say("nothing to do: it is so already"),
        Decided::Saved(Some(told)) => {
            let (before, record) = *told;
            tell(&before, &record).iter().for_each(|sentence| voice::say(sentence));
            let mut after = before.clone();
            apply_to(&mut after, &record);
            say_standing(&before, &after, record.moment());
        }
        Decided::Saved(None) => voice::say("saved"),
    }
    Ok(Outcome::Done)
}

/// Says where the event stands if the clock or the programme changed.
fn say_standing(before: &Session, after: &Session, now: Moment) {
    if before.blocks != after.blocks || before.closed != after.closed {
        standing(after, now).iter().for_each(|line| voice::say(line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_nobody_knows_is_wrong_usage_before_any_file_is_looked_at() {
        let args = DoArgs { path: "nowhere".into(), action: "strat".into(), args: vec![] };
        let failure = act(&args, Colouring::Never).unwrap_err();
        assert_eq!(failure.verdict().0, 2);
        assert_eq!(failure.hint(), "the nearest is \"start\"");
    }
}
