//! The real program in a terminal: what a person sees, what the disk holds, and what is left of
//! it in the terminal afterwards.

mod alone;
mod devices;
mod evening;
mod found;
mod gone;
mod hall;
mod home;
mod joined;
mod line;
mod lists;
mod opened;
mod presses;
mod reading;
mod scene;
mod screen;
mod seating;
mod secrets;
mod settings;
mod sharing;
#[cfg(target_os = "linux")]
mod small_disk;
mod together;
mod words;
