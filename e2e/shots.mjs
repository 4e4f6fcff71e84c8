// Pictures of pages, to be looked at by people:
//   node e2e/shots.mjs BASE_URL OUTDIR [--size phone,desktop] [--scheme light,dark]
//     [--language en,es,fr,ja] [--js on,off] [--viewport-only] [--as host] PATH …
//
// One PNG per path and combination; files are called path.size.scheme.language.js.png. Without
// options: phone and desktop, light, English, with JavaScript, the whole page. With --as, signed in
// as the one of a demo's members who has this role.

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";

import { LANGUAGES, SIZES, launch, view } from "./browser.mjs";
import { beSomebody } from "./somebody.mjs";

const CHOICES = {
  size: Object.keys(SIZES),
  scheme: ["light", "dark"],
  language: Object.keys(LANGUAGES),
  js: ["on", "off"],
};

const { values, positionals } = parseArgs({
  options: {
    size: { type: "string", default: "phone,desktop" },
    scheme: { type: "string", default: "light" },
    language: { type: "string", default: "en" },
    js: { type: "string", default: "on" },
    "viewport-only": { type: "boolean", default: false },
    as: { type: "string", default: "" },
  },
  allowPositionals: true,
});
const [base, folder, ...paths] = positionals;
if (!base || !folder) {
  console.error("usage: node e2e/shots.mjs BASE_URL OUTDIR [options] PATH …");
  process.exit(2);
}

function chosen(option) {
  const wanted = values[option] === "all" ? CHOICES[option] : values[option].split(",");
  const unknown = wanted.find((word) => !CHOICES[option].includes(word));
  if (unknown !== undefined) {
    console.error(`--${option} ${unknown}: one of ${CHOICES[option].join(", ")}, or all`);
    process.exit(2);
  }
  return wanted;
}

function fileName(urlPath, ...rest) {
  const stem = urlPath.replaceAll(/[^\p{L}\p{N}]+/gu, "-").replaceAll(/^-|-$/g, "") || "home";
  return [stem, ...rest, "png"].join(".");
}

await mkdir(folder, { recursive: true });
const browser = await launch();
try {
  for (const size of chosen("size"))
    for (const scheme of chosen("scheme"))
      for (const language of chosen("language"))
        for (const js of chosen("js")) {
          const context = await view(browser, { size, scheme, language, js: js === "on" });
          const page = await context.newPage();
          if (values.as) await beSomebody(page, base, values.as);
          for (const urlPath of paths.length > 0 ? paths : ["/"]) {
            const answer = await page.goto(new URL(urlPath, base).href);
            const file = path.join(folder, fileName(urlPath, size, scheme, language, `js-${js}`));
            await page.screenshot({ path: file, fullPage: !values["viewport-only"] });
            console.log(`${answer?.status()} ${urlPath} ${file}`);
          }
          await context.close();
        }
} finally {
  await browser.close();
}
