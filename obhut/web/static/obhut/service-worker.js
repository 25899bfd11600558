// Keeps the shell, the pages without answers and the phone list of the last Land.
// KEPT comes from /service-worker.js: what to keep, and a version that changes with the content.
"use strict";

const SHELL = `shell-${KEPT.version}`;
const PAGES = `pages-${KEPT.version}`;
const LIST = "list"; // one Land at a time: the last one
let forgotten = false; // from then on nothing more is kept, not even what is under way
const PATIENCE = 8000; // milliseconds until a kept page is better than none

self.addEventListener("install", (event) => {
  const wanted = [...KEPT.shell, ...Object.values(KEPT.fallback)];
  event.waitUntil(Promise.all(wanted.map((address) => keep(SHELL, address))).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOldVersions().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  const { keep: what, language, land, forget } = event.data;
  if (forget) event.waitUntil(forgetAll().then(() => event.ports[0].postMessage("forgotten")));
  if (what === "pages" && KEPT.pages[language]) event.waitUntil(keepPages(KEPT.pages[language]));
  if (what === "list" && /^DE-[A-Z]{2}$/.test(land)) event.waitUntil(keepList(language, land));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (address.pathname.endsWith("/pdf/")) return; // setting a document takes its time; none is kept
  if (request.mode === "navigate") event.respondWith(page(request, address));
  else if (address.pathname.startsWith(KEPT.static)) event.respondWith(asset(request));
});

async function forgetAll() {
  forgotten = true;
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}

async function forgetOldVersions() {
  const names = await caches.keys();
  const old = names.filter((name) => ![SHELL, PAGES, LIST].includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function keep(cacheName, address) {
  const response = await fetch(address, { credentials: "omit" });
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  const headers = new Headers(response.headers);
  headers.set("x-kept-at", new Date().toISOString());
  headers.delete("content-encoding");
  const copy = new Response(await response.blob(), { headers });
  if (forgotten) return;
  await (await caches.open(cacheName)).put(address, copy);
}

// One after the other: the page the reader is on comes first.
async function keepPages(addresses) {
  if (forgotten) return;
  const cache = await caches.open(PAGES);
  for (const address of addresses) {
    if (forgotten) return;
    if (!(await cache.match(address))) await keep(PAGES, address).catch(() => {});
  }
}

async function keepList(language, land) {
  if (forgotten) return;
  const cache = await caches.open(LIST);
  const wanted = KEPT.lists[language].replace("LAND", land);
  await keep(LIST, wanted);
  const others = (await cache.keys()).filter(({ url }) => new URL(url).pathname !== wanted);
  await Promise.all(others.map((request) => cache.delete(request)));
}

async function asset(request) {
  return (await caches.match(request)) || fetch(request);
}

async function page(request, address) {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), PATIENCE);
  try {
    return await fetch(request, { signal: late.signal });
  } catch {
    return (await kept(address)) || fallback(address);
  } finally {
    clearTimeout(timer);
  }
}

async function kept(address) {
  const response = await caches.match(address.pathname);
  if (!response) return null;
  return withNotice(response, language(address), address.search !== "");
}

async function fallback(address) {
  const chosen = language(address);
  const response = await caches.match(KEPT.fallback[chosen]);
  return withLinks(response, chosen);
}

function language(address) {
  return address.pathname === "/en" || address.pathname.startsWith("/en/") ? "en" : "de";
}

async function withNotice(response, chosen, chose) {
  const words = KEPT.words[chosen];
  const day = new Date(response.headers.get("x-kept-at"));
  const style = { dateStyle: "full", timeStyle: "short", timeZone: "Europe/Berlin" };
  const when = new Intl.DateTimeFormat(chosen === "de" ? "de-DE" : "en-GB", style).format(day);
  const whole = chose ? ` ${words.whole}` : "";
  const notice = `<aside class="kept-notice"><p class="frame"><strong>${words.kept} ${when}.</strong>${whole}</p></aside>`;
  const html = (await response.text()).replace("<main ", `${notice}<main `);
  return new Response(html, { headers: response.headers });
}

// The page without a network lists what there is on this device.
async function withLinks(response, chosen) {
  const found = [];
  for (const name of [LIST, PAGES]) {
    for (const request of await (await caches.open(name)).keys()) {
      const title = /<title>(.*?) – Obhut<\/title>/s.exec(await (await caches.match(request)).text());
      const path = new URL(request.url).pathname;
      if (path === KEPT.fallback[chosen]) continue; // the reader is on it
      if (title && language(new URL(request.url)) === chosen) found.push(`<li><a href="${path}">${title[1]}</a></li>`);
    }
  }
  const html = (await response.text()).replace("<!-- kept pages -->", found.join(""));
  return new Response(html, { headers: response.headers, status: 503 });
}
