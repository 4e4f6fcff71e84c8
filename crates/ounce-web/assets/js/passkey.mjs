// Passkeys: asks the browser for a key or its signature, and sends the form with the answer.
// A form with `data-passkey` is hidden in a browser that can't do it.

const bytesOf = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) =>
    letter.charCodeAt(0),
  );

const textOf = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

/** The options with bytes where the browser wants bytes. Browsers before 2025 don't do it themselves. */
function read(options) {
  const key = (one) => ({ ...one, id: bytesOf(one.id) });
  const read = { ...options, challenge: bytesOf(options.challenge) };
  if (options.user) read.user = key(options.user);
  for (const list of ["allowCredentials", "excludeCredentials"])
    if (options[list]) read[list] = options[list].map(key);
  return read;
}

/** The answer as JSON, in the shape of `PublicKeyCredential.toJSON()`. */
function written(credential) {
  const { response } = credential;
  const parts = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature"])
    if (response[name]) parts[name] = textOf(response[name]);
  if (response.userHandle) parts.userHandle = textOf(response.userHandle);
  if (response.getTransports) parts.transports = response.getTransports();
  const { id, type } = credential;
  return JSON.stringify({ id, type, rawId: textOf(credential.rawId), response: parts });
}

async function answer(form) {
  const publicKey = read(JSON.parse(form.dataset.options));
  const credential = await navigator.credentials[form.dataset.passkey]({ publicKey });
  form.elements.credential.value = written(credential);
}

function ready(form) {
  const problem = form.querySelector("[data-passkey-problem]");
  const button = form.querySelector("button");
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    problem.hidden = true;
    button.disabled = true;
    try {
      await answer(form);
      form.submit();
    } catch (error) {
      // The device has one of these passkeys already; or somebody closed the window.
      const isKnown = error.name === "InvalidStateError" && form.dataset.known;
      problem.textContent = isKnown ? form.dataset.known : form.dataset.stopped;
      problem.hidden = false;
    } finally {
      button.disabled = false;
    }
  });
}

const canDo = Boolean(window.PublicKeyCredential && navigator.credentials);
for (const form of document.querySelectorAll("[data-passkey]")) if (canDo) ready(form);
for (const note of document.querySelectorAll("[data-passkey-none]")) note.hidden = canDo;
// A page that comes back from the browser's memory must not send an old answer.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-passkey]"))
    form.elements.credential.value = "";
});
