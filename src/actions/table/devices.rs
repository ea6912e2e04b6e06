//! Other devices: who reaches the session, and what is done about them.

use super::super::action::{Action, ActionSpec, Scope};

const ROW: ActionSpec = ActionSpec::BLANK;

pub(super) const ROWS: &[ActionSpec] = &[
    ActionSpec {
        action: Action::Open,
        name: "open",
        keys: &["A"],
        title: "Open the session to other devices",
        doc: "Opens the session to other devices, on the network that is chosen or on this computer \
              only; they join with the link or the code.",
        hint: "open",
        ..ROW
    },
    ActionSpec {
        action: Action::Shut,
        name: "shut",
        keys: &["A"],
        title: "Close the session to other devices",
        doc: "Closes the session to other devices until it is opened again; the event goes on.",
        hint: "shut",
        ..ROW
    },
    ActionSpec {
        action: Action::Devices,
        name: "devices",
        keys: &["D"],
        title: "Show the devices",
        doc: "Shows address, code and link to join with, and every device with its table and when \
              it was last heard.",
        ..ROW
    },
    ActionSpec {
        action: Action::RenameDevice,
        name: "rename-device",
        keys: &["Enter"],
        scope: Scope::Devices,
        title: "Rename the device",
        doc: "Says what a device is called; no file has the name.",
        hint: "rename",
        ..ROW
    },
    ActionSpec {
        action: Action::MoveDevice,
        name: "move-device",
        keys: &["@"],
        scope: Scope::Devices,
        title: "Move the device to a table",
        doc: "Lets a device write for another table.",
        hint: "table",
        ..ROW
    },
    ActionSpec {
        action: Action::MuteDevice,
        name: "mute-device",
        keys: &["m"],
        scope: Scope::Devices,
        title: "Mute the device",
        doc: "Takes nothing from a device any more, or takes what it sends again.",
        hint: "mute",
        ..ROW
    },
    ActionSpec {
        action: Action::TurnAway,
        name: "turn-away",
        keys: &["x"],
        scope: Scope::Devices,
        title: "Turn the device away",
        doc: "Lets a device in no longer, also with the code; what it sent before stays.",
        hint: "away",
        ..ROW
    },
    ActionSpec {
        action: Action::Newcomers,
        name: "newcomers",
        keys: &["o"],
        scope: Scope::Devices,
        title: "Close the door to newcomers",
        doc: "Lets nobody else in, or newcomers again and those who were turned away; those who \
              joined stay.",
        hint: "door",
        ..ROW
    },
    ActionSpec {
        action: Action::Invite,
        name: "invite",
        keys: &["a"],
        scope: Scope::Devices,
        title: "Invite to a table, or a projector",
        doc: "Shows the code and the link for the projector, for whoever types for one table, or for \
              everybody who sits at it and may add ideas to it; or writes a page with all of them, to \
              be printed and cut into cards.",
        hint: "invite",
        ..ROW
    },
];
