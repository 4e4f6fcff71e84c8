// A test runner in one page: tests run one after the other, each with fresh visitors, each within
// a time limit; a failing one leaves pictures of every page it had open.

import { mkdir } from "node:fs/promises";
import path from "node:path";

import { launch, view } from "./browser.mjs";

const LIMIT_MS = 300_000;

/** What a test is given: where the service is, and how to look at it. */
class Visit {
  #browser;
  #contexts = [];
  #browsers = [];
  /** Whatever the pages complained about on their own. */
  complaints = [];

  /** `program`: the binary and the folder of the demo, unless the service runs elsewhere. */
  constructor({ base, browser, program }, run) {
    this.base = base;
    this.#browser = browser;
    this.program = program;
    this.run = run;
  }

  /**
   * A page of a fresh visitor; options as in `view`. With `camera`, a film as `camera.mjs` makes
   * them, the visitor has a browser of its own, whose camera shows that file.
   */
  async open(urlPath, options = {}) {
    const browser = options.camera ? await this.#withCamera(options.camera) : this.#browser;
    const context = await view(browser, options);
    this.#contexts.push(context);
    const page = await context.newPage();
    this.#listen(page);
    if (urlPath !== undefined) await this.go(page, urlPath);
    return page;
  }

  async #withCamera(film) {
    const browser = await launch([
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${film}`,
    ]);
    this.#browsers.push(browser);
    return browser;
  }

  /** Goes to a path of the service; anything but an answer below 400 is a failure. */
  async go(page, urlPath) {
    const answer = await page.goto(new URL(urlPath, this.base).href);
    if (!answer || answer.status() >= 400) {
      throw new Error(`${urlPath} answered ${answer?.status() ?? "nothing"}`);
    }
    return answer;
  }

  /** What the service answers a program at a path. */
  async json(urlPath) {
    const answer = await fetch(new URL(urlPath, this.base));
    if (!answer.ok) throw new Error(`${urlPath} answered ${answer.status}`);
    return answer.json();
  }

  #listen(page) {
    page.on("pageerror", (error) => this.complaints.push(`script: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") this.complaints.push(`console: ${message.text()}`);
    });
    page.on("request", (request) => {
      const url = new URL(request.url());
      const outside = ["http:", "https:"].includes(url.protocol) && url.origin !== this.base;
      if (outside) this.complaints.push(`asked somebody else: ${url.href}`);
    });
  }

  async pictures(folder, name) {
    await mkdir(folder, { recursive: true });
    const pages = this.#contexts.flatMap((context) => context.pages());
    for (const [n, page] of pages.entries()) {
      const file = path.join(folder, `${name.replaceAll(/[^\w-]+/g, "-")}-${n + 1}.png`);
      // The page may be the thing that is broken; the test's own failure is the news then.
      const taken = await page.screenshot({ path: file, fullPage: true }).catch(() => null);
      if (taken) console.log(`    picture: ${file} (${page.url()})`);
    }
  }

  async close() {
    for (const context of this.#contexts) await context.close();
    for (const browser of this.#browsers) await browser.close();
  }
}

/** Collects tests, then runs them. */
export class Runner {
  #tests = [];

  /**
   * @param {string} name a sentence that says what holds
   * @param {(visit: Visit) => Promise<void>} check throws when it does not
   */
  test(name, check) {
    if (this.#tests.some((known) => known.name === name)) {
      throw new Error(`two tests are called "${name}"`);
    }
    this.#tests.push({ name, check });
  }

  /** Runs what matches `only` and returns how many passed and failed. */
  async run({ base, browser, program, only = "", pictures }) {
    const count = { passed: 0, failed: 0 };
    for (const { name, check } of this.#tests.filter((test) => test.name.includes(only))) {
      const visit = new Visit({ base, browser, program }, this);
      const start = performance.now();
      let failure = null;
      try {
        await within(LIMIT_MS, check(visit));
        if (visit.complaints.length > 0) throw new Error(visit.complaints.join("\n"));
      } catch (error) {
        failure = error;
      }
      const took = ((performance.now() - start) / 1000).toFixed(1);
      console.log(`${failure ? "FAILED" : "ok    "} ${name} (${took} s)`);
      if (failure) {
        console.log(`    ${(failure.stack ?? String(failure)).replaceAll("\n", "\n    ")}`);
        await visit.pictures(pictures, name);
      }
      count[failure ? "failed" : "passed"] += 1;
      await visit.close();
    }
    return count;
  }
}

async function within(limit, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${limit / 1000} s`)), limit);
  });
  try {
    await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
