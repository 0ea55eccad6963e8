/* A list of coded things to pick from, each with a button: <table data-codes> … <button data-code="21">.

   Arrows, Home and End move among the buttons, refused ones too, so that the reason is read; Enter presses one.
   Typing goes to the code that begins so: a code typed whole, of which no other is the beginning, is pressed at once.
   1–9 press by place, where no code begins with that digit.
*/

import { topDialog } from "./dialogs.js";
import { focus, isField, isVisible } from "./focus.js";
import { hasSingleKeys } from "./single-keys.js";

const PAUSE = 1_000; // milliseconds after which a code is typed anew
let typed = "";
let typedAt = 0;

const buttonsOf = (list) => [...list.querySelectorAll("[data-code]")].filter(isVisible);

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const list = listFor(event.target);
  if (!list) return;
  const buttons = buttonsOf(list);
  const next = placeAfter(event.key, buttons);
  if (next) {
    event.preventDefault();
    typed = "";
    return focus(next);
  }
  if (/^[\p{L}\p{N}-]$/u.test(event.key) && hasSingleKeys() && !event.repeat) type(event, buttons);
});

function placeAfter(key, buttons) {
  const now = buttons.indexOf(document.activeElement);
  return {
    ArrowDown: buttons[Math.min(now + 1, buttons.length - 1)],
    ArrowUp: buttons[Math.max(now - 1, 0)],
    Home: buttons[0],
    End: buttons.at(-1),
  }[key];
}

function type(event, buttons) {
  if (event.timeStamp - typedAt > PAUSE) typed = "";
  typedAt = event.timeStamp;
  const begun = (text) => buttons.filter((button) => button.dataset.code.toLowerCase().startsWith(text));
  const key = event.key.toLowerCase();
  if (!begun(typed + key).length) typed = "";
  const found = begun(typed + key);
  event.preventDefault();
  if (found.length) {
    typed += key;
    pick(found[0], { isWhole: found.length === 1 && found[0].dataset.code.toLowerCase() === typed });
  } else if (/^[1-9]$/.test(key) && buttons[key - 1]) {
    pick(buttons[key - 1], { isWhole: true });
  }
}

function pick(button, { isWhole }) {
  focus(button);
  if (!isWhole) return;
  typed = "";
  button.click(); // one that is refused does nothing, and has been read out with its reason
}

/* The list that a key in this place is about: around it, or in the open dialog. */
function listFor(target) {
  if (!(target instanceof Element) || isField(target)) return null;
  return target.closest("[data-codes]") ?? (topDialog() ?? document).querySelector("[data-codes]");
}
