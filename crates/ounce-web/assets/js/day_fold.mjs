// The state of the day as a phone works it out, without network: the union of all logs it knows,
// and what they add up to. The same function is in `ounce-domain/src/day/fold.rs`, which says why
// each figure is made so. `e2e/day/fold.mjs` holds this one against the states of that one.
//
// Only what the page shows and the service answers is here. Nothing in this file touches the page,
// the clock, the network or the disk.

const DAY_MS = 86_400_000;
const SEQ_MAX = 1_000_000;
const BYTES_MAX = 8_000;
/** Decimals of currencies whose smallest part is not a hundredth (ISO 4217). */
const DECIMALS = {
  BHD: 3, BIF: 0, CLP: 0, DJF: 0, GNF: 0, IQD: 3, ISK: 0, JOD: 3, JPY: 0, KMF: 0, KRW: 0, KWD: 3,
  LYD: 3, OMR: 3, PYG: 0, RWF: 0, TND: 3, UGX: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
};
/** The questions in the order in which they are asked. */
const CODES = [
  "unknown-registration", "cancelled", "wrong-town", "arrived-twice", "walked-in-twice", "has-place",
  "no-waiver", "party-unfit", "receipt-twice", "other-currency", "unknown-bank", "shirt-twice",
  "undo-of-nothing", "undo-of-undo", "other-words", "clock-off", "cut-off", "ended", "unreadable",
];

export const keyOf = (entry) => `${entry.device}/${String(entry.seq).padStart(7, "0")}`;

/** What an entry says, without what was noted about its delivery. */
export function words(entry) {
  const own = {};
  const about = ["device", "seq", "offset_ms", "received_ms", "enrolled_ms", "taken"];
  for (const name of Object.keys(entry).sort()) {
    if (!about.includes(name) && entry[name] !== null) own[name] = entry[name];
  }
  return JSON.stringify(own, (_, value) => {
    if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** The union: the same entry goes in once, and the first words under a number stay. */
export function union(entries) {
  const all = new Map();
  const otherWords = new Set();
  for (const entry of entries) {
    const key = keyOf(entry);
    const first = all.get(key);
    if (!first) all.set(key, entry);
    else if (words(first) !== words(entry)) otherWords.add(key);
  }
  return { all, otherWords };
}

const isWhole = (number, from, to) => Number.isSafeInteger(number) && number >= from && number <= to;
const isText = (text) => typeof text === "string" && text.trim() !== "";
const isLine = (text, most) => isText(text) && [...text.trim()].length <= most;

/** The text of a ticket as it is compared. */
export const ticketOf = (text) => text.replace(/\s+/g, "").toUpperCase();

function isWho(entry) {
  if (typeof entry.registration === "string" && entry.registration !== "") {
    return /^[0-7][0-9a-hjkmnp-tv-z]{25}$/i.test(entry.registration);
  }
  if (typeof entry.ticket !== "string") return false;
  const ticket = ticketOf(entry.ticket);
  return ticket !== "" && [...ticket].length <= 200;
}

function isParty(entry) {
  const children = entry.children ?? 0;
  const fits = isWhole(entry.adults, 0, 500) && isWhole(children, 0, 500);
  return fits && entry.adults + children > 0;
}

const decimalsOf = (currency) => DECIMALS[currency] ?? 2;

/** An amount in the smallest part of its currency; null for what is none. */
export function minorOf(amount, currency) {
  if (typeof amount !== "string" || !/^[A-Z]{3}$/.test(currency ?? "")) return null;
  const found = /^(\d+)(?:\.(\d+))?$/.exec(amount.trim());
  const decimals = decimalsOf(currency);
  if (!found || (found[2] ?? "").length > decimals) return null;
  const minor = Number(found[1] + (found[2] ?? "").padEnd(decimals, "0"));
  return minor > 0 && minor <= 1_000_000 * 10 ** Math.max(decimals, 2) ? minor : null;
}

export function amountOf(minor, currency) {
  const decimals = decimalsOf(currency);
  const digits = String(minor).padStart(decimals + 1, "0");
  if (decimals === 0) return digits;
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Whether an entry can be read; what can't be is kept all the same. */
export function isReadable(entry) {
  if (words(entry).length > BYTES_MAX) return false;
  switch (entry.kind) {
    case "arrived": return isWho(entry) && isParty(entry);
    case "walked_in": return isParty(entry) && isLine(entry.name, 100);
    case "cash": return minorOf(entry.amount, entry.currency) !== null && isLine(entry.receipt, 40);
    case "milk": return isWhole(entry.millilitres, 1, 500_000) && isWhole(entry.bags ?? 0, 0, 10_000);
    case "shirt": {
      const isLineOfOrder = Number.isSafeInteger(entry.line) || isLine(entry.line, 100);
      return isWho(entry) && isLineOfOrder;
    }
    case "headcount": return isWhole(entry.people, 0, 100_000);
    case "note": return isText(entry.text) && [...entry.text.trim()].length <= 2_000;
    case "undo": return isText(entry.of?.device) && isWhole(entry.of?.seq, 1, SEQ_MAX);
    default: return false;
  }
}

/** Whether a clock was off by more than a day; unknown to a phone for what others noted. */
function isClockOff(entry) {
  if (entry.received_ms === undefined) return false;
  const claimed = Date.parse(entry.at);
  if (Number.isNaN(claimed)) return true;
  const offset = entry.offset_ms ?? 0;
  const said = claimed + offset;
  const first = Math.min(entry.enrolled_ms, entry.received_ms);
  const noted = Math.max(Math.min(said, entry.received_ms), first);
  return Math.abs(offset) > DAY_MS || Math.abs(said - noted) > DAY_MS;
}

const add = (groups, key, entry) => {
  const group = groups.get(key);
  if (group) group.push(entry);
  else groups.set(key, [entry]);
};

/** Which entries are taken back, and the undos that take back nothing. */
function takeBack(all, ask) {
  const undone = new Set();
  for (const undo of all.values()) {
    if (undo.kind !== "undo" || !isReadable(undo)) continue;
    const of = { device: undo.of.device.toLowerCase(), seq: undo.of.seq };
    const target = all.get(keyOf(of));
    const isLater = of.device === undo.device && of.seq >= undo.seq;
    if (!target || isLater) ask("undo-of-nothing", [undo]);
    else if (target.kind === "undo" && isReadable(target)) ask("undo-of-undo", [undo]);
    else if (undo.taken !== "cut-off" || of.device === undo.device) undone.add(keyOf(of));
  }
  return undone;
}

/** The keys of the entries that are taken back. */
export const undone = ({ all }) =>
  takeBack(new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1))), () => {});

/** The registration that an entry names, or a name of its own for one that nobody knows. */
export function partyOf(entry, facts) {
  const isById = typeof entry.registration === "string" && entry.registration !== "";
  const name = isById ? entry.registration.toLowerCase() : ticketOf(entry.ticket);
  const id = isById ? name : facts.tickets[name];
  return id !== undefined && facts.registrations[id] ? id : `?${isById ? "" : "ticket "}${name}`;
}

function doubtOf(party, facts) {
  const found = facts.registrations[party];
  if (!found) return "unknown-registration";
  if (!found.here) return "wrong-town";
  return found.standing === "cancelled" ? "cancelled" : null;
}

/**
 * The state of the day, as the API gives it.
 *
 * `facts` has `registrations` (by id: `here`, `standing`), `tickets` (text to id), `currency`,
 * `banks`, `waivers` (the newest known) and `placed` (walk-up families whose address has a place).
 */
export function fold({ all, otherWords }, facts) {
  const asked = [];
  const ask = (code, entries) => {
    const keys = entries.map((entry) => ({ device: entry.device, seq: entry.seq }));
    keys.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    asked.push({ code, entries: keys });
  };
  const sorted = new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
  const undone = takeBack(sorted, ask);
  const counted = [...sorted].filter(([key]) => !undone.has(key)).map(([, entry]) => entry);
  for (const key of otherWords) ask("other-words", [all.get(key)]);
  const placed = new Set(facts.placed.map(keyOf));
  const [arrivals, lines, addresses, receipts] = [new Map(), new Map(), new Map(), new Map()];
  const [cash, headcounts] = [new Map(), new Map()];
  const walkedIn = { parties: 0, people: 0 };
  let millilitres = 0;
  for (const entry of counted) {
    if (entry.taken === "cut-off" || entry.taken === "ended") ask(entry.taken, [entry]);
    if (isClockOff(entry)) ask("clock-off", [entry]);
    if (!isReadable(entry)) {
      ask("unreadable", [entry]);
      continue;
    }
    if (entry.kind === "arrived" || entry.kind === "shirt") {
      const party = partyOf(entry, facts);
      const doubt = doubtOf(party, facts);
      if (doubt) ask(doubt, [entry]);
      if (entry.kind === "shirt") add(lines, `${party} ${String(entry.line).trim()}`, entry);
      else {
        const words = arrivals.get(party) ?? new Map();
        arrivals.set(party, words.set(entry.device, entry));
      }
    } else if (entry.kind === "walked_in") {
      const children = entry.children ?? 0;
      const people = entry.adults + children;
      walkedIn.parties += 1;
      walkedIn.people += people;
      const { version, signed_name: signed } = entry.waiver ?? {};
      if (!isWhole(version, 1, facts.waivers) || !isLine(signed, 100)) ask("no-waiver", [entry]);
      if (entry.adults === 0 || people > 20) ask("party-unfit", [entry]);
      if (placed.has(keyOf(entry))) ask("has-place", [entry]);
      if (isText(entry.email) && entry.email.includes("@")) {
        add(addresses, entry.email.trim().toLowerCase(), entry);
      }
    } else if (entry.kind === "cash") {
      const sum = cash.get(entry.currency) ?? 0;
      cash.set(entry.currency, sum + minorOf(entry.amount, entry.currency));
      add(receipts, entry.receipt.trim().toUpperCase(), entry);
      if (entry.currency !== facts.currency) ask("other-currency", [entry]);
    } else if (entry.kind === "milk") {
      millilitres += entry.millilitres;
      const bank = isText(entry.bank) ? entry.bank.trim() : null;
      if (bank && !facts.banks.includes(bank)) ask("unknown-bank", [entry]);
    } else if (entry.kind === "headcount") headcounts.set(entry.device, entry.people);
  }
  const several = (code, groups) => {
    for (const group of groups.values()) if (group.length > 1) ask(code, group);
  };
  several("shirt-twice", lines);
  several("walked-in-twice", addresses);
  several("receipt-twice", receipts);
  let people = 0;
  for (const words of arrivals.values()) {
    const sizes = [...words.values()].map((entry) => entry.adults + (entry.children ?? 0));
    people += Math.max(...sizes);
    if (words.size > 1) ask("arrived-twice", [...words.values()]);
  }
  const sorting = (one) => [
    String(CODES.indexOf(one.code)).padStart(2, "0"), ...one.entries.map(keyOf),
  ].join(" ");
  asked.sort((a, b) => (sorting(a) < sorting(b) ? -1 : 1));
  const currencies = [...cash].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    arrived: { parties: arrivals.size, people },
    walked_in: walkedIn,
    cash: currencies.map(([currency, minor]) => ({ currency, amount: amountOf(minor, currency) })),
    milk_ml: millilitres,
    headcount: headcounts.size > 0 ? Math.max(...headcounts.values()) : null,
    review: asked,
  };
}
