"use strict";

/* Saves a node as it is written, and puts what the answer says into the page. Without this script
   the button does the same. What cannot be sent stays in this window and is tried again. */

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("[data-node-form]");
  if (!form) return;

  const PAUSE = 1500; // of typing, in milliseconds
  const PATIENCE = 20000;
  const LONGEST_WAIT = 30000;
  const state = form.querySelector("[data-state]");
  const compare = form.querySelector("[data-versions]");
  let changed = false; // since what is under way was sent
  let underWay = false;
  let leaves = false;
  let wait = 2000;
  let timer;
  let next = {}; // what else the next request asks for
  const typed = new Set(); // fields somebody typed in since what is under way was sent

  const say = (words) => {
    state.textContent = words;
  };
  const later = (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(save, milliseconds);
  };
  const fieldOf = (input) => {
    const around = input.closest("[data-field]");
    return around ? around.dataset.field : "";
  };
  const faultsOf = (name) => {
    const found = [...form.querySelectorAll("[data-faults]")];
    for (let known = name; known; known = known.slice(0, Math.max(0, known.lastIndexOf(".")))) {
      const place = found.find((each) => each.dataset.faults === known);
      if (place) return place;
    }
    return null;
  };

  function show(faults) {
    for (const place of form.querySelectorAll("[data-faults]")) {
      place.replaceChildren();
      describedBy(place).forEach((input) => input.removeAttribute("aria-invalid"));
    }
    for (const [name, sentences] of Object.entries(faults)) {
      const place = faultsOf(name);
      if (!place) continue;
      for (const sentence of sentences) {
        const line = document.createElement("p");
        line.textContent = sentence;
        place.append(line);
      }
      describedBy(place).forEach((input) => input.setAttribute("aria-invalid", "true"));
    }
  }

  function describedBy(place) {
    return [...form.querySelectorAll(`[aria-describedby~="${CSS.escape(place.id)}"]`)];
  }

  function replaceField(name, html) {
    const old = form.querySelector(`[data-field="${CSS.escape(name)}"]`);
    if (!old) return;
    const at = old.contains(document.activeElement) ? document.activeElement : null;
    const inputs = [...old.querySelectorAll("input, select, textarea, button")];
    const place = inputs.indexOf(at);
    const made = document.createElement("template");
    made.innerHTML = html;
    const fresh = made.content.firstElementChild;
    old.replaceWith(fresh);
    if (!at) return;
    const there = [...fresh.querySelectorAll("input, select, textarea, button")];
    const same = (each) => each.name === at.name && (at.type !== "submit" || each.value === at.value);
    const rest = there.filter((each) => each.type !== "hidden");
    (there.find(same) || there[place] || rest[rest.length - 1] || fresh).focus();
  }

  function take(answer, asked) {
    form.querySelector("[data-revision]").value = answer.revision;
    for (const [name, html] of Object.entries(answer.fields)) {
      if (typed.has(name)) next = { ...asked, ...next };
      else replaceField(name, html);
    }
    show(answer.faults);
    document.querySelector("[data-findings]").innerHTML = answer.findings;
    const preview = form.querySelector("#preview");
    if (preview) preview.innerHTML = answer.preview;
  }

  async function answerTo(body) {
    const response = await fetch(form.action || window.location.href, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.type === "opaqueredirect") return { state: "out" };
    const kind = response.headers.get("Content-Type") || "";
    return kind.startsWith("application/json") ? response.json() : { state: "not" };
  }

  function again(words) {
    changed = true;
    say(words);
    later(wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  async function save() {
    clearTimeout(timer);
    if (underWay) {
      changed = true;
      return;
    }
    const body = new FormData(form);
    const asked = next;
    for (const [name, value] of Object.entries(asked)) body.set(name, value);
    next = {};
    changed = false;
    typed.clear();
    underWay = true;
    say(state.dataset.saving);
    try {
      const answer = await answerTo(body);
      if (answer.state === "out" || answer.state === "not") {
        next = { ...asked, ...next };
        again(state.dataset[answer.state]);
      } else if (answer.state === "versions") {
        changed = true;
        compare.hidden = false;
        say(answer.said);
      } else if (answer.state === "refused") {
        changed = true;
        say(answer.said);
      } else {
        wait = 2000;
        take(answer, asked);
        say(answer.said);
        if (changed || Object.keys(next).length) later(0);
      }
    } catch {
      next = { ...asked, ...next };
      again(state.dataset.cut);
    } finally {
      underWay = false;
    }
  }

  form.addEventListener("input", (event) => {
    changed = true;
    typed.add(fieldOf(event.target));
    later(PAUSE);
  });
  form.addEventListener("change", (event) => {
    changed = true;
    if (event.target.matches("[data-reshapes]")) next.reshape = fieldOf(event.target);
    later(0);
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest('button[name="do"]');
    if (!button || button.value === "discard") return;
    event.preventDefault();
    next.do = button.value;
    save();
  });
  form.addEventListener("submit", () => {
    leaves = true;
  });
  window.addEventListener("online", () => changed && later(0));
  window.addEventListener("beforeunload", (event) => {
    if ((changed || underWay) && !leaves) event.preventDefault();
  });
  form.dataset.ready = "";
});
