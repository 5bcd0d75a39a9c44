// The filter of the member directory. Its state stands in the address, so that a filtered list can be shared.
// Without this script the page is the complete list with its jump links.
const form = document.querySelector("form.filter");
const count = form.querySelector(".filter__count");
const jump = document.querySelector(".jump");
const blocks = [...document.querySelectorAll(".directory__country")].map((element) => ({
  element,
  section: element.closest(".directory"),
  country: element.dataset.country,
  continent: element.dataset.continent ?? element.closest(".directory").dataset.continent,
  cards: [...element.querySelectorAll(".member-card")].map((card) => ({ card, ...card.dataset, themes: card.dataset.themes.split(" ") })),
}));
const fields = ["q", "continent", "country", "kind", "theme"];

// "Société" finds "societe" and the other way round.
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("œ", "oe").replaceAll("æ", "ae").replace(/[^a-z0-9]+/g, " ").trim();

function state() {
  return Object.fromEntries(fields.map((name) => [name, form.elements[name].value]).filter(([, value]) => value));
}

function filter() {
  const { q = "", continent, country, kind, theme } = state();
  const words = fold(q).split(" ");
  const shown = new Set();
  for (const block of blocks) {
    const here = (!continent || block.continent === continent) && (!country || block.country === country);
    let some = false;
    for (const { card, id, text, kind: of, themes } of block.cards) {
      const fits = here && (!kind || of === kind) && (!theme || themes.includes(theme)) && words.every((word) => text.includes(word));
      if (card.hidden === fits) card.hidden = !fits;
      if (fits) shown.add(id);
      some ||= fits;
    }
    block.element.hidden = !some;
  }
  for (const section of document.querySelectorAll(".directory")) {
    section.hidden = !section.querySelector(".directory__country:not([hidden])");
  }
  const filtered = Object.keys(state()).length > 0;
  jump.hidden = filtered;
  const texts = form.dataset;
  count.textContent = shown.size === 0 ? texts.none : shown.size === 1 ? texts.one : texts.many.replace("{n}", shown.size);
  return shown;
}

function remember() {
  const query = new URLSearchParams(state()).toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
}

// A spreadsheet would run a cell that begins with one of these signs as a formula.
const cell = (value) => {
  const text = Array.isArray(value) ? value.join(" ") : String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

async function download() {
  const shown = filter();
  const members = (await (await fetch(form.dataset.members)).json()).filter((member) => shown.has(member.id));
  const columns = ["id", "name", "acronym", "country_name", "continent_name", "kind_name", "website", "summary", "url"];
  const rows = [columns, ...members.map((member) => columns.map((name) => member[name]))];
  const text = "\ufeff" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = `${form.dataset.file}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

const given = new URLSearchParams(location.search);
for (const name of fields) if (given.has(name)) form.elements[name].value = given.get(name);
form.hidden = false;
filter();
form.addEventListener("input", () => { filter(); remember(); });
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => requestAnimationFrame(() => { filter(); remember(); form.elements.q.focus(); }));
form.querySelector("[data-action=download]").addEventListener("click", download);
form.querySelector("[data-action=print]").addEventListener("click", () => print());
