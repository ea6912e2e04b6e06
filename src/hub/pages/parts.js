// Parts of a page, made with words that are text alone.

/** Said where a new category lacks a question. */
export const UNASKED = "Choose the question of the new category too.";

export const at = (id) => document.getElementById(id);

export function element(name, words, className) {
  const made = document.createElement(name);
  if (words !== undefined) made.textContent = words;
  if (className) made.className = className;
  return made;
}

/** Changes words only where they differ: what is set again is read out again. */
export function say(id, words) {
  const place = at(id);
  if (place && place.textContent !== words) place.textContent = words;
}

/** What became of what was done last. */
export function status(words, alarm = false) {
  say("status", words);
  at("status").classList.toggle("alarm", alarm);
}

export function said(words, className = "said") {
  const paragraph = element("p", words, className);
  paragraph.dir = "auto";
  return paragraph;
}

export function sentence(words) {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
}

const held = (many) => (many === 1 ? "1 note is" : `${many} notes are`);

/** What is said while the hub is away; to those who type, with how much waits here. */
export function noLink(lost, waits) {
  const minutes = String(lost.getMinutes()).padStart(2, "0");
  const since = `No link to the facilitator since ${lost.getHours()}:${minutes}.`;
  if (waits === null) return since;
  const sent = waits === 1 ? "by itself" : "by themselves";
  const here = `${held(waits)} on this device and will be sent ${sent}.`;
  return `${since} Go on typing: ${waits > 0 ? here : "Your words stay on this device."}`;
}

/** Says where the hub knows this device no longer that it may come in again. */
export function notIn(waits) {
  const words = `This device is not in any more${waits > 0 ? `; ${held(waits)} kept on it` : ""}. `;
  const again = element("a", "Come in again");
  again.href = "/";
  const stands = at("link").textContent === words + again.textContent;
  if (!stands) at("link").replaceChildren(words, again);
}

/** Whether there is a keyboard rather than a finger. */
export const hasKeys = () => matchMedia("(pointer: fine)").matches;

/** As clocks show it; down to the second that has begun, up to the one that is over. */
function digits(milliseconds, up) {
  const whole = Math.abs(milliseconds) / 1000;
  const seconds = up ? Math.floor(whole) : Math.ceil(whole);
  const two = (number) => String(number).padStart(2, "0");
  if (seconds < 6000) return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** What a clock reads so long after it was told. Nobody is called late. */
export function counted({ left, gone, towards, held, moves }, since) {
  const passed = held ? 0 : since;
  const now = left === null ? null : left - passed;
  let [shown, words] = ["", ""];
  if (now !== null) {
    shown = now < 0 ? `+${digits(now, true)}` : digits(now, false);
    words = now <= 0 ? "over" : "left";
    if (towards) [shown, words] = now <= 0 ? ["", "starts soon"] : [shown, "until it starts"];
  } else if (gone !== null) {
    [shown, words] = [digits(gone + passed, true), "gone"];
  }
  return { shown, words: held ? "paused" : words, move: moves && now !== null && now <= 0 };
}

export function button(words, does) {
  const made = element("button", words, "small");
  made.type = "button";
  made.addEventListener("click", does);
  return made;
}

/** Chooses a row, or the first where there is none of that value. */
export function choose(select, value) {
  select.value = value;
  if (select.selectedIndex < 0) select.selectedIndex = 0;
}

/** Notes under a heading; what can be done with the newest stands below it. */
function pile(group, newest, mends) {
  const section = element("section", undefined, "pile");
  const heading = element("h3");
  heading.append(element("bdi", group.label), " ", element("span", group.notes.length, "count"));
  const list = element("ul");
  for (const note of group.notes) {
    const row = element("li");
    row.dataset.note = note.id;
    row.append(said(note.text), ...note.details.map((text) => said(text, "said detail")));
    if (note.late) row.append(element("p", "late", "mark"));
    if (note.id === newest) row.append(mends(note));
    list.append(row);
  }
  section.append(heading, list);
  return section;
}

/** Shows them in a place, where they changed. */
export function piles(id, groups, newest, mends) {
  const place = at(id);
  const now = JSON.stringify([groups, newest]);
  if (place.dataset.shows === now) return;
  place.dataset.shows = now;
  const held = place.contains(document.activeElement);
  place.replaceChildren(...groups.map((group) => pile(group, newest, mends)));
  if (held) at("text").focus();
}

/** How large what the room is asked can be. */
export function suits(room, asked) {
  const letters = asked.join(" ").length;
  room.classList.toggle("moves", asked.length === 0);
  room.classList.toggle("long", letters > 55 && letters <= 140);
  room.classList.toggle("longer", letters > 140);
}

/** What a note reads by now, whoever put it right. */
export function reads({ piles: all }, of) {
  return all.flatMap(({ notes }) => notes).find(({ id }) => id === of)?.text;
}

/** Has a form offer these. */
export function options({ elements: { question, category } }, choices) {
  const several = question.value === "" && choices.length > 1;
  say("what", several ? "Question and category" : "Category");
  const before = category.value;
  if (category.dataset.choices === JSON.stringify(choices)) return;
  category.dataset.choices = JSON.stringify(choices);
  category.replaceChildren(...choices.map(({ pick, label }) => new Option(label, pick)));
  choose(category, before);
}

/** Says where the line goes, where that is no block that runs; else what a key does. */
export function goesTo({ elements: { text, block }, dataset }, { ended, block: now, grace }, since) {
  const other = ended || (text.value !== "" && block.value !== (now ?? ""));
  const enter = hasKeys() ? "Enter saves, Shift+Enter begins a line." : "";
  const [, left] = grace.find(([of]) => of === block.value) ?? [null, 0];
  const late = block.value === "" || left > since ? "" : ", late";
  say("where", other ? `This is filed under ${dataset.heading || "no block"}${late}.` : enter);
}

/** Has Enter save where there is a keyboard, and tells what is pasted. */
export function takesKeys(form) {
  pastes(form);
  form.elements.text.addEventListener("keydown", (event) => {
    const plain = event.key === "Enter" && !event.shiftKey && !event.isComposing;
    if (!plain || !hasKeys()) return;
    event.preventDefault();
    form.requestSubmit();
  });
}

/** Remembers that a `#` was pasted and not typed: it is a word. */
function pastes({ elements: { text }, dataset }) {
  text.addEventListener("paste", ({ clipboardData }) => {
    if (clipboardData.getData("text/plain").includes("#")) dataset.pasted = "1";
  });
  text.addEventListener("input", () => {
    if (!text.value.includes("#")) dataset.pasted = "";
  });
}

/** What the new category is called, which is not looked for where there is none. */
export function names({ elements }, named = "") {
  elements.named.value = named;
  at("new").open = named !== "";
}

/** The question that is answered and its category: of several, what was chosen names both. */
export function picked({ elements: { question, category } }) {
  const both = [question.value, category.value];
  return both[0] === "" && both[1] !== "" ? JSON.parse(both[1]) : both;
}

/** What the words of a form become, where that is no note of their own. */
export function command({ elements: { becomes, of, text } }, note) {
  if (of.value === "") return undefined;
  const words = { note: of.value, text: text.value };
  if (becomes.value === "detail") return { "add-detail": { ...words, level: 1, id: note } };
  return { edit: words };
}

const KEPT = [
  "text", "block", "question", "category", "named", "kind", "becomes", "of", "note",
];

/** What a form holds, and what it was made with. */
export function typed({ elements, dataset }) {
  const kept = Object.fromEntries(KEPT.map((name) => [name, elements[name].value]));
  const { heading, mends, pasted, origin, place, seat } = dataset;
  const { choices } = elements.category.dataset;
  return { ...kept, heading, choices, mends, pasted, origin, place, seat };
}

export function puts({ elements, dataset }, kept) {
  for (const name of KEPT) elements[name].value = kept[name] ?? "";
  for (const name of ["heading", "mends", "pasted"]) dataset[name] = kept[name] ?? "";
}

/** Fills a section with notes, a row each, where they changed. */
export function fill(id, entries, finish) {
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

/** Words to be pasted elsewhere: their category goes with them. */
export function written({ note: { named, text }, typed: { category, choices = "[]" } = {} }) {
  const chosen = JSON.parse(choices).find(({ pick }) => category && pick === category);
  const under = named ?? chosen?.label;
  return under ? `${under}: ${text}` : text;
}

/** Notes with the line of a form behind them, where anything is typed. */
export function withLine(notes, form, named) {
  const text = form.elements.text.value;
  return text.trim() === "" ? notes : [...notes, { note: { named, text }, typed: typed(form) }];
}

/** Several of them, which a paste takes apart again: a row between two, and no row of one begins. */
export function together(entries) {
  return entries.map((entry) => written(entry).trim().replace(/\n+/g, "\n  ")).join("\n\n");
}

/** The words of each, where they were put together so. */
export function apart(words) {
  const each = words.replaceAll("\r", "").split(/\n\s*\n/);
  return each.map((one) => one.trim().replaceAll("\n  ", "\n")).filter((one) => one !== "");
}

export async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    // Over plain HTTP there is only the old way.
    const box = element("textarea");
    box.value = words;
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
}
