//! Requests down the line, and what an answer means that is none.

use std::io;
use std::time::Duration;

use hyper::body::Bytes;
use hyper::{Method, StatusCode};
use serde::de::DeserializeOwned;

use super::world::World;
use crate::hub::client::ClientError;
use crate::hub::line::{Line, ToldProblem};
use crate::hub::stream::OtherCertificate;
use crate::text::from_json;

/// Why the session is not followed any further.
pub(super) enum Ended {
    /// For now; what the hub said, if it spoke.
    Lost(Option<String>),
    /// For good.
    Over { words: String, hint: &'static str },
}

pub(super) async fn get(
    world: &World,
    line: &mut Line,
    path: &str,
    patience: Duration,
) -> Result<Bytes, Ended> {
    let told = line.ask(&Method::GET, path, &Bytes::new(), patience).await;
    let (status, body) = heard(world, told)?;
    if status == StatusCode::OK { Ok(body) } else { Err(said(world, status, &body)) }
}

pub(super) fn heard(
    world: &World,
    told: io::Result<Option<(StatusCode, Bytes)>>,
) -> Result<(StatusCode, Bytes), Ended> {
    match told {
        Err(why) if OtherCertificate::is(&why) => Err(another(world)),
        told => told.ok().flatten().ok_or(Ended::Lost(None)),
    }
}

/// What answers shows another certificate than the link is for.
fn another(world: &World) -> Ended {
    let why = ClientError::OtherCertificate { at: world.entrance.shown() };
    match world.device().is_open() {
        true => Ended::Lost(Some(why.to_string())),
        false => Ended::Over { words: why.to_string(), hint: why.hint() },
    }
}

/// What an answer means that is none.
pub(super) fn said(world: &World, status: StatusCode, body: &[u8]) -> Ended {
    let Some(ToldProblem { title, code, .. }) = ToldProblem::read(body) else {
        return Ended::Lost(Some(format!(
            "what answers at {} is no open session",
            world.entrance.shown()
        )));
    };
    if status == StatusCode::UNAUTHORIZED && world.device().is_open() {
        // The hub forgot it, or turned it away: which, it says where this device knocks again.
        *world.token() = None;
        return Ended::Lost(None);
    }
    let for_good = status.is_client_error() && status != StatusCode::TOO_MANY_REQUESTS;
    if for_good && !world.device().is_open() {
        let hint = match code.as_str() {
            "table-missing" | "no-such-table" => {
                "join again with the table's number or name, as in --table 4"
            }
            _ => "look at the invite, or ask for a new one",
        };
        return Ended::Over { words: title, hint };
    }
    Ended::Lost(Some(title))
}

pub(super) fn read<T: DeserializeOwned>(world: &World, body: &[u8]) -> Result<T, Ended> {
    let no_hub = || format!("what answers at {} is no open session", world.entrance.shown());
    from_json(body).map_err(|_| Ended::Lost(Some(no_hub())))
}
