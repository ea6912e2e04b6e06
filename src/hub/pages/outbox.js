// What this device holds: notes that are not known to be saved, half-typed words, who it is. Kept
// in local storage, so that a reload, a sleep or a hub that is away loses nothing. Browsers put that
// on their disk up to a minute late, and what they had not is gone with one that is killed: a copy
// in a database is on the disk at once, and then newer.

const NOTES = "worldcafe:notes";
const HALF = "worldcafe:half";
/** Counts what was written: the copy has its own. */
const AT = "worldcafe:at";
const BACK = "this was saved, and the session was put back to an earlier copy without it";
/** What this page had saved and was not taken back. */
let sent = [];
/** What was written last where the browser does not keep it: newer than what it does. */
const memory = new Map();

/** What the copy is to follow in, and whether its disk is at work. */
const waits = new Set();
let writes = false;

const heard = (asked) =>
  new Promise((done) => {
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => done(null);
    // A browser that never answers holds nobody up.
    setTimeout(done, 1000, null);
  });

async function opened() {
  try {
    const asked = indexedDB.open("worldcafe", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("kept");
    const copy = await heard(asked);
    if (copy) await comesBack(copy.transaction("kept").objectStore("kept"));
    return copy;
  } catch {
    return null;
  }
}

/** Puts the copy where it was made from, where that is older. */
async function comesBack(kept) {
  const [keys, values] = await Promise.all([heard(kept.getAllKeys()), heard(kept.getAll())]);
  const at = values[keys.indexOf(AT)] ?? 0;
  if (Number(at) <= Number(localStorage.getItem(AT))) return;
  for (const [place, key] of keys.entries()) {
    localStorage.setItem(key, values[place]);
    sessionStorage.removeItem(key);
  }
}

/** Once this module is there, local storage has the newest that is known. */
const copy = await opened();

/** Has the copy of a key follow; keys that come while the disk is at work go together. */
function onDisk(key) {
  localStorage.setItem(AT, Number(localStorage.getItem(AT)) + 1);
  if (!copy) return;
  waits.add(key).add(AT);
  if (!writes) follows();
}

function follows() {
  const keys = [...waits];
  try {
    const change = copy.transaction("kept", "readwrite", { durability: "strict" });
    for (const key of keys) change.objectStore("kept").put(localStorage.getItem(key), key);
    waits.clear();
    writes = true;
    change.oncomplete = () => {
      writes = false;
      if (waits.size > 0) follows();
    };
    // What comes next takes them along.
    change.onabort = () => {
      writes = false;
      for (const key of keys) waits.add(key);
    };
  } catch {
    // The browser has closed it: local storage is all there is.
  }
}

/** What was written last under a key. */
export function read(key, otherwise) {
  if (memory.has(key)) return memory.get(key);
  try {
    return JSON.parse(localStorage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Whether the browser keeps it; where not, as its storage may be full, this page still does. */
export function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    onDisk(key);
    memory.delete(key);
  } catch {
    memory.set(key, value);
  }
  return !memory.has(key);
}

/** The half-typed line of this tab, else the newest of any. */
export function half() {
  const newest = read(HALF, []).at(-1) ?? null;
  try {
    const own = JSON.parse(sessionStorage.getItem(HALF));
    return own?.text ? own : (newest ?? own);
  } catch {
    return newest;
  }
}

/**
 * Keeps a half-typed line for this tab, and for one that is opened after it, in the place of the one
 * of that note. Those of other tabs stay.
 */
export function keepHalf(line, was = line.note) {
  try {
    sessionStorage.removeItem(HALF);
    sessionStorage.setItem(HALF, JSON.stringify(line));
  } catch {
    // It is found where every tab looks.
  }
  const others = read(HALF, []).filter(({ note }) => note !== line.note && note !== was);
  write(HALF, line.text.trim() === "" ? others : [...others, line]);
}

/** An id of the present (UUIDv7). `crypto.randomUUID` is not there over plain HTTP. */
export function mint() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = Date.now();
  for (let at = 5; at >= 0; at -= 1) {
    bytes[at] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** Every note that is not known to be saved, in the order they were typed. */
export function notes() {
  return read(NOTES, []);
}

/** Those that are to be sent, as they are neither saved nor refused. */
export function waiting() {
  return notes().filter((entry) => entry.saved === undefined && entry.refused === undefined);
}

/**
 * Keeps a note of a session. A command says what its words become, where that is no note of their
 * own; `typed` is what the form held. Whether it would outlive this page.
 */
export function keep(note, command, typed) {
  const { origin, place } = typed;
  return write(NOTES, [...notes(), { id: mint(), note, origin, place, command, typed }]);
}

/** Whether something is of another session: before its first record, one is known by its place. */
export function elsewhere(of, here) {
  return of.origin && here.origin ? of.origin !== here.origin : of.place !== here.place;
}

/** Changes one where it is; others may have come since. */
export function change(id, news) {
  const now = notes().map((entry) => (entry.id === id ? { ...entry, ...news } : entry));
  if (news.saved !== undefined) sent.push(...now.filter((entry) => entry.id === id));
  write(NOTES, now);
}

/**
 * Gives what is shown now. Where the session was put back to an earlier copy since, what this page
 * had saved and the copy has not needs somebody: it may have been given up on purpose.
 */
export function putBack(was, now) {
  if (was === null || elsewhere(was, now) || was.seq <= now.seq) return now;
  const gone = sent.filter((entry) => entry.saved > now.seq && !elsewhere(entry, now));
  const rest = notes().filter(({ id }) => !gone.some((entry) => entry.id === id));
  const back = gone.map((entry) => ({ ...entry, saved: undefined, refused: BACK }));
  sent = sent.filter((entry) => !gone.includes(entry));
  write(NOTES, [...rest, ...back]);
  return now;
}

/**
 * Sends a note again that was refused, to the session that is here: as another command, since a copy
 * of the one before may still come. The note keeps its id, unless other words have that.
 */
export function again({ id, note, taken }, { origin, place }) {
  const as = taken ? { ...note, id: mint() } : note;
  change(id, { id: mint(), note: as, refused: undefined, taken: undefined, origin, place });
}

export function letGo(is) {
  write(NOTES, notes().filter((entry) => !is(entry)));
}

/** Asks the hub, and again after a rest where it says that this comes too fast. */
export async function ask(path, options) {
  for (;;) {
    const answer = await fetch(path, options);
    const rest = Number(answer.headers.get("Retry-After"));
    if (answer.status !== 429 || !(rest > 0 && rest <= 5)) return answer;
    await new Promise((wake) => setTimeout(wake, rest * 1000));
  }
}

/**
 * Sends a command: `{ saved: seq }`, `{ refused: why }`, which is `taken` where other words have
 * the id of the note, `{ out: true }` where the hub does not know this device, or `{}` where it is
 * to be sent again.
 */
export async function send(id, command) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), 15000);
  try {
    const answer = await ask("/v1/commands", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ id, command }),
      signal: stop.signal,
    });
    const told = await answer.json();
    if (answer.ok && typeof told.seq === "number") {
      const out = command.retract?.notes ?? [];
      sent = sent.filter(({ note }) => !out.includes(note.id));
      return { saved: told.seq };
    }
    if (answer.status === 401) return { out: true };
    const later = answer.ok || answer.status >= 500 || [408, 429].includes(answer.status);
    const taken = told.reason === "taken" || undefined;
    return later ? {} : { refused: told.detail ?? told.title, taken };
  } catch {
    return {};
  } finally {
    clearTimeout(timer);
  }
}
