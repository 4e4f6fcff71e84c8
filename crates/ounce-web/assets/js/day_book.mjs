// What the phone knows: the list, its own log, what others noted, and what they add up to. Nothing
// here touches the page or the network.

import { fold, keyOf, ticketOf, undone, union } from "./day_fold.mjs";
import { bytesOf, bytesOfHex } from "./day_letters.mjs";
import { folded } from "./day_page.mjs";

async function digest(text) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes).slice(0, 16)].map((b) => b.toString(16).padStart(2, "0")).join("");
}

/** A ticket's code as it is compared: letters that look like digits are those digits. */
const codeOf = (text) =>
  text.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");

/** The text of a ticket in what a code says: its address, or the text alone. */
export function scannedTicket(text) {
  const found = /\/tickets\/([0-9a-z-]+)/i.exec(text);
  return ticketOf(found ? found[1] : text).slice(0, 300);
}

/** A ticket that was given out later than the list: it says how many come, and brings a signature. */
const SIGNED = /^([0-9A-Z]{26}-[0-9A-Z]{8})-(\d{1,3})-(\d{1,3})-([0-9A-Z]{103})$/;

/** A ticket without its signature: by this every phone and the desk know it. */
export const bareTicket = (text) => SIGNED.exec(ticketOf(text))?.[1] ?? ticketOf(text).slice(0, 200);

export class Book {
  constructor(device) {
    this.device = device;
    this.own = [];
    this.others = [];
    this.pack = null;
    this.rows = [];
    this.byDigest = new Map();
    this.byId = new Map();
  }

  take(pack) {
    this.pack = pack;
    this.rows = pack.roster.map((row) => ({ ...row, search: folded(row.name) }));
    this.rows.sort((a, b) => (a.search < b.search ? -1 : a.search > b.search ? 1 : a.number - b.number));
    this.givenBack = new Set(pack.given_back ?? []);
    this.byId = new Map(this.rows.map((row) => [row.registration, row]));
    this.byDigest = new Map(Object.entries(pack.tickets).map(([ticket, of]) => [ticket, this.byId.get(of)]));
    this.refold();
  }

  refold() {
    if (!this.pack) return;
    const facts = {
      registrations: Object.fromEntries(
        this.rows.map((row) => [row.registration, { here: true, standing: row.standing }]),
      ),
      tickets: {},
      currency: this.pack.stroll.currency,
      banks: this.pack.stroll.banks.map((bank) => bank.bank),
      waivers: this.pack.stroll.waiver.version,
      placed: [],
    };
    const all = union([...this.own, ...this.others]);
    this.state = fold(all, facts);
    this.undone = undone(all);
    this.here = new Map();
    for (const entry of all.all.values()) {
      if (entry.kind !== "arrived" || this.undone.has(keyOf(entry))) continue;
      const party = entry.registration?.toLowerCase() ?? `?${ticketOf(entry.ticket ?? "")}`;
      const before = this.here.get(party);
      this.here.set(party, before ? [...before, entry] : [entry]);
    }
  }

  /** Everybody who is expected: those on the waiting list come on top. */
  expected() {
    const confirmed = this.rows.filter((row) => row.standing !== "waiting");
    return confirmed.reduce((sum, row) => sum + row.adults + row.children, 0);
  }

  people() {
    return this.state.arrived.people + this.state.walked_in.people;
  }

  /** The row of a ticket, by all that its picture says or by its code. */
  async find(text) {
    for (const form of new Set([bareTicket(text), codeOf(text)])) {
      const row = this.byDigest.get(await digest(form));
      if (row) return row;
    }
    return null;
  }

  /** Whether the place of a ticket was given back. */
  async isGivenBack(text) {
    for (const form of new Set([bareTicket(text), codeOf(text)])) {
      if (this.givenBack.has(await digest(form))) return true;
    }
    return false;
  }

  /** Who comes by a ticket that brings a signature of this stroll; `null` without a good one. */
  async late(text) {
    const found = SIGNED.exec(ticketOf(text));
    if (!found || !this.pack.key) return null;
    const [, ticket, adults, children, letters] = found;
    const curve = { name: "ECDSA", namedCurve: "P-256" };
    const key = await crypto.subtle.importKey("raw", bytesOfHex(this.pack.key), curve, false, ["verify"]);
    const { id } = this.pack.stroll;
    const message = `OUNCE ${id.toUpperCase()} ${ticket} ${Number(adults)} ${Number(children)}`;
    const is = await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key,
      bytesOf(letters).slice(0, 64), new TextEncoder().encode(message));
    return is ? { ticket, adults: Number(adults), children: Number(children) } : null;
  }

  /** Rows by name or number, in the order of names. */
  search(text) {
    const words = folded(text).split(/\s+/).filter(Boolean);
    const number = /^#?\d+$/.test(text.trim()) ? Number(text.trim().replace("#", "")) : null;
    return this.rows.filter((row) =>
      row.number === number || words.every((word) => row.search.includes(word)));
  }

  /** A receipt number that no other phone gives out: the number of this phone, then its own count. */
  receipt() {
    const count = this.own.filter((entry) => entry.kind === "cash").length;
    return `${this.pack.stroll.device_number}-${count + 1}`;
  }

  isUndone(entry) {
    return this.undone.has(keyOf(entry));
  }
}
