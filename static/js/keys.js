/* Keys of the desk.

   An element says which keys press it: data-key="F9", "Alt+W", "Control+Shift+H", "/" or several,
   separated by spaces. A button, link or tab is clicked; a field gets the focus with its text selected.
   Control+Enter and Alt+Enter press the [data-primary] button of what is open.
   F1 and ? list all keys, with the words of data-key-label or else the element's own name.
*/

import { openDialog, topDialog } from "./dialogs.js";
import { isField, isVisible } from "./focus.js";
import { hasSingleKeys } from "./single-keys.js";
import { word } from "./words.js";

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.repeat || event.isComposing || event.metaKey) return;
  if (event.getModifierState("AltGraph")) return;

  const name = nameOf(event);
  if (name === "Control+Enter" || name === "Alt+Enter") return pressPrimary(event);
  if (isSingle(event) && (isField(document.activeElement) || !hasSingleKeys())) return;
  if (name === "F1" || name === "?") return openList(event);

  const candidates = [...document.querySelectorAll("[data-key]")].filter((element) =>
    keysOf(element).includes(name),
  );
  if (!candidates.length) return;
  event.preventDefault();
  const found = nearest(candidates.filter((element) => isInReach(element) && isVisible(element)));
  if (found) press(found);
});

/* The first; of those that every row of a table has, the one of the row with the focus, else of the last row. */
function nearest(elements) {
  const row = document.activeElement?.closest("tr");
  return elements.find((element) => row?.contains(element)) ?? elements.findLast((element) => element.closest("tr")) ?? elements[0];
}

/* "Alt+W": by what the key writes where that is a letter, else by where it lies (Option on a Mac writes ∑). */
function nameOf(event) {
  let key = event.key;
  if (event.altKey || event.ctrlKey) {
    const byPlace = /^Key([A-Z])$/.exec(event.code)?.[1];
    if (/^[a-z]$/i.test(key)) key = key.toUpperCase();
    else if (byPlace && key !== "Enter") key = byPlace;
  }
  const isShiftPartOfIt = isSingle(event);
  return [
    event.ctrlKey && "Control",
    event.altKey && "Alt",
    event.shiftKey && !isShiftPartOfIt && "Shift",
    key,
  ]
    .filter(Boolean)
    .join("+");
}

function isSingle(event) {
  return event.key.length === 1 && !event.ctrlKey && !event.altKey;
}

function keysOf(element) {
  return element.dataset.key.split(/\s+/).filter(Boolean);
}

function isInReach(element) {
  const top = topDialog();
  return top ? top.contains(element) : true;
}

function press(element) {
  if (!isField(element)) return element.click();
  element.focus();
  element.select?.();
}

/* The form with the focus knows best, then what is open: the top dialog, else the page. */
function pressPrimary(event) {
  const scope = topDialog() ?? document;
  const form = document.activeElement?.closest?.("form");
  const inForm = form && scope.contains(form) ? [...form.querySelectorAll("[data-primary]")] : [];
  const all = [...inForm, ...scope.querySelectorAll("[data-primary]")];
  const button = all.find((element) => isInReach(element) && isVisible(element));
  if (!button) return;
  event.preventDefault();
  button.click();
}

/* ── The list of keys ─────────────────────────────────────────────────────── */
function openList(event) {
  const dialog = document.getElementById("keyboard-shortcuts");
  if (!dialog) return;
  event.preventDefault();
  openDialog(dialog);
}

function fillList(dialog) {
  const list = dialog.querySelector("[data-shortcuts]");
  if (!list) return;
  list.querySelectorAll("[data-generated]").forEach((row) => row.remove());
  const told = new Map();
  for (const element of document.querySelectorAll("[data-key]")) {
    const label = labelOf(element);
    if (label) told.set(label, new Set([...(told.get(label) ?? []), ...keysOf(element)]));
  }
  list.prepend(...[...told].map(([label, keys]) => rowOf(label, keys)));
}

function rowOf(label, keys) {
  const row = document.createElement("div");
  row.dataset.generated = "";
  row.append(Object.assign(document.createElement("dt"), { textContent: label }));
  const cell = document.createElement("dd");
  for (const key of keys) {
    cell.append(Object.assign(document.createElement("kbd"), { className: "key", textContent: shown(key) }));
  }
  row.append(cell);
  return row;
}

function shown(key) {
  return key
    .split("+")
    .map((part) => word(`key${part}`) || part)
    .join("+");
}

function labelOf(element) {
  if (element.dataset.keyLabel) return element.dataset.keyLabel;
  if (element.ariaLabel) return element.ariaLabel;
  const source = (element.labels?.[0] ?? element).cloneNode(true);
  source.querySelectorAll(".key, select, input, ul").forEach((part) => part.remove());
  return source.textContent.replace(/\s+/g, " ").trim();
}

document.addEventListener("desk:opening", (event) => {
  if (event.target.id === "keyboard-shortcuts") fillList(event.target);
});
