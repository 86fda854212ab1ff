// What the map says: the sentences stand in the page, in the reader's language (see events/wording/map_words.py).
import { locale } from "../language.js";

const given = () => JSON.parse(document.getElementById("map-words")?.value ?? "{}");

/** Says a sentence with its values; numbers as the language writes them. `words` stand in for those of the page. */
export function speaker(words = given()) {
  const number = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(locale);
  const forms = new Map(Object.entries(words.events ?? {}).map(([sample, form]) => [rules.select(Number(sample)), form]));
  const show = (value) => (typeof value === "number" ? number.format(value) : value);
  const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? show(values[name]) : whole));
  const say = (key, values = {}) => filled(words[key] ?? "", values);
  say.number = show;
  say.events = (count) => filled(forms.get(rules.select(count)) ?? forms.get("other") ?? "{count}", { count });
  return say;
}
