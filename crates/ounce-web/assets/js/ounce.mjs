// What a page can do more with JavaScript; without it everything works, one step later.
// Each part looks for its own marks in the page (`data-…`) and does nothing where there are none.

const all = (selector) => document.querySelectorAll(selector);
const one = (selector) => document.querySelector(selector);

/** Remembers a choice for a year. Only what the reader chose is ever remembered. */
function remember(name, value) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}

/** Light or dark: follows the system until somebody chooses otherwise. */
function theme() {
  const chosen = document.cookie.match(/(?:^|; )theme=(dark|light)/)?.[1];
  const root = document.documentElement;
  if (chosen) root.dataset.theme = chosen;
  for (const item of all("[data-theme-choice]")) {
    item.hidden = false;
    item.querySelector("button").addEventListener("click", () => {
      const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
      const next = (root.dataset.theme ?? system) === "dark" ? "light" : "dark";
      root.dataset.theme = next;
      remember("theme", next);
    });
  }
}

/** Closes an open menu on Escape and on a touch elsewhere. */
function menus() {
  const close = (menu) => menu.removeAttribute("open");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of all(".menu[open]")) {
      close(menu);
      menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    for (const menu of all(".menu[open]")) if (!menu.contains(event.target)) close(menu);
  });
}

/** The numbers of an open page move when the tally does. */
function live() {
  const from = document.body.dataset.liveFrom;
  if (!from) return;
  const show = ({ level, filled, "stale-since": since, ...numbers }) => {
    for (const [name, text] of Object.entries(numbers))
      for (const element of all(`[data-live="${CSS.escape(name)}"]`))
        if (element.textContent !== text) element.textContent = text;
    if (filled) one(".town-tally [data-filled]")?.setAttribute("width", filled);
    if (level) one("[data-level]")?.setAttribute("transform", `translate(0 ${level})`);
    const stale = one("[data-stale]");
    if (stale) stale.textContent = since ? stale.dataset.stale.replace("{at}", since) : "";
  };
  let source;
  const listen = () => {
    source = new EventSource(from);
    source.addEventListener("tally", (event) => show(JSON.parse(event.data)));
  };
  // A page nobody looks at holds no connection.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) source?.close();
    else if (!source || source.readyState === EventSource.CLOSED) listen();
  });
  // A page the browser keeps for the way back can't be kept with a connection open.
  addEventListener("pagehide", () => source?.close());
  if (!document.hidden) listen();
}

/** Finds strolls around the browser's position, sent once and rounded to about a kilometre. */
function locate() {
  for (const button of all("[data-locate]")) {
    if (!navigator.geolocation) continue;
    const form = button.closest("form");
    const status = form.querySelector("[data-locate-status]");
    button.hidden = false;
    button.addEventListener("click", () => {
      button.disabled = true;
      status.textContent = "";
      const found = ({ coords }) => {
        const to = new URL(form.action);
        to.search = new URLSearchParams({
          lat: coords.latitude.toFixed(2),
          lon: coords.longitude.toFixed(2),
        });
        location.assign(to);
      };
      const failed = () => {
        button.disabled = false;
        status.textContent = button.dataset.locateFailed;
      };
      const patience = { timeout: 10000, maximumAge: 600000 };
      navigator.geolocation.getCurrentPosition(found, failed, patience);
    });
  }
}

/** Sharing and copying a link, where the browser can. */
function share() {
  for (const button of all("[data-share]")) {
    if (!navigator.share) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      const { share: url, shareTitle: title } = button.dataset;
      // Closing the sheet without sharing is no error.
      navigator.share({ title, url }).catch(() => {});
    });
  }
  for (const button of all("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      const beside = button.closest("section, .card").querySelector("[data-copy-status]");
      beside.textContent = button.dataset.copied;
    });
  }
}

/** Small conveniences of forms: amounts to touch, one submission, the first thing to look at. */
function forms() {
  for (const group of all("[data-suggestions]")) {
    const field = document.getElementById(group.dataset.suggestions);
    group.hidden = false;
    group.addEventListener("click", (event) => {
      const value = event.target.closest("button")?.value;
      if (value) field.value = value;
    });
  }
  for (const form of all("form[method=post]"))
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "yes";
    });
  // Coming back by the browser's own way, a form can be sent again.
  addEventListener("pageshow", () => {
    for (const form of all("form[data-sent]")) delete form.dataset.sent;
  });
  for (const button of all("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  one("[data-focus]")?.focus();
}

/** The map that moves, fetched when somebody asks for it or comes from a search. */
function map() {
  const box = one("[data-map]");
  const button = one("[data-map-open]");
  const status = one("[data-map-status]");
  if (!box?.dataset.mapModule || !button) return;
  const show = async () => {
    button.disabled = true;
    status.textContent = status.dataset.mapLoading;
    try {
      const { open } = await import(box.dataset.mapCode);
      await open(box, { closed: () => (button.hidden = false) });
      button.hidden = true;
      status.textContent = "";
    } catch {
      // The drawn map stays; the button can be tried again.
      status.textContent = status.dataset.mapFailed;
    }
    button.disabled = false;
  };
  button.hidden = false;
  button.addEventListener("click", show);
  if (location.hash.startsWith("#around=")) show();
}

for (const part of [theme, menus, live, locate, share, forms, map]) part();
