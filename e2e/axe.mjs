// What axe has to say about a page, in lines a person can act on.

/**
 * Every violation on the open page, of every rule axe has, best practice included.
 * The page must come from a view made with `axe: true`.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>} one line per element at fault; none when all is well
 */
export async function violations(page) {
  const found = await page.evaluate(async () => {
    const result = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return result.violations.map((rule) => ({
      id: rule.id,
      help: rule.help,
      nodes: rule.nodes.map((node) => ({ at: node.target.join(" "), why: node.failureSummary })),
    }));
  });
  return found.flatMap((rule) =>
    rule.nodes.map(
      (node) => `${rule.id}: ${rule.help}: ${node.at}\n      ${node.why?.replaceAll("\n", " ")}`,
    ),
  );
}
