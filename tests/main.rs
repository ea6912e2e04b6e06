//! Whole-house tests, in one binary.

#[cfg(test)]
mod architecture;
#[cfg(test)]
mod screens;
#[cfg(test)]
mod sessions;
#[cfg(test)]
mod support;
