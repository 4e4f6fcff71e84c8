// The page of a helper's phone. It works from what is on the phone; the network only carries.
//
// A tap is answered when the entry is on the disk (`note`). What was noted is sent whenever there is
// network (`send`), and nothing waits for that.

import { Book, scannedTicket } from "./day_book.mjs";
import { Disk, rowOf } from "./day_disk.mjs";
import { fill, html, say } from "./day_page.mjs";
import { claim, fetchPack, sayReady, sendCarried, sendEntries } from "./day_post.mjs";
import { screens } from "./day_screens.mjs";

const root = document.getElementById("main");
const [, , campaign, stroll] = location.pathname.split("/");
const DAY = `/api/v1/strolls/${campaign}/${stroll}/day`;
const BATCH = 500;
const EVERY_MS = 20_000;
/** The list is asked for again after this long, since people sign up late. */
const LIST_MS = 5 * 60_000;

const disk = new Disk(`ounce-day ${campaign} ${stroll}`);

/** All that the screens show. */
export const phone = {
  book: null,
  token: null,
  through: 0,
  cursor: null,
  listAt: 0,
  sentAt: 0,
  /** Parts of the logs of other phones, which go out with the next network. */
  carried: [],
  ready: null,
  isBroken: false,
  isEnded: false,
  worker: null,
};

export const unsentOwn = () => phone.book.own.filter((entry) => entry.seq > phone.through);
export const unsent = () =>
  phone.carried.reduce((sum, part) => sum + part.count, unsentOwn().length);

/** Notes something. It ends when that is on the disk, and throws when it is not. A function gets the
 * book as it is at that moment, so that no other window gives out the same receipt. */
export async function note(words) {
  try {
    return await alone(() => noteNow(words));
  } catch (error) {
    phone.isBroken = true;
    throw error;
  } finally {
    view.bar();
  }
}

async function noteNow(words) {
  const { book } = phone;
  const before = book.own[book.own.length - 1]?.seq ?? 0;
  // Another window of this phone has noted something.
  if ((await disk.last()) > before) await readLog();
  const said = typeof words === "function" ? words(book) : words;
  const entry = { ...said, at: new Date().toISOString() };
  const seq = await disk.append(entry);
  const noted = { ...entry, device: book.device, seq };
  book.own.push(noted);
  book.refold();
  phone.isBroken = false;
  send();
  return noted;
}

async function readLog() {
  phone.book.own = (await disk.log()).map((entry) => ({ ...entry, device: phone.book.device }));
  phone.book.refold();
}

/** Longer than any note takes. A window that sleeps must not keep the others from noting. */
const TURN_MS = 1_000;

/** Runs work while no other window of this phone does. */
async function alone(work) {
  if (!navigator.locks) return work();
  const name = `ounce-day ${campaign} ${stroll}`;
  let hasBegun = false;
  const begin = () => { hasBegun = true; return work(); };
  try {
    return await navigator.locks.request(name, { signal: AbortSignal.timeout(TURN_MS) }, begin);
  } catch (error) {
    if (hasBegun) throw error;
    return work();
  }
}

/** Keeps what was read from another phone's screen; the number of its entries. */
export async function keepCarried({ device, parts }) {
  const rows = parts.map(({ log, proof }) => {
    const entries = JSON.parse(log);
    const seq = `${entries[0].seq}-${entries[entries.length - 1].seq}`;
    return { device, seq, log, proof, count: entries.length };
  });
  await disk.keep("carried", rows);
  phone.carried = await disk.all("carried");
  send();
  return rows.reduce((sum, row) => sum + row.count, 0);
}

/** What can't be taken stays here and in sight, and keeps back nothing else. */
async function handOn() {
  for (const part of phone.carried) {
    const { status } = await sendCarried(DAY, phone.token, part);
    if (status !== 200) continue;
    await disk.remove("carried", rowOf(part));
    phone.carried = phone.carried.filter((one) => rowOf(one) !== rowOf(part));
  }
}

export const undo = ({ device, seq }) => note({ kind: "undo", of: { device, seq } });

let isSending = false;

/** Sends what was not sent, and reads what others noted. */
export async function send() {
  if (isSending || !phone.token) return;
  isSending = true;
  try {
    await handOn();
    for (let more = true; more;) {
      const batch = phone.book.own.filter((entry) => entry.seq > phone.through).slice(0, BATCH);
      const bare = batch.map(({ device: _, ...entry }) => entry);
      const { status, value } = await sendEntries(DAY, phone.token, phone.cursor, bare);
      if (status !== 200) break;
      await disk.keep("others", value.entries);
      await disk.put("sent", { through: value.through, cursor: value.cursor });
      const known = new Set(phone.book.others.map((one) => `${one.device}/${one.seq}`));
      phone.book.others.push(...value.entries.filter((one) => !known.has(`${one.device}/${one.seq}`)));
      more = value.entries.length > 0 || (batch.length === BATCH && value.through > phone.through);
      [phone.through, phone.cursor, phone.sentAt] = [value.through, value.cursor, Date.now()];
      if (value.entries.length > 0) phone.book.refold();
      // The list is asked for at once: the answer to that ends the enrolment here.
      if (value.ended) phone.listAt = 0;
    }
    if (Date.now() - phone.listAt > LIST_MS) await list();
    if (phone.isEnded && unsent() === 0) await end();
  } catch {
    // No network, or none that reaches us. What is not sent stays counted in sight.
  } finally {
    isSending = false;
    view.bar();
    view.list();
  }
}

/** Asks for the list anew. An enrolment that has ended loses it. */
async function list() {
  const { status, value } = await fetchPack(DAY, phone.token);
  if (status === 401) {
    phone.isEnded = true;
    await disk.put("pack", undefined);
    await disk.clear("others");
    view.show("ended");
  }
  if (status !== 200) return false;
  await disk.putSealed("pack", value);
  await disk.put("listAt", Date.now());
  phone.listAt = Date.now();
  phone.book.take(value);
  return true;
}

/** Everything was sent and the enrolment is over: nothing stays here. */
async function end() {
  phone.token = null;
  await disk.wipe();
}

/** Enrols this storage by the code of the host. Answers the sentence for what went wrong. */
export async function enrol(text) {
  const token = /#([0-9a-z]{26})$/i.exec(text)?.[1] ?? text.replace(/[\s-]/g, "");
  if (!/^[0-9a-z]{26}$/i.test(token)) return "day-enroll-wrong";
  try {
    let install = await disk.get("install");
    if (!install) {
      install = [...crypto.getRandomValues(new Uint8Array(16))]
        .map((b) => b.toString(16).padStart(2, "0")).join("");
      await disk.put("install", install);
    }
    const { status } = await claim(DAY, token.toLowerCase(), install);
    if (status === 409) return "day-enroll-taken";
    if (status !== 200) return "day-enroll-wrong";
    phone.token = token.toLowerCase();
    phone.book = new Book("");
    if (!(await list())) return "day-enroll-wrong";
    phone.book.device = phone.book.pack.stroll.device;
    await disk.put("token", phone.token);
    history.replaceState(null, "", location.pathname);
    await navigator.storage?.persist?.();
    await keepPage();
    return null;
  } catch {
    phone.token = null;
    return "day-enroll-offline";
  }
}

/** Has the worker keep this page, so that it opens without network. */
async function keepPage() {
  if (!navigator.serviceWorker) return false;
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(() => resolve(false), 10_000);
  });
  active.postMessage({ does: "keep", path: location.pathname }, [port2]);
  return answer;
}

/** Proves that the phone works without network, and tells the host. Answers what is missing. */
export async function getReady() {
  try {
    if (!(await list())) return "day-not-ready-list";
  } catch {
    return "day-not-ready-network";
  }
  try {
    if (!(await disk.proves()) || !(await disk.getSealed("pack"))) return "day-not-ready-disk";
  } catch {
    return "day-not-ready-disk";
  }
  const files = JSON.parse(document.getElementById("files").textContent);
  const isKept = async (file) => Boolean(await caches.match(file));
  const all = (await keepPage()) && (await Promise.all([location.pathname, ...files].map(isKept)));
  if (!all || all.includes(false)) return "day-not-ready-page";
  const people = phone.book.expected();
  try {
    const { status } = await sayReady(DAY, phone.token, people);
    if (status !== 200) return "day-not-ready-network";
  } catch {
    return "day-not-ready-network";
  }
  phone.ready = { at: Date.now(), people };
  await disk.put("ready", phone.ready);
  return null;
}

/** The log of this phone as a file, for the host. */
export function file() {
  const entries = phone.book.own.map(({ device: _, ...entry }) => entry);
  const log = { device: phone.book.device, sent_at: new Date().toISOString(), entries };
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(log)], { type: "application/json" }));
  link.download = `${campaign}-${stroll}-${phone.book.device.slice(-6)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Lets a newer page take over; never while something is not sent. */
export async function renew() {
  await send();
  if (unsent() > 0) return false;
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
  phone.worker.postMessage({ does: "take-over" });
  return true;
}

export { scannedTicket };

async function watchWorker() {
  if (!navigator.serviceWorker) return;
  const registered = await navigator.serviceWorker.register("/day/worker.js", { scope: "/day/" });
  const seen = (worker) => {
    if (!worker || !navigator.serviceWorker.controller) return;
    phone.worker = worker;
    view.bar();
  };
  seen(registered.waiting);
  registered.addEventListener("updatefound", () => {
    const { installing } = registered;
    installing?.addEventListener("statechange", () => {
      if (installing.state === "installed") seen(registered.waiting);
    });
  });
}

async function open() {
  if (!crypto.subtle || !globalThis.indexedDB) {
    view.show("unsafe");
    return;
  }
  watchWorker().catch(() => {});
  const token = await disk.get("token");
  const pack = token && (await disk.getSealed("pack"));
  if (token && (pack || (await disk.log()).length > 0)) {
    phone.token = token;
    const sent = (await disk.get("sent")) ?? { through: 0, cursor: null };
    [phone.through, phone.cursor] = [sent.through, sent.cursor];
    [phone.listAt, phone.ready] = [(await disk.get("listAt")) ?? 0, await disk.get("ready")];
    phone.book = new Book(pack?.stroll.device ?? "");
    phone.carried = await disk.all("carried");
    phone.book.others = await disk.all("others");
    await readLog();
    if (pack) phone.book.take(pack);
    phone.isEnded = !pack;
    view.show(pack ? "gate" : "ended");
    send();
  } else if (location.hash.length > 1) {
    fill(root, html`<h1>${say("day-loading")}</h1>`);
    const wrong = await enrol(location.hash);
    view.show(wrong ? "enroll" : "gate", wrong);
    if (!wrong) send();
  } else view.show("enroll");
  addEventListener("online", send);
  document.addEventListener("visibilitychange", async () => {
    if (document.hidden) return view.rest();
    view.wake();
    if (phone.book) {
      // The handle of the database may have died in the background: find out before a tap does.
      phone.isBroken = !(await disk.proves().catch(() => false));
      send();
    }
  });
  setInterval(() => { if (!document.hidden) send(); }, EVERY_MS);
}

const view = screens(root);
open().catch(() => view.show("unsafe"));
