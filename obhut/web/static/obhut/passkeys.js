// Connects a form of ours with the script of django-allauth. Without it the form stays hidden.
"use strict";

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential || !window.allauth) continue;
  const data = form.dataset.options ? JSON.parse(form.dataset.options) : null;
  const credential = form.querySelector("[name=credential]").id;
  const { forms } = window.allauth.webauthn;
  const ids = { credential, add: "passkey-act", authenticate: "passkey-act", login: "passkey-act" };
  if (form.dataset.passkey === "add") forms.addForm({ data, ids: { ...ids, passwordless: "id_passwordless" } });
  if (form.dataset.passkey === "prove") forms.authenticateForm({ data, ids });
  if (form.dataset.passkey === "sign-in") forms.loginForm({ ids });
  form.hidden = false;
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-failed").hidden = false;
});
