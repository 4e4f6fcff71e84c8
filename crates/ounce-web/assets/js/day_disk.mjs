// What a phone keeps for the day: its own log, what others noted, the list, and the key of its
// enrolment. Rows are plain, and what names people is sealed by a key that ends with the database.
//
// Browsers lose the handle of a database while a page is in the background (WebKit bugs 197050,
// 273827). So every fault drops the handle, and the same work runs once more on a new one.

/** Longer than any disk needs. After that the phone says that it can't keep notes. */
const PATIENCE_MS = 3_000;

const promised = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

function within(work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("the disk does not answer")), PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** What an entry of another phone is kept under. */
export const rowOf = ({ device, seq }) => `${device}/${seq}`;

export class Disk {
  #name;
  #handle = null;
  #seal = null;

  constructor(name) {
    this.#name = name;
  }

  #open() {
    this.#handle ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(this.#name, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("kept");
        request.result.createObjectStore("log", { keyPath: "seq" });
        request.result.createObjectStore("others", { keyPath: "key" });
        request.result.createObjectStore("carried", { keyPath: "key" });
      };
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const drop = () => { this.#handle = null; };
        request.result.onclose = drop;
        request.result.onversionchange = () => { request.result.close(); drop(); };
        resolve(request.result);
      };
    });
    return this.#handle;
  }

  async #drop() {
    const handle = this.#handle;
    this.#handle = null;
    try {
      (await handle)?.close();
    } catch {
      // A handle that can't be closed is lost already.
    }
  }

  /** Runs work in one transaction, and ends when it is on the disk. */
  async #run(store, mode, work) {
    const once = async () => {
      const handle = await this.#open();
      const transaction = handle.transaction(store, mode, { durability: "strict" });
      const done = new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error ?? new Error("the disk gave up"));
        transaction.onerror = () => reject(transaction.error);
      });
      const value = await work(transaction.objectStore(store));
      await done;
      return value;
    };
    try {
      return await within(once());
    } catch {
      await this.#drop();
      return within(once());
    }
  }

  get(key) {
    return this.#run("kept", "readonly", (store) => promised(store.get(key)));
  }

  put(key, value) {
    return this.#run("kept", "readwrite", (store) => promised(store.put(value, key)));
  }

  /** Whether a row comes back from the disk as it was written. */
  async proves() {
    const mark = `${Date.now()} ${Math.random()}`;
    await this.put("proof", mark);
    return (await this.get("proof")) === mark;
  }

  async #key() {
    if (this.#seal) return this.#seal;
    let key = await this.get("seal");
    if (!key) {
      const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
        "encrypt", "decrypt",
      ]);
      // Of two windows that begin at once, the key of the first one stays.
      key = await this.#run("kept", "readwrite", async (store) => {
        const first = await promised(store.get("seal"));
        if (!first) await promised(store.put(made, "seal"));
        return first ?? made;
      });
    }
    this.#seal = key;
    return key;
  }

  async #sealed(value) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await this.#key(), bytes);
    return { iv, data: new Uint8Array(data) };
  }

  async #opened({ iv, data }) {
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await this.#key(), data);
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  async putSealed(key, value) {
    return this.put(key, await this.#sealed(value));
  }

  async getSealed(key) {
    const row = await this.get(key);
    return row ? this.#opened(row) : null;
  }

  /** Adds an entry to the log of this phone, and gives it the next number. */
  async append(words) {
    const sealed = await this.#sealed(words);
    return this.#run("log", "readwrite", async (store) => {
      const last = await promised(store.openKeyCursor(null, "prev"));
      const seq = (last?.key ?? 0) + 1;
      await promised(store.add({ seq, ...sealed }));
      return seq;
    });
  }

  /** The number of the last entry of this phone. */
  async last() {
    const last = await this.#run("log", "readonly", (store) => promised(store.openKeyCursor(null, "prev")));
    return last?.key ?? 0;
  }

  async log() {
    const rows = await this.#run("log", "readonly", (store) => promised(store.getAll()));
    return Promise.all(rows.map(async (row) => ({ ...(await this.#opened(row)), seq: row.seq })));
  }

  /** Keeps entries of other phones; `store` is "others", or "carried" for those to be sent on. */
  async keep(store, entries) {
    const rows = await Promise.all(entries.map(async (entry) => (
      { key: rowOf(entry), ...(await this.#sealed(entry)) }
    )));
    return this.#run(store, "readwrite", async (into) => {
      for (const row of rows) into.put(row);
    });
  }

  async all(store) {
    const rows = await this.#run(store, "readonly", (from) => promised(from.getAll()));
    return Promise.all(rows.map((row) => this.#opened(row)));
  }

  remove(store, key) {
    return this.#run(store, "readwrite", (all) => promised(all.delete(key)));
  }

  clear(store) {
    return this.#run(store, "readwrite", (all) => promised(all.clear()));
  }

  /** Removes everything, with the key that opened it. */
  async wipe() {
    await this.#drop();
    this.#seal = null;
    return promised(indexedDB.deleteDatabase(this.#name));
  }
}
