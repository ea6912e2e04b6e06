//! Whole-house tests, in one binary.

#[cfg(test)]
mod alone;
#[cfg(test)]
mod answers;
#[cfg(test)]
mod architecture;
#[cfg(test)]
mod between;
#[cfg(test)]
mod calling;
#[cfg(test)]
mod capture;
#[cfg(test)]
mod commands;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod cut_short;
#[cfg(test)]
mod days;
#[cfg(test)]
mod devices;
#[cfg(test)]
mod docs;
#[cfg(test)]
mod editing;
#[cfg(test)]
mod extremes;
#[cfg(test)]
mod filing;
#[cfg(test)]
mod hall;
#[cfg(test)]
mod hall_typing;
#[cfg(test)]
mod helping;
#[cfg(test)]
mod home;
mod home_damaged;
#[cfg(test)]
mod home_kinds;
#[cfg(test)]
mod hub;
#[cfg(test)]
mod joined;
mod keys;
#[cfg(test)]
mod late_paper;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod line;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod looking;
#[cfg(test)]
mod marking;
#[cfg(test)]
mod one_line;
#[cfg(test)]
mod overlays;
#[cfg(test)]
mod palette;
#[cfg(test)]
mod programmes;
#[cfg(test)]
mod pty;
#[cfg(test)]
mod published;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod rearranging;
#[cfg(test)]
mod refused;
#[cfg(test)]
mod remapped;
mod report_texts;
#[cfg(test)]
mod returned;
#[cfg(test)]
mod rewording;
#[cfg(test)]
mod ripples;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod screens;
#[cfg(test)]
mod scripts;
#[cfg(test)]
mod seating;
#[cfg(test)]
mod seats;
#[cfg(test)]
mod sessions;
#[cfg(test)]
mod several_questions;
#[cfg(test)]
mod signs;
#[cfg(test)]
mod stories;
#[cfg(test)]
mod support;
#[cfg(test)]
mod themes;
#[cfg(test)]
mod times;
#[cfg(test)]
mod typed_on;
mod typing;
#[cfg(test)]
mod way_back;
#[cfg(test)]
mod way_on;
