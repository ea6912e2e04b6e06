//! The plan beside a journal, read afresh where its changes are to be taken over.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::Builder;

use super::aside::aside;
use crate::actions::Misuse;
use crate::domain::Plan;
use crate::engine::Failure;

/// A plan on disk, and how it is read afresh.
#[derive(Clone, Debug)]
pub struct PlanFile {
    /// Where it lies.
    pub path: PathBuf,
    /// Reads it, or says what is wrong with it.
    pub read: fn(&Path) -> Result<Arc<Plan>, Failure>,
}

/// Reads the plan, where there is one, on a thread of its own, as its disk may hang; tells the plan
/// or what is wrong with it.
pub(super) fn read(
    plan: Option<&PlanFile>,
    tell: impl Fn(Result<Arc<Plan>, Failure>) + Clone + Send + 'static,
) {
    let Some(PlanFile { path, read }) = plan.cloned() else {
        let (words, hint) = (Misuse::NoPlanBeside.to_string(), Misuse::NoPlanBeside.hint());
        return tell(Err(Failure { words, hint }));
    };
    let without =
        |why: std::io::Error| Err(Failure { words: why.to_string(), hint: String::new() });
    aside(Builder::new().name("plan".to_owned()), move || read(&path), without, tell);
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::thread;

    use super::*;

    fn asked(plan: Option<&PlanFile>) -> Failure {
        let (sender, receiver) = channel();
        read(plan, move |read| sender.send(read).unwrap());
        receiver.recv().unwrap().unwrap_err()
    }

    #[test]
    fn the_plan_is_read_on_a_thread_of_its_own() {
        fn names_its_thread(path: &Path) -> Result<Arc<Plan>, Failure> {
            let words = thread::current().name().unwrap_or_default().to_owned();
            Err(Failure { words, hint: path.display().to_string() })
        }
        let plan = PlanFile { path: "session.json".into(), read: names_its_thread };
        let failure = asked(Some(&plan));
        assert_eq!((failure.words.as_str(), failure.hint.as_str()), ("plan", "session.json"));
    }

    #[test]
    fn where_there_is_no_plan_that_is_told() {
        assert_eq!(asked(None).words, Misuse::NoPlanBeside.to_string());
    }
}
