//! Who sits where: what the Seating shows, and what changes it.

use super::super::action::{Action, ActionSpec, Scope};

const ROW: ActionSpec = ActionSpec { scope: Scope::Seating, ..ActionSpec::BLANK };

pub(super) const ROWS: &[ActionSpec] = &[
    ActionSpec {
        action: Action::Announce,
        name: "announce-seats",
        keys: &["Enter"],
        title: "Announce the seats shown",
        doc: "Makes the seats that are shown those of the session; while better ones are sought it \
              takes those shown first, and where nobody has a seat yet it plans them. Then export \
              (by the palette) writes badges and table cards to print.",
        hint: "announce",
        ..ROW
    },
    ActionSpec {
        action: Action::PlanSeats,
        name: "plan-seats",
        keys: &["b"],
        title: "Plan the seats to come anew",
        doc: "Seeks the best seats for all rounds to come, whoever has to move; the key again \
              repairs only, so that as few move as can be. Rounds that have begun keep their seats, but at \
              tables that closed.",
        hint: "best again",
        ..ROW
    },
    ActionSpec {
        action: Action::SeatCame,
        name: "seat-came",
        keys: &["a"],
        title: "Seat somebody who came",
        doc: "Gives those who came seats, by their names or as so many more cards, and shows where; \
              where others move for it, or a number was said, that is shown before it is so.",
        hint: "came",
        ..ROW
    },
    ActionSpec {
        action: Action::SeatLeft,
        name: "seat-left",
        keys: &["d"],
        title: "Take out somebody who left",
        doc: "Takes somebody who left or did not come out of the rounds to come, by name; where \
              others move for it, that is shown before it is so.",
        hint: "left",
        ..ROW
    },
    ActionSpec {
        action: Action::SeatOut,
        name: "seat-out",
        keys: &["x"],
        title: "Close the table, or take out the person chosen",
        doc: "Closes the table chosen, or takes the person chosen out of the rounds to come; of \
              what is out already it does the opposite. Shows who moves before it is so.",
        hint: "out",
        ..ROW
    },
    ActionSpec {
        action: Action::HostLeft,
        name: "host-left",
        keys: &["h"],
        title: "Take out the host of the table",
        doc: "Takes whoever hosts the table chosen out of the rounds to come; shows who moves \
              before it is so.",
        hint: "host left",
        ..ROW
    },
    ActionSpec {
        action: Action::NewHosts,
        name: "new-hosts",
        keys: &["H"],
        title: "Name new hosts in each round",
        doc: "Names a new host in each round for each table where nobody stays, one of those who sit \
              there; shows them before it is so, and the key again takes it back.",
        hint: "new hosts",
        ..ROW
    },
    ActionSpec {
        action: Action::SeatView,
        name: "seat-view",
        keys: &["7"],
        title: "Show the seats another way",
        doc: "Shows by turns the tables of a round, the way of each person, and who meets whom; \
              while seats are changed, who moves as well.",
        hint: "view",
        ..ROW
    },
    ActionSpec {
        action: Action::SeatRound,
        name: "seat-round",
        keys: &["←", "→"],
        title: "Show another round",
        doc: "Shows the seats of the round before or after.",
        hint: "round",
        fixed: true,
        ..ROW
    },
];
