/* The listbox of a <select>: in the top layer, over any dialog; the style sheet anchors it to its field. choices.js says when. */

import { announce } from "./answers.js";
import { word } from "./words.js";

const lists = new WeakMap(); // select → its list
const reachedIn = new WeakMap(); // select → the option that Enter would take

export const isOpen = (select) => select.getAttribute("aria-expanded") === "true";
export const listed = (select) => [...select.options].filter((option) => !option.hidden && !option.disabled);
export const reached = (select) => reachedIn.get(select) ?? null;

export function open(select) {
  const list = document.createElement("ul");
  list.id = `${select.id || select.name}-choices`;
  list.className = "combobox__list choices";
  list.popover = "manual";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", nameOf(select));
  list.append(noteFor(), ...[...select.options].filter((option) => !option.hidden).map((option) => shown(list, option)));
  (select.closest("dialog") ?? document.body).append(list);
  lists.set(select, list);
  select.setAttribute("aria-expanded", "true");
  select.setAttribute("aria-controls", list.id);
  list.showPopover();
  reach(select, select.selectedOptions[0] ?? null);
}

export function close(select) {
  lists.get(select)?.remove();
  lists.delete(select);
  reachedIn.delete(select);
  select.removeAttribute("aria-expanded");
  select.removeAttribute("aria-controls");
  select.removeAttribute("aria-activedescendant");
}

/* Only what Enter takes is shown as taken. */
export function reach(select, option) {
  const list = lists.get(select);
  list.querySelector("[aria-selected='true']")?.setAttribute("aria-selected", "false");
  reachedIn.set(select, option);
  const item = option && list.querySelector(`[data-choice="${option.index}"]`);
  if (!item) return select.removeAttribute("aria-activedescendant");
  item.setAttribute("aria-selected", "true");
  select.setAttribute("aria-activedescendant", item.id);
  item.scrollIntoView({ block: "nearest" });
  announce(option.text.trim());
}

/* What was typed so far, and whether anything begins so. */
export function note(select, typed, isFound) {
  const line = lists.get(select).firstElementChild;
  line.hidden = !typed;
  line.textContent = isFound ? typed : word("noChoice", { typed });
  if (typed && !isFound) announce(line.textContent);
}

function noteFor() {
  const line = document.createElement("li");
  line.className = "combobox__note";
  line.setAttribute("role", "presentation");
  line.hidden = true;
  return line;
}

function shown(list, option) {
  const item = document.createElement("li");
  item.id = `${list.id}-${option.index}`;
  item.dataset.choice = option.index;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  if (option.disabled) item.setAttribute("aria-disabled", "true");
  item.textContent = option.text;
  return item;
}

const nameOf = (select) => select.labels?.[0]?.textContent.trim() || select.getAttribute("aria-label") || select.name;
