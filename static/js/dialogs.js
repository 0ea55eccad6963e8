/* Dialogs: open, close, and where the focus goes.

   <button data-opens="payment"> opens <dialog id="payment">; without scripts the button submits or links instead.
   <button data-closes> closes the dialog it is in. [autofocus] or [data-focus] in a dialog gets the focus, else the first field.
   A closed dialog gives the focus back; where that place is gone, to what its data-return-focus selects.
   A dialog that has just opened ignores Enter, so that no one confirms what he has not seen: until it is typed into
   or pointed at, or for a moment.
*/

import { focus, isField, isVisible } from "./focus.js";

const DEAF = 400; // milliseconds
const stack = [];
const openedAt = new WeakMap();
const cameFrom = new WeakMap();

export const topDialog = () => stack.filter((dialog) => dialog.isConnected && dialog.matches(":modal")).at(-1);

export function openDialog(dialog) {
  if (!dialog || dialog.matches(":modal")) return;
  cameFrom.set(dialog, document.activeElement);
  dialog.removeAttribute("open"); // the server may have rendered it open, for a page without scripts
  dialog.dispatchEvent(new CustomEvent("desk:opening", { bubbles: true }));
  dialog.showModal();
  focusIn(dialog);
}

export function closeDialog(dialog) {
  if (!dialog?.open) return;
  dialog.close();
  giveBack(dialog);
}

function focusIn(dialog) {
  const wanted = "[autofocus], [data-focus]";
  const field = "input:not([type='hidden']), select, textarea";
  const target = [wanted, field, "button, a[href]"]
    .map((selector) => [...dialog.querySelectorAll(selector)].find(isVisible))
    .find(Boolean);
  focus(target ?? dialog, { select: isField(target) });
}

function giveBack(dialog) {
  if (!cameFrom.has(dialog)) return;
  const before = cameFrom.get(dialog);
  cameFrom.delete(dialog);
  const again = before?.id ? document.getElementById(before.id) : null;
  const top = topDialog();
  const places = [before, again, ...select(dialog.dataset.returnFocus), ...home()];
  const place = places.find((element) => canTake(element) && (!top || top.contains(element)));
  if (place) focus(place);
  else if (top) focusIn(top);
}

function select(selector) {
  return selector ? document.querySelectorAll(selector) : [];
}

function home() {
  return document.querySelectorAll("[data-focus-home], #main");
}

function canTake(element) {
  return element && element !== document.body && isVisible(element) && !element.disabled;
}

/* The focus is never nowhere: whoever finds it on the body brings it home. */
export function rescueFocus(lastId) {
  if (document.activeElement && document.activeElement !== document.body) return;
  const top = topDialog();
  const last = lastId ? document.getElementById(lastId) : null;
  if (canTake(last) && (!top || top.contains(last))) focus(last);
  else if (top) focusIn(top);
  else focus([...home()].find(canTake), { preventScroll: true });
}

// However a dialog opens or closes: by us, by command="show-modal", by Esc.
document.addEventListener(
  "beforetoggle",
  (event) => {
    if (!(event.target instanceof HTMLDialogElement)) return;
    const place = stack.indexOf(event.target);
    if (place >= 0) stack.splice(place, 1);
    if (event.newState !== "open") return;
    stack.push(event.target);
    openedAt.set(event.target, performance.now());
    if (!cameFrom.has(event.target)) cameFrom.set(event.target, document.activeElement);
  },
  true,
);
document.addEventListener("close", (event) => giveBack(event.target), true);

document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-opens]");
  const dialog = opener && document.getElementById(opener.dataset.opens);
  if (dialog) {
    event.preventDefault();
    return openDialog(dialog);
  }
  const closer = event.target.closest?.("[data-closes]");
  const mine = closer?.closest("dialog:modal");
  if (mine) {
    event.preventDefault();
    closeDialog(mine);
  }
});

export const isDeaf = (at = performance.now()) => at - (openedAt.get(topDialog()) ?? -DEAF) < DEAF;

// Who types into it or points at it has seen it.
for (const type of ["input", "pointerdown"]) {
  document.addEventListener(type, ({ target }) => openedAt.delete(target.closest?.("dialog")), true);
}

/* Neither an Enter that was under way nor one that is held down says yes to a new dialog. */
function ignoreHastyEnter(event) {
  if (event.key !== "Enter") return;
  if (!topDialog()) return;
  const isHasty = isDeaf(event.timeStamp);
  const isHeld = event.repeat && !event.target.matches?.("textarea");
  if (!isHasty && !isHeld) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}
for (const type of ["keydown", "keypress", "keyup"]) {
  document.addEventListener(type, ignoreHastyEnter, true);
}

/* ── Dialogs in answers of the server ─────────────────────────────────────── */
let held = [];
let lastFocus = "";

document.addEventListener("htmx:before:swap", () => {
  held = stack.filter((dialog) => dialog.id && dialog.matches(":modal"));
  lastFocus = document.activeElement?.id ?? "";
});

// What somebody else changed meanwhile is told on the page itself.
document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (ctx.response?.status !== 409) return;
  while (topDialog()) closeDialog(topDialog());
});

// A dialog that was open and has been replaced as a whole is open again, where the agent was.
document.addEventListener("htmx:after:swap", () => {
  for (const old of held) {
    const now = document.getElementById(old.id);
    if (old.isConnected || !(now instanceof HTMLDialogElement) || now.matches(":modal")) continue;
    openDialog(now);
    openedAt.set(now, openedAt.get(old) ?? -DEAF);
    cameFrom.set(now, cameFrom.get(old) ?? null);
    const field = lastFocus ? document.getElementById(lastFocus) : null;
    if (field && now.contains(field)) focus(field);
  }
  held = [];
  openRendered();
  rescueFocus(lastFocus);
});

function openRendered() {
  document.querySelectorAll("dialog.dialog[open]:not(:modal)").forEach(openDialog);
}
openRendered();
