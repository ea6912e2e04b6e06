//! What stands in one cell.

/// The longest code of a language.
const CODE: usize = 3;

/// The words of a list: between `;`, `,`, `/`, `|` or spaces.
pub(super) fn words(cell: &str) -> impl Iterator<Item = &str> {
    let between = |c: char| c.is_whitespace() || matches!(c, ';' | ',' | '/' | '|');
    cell.split(between).filter(|word| !word.is_empty())
}

/// The names of languages: between signs where there are any, for a name may be of two words; a
/// code such as `en` stands between spaces too.
pub(super) fn languages(cell: &str) -> Vec<&str> {
    let is_apart = cell.contains([';', ',', '/', '|']);
    if !is_apart && cell.split_whitespace().all(|word| word.chars().count() <= CODE) {
        return words(cell).collect();
    }
    let names = cell.split([';', ',', '/', '|']).map(str::trim);
    names.filter(|name| !name.is_empty()).collect()
}

/// Whether a cell says yes; none where it says neither.
pub(super) fn is_yes(cell: &str) -> Option<bool> {
    match cell.to_ascii_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "x" | "remote" => Some(true),
        "" | "no" | "n" | "false" | "0" | "-" => Some(false),
        _ => None,
    }
}

/// The delimiter of a file: a comma, unless its first line has others and no comma.
pub(super) fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let found = [b',', b';', b'\t'].into_iter().find(|c| first.contains(char::from(*c)));
    found.unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_whatever_stands_between() {
        for list in ["en;fr", "en, fr", " en/fr ", "en | fr"] {
            assert_eq!(words(list).collect::<Vec<_>>(), ["en", "fr"]);
        }
        assert_eq!(words(" ;").count(), 0);
    }

    #[test]
    fn a_language_may_be_called_by_two_words() {
        assert_eq!(languages("Haitian Creole; French"), ["Haitian Creole", "French"]);
        assert_eq!(languages("Cape Verdean Creole"), ["Cape Verdean Creole"]);
        for list in ["en;fr", "en fr", " en, fr ", "en | fr,"] {
            assert_eq!(languages(list), ["en", "fr"], "{list}");
        }
        assert_eq!(languages(" "), [""; 0]);
    }

    #[test]
    fn yes_and_no_are_told_from_neither() {
        assert_eq!(["Yes", "TRUE", "1", "x"].map(is_yes), [Some(true); 4]);
        assert_eq!(["", "no", "0"].map(is_yes), [Some(false); 3]);
        assert_eq!(is_yes("perhaps"), None);
    }

    #[test]
    fn the_first_line_tells_what_stands_between_cells() {
        assert_eq!(delimiter("name,\"a;b\"\n"), b',');
        assert_eq!(delimiter("name;group\nA,B;x"), b';');
        assert_eq!(delimiter("name\tgroup"), b'\t');
        assert_eq!(delimiter("name"), b',');
    }
}
