//! Leaves the tables to unwind by out of the release program: after a fault it begins again
//! (`tui/run/fault.rs`), so that nothing reads them, and they are a tenth of its size.
//!
//! No profile says whether they are written, and tests do unwind. So they are dropped where the
//! program is linked, and only where that is done by the linker that comes with Rust or by Debian's,
//! which know how; by any other it is linked as ever, larger and no worse.

use std::env;
use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

const NO_TABLES: &str = "SECTIONS { /DISCARD/ : { *(.eh_frame) } } INSERT AFTER .text;\n";

fn main() -> Result<(), Box<dyn Error>> {
    let mut cargo = io::stdout();
    writeln!(cargo, "cargo::rerun-if-changed=src/build.rs")?;
    let is = |name: &str, value: &str| env::var(name).unwrap_or_default() == value;
    let usual = is("RUSTC_LINKER", "") && is("CARGO_ENCODED_RUSTFLAGS", "");
    if usual && is("PROFILE", "release") && is("TARGET", "x86_64-unknown-linux-gnu") {
        let script = Path::new(&env::var("OUT_DIR")?).join("no_tables.ld");
        fs::write(&script, NO_TABLES)?;
        writeln!(cargo, "cargo::rustc-link-arg-bins=-Wl,--no-eh-frame-hdr")?;
        writeln!(cargo, "cargo::rustc-link-arg-bins=-T{}", script.display())?;
    }
    Ok(())
}
