/* Words for people stand in the page, translated: <template id="words" data-send-again="…">. */

export function word(name, values = {}) {
  let text = document.getElementById("words")?.dataset[name] ?? "";
  for (const [key, value] of Object.entries(values)) text = text.replaceAll(`{${key}}`, value);
  return text;
}

/* "1 hit", "3 hits": the words data-hits-one and data-hits-other, chosen as the language does. */
export function count(name, number) {
  const rule = new Intl.PluralRules(document.documentElement.lang || "en").select(number);
  const form = rule === "one" ? "One" : "Other";
  return word(name + form, { n: number });
}
