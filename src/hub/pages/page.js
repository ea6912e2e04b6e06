// The script of a table and of the room. Without it they work as forms; with it the clock and the
// list are live, and words wait on this device until they are saved. Words reach the page as text
// alone.

import { apart, at, button, choose, command, copy, counted, element, fill } from "/parts.js";
import { goesTo, hasKeys, names, noLink, notIn, options, picked, piles, puts } from "/parts.js";
import { reads, said, say, sentence, status, suits, takesKeys, together } from "/parts.js";
import { typed, UNASKED, withLine, written } from "/parts.js";
import { atTable, seated } from "/seats.js";
import { again, ask, change, elsewhere, half, keep, keepHalf, letGo, mint } from "/outbox.js";
import { notes, putBack, send, waiting } from "/outbox.js";

const page = document.body.dataset.page;
const form = at("note");
let view = null;
let received = 0;
let lost = null;
let out = false;

// The clock: what was left at receipt, less what has passed here since.

function tick() {
  if (!view) return;
  const since = performance.now() - received;
  const { shown, words, move } = counted(view.clock, since);
  say("digits", shown);
  say("clock-words", words);
  say("now", move ? "Move now, next table" : view.now);
  const asked = move ? [] : view.asked;
  if (at("asked").dataset.words !== JSON.stringify(asked)) {
    at("asked").dataset.words = JSON.stringify(asked);
    at("asked").replaceChildren(...asked.map((text) => said(text, "")));
  }
  const room = document.querySelector(".room");
  if (!room) return;
  suits(room, asked);
  seated(view, since, move);
}

// What came down.

function mends(note) {
  const row = element("div", undefined, "row");
  row.append(
    button("Take back", () => takeBack(note.id)),
    button("Add a detail", () => mend(note, "detail")),
    button("Put right", () => mend(note, "words")),
  );
  return row;
}

function show() {
  if (!view) return;
  received = performance.now();
  if (page === "table") {
    say("table", view.table ?? "");
    atTable(view.people);
    const { origin, place, kind } = view;
    if (form.elements.text.value !== "" && elsewhere(form.dataset, view)) store();
    const seat = view.seat ?? "";
    const moved = form.dataset.seat !== seat;
    Object.assign(form.dataset, { origin, place, kind, seat });
    if (moved) isMoved();
    piles("piles", view.piles, view.newest, mends);
    at("none").hidden = view.piles.length > 0;
    at("before").hidden = !view.before;
    say("before-heading", view.before?.heading ?? "");
    piles("before-piles", view.before?.piles ?? []);
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
  const other = (entry) => elsewhere(entry, view);
  letGo((entry) => entry.saved !== undefined && (entry.saved <= view.seq || other(entry)));
  // What was refused and is there all the same needs nobody.
  const there = view.piles.flatMap((group) => group.notes.map((note) => note.id));
  letGo(({ refused, taken, note }) => refused !== undefined && !taken && there.includes(note.id));
  for (const entry of waiting().filter(other)) {
    change(entry.id, { refused: "this was typed in another session" });
  }
}

// The form: what is half typed belongs to the block of its first letter, and moves with the device.

const remember = (was) => keepHalf(typed(form), was);

function isMoved() {
  remember();
  const table = at("table").textContent;
  const along = form.elements.text.value.trim() !== "" ? " What is half typed goes along." : "";
  if (table) status(`This device is for ${table} now.${along}`);
}

function onForm() {
  const { text, block, question, category, kind } = form.elements;
  const runs = block.value === (view.block ?? "");
  if (text.value === "") {
    if (!runs) [category.value, kind.value] = ["", view.kind];
    block.value = view.block ?? "";
    question.value = view.question ?? "";
    form.dataset.heading = view.heading ?? "";
    options(form, view.choices);
  } else if (question.value === (view.question ?? "") && (runs || question.value !== "")) {
    options(form, view.choices);
  }
  const { becomes, of } = form.elements;
  const asksNone = question.value === "" && category.options.length < 2;
  at("new").hidden = view.role === "participant" || asksNone || of.value !== "";
  document.querySelector(".choices").hidden = of.value !== "";
  if (of.value !== "") {
    const what = becomes.value === "words" ? "Other words for" : "A detail of";
    const words = `${what}: ${reads(view, of.value) ?? form.dataset.mends}`;
    if (at("where").dataset.of === words) return;
    at("where").dataset.of = words;
    at("where").replaceChildren(element("bdi", words), " ", button("Leave it", empties));
    return;
  }
  delete at("where").dataset.of;
  goesTo(form, view, performance.now() - received);
}

function recall() {
  const kept = half();
  const { text, block, category, note } = form.elements;
  if (text.value !== "" && text.value !== kept?.text) return;
  note.value = mint();
  names(form, kept?.named);
  if (kept?.text) restore(kept);
  else if (kept?.category && kept.block === block.value) choose(category, kept.category);
  if (!kept?.text) return;
  if (elsewhere(kept, form.dataset)) store(kept);
  else if (kept.seat !== form.dataset.seat) isMoved();
}

function restore(kept) {
  form.elements.question.value = kept.question ?? "";
  if (kept.choices) options(form, JSON.parse(kept.choices));
  puts(form, kept);
}

/** What is half typed is not given up for anything else. */
function busy() {
  const half = form.elements.text.value.trim() !== "";
  if (half) status("Save what you type first.", true);
  return half;
}

/** The words typed next are of the newest note. */
function mend(note, becomes) {
  const { text, of } = form.elements;
  if (busy()) return;
  [of.value, form.elements.becomes.value] = [note.id, becomes];
  form.dataset.mends = note.text;
  text.value = becomes === "words" ? view.words.text : "";
  remember();
  onForm();
  text.focus();
}

/** Of several questions the one that was named stays for the words that follow. */
function empties() {
  const { text, question, category, kind, becomes, of, note } = form.elements;
  const was = note.value;
  choose(category, question.value === "" ? JSON.stringify(picked(form).slice(0, 1)) : "");
  [text.value, kind.value, becomes.value, of.value] = ["", form.dataset.kind, "note", ""];
  form.dataset.pasted = "";
  note.value = mint();
  names(form, "");
  remember(was);
  if (view) onForm();
  text.focus();
}

/** The name of the new category, where one is named. */
const named = () => (!at("new").hidden && form.elements.named.value.trim()) || undefined;

/** Puts what is typed to what is to be sent; whether it would outlive this page. */
function store(was = typed(form)) {
  const { text, block, kind, note } = form.elements;
  const [id, [question, category]] = [note.value || mint(), picked(form)];
  const kept = keep({
    id,
    kind: kind.value || form.dataset.kind,
    text: text.value,
    question: question || null,
    category: category || null,
    named: named(),
    table: form.dataset.seat || null,
    block: block.value || null,
    signs: !form.dataset.pasted,
  }, command(form, id), was);
  empties();
  return kept;
}

function save(event) {
  event.preventDefault();
  if (form.elements.text.value.trim() === "") return;
  if (named() && !picked(form)[0]) return status(UNASKED, true);
  goes(store());
}

function goes(kept) {
  status(kept ? "On this device, being sent." : "Being sent. Leave this page open until it is.");
  onDevice();
  pump();
}

/** Ideas that were copied together are pasted as one, or an idea each. */
function pasted(event) {
  const { text, of } = form.elements;
  const ideas = apart(event.clipboardData.getData("text/plain"));
  if (ideas.length < 2 || text.value !== "" || of.value !== "") return;
  if (!confirm(`Save these ${ideas.length} as an idea each?`)) return;
  event.preventDefault();
  if (named() && !picked(form)[0]) return status(UNASKED, true);
  const chosen = typed(form);
  const kept = ideas.map((idea) => {
    restore({ ...chosen, text: idea, note: mint() });
    return store();
  });
  goes(kept.every(Boolean));
}

// What is on this device, and what needs somebody.

function onDevice() {
  const all = notes();
  const here = all.filter((entry) => entry.refused === undefined);
  const refused = all.filter((entry) => entry.refused !== undefined);
  fill("waiting", here, (entry, row) => {
    const where = entry.saved === undefined ? "on this device" : "saved";
    const { named } = entry.note;
    row.append(element("p", named ? `${where}, under ${named}` : where, "mark"));
  });
  fill("needs", refused, (entry, row) => {
    row.append(element("p", sentence(entry.refused), "mark"));
    const buttons = element("div", undefined, "row");
    buttons.append(
      button("Edit", () => edit(entry)),
      button("Copy", () => copy(written(entry)).then(() => status("Copied."))),
      button("Send again", () => {
        again(entry, form.dataset);
        onDevice();
        pump();
      }),
    );
    row.append(buttons);
  });
  link();
}

/** What was refused is in the form again, with all that it was typed with. */
function edit(entry) {
  if (busy()) return;
  const was = entry.typed ?? entry.note;
  names(form, was.named);
  restore(was);
  form.elements.note.value = mint();
  remember();
  letGo(({ id }) => id === entry.id);
  onDevice();
  if (view) onForm();
  form.elements.text.focus();
}

async function takeBack(note) {
  const told = await send(mint(), { retract: { notes: [note] } });
  if (told.saved !== undefined) status("Taken back.");
  else status(`Not done: ${told.refused ?? "no link"}.`, true);
}

let [sending, pause] = [false, 0];

/** Sends what waits, in order, until nothing does or the link is lost. */
async function pump() {
  if (sending || page !== "table" || !view) return;
  sending = true;
  for (let [entry] = waiting(); entry; [entry] = waiting()) {
    const told = await send(entry.id, entry.command ?? { capture: { note: entry.note } });
    if (told.saved === undefined && told.refused === undefined) {
      heard(false, told.out);
      break;
    }
    heard(true);
    change(entry.id, told);
    const refused = told.refused !== undefined;
    const { question, text } = entry.note;
    const none = view.choices.length > 1 && [view.question, question].every((it) => it === null);
    const under = none && !/(^|\s)#\S/.test(text) ? ", under no question" : "";
    status(refused ? `Not saved: ${told.refused}.` : `Saved${under}.`, refused);
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

/** What is not sent yet, with what is half typed. */
const carried = () => withLine(waiting(), form, named());

function link() {
  const here = page === "table" ? waiting().length : 0;
  if (page === "table") at("carry").hidden = carried().length === 0 || (lost === null && !out);
  if (out) notIn(here);
  else say("link", lost === null ? "" : noLink(lost, page === "table" ? here : null));
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
    const what = page === "screen" ? "screen" : "view";
    const answer = await ask(`/v1/${what}?${query}`, { signal: stop.signal });
    if (answer.status === 401 || answer.status === 403) return "out";
    const told = await answer.json();
    if (!answer.ok || typeof told.seq !== "number") return "lost";
    view = putBack(view, told);
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
    link();
  });
  takesKeys(form);
  form.elements.text.addEventListener("paste", pasted);
  addEventListener("storage", onDevice);
  at("carry").append(button("Copy these", () => {
    copy(together(carried())).then(() => status("Copied."));
  }));
  onDevice();
  if (hasKeys()) form.elements.text.focus();
}

if (page === "table") writesForTable();
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) lookNow();
});
addEventListener("online", lookNow);
setInterval(tick, 200);
follow();
