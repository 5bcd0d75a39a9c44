// Search in the language of the page. Nothing is loaded before a visitor uses it.
import { counted } from "./counted.js";
import { terms } from "./fold.js";

const form = document.querySelector("form.search");
const input = form.querySelector("input");
const count = document.querySelector("#search-count");
const results = document.querySelector("#search-results");
const words = form.dataset;
let index;
let pause;

async function load() {
  const { default: MiniSearch } = await import(words.library);
  const response = await fetch(words.index);
  if (!response.ok) throw new Error(response.statusText);
  const engine = new MiniSearch({
    idField: "u",
    fields: ["t", "d", "x"],
    storeFields: ["u", "t", "d"],
    tokenize: terms,
    processTerm: (term) => term,
    searchOptions: { boost: { t: 4, d: 2 }, prefix: true, fuzzy: (term) => (term.length > 4 ? 0.2 : false), combineWith: "AND" },
  });
  engine.addAll(await response.json());
  return engine;
}

function show(hits) {
  count.textContent = counted(hits.length, words);
  results.replaceChildren(
    ...hits.map((hit) => {
      const item = document.createElement("li");
      const link = Object.assign(document.createElement("a"), { href: hit.u, textContent: hit.t });
      item.append(link, Object.assign(document.createElement("p"), { textContent: hit.d }));
      return item;
    }),
  );
}

async function search() {
  const query = input.value.trim();
  // The address follows when the typing pauses; some browsers take no more than a few changes a second.
  clearTimeout(pause);
  pause = setTimeout(() => history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname), 150);
  if (!query) {
    count.textContent = "";
    results.replaceChildren();
    return;
  }
  try {
    index ??= load();
    show((await index).search(query));
  } catch {
    index = undefined;
    count.textContent = words.failed;
  }
}

input.value = new URLSearchParams(location.search).get("q") ?? "";
if (input.value) search();
input.addEventListener("input", search);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
