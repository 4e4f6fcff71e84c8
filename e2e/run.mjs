// The browser tests: node e2e/run.mjs [BINARY] [--base URL] [--only TEXT]
//
// Starts the demo unless `--base` names one that runs, then runs every file in e2e/suite/. Each of
// them exports a function that is given a runner and the address, and adds its tests.

import { readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { launch } from "./browser.mjs";
import { Runner } from "./runner.mjs";
import { startDemo } from "./service.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(here);

const { values, positionals } = parseArgs({
  options: { base: { type: "string" }, only: { type: "string", default: "" } },
  allowPositionals: true,
});
// An interrupted run goes through "exit", where the service is stopped.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));

const binary = path.resolve(positionals[0] ?? path.join(root, "target/debug/ounce"));
const service = values.base
  ? { base: values.base.replace(/\/$/, ""), stop: async () => {} }
  // `plain-http.mjs` calls it by this name.
  : await startDemo(binary, { args: ["--host", "stroll.test"] });
let browser;
let count = { passed: 0, failed: 1 };
try {
  browser = await launch();
  const runner = new Runner();
  const suites = (await readdir(path.join(here, "suite"))).filter((file) => file.endsWith(".mjs"));
  for (const file of suites.sort()) {
    const { default: suite } = await import(path.join(here, "suite", file));
    await suite(runner, service.base);
  }
  count = await runner.run({
    base: service.base,
    program: service.dir ? { binary, dir: service.dir } : null,
    browser,
    only: values.only,
    pictures: path.join(root, ".set-up/pictures"),
  });
  if (count.passed + count.failed === 0) {
    console.log(`no test's name contains "${values.only}"`);
    count.failed = 1;
  }
} finally {
  await browser?.close();
  await service.stop();
}
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed === 0 ? 0 : 1;
