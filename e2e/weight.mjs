// What a first visit weighs, as it comes over the wire: node e2e/weight.mjs BASE_URL [PATH …]
//
// Prints one line per path: all bytes, the fonts' and the drawn map's share, and the requests.
// A fresh visitor on a phone each time, so nothing is cached; headers count, as they are paid for.

import { launch, view } from "./browser.mjs";

const [base, ...paths] = process.argv.slice(2);
if (!base) {
  console.error("usage: node e2e/weight.mjs BASE_URL [PATH …]");
  process.exit(2);
}

async function weigh(browser, urlPath) {
  const context = await view(browser, { size: "phone" });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  const kinds = new Map();
  const weight = { all: 0, fonts: 0, map: 0, requests: 0 };
  await network.send("Network.enable");
  network.on("Network.responseReceived", ({ requestId, response, type }) => {
    const isMap = new URL(response.url).pathname.split("/").pop()?.startsWith("map");
    kinds.set(requestId, isMap ? "map" : type === "Font" ? "fonts" : null);
  });
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    weight.all += encodedDataLength;
    weight.requests += 1;
    if (kind) weight[kind] += encodedDataLength;
  });
  // A page that listens for the live tally never becomes idle; loaded with its fonts is enough.
  await page.goto(new URL(urlPath, base).href, { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await context.close();
  return weight;
}

const browser = await launch();
try {
  for (const urlPath of paths.length > 0 ? paths : ["/"]) {
    const { all, fonts, map, requests } = await weigh(browser, urlPath);
    console.log(`weight path=${urlPath} all=${all} fonts=${fonts} map=${map} requests=${requests}`);
  }
} finally {
  await browser.close();
}
