//! The plan beside a journal: read afresh where its changes are to be taken over, written again
//! where its folder was deleted.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::Builder;

use super::aside::aside;
use crate::actions::Misuse;
use crate::domain::Plan;
use crate::engine::Failure;
use crate::files::Whole;
use crate::text::{plainly, write_json_pretty};
use crate::tui::msg::Msg;

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
    let without = |why: std::io::Error| Err(Failure { words: plainly(&why), hint: String::new() });
    aside(Builder::new().name("plan".to_owned()), move || read(&path), without, tell);
}

/// Writes the plan where it lay, unless one lies there; tells where that cannot be done.
pub(super) fn write(
    file: Option<&PlanFile>,
    plan: Arc<Plan>,
    tell: impl Fn(Msg) + Clone + Send + 'static,
) {
    let Some(PlanFile { path, .. }) = file.cloned() else { return };
    let work = move || match put(&path, &plan) {
        Err(why) if why.kind() != io::ErrorKind::AlreadyExists => Some(why),
        _ => None,
    };
    let failed = move |why: Option<io::Error>| {
        if let Some(why) = why {
            tell(Msg::PlanUnwritten(plainly(&why)));
        }
    };
    aside(Builder::new().name("plan".to_owned()), work, Some, failed);
}

fn put(path: &Path, plan: &Plan) -> io::Result<()> {
    let whole = Whole::beside(path, |to| -> io::Result<()> {
        write_json_pretty(plan, to)?;
        to.write_all(b"\n")
    })?;
    whole.flush()?;
    whole.found()
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
    fn a_plan_is_written_again_where_it_lay_and_over_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("session.json");
        let plan = Arc::new(Plan { title: "Café".into(), ..Plan::default() });
        let none = |_: &Path| Err(Failure { words: String::new(), hint: String::new() });
        let file = PlanFile { path: path.clone(), read: none };
        let (sender, told) = channel::<Msg>();
        let put_back = |plan: &Arc<Plan>| {
            let sender = sender.clone();
            write(Some(&file), Arc::clone(plan), move |msg| sender.send(msg).unwrap());
        };
        put_back(&plan);
        while !path.exists() {
            assert!(told.try_recv().is_err(), "it is written");
            thread::yield_now();
        }
        let read: Plan = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        assert_eq!(read, *plan);
        std::fs::write(&path, "mine").unwrap();
        assert!(put(&path, &plan).is_err());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
        drop(folder);
        put_back(&plan);
        assert!(matches!(told.recv().unwrap(), Msg::PlanUnwritten(_)));
    }

    #[test]
    fn where_there_is_no_plan_that_is_told() {
        assert_eq!(asked(None).words, Misuse::NoPlanBeside.to_string());
    }
}
