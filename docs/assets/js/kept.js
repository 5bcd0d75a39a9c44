// Without a line: the pages that this device has kept, in the language of this one. What keeps them is /worker.js.
const MOST = 60;
const [act, read] = ["act", "read"].map((name) => document.getElementById(`kept-${name}`));
const HELPS = [".page--passport, .page--country-passport", ".page:not(.page--contact) .letter", ".placard"]; // what one can do something with, in this order
const ASIDE = "meta[name='robots'][content='noindex'], meta[http-equiv='refresh'], .page--search, .page--privacy, .page--accessibility"; // nobody looks for these
const again = document.querySelector("[data-again]");

again.hidden = false;
again.addEventListener("click", () => location.reload());
addEventListener("online", () => location.reload());

// The heading of a page and what it says of itself, as an entry of a list, and what one can do with it without a line: look up rights, fill in
// a letter, hold up a placard (a place in HELPS, or none: -1). Nothing for another language, for an address that has moved, and for a page that nobody looks for, as this one.
async function entry(address, cache) {
  const response = await cache.match(address);
  if (!(response.headers.get("Content-Type") || "").startsWith("text/html")) return null;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const [heading, said] = [page.querySelector("h1"), page.querySelector("meta[name='description']")];
  if (!heading || page.querySelector(ASIDE) || page.documentElement.lang !== document.documentElement.lang) return null;
  const [item, link, words] = ["li", "a", "span"].map((name) => document.createElement(name));
  link.href = address;
  link.textContent = heading.textContent.trim();
  words.textContent = said ? said.content : "";
  item.append(link, words);
  item.dataset.helps = HELPS.findIndex((what) => page.querySelector(what));
  return item;
}

async function show() {
  const cache = await caches.open("pages");
  const known = (await cache.keys()).map((request) => request.url).reverse(); // the newest first
  const named = document.querySelector("script[data-keep]").dataset.keep.split(" ").filter(Boolean).map((address) => new URL(address, location.href).href);
  const all = [...named.filter((address) => known.includes(address)), ...known.filter((address) => !named.includes(address))];
  for (const address of all.slice(0, MOST)) {
    const item = await entry(address, cache);
    if (!item) continue;
    const list = item.dataset.helps < 0 ? read : act;
    list.insertBefore(item, [...list.children].find((other) => Number(other.dataset.helps) > Number(item.dataset.helps)) ?? null);
    list.closest("section").hidden = false;
  }
}

if ("caches" in self) show();
