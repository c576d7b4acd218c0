/* Passkeys: asks the browser's authenticator what the desk wants to know, and gives the answer back.
   An element says in data what for: data-passkey "get" (sign in) or "create" (add one), and where
   options come from and the answer goes to. */
(() => {
  if (!window.PublicKeyCredential) return;

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  /* What JSON cannot hold comes as base64url, and goes back so. */
  function decoded(options) {
    const list = (them) => (them || []).map((one) => ({ ...one, id: bytes(one.id) }));
    const made = { ...options, challenge: bytes(options.challenge) };
    if (options.user) made.user = { ...options.user, id: bytes(options.user.id) };
    if (options.excludeCredentials) made.excludeCredentials = list(options.excludeCredentials);
    if (options.allowCredentials) made.allowCredentials = list(options.allowCredentials);
    return made;
  }

  function encoded(credential) {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature",
      "userHandle"]) {
      if (credential.response[name]) response[name] = text(credential.response[name]);
    }
    return {
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response,
      clientExtensionResults: {},
    };
  }

  async function post(address, token, body) {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "X-CSRFToken": token, "Content-Type": "application/json" },
      body: JSON.stringify(body || {}),
    });
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.error || answer.statusText);
    return said;
  }

  function start(element) {
    const alert = element.querySelector("[role=alert]");
    const token = element.querySelector("[name=csrfmiddlewaretoken]").value;
    const name = element.querySelector("input[name=name]");
    const { passkey, options, answer } = element.dataset;
    element.hidden = false;
    element.querySelector("button").addEventListener("click", async () => {
      alert.textContent = "";
      try {
        const asked = await post(options, token);
        const publicKey = decoded(asked.publicKey);
        const credential = await navigator.credentials[passkey]({ publicKey });
        const where = name ? `${answer}?name=${encodeURIComponent(name.value)}` : answer;
        const said = await post(where, token, encoded(credential));
        window.location.assign(said.to);
      } catch (error) {
        alert.textContent =
          error.name === "NotAllowedError" ? element.dataset.refused || error.message : error.message;
      }
    });
  }

  const begin = () => document.querySelectorAll("[data-passkey]").forEach(start);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
