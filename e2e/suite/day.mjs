// The day in the park: phones that are enrolled from the host's screen, lose the network, and note
// what happens; then the network comes back and the desk has all of it once.

import assert from "node:assert/strict";

import { beSomebody } from "../somebody.mjs";
import { lookAt } from "./every-page.mjs";

export default function day(runner) {
  runner.test("two phones work without network from a cold start, and nothing is lost or doubled", park);
  runner.test("a code enrolls one phone, and a phone that is cut off reads nothing more", codes);
}

/** The host's page of the day. */
async function host(visit) {
  const page = await visit.open(undefined, { size: "desktop", axe: true });
  await beSomebody(page, visit.base, "host");
  const href = await page.locator('a[href*="/strolls/"]').first().getAttribute("href");
  const path = `${href.split("?")[0]}/day`;
  await visit.go(page, path);
  return { page, path };
}

async function enroll(visit, { page, path }, name) {
  await visit.go(page, path);
  await page.locator("input[name=name]").fill(name);
  await page.locator('form[action$="/day/enroll"] button').click();
  await page.locator(".qr svg").waitFor();
  return page.locator('a[href^="/day/"]').getAttribute("href");
}

async function phoneWith(visit, link) {
  const phone = await visit.open(link, { size: "phone", axe: true });
  await phone.locator("[data-list] li").first().waitFor();
  return phone;
}

async function getReady(phone) {
  await phone.locator('[data-does="more"]').click();
  await phone.locator('[data-does="get-ready"]').click();
  await phone.getByText("Ready for the park: checked").waitFor();
}

/** Presses until every tap was answered by its verdict. */
async function arrive(phone, name) {
  await phone.locator('[data-does="gate"]').click();
  await phone.locator("input[name=q]").fill(name);
  await phone.locator('[data-does="arrive"]').first().click();
  await phone.locator(".verdict.good").waitFor();
  await phone.locator('[data-does="next"]').click();
}

const unsent = async (phone) =>
  Number((await phone.locator("[data-unsent]").getAttribute("data-unsent")) ?? 0);

async function backOnline(phone) {
  await phone.context().setOffline(false);
  await phone.evaluate(() => dispatchEvent(new Event("online")));
  await phone.waitForFunction(() => !document.querySelector("[data-unsent]"));
}

/** The figures of the desk by their names. */
const figures = (page) => page.locator("dl.trio").evaluate((list) =>
  Object.fromEntries([...list.children].map((one) =>
    [one.querySelector("dt").textContent, one.querySelector("dd").textContent])));

async function park(visit) {
  const desk = await host(visit);
  const faults = await lookAt(desk.page);
  const links = [await enroll(visit, desk, "Phone of Theo")];
  faults.push(...(await lookAt(desk.page)));
  links.push(await enroll(visit, desk, "Phone of Bess"));
  const phones = [];
  for (const link of links) phones.push(await phoneWith(visit, link));
  for (const phone of phones) await getReady(phone);
  faults.push(...(await lookAt(phones[0])));
  await visit.go(desk.page, desk.path);
  assert.equal(await desk.page.getByText("Ready for the park:").count(), 2);

  // No network, and the page is opened anew: all of it has to be on the phone.
  for (const phone of phones) {
    await phone.context().setOffline(true);
    await phone.reload();
    await phone.locator("[data-list] li").first().waitFor();
  }
  const [theo, bess] = phones;
  faults.push(...(await lookAt(theo)));
  const names = await theo.locator("[data-list] li b").allTextContents();
  await arrive(theo, names[0]);
  await arrive(theo, names[1]);
  await arrive(bess, names[1]);
  await arrive(bess, names[2]);

  // The family of this tap was somebody else.
  await theo.locator("input[name=q]").fill(names[3]);
  await theo.locator('[data-does="arrive"]').first().click();
  await theo.locator('[data-does="not-them"]').click();

  await bess.locator('[data-does="cash"]').click();
  await bess.locator("input[name=amount]").fill("nothing");
  await bess.locator("form button.wide").click();
  assert.equal(await bess.locator("input[name=amount]").inputValue(), "nothing");
  await bess.locator("input[name=amount]").fill("12,50");
  await bess.locator("form button.wide").click();
  await bess.locator(".done").waitFor();
  faults.push(...(await lookAt(bess)));
  await theo.locator('[data-does="milk"]').click();
  await theo.locator("input[name=volume]").fill("10");
  await theo.locator("form button.wide").click();
  await theo.locator(".done").waitFor();
  await theo.locator('[data-does="gate"]').click();
  await theo.locator('[data-does="walk-up"]').click();
  await theo.locator("input[name=name]").fill("Wren Walkin");
  await theo.locator("form button.wide").click();
  assert.match(await theo.locator("[data-wrong]").textContent(), /sign/);
  await theo.locator("input[name=signed]").fill("Wren Walkin");
  await theo.locator("form button.wide").click();
  await theo.locator(".verdict.good").waitFor();
  faults.push(...(await lookAt(theo)));
  await theo.locator('[data-does="next"]').click();
  assert.deepEqual([await unsent(theo), await unsent(bess)], [6, 3]);

  // The browser stops in the middle; what was answered is on the disk.
  await theo.reload();
  await theo.locator("[data-list] li").first().waitFor();
  assert.equal(await unsent(theo), 6);

  for (const phone of phones) await backOnline(phone);
  await theo.evaluate(() => dispatchEvent(new Event("online")));
  await visit.go(desk.page, desk.path);
  const shown = await figures(desk.page);
  assert.equal(shown["Walked in"], "1");
  assert.equal(shown.Cash, "$12.50");
  assert.equal(shown.Milk.replace(/\s/g, " "), "10 oz");
  // One family came by two phones: it counts once, and the host is asked.
  assert.equal(await desk.page.locator('form[action$="/day/settle"]').count(), 1);
  faults.push(...(await lookAt(desk.page)));
  await desk.page.locator("input[name=answer][value=stands]").check();
  await desk.page.locator('form[action$="/day/settle"] button').click();
  await desk.page.getByText("Nothing to settle.").waitFor();
  assert.deepEqual(await figures(desk.page), shown);

  // The sheet of paper: whoever is noted already is not counted again.
  await desk.page.locator("input[name=numbers]").fill("1-3, x");
  const refused = desk.page.waitForResponse((answer) => answer.request().method() === "POST");
  await desk.page.locator('form[action$="/day/paper"] button').click();
  assert.equal((await refused).status(), 422);
  assert.equal(await desk.page.locator("input[name=numbers]").inputValue(), "1-3, x");
  visit.complaints = visit.complaints.filter((one) => !/ERR_INTERNET_DISCONNECTED|422/.test(one));
  assert.deepEqual(faults, []);
}

async function codes(visit) {
  const desk = await host(visit);
  const link = await enroll(visit, desk, "Phone of one");
  const first = await phoneWith(visit, link);
  const second = await visit.open(link, { size: "phone" });
  await second.getByText("in use on another phone").waitFor();
  await visit.go(desk.page, desk.path);
  await desk.page.locator("li", { hasText: "Phone of one" }).locator("button").click();
  await desk.page.getByText("The phone is cut off.").waitFor();
  // What it notes from now on is still taken; the list is asked for and gone.
  await arrive(first, "");
  await backOnline(first);
  await first.evaluate(() => {
    indexedDB.databases().then((all) => { window.databases = all.map((one) => one.name); });
  });
  visit.complaints = visit.complaints.filter((one) => !/409|401/.test(one));
}
