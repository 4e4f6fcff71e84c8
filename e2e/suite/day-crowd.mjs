// A full morning: 200 families on two phones without network, with everything else that is noted. What
// the service makes of it is what a fold in Python makes of what the phones sent, and the book adds up.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { backOnline, coldStart, enroll, figures, getReady, host, phoneWith, signUp, unsent } from "../park.mjs";

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const FAMILIES = 200;
/** So many come by both phones. */
const BOTH = 20;

export default function dayCrowd(runner) {
  runner.test("200 families on two phones are what another fold makes of them, and the book adds up", crowd);
}

/**
 * Lets these families arrive on a phone, one after the other, as quickly as the page answers. Runs in
 * the page. How long each answer took, in milliseconds.
 */
async function taps(names) {
  const settled = (selector) => new Promise((resolve) => {
    const look = () => {
      const found = document.querySelector(selector);
      if (found) resolve(found);
      return Boolean(found);
    };
    if (look()) return;
    const watch = new MutationObserver(() => { if (look()) watch.disconnect(); });
    watch.observe(document.body, { childList: true, subtree: true });
  });
  const took = [];
  for (const name of names) {
    const field = await settled("input[name=q]");
    field.value = name;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    const start = performance.now();
    (await settled('[data-does="arrive"], [data-does="look"]')).click();
    const next = await settled('.verdict [data-does="next"]');
    took.push(performance.now() - start);
    next.click();
  }
  return took.sort((a, b) => a - b);
}

async function notes(phone, n) {
  for (let at = 0; at < 5; at += 1) {
    await phone.locator('[data-does="cash"]').click();
    await phone.locator("input[name=amount]").fill(`${10 * n + at}.25`);
    await phone.locator("form button.wide").click();
    await phone.locator(".done").waitFor();
    await phone.locator('[data-does="milk"]').click();
    await phone.locator("input[name=volume]").fill(`${n + at}.5`);
    await phone.locator("form button.wide").click();
    await phone.locator(".done").waitFor();
    await phone.locator('[data-does="gate"]').click();
    await phone.locator('[data-does="walk-up"]').click();
    for (const name of ["name", "signed"]) await phone.locator(`input[name=${name}]`).fill(`Wren ${n} ${at}`);
    await phone.locator("form button.wide").click();
    await phone.locator('.verdict [data-does="next"]').click();
  }
  // The last gift was a mistake.
  await phone.locator('[data-does="more"]').click();
  await phone.locator("li", { hasText: "Cash" }).first().locator('[data-does="undo"]').click();
  await phone.locator('[data-does="headcount"]').click();
  await phone.locator("input[name=people]").fill(`${400 + n}`);
  await phone.locator("form button.wide").click();
  await phone.locator(".done").waitFor();
}

/** What a phone is told that others noted, all of it. */
async function ofOthers(visit, api, token) {
  const all = [];
  for (let since = null; ;) {
    const answer = await fetch(new URL(`${api}/entries`, visit.base), {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ since, entries: [] }),
    });
    assert.equal(answer.status, 200);
    const { entries, cursor } = await answer.json();
    if (entries.length === 0) return all;
    all.push(...entries);
    since = cursor;
  }
}

/** The facts by which entries are read, from the list of a phone, and which phone it is. */
async function factsOf(visit, api, token) {
  const answer = await fetch(new URL(api, visit.base), { headers: { authorization: `Bearer ${token}` } });
  const { roster, stroll } = await answer.json();
  const facts = {
    registrations: Object.fromEntries(roster.map((row) =>
      [row.registration, { here: true, standing: row.standing }])),
    tickets: {},
    currency: stroll.currency,
    banks: stroll.banks.map((bank) => bank.bank),
    waivers: stroll.waiver.version,
    placed: [],
  };
  return { facts, device: stroll.device };
}

function foldInPython(asked) {
  const python = path.join(root, ".set-up/venv/bin/python");
  const child = spawn(python, [path.join(root, "e2e/day/fold.py"), "--state"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(JSON.stringify(asked));
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (part) => { said += part; });
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(JSON.parse(said)) : reject(new Error(`python: ${code}`))));
  });
}

async function crowd(visit) {
  const desk = await host(visit);
  const names = Array.from({ length: FAMILIES }, (_, n) => `Crowd ${String(n).padStart(3, "0")} Example`);
  for (const [n, name] of names.entries()) await signUp(visit, desk, name, 1 + (n % 4));
  const links = [];
  for (const name of ["Phone of the left", "Phone of the right"]) links.push(await enroll(visit, desk, name));
  const phones = [];
  for (const link of links) phones.push(await phoneWith(visit, link));
  for (const phone of phones) await getReady(phone);
  for (const phone of phones) await coldStart(phone);
  const half = (FAMILIES + BOTH) / 2;
  for (const [n, phone] of phones.entries()) {
    const took = await phone.evaluate(taps, n === 0 ? names.slice(0, half) : names.slice(-half));
    console.log(`    a tap was answered in ${took[took.length >> 1].toFixed(0)} ms, nineteen of twenty within ${
      took[Math.floor(took.length * 0.95)].toFixed(0)} ms`);
    await notes(phone, n + 1);
    assert.equal(await unsent(phone), half + 5 * 3 + 2);
  }
  for (const phone of phones) await backOnline(phone);

  const [token, other] = links.map((link) => link.split("#")[1]);
  const api = `/api/v1/strolls/${/campaigns\/([^/]+)\/strolls\/([^/]+)/.exec(desk.path).slice(1).join("/")}/day`;
  const entries = [...(await ofOthers(visit, api, token)), ...(await ofOthers(visit, api, other))];
  const mine = entries.filter((entry) => entry.registration !== undefined);
  assert.ok(mine.length >= FAMILIES + BOTH);
  const { facts, device } = await factsOf(visit, api, token);
  const ours = [device, (await factsOf(visit, api, other)).device];
  const state = await foldInPython({
    entries: entries.map((entry) => ({ ...entry, taken: "in-time" })),
    facts,
  });
  await visit.go(desk.page, desk.path);
  const shown = await figures(desk.page);
  const number = (text) => Number(text.replaceAll(/[^\d.]/g, ""));
  assert.equal(number(shown.Arrived), state.arrived.people);
  assert.equal(number(shown["Walked in"]), state.walked_in.people);
  assert.equal(number(shown.Headcount), state.headcount);
  assert.equal(number(shown.Cash), Number(state.cash[0].amount));
  assert.equal(number(shown.Milk), Math.round(state.milk_ml / 29.5735295625));
  assert.equal(state.cash.length, 1);
  assert.equal(state.review.filter((one) => one.code === "arrived-twice").length, BOTH);
  // The fold knows no tickets with a signature, and phones of another test may have let some in.
  const isTheirs = (one) => one.entries.every((entry) => !ours.includes(entry.device));
  const known = state.review.filter((one) => !(one.code === "unknown-registration" && isTheirs(one)));
  const questions = desk.page.locator('form[action$="/day/settle"]');
  assert.equal(await questions.count(), known.length);
  for (let left = await questions.count(); left > 0; left -= 1) {
    await questions.first().locator("input[name=answer][value=stands]").check();
    await questions.first().locator("button").click();
    await desk.page.waitForFunction((most) =>
      document.querySelectorAll('form[action$="/day/settle"]').length === most, left - 1);
  }
  await desk.page.getByText("Nothing to settle.").waitFor();
  assert.deepEqual(await figures(desk.page), shown);
  await addsUp(visit);
  visit.complaints = visit.complaints.filter((one) => !/ERR_INTERNET_DISCONNECTED/.test(one));
}

/** `ounce verify` finds nothing in the database that the service writes to. */
async function addsUp(visit) {
  if (!visit.program) return;
  const { binary, dir } = visit.program;
  const database = `sqlite:${path.join(dir, "demo", "ounce.db")}`;
  const { stdout } = await promisify(execFile)(binary, ["verify", "--db", database]);
  console.log(`    ${stdout.trim().split("\n").at(-1)}`);
}
