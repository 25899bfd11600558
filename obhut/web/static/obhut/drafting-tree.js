"use strict";

/* Keys for the node that is chosen in the tree of a draft. They press the buttons below it, which do
   the same without this script; they count only while the focus is on a node. */

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("[data-tree]");
  if (!form) return;
  const buttons = new Map(
    [...form.querySelectorAll("[data-keys]")].map((button) => [button.dataset.keys, button]),
  );

  const name = (event) => (event.altKey ? "Alt+" : "") + (event.shiftKey ? "Shift+" : "") + event.key;

  form.addEventListener("keydown", (event) => {
    const { target } = event;
    if (target.type !== "radio" || event.ctrlKey || event.metaKey) return;
    const button = buttons.get(name(event));
    if (!button) return;
    event.preventDefault();
    target.checked = true;
    button.click();
  });

  // A click on a line chooses its node; its link still opens it.
  form.addEventListener("click", (event) => {
    const line = event.target.closest(".drafting-line");
    const choice = line && line.querySelector("input[type=radio]");
    if (choice && !event.target.closest("a")) {
      choice.checked = true;
      choice.focus();
    }
  });
});
