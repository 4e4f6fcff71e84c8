// The day in the park: phones that are enrolled from the host's screen, lose the network, and note
// what happens; then the network comes back and the desk has all of it once.

import assert from "node:assert/strict";

import { backOnline, coldStart, enroll, figures, getReady, grown, host, phoneWith, unsent } from "../park.mjs";
import { lookAt } from "./every-page.mjs";

export default function day(runner) {
  runner.test("two phones work without network from a cold start, and nothing is lost or doubled", park);
  runner.test("a code enrolls one phone, and a phone that is cut off reads nothing more", codes);
}

/** Presses until every tap was answered by its verdict. */
async function arrive(phone, name) {
  await phone.locator('[data-does="gate"]').click();
  await phone.locator("input[name=q]").fill(name);
  await phone.locator('[data-does="arrive"]').first().click();
  await phone.locator(".verdict.good").waitFor();
  await phone.locator('[data-does="next"]').click();
}

async function park(visit) {
  const desk = await host(visit);
  const [before, faults] = [await figures(desk.page), await lookAt(desk.page)];
  const links = [await enroll(visit, desk, "Phone of Theo")];
  faults.push(...(await lookAt(desk.page)));
  links.push(await enroll(visit, desk, "Phone of Bess"));
  const phones = [];
  for (const link of links) phones.push(await phoneWith(visit, link));
  for (const phone of phones) await getReady(phone);
  faults.push(...(await lookAt(phones[0])));
  await visit.go(desk.page, desk.path);
  for (const name of ["Phone of Theo", "Phone of Bess"]) {
    await desk.page.locator("li", { hasText: name }).getByText("Ready for the park:").waitFor();
  }

  for (const phone of phones) await coldStart(phone);
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
  const more = grown(before, shown);
  assert.deepEqual([more["Walked in"], more.Cash, more.Milk], [1, 12.5, 10]);
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
  const before = await figures(desk.page);
  // What it notes from now on is still taken; with the answer to that the list is gone.
  await first.locator('[data-does="arrive"]').first().click();
  await first.getByText("All it noted was sent").waitFor();
  const databases = () => indexedDB.databases().then((all) => all.length);
  assert.equal(await first.evaluate(databases), 0);
  await visit.go(desk.page, desk.path);
  assert.ok(grown(before, await figures(desk.page)).Arrived > 0);
  visit.complaints = visit.complaints.filter((one) => !/409|401/.test(one));
}
