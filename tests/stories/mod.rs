//! Whole cafés through the engine, on a clock set by hand.

mod world_cafe_2013;
