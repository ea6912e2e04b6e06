//! What one would use in place of the hub, as Debian has it: started in a folder of its own, on a
//! free port of this computer, and stopped with the value.

use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use rustix::process::{Pid, Signal, geteuid, kill_process};
use tempfile::TempDir;

use crate::pair::{Outcome, now};

/// How long a peer may take to listen.
const PATIENCE: Duration = Duration::from_secs(30);
/// Where Debian keeps each version of PostgreSQL.
const DEBIANS: &str = "/usr/lib/postgresql";

/// A running server.
pub(crate) struct Peer {
    pub(crate) at: SocketAddr,
    child: Child,
    _folder: TempDir,
}

/// Redis with a flush for every answer; none where there is no Redis.
pub(crate) fn redis(within: &Path) -> Outcome<Option<Peer>> {
    let folder = tempfile::tempdir_in(within)?;
    let at = free()?;
    let mut command = Command::new("redis-server");
    let port = at.port().to_string();
    command.args(["--bind", "127.0.0.1", "--port", &port, "--save", "", "--maxclients", "10000"]);
    command.args(["--appendonly", "yes", "--appendfsync", "always"]);
    command.args(["--auto-aof-rewrite-percentage", "0"]);
    if !is_there("redis-server") {
        return Ok(None);
    }
    Peer::start(command.current_dir(folder.path()), at, folder).map(Some)
}

/// PostgreSQL as it comes, with room for so many; none where it is not there.
pub(crate) fn postgres(within: &Path, connections: usize) -> Outcome<Option<Peer>> {
    let Some(programs) = programs() else { return Ok(None) };
    let folder = tempfile::tempdir_in(within)?;
    let user = user()?;
    if let Some((uid, gid)) = user {
        chown(folder.path(), Some(uid), Some(gid))?;
    }
    let run = |name: &str| {
        let mut command = Command::new(programs.join(name));
        if let Some((uid, gid)) = user {
            command.uid(uid).gid(gid);
        }
        command.current_dir(folder.path()).stdout(Stdio::null());
        command
    };
    let data = folder.path().join("data");
    let made = run("initdb")
        .args(["-A", "trust", "-U", "postgres", "-E", "UTF8", "-D"])
        .arg(&data)
        .status()?;
    if !made.success() {
        return Err("initdb failed".into());
    }
    let at = free()?;
    let mut command = run("postgres");
    command.arg("-D").arg(&data).args(["-p", &at.port().to_string()]);
    let room = format!("max_connections={}", connections + 20);
    for setting in ["listen_addresses=127.0.0.1", "unix_socket_directories=", &room] {
        command.args(["-c", setting]);
    }
    Peer::start(&mut command, at, folder).map(Some)
}

impl Peer {
    fn start(command: &mut Command, at: SocketAddr, folder: TempDir) -> Outcome<Self> {
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let mut peer = Self { at, child, _folder: folder };
        let end = now() + PATIENCE;
        while TcpStream::connect(at).is_err() {
            if now() > end || peer.child.try_wait()?.is_some() {
                return Err(format!("nothing listens at {at}").into());
            }
            sleep(Duration::from_millis(20));
        }
        Ok(peer)
    }

    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // PostgreSQL takes this for an end at once, and Redis as well.
        let process = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw);
        let asked = process.is_some_and(|pid| kill_process(pid, Signal::INT).is_ok());
        if !asked {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}

/// True where this program is installed.
pub(crate) fn is_there(program: &str) -> bool {
    let asked = Command::new(program).arg("--version").stdout(Stdio::null()).status();
    asked.is_ok_and(|status| status.success())
}

/// A port that nobody has just now.
fn free() -> Outcome<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

/// Where the programs of the newest PostgreSQL are.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir(DEBIANS).ok()?.flatten().map(|entry| entry.path().join("bin"));
    let mut all: Vec<PathBuf> = versions.filter(|bin| bin.join("postgres").exists()).collect();
    all.sort();
    all.pop().or_else(|| is_there("postgres").then(PathBuf::new))
}

/// Whose PostgreSQL is, where it must not be whose this bench is: it does not run as root.
fn user() -> Outcome<Option<(u32, u32)>> {
    if !geteuid().is_root() {
        return Ok(None);
    }
    let users = fs::read_to_string("/etc/passwd")?;
    let line = users.lines().find_map(|line| line.strip_prefix("postgres:"));
    let mut fields = line.ok_or("there is no user postgres")?.split(':').skip(1);
    let mut id = || Outcome::Ok(fields.next().ok_or("a user has ids")?.parse()?);
    Ok(Some((id()?, id()?)))
}
