// Passkeys: the browser is asked for one, and its answer is posted with the form. What only this script can do stays
// hidden without it. The bytes are packed by webauthn-json, which django-allauth serves.
(() => {
  const data = document.getElementById("passkey-options");
  const options = data ? JSON.parse(data.textContent) : {};
  const isNumber = /^[\d.]+$|^\[/.test(window.location.hostname);

  const ask = {
    "sign-in": async (form) => {
      const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
      return window.webauthnJSON.get((await answer.json()).request_options);
    },
    ask: () => window.webauthnJSON.get(options.request_options),
    add: () => {
      const wanted = structuredClone(options.creation_options);
      Object.assign(wanted.publicKey.authenticatorSelection, { residentKey: "required", requireResidentKey: true, userVerification: "required" });
      return window.webauthnJSON.create(wanted);
    },
  };

  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    if (!window.PublicKeyCredential) return;
    form.hidden = false;
    const refused = form.querySelector("[data-passkey-refused]");
    const number = form.querySelector("[data-passkey-number]");
    if (number) number.hidden = !isNumber;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      refused.hidden = true;
      try {
        form.elements.credential.value = JSON.stringify(await ask[form.dataset.passkey](form));
        form.submit();
      } catch {
        refused.hidden = false;
      }
    });
  });
})();
