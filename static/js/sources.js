/* Source codes: fields with a list that save themselves.

   <input role="combobox" data-combobox data-source-code="FAB26" data-goes-on="#item"> in a form of its own.
   data-source-code is the code that stands there. A hit that is picked, Enter, and leaving the field send what was
   typed; Enter goes on to what data-goes-on selects. What was refused stays, and is not sent again unasked.
   Complete, Submit, and the closing of the field's dialog wait for the answer, and do not happen where it is refused.
*/

import { closeDialog } from "./dialogs.js";
import { focus, isVisible } from "./focus.js";

const sent = new WeakMap(); // field → the text on its way to the server
let held = null; // what waits for the answer

const fieldOf = (node) => node?.closest?.("[data-source-code]");
const formField = (within) => within?.querySelector?.("[data-source-code]");
const same = (one, other) => one.trim().toLowerCase() === other.trim().toLowerCase();
const isAnswered = (field) => same(field.value, field.defaultValue); // saved, or refused before the agent's eyes

function send(field) {
  if (sent.has(field) && same(sent.get(field), field.value)) return;
  sent.set(field, field.value);
  field.form.requestSubmit();
}

function enter(field) {
  if (!same(field.value, field.dataset.sourceCode)) send(field);
  const next = field.dataset.goesOn ? document.querySelector(field.dataset.goesOn) : null;
  if (isVisible(next)) focus(next, { select: true });
}

for (const name of ["combobox:picked", "combobox:enter"]) {
  document.addEventListener(name, (event) => {
    const field = fieldOf(event.target);
    if (!field) return;
    event.preventDefault();
    enter(field);
  });
}
document.addEventListener("focusout", (event) => {
  const field = fieldOf(event.target);
  const isStillThere = document.activeElement === field; // the window was left, not the field
  if (field && !isStillThere && !isAnswered(field)) send(field);
});

document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  const field = formField(ctx.sourceElement);
  if (!field || !sent.has(field)) return;
  const text = sent.get(field);
  sent.delete(field);
  const isDone = ctx.response?.status === 200;
  if (isDone && field.value === text) field.value = field.defaultValue; // as it is printed
  if (isDone) askForPrices();
  goOn(isDone);
});

/* The list of items shows prices by the source code. */
function askForPrices() {
  const item = document.getElementById("item");
  const isOpen = item?.getAttribute("aria-expanded") === "true";
  if (isOpen) item.dispatchEvent(new CustomEvent("combobox:open", { bubbles: true }));
  else document.getElementById("item-list")?.replaceChildren();
}

/* ── What waits ───────────────────────────────────────────────────────────── */
const isWaitedFor = (field) => Boolean(field) && (sent.has(field) || !isAnswered(field));

document.addEventListener(
  "click",
  (event) => {
    const button = event.target.closest?.("#complete, #submit-order, [data-closes]");
    const dialog = button?.matches("[data-closes]") && button.closest("dialog");
    const field = dialog ? formField(dialog) : document.getElementById("source_code");
    if (!button || !isWaitedFor(field)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    hold(field, () => (button.isConnected ? button : document.getElementById(button.id))?.click());
  },
  true,
);
document.addEventListener(
  "cancel",
  (event) => {
    const field = event.target.matches("dialog") ? formField(event.target) : null;
    if (!isWaitedFor(field)) return;
    event.preventDefault();
    hold(field, () => closeDialog(event.target));
  },
  true,
);

function hold(field, act) {
  held = act;
  send(field);
}

function goOn(isDone) {
  const act = held;
  held = null;
  if (isDone) act?.();
}
