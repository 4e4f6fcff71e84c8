// The desks of members: what each role sees, with and without scripts, and how a member gets out.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";

import { beSomebody } from "../somebody.mjs";
import { lookAt } from "./every-page.mjs";

const ROLES = ["coordinator", "treasurer", "moderator", "leader", "host", "helper"];

export default function desks(runner) {
  for (const [size, scheme] of [["phone", "light"], ["desktop", "dark"]]) {
    runner.test(`every desk is accessible on a ${size} in the ${scheme}`, (visit) =>
      everyDesk(visit, { size, scheme }),
    );
  }
  runner.test("the pages of signing in are accessible in Japanese on a phone", signIn);
  runner.test("a host finds a party, gives a role and signs out without scripts", (visit) =>
    hostsMorning(visit, { size: "phone", js: false }),
  );
  runner.test("a host finds a party, gives a role and signs out", (visit) =>
    hostsMorning(visit, { size: "phone" }),
  );
  runner.test("a host changes the page, postpones the stroll and undoes both", (visit) =>
    hostsChanges(visit, { size: "phone", axe: true }),
  );
  runner.test("a host changes the page, postpones the stroll and undoes both without scripts", (visit) =>
    hostsChanges(visit, { size: "desktop", js: false }),
  );
  runner.test("a member ends the session of another browser", twoBrowsers);
  runner.test("a leader sets up a second step with a code app and lays it down", secondStep);
  runner.test("a leader adds a passkey, signs in with it, and removes it", passkey);
}

/** Follows the links of the desk from its first page, three of a kind. */
async function everyDesk(visit, options) {
  const faults = [];
  for (const role of ROLES) {
    const page = await visit.open(undefined, { ...options, axe: true });
    await beSomebody(page, visit.base, role);
    const queue = ["/desk"];
    const seen = new Set(queue);
    const kinds = new Map();
    while (queue.length > 0) {
      const urlPath = queue.shift();
      const kind = urlPath.split("?")[0].replace(/strolls\/[^/]+/, "strolls/*");
      if ((kinds.get(kind) ?? 0) >= 2) continue;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      await visit.go(page, urlPath);
      faults.push(...(await lookAt(page)).map((fault) => `${role}, ${urlPath}: ${fault}`));
      const hrefs = await page.locator('a[href^="/desk"]').evaluateAll((all) =>
        all.map((link) => link.getAttribute("href").split("#")[0]),
      );
      for (const href of hrefs.filter((one) => !/\.(csv|pdf)/.test(one) && !seen.has(one))) {
        seen.add(href);
        queue.push(href);
      }
    }
    assert.ok(kinds.size > 1, `${role} sees nothing but the first page`);
  }
  assert.deepEqual(faults, []);
}

async function signIn(visit) {
  const page = await visit.open("/be-somebody", { language: "ja", size: "phone", axe: true });
  const faults = await lookAt(page);
  await visit.go(page, "/sign-in");
  faults.push(...(await lookAt(page)));
  await page.locator("input[name=email]").fill("nobody@example.org");
  await page.locator("main form button").click();
  await page.waitForURL("**/sign-in/code");
  faults.push(...(await lookAt(page)));
  await page.locator("input[name=code]").fill("0000-0000");
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.locator("main form button").click();
  assert.equal((await answered).status(), 422);
  assert.equal(await page.locator("input[name=code]").inputValue(), "0000-0000");
  faults.push(...(await lookAt(page)));
  assert.deepEqual(faults, []);
  // The browser writes every answer of 422 to its console.
  visit.complaints = visit.complaints.filter((complaint) => !complaint.includes("422"));
}

async function hostsMorning(visit, options) {
  const page = await visit.open(undefined, options);
  await beSomebody(page, visit.base, "host");
  await page.locator("main .rows a").first().click();
  await page.locator('main a[href$="/roster"]').first().click();
  const rows = page.locator("table tbody tr");
  const all = await rows.count();
  assert.ok(all > 3, `only ${all} parties`);
  const name = (await rows.nth(1).locator("td").first().innerText()).trim();
  await page.locator("input[type=search]").fill(name.toUpperCase());
  await page.locator("main .find button").click();
  await page.waitForURL("**/roster?q=*");
  assert.ok((await rows.count()) < all, "the search narrows the list");
  assert.equal((await rows.first().locator("td").first().innerText()).trim(), name);
  await page.goBack();
  await page.locator(".strip a").last().click();
  await page.locator('main a[href$="/members"]').click();
  const address = options.js === false ? "plain.helper@ounce.example" : "new.helper@ounce.example";
  await page.locator("#f-email").fill(address);
  await page.locator("#f-role").selectOption("helper");
  await page.locator("#f-why").fill("She brings the cooler");
  await page.locator("main form[action$='/invite'] button").click();
  await page.waitForLoadState();
  const invited = page.locator("section[aria-labelledby=invited] li", { hasText: address });
  assert.equal(await invited.count(), 1, "the invitation waits for an answer");
  await page.locator(".undo button").click();
  await page.waitForLoadState();
  assert.equal(await invited.count(), 0, "the invitation is taken back");
  const row = page.locator("main .rows").first().locator("li", { hasText: "hal.helper@" });
  await row.locator("summary").click();
  await row.locator("button").click();
  await page.waitForLoadState();
  assert.equal(await row.count(), 0, "the helper is off the list");
  await page.locator(".undo button").click();
  await page.waitForLoadState();
  assert.equal(await row.count(), 1, "undone");
  await page.locator(".strip a").first().click();
  await page.locator('form[action="/sign-out"] button').click();
  await page.waitForURL("**/sign-in");
  await visit.go(page, "/desk");
  assert.ok(page.url().includes("/sign-in?to="), page.url());
}

/** Ends as it began, so that it can be done again. */
async function hostsChanges(visit, options) {
  const page = await visit.open(undefined, options);
  const faults = [];
  const look = async () => {
    if (options.js !== false) faults.push(...(await lookAt(page)));
  };
  await beSomebody(page, visit.base, "host");
  await page.locator("main .rows a").first().click();
  const desk = page.url().split("?")[0];
  await page.locator('main a[href$="/page"]').click();
  const point = page.locator("#f-meeting_point");
  const before = await point.inputValue();
  await point.fill("The old boathouse");
  await page.locator("#f-distance").fill("1");
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.locator("main form[action$='/page'] button").click();
  assert.equal((await answered).status(), 422, "a length without its unit");
  assert.equal(await point.inputValue(), "The old boathouse", "what was typed stays");
  await look();
  visit.complaints = visit.complaints.filter((complaint) => !complaint.includes("422"));
  await page.locator("#f-distance").fill("1.5 mi");
  await page.locator("main form[action$='/page'] button").click();
  await page.waitForURL("**?done=*");
  assert.ok((await page.locator(".undo p").innerText()).includes("The old boathouse"));
  await look();
  await page.locator(".strip .end").click();
  assert.ok((await page.locator("main").innerText()).includes("The old boathouse"), "it is public");
  await page.goto(desk);
  await page.locator(".undo button").click();
  await page.waitForURL("**?done=undone");
  await page.locator('main a[href$="/page"]').click();
  assert.equal(await point.inputValue(), before, "undone");
  await page.goto(`${desk}/status`);
  await page.locator("#next-undated").check();
  await page.locator("#f-why").fill("The path is under water.");
  await page.locator("section[aria-labelledby=postpone] button").click();
  await page.waitForURL("**/status/preview");
  assert.ok((await page.locator("main .letter").innerText()).includes("The path is under water."));
  await look();
  await page.locator("main form[action$='/status'] button").click();
  await page.waitForURL("**?done=*");
  await page.locator(".undo button").click();
  await page.waitForURL("**?done=undone");
  assert.equal(await page.locator(".badge.good").count(), 1, "it takes place");
  assert.deepEqual(faults, []);
}

async function twoBrowsers(visit) {
  const [phone, desk] = [await visit.open(), await visit.open()];
  await beSomebody(phone, visit.base, "treasurer");
  await beSomebody(desk, visit.base, "treasurer");
  await visit.go(phone, "/desk/sessions");
  assert.ok((await phone.locator("main .rows li").count()) >= 2);
  await phone.locator('form[action="/desk/sessions/end-others"] button').click();
  await phone.waitForLoadState();
  assert.equal(await phone.locator("main .rows li").count(), 1);
  await visit.go(desk, "/desk");
  assert.ok(desk.url().includes("/sign-in"), desk.url());
  await visit.go(phone, "/desk");
  assert.ok(phone.url().endsWith("/desk"), phone.url());
}

/** Gives the page a device that makes passkeys, and touches it by itself. */
async function withDevice(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const verifies = (isUserVerified) =>
    session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
  return { verifies };
}

async function passkey(visit) {
  // A browser makes no passkey for an address of numbers.
  visit.base = visit.base.replace("127.0.0.1", "localhost");
  const page = await visit.open(undefined, { size: "phone", axe: true });
  const device = await withDevice(page);
  await beSomebody(page, visit.base, "leader");
  await visit.go(page, "/desk/second-step");
  await page.locator("#f-name").fill("My telephone");
  await page.locator("#f-passkey button").click();
  await page.locator("main .rows li").waitFor();
  const faults = await lookAt(page);
  assert.ok((await page.locator("main .rows li").innerText()).includes("My telephone"));
  // The device has it already.
  await page.locator("#f-passkey button").click();
  const problem = page.locator("#f-passkey [data-passkey-problem]");
  await problem.waitFor();
  assert.ok((await problem.innerText()).includes("already"), await problem.innerText());
  // A finger that the device does not know.
  await page.context().clearCookies();
  await visit.go(page, "/sign-in?to=/desk/sessions");
  faults.push(...(await lookAt(page)));
  await device.verifies(false);
  await page.locator("#f-passkey button").click();
  await problem.waitFor();
  assert.ok(page.url().includes("/sign-in"), page.url());
  faults.push(...(await lookAt(page)));
  await device.verifies(true);
  await page.locator("#f-passkey button").click();
  // The address of the sign-in ends with the same words: it says where to go after.
  await page.waitForURL((url) => url.pathname === "/desk/sessions");
  await visit.go(page, "/desk/second-step");
  await page.locator('form[action$="/remove"] button').first().click();
  await page.waitForLoadState();
  assert.equal(await page.locator("main .rows li").count(), 0, "it is removed");
  await page.context().clearCookies();
  await visit.go(page, "/sign-in");
  await page.locator("#f-passkey button").click();
  await page.locator("main .summary").waitFor();
  assert.ok(page.url().includes("/sign-in"), "a passkey that is gone opens nothing");
  faults.push(...(await lookAt(page)));
  visit.complaints = visit.complaints.filter((line) => !line.includes("422"));
  assert.deepEqual(faults, []);
}

/** The code that an app shows at a moment (RFC 6238) for the secret of an otpauth address. */
function codeOf(address, at = Date.now()) {
  const letters = new URL(address).searchParams.get("secret");
  const bits = [...letters]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac("sha1", key).update(step).digest();
  const number = hash.readUInt32BE(hash[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

async function secondStep(visit) {
  const page = await visit.open(undefined, { size: "phone", axe: true });
  await beSomebody(page, visit.base, "leader");
  await visit.go(page, "/desk/second-step");
  await page.locator('form[action$="/begin"] button').click();
  await page.waitForLoadState();
  const faults = await lookAt(page);
  const address = await page.locator('a[href^="otpauth:"]').getAttribute("href");
  await page.locator("#f-code").fill(codeOf(address));
  await page.locator('form[action$="/confirm"] button').click();
  await page.waitForLoadState();
  assert.equal(await page.locator(".codes li").count(), 10, "the recovery codes are shown");
  faults.push(...(await lookAt(page)));
  await page.locator('form[action$="/remove"] button').click();
  await page.waitForLoadState();
  assert.equal(await page.locator(".codes li").count(), 0);
  assert.equal(await page.locator('form[action$="/remove"]').count(), 0, "it is laid down");
  assert.deepEqual(faults, []);
}
