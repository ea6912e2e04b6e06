// The script of the pages. Without it they work as forms; with it the clock and the list are live,
// and words wait on this device until they are saved. Words reach the page as text alone.

import { at, button, copy, digits, element, said, say, sentence } from "/parts.js";
import { change, keep, letGo, mint, notes, read, send, waiting, write } from "/outbox.js";

const page = document.body.dataset.page;
const form = at("note");
let view = null;
let received = 0;
let lost = null;
let out = false;

function status(words, alarm = false) {
  say("status", words);
  at("status").classList.toggle("alarm", alarm);
}

// Coming in.

function door() {
  const fields = at("door").elements;
  const device = read("worldcafe:device", null) ?? mint();
  write("worldcafe:device", device);
  fields.device.value = device;
  const enter = () => {
    // A code for cameras has it in capitals.
    const secret = location.hash.slice(1).toLowerCase();
    if (!/^[0-9a-f]{64}$/.test(secret)) return;
    history.replaceState(null, "", location.pathname);
    fields.code.value = secret;
    at("door").submit();
  };
  addEventListener("hashchange", enter);
  enter();
}

// The clock: what was left at receipt, less what has passed here since.

function tick() {
  if (!view) return;
  const { left, gone, towards, held, moves } = view.clock;
  const passed = held ? 0 : performance.now() - received;
  let [shown, words] = ["", ""];
  let move = false;
  if (left !== null) {
    const now = left - passed;
    shown = now < 0 ? `+${digits(now, true)}` : digits(now, false);
    words = now <= 0 ? "over" : "left";
    // Nobody is called late.
    if (towards) [shown, words] = now <= 0 ? ["", "starts soon"] : [shown, "until it starts"];
    move = moves && now <= 0;
  } else if (gone !== null) {
    [shown, words] = [digits(gone + passed, true), "gone"];
  }
  say("digits", shown);
  say("clock-words", held ? "paused" : words);
  say("now", move ? "Move now, next table" : view.now);
  const asked = move ? [] : view.asked;
  if (at("asked").dataset.words !== JSON.stringify(asked)) {
    at("asked").dataset.words = JSON.stringify(asked);
    at("asked").replaceChildren(...asked.map((text) => said(text, "")));
  }
  const room = document.querySelector(".room");
  room?.classList.toggle("moves", asked.length === 0);
  const letters = asked.join(" ").length;
  room?.classList.toggle("long", letters > 55 && letters <= 140);
  room?.classList.toggle("longer", letters > 140);
}

// What came down.

function pile(group, newest) {
  const section = element("section", undefined, "pile");
  const heading = element("h3");
  heading.append(element("bdi", group.label), " ", element("span", group.notes.length, "count"));
  const list = element("ul");
  for (const note of group.notes) {
    const row = element("li");
    row.dataset.note = note.id;
    row.append(said(note.text), ...note.details.map((text) => said(text, "said detail")));
    if (note.late) row.append(element("p", "late", "mark"));
    if (note.id === newest) row.append(button("Take back", () => takeBack(note.id)));
    list.append(row);
  }
  section.append(heading, list);
  return section;
}

function piles(id, groups, newest) {
  const place = at(id);
  const now = JSON.stringify([groups, newest]);
  if (place.dataset.shows === now) return;
  place.dataset.shows = now;
  const held = place.contains(document.activeElement);
  place.replaceChildren(...groups.map((group) => pile(group, newest)));
  if (held) at("text").focus();
}

function show() {
  if (!view) return;
  received = performance.now();
  if (page === "table") {
    say("table", view.table ?? "");
    form.dataset.seat = view.seat ?? "";
    piles("piles", view.piles, view.newest);
    at("none").hidden = view.piles.length > 0;
    at("before").hidden = !view.before;
    say("before-heading", view.before?.heading ?? "");
    piles("before-piles", view.before?.piles ?? [], null);
    ofThisSession();
    onForm();
    onDevice();
  } else {
    say("next", view.next ? `Next: ${view.next}` : "");
  }
  tick();
}

/** What was typed in another session is not sent to this one, and not thrown away. */
function ofThisSession() {
  const other = ({ origin }) => Boolean(origin && view.origin && origin !== view.origin);
  letGo((entry) => entry.saved !== undefined && (entry.saved <= view.seq || other(entry)));
  for (const entry of waiting().filter(other)) {
    change(entry.id, { refused: "this was typed in another session" });
  }
}

// The form: what is half typed belongs to the block its first letter saw.

const draft = () => `worldcafe:draft:${form.dataset.seat}`;

function options(categories) {
  const select = form.elements.category;
  const before = select.value;
  const choices = [["", "– none yet"], ...categories.map(({ id, label }) => [id, label])];
  if (select.dataset.choices === JSON.stringify(choices)) return;
  select.dataset.choices = JSON.stringify(choices);
  select.replaceChildren(...choices.map(([id, label]) => new Option(label, id)));
  select.value = choices.some(([id]) => id === before) ? before : "";
}

function onForm() {
  const { text, block, question } = form.elements;
  if (text.value === "") {
    block.value = view.block ?? "";
    question.value = view.question ?? "";
    form.dataset.heading = view.heading ?? "";
    options(view.categories);
  } else if (question.value === (view.question ?? "")) {
    options(view.categories);
  }
  const other = text.value !== "" && block.value !== (view.block ?? "");
  const keys = matchMedia("(pointer: fine)").matches;
  const enter = keys ? "Enter saves, Shift+Enter begins a line." : "";
  say("where", other ? `This is filed under ${form.dataset.heading}, late.` : enter);
}

function remember() {
  const { text, block, question, category, kind } = form.elements;
  const { heading } = form.dataset;
  const choices = form.elements.category.dataset.choices;
  const fields = { text: text.value, block: block.value, question: question.value };
  write(draft(), { ...fields, category: category.value, kind: kind.value, heading, choices });
}

function recall() {
  const kept = read(draft(), null);
  const { text, block, question, category, kind } = form.elements;
  if (!kept?.text || text.value !== "") return;
  if (kept.choices) {
    options(JSON.parse(kept.choices).slice(1).map(([id, label]) => ({ id, label })));
  }
  [text.value, block.value, question.value] = [kept.text, kept.block, kept.question];
  [category.value, kind.value] = [kept.category, kept.kind];
  form.dataset.heading = kept.heading ?? "";
}

function save(event) {
  event.preventDefault();
  const { text, block, question, category, kind } = form.elements;
  if (text.value.trim() === "") return;
  keep({
    id: mint(),
    kind: kind.value,
    text: text.value,
    question: question.value || null,
    category: category.value || null,
    table: form.dataset.seat || null,
    block: block.value || null,
  }, view?.origin ?? "");
  [text.value, category.value, kind.value] = ["", "", "idea"];
  remember();
  if (view) onForm();
  text.focus();
  status("On this device, being sent.");
  onDevice();
  pump();
}

// What is on this device, and what needs somebody.

function onDevice() {
  const all = notes();
  const here = all.filter((entry) => entry.refused === undefined);
  const refused = all.filter((entry) => entry.refused !== undefined);
  fill("waiting", here, (entry, row) => {
    row.append(element("p", entry.saved === undefined ? "on this device" : "saved", "mark"));
  });
  fill("needs", refused, (entry, row) => {
    row.append(element("p", sentence(entry.refused), "mark"));
    const buttons = element("div", undefined, "row");
    buttons.append(
      button("Edit", () => edit(entry)),
      button("Copy", () => copy(entry.note.text).then(() => status("Copied."))),
      button("Send again", () => {
        change(entry.id, { refused: undefined, origin: "" });
        onDevice();
        pump();
      }),
    );
    row.append(buttons);
  });
  link();
}

function fill(id, entries, finish) {
  const section = at(id);
  section.hidden = entries.length === 0;
  const now = JSON.stringify(entries);
  if (section.dataset.shows === now) return;
  section.dataset.shows = now;
  const rows = entries.map((entry) => {
    const row = element("li");
    row.append(said(entry.note.text));
    finish(entry, row);
    return row;
  });
  section.querySelector("ul").replaceChildren(...rows);
}

function edit(entry) {
  const { text } = form.elements;
  text.value = text.value === "" ? entry.note.text : `${text.value}\n${entry.note.text}`;
  remember();
  letGo(({ id }) => id === entry.id);
  onDevice();
  if (view) onForm();
  text.focus();
}

async function takeBack(note) {
  const told = await send(mint(), { retract: { notes: [note] } });
  if (told.saved !== undefined) status("Taken back.");
  else status(`Not done: ${told.refused ?? "no link"}.`, true);
}

let sending = false;
let pause = 0;

/** Sends what waits, in order, until nothing does or the link is lost. */
async function pump() {
  if (sending || page !== "table" || !view) return;
  sending = true;
  for (let [entry] = waiting(); entry; [entry] = waiting()) {
    const told = await send(entry.id, { capture: { note: entry.note } });
    if (told.saved === undefined && told.refused === undefined) {
      heard(false, told.out);
      break;
    }
    heard(true);
    change(entry.id, told);
    const refused = told.refused !== undefined;
    status(refused ? `Not saved: ${told.refused}.` : "Saved.", refused);
    onDevice();
  }
  sending = false;
  pause = waiting().length > 0 ? Math.min(Math.max(pause * 2, 500), 8000) : 0;
  if (pause > 0) setTimeout(pump, pause);
}

// The link to the hub.

function heard(does, turnedAway = false) {
  out = turnedAway === true;
  lost = does ? null : (lost ?? new Date());
  link();
}

function link() {
  const here = page === "table" ? waiting().length : 0;
  const ideas = here === 1 ? "1 idea is" : `${here} ideas are`;
  const sent = here === 1 ? "will be sent by itself" : "will be sent by themselves";
  if (out) {
    const words = `This device is not in any more${here > 0 ? `; ${ideas} kept on it` : ""}. `;
    const again = element("a", "Come in again");
    again.href = "/";
    const stands = at("link").textContent === words + again.textContent;
    if (!stands) at("link").replaceChildren(words, again);
  } else if (lost === null) {
    say("link", "");
  } else {
    const two = (number) => String(number).padStart(2, "0");
    const since = `No link to the facilitator since ${lost.getHours()}:${two(lost.getMinutes())}.`;
    const go = here > 0 ? `${ideas} on this device and ${sent}.` : "Your words stay on this device.";
    say("link", page === "table" ? `${since} Go on typing: ${go}` : since);
  }
}

let stop = new AbortController();
let atOnce = true;
let rouse = () => {};

async function look() {
  stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), 40000);
  const query = atOnce || !view ? "after=0" : `after=${view.seq}&wait=1`;
  atOnce = false;
  try {
    const answer = await fetch(`/v1/view?${query}`, { signal: stop.signal });
    if (answer.status === 401 || answer.status === 403) return "out";
    const told = await answer.json();
    if (!answer.ok || typeof told.seq !== "number") return "lost";
    view = told;
    return "seen";
  } catch {
    return atOnce ? "again" : "lost";
  } finally {
    clearTimeout(timer);
  }
}

async function follow() {
  for (let rest = 500; ; ) {
    const told = await look();
    if (told === "seen") {
      rest = 500;
      heard(true);
      show();
      pump();
    } else if (told !== "again") {
      heard(false, told === "out");
      await new Promise((wake) => {
        rouse = wake;
        setTimeout(wake, rest);
      });
      rest = Math.min(rest * 2, 8000);
      atOnce = true;
    }
  }
}

/** After a sleep, or once there is a network again, nothing shown is trusted. */
function lookNow() {
  atOnce = true;
  stop.abort();
  rouse();
  pump();
}

function writesForTable() {
  recall();
  form.addEventListener("submit", save);
  form.addEventListener("input", () => {
    remember();
    if (view) onForm();
  });
  form.elements.text.addEventListener("keydown", (event) => {
    const plain = event.key === "Enter" && !event.shiftKey && !event.isComposing;
    if (!plain || !matchMedia("(pointer: fine)").matches) return;
    event.preventDefault();
    form.requestSubmit();
  });
  addEventListener("storage", onDevice);
  onDevice();
  if (matchMedia("(pointer: fine)").matches) form.elements.text.focus();
}

if (page === "door") {
  door();
} else {
  if (page === "table") writesForTable();
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) lookNow();
  });
  addEventListener("online", lookNow);
  setInterval(tick, 200);
  follow();
}
