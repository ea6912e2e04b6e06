//! Where on this computer the program keeps what belongs to no session: the XDG places, on macOS
//! too.

use std::path::PathBuf;

use etcetera::BaseStrategy;
use etcetera::base_strategy::Xdg;

/// The folder of ours within each of those places.
const OURS: &str = "worldcafe";

/// The file people write their settings in: `$XDG_CONFIG_HOME/worldcafe/settings.toml`, usually
/// below `~/.config`. `None` where the user has no home; the file need not be there.
pub(super) fn settings_file() -> Option<PathBuf> {
    Some(Xdg::new().ok()?.config_dir().join(OURS).join("settings.toml"))
}

/// The folder for what the program remembers by itself: `$XDG_STATE_HOME/worldcafe`, usually below
/// `~/.local/state`. `None` where the user has no home; the folder need not be there.
pub(super) fn state_folder() -> Option<PathBuf> {
    Some(Xdg::new().ok()?.state_dir()?.join(OURS))
}
