// Search in the language of the page. Nothing is loaded before a visitor uses it.
import { counted } from "./counted.js";
import { finder } from "./find.js";
import { fold } from "./fold.js";

const STEP = 20; // results that are shown at once, and more for whoever asks
const form = document.querySelector("form.search");
const input = form.querySelector("input");
const kind = form.querySelector("select");
const count = document.querySelector("#search-count");
const results = document.querySelector("#search-results");
const more = document.querySelector(".search__more");
const words = form.dataset;
const [every, ...options] = kind.options;
const kinds = new Map(options.map((option) => [option.value, option.textContent]));
let index;
let pause;
let asked = 0;
let rest = [];

async function load() {
  const [{ default: MiniSearch }, response] = await Promise.all([import(words.library), fetch(words.index)]);
  if (!response.ok) throw new Error(response.statusText);
  return finder(MiniSearch, await response.json());
}

// Words in which those that were found are marked.
function marked(element, text, terms) {
  const found = new Set(terms);
  for (const part of text.split(/([\p{L}\p{M}\p{N}]+)/u)) {
    const hit = part && found.has(fold(part));
    element.append(hit ? Object.assign(document.createElement("mark"), { textContent: part }) : part);
  }
  return element;
}

function shown(hit) {
  const item = document.createElement("li");
  const link = marked(Object.assign(document.createElement("a"), { href: hit.u }), hit.t, hit.terms);
  const parts = [link, marked(document.createElement("p"), hit.d, hit.terms)];
  if (kinds.has(hit.k)) parts.unshift(Object.assign(document.createElement("span"), { className: "search__kind", textContent: kinds.get(hit.k) }));
  item.append(...parts);
  return item;
}

// One may choose among the kinds of what was found, and sees how many there are of each.
function offer(hits) {
  const many = new Map();
  for (const hit of hits) if (hit.k) many.set(hit.k, (many.get(hit.k) ?? 0) + 1);
  const chosen = kind.value;
  const offered = options.filter((option) => many.has(option.value));
  for (const option of offered) option.textContent = `${kinds.get(option.value)} (${many.get(option.value)})`;
  kind.textContent = ""; // a browser may show an option that is hidden
  kind.append(every, ...offered);
  kind.value = many.has(chosen) ? chosen : "";
  kind.parentElement.hidden = many.size < 2 && !kind.value;
}

function show(hits) {
  offer(hits);
  const chosen = kind.value ? hits.filter((hit) => hit.k === kind.value) : hits;
  count.textContent = counted(chosen.length, words);
  results.textContent = "";
  rest = chosen;
  further();
}

function further() {
  results.append(...rest.slice(0, STEP).map(shown));
  rest = rest.slice(STEP);
  more.hidden = !rest.length;
}

function remember(query) {
  const state = new URLSearchParams(query ? { q: query, ...(kind.value && { kind: kind.value }) } : {});
  history.replaceState(null, "", query ? `?${state.toString().replace(/\+/g, "%20")}` : location.pathname);
}

async function search() {
  const query = input.value.trim();
  const own = ++asked;
  // The address follows when the typing pauses; some browsers take no more than a few changes a second.
  clearTimeout(pause);
  pause = setTimeout(() => remember(query), 150);
  if (!query) {
    count.textContent = "";
    results.textContent = "";
    kind.parentElement.hidden = more.hidden = true;
    return;
  }
  if (!index) count.textContent = words.looking;
  try {
    index = index ?? load();
    const find = await index;
    if (own === asked) show(find(query)); // else something else was typed meanwhile
  } catch {
    index = undefined;
    count.textContent = words.failed;
  }
}

const given = new URLSearchParams(location.search);
input.value = given.get("q") ?? input.value; // on a slow line somebody may have begun to type before this script came
kind.value = given.get("kind") ?? "";
if (kind.selectedIndex < 0) kind.value = "";
if (input.value) search();
input.addEventListener("input", search);
more.addEventListener("click", () => {
  const first = results.children.length;
  further();
  results.children[first].querySelector("a").focus();
});
kind.addEventListener("change", search);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
