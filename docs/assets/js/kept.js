// Without a line: the pages that this device has kept, in the language of this one. What keeps them is /worker.js.
const MOST = 60;
const list = document.querySelector("[data-kept]");
const again = document.querySelector("[data-again]");

again.hidden = false;
again.addEventListener("click", () => location.reload());
addEventListener("online", () => location.reload());

// The heading of a page and what it says of itself, as an entry of the list, and whether one can do something with it without a line: a
// letter to fill in, a placard to hold up. Nothing for another language, and for a page that no list names, as this one.
async function entry(address, cache) {
  const response = await cache.match(address);
  if (!(response.headers.get("Content-Type") || "").startsWith("text/html")) return null;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const [heading, said] = [page.querySelector("h1"), page.querySelector("meta[name='description']")];
  if (!heading || page.querySelector("meta[name='robots'][content='noindex']") || page.documentElement.lang !== document.documentElement.lang) return null;
  const [item, link, words] = ["li", "a", "span"].map((name) => document.createElement(name));
  link.href = address;
  link.textContent = heading.textContent.trim();
  words.textContent = said ? said.content : "";
  item.append(link, words);
  return { item, helps: Boolean(page.querySelector(".letter, .placard")) };
}

async function show() {
  const cache = await caches.open("pages");
  const known = (await cache.keys()).map((request) => request.url).reverse(); // the newest first
  const named = document.querySelector("script[data-keep]").dataset.keep.split(" ").filter(Boolean).map((address) => new URL(address, location.href).href);
  const all = [...named.filter((address) => known.includes(address)), ...known.filter((address) => !named.includes(address))];
  let other = null;
  for (const address of all.slice(0, MOST)) {
    const found = await entry(address, cache);
    if (!found) continue;
    if (found.helps) list.insertBefore(found.item, other);
    else list.append(found.item);
    other = other ?? (found.helps ? null : found.item); // the first with which there is nothing to do
    list.closest("section").hidden = false;
  }
}

if ("caches" in self) show();
