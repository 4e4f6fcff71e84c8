// The page's own fold of the day, held against the states that the fold in Rust ends in. Each
// delivery is also folded backwards and twice over: the state must not change by that.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fold, union } from "../../crates/ounce-web/assets/js/day_fold.mjs";

const vectors = JSON.parse(await readFile(new URL("vectors.json", import.meta.url), "utf8"));
assert.ok(vectors.length >= 20, `only ${vectors.length} vectors`);
let questions = 0;
for (const [place, { entries, facts, state }] of vectors.entries()) {
  assert.deepEqual(fold(union(entries), facts), state, `vector ${place}`);
  const { all, otherWords } = union(entries);
  const backwards = new Map([...all].reverse());
  const again = union([...backwards.values(), ...all.values()]);
  assert.equal(again.otherWords.size, 0, `vector ${place}: the same words are the same`);
  assert.deepEqual(fold({ all: again.all, otherWords }, facts), state, `vector ${place} backwards`);
  questions += state.review.length;
}
assert.ok(questions > 100, `only ${questions} questions`);
console.log(`the page's fold agrees in ${vectors.length} vectors with ${questions} questions`);
