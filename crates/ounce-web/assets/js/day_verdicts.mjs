// The verdict on a party: a whole screen, read at arm's length. Nobody is turned away by it; what is
// in doubt is noted and settled at the desk.

import { phone } from "./day.mjs";
import { bareTicket } from "./day_book.mjs";
import { html, partyOf, say } from "./day_page.mjs";

const MARKS = {
  good: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12.500l5 5 9-10"/></svg>`,
  doubt: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5v9m0 4v.500"/></svg>`,
  strange: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M8.500 9a3.500 3.500 0 1 1 5 3c-1 .500-1.500 1-1.500 2.500m0 3.500v.500"/></svg>`,
};

export function verdicts(view, note, undo) {
  /** What the screen is about: a party of the list, or the text of a ticket that is not on it. */
  let about = {};
  let last = null;

  const said = (kind, word, party, lines, buttons) => view.tell(html`<div class="verdict ${kind}">
<div class="word" role="alert"><span class="mark">${MARKS[kind]}</span><h1>${say(word)}</h1>
<p class="who">${party.name ?? ""}</p><p>${partyOf(party)}</p></div>
<div class="facts">${lines.map((line) => html`<p>${line}</p>`)}</div>
<div class="acts">${buttons}</div></div>`);

  const steppers = (party) => html`<form data-form="party" class="steps">
${["adults", "children"].map((name) => html`<div><span id="l-${name}">${say(`day-field-${name}`)}</span>
<button type="button" data-does="less" data-of="${name}" aria-label="${say("day-less")}" aria-describedby="l-${name}">−</button>
<input name="${name}" aria-labelledby="l-${name}" inputmode="numeric" value="${party[name]}">
<button type="button" data-does="more-of" data-of="${name}" aria-label="${say("day-one-more")}" aria-describedby="l-${name}">+</button></div>`)}
<p class="wrong" role="alert" data-wrong></p><button class="wide">${say("day-save")}</button></form>`;

  function welcome(party, entry) {
    about = party;
    last = entry;
    const here = say("day-here", { here: phone.book.people(), all: phone.book.expected() });
    const lines = [here, party.isLate && say("day-late"),
      party.waiver === false && say("day-waiver-missing")].filter(Boolean);
    said("good", "day-welcome", { ...party, ...entry }, lines, html`
${view.button("other-number", say("day-other-number"), "quiet")}
${view.button("not-them", say("day-not-them"), "quiet")}
${view.button("next", say("day-next"))}`);
  }

  const words = (party) => (party.ticket
    ? { ticket: party.ticket } : { registration: party.registration });

  async function come(party, adults = party.adults, children = party.children) {
    const entry = await note({ kind: "arrived", ...words(party), adults, children });
    welcome(party, entry);
  }

  function already(party) {
    about = party;
    const came = phone.book.here.get(party.registration);
    const lines = came.map((entry) => {
      const id = entry.device === phone.book.device ? "day-on-this-phone" : "day-on-another-phone";
      return `${say(id, { time: view.clock(entry.at) })} · ${partyOf(entry)}`;
    });
    last = came.find((entry) => entry.device === phone.book.device) ?? null;
    said("doubt", "day-already", party, [...lines, say("day-settled-later")], html`
${view.button("gate", say("day-find-name"), "quiet")}
${last && view.button("not-them", say("day-not-them"), "quiet")}
${view.button("other-number", say("day-other-number"), "quiet")}
${view.button("walk-up", say("day-another-family"), "quiet")}
${view.button("next", say("day-same-family"))}`);
  }

  function strange(ticket, word = "day-not-on-list") {
    about = { ticket, adults: 1, children: 0 };
    said("strange", word, {}, [say(`${word}-text`)], html`
${view.button("walk-up", say("day-walk-up"), "quiet")}
${view.button("other-number", say("day-let-in"), "quiet")}
${view.button("gate", say("day-find-name"))}`);
  }

  const arrive = (party) => (phone.book.here.has(party.registration) ? already(party) : come(party));

  const step = (by) => ({ of }) => {
    const field = document.querySelector(`input[name=${of}]`);
    field.value = Math.max(0, (Number(field.value) || 0) + by);
  };

  return {
    arrive,
    already,
    /** A ticket that was scanned. */
    ticket: async (text) => {
      view.fromCamera = true;
      const { book } = phone;
      const ticket = bareTicket(text);
      const party = await book.find(text);
      if (party) return arrive(party);
      if (await book.isGivenBack(text)) return strange(ticket, "day-given-back");
      const late = await book.late(text);
      const [before] = book.here.get(`?${ticket}`) ?? [];
      if (before) return already({ ...before, ...late, registration: `?${ticket}`, ticket });
      return late ? come({ ...late, isLate: true }) : strange(ticket);
    },
    does: {
      "other-number": () => said("doubt", "day-how-many", { name: about.name }, [], steppers(about)),
      "not-them": async () => {
        await undo(last);
        view.show("gate");
      },
      less: step(-1),
      "more-of": step(1),
    },
    /** A walk-up family that was just noted. */
    family: (entry) => {
      about = entry;
      last = entry;
      said("good", "day-welcome", entry, [], html`
${view.button("not-them", say("day-not-them"), "quiet")}${view.button("next", say("day-next"))}`);
    },
    party: (adults, children) => come({ ...about }, adults, children),
  };
}
