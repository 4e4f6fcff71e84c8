// Tickets and another phone's screen, read by a camera that shows a film, without network.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { film } from "../camera.mjs";
import { backOnline, coldStart, enroll, figures, getReady, grown, host, phoneWith, signUp, unsent } from "../park.mjs";
import { lookAt } from "./every-page.mjs";

export default function dayCamera(runner) {
  runner.test("a phone without network reads tickets, and what another phone shows it", async (visit) => {
    const folder = await mkdtemp(path.join(tmpdir(), "ounce-film-"));
    try {
      await gate(visit, path.join(folder, "camera.y4m"));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

/** The picture of a ticket, on the page of its family. */
async function ticket(page, address) {
  await page.goto(address);
  return page.locator(".code svg").evaluate((svg) => svg.outerHTML);
}

async function verdict(phone, word) {
  await phone.locator('[data-does="gate"]').first().click();
  await phone.locator('[data-does="scan"]').click();
  await phone.getByText(word, { exact: true }).waitFor({ timeout: 20_000 });
  return phone.locator(".verdict").innerText();
}

/** Leaves the screen of a verdict, without scanning on. */
async function on(phone) {
  await phone.reload();
  await phone.locator("[data-list] li").first().waitFor();
}

async function gate(visit, camera) {
  const desk = await host(visit);
  const before = await figures(desk.page);
  const [painter, family] = [await visit.open(), await visit.open("/")];
  const show = (svgs) => film(painter, camera, svgs);
  const early = await ticket(family, await signUp(visit, desk, "Early Example", 2));
  const left = await signUp(visit, desk, "Left Example");
  const gone = await ticket(family, left);
  const { pathname, search } = new URL(left, visit.base);
  await visit.go(family, `${pathname}/cancellation${search}`);
  await family.locator("main form[method=post] button:not([type=button])").click();
  await family.waitForURL((url) => url.pathname === pathname);

  await show([early]);
  const door = await phoneWith(visit, await enroll(visit, desk, "Phone of the door"), { camera });
  const far = await phoneWith(visit, await enroll(visit, desk, "Phone of the far end"));
  for (const phone of [door, far]) await getReady(phone);
  const late = await ticket(family, await signUp(visit, desk, "Late Example", 3));
  assert.ok(late.length > early.length * 1.2, "a late ticket brings a signature");
  for (const phone of [door, far]) await coldStart(phone);
  const faults = [];

  assert.match(await verdict(door, "Welcome"), /Early Example\s+2 adults/);
  await on(door);
  await show([gone]);
  assert.doesNotMatch(await verdict(door, "This place was given back"), /Left Example/);
  faults.push(...(await lookAt(door)));
  await on(door);
  await show([late]);
  const welcome = await verdict(door, "Welcome");
  assert.match(welcome, /3 adults/);
  assert.match(welcome, /signed up after this list/);
  faults.push(...(await lookAt(door)));
  await on(door);
  await show([late]);
  assert.match(await verdict(door, "In already"), /3 adults/);
  await on(door);
  assert.equal(await unsent(door), 2);

  // The far end has no network all day. Its notes go along with the phone of the door.
  await far.locator('[data-does="cash"]').click();
  await far.locator("input[name=amount]").fill("20");
  await far.locator("form button.wide").click();
  await far.locator(".done").waitFor();
  await far.locator('[data-does="gate"]').click();
  await far.locator('[data-does="walk-up"]').click();
  for (const name of ["name", "signed"]) await far.locator(`input[name=${name}]`).fill("Wren Walkin");
  await far.locator("form button.wide").click();
  await far.locator(".verdict.good").waitFor();
  await far.locator('[data-does="next"]').click();
  await far.locator('[data-does="more"]').click();
  await far.locator('[data-does="codes-show"]').click();
  await far.locator("[data-code] svg").waitFor();
  faults.push(...(await lookAt(far)));
  await show(await series(far));
  await door.locator('[data-does="more"]').click();
  await door.locator('[data-does="codes-take"]').click();
  await door.getByText("Taken along: 2 notes").waitFor({ timeout: 60_000 });
  assert.equal(await unsent(door), 4, "what is carried is not sent yet either");
  faults.push(...(await lookAt(door)));
  await on(door);
  assert.equal(await unsent(door), 4, "and it is on the disk");

  await backOnline(door);
  await visit.go(desk.page, desk.path);
  const shown = await figures(desk.page);
  const more = grown(before, shown);
  assert.deepEqual([more["Walked in"], more.Cash, more.Arrived], [1, 20, 5]);
  await desk.page.getByText("Nothing to settle.").waitFor();
  // The far end finds network after all: nothing is there twice.
  await backOnline(far);
  await visit.go(desk.page, desk.path);
  assert.deepEqual(await figures(desk.page), shown);
  visit.complaints = visit.complaints.filter((one) => !/ERR_INTERNET_DISCONNECTED/.test(one));
  assert.deepEqual(faults, []);
}

/** Every code that a phone shows in turn. */
async function series(phone) {
  const seen = new Map();
  for (let all = 1; seen.size < all;) {
    const of = await phone.locator("[data-of]").textContent();
    const svg = await phone.locator("[data-code] svg").evaluate((one) => one.outerHTML);
    // The two are read one after the other: only a pair that stood still is one.
    if (of !== (await phone.locator("[data-of]").textContent())) continue;
    const [, n, count] = /(\d+) of (\d+)/.exec(of);
    seen.set(Number(n), svg);
    all = Number(count);
  }
  return [...seen.values()];
}
