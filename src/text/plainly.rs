//! What the system says of a failure, without its numbers.

use std::io;

/// What stands before the number of a failure of the system.
const CODE: &str = " (os error ";

/// Tells a failure as people read it: in lower case and without a code.
#[must_use]
pub fn plainly(why: &io::Error) -> String {
    let told = why.to_string();
    if why.raw_os_error().is_none() {
        return told;
    }
    let words = told.rsplit_once(CODE).map_or(told.as_str(), |(words, _)| words);
    let mut letters = words.chars();
    let first = letters.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

/// Tells why nothing can be begun beside the rest.
#[must_use]
pub fn no_thread(why: &io::Error) -> String {
    format!("the system gives no thread: {}", plainly(why))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_of_the_system_has_no_code_and_one_of_ours_keeps_its_words() {
        let missing = io::Error::from_raw_os_error(2);
        assert!(missing.to_string().ends_with("(os error 2)"), "{missing}");
        assert_eq!(plainly(&missing), "no such file or directory");
        let own = "Anna's \"(os error 2)\" is no time";
        assert_eq!(plainly(&io::Error::other(own)), own);
    }
}
