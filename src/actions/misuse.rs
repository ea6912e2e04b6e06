//! Why words are not a command, and what to type instead.

use crate::domain::LengthError;
use crate::session::Refusal;

/// One variant a reason. Names are raw words of people: the whole sentence goes through
/// `text::shown` before anybody sees it.
#[expect(missing_docs, reason = "each variant's sentence speaks of its fields")]
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misuse {
    /// No action has this name.
    #[error("there is no action \"{name}\"")]
    NoAction { name: String, nearest: Option<&'static str> },
    /// An action that changes nothing in the session.
    #[error("\"{name}\" is an action of the interface alone")]
    InterfaceOnly { name: &'static str },
    /// An option the action does not have.
    #[error("{action} has no option \"{option}\"")]
    NoOption { action: &'static str, option: String, form: String },
    /// An option without its value.
    #[error("{option} needs a value")]
    NoValue { option: String, form: String },
    /// The same option twice.
    #[error("{option} is there twice")]
    Twice { option: String },
    /// Something that must be named is not.
    #[error("{action} needs {what}")]
    Missing { action: &'static str, what: &'static str, form: String },
    /// More words than it takes.
    #[error("{action} does not know what to do with \"{word}\"")]
    TooMany { action: &'static str, word: String, form: String },
    /// Not a length.
    #[error("\"{words}\": {why}")]
    NotALength { words: String, why: LengthError },
    /// Not a time of day.
    #[error("\"{words}\" is not a time of day")]
    NotATime { words: String },
    /// Not a whole number.
    #[error("\"{words}\" is not a number of {of}")]
    NotANumber { words: String, of: &'static str },
    /// Too long for a category's letter, or with signs in it.
    #[error("\"{words}\" is no letter of a category")]
    NotALetter { words: String },
    /// None of the words of a list.
    #[error("there is no {what} \"{word}\"")]
    NotOneOf { what: &'static str, word: String, words: String },
    /// A quotation mark that is never closed.
    #[error("a quotation mark is open")]
    OpenQuote,

    /// No question is named so.
    #[error("there is no question \"{typed}\"")]
    NoQuestion { typed: String, nearest: Option<String> },
    /// No category of the question is named so.
    #[error("question {question} has no category \"{typed}\"")]
    NoCategory { question: String, typed: String, nearest: Option<String> },
    /// No block is named so.
    #[error("there is no block \"{typed}\"")]
    NoBlock { typed: String, nearest: Option<String> },
    /// The plan names its tables, and this is none of them.
    #[error("there is no table \"{typed}\"")]
    NoTable { typed: String, nearest: Option<String> },
    /// No note is named so.
    #[error("there is no note \"{typed}\"")]
    NoNote { typed: String },
    /// Several are named so.
    #[error("\"{typed}\" may be the {what} \"{first}\" or \"{second}\"")]
    Ambiguous { what: &'static str, typed: String, first: String, second: String },
    /// No block has ended yet, so none can run again.
    #[error("no block has ended yet")]
    NothingEnded,
    /// No block is left out.
    #[error("no block is skipped")]
    NothingSkipped,
    /// The session stands by itself, without a plan beside it.
    #[error("there is no session.json beside the journal")]
    NoPlanBeside,
    /// The state of the session does not allow it.
    #[error("{0}")]
    Refused(Refusal),
}

impl Misuse {
    /// True for wrong usage: whatever the session, these words are never a command. Otherwise
    /// this session refuses them.
    #[must_use]
    pub const fn is_usage(&self) -> bool {
        matches!(
            self,
            Self::NoAction { .. }
                | Self::InterfaceOnly { .. }
                | Self::NoOption { .. }
                | Self::NoValue { .. }
                | Self::Twice { .. }
                | Self::Missing { .. }
                | Self::TooMany { .. }
                | Self::NotALength { .. }
                | Self::NotATime { .. }
                | Self::NotANumber { .. }
                | Self::NotALetter { .. }
                | Self::NotOneOf { .. }
                | Self::OpenQuote
        )
    }

    /// What to type instead; empty where there is nothing to add.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::NoAction { nearest: Some(name), .. } => format!("the nearest is \"{name}\""),
            Self::NoAction { nearest: None, .. } => "worldcafe keys lists every action".into(),
            Self::InterfaceOnly { name: "capture" } => "worldcafe capture adds notes".into(),
            Self::InterfaceOnly { .. } => "worldcafe run opens the interface".into(),
            Self::NoOption { form, .. }
            | Self::NoValue { form, .. }
            | Self::Missing { form, .. }
            | Self::TooMany { form, .. } => form.clone(),
            Self::Twice { .. } => "give it once".into(),
            Self::NotALength { why, .. } => why.hint().into(),
            Self::NotATime { .. } => "times read 09:00 or 18:15".into(),
            Self::NotANumber { .. } => "write it in digits".into(),
            Self::NotALetter { .. } => {
                "it is one letter, or two like aa or a1, or - for none; the label follows".into()
            }
            Self::NotOneOf { words, .. } => format!("it is one of {words}"),
            Self::OpenQuote => "close it, or leave it out".into(),
            Self::NoQuestion { nearest, .. } => {
                near(nearest, "questions are named by id, number, or a unique beginning")
            }
            Self::NoCategory { nearest, .. } => {
                let add = "add-category adds one";
                nearest
                    .as_ref()
                    .map_or_else(|| add.into(), |name| format!("the nearest is \"{name}\"; {add}"))
            }
            Self::NoBlock { nearest, .. } => {
                near(nearest, "blocks are named by id, number, or a unique beginning of the title")
            }
            Self::NoTable { nearest, .. } => {
                near(nearest, "the plan names its tables; add-table adds one")
            }
            Self::NoNote { .. } => {
                "notes are named by the id capture printed, or a unique beginning of it".into()
            }
            Self::Ambiguous { .. } => "type more of it, or its id".into(),
            Self::NothingEnded => "start begins the next block".into(),
            Self::NothingSkipped => "skip is for blocks that come".into(),
            Self::NoPlanBeside => "put the changed plan into the session folder".into(),
            Self::Refused(refusal) => refusal.hint().into(),
        }
    }
}

fn near(nearest: &Option<String>, otherwise: &str) -> String {
    nearest.as_ref().map_or_else(|| otherwise.into(), |name| format!("the nearest is \"{name}\""))
}
