//! Whole events through the engine, on a clock set by hand.

mod latecomers;
mod local_spaces;
mod open_forum_2017;
mod panel_2014;
mod regional_workshop_2017;
mod run;
mod world_cafe_2013;
