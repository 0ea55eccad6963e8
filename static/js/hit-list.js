/* The list of a field: what stands in it, and which of its options is reached. combobox.js says when it shows. */

import { count } from "./words.js";

export const listOf = (field) => document.getElementById(field.getAttribute("aria-controls"));
export const optionsOf = (field) => [...(listOf(field)?.querySelectorAll("[role='option'][data-value]") ?? [])];
export const activeOf = (field) => document.getElementById(field.getAttribute("aria-activedescendant") ?? "");
export const isOpen = (field) => field.getAttribute("aria-expanded") === "true";

/* What is nearly what was typed is offered, with a note on top; it is never taken unasked. */
export const noteOf = (field) => listOf(field)?.querySelector("[data-near]");
export const isNear = (field) => Boolean(noteOf(field));

export function setActive(field, option) {
  listOf(field)?.querySelectorAll("[aria-selected='true']").forEach((one) => one.setAttribute("aria-selected", "false"));
  if (!option) return field.removeAttribute("aria-activedescendant");
  option.setAttribute("aria-selected", "true");
  field.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

/* What is heard of a list: how many hits; of those that are near each one; and where there is none, that. */
export function told(field) {
  const note = noteOf(field) ?? listOf(field).querySelector("[data-none]");
  const options = optionsOf(field).map((option, place) => `${place + 1}: ${option.textContent.trim()}`);
  return note ? [note.textContent, ...options].join(" ") : count("hits", options.length);
}
