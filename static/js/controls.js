/* Small behaviours of single controls.

   aria-disabled      a button that may keep the focus but does nothing
   role=tab           arrows move between tabs; a tab whose panel is on the page shows it, others are links;
                      "tab:leaving", cancelable, is told first on the tab that is left
   data-submits       a select that sends its form when another value is chosen
   data-lists         a field whose list is a dialog of its own: Alt+ArrowDown presses the element of this id
*/

import { rescueFocus } from "./dialogs.js";
import { focus, isVisible } from "./focus.js";

document.addEventListener(
  "click",
  (event) => {
    if (!event.target.closest?.("[aria-disabled='true']:is(button, a, input)")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);

// An implicit submission by Enter presses the first button of the form: not if that one is off.
document.addEventListener(
  "submit",
  (event) => {
    if (event.submitter?.getAttribute("aria-disabled") !== "true") return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);

/* ── Tabs ─────────────────────────────────────────────────────────────────── */
const tabsOf = (tab) => [...tab.closest("[role='tablist']").querySelectorAll("[role='tab']")];
const panelOf = (tab) => document.getElementById(tab.getAttribute("aria-controls") ?? "");

document.addEventListener("click", (event) => {
  const tab = event.target.closest?.("[role='tab']");
  if (!tab || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!panelOf(tab)) return;
  event.preventDefault();
  show(tab);
});

export function show(tab) {
  const tabs = tabsOf(tab);
  const current = tabs.find((one) => one.getAttribute("aria-selected") === "true");
  if (current === tab) return;
  const leaving = new CustomEvent("tab:leaving", { bubbles: true, cancelable: true, detail: { to: tab } });
  if (current && !current.dispatchEvent(leaving)) return;
  for (const one of tabs) {
    one.setAttribute("aria-selected", String(one === tab));
    one.tabIndex = one === tab ? 0 : -1;
    const panel = panelOf(one);
    if (panel) panel.hidden = one !== tab;
  }
  tab.dispatchEvent(new CustomEvent("tab:shown", { bubbles: true }));
  rescueFocus(tab.id);
  if (document.activeElement && !isVisible(document.activeElement)) focus(tab);
}

document.addEventListener("keydown", (event) => {
  const tab = event.target.closest?.("[role='tab']");
  if (!tab || event.altKey || event.ctrlKey || event.metaKey) return;
  const tabs = tabsOf(tab);
  const now = tabs.indexOf(tab);
  const next = {
    ArrowRight: tabs[(now + 1) % tabs.length],
    ArrowLeft: tabs[(now - 1 + tabs.length) % tabs.length],
    Home: tabs[0],
    End: tabs.at(-1),
  }[event.key];
  if (next) {
    event.preventDefault();
    next.focus();
    if (panelOf(next)) next.click();
  } else if (event.key === " " && tab.matches("a")) {
    event.preventDefault();
    tab.click();
  }
});

document.addEventListener("keydown", (event) => {
  const isForList = event.altKey && event.key === "ArrowDown" && event.target.matches?.("[data-lists]");
  const opener = isForList && document.getElementById(event.target.dataset.lists);
  if (!opener) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  opener.click();
});

/* ── Selects that send their form ─────────────────────────────────────────── */
const sent = new WeakMap(); // form → the value that is on its way

document.addEventListener("change", (event) => {
  if (event.target.matches?.("select[data-submits]")) send(event.target);
});

/* What is on its way counts as there: whoever goes back before the answer has come means it. */
function send(select) {
  const before = [...select.options].find((option) => option.defaultSelected) ?? select.options[0];
  if (select.value === (sent.get(select.form) ?? before?.value)) return;
  sent.set(select.form, select.value);
  select.form.requestSubmit();
}

document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => sent.delete(ctx.sourceElement));
