// What every page does beyond showing itself. Pages work without this script.
"use strict";

// Leave at once: the page is replaced, so that "back" does not return to it.
document.querySelectorAll("[data-leave]").forEach((link) => {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    window.location.replace(link.href);
  });
});

// The worker stops keeping before it deletes; otherwise a page under way would come back.
function told(worker) {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    worker.postMessage({ forget: true }, [port2]);
  });
}

// Keep pages for the moment when the network is gone. No answer of a reader is kept.
if ("serviceWorker" in navigator) {
  window.addEventListener("load", async () => {
    try {
      await navigator.serviceWorker.register("/service-worker.js");
      const { active } = await navigator.serviceWorker.ready;
      if (navigator.connection && navigator.connection.saveData) return;
      const language = document.documentElement.lang;
      const land = document.querySelector("meta[name='obhut-land']");
      active.postMessage({ keep: "pages", language });
      if (land) active.postMessage({ keep: "list", language, land: land.content });
    } catch {
      // Private windows and old browsers refuse; nothing is lost but the copy.
    }
  });
  document.querySelectorAll("[data-forget]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const kept = await navigator.serviceWorker.getRegistrations();
      await Promise.all(kept.map(({ active }) => active && told(active)));
      await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
      await Promise.all(kept.map((registration) => registration.unregister()));
      document.querySelector("[data-forgotten]").hidden = false;
      button.hidden = true;
    });
  });
}
