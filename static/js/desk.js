/* The order's desk: the new row, fields that save themselves, leaving.

   A sent row empties at once into a pending row of the table, with its key; the answer replaces that row. So a fast
   typist never waits and loses nothing. A refused row goes back into the new row where that is still empty.
*/

import { openList } from "./combobox.js";
import { show } from "./controls.js";
import { openDialog } from "./dialogs.js";
import { focus } from "./focus.js";
import { csrfToken, newKey } from "./requests.js";

const entry = () => document.getElementById("entry");
const field = (name) => entry().elements.namedItem(name);
const isFilled = () => field("item").value.trim() !== "";
const root = () => document.getElementById("desk");
const parked = new WeakMap(); // request → the row that waits for its answer

// A field that has the focus at once must not open the page in its middle.
if (!location.hash) window.scrollTo(0, 0);

/* ── The new row ──────────────────────────────────────────────────────────── */
// Enter in the item number goes on to the quantity; Enter there adds the line.
document.addEventListener("combobox:enter", (event) => {
  if (event.target !== field("item")) return;
  event.preventDefault();
  if (isFilled()) toQuantity();
});
document.addEventListener("combobox:picked", (event) => {
  if (event.target !== field("item")) return;
  const wasOffered = "offered" in field("item").dataset; // whoever types the number anew meanwhile still types a number
  delete field("item").dataset.offered;
  if (wasOffered) focus(field("item"), { select: true });
  else toQuantity();
});
document.addEventListener("keydown", (event) => {
  if (event.target !== entry()?.elements.quantity || event.key !== "Enter") return;
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault(); // the form's first button may be another one
  if (!event.repeat) entry().requestSubmit();
});

const toQuantity = () => focus(field("quantity"), { select: true });

// Enter and Add line send the row; Complete takes a filled one along.
document.addEventListener("htmx:config:request", (event) => {
  const { sourceElement } = event.detail.ctx;
  const isEntry = sourceElement === entry();
  if (!isEntry && sourceElement.id !== "complete") return;
  if (isFilled()) return park(event.detail.ctx);
  if (!isEntry) return;
  event.preventDefault();
  focus(field("item"));
});

/* What was typed moves into a pending row; htmx has already put it into the request. */
function park(ctx) {
  const row = rowFrom("pending-row", { item: field("item").value.trim(), quantity: field("quantity").value });
  row.id = `pending-${field("key").value}`;
  row.dataset.entryKey = field("key").value;
  row.querySelector(".lines__quantity").textContent = field("quantity").value;
  document.getElementById("rows").append(row);
  row.scrollIntoView({ block: "nearest" });
  parked.set(ctx, row);
  fill({ item: "", quantity: "1", key: newKey() });
  focus(field("item"));
}

// A row that was given up without an answer can be sent again; its key lets it be added only once.
document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  const row = parked.get(ctx);
  if (!row?.isConnected) return;
  const unsent = rowFrom("unsent-row", row.dataset);
  unsent.dataset.entryKey = row.dataset.entryKey;
  row.replaceWith(unsent);
});

function rowFrom(template, { item, quantity }) {
  const row = document.getElementById(template).content.firstElementChild.cloneNode(true);
  Object.assign(row.dataset, { item, quantity });
  row.querySelector("strong").textContent = item;
  return row;
}

function fill({ item, quantity, key, error = "" }) {
  field("item").value = item;
  field("quantity").value = quantity;
  field("key").value = key;
  document.getElementById("entry-error").textContent = error;
  for (const name of ["item", "quantity"]) field(name).toggleAttribute("aria-invalid", false);
  if (error) field("item").setAttribute("aria-invalid", "true");
}

// A row that is typed anew has no fault yet.
document.addEventListener("input", (event) => {
  if (event.target !== field("item") || !field("item").hasAttribute("aria-invalid")) return;
  field("item").removeAttribute("aria-invalid");
  document.getElementById("entry-error").textContent = "";
});

// The line that was just added is always seen, also where its answer made it taller.
document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (ctx.sourceElement === entry()) document.getElementById("rows").lastElementChild?.scrollIntoView({ block: "nearest" });
});

/* ── Refused rows ─────────────────────────────────────────────────────────── */
document.addEventListener("htmx:after:swap", () => {
  const refused = document.querySelector("#rows [data-refused]:not([data-seen])");
  if (!refused) return;
  refused.dataset.seen = "";
  show(document.getElementById("tab-lines"));
  if (!isFilled()) takeUp(refused);
});

document.addEventListener("click", (event) => {
  const refused = event.target.closest?.("[data-refused]");
  if (!refused) return;
  if (event.target.closest("[data-take-up]")) takeUp(refused);
  if (event.target.closest("[data-drop]")) {
    refused.remove();
    focus(field("item"));
  }
});

function takeUp(refused) {
  const { item, quantity, entryKey } = refused.dataset;
  fill({ item, quantity, key: entryKey, error: refused.querySelector(".refused__why").textContent.trim() });
  refused.remove();
  focus(field("item"), { select: true });
  offer();
}

// The list that the refusal speaks of: the items that match, or those that are near a number that does not exist. Of these
// a digit takes one until something is typed; words may be typed on.
function offer() {
  if (/^\S*\d\S*$/.test(field("item").value.trim())) field("item").dataset.offered = "";
  openList(field("item"));
}

// Leaving the tab adds a filled new row first.
document.addEventListener("tab:leaving", (event) => {
  if (event.target.id === "tab-lines" && isFilled()) entry().requestSubmit();
});

// A control that both tabs show stands in the one that is open.
document.addEventListener("tab:shown", (event) => {
  const panel = document.getElementById(event.target.getAttribute("aria-controls"));
  for (const slot of panel?.querySelectorAll("[data-slot]") ?? []) {
    const form = document.getElementById(`${slot.dataset.slot}-form`);
    if (form && form.parentElement !== slot) slot.append(form);
  }
});

/* ── Fields that save themselves ──────────────────────────────────────────── */
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-saves-on-change]")) return;
  event.preventDefault(); // the change has been sent
  if (event.target.closest("#rows")) focus(field("item"));
});

// What is missing leads to where it is mended.
document.addEventListener("click", (event) => {
  const jump = event.target.closest?.("[data-jump]");
  const target = jump && document.getElementById(jump.dataset.jump);
  if (!jump || event.defaultPrevented) return;
  event.preventDefault();
  if (!target) return document.getElementById("complete")?.click();
  const panel = target.closest("[role='tabpanel']");
  if (panel?.hidden) show(document.getElementById(panel.getAttribute("aria-labelledby")));
  focus(target);
});

// An open summary asks for its own figures where an answer brought new totals and nothing of the summary.
document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  const isOpen = document.getElementById("summary")?.open;
  if (!isOpen || !/ id="totals"/.test(ctx.text) || / id="(foot|payment-form)"/.test(ctx.text)) return;
  document.getElementById("summary-body")?.dispatchEvent(new CustomEvent("summary:stale"));
});

/* ── Leaving ──────────────────────────────────────────────────────────────── */
// An order with lines stays a draft by itself, and stands under Your unfinished orders: one may look at another page. What is
// to become of it is asked where the call ends, at [data-next-caller] and Sign out. An empty draft ends when it is left.
const hasLines = () => Boolean(document.querySelector("#rows tr")) || isFilled();

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!root()?.hasAttribute("data-asks") || link.target || link.getAttribute("href").startsWith("#")) return;
  if (new URL(link.href).pathname.startsWith(`/orders/${root().dataset.order}/`)) return; // still this order
  const endsTheCall = link.hasAttribute("data-next-caller") || isFilled(); // a row that is typed and not added would be lost
  if (hasLines() && !endsTheCall) return;
  event.preventDefault();
  if (hasLines()) ask(link.href);
  else leave(link.href);
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-signs-out]") || !root()?.hasAttribute("data-asks") || !hasLines()) return;
  event.preventDefault();
  ask(event.target.action);
});

function ask(next) {
  const dialog = document.getElementById("keep-order");
  dialog.querySelector("[data-next]").value = new URL(next).pathname + new URL(next).search;
  openDialog(dialog);
}

async function leave(next) {
  const headers = { "X-CSRFToken": csrfToken() };
  await fetch(root().dataset.leave, { method: "POST", headers, keepalive: true, redirect: "manual" }).catch(() => {});
  location.assign(next);
}
