"use strict";

/* Shows what follows from the ticked signs. The words all stand in the page already: this only
   unhides them. It asks nobody, keeps nothing and counts nothing. */

// Runs before the page is painted, so that nothing moves: see "with-ticks" in signs.css.
document.documentElement.classList.add("with-ticks");
document.addEventListener("DOMContentLoaded", () => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const print = document.querySelector("[data-print]");
  const region = document.querySelector("[data-next-steps]");
  const boxes = all("[data-leads]");

  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }
  if (!region) return;

  const items = all("[data-item]", region);
  const link = document.querySelector("[data-to-next]");
  const clear = region.querySelector("[data-clear]");
  const saidNo = new Map(); // event -> the signs that were ticked when the answer was no

  const ticked = () => boxes.filter((box) => box.checked);
  const leadsTo = (box, name) => box.dataset.leads.split(" ").includes(name);
  const titleOf = (box) => box.labels[0].querySelector(".sign__title").textContent;
  const isAnswered = (name, box) => (saidNo.get(name) || new Set()).has(box);

  function show() {
    const now = ticked();
    let urgent = false;
    for (const item of items) {
      const because = now.filter((box) => leadsTo(box, item.dataset.item));
      const open = because.filter((box) => !isAnswered(item.dataset.item, box));
      item.hidden = open.length === 0;
      urgent = urgent || (!item.hidden && item.matches(".next-item--danger"));
      const reason = item.querySelector("[data-because]");
      if (reason) {
        reason.hidden = item.hidden;
        reason.querySelector("span").textContent = because.map(titleOf).join("; ");
      }
    }
    region.querySelector("[data-nothing-ticked]").hidden = now.length > 0;
    clear.hidden = now.length === 0;
    link.hidden = now.length === 0;
    link.querySelector("[data-urgent]").hidden = !urgent;
    link.querySelector("[data-calm]").hidden = urgent;
  }

  function forget() {
    for (const box of all(".sign__box")) box.checked = false;
    saidNo.clear();
    show();
  }

  for (const box of boxes) {
    box.addEventListener("change", () => {
      if (box.checked) box.closest(".sign__row").after(link);
      else for (const answered of saidNo.values()) answered.delete(box);
      show();
    });
  }
  for (const button of all("[data-no]", region)) {
    button.hidden = false;
    button.addEventListener("click", () => {
      saidNo.set(button.closest("[data-item]").dataset.item, new Set(ticked()));
      show();
      region.focus();
    });
  }
  clear.addEventListener("click", () => {
    forget();
    region.focus();
  });
  region.querySelector("[data-without-script]").hidden = true;
  // A browser may bring ticks back on reload; somebody else may sit there by then.
  window.addEventListener("pageshow", (event) => event.persisted || forget());
  show();
  region.dataset.ready = "";
});
