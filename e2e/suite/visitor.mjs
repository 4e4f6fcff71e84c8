// The visitor's way, done for real: find a stroll, join it, change it, leave it, give, promise milk.
// Once on a phone, once on a desktop, once without JavaScript, once in Japanese; axe looks at every
// page on the way, those that only a form leads to included.

import assert from "node:assert/strict";

import { violations } from "../axe.mjs";

const WAYS = {
  "on a phone": { size: "phone" },
  "on a desktop in the dark": { size: "desktop", scheme: "dark", language: "es" },
  "without JavaScript": { size: "phone", language: "fr", js: false },
  "in Japanese": { size: "phone", language: "ja" },
};

export default function visitorsWay(runner, base) {
  for (const [how, options] of Object.entries(WAYS)) {
    runner.test(`a family finds, joins, changes and leaves a stroll ${how}`, async (visit) => {
      await family(new Walk(visit, await begin(visit, options), options));
    });
    runner.test(`somebody gives and promises milk ${how}`, async (visit) => {
      await giver(new Walk(visit, await begin(visit, options), options));
    });
  }
  runner.test("regions are in the order of the names they are shown by", regionsInOrder);
  runner.test("the numbers on an open page move by themselves", numbersMove);
  runner.test("the browser's position finds the stroll nearby", (visit) => nearby(visit, base));
  runner.test("the interactive map comes when it is asked for", interactiveMap);
}

async function begin(visit, options) {
  const axe = options.js !== false;
  const page = await visit.open("/", { ...options, axe });
  await page.waitForLoadState("load");
  return page;
}

/** One visitor's page, looked at after every step. */
class Walk {
  constructor(visit, page, options) {
    this.visit = visit;
    this.page = page;
    // Without scripts axe cannot run; the same pages are looked at on the other ways.
    this.canLook = options.js !== false;
  }

  async look(where) {
    const faults = this.canLook ? await violations(this.page) : [];
    const wide = this.canLook ? await this.page.evaluate(tooWide) : 0;
    if (wide > 0) faults.push(`${wide} px wider than the window`);
    assert.deepEqual(faults, [], where);
    assert.equal(await this.page.locator("h1").count(), 1, where);
  }

  /** Presses the one button of the main form and waits for the answer. */
  async send(status) {
    const answered = this.page.waitForResponse((answer) => answer.request().isNavigationRequest());
    await this.page.locator("main form[method=post] button:not([type=button])").click();
    assert.equal((await answered).status(), status);
    await this.page.waitForLoadState("load");
    // Chromium logs a refused form as an error; here it is the answer that was asked for.
    const { complaints } = this.visit;
    this.visit.complaints = complaints.filter((line) => status < 400 || !line.includes(`${status}`));
  }

  field(name) {
    return this.page.locator(`main form[method=post] [name="${name}"]`);
  }

  /** The fields that say something is wrong with them. */
  wrong() {
    return this.page
      .locator("[aria-invalid=true]")
      .evaluateAll((fields) => fields.map((field) => field.name));
  }
}

const tooWide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

async function family(walk) {
  const { page } = walk;
  await page.locator("form.find [name=q]").first().fill("virginia béach");
  await page.locator("form.find button:not([type=button])").first().click();
  await page.waitForURL(/\/find\?/);
  await walk.look("find");
  await page.locator('a[href$="/strolls/virginia-beach-va"]').first().click();
  await page.waitForURL(/virginia-beach-va$/);
  await walk.look("stroll");
  await page.locator('a[href$="/virginia-beach-va/join"]').first().click();
  await page.waitForURL(/join$/);
  await walk.look("join form");
  const address = `walker-${crypto.randomUUID()}@example.org`;
  await joinBadly(walk);
  await walk.field("email").fill(address);
  await walk.field("adults").fill("2");
  await walk.field("waiver.signed_name").fill("Wren Example");
  await walk.send(303);
  await walk.look("ticket");
  assert.match(page.url(), /\/registrations\/[0-9a-z]{26}\?token=/);
  assert.equal(await page.locator(".code svg").count(), 1, "a ticket has its code");
  const ticket = page.url();
  await comeAgain(walk, address);
  await walk.visit.go(page, ticket);
  await changeAndLeave(walk);
}

async function joinBadly(walk) {
  await walk.field("name").fill("<b>Wren</b> 🍼");
  await walk.field("email").fill("not an address");
  await walk.field("adults").fill("0");
  await walk.send(422);
  await walk.look("join form with complaints");
  assert.deepEqual(await walk.wrong(), ["email", "adults", "waiver.signed_name"]);
  assert.equal(await walk.field("name").inputValue(), "<b>Wren</b> 🍼", "what was typed stays");
  assert.equal(await walk.field("email").inputValue(), "not an address");
}

async function comeAgain(walk, address) {
  const campaign = `/campaigns/${await edition(walk.visit.base)}`;
  await walk.visit.go(walk.page, `${campaign}/strolls/virginia-beach-va/join`);
  await walk.field("name").fill("Somebody Else");
  await walk.field("email").fill(address.toUpperCase());
  await walk.field("adults").fill("4");
  await walk.field("waiver.signed_name").fill("Somebody Else");
  await walk.send(303);
  await walk.look("link sent");
  assert.match(walk.page.url(), /link-sent$/);
  const text = await walk.page.locator("main").innerText();
  assert.doesNotMatch(text, /Wren/, "nobody learns who signed up before");
  await walk.page.goBack();
  assert.equal(await walk.field("adults").inputValue(), "4", "the way back loses no number");
}

/** The slug of the campaign that takes sign-ups: a year that depends on the calendar. */
async function edition(base) {
  const campaigns = await (await fetch(new URL("/api/v1/campaigns", base))).json();
  const open = campaigns.find((campaign) => campaign.status === "open");
  assert.ok(open, "one campaign is open");
  return open.slug;
}

async function changeAndLeave(walk) {
  const { page } = walk;
  await page.locator('main a[href*="/change?"]').click();
  await page.waitForURL(/\/change\?/);
  await walk.look("change");
  await walk.field("children").fill("-1");
  await walk.send(422);
  assert.deepEqual(await walk.wrong(), ["children"]);
  await walk.field("children").fill("1");
  await walk.send(303);
  await walk.look("ticket after a change");
  await page.locator('main a[href*="/cancellation?"]').click();
  await page.waitForURL(/\/cancellation\?/);
  await walk.look("cancellation");
  await walk.send(303);
  await walk.look("cancelled");
  assert.equal(await page.locator(".code svg").count(), 0, "a cancelled party has no ticket");
}

async function giver(walk) {
  const { page } = walk;
  await page.locator('main a[href$="/give"]').first().click();
  await page.waitForURL(/\/give/);
  await walk.look("give");
  assert.equal(await walk.field("cover_fee").isChecked(), false, "covering the fee is a choice");
  await walk.field("amount").fill("-5");
  await walk.field("name").fill("Finch Example");
  await walk.send(422);
  await walk.look("give with complaints");
  assert.deepEqual(await walk.wrong(), ["amount"]);
  await walk.field("amount").fill("12.50");
  await walk.field("hidden").check();
  await walk.send(303);
  await walk.look("thanks");
  await promise(walk);
}

async function promise(walk) {
  const { page } = walk;
  await walk.visit.go(page, `/campaigns/${await edition(walk.visit.base)}/milk`);
  await walk.look("milk");
  await walk.field("volume").fill("120");
  await walk.send(422);
  await walk.look("milk with complaints");
  assert.deepEqual((await walk.wrong()).sort(), ["consent", "email"]);
  assert.equal(await walk.field("volume").inputValue(), "120");
  await walk.field("email").fill(`donor-${crypto.randomUUID()}@example.org`);
  await walk.field("consent").check();
  await walk.send(303);
  await walk.look("thanks for milk");
}

/** By name, where the codes would have Alaska before Alabama and Iowa before Idaho. */
async function regionsInOrder(visit) {
  const inOrder = (names) => assert.deepEqual(names, names.toSorted(), names.join(", "));
  const open = await edition(visit.base);
  const page = await visit.open(`/campaigns/${open}/strolls`, { size: "desktop" });
  const countries = await page.locator(".regions ul").all();
  assert.ok(countries.length > 1, "there are several countries");
  for (const country of countries) {
    const names = await country.locator("a").allInnerTexts();
    inOrder(names.map((name) => name.replace(/\s*\d+$/, "")));
  }
  await visit.go(page, "/campaigns/2015/report/groups");
  // All groups of that year are in one country.
  const regions = await page.locator("td[data-label=Region]").allInnerTexts();
  assert.ok(regions.includes("Maryland"), regions.join(", "));
  inOrder(regions);
}

async function numbersMove(visit) {
  const campaign = await edition(visit.base);
  const home = await visit.open("/", { size: "desktop" });
  const stroll = await visit.open(`/campaigns/${campaign}/strolls/chicago-il`, { size: "phone" });
  const count = async (page) => {
    const text = await page.locator("[data-live=walkers]").first().innerText();
    return Number(text.replaceAll(/\D/g, ""));
  };
  const before = [await count(home), await count(stroll)];
  const path = `/api/v1/strolls/${campaign}/chicago-il/registrations`;
  const body = {
    name: "Lark Example",
    email: `lark-${crypto.randomUUID()}@example.org`,
    adults: 3,
    children: 0,
    waiver: { version: 1, signed_name: "Lark Example" },
  };
  const answer = await fetch(new URL(path, visit.base), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  assert.equal(answer.status, 201);
  for (const [page, known] of [[home, before[0]], [stroll, before[1]]]) {
    await page.waitForFunction((wanted) => {
      const text = document.querySelector("[data-live=walkers]")?.textContent ?? "";
      return Number(text.replaceAll(/\D/g, "")) === wanted;
    }, known + 3);
  }
}

async function nearby(visit) {
  const position = { latitude: 36.85, longitude: -75.98 };
  const page = await visit.open("/", { size: "phone", position });
  await page.locator("form.find button[type=button]:visible").first().click();
  await page.waitForURL(/lat=/);
  const first = await page.locator(".cards h3 a, .cards a").first().getAttribute("href");
  assert.match(first ?? "", /virginia-beach-va/);
}

async function interactiveMap(visit) {
  const page = await visit.open("/", { size: "desktop" });
  assert.equal(await page.locator(".maplibregl-canvas").count(), 0, "not before it is asked for");
  const button = page.locator("[data-map-open]");
  await button.click();
  await page.locator(".maplibregl-canvas").waitFor({ timeout: 30_000 });
}
