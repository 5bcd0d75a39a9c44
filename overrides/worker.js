// What was read once can be read again without a line: pages that were visited, and those that docs/assets/js/offline.js asks
// for. While there is a line every page comes from the host, so that nobody reads an old one. A file whose address has a
// mark (?v=) never changes: it is asked for once.
const PAGES = "pages";
const PARTS = "parts";
const MOST = 150; // pages; the oldest ones go
const READABLE = /^(text\/(html|css|javascript)|application\/(json|javascript)|font\/|image\/)/;

const whole = (response) => response.ok && response.type === "basic" && READABLE.test(response.headers.get("Content-Type") ?? "");
const marked = (address) => new URL(address).searchParams.has("v");
const bare = (address) => address.replace(/[?#].*/, "");

async function keep(request, response) {
  if (!whole(response)) return;
  const address = request.url ?? request;
  const cache = await caches.open(marked(address) ? PARTS : PAGES);
  const known = await cache.keys();
  if (marked(address)) await Promise.all(known.filter((old) => old.url !== address && bare(old.url) === bare(address)).map((old) => cache.delete(old)));
  else await Promise.all(known.slice(0, Math.max(0, known.length - MOST)).map((old) => cache.delete(old)));
  await cache.put(marked(address) ? address : bare(address), response);
}

// What says that a page is not there, in the language of its address: the nearest of these pages above it, else any.
async function missing(address) {
  const scope = registration.scope;
  for (let folder = new URL("./", address).href; folder.startsWith(scope); folder = new URL("../", folder).href) {
    const page = await caches.match(`${folder}offline.html`, { ignoreSearch: true });
    if (page) return page;
    if (folder === scope) break;
  }
  const known = await (await caches.open(PARTS)).keys();
  const other = known.find(({ url }) => bare(url).endsWith("/offline.html"));
  return other && caches.match(other);
}

async function answer(event) {
  const { request } = event;
  const known = marked(request.url) && await caches.match(request.url);
  if (known) return known;
  try {
    const response = await fetch(request);
    event.waitUntil(keep(request, response.clone()).catch(() => {})); // a full disk: the reader has the page all the same
    return response;
  } catch (error) {
    const old = await caches.match(bare(request.url)) ?? await caches.match(request, { ignoreSearch: true });
    const page = old ?? (request.mode === "navigate" && await missing(request.url));
    if (page) return page;
    throw error;
  }
}

// A page that shall be readable without a line, with all that it calls.
async function bring(address) {
  const here = () => caches.match(marked(address) ? address : bare(address));
  if (await here()) return;
  const response = await fetch(address);
  const text = await response.clone().text();
  if (!await here()) await keep(address, response); // else it was visited meanwhile, and what was kept then is newer
  for (const [, part] of text.matchAll(/(?:href|src)="([^"]+\?v=[^"]+)"/g)) {
    const file = new URL(part, response.url).href;
    if (!await caches.match(file)) await keep(file, await fetch(file));
  }
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && new URL(request.url).origin === location.origin && !request.headers.has("Range")) event.respondWith(answer(event));
});
addEventListener("message", (event) => event.waitUntil((async () => {
  for (const address of event.data) await bring(address).catch(() => {}); // the line is gone: another time
})()));
