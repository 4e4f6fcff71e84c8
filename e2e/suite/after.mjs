// After the day: the coordinator reads a report whose cash differs, closes it, and opens it again.

import assert from "node:assert/strict";

import { beSomebody } from "../somebody.mjs";
import { lookAt } from "./every-page.mjs";

export default function after(runner) {
  runner.test("a coordinator closes a report and opens it again", (visit) =>
    closing(visit, { size: "phone", axe: true }),
  );
  runner.test("a coordinator closes a report and opens it again without scripts", (visit) =>
    closing(visit, { size: "desktop", js: false }),
  );
}

async function closing(visit, options) {
  const page = await visit.open(undefined, options);
  await beSomebody(page, visit.base, "coordinator");
  const desk = await page.locator('a[href^="/desk/campaigns/"]').first().getAttribute("href");
  const campaign = desk.split("/")[3].split(/[?#]/)[0];
  const faults = [];
  const look = async () => {
    if (options.axe) faults.push(...(await lookAt(page)));
  };
  await visit.go(page, `/desk/campaigns/${campaign}/reports`);
  await look();
  assert.match(await page.locator("main").innerText(), /2 of 3 towns have reported/);
  await page.locator('a[href*="only=differs"]').click();
  await page.locator('td a[href$="/iowa-city-ia/report"]').click();
  await page.waitForURL("**/iowa-city-ia/report");
  await look();
  const beside = await page.locator("table.tab").innerText();
  for (const said of ["$120.00", "$115.00", "−$5.00"]) assert.ok(beside.includes(said), beside);

  const came = async () => {
    const public_ = await visit.json(`/campaigns/${campaign}/report.json`);
    return [public_.after_the_day.people_came, public_.after_the_day.towns_reported];
  };
  const [people, towns] = await came();
  await page.locator('form[action$="/report/close"] button').click();
  await page.waitForURL("**/report?done=closed");
  await look();
  assert.deepEqual(await came(), [people + 27, towns + 1]);
  assert.equal(await page.locator("#f-headcount").count(), 0, "nobody changes it now");

  await page.locator("#f-why").fill("The missing five was found");
  await page.locator('form[action$="/report/open-again"] button').click();
  await page.waitForURL("**/report?done=opened");
  await look();
  assert.deepEqual(await came(), [people, towns]);
  assert.deepEqual(faults, []);
}
