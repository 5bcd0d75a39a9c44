// What stands in square brackets in a letter is filled in once, in fields above it, and then stands in the letter and in the
// links that send it. Nothing leaves the page. Without this script the fields are hidden, and the brackets stay.
const BLANK = /(\[[^[\]]+\])/;

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

function fillIn(fields) {
  const blanks = blanksOf(document.getElementById(fields.dataset.fill));
  if (!blanks.size) return;
  const ways = fields.nextElementSibling.nextElementSibling; // the letter, then the ways to send it
  const again = document.createElement("div"); // who has filled them in need not go on to the end
  again.className = ways.className;
  again.append(...[...ways.childNodes].map((way) => way.cloneNode(true)));
  fields.after(again);
  const links = [again, ways].flatMap((part) => [...part.querySelectorAll("a")]).map((link) => [link, link.href]);
  const said = new Map();
  for (const [blank, places] of blanks) {
    const [label, input] = ["label", "input"].map((name) => document.createElement(name));
    const name = blank.slice(1, -1);
    label.append(name[0].toLocaleUpperCase(document.documentElement.lang) + name.slice(1), input);
    input.addEventListener("input", () => {
      said.set(blank, input.value.trim() || blank);
      for (const place of places) place.textContent = said.get(blank);
      const filled = (all) => encodeURIComponent(said.get(decodeURIComponent(all)) || decodeURIComponent(all));
      for (const [link, before] of links) link.href = before.replace(/%5B.+?%5D/g, filled);
    });
    fields.append(label);
  }
  fields.hidden = false;
}

document.querySelectorAll("[data-fill]").forEach(fillIn);
