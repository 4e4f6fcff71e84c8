// Writes countries.tsv: what every country of ISO 3166-1 is called in our four languages.
//   node crates/ounce-web/src/i18n/countries/countries.mjs > crates/ounce-web/src/i18n/countries/countries.tsv
// The codes are those of the time zone database (iso3166.tab, public domain); the names are those
// of Unicode CLDR as Node carries it (Unicode License v3, https://www.unicode.org/license.txt).
import { readFileSync } from "node:fs";

const LANGUAGES = ["en-US", "es-US", "fr-CA", "ja"];
const names = LANGUAGES.map((l) => new Intl.DisplayNames(l, { type: "region", fallback: "none" }));

console.log(`# ISO 3166-1 codes; names from Unicode CLDR ${process.versions.cldr}, Unicode License v3. Made by countries.mjs.`);
for (const line of readFileSync("/usr/share/zoneinfo/iso3166.tab", "utf8").split("\n")) {
  const code = line.split("\t")[0];
  if (!/^[A-Z]{2}$/.test(code)) continue;
  const row = names.map((name) => name.of(code));
  if (row.some((name) => !name)) throw new Error(`${code} has no name in every language`);
  console.log([code, ...row].join("\t"));
}
