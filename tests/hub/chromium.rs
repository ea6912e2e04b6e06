//! A browser that is told what to do.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

/// A headless Chromium; it ends when it is dropped.
pub(crate) struct Chromium {
    child: Child,
    tells: Option<ChildStdin>,
    hears: BufReader<ChildStdout>,
}

/// What `.ci/run` installs with npm.
pub(crate) fn npm() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("npm/node_modules")
}

impl Chromium {
    pub(crate) fn new() -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hub/browser.cjs");
        let mut command = Command::new("node");
        command.env("NODE_PATH", npm()).arg(script);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let tells = child.stdin.take();
        let hears = BufReader::new(child.stdout.take().unwrap());
        Self { child, tells, hears }
    }

    /// Runs the body of an async function that sees `pages`, `opens`, `faults` and what is `given`.
    #[track_caller]
    pub(crate) fn does(&mut self, code: &str, given: &Value) -> Value {
        let line = json!({ "code": code, "given": given }).to_string();
        writeln!(self.tells.as_mut().unwrap(), "{line}").unwrap();
        let mut told = String::new();
        self.hears.read_line(&mut told).unwrap();
        let mut told: Value = serde_json::from_str(&told).unwrap();
        assert!(told.get("error").is_none(), "{code}\n{told}");
        told["told"].take()
    }

    /// As [`does`](Self::does), about the page `it`.
    #[track_caller]
    pub(crate) fn page(&mut self, code: &str) -> Value {
        self.does(&format!("const it = pages.it;\n{code}"), &Value::Null)
    }

    /// Opens the page `it` anew.
    #[track_caller]
    pub(crate) fn opens(&mut self, url: &str, options: &Value) {
        let code = "pages.it = await opens(given.options); await pages.it.goto(given.url);";
        self.does(code, &json!({ "url": url, "options": options }));
    }

    /// Waits until a place of the page reads so.
    #[track_caller]
    pub(crate) fn waits_for(&mut self, place: &str, words: &str) {
        let code = "
            const place = pages.it.locator(given.place).filter({ hasText: given.words });
            await place.first().waitFor();";
        self.does(code, &json!({ "place": place, "words": words }));
    }

    /// Waits until the script of a table or of the screen has shown what came from the hub. Before
    /// that a page works as without script: what is sent is answered by another page.
    #[track_caller]
    pub(crate) fn waits_for_script(&mut self) {
        self.page("await it.locator('#asked[data-words]').waitFor({ state: 'attached' });");
    }

    /// Loads the page again, until its script is there.
    pub(crate) fn loads_again(&mut self) {
        self.page("await it.reload();");
        self.waits_for_script();
    }

    #[track_caller]
    pub(crate) fn types(&mut self, words: &str) {
        self.does("await pages.it.locator('#text').pressSequentially(given);", &words.into());
    }

    #[track_caller]
    pub(crate) fn read(&mut self, place: &str) -> String {
        let code = "return await pages.it.locator(given).innerText();";
        self.does(code, &place.into()).as_str().unwrap().to_owned()
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        drop(self.tells.take());
        let _ = self.child.wait();
    }
}
