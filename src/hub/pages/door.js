// The script of the door: a link lets in by itself, and a device is the same one whenever it comes.

import { at } from "/parts.js";
import { mint, read, write } from "/outbox.js";

const fields = at("door").elements;
const device = read("worldcafe:device", null) ?? mint();
write("worldcafe:device", device);
fields.device.value = device;

function enter() {
  // A code for cameras has it in capitals; behind a dot follows what only terminals need.
  const [code] = location.hash.slice(1).split(".");
  const secret = code.toLowerCase();
  // One that is read off a screen goes with a name.
  const isCode = /^[0-9a-z]{3}(-?[0-9a-z]{3}){2}$|^[0-9a-z]{4}-?[0-9a-z]{4}$/.test(secret);
  if (fields.code.type === "text" && isCode) fields.code.value = code;
  if (!/^([0-9a-f]{64}|[2-9a-z]{25})$/.test(secret)) return;
  history.replaceState(null, "", location.pathname);
  fields.code.value = secret;
  at("door").submit();
}

addEventListener("hashchange", enter);
enter();
