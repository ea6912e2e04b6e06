//! Encrypted connections: a hub's certificate with its key, and a device that holds the certificate
//! against what it knows of it.

use std::fmt;
use std::io;
use std::sync::Arc;

use rcgen::{CertificateParams, DnType, ExtendedKeyUsagePurpose, KeyPair};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::version::TLS13;
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, ServerConfig, SignatureScheme,
};
use tokio::net::TcpStream;
use tokio_rustls::{TlsAcceptor, TlsConnector};

use super::pin::Pin;
use super::stream::{Bytes, NoIdentity, OtherCertificate, Stream};

/// What a certificate of our own making is called. It says nothing of the computer it is made on.
const NAME: &str = "worldcafe";

/// A certificate with its key. Clones are the same.
#[derive(Clone)]
pub struct Identity {
    pin: Pin,
    acceptor: TlsAcceptor,
}

impl Identity {
    /// Reads a certificate, with those it hangs on behind it, and its key; both in PEM.
    ///
    /// # Errors
    /// Where they are not there, or do not belong together.
    pub fn read(certificates: &[u8], key: &[u8]) -> Result<Self, NoIdentity> {
        let chain = CertificateDer::pem_slice_iter(certificates).collect::<Result<Vec<_>, _>>();
        let chain = chain.map_err(|_| NoIdentity::NoCertificate)?;
        let pin = Pin::of(chain.first().ok_or(NoIdentity::NoCertificate)?);
        let key = PrivateKeyDer::from_pem_slice(key).map_err(|_| NoIdentity::NoKey)?;
        let unusable = |why: Error| NoIdentity::Unusable(why.to_string());
        // Every browser there is speaks TLS 1.3.
        let mut config = ServerConfig::builder_with_provider(provider())
            .with_protocol_versions(&[&TLS13])
            .map_err(unusable)?
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .map_err(unusable)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self { pin, acceptor: TlsAcceptor::from(Arc::new(config)) })
    }

    /// Makes a certificate that nobody vouches for, and its key; both in PEM, as one text.
    ///
    /// # Errors
    /// Where the system gives no chance.
    pub fn generate() -> Result<String, NoIdentity> {
        let unusable = |why: rcgen::Error| NoIdentity::Unusable(why.to_string());
        let key = KeyPair::generate().map_err(unusable)?;
        let mut made = CertificateParams::new(vec![NAME.to_owned()]).map_err(unusable)?;
        made.distinguished_name.push(DnType::CommonName, NAME);
        made.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        let certificate = made.self_signed(&key).map_err(unusable)?;
        Ok(certificate.pem() + &key.serialize_pem())
    }

    /// What tells its certificate from every other.
    #[must_use]
    pub const fn pin(&self) -> &Pin {
        &self.pin
    }

    /// Greets who comes.
    pub(super) async fn accept(&self, from: impl Bytes + 'static) -> io::Result<Stream> {
        Ok(Box::new(self.acceptor.accept(from).await?))
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pin.fmt(f)
    }
}

/// Speaks to the hub whose certificate this is, and to no other.
pub(super) async fn to_hub(stream: TcpStream, pin: &Pin) -> io::Result<Stream> {
    let name = ServerName::IpAddress(stream.peer_addr()?.ip().into());
    let held = Arc::new(Held { pin: pin.clone(), provider: provider() });
    let config = ClientConfig::builder_with_provider(provider())
        .with_protocol_versions(&[&TLS13])
        .map_err(io::Error::other)?
        .dangerous()
        .with_custom_certificate_verifier(held)
        .with_no_client_auth();
    let encrypted = TlsConnector::from(Arc::new(config)).connect(name, stream).await;
    Ok(Box::new(encrypted.map_err(|why| {
        let rejected = why.get_ref().and_then(|why| why.downcast_ref::<Error>());
        match rejected {
            Some(Error::InvalidCertificate(_)) => io::Error::other(OtherCertificate),
            _ => why,
        }
    })?))
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

/// Holds the certificate that is shown against its fingerprint: who vouches for it, for which names
/// and how long, does not matter. That whoever shows it has its key is proven as ever.
#[derive(Debug)]
struct Held {
    pin: Pin,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Held {
    fn verify_server_cert(
        &self,
        shown: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        if self.pin.fits(shown) {
            return Ok(ServerCertVerified::assertion());
        }
        Err(CertificateError::ApplicationVerificationFailure.into())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(CertificateError::ApplicationVerificationFailure.into())
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        shown: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let known = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, shown, signed, known)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
