//! The way to a hub. Tests that make up a network lead it elsewhere.

use std::io;
use std::net::SocketAddr;

use tokio::net::TcpStream;

use super::stream::Stream;

/// Connects without encrypting.
///
/// # Errors
/// Where nobody listens there.
pub(super) async fn reach(at: SocketAddr) -> io::Result<Stream> {
    #[cfg(test)]
    if let Some(lead) = made_up::lead() {
        return lead(at).await;
    }
    Ok(Box::new(TcpStream::connect(at).await?))
}

#[cfg(test)]
pub(super) mod made_up {
    use std::cell::RefCell;
    use std::io;
    use std::net::SocketAddr;
    use std::pin::Pin;
    use std::sync::Arc;

    use crate::hub::stream::Stream;

    type Reached = Pin<Box<dyn Future<Output = io::Result<Stream>> + Send>>;

    /// What a network makes of an address.
    pub(in crate::hub) type Lead = Arc<dyn Fn(SocketAddr) -> Reached + Send + Sync>;

    thread_local! {
        static LEAD: RefCell<Option<Lead>> = const { RefCell::new(None) };
    }

    pub(super) fn lead() -> Option<Lead> {
        LEAD.with_borrow(Clone::clone)
    }

    /// Leads everything that this thread asks of a hub over this network.
    pub(in crate::hub) fn lead_over(lead: Option<Lead>) {
        LEAD.set(lead);
    }
}
