// What goes over the network. Each call says what the service answered, or throws when nobody did.

/** A request that takes longer is tried again later; nobody waits for it. */
const PATIENCE_MS = 15_000;

/** @returns {Promise<{ status: number, value: any }>} */
async function ask(path, token, body) {
  const answer = await fetch(path, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    cache: "no-store",
    credentials: "omit",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  let value = null;
  try {
    value = await answer.json();
  } catch {
    // The gate of a network in a café answers with a page of its own: that is nobody.
    if (answer.ok) throw new Error("this is not the service");
  }
  return { status: answer.status, value };
}

/** Binds the code of a phone to this storage. 409 when another one has it. */
export const claim = (day, token, install) => ask(`${day}/claim`, token, { install });

export const fetchPack = (day, token) => ask(day, token);

export const sayReady = (day, token, people) => ask(`${day}/ready`, token, { people });

export const sendEntries = (day, token, since, entries) =>
  ask(`${day}/entries`, token, { since, sent_at: new Date().toISOString(), entries });

/** Hands in what another phone noted, as it signed it. */
export const sendCarried = (day, token, { device, log, proof }) =>
  ask(`${day}/carried`, token, { device, log, proof });
