/* Single-character keys get in the way of dictation and of some hands: they can be switched off. */

const SINGLE_KEYS = "desk-single-keys";

export const hasSingleKeys = () => document.body.dataset.singleKeys !== "off";

function readSingleKeys() {
  try {
    if (localStorage.getItem(SINGLE_KEYS) === "off") document.body.dataset.singleKeys = "off";
  } catch {
    /* Storage may be forbidden: then the choice lasts as long as the page. */
  }
  const box = document.querySelector("[data-single-keys-box]");
  if (box) box.checked = hasSingleKeys();
}

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-single-keys-box]")) return;
  const choice = event.target.checked ? "on" : "off";
  document.body.dataset.singleKeys = choice;
  try {
    localStorage.setItem(SINGLE_KEYS, choice);
  } catch {
    /* As above. */
  }
});

readSingleKeys();
