//! What a request and an answer carry.

use http_body_util::Full;
use http_body_util::combinators::BoxBody;
use hyper::body::Bytes;

/// What is asked, its body still to come.
pub(super) type Request = hyper::Request<BoxBody<Bytes, hyper::Error>>;

/// What is answered, whole.
pub(super) type Body = Full<Bytes>;
