// Keeps the page of the day, so that it opens without network. VERSION and FILES stand before this.
//
// A newer version waits until the page says that it may take over. It is never asked while the phone
// has something that was not sent.

const NAME = `ounce-day-${VERSION}`;
const isDay = (path) => /^\/day\/[^/]+\/[^/]+$/.test(path);

async function kept(path) {
  const cache = await caches.open(NAME);
  const answer = await fetch(path, { credentials: "same-origin", cache: "no-store" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  await cache.put(path, answer.clone());
  return answer;
}

async function fill() {
  const cache = await caches.open(NAME);
  await cache.addAll(FILES);
  // The pages of the version before would ask for its files, which go with it.
  for (const name of await caches.keys()) {
    if (!name.startsWith("ounce-day-") || name === NAME) continue;
    for (const request of await (await caches.open(name)).keys()) {
      const path = new URL(request.url).pathname;
      if (isDay(path)) await kept(path);
    }
  }
}

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith("ounce-day-") && name !== NAME) await caches.delete(name);
  }
  await clients.claim();
}

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));

addEventListener("message", (event) => {
  const { does, path } = event.data;
  if (does === "take-over") skipWaiting();
  if (does === "keep" && isDay(path)) {
    const said = (is) => event.ports[0]?.postMessage(is);
    event.waitUntil(kept(path).then(() => said(true), () => said(false)));
  }
});

addEventListener("fetch", (event) => {
  const { method, url, mode } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  if (FILES.includes(pathname) || (mode === "navigate" && isDay(pathname))) {
    const find = async () => {
      const found = await (await caches.open(NAME)).match(pathname);
      return found ?? (mode === "navigate" ? kept(pathname).catch(() => fetch(event.request))
        : fetch(event.request));
    };
    event.respondWith(find());
  }
});
