// Who sits where: for the room as large as all of it fits, else on pages that change by themselves;
// for a table its own people.

import { at, element, say } from "/parts.js";

const SIZES = ["largest", "large", "usual", "small"];
const PAGE = 8000;
const GAP = 2;
let laid = [];
let pages = 1;

function names(people) {
  const all = people.flatMap((name) => [" · ", element("bdi", name)]);
  return all.slice(1);
}

function row({ table, people }) {
  const made = element("li");
  const name = element("b");
  name.append(element("bdi", table));
  made.append(name, " ", ...names(people));
  return made;
}

/** Lays them out in columns; what fits into none of them stands in further ones, out of sight. */
function lay(seats) {
  say("seats-round", seats.round);
  const list = at("seats-tables");
  list.replaceChildren(...seats.tables.map(row));
  list.scrollLeft = 0;
  for (const size of SIZES) {
    list.className = size;
    if (list.scrollWidth <= list.clientWidth + 1) break;
  }
  const gap = GAP * parseFloat(getComputedStyle(list).fontSize);
  pages = Math.max(1, Math.ceil((list.scrollWidth + gap - 1) / (list.clientWidth + gap)));
  list.dataset.step = list.clientWidth + gap;
}

function turn() {
  const now = Math.floor(Date.now() / PAGE) % pages;
  say("seats-page", pages > 1 ? `${now + 1} of ${pages}` : "");
  at("seats-tables").scrollLeft = now * Number(at("seats-tables").dataset.step);
}

/** What the room is shown so long after it was told. */
export function seated({ seats, coming, clock }, since, move) {
  const due = (move && coming) || seats;
  const late = due?.left != null && !clock.held && since >= due.left;
  const shown = late ? null : due;
  at("seats").hidden = !shown;
  document.querySelector(".room").classList.toggle("seated", Boolean(shown));
  if (!shown) {
    laid = [];
    return;
  }
  const now = [shown, innerWidth, innerHeight];
  if (now.some((it, place) => it !== laid[place])) lay(shown);
  laid = now;
  turn();
}

export function atTable(people) {
  const place = at("people");
  place.hidden = people.length === 0;
  const now = JSON.stringify(people);
  if (place.dataset.shows === now) return;
  place.dataset.shows = now;
  place.querySelector("span").replaceChildren(...names(people));
}
