//! The certificate that a session is encrypted with: the one that is named, or one of our own that
//! is made once and kept, so that the links of yesterday are right today.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::Path;

use super::failure::Failure;
use super::places;
use super::run_args::RunArgs;
use crate::hub::{Identity, NoIdentity};
use crate::text::plainly;

/// The file within the state folder: certificate and key.
const KEPT: &str = "certificate.pem";

/// What a session is encrypted with, where it is to be.
pub(super) fn of(args: &RunArgs) -> Result<Option<Identity>, Failure> {
    if !args.tls {
        return Ok(None);
    }
    match (&args.cert, &args.key) {
        (Some(certificate), Some(key)) => given(certificate, key).map(Some),
        _ => {
            let folder = places::state_folder().ok_or(io::ErrorKind::NotFound);
            let kept = folder.map_err(io::Error::from).and_then(|folder| kept(&folder));
            kept.map(Some).map_err(|why| Failure::failed(&why, hint(&why)))
        }
    }
}

fn given(certificate: &Path, key: &Path) -> Result<Identity, Failure> {
    let read = |path: &Path| {
        fs::read(path).map_err(|why| {
            let words = format!("{} cannot be read: {}", path.display(), plainly(&why));
            Failure::failed(words, "--cert and --key name two files in PEM")
        })
    };
    Identity::read(&read(certificate)?, &read(key)?)
        .map_err(|why| Failure::failed(format!("{}: {why}", certificate.display()), why.hint()))
}

/// The one that is kept in a folder; made the first time.
fn kept(folder: &Path) -> io::Result<Identity> {
    let path = folder.join(KEPT);
    if !path.try_exists()? {
        let made = Identity::generate().map_err(io::Error::other)?;
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        // Nobody but its user may read a temporary file.
        let mut file = tempfile::Builder::new().prefix(".certificate-").tempfile_in(folder)?;
        file.write_all(made.as_bytes())?;
        file.as_file().sync_all()?;
        match file.persist_noclobber(&path) {
            Err(why) if why.error.kind() != io::ErrorKind::AlreadyExists => return Err(why.error),
            _ => {}
        }
    }
    // Whoever copied it here may have left it open to others.
    fs::set_permissions(&path, Permissions::from_mode(0o600))?;
    let text = fs::read(&path)?;
    Identity::read(&text, &text).map_err(|why| {
        io::Error::other(match why {
            NoIdentity::LeftOut => why,
            why => NoIdentity::Kept { path: path.display().to_string(), why: why.to_string() },
        })
    })
}

/// What to do where there is none.
fn hint(why: &io::Error) -> &'static str {
    let known = why.get_ref().and_then(|why| why.downcast_ref::<NoIdentity>());
    known.map_or("the certificate is kept in the user's state folder: make it writable", |why| {
        why.hint()
    })
}

#[cfg(all(test, feature = "tls"))]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_is_made_once_kept_for_its_user_alone_and_the_same_the_next_time() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("state");
        let first = kept(&folder).unwrap();
        let path = folder.join(KEPT);
        fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        assert_eq!(kept(&folder).unwrap().pin(), first.pin());
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        fs::remove_file(&path).unwrap();
        assert_ne!(kept(&folder).unwrap().pin(), first.pin());
    }

    #[test]
    fn what_is_no_certificate_says_so_and_is_left_as_it_is() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join(KEPT);
        fs::write(&path, "nothing").unwrap();
        let why = kept(home.path()).unwrap_err();
        assert!(why.to_string().contains("there is no certificate in PEM"), "{why}");
        assert!(hint(&why).contains("another is made"));
        assert_eq!(fs::read(&path).unwrap(), b"nothing");
        let (one, other) = (Identity::generate().unwrap(), Identity::generate().unwrap());
        assert!(Identity::read(one.as_bytes(), other.as_bytes()).is_err());
        fs::write(&path, &one).unwrap();
        let why = given(&path, &home.path().join("nowhere")).unwrap_err();
        assert!(why.words().contains("nowhere"), "{}", why.words());
    }
}
