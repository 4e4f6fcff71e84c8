// How the page of the day is written: text that is escaped, words of the reader, money and times.

const WORDS = JSON.parse(document.getElementById("words").textContent);
const LANG = document.documentElement.lang;
const PLURAL = new Intl.PluralRules(LANG);

const escaped = (text) => String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

class Markup {
  constructor(text) {
    this.text = text;
  }
}

const written = (value) => {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(written).join("");
  return value === null || value === undefined || value === false ? "" : escaped(value);
};

/** Markup in which every value is escaped, unless it is markup itself. */
export const html = (parts, ...values) =>
  new Markup(parts.reduce((text, part, n) => text + written(values[n - 1]) + part));

/** Text that is markup already, made by us. */
export const raw = (text) => new Markup(text);

export const fill = (element, markup) => {
  element.innerHTML = written(markup);
};

/** A sentence with its values; one with a count has a form for one and a form for more. */
export function say(id, values = {}) {
  let sentence = WORDS[id] ?? id;
  if (Array.isArray(sentence)) sentence = sentence[PLURAL.select(values.n) === "one" ? 0 : 1];
  return sentence.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

export const partyOf = ({ adults, children }) => {
  const parts = [];
  if (adults > 0) parts.push(say("day-adults", { n: adults }));
  if (children > 0) parts.push(say("day-children", { n: children }));
  return parts.join(", ");
};

export const money = (amount, currency) =>
  new Intl.NumberFormat(LANG, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" })
    .format(amount);

export const time = (at, timeZone) =>
  new Intl.DateTimeFormat(LANG, { hour: "numeric", minute: "2-digit", timeZone }).format(new Date(at));

/** A text as it is searched: without accents and capitals. */
export const folded = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
