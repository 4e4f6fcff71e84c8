// A coordinator imports a file of somebody's own making: chosen, mapped, tried, put right, put in.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { beSomebody } from "../somebody.mjs";
import { lookAt } from "./every-page.mjs";

const EXAMPLE = new URL("../../seeds/example-walkers.csv", import.meta.url);

export default function importing(runner) {
  runner.test("a coordinator imports a file of her own", (visit) =>
    importOne(visit, { size: "phone", axe: true }),
  );
  runner.test("a coordinator imports a file of her own without scripts", (visit) =>
    importOne(visit, { size: "desktop", js: false }),
  );
}

async function importOne(visit, options) {
  const page = await visit.open(undefined, options);
  await beSomebody(page, visit.base, "coordinator");
  const desk = await page.locator('a[href^="/desk/campaigns/"]').first().getAttribute("href");
  const faults = [];
  const look = async () => {
    if (options.axe) faults.push(...(await lookAt(page)));
  };
  // Each run has people of its own, since all runs share one service.
  const host = `${options.size}.example.org`;
  const example = readFileSync(EXAMPLE, "utf8").replaceAll("example.org", host);
  const choose = async (text) => {
    await visit.go(page, `${desk.split(/[?#]/)[0]}/import`);
    await look();
    await page.locator("#noun-registrations").check();
    const buffer = Buffer.from(text, "utf8");
    await page.locator("#file").setInputFiles({ name: "walkers.csv", mimeType: "text/csv", buffer });
    await page.locator("main form button").click();
    await page.waitForURL("**/import?file=*");
    await look();
    await page.locator('form[action$="/import/try"] button').click();
    await page.waitForURL("**/import/try");
    await look();
  };
  await choose(example);
  const bad = await page.locator("table.tab").innerText();
  for (const said of ["Work mail", `ife.whimbrel at ${host}`]) assert.ok(bad.includes(said), bad);
  const right = example.replace("ife.whimbrel at ", "ife.whimbrel@");
  for (const counted of [/5 new/, /5 as before/]) {
    await choose(right);
    await page.locator('form[action$="/import"] button').first().click();
    await page.waitForURL("**/import?done=*");
    await look();
    assert.match(await page.locator("main [role=status]").innerText(), counted);
  }
  assert.deepEqual(faults, []);
}
