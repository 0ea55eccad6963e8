/* What the server says beside the parts of the page.

   HX-Trigger: {"announce": {"text": "…"}, "close-dialog": {"id": "payment"}, "open-dialog": {"id": "summary"},
                "focus": {"target": "#submit", "select": false}}
   They take effect together after the swap: close, then open, then focus, whatever their order.
   The focus stays with an agent who has typed on since he sent.
*/

import { closeDialog, openDialog, rescueFocus } from "./dialogs.js";
import { focus, isField, isVisible } from "./focus.js";
import { prepare } from "./requests.js";

const told = { "announce": [], "close-dialog": [], "open-dialog": [], "focus": [] };
const sentAt = new WeakMap();
let answering = null;
let isPlanned = false;
let typedAt = 0;

for (const name of Object.keys(told)) {
  document.addEventListener(name, (event) => {
    if (!event.detail || typeof event.detail !== "object") return; // a browser's own event
    told[name].push(event.detail);
    if (!isPlanned) queueMicrotask(follow);
    isPlanned = true;
  });
}

function follow() {
  isPlanned = false;
  const taken = Object.fromEntries(Object.keys(told).map((name) => [name, told[name].splice(0)]));
  const isBusyElsewhere = hasTypedOn();
  answering = null;

  for (const { id } of taken["close-dialog"]) closeDialog(document.getElementById(id));
  for (const { id } of taken["open-dialog"]) openDialog(document.getElementById(id));
  for (const { target, select } of isBusyElsewhere ? [] : taken.focus) {
    const places = typeof target === "string" ? [...document.querySelectorAll(target)] : [target];
    focus(places.find(isVisible), { select });
  }
  announce(...taken.announce.map(({ text, value }) => text ?? value));
  rescueFocus();
}

function hasTypedOn() {
  const sent = answering && sentAt.get(answering);
  return Boolean(sent && typedAt > sent && isField(document.activeElement));
}

/* ── Spoken politely ──────────────────────────────────────────────────────── */
let waiting = [];
let timer = 0;

export function announce(...texts) {
  waiting.push(...texts.filter(Boolean));
  const region = document.getElementById("announce");
  if (!region || !waiting.length) return;
  region.textContent = "";
  clearTimeout(timer);
  timer = setTimeout(() => {
    region.textContent = waiting.join(" ");
    waiting = [];
  }, 60); // emptied first, so that the same sentence is heard twice
}

/* ── Before and after each request ────────────────────────────────────────── */
const stamp = (event) => {
  if (!["Control", "Shift", "Alt", "Meta"].includes(event.key)) typedAt = performance.now();
}
document.addEventListener("keydown", stamp, true);
document.addEventListener("pointerdown", stamp, true);

document.addEventListener("htmx:config:request", (event) => {
  sentAt.set(event.detail.ctx, performance.now());
});
document.addEventListener("htmx:before:request", (event) => prepare(event.detail.ctx.request));
document.addEventListener("htmx:finally:request", (event) => {
  answering = event.detail.ctx; // comes right after the events of its answer
  rescueFocus(answering.sourceElement?.id);
});
