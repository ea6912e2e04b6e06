//! The hub's thread: listens, keeps the limits of connections, and hands requests to the routes.

use std::any::Any;
use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use http_body_util::BodyExt;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;
use tokio::sync::Notify;
use tokio::task::yield_now;
use tokio::time::{sleep, timeout};

use super::Identity;
use super::access::Token;
use super::address::Address;
use super::door::Door;
use super::exchange::{Behind, Ends, Speech, Then, counted};
use super::limits::Limits;
use super::outflow::Outflow;
use super::places::{Place, Places};
use super::relay::Relay;
use super::retold::Retold;
use super::routes::respond;
use super::stream::Stream;
use crate::engine::{Clock, Shared, Waker};

/// The name of the thread it works in.
pub const THREAD: &str = "hub";
/// How long nobody is let in where the system has no place for a connection.
const BREATH: Duration = Duration::from_millis(100);

/// How often what can be read is waited for at most before commands go up.
const TURNS: usize = 4;

/// What is held as long as a hub is there.
pub type Held = Box<dyn Any + Send>;

/// Told of a hub once it stands.
pub type Stands = Box<dyn FnOnce(&Address) -> Held + Send>;

/// What a hub is opened with.
pub struct Opening {
    /// Where to listen; port 0 takes a free one.
    pub at: SocketAddr,
    /// The facilitator's token.
    pub token: Token,
    /// The certificate to encrypt with; without one, nothing is.
    pub identity: Option<Identity>,
    /// The journal behind the gateway, to be read without a lock.
    pub journal: PathBuf,
    /// Where it keeps what it must know when it is opened again; only its user can read it.
    pub kept: Option<PathBuf>,
    /// Its limits.
    pub limits: Limits,
    /// What tells when a device was heard.
    pub clock: Box<dyn Clock>,
    /// Called once the session stands, with the hub's address; what it gives is dropped when the
    /// hub ends, however it ends.
    pub stands: Stands,
}

/// An open hub. Dropping it closes it.
pub struct Hub {
    address: Address,
    door: Door,
    end: Arc<End>,
    thread: Option<JoinHandle<()>>,
}

/// What wakes the thread, and whether it is to end.
#[derive(Default)]
struct End {
    wanted: AtomicBool,
    call: Notify,
}

/// Opens a hub before a gateway, which is made with the waker it is to call.
///
/// # Errors
/// Where the address cannot be listened on, or the system gives no thread or no chance.
pub fn open(opening: Opening, gateway: impl FnOnce(Waker) -> Box<dyn Shared>) -> io::Result<Hub> {
    let Opening { at, token, identity, journal, kept, limits, clock, stands } = opening;
    make_room(&limits);
    let listener = std::net::TcpListener::bind(at)?;
    listener.set_nonblocking(true)?;
    let pin = identity.as_ref().map(|it| it.pin().clone());
    let address = Address { at: listener.local_addr()?, pin, token };
    let end = Arc::new(End::default());
    let waker: Waker = Box::new({
        let end = Arc::clone(&end);
        move || end.call.notify_one()
    });
    let relay = Arc::new(Relay::new(gateway(waker), journal, limits));
    let door = Door::new(&address.token, kept, limits, clock)?;
    let behind = Arc::new(Behind { door: door.clone(), relay, encrypts: identity.is_some() });
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let (here, told) = (Arc::clone(&end), address.clone());
    let thread = thread::Builder::new().name(THREAD.to_owned()).spawn(move || {
        let stands = move || stands(&told);
        // A task like any other: one that is woken runs behind all that were ready before it.
        let _ = runtime.block_on(runtime.spawn(serve(listener, identity, behind, here, stands)));
    })?;
    Ok(Hub { address, door, end, thread: Some(thread) })
}

/// Systems let a process open few files at first, 256 or 1024, and each connection is one.
fn make_room(limits: &Limits) {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let wanted = limits.files().min(maximum.unwrap_or(u64::MAX));
    if current.is_some_and(|current| current < wanted) {
        // Where it is not granted, whoever comes too late waits for a place.
        let _ = setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum });
    }
}

impl Hub {
    /// Where it listens, and what opens it.
    #[must_use]
    pub const fn address(&self) -> &Address {
        &self.address
    }

    /// Who comes in, and what can be done about it.
    #[must_use]
    pub const fn door(&self) -> &Door {
        &self.door
    }
}

impl Drop for Hub {
    fn drop(&mut self) {
        self.end.wanted.store(true, Ordering::Release);
        self.end.call.notify_one();
        // A hub that died has closed already.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// Until the hub is to end or the session is over.
async fn serve(
    listener: std::net::TcpListener,
    identity: Option<Identity>,
    behind: Arc<Behind>,
    end: Arc<End>,
    stands: impl FnOnce() -> Held + Send,
) {
    // Nobody could be told: the interface holds the screen. Commands say that they find no hub.
    let Ok(listener) = TcpListener::from_std(listener) else { return };
    let relay = Arc::clone(&behind.relay);
    tokio::spawn(listen(listener, identity, behind));
    let (mut stands, mut held) = (Some(stands), None);
    loop {
        if relay.take()
            && let Some(stands) = stands.take()
        {
            held = Some(stands());
        }
        if end.wanted.load(Ordering::Acquire) || relay.is_over() {
            break;
        }
        if relay.come().is_some() {
            gathered(&relay).await;
            relay.send_off();
        }
        tokio::select! {
            () = end.call.notified() => {}
            () = relay.submitted() => {}
        }
    }
    drop(held);
}

/// Once nothing more can be read that would go up with the rest, or that was so often enough:
/// whoever was just answered mostly sends again at once.
async fn gathered(relay: &Relay) {
    for _ in 0..TURNS {
        let before = relay.come();
        yield_now().await;
        if relay.come() == before {
            return;
        }
    }
}

async fn listen(listener: TcpListener, identity: Option<Identity>, behind: Arc<Behind>) {
    let places = Places::new(&behind.relay.limits);
    loop {
        match listener.accept().await {
            Ok((stream, from)) => places.enter(address(&stream, from.ip()), |place| {
                let (behind, identity) = (Arc::clone(&behind), identity.clone());
                tokio::spawn(connection(stream, identity, behind, place)).abort_handle()
            }),
            Err(_) => sleep(BREATH).await,
        }
    }
}

fn address(stream: &TcpStream, there: IpAddr) -> IpAddr {
    counted(there, stream.local_addr().map_or(there, |here| here.ip()))
}

/// What the first byte of a greeting is that wants to encrypt.
const HANDSHAKE: u8 = 22;

/// What is watched is what the network takes, encrypted or not.
async fn greet(
    stream: TcpStream,
    identity: Option<Identity>,
    stall: Duration,
) -> io::Result<(Stream, Speech)> {
    let Some(identity) = identity else {
        return Ok((Box::new(Retold::new(Outflow::new(stream, stall))), Speech::Plain));
    };
    let mut first = [0];
    stream.peek(&mut first).await?;
    let stream = Outflow::new(stream, stall);
    if first == [HANDSHAKE] {
        return Ok((Box::new(Retold::new(identity.accept(stream).await?)), Speech::Encrypted));
    }
    Ok((Box::new(Retold::new(stream)), Speech::Astray))
}

/// One connection, once it has greeted.
async fn connection(
    stream: TcpStream,
    identity: Option<Identity>,
    behind: Arc<Behind>,
    place: Arc<Place>,
) {
    let (Ok(mut here), Ok(there)) = (stream.local_addr(), stream.peer_addr()) else { return };
    // Where both kinds of addresses are listened to, devices name this one as they know it.
    here.set_ip(here.ip().to_canonical());
    // What is said to somebody does not wait for what is said next.
    let _ = stream.set_nodelay(true);
    let limits = behind.relay.limits;
    // Until it has greeted it is a stranger's, and takes no longer than its first request may.
    let greeted = timeout(limits.head_time, greet(stream, identity, limits.stall)).await;
    let Ok(Ok((stream, speech))) = greeted else { return };
    converse(stream, Ends { here, there, place, speech, then: Then::default() }, behind).await;
}

/// Answers what is asked on a connection, to its end; what breaks it off concerns nobody else.
pub(super) async fn converse(stream: Stream, ends: Ends, behind: Arc<Behind>) {
    let limits = behind.relay.limits;
    // Its place is held as long as it is open.
    let held = ends.clone();
    let service = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        let mut request = request.map(BodyExt::boxed);
        request.extensions_mut().insert(ends.clone());
        let behind = Arc::clone(&behind);
        async move { Ok::<_, Infallible>(respond(&behind, request).await) }
    });
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head_time)
        .max_headers(limits.headers)
        .max_buf_size(limits.head)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades()
        .await;
    held.then.go_on().await;
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use uuid::Uuid;

    use super::*;
    use crate::hub::sample::{Counting, relay};
    use crate::hub::wire::Sent;
    use crate::session::Command;

    #[test]
    fn what_comes_turn_by_turn_goes_up_together_until_none_comes_or_for_some_turns() {
        for (come, together) in [(1, 1), (3, 3), (50, TURNS)] {
            let session = Counting::default();
            let (relay, who) = relay(&session);
            let typing = async {
                for id in (1..=come).map(Uuid::from_u128) {
                    relay
                        .submit(&who, Sent { id, continues: None, command: Command::Close })
                        .unwrap();
                    yield_now().await;
                }
                pending().await
            };
            let runtime = Builder::new_current_thread().build().unwrap();
            runtime.block_on(async {
                tokio::select! { biased; () = gathered(&relay) => {}, () = typing => {} }
            });
            relay.send_off();
            assert_eq!(session.way().up, [together], "{come}");
        }
    }
}
