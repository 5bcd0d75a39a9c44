// The filter of a list. Its state stands in the address. Without this script the page is the complete list.
import { counted } from "./counted.js";
import { fold, words } from "./fold.js";
import { arrive } from "./place.js";

const form = document.querySelector("form.filter");
const count = document.querySelector(".filter__count");
const reset = document.querySelector("[data-action=reset]");
const jump = document.querySelector(".jump");
const names = [...form.elements].map((element) => element.name).filter(Boolean);
const choices = names.filter((name) => name !== "q");

// On a wide screen a list stands in one piece.
const wide = matchMedia("(min-width: 60rem)").matches;
for (const rest of wide ? document.querySelectorAll(".in-part") : []) {
  if (!rest.querySelector("[data-item]")) continue;
  rest.previousElementSibling.append(...rest.lastElementChild.children);
  rest.remove();
}

const groups = [...document.querySelectorAll("[data-group]")].map((element) => {
  const count = element.querySelector(":scope > summary > .count");
  return { element, hidden: false, fits: 0, count, all: count?.textContent, said: count?.textContent };
});
const groupOf = new Map(groups.map((group) => [group.element, group]));
for (const group of groups) group.outer = groupOf.get(group.element.parentElement.closest("[data-group]"));

// A long list does not say twice what can be seen.
function seen(element) {
  const copy = element.cloneNode(true);
  for (const part of copy.querySelectorAll("summary, dt, .resource-card__cite")) part.remove();
  return fold(`${copy.textContent} ${element.dataset.also ?? ""}`);
}

// What an item says itself, or else a group around it: {kind: ["ngo"], country: ["BI"]}.
const items = [...document.querySelectorAll("[data-item]")].map((element) => ({
  element,
  id: element.dataset.item || element.id,
  text: element.dataset.text ?? seen(element),
  hidden: false,
  group: groupOf.get(element.closest("[data-group]")),
  values: Object.fromEntries(choices.map((name) => [name, (element.closest(`[data-${name}]`)?.dataset[name] ?? "").split(" ")])),
}));

// What can be chosen is found by its words, too: "domestic" is in the type of an organisation.
const said = {};
for (const name of choices) for (const { value, textContent } of form.elements[name].options) said[name + value] = value && ` ${fold(textContent)}`;
for (const item of items) for (const name of choices) for (const value of item.values[name]) item.text += said[name + value] ?? "";

function state() {
  return Object.fromEntries(names.map((name) => [name, form.elements[name].value]).filter(([, value]) => value));
}

// What a wide screen shows although it is folded stands open there for a screen reader too, and can be closed.
const roomy = matchMedia("(min-width: 64rem)").matches;
for (const fold of roomy ? document.querySelectorAll("[data-wide]") : []) {
  fold.open = true;
  fold.removeAttribute("data-wide");
}

// Folds open for whoever asks for something, and there.
const folds = [...document.querySelectorAll("details")]
  .filter((element) => element.querySelector("[data-item]"))
  .map((element) => ({ element, open: element.open, first: element.open }));

function unfold(narrowed) {
  for (const fold of folds) {
    const open = narrowed || fold.first;
    if (fold.open !== open) fold.element.open = fold.open = open;
    fold.element.classList.toggle("in-part--found", narrowed); // how many more there are is no longer so
  }
}

// Each touch of the page costs a new layout.
function hide(part, hidden) {
  if (part.hidden !== hidden) part.element.hidden = part.hidden = hidden;
}

function filter() {
  const { q = "", ...chosen } = state();
  const asked = words(q);
  const senseless = q.trim() && !asked.length; // "!?" is in no name
  const wanted = Object.entries(chosen);
  const shown = new Set(); // of ids: an organisation of two continents stands twice in the list
  for (const group of groups) group.fits = 0;
  for (const item of items) {
    item.fits = !senseless && asked.every((word) => item.text.includes(word)) && wanted.every(([name, value]) => item.values[name].includes(value));
    if (!item.fits) continue;
    shown.add(item.id);
    for (let group = item.group; group; group = group.outer) group.fits += 1;
  }
  const narrowed = Boolean(q || wanted.length);
  for (const group of groups) {
    hide(group, group.fits === 0);
    const said = narrowed ? String(group.fits) : group.all;
    if (group.count && group.said !== said) group.count.textContent = group.said = said;
  }
  for (const item of items) if (!item.group?.hidden) hide(item, !item.fits); // a hidden group hides what it holds
  unfold(narrowed);
  if (jump) jump.hidden = narrowed;
  count.textContent = counted(shown.size, form.dataset);
  reset.hidden = !narrowed;
}

function remember() {
  const query = new URLSearchParams(state()).toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
}

// A spreadsheet would run a cell that begins with one of these signs as a formula.
const cell = (value) => {
  const text = Array.isArray(value) ? value.join(" ") : String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
};

async function download() {
  const shown = new Set(items.filter((item) => item.fits).map((item) => item.id));
  let records;
  try {
    const response = await fetch(form.dataset.data);
    if (!response.ok) throw new Error(response.statusText);
    records = (await response.json()).filter((record) => shown.has(record.id));
  } catch {
    count.textContent = form.dataset.failed;
    return;
  }
  const columns = JSON.parse(form.dataset.columns);
  const rows = [columns.map(([, heading]) => heading), ...records.map((record) => columns.map(([name]) => record[name]))];
  const text = "\ufeff" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = `${form.dataset.file}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

const given = new URLSearchParams(location.search);
for (const name of names) if (given.has(name)) form.elements[name].value = given.get(name);
for (const name of choices) if (form.elements[name].value) form.elements[name].closest("details")?.setAttribute("open", "");
for (const part of [form, ...document.querySelectorAll(".filter-bar, .take-list")]) part.hidden = false;
filter();
// The form has moved what lies below it.
if (location.hash) arrive();
// The address follows when the typing pauses: some browsers take few changes a second.
let pause;
form.addEventListener("input", () => { filter(); clearTimeout(pause); pause = setTimeout(remember, 150); });
// On a phone what was chosen is seen at once: how many there are, and the first of them.
form.addEventListener("change", (event) => {
  if (choices.includes(event.target.name) && matchMedia("(max-width: 40rem) and (hover: none)").matches) count.scrollIntoView({ block: "center" });
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => requestAnimationFrame(() => { filter(); clearTimeout(pause); remember(); form.elements.q.focus(); }));
reset.addEventListener("click", () => form.reset());
document.querySelector("[data-action=download]")?.addEventListener("click", download);
document.querySelector("[data-action=print]")?.addEventListener("click", () => print());
