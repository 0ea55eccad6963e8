/* How long the server took for the last answer, small in the corner, for those who switch it on.

   The figures are the answer's own: its header Server-Timing, as the browser keeps it.
*/

import { word } from "./words.js";

const TIMING = "desk-timing";
const corner = document.querySelector("[data-server-timing]");
const box = document.querySelector("[data-server-timing-box]");

function show(entry) {
  const figures = Object.fromEntries((entry.serverTiming ?? []).map((one) => [one.name, one]));
  if (!figures.total) return;
  corner.textContent = word("timing", {
    total: Math.round(figures.total.duration),
    database: Math.round(figures.db.duration),
    statements: figures.db.description,
  });
}

function watch() {
  const observe = (entries) => entries.getEntries().forEach(show);
  for (const type of ["navigation", "resource"]) {
    new PerformanceObserver(observe).observe({ type, buffered: true });
  }
}

function choose(isOn) {
  box.checked = isOn;
  corner.hidden = !isOn;
}

function readChoice() {
  try {
    choose(localStorage.getItem(TIMING) === "on");
  } catch {
    /* Storage may be forbidden: then the choice lasts as long as the page. */
  }
}

function keepChoice() {
  choose(box.checked);
  try {
    localStorage.setItem(TIMING, box.checked ? "on" : "off");
  } catch {
    /* As above. */
  }
}

if (corner && box) {
  watch();
  readChoice();
  box.addEventListener("change", keepChoice);
}
