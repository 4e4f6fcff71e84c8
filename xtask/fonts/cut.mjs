// Cuts the fonts: node cut.mjs TABLE VENDOR OUT
//
// TABLE says which files to make, from which file in VENDOR, and which characters each holds. A cut
// file has exactly the characters that the stylesheet promises for it, so that a browser takes
// every other one from another file or from the system.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fontverter from "fontverter";
import subsetFont from "subset-font";

// What browsers apply by themselves, and the figures of one width that our tables ask for.
const FEATURES = "calt ccmp clig kern liga locl mark mkmk rlig rvrn tnum".split(" ");

// "U+0041-0042,U+20AC" to [0x41, 0x42, 0x20AC]
function codes(range) {
  return range.split(",").flatMap((part) => {
    const [first, last = first] = part.slice(2).split("-").map((hex) => Number.parseInt(hex, 16));
    return Array.from({ length: last - first + 1 }, (_, step) => first + step);
  });
}

// The characters a font has, by the table that maps them in format 4 (OpenType, `cmap`).
function held(sfnt) {
  const tables = Array.from({ length: sfnt.readUInt16BE(4) }, (_, n) => 12 + 16 * n);
  const entry = tables.find((at) => sfnt.toString("latin1", at, at + 4) === "cmap");
  const cmap = sfnt.readUInt32BE(entry + 8);
  const maps = Array.from({ length: sfnt.readUInt16BE(cmap + 2) }, (_, n) =>
    cmap + sfnt.readUInt32BE(cmap + 8 + 8 * n));
  const map = maps.find((at) => sfnt.readUInt16BE(at) === 4);
  const size = sfnt.readUInt16BE(map + 6);
  const found = new Set();
  for (let at = map + 14; at < map + 14 + size; at += 2) {
    // The last segment is an end mark and no character.
    const [last, first] = [sfnt.readUInt16BE(at), sfnt.readUInt16BE(at + size + 2)];
    for (let code = first; code <= last && code !== 0xffff; code += 1) found.add(code);
  }
  return found;
}

async function cut({ weights, whole, file, range }, vendor) {
  const wanted = codes(range);
  const [min, max] = weights.split(" ").map(Number);
  const font = await subsetFont(
    readFileSync(join(vendor, whole)),
    String.fromCodePoint(...wanted),
    {
      targetFormat: "woff2",
      keepFeatures: FEATURES,
      // Names for the menus of other programs; a browser has no use for them.
      dropTables: ["STAT"],
      ...(max ? { variationAxes: { wght: { min, max } } } : {}),
    },
  );
  const there = held(await fontverter.convert(font, "sfnt"));
  const missing = wanted.filter((code) => !there.has(code));
  if (missing.length > 0 || there.size !== wanted.length) {
    const list = missing.map((code) => `U+${code.toString(16).toUpperCase()}`).join(",");
    throw new Error(`${whole} has ${there.size} of ${wanted.length} characters, not ${list}`);
  }
  return font;
}

const [table, vendor, out] = process.argv.slice(2);
for (const face of JSON.parse(readFileSync(table, "utf8"))) {
  writeFileSync(join(out, face.file), await cut(face, vendor));
}
