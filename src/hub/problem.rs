//! What a hub says where it does not do what was asked: RFC 9457. Nothing of what was sent is in
//! it.

use hyper::header::{CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use hyper::{Response, StatusCode};

use super::body::Body;
use crate::session::Refusal;

/// What stands against a note, where those who typed it can do something about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    Empty,
    TooLong,
    Taken,
    CategoryGone,
    NoQuestion,
    NameTaken,
    LetterTaken,
    QuestionGone,
    BlockGone,
    NoteGone,
    TableGone,
    TableClosed,
    TooDeep,
    OtherTable,
    NotNewest,
}

impl Reason {
    /// Its code, which never changes its meaning, and the sentence.
    const fn row(self) -> (&'static str, &'static str) {
        match self {
            Self::Empty => ("empty", "there is nothing to save"),
            Self::TooLong => ("too-long", "this is too long; save it as several"),
            Self::Taken => {
                ("taken", "other words were saved under this id; save yours as a new one")
            }
            Self::CategoryGone => {
                ("category-gone", "this category is there no longer; choose another")
            }
            Self::NoQuestion => ("no-question", "choose the question of the new category too"),
            Self::NameTaken => ("name-taken", "there is a category of this name; choose it"),
            Self::LetterTaken => ("letter-taken", "another category has this letter; leave it out"),
            Self::QuestionGone => {
                ("question-gone", "this question is there no longer; choose another")
            }
            Self::BlockGone => (
                "block-gone",
                "this part of the programme is there no longer; copy this into a new note",
            ),
            Self::NoteGone => ("note-gone", "this note is not there; save your words as a new one"),
            Self::TableGone => ("table-gone", "this table is not there; ask at the front"),
            Self::TableClosed => ("table-closed", "this table is closed; ask at the front"),
            Self::TooDeep => ("too-deep", "details go three levels deep; put this one level up"),
            Self::NotNewest => ("not-newest", "something newer was said here since; look again"),
            Self::OtherTable => ("other-table", "this device writes for another table now"),
        }
    }

    /// The reason of a refusal; none where nobody at a table could do anything about it.
    const fn of(refusal: &Refusal) -> Option<Self> {
        Some(match refusal {
            Refusal::EmptyNote => Self::Empty,
            Refusal::TooLong { .. } => Self::TooLong,
            Refusal::NoteTaken { .. } => Self::Taken,
            Refusal::NoCategory { .. } => Self::CategoryGone,
            Refusal::CategoryWithoutQuestion => Self::NoQuestion,
            Refusal::LabelTaken { .. } => Self::NameTaken,
            Refusal::LetterTaken { .. } => Self::LetterTaken,
            Refusal::NoQuestion { .. } => Self::QuestionGone,
            Refusal::NoBlock { .. } => Self::BlockGone,
            Refusal::NoNote { .. } => Self::NoteGone,
            Refusal::NoTable { .. } => Self::TableGone,
            Refusal::TableClosed { .. } => Self::TableClosed,
            Refusal::TooDeep => Self::TooDeep,
            Refusal::OtherTable { .. } => Self::OtherTable,
            _ => return None,
        })
    }
}

/// A reason; its code never changes its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    WrongHost,
    WrongOrigin,
    NoSuchRoute,
    NoSuchMethod,
    NoToken,
    WrongRole,
    WrongCode,
    TooManyGuesses,
    TooManyAtOnce,
    TooFast,
    DoorClosed,
    TurnedAway,
    NoSuchTable,
    TableMissing,
    Muted,
    NotJson,
    NotForm,
    HeadTooLarge,
    BodyTooLarge,
    BodyTooSlow,
    NotUnderstood,
    BadPlan,
    IdTaken,
    Refused,
    RefusedFor(Reason),
    ReadOnly,
    NotReady,
    NotKnownSaved,
    Over,
    Full,
    TooManyDevices,
}

impl Problem {
    /// The status, the code and the sentence.
    pub(super) const fn row(self) -> (u16, &'static str, &'static str) {
        match self {
            Self::WrongHost => (403, "wrong-host", "this is not the address of the open session"),
            Self::WrongOrigin => (403, "wrong-origin", "another site's page may not ask this"),
            Self::NoSuchRoute => (404, "no-such-route", "there is nothing at this address"),
            Self::NoSuchMethod => (405, "no-such-method", "this cannot be done at this address"),
            Self::NoToken => (401, "no-token", "this lets nobody into the open session"),
            Self::WrongRole => (403, "wrong-role", "this is for others to do"),
            Self::WrongCode => {
                (403, "wrong-code", "this is no code of the open session; ask at the front")
            }
            Self::TooManyGuesses => (
                429,
                "too-many-guesses",
                "too many wrong codes from here; wait a minute, or scan the code for cameras",
            ),
            Self::TooManyAtOnce => (
                429,
                "too-many-at-once",
                "this device asks for too much at once; close its other pages",
            ),
            Self::TooFast => (429, "too-fast", "this comes too fast; wait a second"),
            Self::DoorClosed => (403, "door-closed", "nobody else is let in now; ask at the front"),
            Self::TurnedAway => {
                (403, "turned-away", "this device was turned away; ask at the front")
            }
            Self::NoSuchTable => {
                (422, "no-such-table", "there is no such table, or it is closed; say another")
            }
            Self::TableMissing => (422, "table-missing", "say at which table you sit"),
            Self::Muted => {
                (403, "muted", "the facilitator has muted this device; ask at the front")
            }
            Self::NotJson => (415, "not-json", "the body must be JSON and be called so"),
            Self::NotForm => (415, "not-form", "the body must be a form and be called so"),
            Self::HeadTooLarge => {
                (431, "head-too-large", "the address or the headers of this are too long")
            }
            Self::BodyTooLarge => (413, "body-too-large", "the body is too large"),
            Self::BodyTooSlow => (408, "body-too-slow", "the body did not come in time"),
            Self::NotUnderstood => {
                (400, "not-understood", "the open session does not understand this")
            }
            Self::BadPlan => (422, "bad-plan", "this plan has faults; worldcafe check names them"),
            Self::IdTaken => (409, "id-taken", "another command was sent under this id"),
            Self::Refused | Self::RefusedFor(_) => {
                (409, "refused", "the session does not allow it as it stands")
            }
            Self::ReadOnly => (409, "read-only", "this session can only be looked at"),
            Self::NotReady => (503, "not-ready", "the session is still being read; wait a moment"),
            Self::NotKnownSaved => {
                (503, "not-known-saved", "the disk has not taken it yet; send it again")
            }
            Self::Over => (503, "over", "the session is no longer open here; ask at the front"),
            Self::Full => (503, "full", "too many are connected; wait a moment"),
            Self::TooManyDevices => {
                (503, "too-many-devices", "too many devices have joined; ask at the front")
            }
        }
    }

    /// What the session refuses.
    pub(super) fn refused(refusal: &Refusal) -> Self {
        if *refusal == Refusal::NotYours {
            return Self::WrongRole;
        }
        Reason::of(refusal).map_or(Self::Refused, Self::RefusedFor)
    }

    /// The most that can be said, in a sentence.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::RefusedFor(reason) => reason.row().1,
            _ => self.row().2,
        }
    }

    /// In how many seconds it may be asked again, where that helps.
    const fn again(self) -> Option<u16> {
        match self {
            Self::TooFast => Some(1),
            Self::TooManyGuesses => Some(60),
            _ => None,
        }
    }

    /// What an answer says of it beside its words, object or page.
    pub(super) fn mark(self, headers: &mut HeaderMap) {
        if let Some(seconds) = self.again() {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self == Self::NoToken {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
    }

    /// The object as JSON.
    pub(super) fn json(self) -> String {
        let (status, code, title) = self.row();
        let detail = match self {
            Self::RefusedFor(reason) => {
                let (reason, words) = reason.row();
                format!(r#","reason":"{reason}","detail":"{words}""#)
            }
            _ => String::new(),
        };
        format!(
            r#"{{"type":"urn:worldcafe:{code}","title":"{title}"{detail},"status":{status},"code":"{code}"}}"#
        )
    }

    pub(super) fn response(self) -> Response<Body> {
        let mut response = Response::new(Body::from(self.json()));
        let (status, ..) = self.row();
        *response.status_mut() =
            StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        self.mark(headers);
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_json_with_its_code_and_its_status() {
        let json: serde_json::Value = serde_json::from_str(&Problem::NotKnownSaved.json()).unwrap();
        assert_eq!((&json["code"], &json["status"]), (&"not-known-saved".into(), &503.into()));
        assert_eq!(json["type"], "urn:worldcafe:not-known-saved");
        assert_eq!(Problem::NoToken.response().status(), StatusCode::UNAUTHORIZED);
    }
}
