// The browser: which program, which window, which eyes. Everything that decides how a page is seen
// is an option of `view`; nothing else in this folder sets up a context.

import { accessSync, constants, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

import { chromium } from "playwright-core";

const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/** The two windows everything is looked at in. */
export const SIZES = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
};

/** The four languages, as a browser would ask for them. */
export const LANGUAGES = { en: "en-US", es: "es-MX", fr: "fr-CA", ja: "ja-JP" };

function programPath() {
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    for (const name of NAMES) {
      const file = path.join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not here: the next folder may have it.
      }
    }
  }
  throw new Error(`none of ${NAMES.join(", ")} is on the PATH: cargo xtask set-up says more`);
}

/** Starts the browser. Without its sandbox, since it may run as root and only sees our pages. */
export function launch(more = []) {
  return chromium.launch({ executablePath: programPath(), args: ["--no-sandbox", ...more] });
}

/**
 * A fresh visitor: own cookies, own window.
 * @param {import("playwright-core").Browser} browser
 * @param {{ size?: "phone" | "desktop", scheme?: "light" | "dark", language?: string,
 *   js?: boolean, axe?: boolean, position?: { latitude: number, longitude: number } }} options
 */
export async function view(browser, options = {}) {
  const { size = "phone", scheme = "light", language = "en", js = true, position } = options;
  const context = await browser.newContext({
    viewport: SIZES[size],
    isMobile: size === "phone",
    hasTouch: size === "phone",
    deviceScaleFactor: size === "phone" ? 2 : 1,
    colorScheme: scheme,
    locale: LANGUAGES[language] ?? language,
    javaScriptEnabled: js,
    reducedMotion: "reduce",
    ...(position ? { geolocation: position, permissions: ["geolocation"] } : {}),
  });
  context.setDefaultTimeout(10_000);
  if (options.axe) {
    // An init script is not bound by the page's content security policy, so the policy that is
    // tested stays the one that is served.
    await context.addInitScript({ content: axeSource() });
  }
  return context;
}

let axeText;
function axeSource() {
  axeText ??= readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  return axeText;
}
