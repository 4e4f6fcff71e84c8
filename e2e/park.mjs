// What the tests of the day share: the host's page, phones that are enrolled from it, families.

import assert from "node:assert/strict";

import { beSomebody } from "./somebody.mjs";

/** The host's page of the day. */
export async function host(visit) {
  const page = await visit.open(undefined, { size: "desktop", axe: true });
  await beSomebody(page, visit.base, "host");
  const href = await page.locator('a[href*="/strolls/"]').first().getAttribute("href");
  const path = `${href.split("?")[0]}/day`;
  await visit.go(page, path);
  return { page, path };
}

/** Enrolls a phone; the address that its code holds. */
export async function enroll(visit, { page, path }, name) {
  await visit.go(page, path);
  await page.locator("input[name=name]").fill(name);
  await page.locator('form[action$="/day/enroll"] button').click();
  await page.locator(".qr svg").waitFor();
  return page.locator('a[href^="/day/"]').getAttribute("href");
}

export async function phoneWith(visit, link, options = {}) {
  const phone = await visit.open(link, { size: "phone", axe: true, ...options });
  await phone.locator("[data-list] li").first().waitFor();
  return phone;
}

export async function getReady(phone) {
  await phone.locator('[data-does="more"]').click();
  await phone.locator('[data-does="get-ready"]').click();
  await phone.getByText("Ready for the park: checked").waitFor();
}

/** No network, and the page is opened anew: all of it has to be on the phone. */
export async function coldStart(phone) {
  await phone.context().setOffline(true);
  await phone.reload();
  await phone.locator("[data-list] li").first().waitFor();
}

export const unsent = async (phone) =>
  Number((await phone.locator("[data-unsent]").getAttribute("data-unsent")) ?? 0);

export async function backOnline(phone) {
  await phone.context().setOffline(false);
  await phone.evaluate(() => dispatchEvent(new Event("online")));
  await phone.waitForFunction(() => !document.querySelector("[data-unsent]"));
}

/** The figures of the desk by their names. */
export const figures = (page) => page.locator("dl.trio").evaluate((list) =>
  Object.fromEntries([...list.children].map((one) =>
    [one.querySelector("dt").textContent, one.querySelector("dd").textContent])));

/** By how much each figure of the desk has grown. */
export function grown(before, after) {
  const number = (text) => Number((text ?? "0").replaceAll(/[^\d.]/g, "") || 0);
  return Object.fromEntries(Object.keys(after).map((name) =>
    [name, Number((number(after[name]) - number(before[name])).toFixed(2))]));
}

/** A family that signs up at the stroll of a desk; the address of its ticket. */
export async function signUp(visit, { path }, name, adults = 1) {
  const [, campaign, stroll] = /campaigns\/([^/]+)\/strolls\/([^/]+)/.exec(path);
  const answer = await fetch(
    new URL(`/api/v1/strolls/${campaign}/${stroll}/registrations`, visit.base),
    {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        name,
        email: `${crypto.randomUUID()}@example.org`,
        adults,
        children: 0,
        waiver: { version: 1, signed_name: name },
      }),
    },
  );
  assert.equal(answer.status, 201, await answer.clone().text());
  return (await answer.json()).links.manage;
}
