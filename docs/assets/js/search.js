// Search in the language of the page. Nothing is loaded before a visitor uses it.
import { counted } from "./counted.js";
import { finder } from "./find.js";
import { fold } from "./fold.js";

const STEP = 13; // results that are shown at once, and more for whoever asks: the best one, and rows of two
const form = document.querySelector("form.search");
const input = form.querySelector("input");
const kinds = form.querySelector("fieldset"); // what of one kind may be asked for
const count = document.querySelector("#search-count");
const results = document.querySelector("#search-results");
const more = document.querySelector(".search__more");
const words = form.dataset;
const [every, ...choices] = kinds.querySelectorAll("input");
const called = new Map(choices.map((choice) => [choice.value, choice.nextElementSibling.textContent]));
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

const chosen = () => choices.find((choice) => choice.checked)?.value ?? "";

// A number stands large before what it counts.
function described(hit) {
  const said = document.createElement("p");
  const [value, ...rest] = hit.d.split(" · ");
  if (hit.k !== "figures" || !rest.length || !/\p{N}/u.test(value)) return marked(said, hit.d, hit.terms);
  said.append(Object.assign(document.createElement("strong"), { textContent: value }), " ");
  return marked(said, rest.join(" · "), hit.terms);
}

// From a country to what somebody wants there.
function waysOn(country, hits) {
  const ways = Object.assign(document.createElement("p"), { className: "search__ways" });
  const claim = hits.find(({ k, u, t }) => words.claim && k === "passport" && !u.includes("#") && ` ${fold(t)} `.includes(` ${fold(country.t)} `));
  for (const [href, textContent] of [[claim?.u, words.claim], [`${country.u}#members`, words.there], [`${country.u}#act`, words.act]]) {
    if (href) ways.append(Object.assign(document.createElement("a"), { href, textContent, className: "button" }));
  }
  return ways;
}

function shown(hit) {
  const item = document.createElement("li");
  const link = marked(Object.assign(document.createElement("a"), { href: hit.u }), hit.t, hit.terms);
  const parts = [link, described(hit)];
  if (called.has(hit.k)) parts.unshift(Object.assign(document.createElement("span"), { className: "search__kind", textContent: called.get(hit.k) }));
  item.append(...parts);
  return item;
}

// One may choose among the kinds of what was found, and sees how many there are of each.
function offer(hits) {
  const many = new Map();
  for (const hit of hits) if (hit.k) many.set(hit.k, (many.get(hit.k) ?? 0) + 1);
  for (const choice of choices) {
    choice.parentElement.hidden = !many.has(choice.value);
    choice.nextElementSibling.textContent = `${called.get(choice.value)} (${many.get(choice.value) ?? 0})`;
  }
  if (!many.has(chosen())) every.checked = true;
  kinds.hidden = many.size < 2 && !chosen();
}

function show(hits) {
  offer(hits);
  const wanted = chosen();
  rest = wanted ? hits.filter((hit) => hit.k === wanted) : hits;
  count.textContent = counted(rest.length, words);
  results.textContent = "";
  const [best] = rest;
  further();
  if (!best || wanted) return;
  results.firstElementChild.className = "search__best";
  if (best.k === "countries") results.firstElementChild.append(waysOn(best, hits));
}

function further() {
  results.append(...rest.slice(0, STEP).map(shown));
  rest = rest.slice(STEP);
  more.hidden = !rest.length;
}

function remember(query) {
  const state = new URLSearchParams(query ? { q: query, ...(chosen() && { kind: chosen() }) } : {});
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
    kinds.hidden = more.hidden = true;
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
(choices.find((choice) => choice.value === given.get("kind")) ?? every).checked = true;
if (input.value) search();
input.addEventListener("input", search);
more.addEventListener("click", () => {
  const first = results.children.length;
  further();
  results.children[first].querySelector("a").focus();
});
kinds.addEventListener("change", search);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
