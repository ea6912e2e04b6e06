//! The fields of a form that a browser sent.

use crate::hub::body::Request;
use crate::hub::exchange::read;
use crate::hub::limits::Limits;
use crate::hub::problem::Problem;

/// What was filled in, raw, each name once.
#[derive(Debug, Default)]
pub(super) struct Form(Vec<(String, String)>);

impl Form {
    pub(super) async fn read(limits: &Limits, request: Request) -> Result<Self, Problem> {
        Self::of(&read(limits, request).await?, limits.fields)
    }

    /// Line ends are a line feed each: a browser sends a pair for one that was typed.
    fn of(body: &[u8], most: usize) -> Result<Self, Problem> {
        let mut fields: Vec<(String, String)> = Vec::new();
        for (name, value) in form_urlencoded::parse(body) {
            // Each is compared with those before it.
            if fields.len() >= most || fields.iter().any(|(known, _)| *known == name) {
                return Err(Problem::NotUnderstood);
            }
            fields.push((name.into_owned(), value.replace("\r\n", "\n")));
        }
        Ok(Self(fields))
    }

    /// A field; empty where it was left out.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// A field, where anything was filled in.
    pub(super) fn filled(&self, name: &str) -> Option<&str> {
        Some(self.get(name)).filter(|value| !value.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_as_they_were_typed_and_none_twice() {
        let form = Form::of(b"text=a%0D%0Ab+%26+%C3%A9&kind=&lone", 3).unwrap();
        assert_eq!(form.get("text"), "a\nb & \u{e9}");
        assert_eq!((form.filled("kind"), form.get("lone"), form.get("none")), (None, "", ""));
        assert_eq!(Form::of(b"text=a&text=b", 3).unwrap_err(), Problem::NotUnderstood);
    }
}
