// The two screens by which a log goes from phone to phone: one shows codes, the other reads them.

import { keepCarried, phone, unsentOwn } from "./day.mjs";
import { Series, codesOf } from "./day_carry.mjs";
import { fill, html, raw, say } from "./day_page.mjs";

/** How long each code stands: longer than a slow phone takes for two pictures. */
const EACH_MS = 450;

export function series(view) {
  let timer = 0;
  let read = null;

  async function show() {
    const own = unsentOwn();
    const { encodeQR } = await import(document.body.dataset.writer);
    const codes = await codesOf(phone.book.device, phone.token, own);
    view.frame("more", html`<h1>${say("day-codes-show")}</h1><p>${say("day-codes-show-text")}</p>
<div class="code" data-code></div><p data-of></p>${view.button("more", say("day-codes-done"), "quiet")}`);
    let n = 0;
    const next = () => {
      const place = document.querySelector("[data-code]");
      if (!place) return clearInterval(timer);
      fill(place, raw(encodeQR(codes[n], "svg", { ecc: "low", encoding: "alphanumeric" })));
      fill(document.querySelector("[data-of]"), say("day-codes-of", { n: n + 1, all: codes.length }));
      n = (n + 1) % codes.length;
    };
    clearInterval(timer);
    if (codes.length > 0) {
      timer = setInterval(next, EACH_MS);
      next();
    }
  }

  function take() {
    read = new Series();
    view.frame("more", html`<h1>${say("day-codes-take")}</h1><p>${say("day-codes-take-text")}</p>
<div data-camera></div><p role="status" data-of></p>${view.button("more", say("day-codes-done"), "quiet")}`);
    return view.scan(seen);
  }

  async function seen(text) {
    if (!read.take(text)) return;
    const place = document.querySelector("[data-of]");
    if (place) fill(place, say("day-codes-got", { n: read.got, all: read.all }));
    const whole = await read.whole();
    if (!whole || !read) return;
    read = new Series();
    const n = await keepCarried(whole);
    view.show("more");
    view.say(say("day-codes-taken", { n }));
  }

  return { does: { "codes-show": show, "codes-take": take } };
}
