/* A field with a list: the ARIA combobox with a listbox popup.

   <div class="combobox">
     <input role="combobox" data-combobox aria-autocomplete="list" aria-expanded="false" aria-controls="items"
            hx-get="…" hx-trigger="input changed delay:150ms, combobox:open" hx-sync="this:replace" hx-target="#items">
     <ul id="items" class="combobox__list" role="listbox" hidden>
   Options: <li role="option" id="…" data-value="81327">. data-digits-pick on the list lets 1–9 pick; so does data-offered on
   a field whose list is headed by a note [data-near], until something is typed. With
   aria-disabled="true" an option can be read, but not taken.

   It tells: "combobox:picked" {value, option} on the field; "combobox:enter", cancelable, when Enter finds nothing to take;
   "combobox:open" when the list is wanted and there is none.
*/

import { announce } from "./answers.js";
import { activeOf, isNear, isOpen, listOf, noteOf, optionsOf, setActive, told } from "./hit-list.js";
import { hasSingleKeys } from "./single-keys.js";

const listedFor = new WeakMap(); // field → the text its list answers
const askedFor = new WeakMap(); // request → the text it asked for
const settled = new WeakSet(); // fields whose text is decided: no late answer opens a list
const early = new WeakMap(); // field → keys pressed before its list was there: {downs, enters}
const lastAsked = new WeakMap(); // field → its latest request

const fieldOf = (node) => node?.closest?.("[data-combobox]");
const isCurrent = (field) => !listedFor.has(field) || listedFor.get(field) === field.value;
const isListed = (field) => (listedFor.has(field) ? isCurrent(field) : optionsOf(field).length > 0);

/* ── Open and close ───────────────────────────────────────────────────────── */
function open(field) {
  const list = listOf(field);
  if (!list?.childElementCount) return close(field);
  list.hidden = false;
  field.setAttribute("aria-expanded", "true");
  const below = window.innerHeight - field.getBoundingClientRect().bottom;
  const isTight = below < list.offsetHeight + 8 && field.getBoundingClientRect().top > below;
  field.closest(".combobox")?.classList.toggle("combobox--up", isTight);
}

function close(field) {
  const list = listOf(field);
  if (list) list.hidden = true;
  field.setAttribute("aria-expanded", "false");
  setActive(field, null);
}

export function openList(field) {
  if (optionsOf(field).length && isCurrent(field)) return open(field);
  settled.delete(field);
  field.dispatchEvent(new CustomEvent("combobox:open", { bubbles: true }));
}

/* Arrows and Enter pressed while the list is still being fetched wait for it. */
function pressEarly(field) {
  const keys = early.get(field);
  early.set(field, { downs: (keys?.downs ?? 0) + 1, enters: false });
  if (!keys) openList(field);
}

function catchUp(field) {
  const keys = early.get(field);
  early.delete(field);
  if (!keys || !optionsOf(field).length) return;
  for (let down = 0; down < keys.downs; down += 1) move(field, "ArrowDown");
  if (keys.enters) pick(field, activeOf(field));
}

/* ── Move and pick ────────────────────────────────────────────────────────── */
function move(field, key) {
  const options = optionsOf(field);
  const last = options.length - 1;
  const now = options.indexOf(activeOf(field));
  const next = {
    ArrowDown: now >= last ? 0 : now + 1,
    ArrowUp: now <= 0 ? last : now - 1,
    Home: 0,
    End: last,
  }[key];
  setActive(field, options[next]);
}

const isTakable = (option) => option.getAttribute("aria-disabled") !== "true"; // the others are there to be read

function pick(field, option) {
  if (!isTakable(option)) return;
  field.value = option.dataset.value;
  settle(field);
  field.dispatchEvent(
    new CustomEvent("combobox:picked", { bubbles: true, detail: { value: option.dataset.value, option } }),
  );
}

function settle(field) {
  settled.add(field);
  early.delete(field);
  close(field);
}

/* Enter takes what leaves no doubt: reached with an arrow, exactly what was typed, or the only one. */
function certain(field) {
  if (isOpen(field) && activeOf(field)) return activeOf(field);
  if (!isCurrent(field) || !field.value.trim()) return null;
  const options = optionsOf(field).filter(isTakable);
  const typed = field.value.trim().toLowerCase();
  const exact = options.find((option) => option.dataset.value.toLowerCase() === typed);
  return exact ?? (isOpen(field) && options.length === 1 && !isNear(field) ? options[0] : null);
}

function enter(event, field) {
  if (early.has(field)) {
    early.get(field).enters = true;
    return event.preventDefault();
  }
  const option = certain(field);
  if (option) {
    event.preventDefault();
    return pick(field, option);
  }
  if (isOpen(field) && optionsOf(field).length) {
    event.preventDefault();
    return stopAt(field);
  }
  settle(field);
  const goesOn = field.dispatchEvent(new CustomEvent("combobox:enter", { bubbles: true, cancelable: true }));
  if (!goesOn) event.preventDefault();
}

/* With hits in sight Enter walks past none: it goes to the first, and what is only near has to be asked for. */
function stopAt(field) {
  if (isNear(field)) announce(noteOf(field).textContent);
  else move(field, "ArrowDown");
}

document.addEventListener("keydown", (event) => {
  const field = fieldOf(event.target);
  if (!field || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey) return;
  const { key } = event;

  if (event.altKey) {
    if (key === "ArrowDown") openList(field);
    else if (key === "ArrowUp") close(field);
    else return;
    return event.preventDefault();
  }
  if (key === "Enter") return enter(event, field);
  if (key === "Escape" && isOpen(field)) {
    event.preventDefault(); // the dialog beneath stays
    return settle(field);
  }
  if (key === "Tab" && isOpen(field) && activeOf(field)) return pick(field, activeOf(field));
  if (key === "ArrowDown" && field.value.trim() && !isListed(field)) {
    event.preventDefault();
    return pressEarly(field);
  }
  if (key === "ArrowDown" && !isOpen(field)) {
    event.preventDefault();
    return openList(field);
  }
  if (!isOpen(field)) return;
  const isAtOption = Boolean(activeOf(field));
  if (["ArrowDown", "ArrowUp"].includes(key) || (isAtOption && ["Home", "End"].includes(key))) {
    event.preventDefault();
    return move(field, key);
  }
  const digitsPick = isAtOption ? "digitsPick" in listOf(field).dataset : isNear(field) && "offered" in field.dataset;
  if (digitsPick && /^[1-9]$/.test(key) && hasSingleKeys()) {
    const option = optionsOf(field)[Number(key) - 1];
    if (!option) return;
    event.preventDefault();
    pick(field, option);
  }
});

/* ── The mouse, leaving, typing ───────────────────────────────────────────── */
const optionAt = (event) => event.target.closest?.(".combobox__list [role='option'][data-value]");

document.addEventListener("mousedown", (event) => {
  if (event.target.closest?.(".combobox__list")) event.preventDefault(); // the field keeps the focus
});

document.addEventListener("click", (event) => {
  const option = optionAt(event);
  const field = option?.closest(".combobox")?.querySelector("[data-combobox]");
  if (field) pick(field, option);
});

document.addEventListener("focusout", (event) => {
  const field = fieldOf(event.target);
  if (field) settle(field);
});

document.addEventListener("input", (event) => {
  const field = fieldOf(event.target);
  if (!field) return;
  settled.delete(field);
  early.delete(field);
  delete field.dataset.offered;
  setActive(field, null);
  if (!field.value.trim()) close(field);
  else if (listedFor.get(field) === field.value) open(field); // no new question is asked for the same text
});

/* ── Answers: only the one to what stands in the field now ────────────────── */
const isSearch = (ctx) => ctx.sourceElement?.matches?.("[data-combobox]");

document.addEventListener("htmx:config:request", (event) => {
  const { ctx } = event.detail;
  if (!isSearch(ctx)) return;
  if (settled.has(ctx.sourceElement)) return event.preventDefault();
  askedFor.set(ctx, ctx.sourceElement.value);
  lastAsked.set(ctx.sourceElement, ctx);
});

document.addEventListener("htmx:before:swap", (event) => {
  if (isSearch(event.detail.ctx) && !isWanted(event.detail.ctx)) event.preventDefault();
});

/* A second answer to the same text would take away what an arrow has reached meanwhile. */
function isWanted(ctx) {
  const field = ctx.sourceElement;
  const isThere = optionsOf(field).length && listedFor.get(field) === field.value;
  return !settled.has(field) && !isThere && askedFor.get(ctx) === field.value;
}

document.addEventListener("htmx:after:swap", (event) => {
  const { ctx } = event.detail;
  const field = ctx.sourceElement;
  if (!isSearch(ctx) || ctx.response.status >= 400) return;
  listedFor.set(field, askedFor.get(ctx));
  setActive(field, null);
  if (document.activeElement !== field) return close(field);
  open(field);
  catchUp(field);
  announce(told(field));
});

document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  if (isSearch(ctx) && lastAsked.get(ctx.sourceElement) === ctx) early.delete(ctx.sourceElement); // no list came
});
