/* The banner #problem: what went wrong, and what can be done.

   While a dialog is open nothing beside it can be pressed: then the banner stands in the dialog.
*/

import { rescueFocus, topDialog } from "./dialogs.js";
import { word } from "./words.js";

const region = document.getElementById("problem");
const home = region?.parentElement;

export const trouble = () => region?.dataset.trouble;

export function tell(text, { trouble, buttons }) {
  if (!region) return;
  const sentence = document.createElement("p");
  sentence.textContent = text;
  const row = document.createElement("div");
  row.className = "buttons";
  row.append(...buttons);
  region.replaceChildren(sentence, row);
  region.dataset.trouble = trouble;
  place();
}

export function clearBanner() {
  if (!region) return;
  delete region.dataset.trouble;
  region.replaceChildren();
  place();
  rescueFocus();
}

export function button(name, action) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = word(name);
  element.addEventListener("click", action);
  return element;
}

function place() {
  if (!region) return;
  const where = (region.hasChildNodes() && topDialog()) || home;
  if (region.parentElement !== where) where.prepend(region);
}

for (const name of ["toggle", "close"]) document.addEventListener(name, place, true);
document.addEventListener("htmx:before:swap", () => home?.prepend(region)); // what is swapped takes nothing of it along
document.addEventListener("htmx:after:swap", place);
