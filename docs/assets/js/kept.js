// Without a line: the pages that this device has kept, in the language of this one. What keeps them is /worker.js.
const MOST = 60;
const FIRST = 8; // of each kind stand there, the others are folded away
const KINDS = [ // which list holds a page, by what is in it: the first that fits. Letters stand before placards.
  ["members", ".page--members, .page--member"],
  ["rights", ".page--passport, .page--country-passport"],
  ["act", ".page:not(.page--contact) .letter"],
  ["act", ".placard"],
  ["read", "h1"],
];
const ASIDE = "meta[name='robots'][content='noindex'], meta[http-equiv='refresh'], .page--search, .page--privacy, .page--accessibility"; // nobody looks for these
const again = document.querySelector("[data-again]");

again.hidden = false;
again.addEventListener("click", () => location.reload());
addEventListener("online", () => location.reload());

// The heading of a page as an entry of a list, and of what kind it is (a place in KINDS). Nothing for another language, for an address that has moved, and for a page that nobody looks for, as this one.
async function entry(address, cache) {
  const response = await cache.match(address);
  if (!(response.headers.get("Content-Type") || "").startsWith("text/html")) return null;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const heading = page.querySelector("h1");
  if (!heading || page.querySelector(ASIDE) || page.documentElement.lang !== document.documentElement.lang) return null;
  const [item, link] = ["li", "a"].map((name) => document.createElement(name));
  link.href = address;
  link.textContent = heading.textContent.trim();
  item.append(link);
  item.dataset.kind = KINDS.findIndex(([name, what]) => document.getElementById(`kept-${name}`) && page.querySelector(what));
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
    const list = document.getElementById(`kept-${KINDS[item.dataset.kind][0]}`);
    list.insertBefore(item, [...list.children].find((other) => Number(other.dataset.kind) > Number(item.dataset.kind)) ?? null);
    for (const part of [list.parentElement, list.closest("section")]) part.hidden = false;
  }
  for (const list of document.querySelectorAll("[data-kept]")) {
    const rest = [...list.children].slice(FIRST);
    if (rest.length < 3) continue;
    list.nextElementSibling.hidden = false;
    list.nextElementSibling.lastElementChild.append(...rest);
  }
}

if ("caches" in self) show();
