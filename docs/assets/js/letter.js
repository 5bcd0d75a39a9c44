// What stands in square brackets in a letter is filled in once, in fields below it, and then stands in the letter and in the
// links that send it; and a letter is printed alone. Nothing leaves the page. Without this script the fields are hidden, and the
// brackets stay.
const BLANK = /(\[[^[\]]+\])/;
const IN_LINKS = /((?:%0D)?%0A)?(%5B.+?%5D)/g; // a bracket, with the end of the line before it

// The places of each bracket of a letter.
function blanksOf(letter) {
  const blanks = new Map();
  const walker = document.createTreeWalker(letter, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const parts = text.data.split(BLANK); // every other one is a bracket
    if (parts.length === 1) continue;
    text.replaceWith(...parts.map((part, n) => {
      if (n % 2 === 0) return part;
      const place = document.createElement("span");
      place.textContent = part;
      blanks.set(part, [...(blanks.get(part) || []), place]);
      return place;
    }));
  }
  return blanks;
}

// Who signs alone signs for no organisation: what stands in the last paragraph on a line below another bracket may be left
// out, and the end of that line with it. The text before each such bracket, by its place.
function leftOut(letter, blanks) {
  const last = [...letter.querySelectorAll("p")].pop();
  return new Map([...blanks.values()].filter((places) => places.length === 1).flat()
    .filter((place) => last?.contains(place) && place.previousSibling?.data === "\n")
    .map((place) => [place, place.previousSibling.data]));
}

// To whom the letter goes, where that follows from the country that one chooses: a network with its website, or else with the
// address of the whole. The button that leads to a website leads to that one too.
const usual = new WeakMap(); // where that button leads, and its words, for whoever has no such network
function address(letter, { to, site, name }) {
  if (!to) return;
  const way = letter.closest(".letter").parentElement.querySelector("a[data-site]");
  if (way) {
    if (!usual.has(way)) usual.set(way, { href: way.href, textContent: way.textContent });
    Object.assign(way, site ? { href: site, textContent: way.dataset.site.replace("…", name) } : usual.get(way));
  }
  const place = letter.parentElement.querySelector("strong");
  place.textContent = to + (site ? ", " : "");
  if (site) place.append(Object.assign(document.createElement("a"), { href: site, textContent: site.replace(/^https?:\/\/|\/$/g, "") }));
}

// A country of the network is chosen, and one sees who organises there; another one is typed.
function chooseCountry(choice, label, input, letter) {
  const [due, there] = ["due", "there"].map((name) => choice.closest("[data-fill]").querySelector(`.letter__${name}`));
  label.hidden = true;
  choice.parentElement.after(label);
  choice.addEventListener("change", () => {
    const [option] = choice.selectedOptions;
    address(letter, option.dataset);
    label.hidden = option.value !== choice.dataset.blank;
    there.hidden = !option.dataset.address;
    if (due) due.hidden = option.dataset.due === undefined;
    if (!there.hidden) {
      for (const link of there.children) link.href = `${option.dataset.address}#${link.dataset.place}`;
      there.firstElementChild.textContent = option.dataset.many;
    }
    input.value = label.hidden ? option.value : "";
    input.dispatchEvent(new Event("input"));
  });
  input.addEventListener("input", () => { // said by the address of the page
    if (!label.hidden || [choice.value, ""].includes(input.value)) return;
    choice.value = input.value;
    if (choice.selectedIndex >= 0) choice.dispatchEvent(new Event("change"));
    else [choice.value, label.hidden] = [choice.dataset.blank, false];
  });
}

function fillIn(fields) {
  const letter = document.getElementById(fields.dataset.fill);
  const blanks = blanksOf(letter);
  if (!blanks.size) return;
  const optional = leftOut(letter, blanks);
  const ways = fields.nextElementSibling;
  const links = [...ways.querySelectorAll("a[href*='%5B']")].map((link) => [link, link.href]);
  const said = new Map();
  const given = new URLSearchParams(location.search); // who comes from the page of a country need not say again which
  const { country, asks } = fields.dataset; // first, as where it is chosen
  for (const blank of [...blanks.keys()].sort((one, other) => (other === country) - (one === country))) {
    const [label, input] = ["label", "input"].map((name) => document.createElement(name));
    const name = blank.slice(1, -1);
    const asked = blank === country ? asks : name;
    label.append(asked[0].toLocaleUpperCase(document.documentElement.lang) + asked.slice(1), input);
    input.addEventListener("input", () => {
      said.set(blank, input.value.trim());
      const begun = [...said.values()].some(Boolean);
      const gone = new Set();
      for (const [other, there] of blanks) for (const place of there) {
        const away = begun && optional.has(place) && !said.get(other);
        if (away) gone.add(other);
        place.textContent = away ? "" : said.get(other) || other;
        if (optional.has(place)) place.previousSibling.data = away ? "" : optional.get(place);
      }
      const filled = (all, end = "", bracket) => {
        const other = decodeURIComponent(bracket);
        return end && gone.has(other) ? "" : end + encodeURIComponent(said.get(other) || other);
      };
      for (const [link, before] of links) link.href = before.replace(IN_LINKS, filled);
    });
    const choice = [...fields.querySelectorAll("[data-blank]")].find((one) => one.dataset.blank === blank);
    if (choice) chooseCountry(choice, label, input, letter);
    else fields.append(label);
    const known = given.get(name.toLocaleLowerCase(document.documentElement.lang));
    if (known) {
      input.value = known;
      input.dispatchEvent(new Event("input"));
    }
  }
  fields.append(...fields.querySelectorAll(".letter__due, .letter__there")); // below the row of fields
  fields.hidden = false;
  // Who takes a letter along that still has brackets in it hears of them.
  const left = Object.assign(document.createElement("p"), { className: "letter__left" });
  left.setAttribute("role", "status");
  fields.append(left);
  ways.addEventListener("click", () => {
    // What somebody has filled in may hold brackets too.
    const open = [...blanks].some(([blank, places]) => !said.get(blank) && places.some((place) => place.textContent === blank));
    left.textContent = open ? fields.dataset.left : "";
  });
}

// On a sheet of its own, unfolded.
function onPaper(button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const sheet = document.getElementById(button.dataset.print).closest(".letter").cloneNode(true);
    for (const fold of sheet.querySelectorAll("details")) fold.open = true;
    sheet.classList.add("letter--sheet");
    sheet.prepend(Object.assign(document.createElement("p"), {
      className: "letter__date",
      textContent: new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" }),
    }));
    document.body.append(sheet);
    addEventListener("afterprint", () => sheet.remove(), { once: true });
    print();
  });
}

document.querySelectorAll("[data-fill]").forEach(fillIn);
document.querySelectorAll("[data-print]").forEach(onPaper);
