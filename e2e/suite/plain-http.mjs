// Over plain http, under a name that is not this machine's own, browsers send no `Sec-Fetch-Site`:
// the forms that a manage link opens must work all the same, with JavaScript and without.

import assert from "node:assert/strict";

import { launch, view } from "../browser.mjs";

const NAME = "stroll.test";

export default function plainHttp(runner, base) {
  for (const js of [true, false]) {
    const how = js ? "with JavaScript" : "without JavaScript";
    runner.test(`a place is changed and given back over plain http ${how}`, () => manage(base, js));
  }
}

async function manage(base, js) {
  const { host } = new URL(base);
  const browser = await launch([`--host-resolver-rules=MAP ${NAME} ${new URL(base).hostname}`]);
  try {
    const context = await view(browser, { js });
    const page = await context.newPage();
    const there = `http://${NAME}:${host.split(":").pop()}`;
    const link = await joined(base);
    const { pathname, search } = new URL(link);

    await page.goto(`${there}${pathname}/change${search}`);
    await page.fill("[name=adults]", "2");
    await sent(page, 303);
    assert.equal(new URL(page.url()).pathname, pathname);

    await page.goto(`${there}${pathname}/cancellation${search}`);
    await sent(page, 303);
    assert.equal(new URL(page.url()).pathname, pathname);

    await foreign(page, `${there}${pathname}/change${search}`);
  } finally {
    await browser.close();
  }
}

/** A sign-up through the API, and its manage link. */
async function joined(base) {
  const read = async (path) => (await fetch(new URL(path, base))).json();
  const campaigns = await read("/api/v1/campaigns");
  const open = campaigns.find((one) => one.status === "open");
  const strolls = await read(`/api/v1/campaigns/${open.slug}/strolls`);
  const stroll = strolls.find((one) => one.status === "open");
  const answer = await fetch(
    new URL(`/api/v1/strolls/${open.slug}/${stroll.slug}/registrations`, base),
    {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        name: "Plain Http",
        email: `plain-${Math.random().toString(36).slice(2)}@example.org`,
        adults: 1,
        children: 0,
        waiver: { version: 1, signed_name: "Plain Http" },
      }),
    },
  );
  assert.equal(answer.status, 201);
  return (await answer.json()).links.manage;
}

/** Presses the one button of the main form and waits for the answer. */
async function sent(page, status) {
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.locator("main form[method=post] button:not([type=button])").click();
  assert.equal((await answered).status(), status);
  await page.waitForLoadState("load");
}

/** The same form on another site's page is refused. */
async function foreign(page, action) {
  const elsewhere = "http://elsewhere.test/";
  const body = `<form method="post" action="${action.replaceAll("&", "&amp;")}">
    <input name="adults" value="3"><input name="children" value="0"><button>Send</button></form>`;
  await page.route(elsewhere, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(elsewhere);
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.locator("button").click();
  assert.equal((await answered).status(), 403);
}
