/* A <select> whose list is ours: the browser's own would keep every key to itself, the desk's too.

   The element stays what it is: its label, its value, what it sends, and on a touch screen its list. What is new is a listbox
   in the top layer (choice-list.js). Typing goes to the option that begins so, by its text, its value or one of its words;
   where none does, 1–9 pick by place. Arrows, Home and End move; Enter takes, and goes on: to the next field of the
   form, else home. Tab and the keys of the desk take what is reached, and do what they do. Esc takes nothing.
*/

import { isOpen, listed, open, close, reached, reach, note } from "./choice-list.js";
import { topDialog } from "./dialogs.js";
import { focus, isField, isVisible } from "./focus.js";
import { hasSingleKeys } from "./single-keys.js";

let typed = "";
let pointer = "";

const selectOf = (node) => node?.closest?.("select:not([multiple], [size], :disabled)");
const isModifier = (key) => ["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock"].includes(key);
const isText = (event) => event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey;

/* ── Take ─────────────────────────────────────────────────────────────────── */
function shut(select) {
  typed = "";
  close(select);
}

function take(select) {
  const option = isOpen(select) ? reached(select) : null;
  shut(select);
  if (!option || option.disabled || select.value === option.value) return;
  select.value = option.value;
  for (const type of ["input", "change"]) select.dispatchEvent(new Event(type, { bubbles: true }));
}

function goOn(select) {
  const fields = [...(select.form?.elements ?? [])].filter((one) => isField(one) && isVisible(one) && !one.disabled);
  const home = [...(topDialog() ?? document).querySelectorAll("[data-focus-home]")].find(isVisible);
  const next = fields[fields.indexOf(select) + 1] ?? home;
  if (next) focus(next, { select: true });
}

/* ── Keys ─────────────────────────────────────────────────────────────────── */
function move(select, key) {
  const options = listed(select);
  const last = options.length - 1;
  const now = options.indexOf(reached(select));
  reach(select, options[{ ArrowDown: Math.min(now + 1, last), ArrowUp: Math.max(now - 1, 0), Home: 0, End: last }[key]]);
}

function type(select, text) {
  typed = text;
  if (!isOpen(select)) open(select);
  const found = beginning(listed(select), typed);
  note(select, typed, found.length > 0);
  reach(select, found[0] ?? null);
}

/* Text without accents and capitals, so that an e finds an é. */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

function beginning(options, text) {
  const wanted = plain(text);
  if (!wanted) return options;
  const rank = (option) => {
    const label = plain(option.text);
    if (label.startsWith(wanted) || plain(option.value) === wanted) return 0;
    return label.split(/[\s,()–-]+/).some((word) => word.startsWith(wanted)) ? 1 : 2;
  };
  const found = [0, 1].flatMap((wantedRank) => options.filter((option) => option.value && rank(option) === wantedRank));
  if (found.length || !/^[1-9]$/.test(wanted) || !hasSingleKeys()) return found;
  return options.filter((option) => option.value).slice(wanted - 1, wanted);
}

/* Is the key done with? What is not goes its way: to the keys of the desk, or the browser. */
function isAnswered(event, select) {
  const { key } = event;
  if (key === "Enter") {
    take(select);
    goOn(select);
    return true;
  }
  if (key === "Escape") {
    const wasOpen = isOpen(select);
    shut(select);
    return wasOpen; // the dialog beneath stays
  }
  if (["ArrowDown", "ArrowUp", "Home", "End"].includes(key)) {
    if (isOpen(select)) move(select, key);
    else open(select);
    return true;
  }
  if (key === "Backspace" && isOpen(select)) return type(select, typed.slice(0, -1)), true;
  if (key === " " && !typed) return isOpen(select) ? take(select) : open(select), true;
  return false;
}

document.addEventListener(
  "keydown",
  (event) => {
    const select = selectOf(event.target);
    if (!select || event.defaultPrevented || event.isComposing || event.metaKey || isModifier(event.key)) return;
    const hasOwnList = "lists" in select.dataset; // Alt+ArrowDown opens a dialog of its own
    if (event.altKey && ["ArrowDown", "ArrowUp"].includes(event.key) && !hasOwnList) {
      event.preventDefault();
      return isOpen(select) ? shut(select) : open(select);
    }
    if (event.altKey || event.ctrlKey) return take(select);
    if (isAnswered(event, select)) return event.preventDefault();
    if (!isText(event)) return take(select); // Tab, F9: what was typed is meant
    event.preventDefault();
    type(select, typed + event.key);
  },
  true, // before the keys of the desk, which act on what was taken
);

/* ── Mouse and touch ──────────────────────────────────────────────────────── */
document.addEventListener("pointerdown", (event) => (pointer = event.pointerType), true);

document.addEventListener("mousedown", (event) => {
  const select = selectOf(event.target);
  if (!select || event.button || pointer === "touch") return; // a finger has the list of its system
  event.preventDefault();
  const wasOpen = isOpen(select);
  select.focus();
  if (wasOpen) shut(select);
  else open(select);
});

document.addEventListener("click", (event) => {
  const shown = event.target.closest?.("[data-choice]");
  const select = shown && document.querySelector("select[aria-expanded='true']");
  if (!select) return;
  reach(select, select.options[shown.dataset.choice]);
  take(select);
});

document.addEventListener("focusout", (event) => {
  const select = selectOf(event.target);
  if (select && isOpen(select)) take(select);
});

document.addEventListener("change", (event) => {
  const select = selectOf(event.target);
  if (select && isOpen(select)) shut(select); // another way to choose was quicker
});

// An answer that replaces a field takes its list with it.
document.addEventListener("htmx:after:swap", () => {
  for (const list of document.querySelectorAll(".choices")) {
    if (!document.querySelector(`select[aria-controls="${list.id}"]`)) list.remove();
  }
});
