/* How long the server took for the last answer, small in the corner, for those who switch it on.

   The figures are the answer's own: its header Server-Timing, as the browser keeps it.
*/
(() => {
  "use strict";
  const TIMING = "desk-timing";
  const corner = document.querySelector("[data-server-timing]");
  const box = document.querySelector("[data-server-timing-box]");
  if (!corner || !box) return;

  function show(entry) {
    const figures = Object.fromEntries((entry.serverTiming ?? []).map((one) => [one.name, one]));
    if (!figures.total) return;
    corner.textContent = window.desk.word("timing", {
      total: Math.round(figures.total.duration),
      database: Math.round(figures.db.duration),
      statements: figures.db.description,
    });
  }

  const watch = (entries) => entries.getEntries().forEach(show);
  for (const type of ["navigation", "resource"]) {
    new PerformanceObserver(watch).observe({ type, buffered: true });
  }

  function choose(isOn) {
    box.checked = isOn;
    corner.hidden = !isOn;
  }

  try {
    choose(localStorage.getItem(TIMING) === "on");
  } catch {
    /* Storage may be forbidden: then the choice lasts as long as the page. */
  }

  box.addEventListener("change", () => {
    choose(box.checked);
    try {
      localStorage.setItem(TIMING, box.checked ? "on" : "off");
    } catch {
      /* As above. */
    }
  });
})();
