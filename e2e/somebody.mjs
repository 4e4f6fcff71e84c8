// Signs in as one of the invented members of a demo.

const ROLES = ["coordinator", "treasurer", "moderator", "reader", "leader", "host", "helper"];

/** The demo has one member of each role, in this order. */
export async function beSomebody(page, base, role) {
  const place = ROLES.indexOf(role);
  if (place < 0) throw new Error(`no role is called ${role}: ${ROLES.join(" ")}`);
  await page.goto(new URL("/be-somebody", base).href);
  await page.locator("form[action='/be-somebody'] button").nth(place).click();
  await page.waitForURL("**/desk");
}
