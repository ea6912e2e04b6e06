//! Every way of dying, and what is left afterwards.

mod cafe;
mod clocks;
mod damage;
mod disk;
mod faults;
mod gateways;
mod kill;
mod locks;
mod salvage;
mod thread;
