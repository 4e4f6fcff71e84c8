// What is noted by a form: a walk-up family, cash, milk, a headcount, a note. What is missing is said
// beside the button, and what was typed stays.

import { phone } from "./day.mjs";
import { minorOf } from "./day_fold.mjs";
import { fill, html, money, say } from "./day_page.mjs";

/** One US fluid ounce in millilitres. */
const OUNCE_ML = 29.5735;

export function forms(view, note, undo) {
  let last = null;

  const field = (name, words, more = "") => html`<label for="f-${name}">${say(words)}</label>
<input id="f-${name}" name="${name}" ${more}>`;
  const end = (words) => html`<p class="wrong" role="alert" data-wrong></p>
<button class="wide">${say(words)}</button>`;
  const number = html`inputmode="numeric" autocomplete="off"`;
  const decimal = html`inputmode="decimal" autocomplete="off"`;
  const off = html`autocomplete="off"`;

  /** What was just noted here, until the screen is left. */
  const done = () => last && html`<div class="done" role="status"><p>${last.words}</p>
<button type="button" class="quiet" data-does="undo-last">${say("day-undo")}</button></div>`;

  const all = {
    "walk-up": () => {
      const { waiver } = phone.book.pack.stroll;
      return html`<h1>${say("day-walk-up")}</h1><form data-form="walk-up" novalidate>
${field("name", "day-field-name", html`autocomplete="off" autofocus`)}
<div class="two"><div>${field("adults", "day-field-adults", html`inputmode="numeric" value="1"`)}</div>
<div>${field("children", "day-field-children", html`inputmode="numeric" value="0"`)}</div></div>
${field("email", "day-field-email", html`type="email" autocomplete="off"`)}
<details open><summary>${say("day-waiver")}</summary><p class="waiver" lang="${waiver.language}">${waiver.text}</p></details>
${field("signed", "day-field-signed", off)}${end("day-walk-up-save")}</form>`;
    },
    cash: () => {
      const { currency } = phone.book.pack.stroll;
      const own = phone.book.own.filter((one) => one.kind === "cash" && !phone.book.isUndone(one));
      const sum = own.reduce((sum, one) => sum + Number(one.amount), 0);
      return html`<h1>${say("day-cash-title")}</h1>${done()}<form data-form="cash" novalidate>
<div class="quick">${[5, 10, 20, 50].map((amount) => html`<button type="button" class="quiet" data-does="amount" data-amount="${amount}">${money(amount, currency)}</button>`)}</div>
${field("amount", "day-field-amount", decimal)}
<details><summary>${say("day-for-receipt")}</summary>${field("name", "day-field-name", off)}
${field("email", "day-field-email", html`type="email" autocomplete="off"`)}</details>
<p>${say("day-receipt", { receipt: phone.book.receipt() })}</p>${end("day-cash-save")}</form>
<p>${say("day-in-box", { n: own.length, amount: money(sum, currency) })}</p>`;
    },
    milk: () => html`<h1>${say("day-milk-title")}</h1>${done()}<form data-form="milk" novalidate>
<div class="two"><div>${field("volume", "day-field-volume", decimal)}</div>
<div><label for="f-unit">${say("day-field-unit")}</label><select id="f-unit" name="unit">
<option value="oz">${say("day-ounces")}</option><option value="ml">${say("day-millilitres")}</option></select></div></div>
<div class="two"><div>${field("bags", "day-field-bags", number)}</div><div>${field("cooler", "day-field-cooler", off)}</div></div>
<label for="f-bank">${say("day-field-bank")}</label><select id="f-bank" name="bank"><option value="">${say("day-bank-none")}</option>
${phone.book.pack.stroll.banks.map((bank) => html`<option value="${bank.bank}">${bank.name}</option>`)}</select>
${field("name", "day-field-giver", off)}${end("day-milk-save")}</form>`,
    headcount: () => html`<h1>${say("day-headcount")}</h1><p>${say("day-headcount-text")}</p>${done()}
<form data-form="headcount" novalidate>${field("people", "day-field-people", html`inputmode="numeric" autocomplete="off" autofocus`)}${end("day-save")}</form>`,
    note: () => html`<h1>${say("day-note")}</h1>${done()}<form data-form="note" novalidate>
<label for="f-text">${say("day-field-note")}</label><textarea id="f-text" name="text" rows="5" maxlength="2000" autofocus></textarea>${end("day-save")}</form>`,
  };

  const whole = (text) => (/^\d{1,6}$/.test(text) ? Number(text) : null);
  /** Digits of wide keyboards are digits, and a decimal comma is a point. */
  const plain = (text) => text.normalize("NFKC").trim();

  /** The entry of a form, or the sentence for what is missing. */
  const read = {
    party: ({ adults, children }) => {
      const [a, c] = [whole(adults), whole(children || "0")];
      return a === null || c === null || a + c < 1 || a + c > 500 ? "day-need-party" : { adults: a, children: c };
    },
    "walk-up": ({ name, adults, children, email, signed }) => {
      const party = read.party({ adults, children });
      if (!name) return "day-need-name";
      if (typeof party === "string") return party;
      if (party.adults < 1 || party.adults + party.children > 20) return "day-need-adult";
      if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return "day-need-email";
      if (!signed) return "day-need-signed";
      const { version } = phone.book.pack.stroll.waiver;
      return { kind: "walked_in", name, email: email || null, ...party, waiver: { version, signed_name: signed } };
    },
    cash: ({ amount, name, email }) => {
      const { currency } = phone.book.pack.stroll;
      const text = amount.replace(/^[^\d]+|[^\d]+$/g, "").replace(/,(\d{1,2})$/, ".$1").replace(/,(?=\d{3}\b)/g, "");
      if (minorOf(text, currency) === null) return "day-need-amount";
      return { kind: "cash", amount: text, currency, name: name || null, email: email || null };
    },
    milk: ({ volume, unit, bags, cooler, bank, name }) => {
      const amount = Number(volume.replace(",", "."));
      const millilitres = Math.round(amount * (unit === "oz" ? OUNCE_ML : 1));
      if (!(millilitres >= 1 && millilitres <= 500_000)) return "day-need-volume";
      if (bags && whole(bags) === null) return "day-need-bags";
      return { kind: "milk", millilitres, bags: whole(bags) ?? 0, cooler: cooler || null, bank: bank || null, name: name || null };
    },
    headcount: ({ people }) => (whole(people) === null ? "day-need-people" : { kind: "headcount", people: whole(people) }),
    note: ({ text }) => (text ? { kind: "note", text } : "day-need-note"),
  };

  const told = {
    cash: (entry) => `${money(entry.amount, entry.currency)} · ${say("day-receipt", { receipt: entry.receipt })}`,
    milk: (entry) => say("day-millilitres-of", { n: entry.millilitres }),
    headcount: (entry) => say("day-people", { n: entry.people }),
    note: () => say("day-kind-note"),
  };

  return {
    ...all,
    /** Another screen was opened: its forms begin with nothing noted. */
    leave: () => { last = null; },
    sent: async (name, form) => {
      const typed = Object.fromEntries([...new FormData(form)].map(([key, text]) => [key, plain(text)]));
      const entry = read[name](typed);
      if (typeof entry === "string") {
        fill(form.querySelector("[data-wrong]"), say(entry));
        return;
      }
      if (name === "party") return view.verdicts.party(entry.adults, entry.children);
      const noted = await note(name === "cash" ? (book) => ({ ...entry, receipt: book.receipt() }) : entry);
      if (name === "walk-up") {
        view.show("gate");
        return view.verdicts.family(noted);
      }
      last = { entry: noted, words: told[name](noted) };
      view.show(name);
    },
    does: {
      amount: ({ amount }) => { document.querySelector("input[name=amount]").value = amount; },
      "undo-last": async () => {
        await undo(last.entry);
        view.show("more");
      },
    },
  };
}
