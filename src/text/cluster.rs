//! Grapheme clusters made fit for a terminal cell: bounded in length, never of no width.
//!
//! Works on text whose characters have been judged already.

use ratatui::buffer::CellWidth;
use unicode_segmentation::UnicodeSegmentation;

use super::character::REPLACEMENT;

/// Characters kept of one cluster. The longest emoji in use has ten, a written syllable about
/// twelve; beyond this it is no longer writing and would only weigh on every frame.
pub(super) const CLUSTER_CHARS: usize = 32;

/// Cuts overlong clusters, saying so by the replacement character, and puts the same sign where a
/// cluster alone would take no column and vanish.
pub(super) fn fit(text: String) -> String {
    if text.graphemes(true).all(fits) {
        return text;
    }
    let mut fitted = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        if fits(cluster) {
            fitted.push_str(cluster);
        } else {
            if cluster.cell_width() > 0 {
                fitted.extend(beginning(cluster));
            }
            fitted.push(REPLACEMENT);
        }
    }
    fitted
}

fn fits(cluster: &str) -> bool {
    cluster.len() == 1 || (cluster.cell_width() > 0 && cluster.chars().nth(CLUSTER_CHARS).is_none())
}

/// Nothing that needs a successor may stand at the end of what is kept.
fn beginning(cluster: &str) -> Vec<char> {
    let mut kept: Vec<char> = cluster.chars().take(CLUSTER_CHARS).collect();
    while kept.last().is_some_and(|c| matches!(c, '\u{200D}' | '\u{E0020}'..='\u{E007F}')) {
        kept.pop();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endless_chain_of_joined_emoji_is_cut_and_said_to_be() {
        let chain = "👩\u{200D}".repeat(500) + "👩";
        let fitted = fit(chain);
        assert!(fitted.chars().count() <= CLUSTER_CHARS + 1);
        assert!(fitted.starts_with("👩\u{200D}👩") && fitted.ends_with("👩\u{FFFD}"));
        assert_eq!(fit(fitted.clone()), fitted);
    }

    #[test]
    fn a_cluster_of_no_width_is_replaced_and_its_neighbours_stay() {
        assert_eq!(fit("a\u{A8FA}b".into()), "a\u{FFFD}b");
    }
}
