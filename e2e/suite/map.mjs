// The map that moves: what it shows first, what shares a dot, what is listed, and the way back.

import assert from "node:assert/strict";

import * as view from "../../crates/ounce-web/assets/js/map_view.mjs";
import { violations } from "../axe.mjs";

const EAST = [
  ["Boston", -71.06, 42.36],
  ["New York", -74.01, 40.71],
  ["Philadelphia", -75.17, 39.95],
  ["Baltimore", -76.61, 39.29],
  ["Richmond", -77.44, 37.54],
  ["Norfolk", -76.29, 36.85],
];
const FAR = [
  ["San Diego", -117.16, 32.72],
  ["Honolulu", -157.86, 21.31],
  ["Yokosuka", 139.67, 35.28],
];
const towns = (places) => places.map(([name, lon, lat]) => ({ name, lon, lat }));
const names = (found) => found.map(({ name }) => name);

export default function interactiveMap(runner) {
  runner.test("the first view of a map is where most towns are", firstView);
  runner.test("a view across the date line is in one piece", dateLine);
  runner.test("the view around a place has the towns near it", aroundPlace);
  runner.test("dots of a map are a thumb apart and keep every town", thumbApart);
  runner.test("names on a map cover neither names nor dots", namesApart);
  for (const [how, options] of Object.entries({
    "on a phone": { size: "phone" },
    "on a desktop in the dark": { size: "desktop", scheme: "dark", language: "fr" },
    "on a phone in Japanese": { size: "phone", language: "ja", scheme: "dark" },
  })) {
    runner.test(`the map opens on most towns, lists them and goes back ${how}`, (visit) =>
      openAndBack(visit, options));
  }
  runner.test("several towns in one dot open up", opensUp);
  runner.test("a search leads to the map of its surroundings", fromSearch);
  runner.test("the drawn map stays when the other cannot come", cannotCome);
}

async function firstView() {
  const all = towns([...EAST, ...FAR]);
  const first = view.densest(all);
  assert.deepEqual(names(view.inView(all, first)), names(towns(EAST)));
  assert.ok(first.east - first.west < 12, JSON.stringify(first));
  assert.ok(first.north < 50 && first.south > 30, "neither Greenland nor Antarctica");
  assert.equal(view.densest([]), null);
  const alone = view.densest(towns([EAST[0]]));
  assert.ok(alone.east - alone.west > 3, "one town has surroundings");
  assert.ok(alone.west < -71.06 && alone.east > -71.06);
  // Two hundred in a row, where no part is denser than another: more than half are shown.
  const row = Array.from({ length: 200 }, (_, n) => ({ name: n, lon: -90 + n / 20, lat: 40 }));
  assert.ok(view.inView(row, view.densest(row)).length >= 120);
}

async function dateLine() {
  const both = towns([["Suva", 178.4, -18.1], ["Apia", -171.8, -13.8]]);
  const whole = view.holding(both);
  assert.ok(whole.east - whole.west < 12, JSON.stringify(whole));
  assert.equal(view.inView(both, whole).length, 2);
  assert.equal(view.inView(both, { ...whole, west: whole.west - 360, east: whole.east - 360 }).length, 2);
  assert.equal(view.inView(both, { west: -300, east: 300, south: -80, north: 80 }).length, 2);
}

async function aroundPlace() {
  const all = towns([...EAST, ...FAR]);
  const near = view.inView(all, view.around(all, { lon: -76.5, lat: 37.2 }));
  assert.deepEqual(names(near).sort(), ["Norfolk", "Richmond"]);
  const far = view.inView(all, view.around(all, { lon: -150, lat: 25 }));
  assert.deepEqual(names(far), ["Honolulu"]);
}

async function thumbApart() {
  const all = Array.from({ length: 300 }, (_, n) => ({
    name: n,
    lon: -120 + ((n * 61) % 450) / 10,
    lat: 30 + ((n * 37) % 180) / 10,
  }));
  for (const zoom of [1, 3, 5, 9]) {
    const dots = view.gather(all, zoom, 48);
    const kept = dots.flatMap(({ town, others }) => [town, ...others]).map(({ name }) => name);
    assert.equal(new Set(kept).size, 300, `zoom ${zoom}`);
    assert.equal(kept.length, 300, `zoom ${zoom}`);
    const places = dots.map(({ town }) => view.flat(town));
    for (const [n, one] of places.entries())
      for (const other of places.slice(0, n)) {
        const apart = Math.hypot(one.x - other.x, one.y - other.y) * 512 * 2 ** zoom;
        assert.ok(apart >= 48, `${apart} px at zoom ${zoom}`);
      }
  }
  assert.equal(view.gather(all, 12, 48).filter(({ others }) => others.length > 0).length, 0);
}

async function namesApart() {
  const dot = (x, y) => ({ x, y, size: 24, width: 90 });
  assert.deepEqual(view.nameSides([dot(100, 100)], 18), ["right"]);
  assert.deepEqual(view.nameSides([dot(100, 100), dot(160, 100)], 18), ["left", "right"]);
  const crowd = Array.from({ length: 25 }, (_, n) => dot((n % 5) * 30, Math.floor(n / 5) * 30));
  const sides = view.nameSides(crowd, 18);
  assert.equal(sides[12], null, "no room in the middle of a crowd");
  assert.equal(view.nameSides([], 18).length, 0);
}

/** Opens the map of the strolls page and waits until it has dots. */
async function openMap(page) {
  await page.locator("[data-map-open]").click();
  await page.locator(".map-dot").first().waitFor({ timeout: 60_000 });
}

async function openCampaign(visit) {
  const open = (await visit.json("/api/v1/campaigns")).find(({ status }) => status === "open");
  return open.slug;
}

async function openAndBack(visit, options) {
  const campaign = await openCampaign(visit);
  const page = await visit.open(`/campaigns/${campaign}/strolls`, { ...options, axe: true });
  assert.equal(await page.locator(".maplibregl-canvas").count(), 0, "not before it is asked for");
  await openMap(page);
  const all = await visit.json(`/api/v1/campaigns/${campaign}/strolls`);
  const counted = await page.locator("[data-map-count]").innerText();
  const inView = Number(counted.replaceAll(/\D/g, ""));
  assert.ok(inView > all.length / 2 && inView <= all.length, `${counted} of ${all.length}`);
  const listed = await page.locator("[data-map-list] a").count();
  assert.ok(listed > 0 && listed <= 30, `${listed} are listed`);
  assert.equal(await page.locator("[data-map-rest]").isVisible(), inView > 30);
  const small = await page.locator(".map-live :is(a.map-dot, button)").evaluateAll((targets) =>
    targets
      .map((target) => [target.outerHTML, target.getBoundingClientRect()])
      .filter(([, box]) => box.width < 44 || box.height < 44)
      .map(([html]) => html));
  assert.deepEqual(small, [], "every target is large enough for a thumb");
  assert.ok((await page.locator(".map-name").count()) > 0, "towns have names");
  assert.deepEqual(await violations(page), []);
  const wide = await page.evaluate(() =>
    document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(wide, 0, "no wider than the window");
  await page.locator("[data-map-close]").click();
  assert.equal(await page.locator(".maplibregl-canvas").count(), 0);
  assert.ok(await page.locator("svg.map").first().isVisible(), "the drawing is back");
  assert.ok(await page.locator("[data-map-open]").evaluate((b) => b === document.activeElement));
  await openMap(page);
}

async function opensUp(visit) {
  const campaign = await openCampaign(visit);
  const page = await visit.open(`/campaigns/${campaign}/strolls`, { size: "phone" });
  await openMap(page);
  const count = async () =>
    Number((await page.locator("[data-map-count]").innerText()).replaceAll(/\D/g, ""));
  // Dots are drawn beyond the edges too, so that there are some while the map is being moved; the count
  // and the list are of those that are seen.
  await page.evaluate(() => {
    window.seen = (selector) => {
      const box = document.querySelector(".map-live").getBoundingClientRect();
      return [...document.querySelectorAll(selector)].filter((dot) => {
        const { left, top, width, height } = dot.getBoundingClientRect();
        const [x, y] = [left + width / 2, top + height / 2];
        return x > box.left && x < box.right && y > box.top && y < box.bottom;
      });
    };
  });
  // By keyboard and by touch, until one town is alone and its dot leads to its page.
  for (let step = 0; step < 12; step += 1) {
    const before = await count();
    const opened = await page.evaluate(() => {
      const [several] = window.seen("button.map-dot");
      several?.click();
      return Boolean(several);
    });
    if (!opened) break;
    await page.waitForFunction(
      (known) =>
        Number(document.querySelector("[data-map-count]").textContent.replaceAll(/\D/g, "")) < known,
      before,
    );
  }
  const listed = await page.waitForFunction(() => {
    const hrefs = window.seen("a.map-dot").map((dot) => dot.getAttribute("href"));
    const isListed = (href) => document.querySelector(`[data-map-list] a[href="${href}"]`);
    return hrefs.length > 0 && hrefs.every(isListed) ? hrefs[0] : null;
  });
  const href = await listed.jsonValue();
  await page.locator(`a.map-dot[href="${href}"]`).evaluate((dot) => dot.click());
  await page.waitForURL((url) => url.pathname === href);
}

async function fromSearch(visit) {
  const page = await visit.open("/", { size: "phone" });
  await page.locator("form.find [name=q]").first().fill("Virginia Beach");
  await page.locator("form.find button:not([type=button])").first().click();
  await page.locator('a[href*="#around="]').click();
  await page.waitForURL(/\/strolls#around=/);
  await page.locator(".map-dot").first().waitFor({ timeout: 60_000 });
  const links = page.locator("[data-map-list] a");
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  assert.ok(hrefs.some((href) => href.endsWith("/virginia-beach-va")), hrefs.join(" "));
  assert.ok(!hrefs.some((href) => /chicago|san-diego/.test(href)), hrefs.join(" "));
}

async function cannotCome(visit) {
  const page = await visit.open("/", { size: "phone" });
  await page.route("**/maplibre-gl.mjs", (route) => route.abort());
  await page.locator("[data-map-open]").click();
  await page.waitForFunction(() => document.querySelector("[data-map-status]")?.textContent);
  await page.locator("[data-map-open]:enabled").waitFor();
  assert.ok(await page.locator("svg.map").first().isVisible());
  assert.ok(!(await page.locator("[data-map-panel]").isVisible()));
  visit.complaints = visit.complaints.filter((line) => !line.includes("ERR_FAILED"));
  await page.unroute("**/maplibre-gl.mjs");
}
