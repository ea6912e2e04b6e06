//! The columns that a file of people may have.

use crate::text::fold;

/// What a column says of each person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// What the person is called.
    Name,
    /// The stakeholder group.
    Group,
    /// The languages spoken.
    Languages,
    /// Where they sit at first.
    Table,
    /// The table hosted.
    Host,
    /// The rows of those to sit apart from.
    Apart,
    /// The rows of those to sit with.
    Together,
    /// The first round there.
    Arrives,
    /// The first round no longer there.
    Leaves,
    /// Whether from elsewhere.
    Remote,
}

impl Column {
    /// Every column, in the order they are told.
    pub const ALL: [Self; 10] = [
        Self::Name,
        Self::Group,
        Self::Languages,
        Self::Table,
        Self::Host,
        Self::Apart,
        Self::Together,
        Self::Arrives,
        Self::Leaves,
        Self::Remote,
    ];

    /// The heading it is known by.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Group => "group",
            Self::Languages => "languages",
            Self::Table => "table",
            Self::Host => "host",
            Self::Apart => "apart",
            Self::Together => "together",
            Self::Arrives => "arrives",
            Self::Leaves => "leaves",
            Self::Remote => "remote",
        }
    }

    /// The column with this heading, whatever its case, in the singular or the plural.
    #[must_use]
    pub fn headed(heading: &str) -> Option<Self> {
        let heading = fold(heading);
        let plain = heading.trim_end_matches('s');
        Self::ALL.into_iter().find(|it| it.heading().trim_end_matches('s') == plain)
    }

    /// Every heading, for a hint.
    pub(super) fn headings() -> String {
        Self::ALL.map(Self::heading).join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_known_in_any_case_and_number() {
        for column in Column::ALL {
            assert_eq!(Column::headed(column.heading()), Some(column));
        }
        assert_eq!(Column::headed(" Language "), Some(Column::Languages));
        assert_eq!(Column::headed("HOSTS"), Some(Column::Host));
        assert_eq!(Column::headed("e-mail"), None);
        assert_eq!(Column::headed(""), None);
    }
}
