// What holds on every page a visitor can reach by following links from the front door: it answers,
// axe finds nothing, it fits a phone, it has one heading, and it asks nobody else for anything.

import assert from "node:assert/strict";

import { violations } from "../axe.mjs";
import { LANGUAGES } from "../browser.mjs";

/** Pages of one kind that are looked at: three strolls are enough to know strolls. */
const OF_A_KIND = 3;
/** There are not more kinds of pages than this; a walk that goes on has found a trap. */
const MOST_KINDS = 60;

export default function everyPage(runner) {
  runner.test("every page that links lead to is accessible on a phone in the light", (visit) =>
    walk(visit, { size: "phone", scheme: "light" }),
  );
  runner.test("every page that links lead to is accessible on a desktop in the dark", (visit) =>
    walk(visit, { size: "desktop", scheme: "dark" }),
  );
  for (const options of [{ size: "phone", scheme: "dark" }, { size: "desktop", scheme: "light" }]) {
    const name = `${options.size} in the ${options.scheme}`;
    runner.test(`a stroll in every status is accessible on a ${name}`, (visit) =>
      everyStatus(visit, options),
    );
  }
  for (const language of Object.keys(LANGUAGES)) {
    runner.test(`the front door speaks ${language} to a browser that asks for it`, async (visit) => {
      const page = await visit.open("/", { language, axe: true });
      const said = await page.locator("html").getAttribute("lang");
      assert.equal(said?.split("-")[0], language);
      assert.deepEqual(await violations(page), []);
    });
  }
}

async function walk(visit, options) {
  const page = await visit.open(undefined, { ...options, axe: true });
  const kinds = new Map();
  const queue = ["/"];
  const seen = new Set(queue);
  const faults = [];
  let pages = 0;
  while (queue.length > 0) {
    const urlPath = queue.shift();
    const kind = kindOf(urlPath);
    const known = kinds.get(kind) ?? 0;
    if (known >= OF_A_KIND) continue;
    kinds.set(kind, known + 1);
    pages += 1;
    assert.ok(kinds.size <= MOST_KINDS, `more than ${MOST_KINDS} kinds of pages: ${urlPath}`);
    if (!(await isPage(visit.base, urlPath, faults))) continue;
    await visit.go(page, urlPath);
    faults.push(...(await lookAt(page)).map((fault) => `${urlPath}: ${fault}`));
    for (const link of await links(page, visit.base)) {
      if (!seen.has(link)) {
        seen.add(link);
        queue.push(link);
      }
    }
  }
  assert.deepEqual(faults, []);
  assert.ok(pages > 1, "the front door leads nowhere");
}

/**
 * A stroll and the way to join it, as each status shows them; what finding nothing looks like; and
 * milk banks near, far and each by itself.
 */
async function everyStatus(visit, options) {
  const page = await visit.open(undefined, { ...options, axe: true });
  const paths = new Map();
  const campaigns = await visit.json("/api/v1/campaigns");
  for (const campaign of campaigns) {
    const strolls = await visit.json(`/api/v1/campaigns/${campaign.slug}/strolls?limit=1000`);
    for (const stroll of strolls) {
      const isFull = stroll.capacity !== null && stroll.walkers >= stroll.capacity;
      const status = isFull && stroll.status === "open" ? "full" : stroll.status;
      paths.set(status, `/campaigns/${campaign.slug}/strolls/${stroll.slug}`);
    }
    for (const query of ["Portland", "nowhere-at-all", "横須賀"]) {
      const find = `/campaigns/${campaign.slug}/find?q=${encodeURIComponent(query)}`;
      paths.set(`${campaign.slug} ${query}`, find);
    }
  }
  for (const query of ["23451", "Reykjavik", "横須賀"]) {
    const near = `/campaigns/${campaigns[0].slug}/milk?q=${encodeURIComponent(query)}`;
    paths.set(`banks near ${query}`, near);
  }
  const banks = await visit.json("/api/v1/banks?limit=1000");
  const kinds = {
    "a bank with depots": (bank) => bank.depots > 0,
    "a bank to call": (bank) => bank.contact.telephones.length > 0,
    "a bank nothing is known of": (bank) =>
      bank.contact.telephones.length === 0 && bank.contact.website === null,
  };
  for (const [what, fits] of Object.entries(kinds)) {
    const bank = banks.find(fits);
    assert.ok(bank, `the demo has not ${what}`);
    paths.set(what, `/campaigns/${campaigns[0].slug}/banks/${bank.slug}`);
  }
  for (const status of ["open", "full", "postponed", "cancelled", "held"]) {
    assert.ok(paths.has(status), `the demo has no stroll that is ${status}`);
  }
  const faults = [];
  for (const [what, urlPath] of paths) {
    await visit.go(page, urlPath);
    faults.push(...(await lookAt(page)).map((fault) => `${what}, ${urlPath}: ${fault}`));
    const join = page.locator('a[href$="/join"]').first();
    if ((await join.count()) > 0) {
      await visit.go(page, await join.getAttribute("href"));
      faults.push(...(await lookAt(page)).map((fault) => `${what}, joining: ${fault}`));
    }
  }
  assert.deepEqual(faults, []);
}

/** Follows the link without a browser first: calendars and pictures are not for axe. */
async function isPage(base, urlPath, faults) {
  const answer = await fetch(new URL(urlPath, base), { headers: { accept: "text/html,*/*" } });
  await answer.body?.cancel();
  if (!answer.ok) faults.push(`${urlPath}: answered ${answer.status}`);
  return answer.ok && (answer.headers.get("content-type") ?? "").startsWith("text/html");
}

export async function lookAt(page) {
  const faults = await violations(page);
  const shape = await page.evaluate(() => ({
    headings: document.querySelectorAll("h1").length,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    title: document.title.trim(),
  }));
  if (shape.headings !== 1) faults.push(`${shape.headings} first headings`);
  if (shape.wide > 0) faults.push(`${shape.wide} px wider than the window`);
  if (!shape.title) faults.push("no title");
  return faults;
}

async function links(page, base) {
  const found = await page
    .locator("a[href]")
    // By attribute: a link inside a drawing has an object for its `href`.
    .evaluateAll((anchors) =>
      anchors.map((anchor) => new URL(anchor.getAttribute("href"), document.baseURI).href),
    );
  return found
    .map((href) => new URL(href))
    .filter((url) => url.origin === base)
    // The same page in another language or in other units would keep the visitor in those.
    .filter((url) => !url.searchParams.has("lang") && !url.searchParams.has("units"))
    .map((url) => url.pathname + url.search);
}

/** `/campaigns/2015/strolls/baltimore-md` and its sisters are one kind of page. */
function kindOf(urlPath) {
  const [folders, query] = urlPath.split("?");
  const words = folders.split("/").filter(Boolean);
  const kind = words.map((word, n) => (n % 2 === 1 ? "*" : word)).join("/");
  const names = [...new URLSearchParams(query).keys()].sort();
  return `${kind}?${names.join("&")}`;
}
