// A log that goes from one phone to another without network: as a series of codes on the screen of
// the one, before the camera of the other.
//
// The phone that noted it signs it by the digest of its token, which only the service knows besides.
// The other one carries it, and can change nothing.

import { bytesOf, hexOf, lettersOf } from "./day_letters.mjs";

/** Entries that are signed together; the service takes up to 500 at once. */
const PART = 200;
/** Letters in one code: a phone's camera reads it from another phone's screen at arm's length. */
const LETTERS = 350;

const utf8 = (text) => new TextEncoder().encode(text);

async function through(bytes, stream) {
  const passed = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(passed).arrayBuffer());
}

async function mark(bytes) {
  return lettersOf(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 5));
}

/** The texts of the codes for entries of this phone. */
export async function codesOf(device, token, entries) {
  const secret = await crypto.subtle.digest("SHA-256", utf8(token));
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const parts = [];
  for (let at = 0; at < entries.length; at += PART) {
    const log = JSON.stringify(entries.slice(at, at + PART).map(({ device: _, ...entry }) => entry));
    parts.push({ log, proof: hexOf(await crypto.subtle.sign("HMAC", key, utf8(log))) });
  }
  const whole = utf8(JSON.stringify({ device, parts }));
  const squeezed = await through(whole, new CompressionStream("deflate-raw"));
  const [letters, name] = [lettersOf(squeezed), await mark(squeezed)];
  const all = Math.ceil(letters.length / LETTERS);
  return Array.from({ length: all }, (_, n) =>
    `OUNCE:${name}:${n + 1}:${all}:${letters.slice(n * LETTERS, (n + 1) * LETTERS)}`);
}

/** Puts a series together, in whatever order its codes are seen. */
export class Series {
  #name = "";
  #parts = new Map();
  all = 0;

  get got() {
    return this.#parts.size;
  }

  /** Takes a code. Other texts are no part of it; another series begins anew. */
  take(text) {
    const found = /^OUNCE:([0-9A-Z]{8}):(\d{1,4}):(\d{1,4}):([0-9A-Z]+)$/.exec(text);
    if (!found) return false;
    const [, name, n, all, letters] = found;
    if (name !== this.#name) {
      this.#name = name;
      this.#parts = new Map();
      this.all = Number(all);
    }
    this.#parts.set(Number(n), letters);
    return true;
  }

  /** What was carried, once all of it is here and it is what was shown. */
  async whole() {
    if (this.all === 0 || this.got < this.all) return null;
    const letters = Array.from({ length: this.all }, (_, n) => this.#parts.get(n + 1) ?? "").join("");
    const squeezed = bytesOf(letters);
    if ((await mark(squeezed)) !== this.#name) return null;
    const text = await through(squeezed, new DecompressionStream("deflate-raw"));
    return JSON.parse(new TextDecoder().decode(text));
  }
}
