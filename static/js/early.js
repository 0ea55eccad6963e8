/* Keys pressed before the page listens.

   A page can be typed into before its scripts have come. What only they can answer is kept, with all that follows it,
   and played as soon as they listen: so a fast typist loses nothing. This script stands first and is no module, for
   modules run after the page is read. It knows nothing of them, nor they of it: DOMContentLoaded, which waits for them
   all, says that they listen.
*/
(() => {
  "use strict";

  const kept = [];
  let isListening = false; // the page does: nothing is kept any more

  window.addEventListener(
    "keydown",
    (event) => {
      if (isListening || !event.isTrusted || event.isComposing || !isKept(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const { key, code, altKey, ctrlKey, shiftKey } = event;
      const isText = key.length === 1 && ((!altKey && !ctrlKey) || event.getModifierState("AltGraph"));
      kept.push({ isText, told: { key, code, altKey, ctrlKey, shiftKey, bubbles: true, cancelable: true } });
    },
    true,
  );

  function isKept(event) {
    const { key, altKey, ctrlKey, metaKey, shiftKey, target } = event;
    if (metaKey || ["Shift", "Control", "Alt", "AltGraph"].includes(key)) return false;
    if (/^F\d+$/.test(key)) return ["F1", "F2", "F8", "F9"].includes(key);
    if (target.matches?.("select") && !ctrlKey && !altKey) return key !== "Tab" || kept.length > 0; // its list is ours
    if (key === "Enter") return kept.length > 0 || Boolean(target.closest?.("[hx-get], [hx-post], [hx-get] *, [hx-post] *"));
    if (ctrlKey && !event.getModifierState("AltGraph")) return shiftKey && ["H", "L"].includes(key.toUpperCase());
    if (altKey) return /^[a-z]$/i.test(key) || key === "ArrowDown" || kept.length > 0;
    return kept.length > 0;
  }

  document.addEventListener("DOMContentLoaded", () => setTimeout(play)); // after htmx, which waits as long

  /* One by one, with time for what each of them sets off. */
  async function play() {
    wake(document.activeElement);
    while (kept.length) {
      press(kept.shift());
      await new Promise((resolve) => setTimeout(resolve));
    }
    isListening = true;
  }

  /* A field that was typed into hears of it: so its list opens. */
  function wake(field) {
    const isTyped = field?.matches("input[hx-get]") && field.value !== field.defaultValue;
    if (isTyped) field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function press({ isText, told }) {
    const target = document.activeElement ?? document.body;
    const isDone = !target.dispatchEvent(new KeyboardEvent("keydown", told));
    if (isDone) return;
    if (isText) document.execCommand("insertText", false, told.key); // as if typed: the field hears of it
    else if (told.key === "Backspace") document.execCommand("delete");
    else if (told.key === "Enter") target.form?.requestSubmit();
    else if (told.key === "Tab") step(target, told.shiftKey ? -1 : 1);
  }

  function step(from, by) {
    const places = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter(
      (place) => place.tabIndex >= 0 && place.type !== "hidden" && !place.disabled && place.checkVisibility(),
    );
    const next = places[places.indexOf(from) + by];
    next?.focus();
    next?.select?.();
  }
})();
