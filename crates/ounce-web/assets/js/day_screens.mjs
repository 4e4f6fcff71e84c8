// The screens of the phone. Each is written once when it opens; the bar and the list are written anew
// whenever something changes, so that nothing that is being typed is lost.

import { Camera } from "./day_camera.mjs";
import { enrol, file, getReady, note, phone, renew, scannedTicket, send, undo, unsent, unsentOwn } from "./day.mjs";
import { fill, html, money, partyOf, say, time } from "./day_page.mjs";
import { forms } from "./day_forms.mjs";
import { series } from "./day_series.mjs";
import { verdicts } from "./day_verdicts.mjs";

/** As many rows as a thumb scrolls; a name finds the others. */
const MOST = 60;

export function screens(root) {
  const camera = new Camera();
  let screen = "";
  let tab = "waiting";
  let isScanning = false;
  let isLocked = false;
  let reading = scanned;
  const one = (selector) => root.querySelector(selector);
  const zone = () => phone.book.pack.stroll.time_zone;
  const clock = (at) => time(at, zone());

  const button = (does, words, more = "") =>
    html`<button type="button" class="wide ${more}" data-does="${does}">${words}</button>`;

  function bar() {
    const place = one("[data-bar]");
    if (!place || !phone.book?.pack) return;
    const waiting = unsent();
    fill(place, html`<b>${say("day-here", { here: phone.book.people(), all: phone.book.expected() })}</b>
${waiting > 0 && html`<span class="pill" data-unsent="${waiting}">${say("day-unsent", { n: waiting })}</span>`}
${phone.isBroken && html`<p class="broken" role="alert">${say("day-disk-broken")}</p>`}
${phone.worker && waiting === 0 && html`<button type="button" class="pill" data-does="renew">${say("day-new-page")}</button>`}`);
  }

  function frame(name, inner) {
    const tabs = [["gate", "day-gate"], ["cash", "day-cash"], ["milk", "day-milk"], ["more", "day-more"]];
    return html`<div class="bar" data-bar></div><div class="screen">${inner}</div>
<nav class="tabs">${tabs.map(([to, words]) => html`<button type="button" data-does="${to}"${
  to === name ? html` aria-current="page"` : ""}>${say(words)}</button>`)}</nav>`;
  }

  function row(party) {
    const came = phone.book.here.get(party.registration);
    const party_ = partyOf(party);
    const waits = party.standing === "waiting" ? ` · ${say("day-waiting-list")}` : "";
    return html`<li><div><b>${party.name || say("day-no-name")}</b><p>${party_}${waits}</p></div>
${came ? html`<button type="button" class="quiet" data-does="look" data-id="${party.registration}">${say("day-here-since", { time: clock(came[0].at) })}</button>`
    : html`<button type="button" data-does="arrive" data-id="${party.registration}">${say("day-arrive")}</button>`}</li>`;
  }

  function list() {
    const place = one("[data-list]");
    if (!place) return;
    const text = one("input[name=q]").value;
    const found = phone.book.search(text);
    const came = found.filter((party) => phone.book.here.has(party.registration));
    const waiting = found.filter((party) => !phone.book.here.has(party.registration));
    const shown = tab === "came" ? came : waiting;
    fill(place, html`<div class="pair" role="group">
<button type="button" data-does="tab-waiting" aria-pressed="${tab === "waiting"}">${say("day-not-here", { n: waiting.length })}</button>
<button type="button" data-does="tab-came" aria-pressed="${tab === "came"}">${say("day-are-here", { n: came.length })}</button></div>
<ul class="rows">${shown.slice(0, MOST).map(row)}</ul>
${shown.length > MOST && html`<p>${say("day-more-rows", { n: shown.length - MOST })}</p>`}
${found.length === 0 && html`<p>${say("day-none-found")}</p>`}
${button("walk-up", say("day-walk-up"), "quiet")}`);
  }

  const plain = {
    gate: () => {
      fill(root, frame("gate", html`<h1 class="vh">${say("day-gate")}</h1>
<div data-camera>${button("scan", say("day-scan"), "quiet")}</div>
<form data-form="find"><label class="vh" for="q">${say("day-search")}</label>
<input id="q" name="q" type="search" autocomplete="off" enterkeyhint="search" placeholder="${say("day-search")}"></form>
<div data-list></div>`));
      one("input[name=q]").addEventListener("input", list);
      list();
    },
    more: () => {
      const { ready, listAt, sentAt } = phone;
      const own = phone.book.own.filter((entry) => entry.kind !== "undo").slice(-30).reverse();
      fill(root, frame("more", html`<h1>${say("day-more")}</h1>
<p class="state" role="status">${ready ? say("day-ready", { time: clock(ready.at), people: ready.people }) : say("day-not-ready")}</p>
<p role="status" data-said></p><p class="wrong" role="alert" data-wrong></p>
${button("get-ready", say("day-get-ready"))}
<p>${say("day-list-of", { time: clock(listAt) })} ${sentAt > 0 && say("day-sent-at", { time: clock(sentAt) })}</p>
${button("headcount", say("day-headcount"), "quiet")}${button("note", say("day-note"), "quiet")}
<h2>${say("day-log")}</h2>
${own.length === 0 ? html`<p>${say("day-log-empty")}</p>` : html`<ul class="rows">${own.map(noted)}</ul>`}
<h2>${say("day-carry")}</h2><p>${say("day-carry-why")}</p>
${unsentOwn().length > 0 && document.body.dataset.writer && button("codes-show", say("day-codes-show"), "quiet")}
${button("codes-take", say("day-codes-take"), "quiet")}
<h2>${say("day-file")}</h2><p>${say("day-file-why")}</p>${button("file", say("day-file-save"), "quiet")}`));
    },
    enroll: (wrong) => {
      fill(root, html`<div class="screen"><h1>${say("day-enroll-title")}</h1><p>${say("day-enroll-text")}</p>
<div data-camera>${button("scan", say("day-enroll-scan"))}</div>
<form data-form="enroll" novalidate><label for="code">${say("day-enroll-code")}</label>
<p class="wrong" role="alert" data-wrong>${wrong && say(wrong)}</p>
<input id="code" name="code" autocomplete="off" autocapitalize="none" spellcheck="false">
<button class="wide">${say("day-enroll-button")}</button></form><p>${say("day-enroll-home")}</p></div>`);
    },
    ended: () => {
      const left = unsent();
      fill(root, html`<div class="screen"><h1>${say("day-ended")}</h1>
<p>${left > 0 ? say("day-ended-left", { n: left }) : say("day-ended-sent")}</p>
${left > 0 && button("file", say("day-file-save"))}${button("again", say("day-enroll-title"), "quiet")}</div>`);
    },
    unsafe: () => fill(root, html`<div class="screen"><h1>${say("day-unsafe")}</h1><p>${say("day-unsafe-text")}</p></div>`),
  };

  function noted(entry) {
    const { currency } = phone.book.pack.stroll;
    const row = phone.book.byId.get(entry.registration);
    const what = {
      arrived: () => `${row?.name ?? entry.ticket ?? ""} · ${partyOf(entry)}`,
      walked_in: () => `${entry.name} · ${partyOf(entry)}`,
      cash: () => `${money(entry.amount, currency)} · ${say("day-receipt", { receipt: entry.receipt })}`,
      milk: () => say("day-millilitres-of", { n: entry.millilitres }),
      headcount: () => say("day-people", { n: entry.people }),
      note: () => entry.text,
    }[entry.kind]?.() ?? "";
    const isGone = phone.book.isUndone(entry);
    return html`<li class="${isGone ? "gone" : ""}"><div><b>${say(`day-kind-${entry.kind}`)}</b><p>${what} · ${clock(entry.at)}</p></div>
${isGone ? html`<span>${say("day-undone")}</span>` : html`<button type="button" class="quiet" data-does="undo" data-seq="${entry.seq}">${say("day-undo")}</button>`}</li>`;
  }

  function show(name, more) {
    close();
    if (name !== screen) view.forms.leave();
    screen = name;
    if (plain[name]) plain[name](more);
    else if (view.forms[name]) fill(root, frame(name, view.forms[name](more)));
    bar();
    const first = root.querySelector("[autofocus]") ?? root.querySelector("h1");
    if (first?.tagName === "H1") first.tabIndex = -1;
    first?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  /** A verdict fills the screen; the word is read out. */
  function tell(verdict) {
    close();
    screen = "verdict";
    fill(root, verdict);
    const word = one("h1");
    word.tabIndex = -1;
    word.focus({ preventScroll: true });
  }

  function close() {
    isScanning = false;
    camera.close();
  }

  /** Reads codes in the place for the camera; the page does so until it is left. */
  async function scan(found = scanned) {
    reading = found;
    const place = one("[data-camera]");
    fill(place, html`<div class="finder"><video muted playsinline></video><p>${say("day-hold")}</p></div>
${button("close-camera", say("day-close-camera"), "quiet")}`);
    isScanning = true;
    try {
      const reader = document.body.dataset.reader;
      await camera.open(one("video"), reader, found);
    } catch {
      close();
      fill(place, html`<p role="alert">${say("day-no-camera")}</p>${button("scan", say("day-scan"), "quiet")}`);
    }
  }

  async function scanned(text) {
    if (isLocked) return;
    isLocked = true;
    try {
      if (screen === "enroll") {
        const wrong = await enrol(text);
        show(wrong ? "enroll" : "gate", wrong);
        if (!wrong) send();
      } else await view.verdicts.ticket(scannedTicket(text));
    } finally {
      isLocked = false;
    }
  }

  const does = {
    scan: () => scan(),
    "close-camera": () => show(screen === "series" ? "more" : screen),
    "tab-waiting": () => { tab = "waiting"; list(); },
    "tab-came": () => { tab = "came"; list(); },
    arrive: ({ id }) => view.verdicts.arrive(phone.book.byId.get(id)),
    look: ({ id }) => view.verdicts.already(phone.book.byId.get(id)),
    undo: async ({ seq }) => {
      await undo(phone.book.own.find((entry) => entry.seq === Number(seq)));
      show("more");
    },
    "get-ready": async () => {
      const wrong = await getReady();
      show("more");
      if (wrong) fill(one("[data-wrong]"), say(wrong));
    },
    file,
    renew,
    again: () => show("enroll"),
    next: () => { show("gate"); if (view.fromCamera) scan(); },
  };

  root.addEventListener("click", async (event) => {
    const pressed = event.target.closest("[data-does]");
    if (!pressed) return;
    pressed.disabled = true;
    try {
      const act = does[pressed.dataset.does] ?? view.verdicts.does?.[pressed.dataset.does]
        ?? view.forms.does?.[pressed.dataset.does] ?? view.series.does[pressed.dataset.does];
      if (act) await act(pressed.dataset);
      else show(pressed.dataset.does);
    } catch {
      bar();
    } finally {
      pressed.disabled = false;
    }
  });

  root.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { form } = event.target.dataset;
    if (form === "find") {
      const text = one("input[name=q]").value;
      const row = await phone.book.find(text);
      if (row) await view.verdicts.arrive(row);
      else if (await phone.book.isGivenBack(text)) await view.verdicts.ticket(text);
      return;
    }
    if (form === "enroll") return scanned(one("input[name=code]").value);
    try {
      await view.forms.sent(form, event.target);
    } catch {
      bar();
    }
  });

  const view = {
    bar,
    list,
    show,
    tell,
    button,
    clock,
    scan,
    /** A screen that is no form and no verdict. */
    frame: (name, inner) => {
      close();
      screen = "series";
      fill(root, frame(name, inner));
      bar();
    },
    /** Says something on the screen that was just opened. */
    say: (words) => fill(one("[data-said]"), words),
    fromCamera: false,
    get scanning() { return isScanning; },
    rest: () => camera.close(),
    wake: () => { if (isScanning) scan(reading); },
  };
  view.verdicts = verdicts(view, note, undo);
  view.forms = forms(view, note, undo);
  view.series = series(view);
  return view;
}
