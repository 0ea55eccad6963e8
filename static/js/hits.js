/* Hits to choose from: a table of radio buttons, <table class="table hits" data-hits>.

   A click anywhere in a row chooses it; a double click, Enter, or its number 1–9 takes it, which submits the form
   with its [data-primary] button. ArrowDown from a field of the same dialog or form goes to the first hit; to those
   of data-hits="page" from any field of the page.
*/

import { topDialog } from "./dialogs.js";
import { isField } from "./focus.js";
import { hasSingleKeys } from "./single-keys.js";

const radiosOf = (table) => [...table.querySelectorAll("tbody input[type='radio']:not(:disabled)")];

function choose(radio) {
  radio.checked = true;
  radio.focus();
  radio.dispatchEvent(new Event("change", { bubbles: true }));
}

function take(radio) {
  choose(radio);
  const scope = radio.form ?? radio.closest("dialog");
  const button = scope?.querySelector("[data-primary]");
  if (button) button.click();
  else radio.form?.requestSubmit();
}

document.addEventListener("click", (event) => {
  const row = event.target.closest?.("[data-hits] tbody tr");
  if (!row || event.target.closest("a, button, input, label, select")) return;
  const radio = row.querySelector("input[type='radio']");
  if (radio) choose(radio);
});

document.addEventListener("dblclick", (event) => {
  const radio = event.target.closest?.("[data-hits] tbody tr")?.querySelector("input[type='radio']");
  if (radio) take(radio);
});

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  const table = tableFor(event.target);
  if (!table) return;

  const radios = radiosOf(table);
  const isAtHit = event.target.matches("[data-hits] input[type='radio']");
  if (event.key === "Enter" && isAtHit && event.target.checked) return act(event, event.target, take);
  if (event.key === "ArrowDown" && !radios.some((radio) => radio.checked)) return act(event, radios[0], choose);
  if (event.key === "ArrowDown" && event.target.matches("input[type='search']")) {
    return act(event, radios.find((radio) => radio.checked), choose);
  }
  if (/^[1-9]$/.test(event.key) && !isField(event.target) && hasSingleKeys()) {
    return act(event, radios[Number(event.key) - 1], take);
  }
});

function act(event, radio, action) {
  if (!radio) return;
  event.preventDefault();
  action(radio);
}

/* The hits that a key in this place is about: around it, in the open dialog, or in its form. */
function tableFor(target) {
  if (!(target instanceof Element) || target.matches("[data-combobox], textarea, select")) return null;
  const own = target.closest("[data-hits]");
  if (own) return own;
  const dialog = topDialog();
  const scope = dialog ?? target.closest("form");
  const near = scope?.querySelector("[data-hits]");
  if (near || dialog || target.matches("[type='radio'], [list]")) return near ?? null;
  return document.querySelector("[data-hits='page']"); // hits of the page that belong to no field
}
