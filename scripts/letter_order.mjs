// How each language puts its letters in order, asked of ICU, which Node has inside: Unicode's rules (CLDR) as a small table.
// In: {letter: what fold makes of it} for all letters that have an accent or are no plain letter. Out, for each language
// that has rules of its own: {after: {z: "æ ø å"}, same: {aa: "å"}, first: "0600-06ff", the script before Latin}.
// "root" has what holds where a language says nothing. Run by scripts/build_letters.py.
import { readFileSync } from "node:fs";

const folded = JSON.parse(readFileSync(0, "utf-8"));
const plain = [..."abcdefghijklmnopqrstuvwxyz", ..."абвгдежзиклмнопрстуфхцчшщъыьэюя"];
const latin = (text) => text.normalize("NFKD") < "\u0370";
const scripts = {
  α: "0370-03ff", а: "0400-052f", ա: "0530-058f", א: "0590-05ff", ب: "0600-06ff", क: "0900-097f", ক: "0980-09ff", ਕ: "0a00-0a7f",
  ક: "0a80-0aff", କ: "0b00-0b7f", க: "0b80-0bff", క: "0c00-0c7f", ಕ: "0c80-0cff", ക: "0d00-0d7f", ක: "0d80-0dff", ก: "0e00-0e7f",
  ກ: "0e80-0eff", ཀ: "0f00-0fff", က: "1000-109f", ა: "10a0-10ff", አ: "1200-137f", ក: "1780-17ff", 一: "4e00-9fff", 가: "ac00-d7a3",
}; // a letter of each, and where it stands in Unicode

// The letters of an alphabet that stand in its usual order; what is left was moved: Estonian z, Lithuanian y.
function unmoved(alphabet, compare) {
  const best = alphabet.map((_, i) => [alphabet[i]]);
  for (let i = 0; i < alphabet.length; i++)
    for (let j = 0; j < i; j++)
      if (compare(alphabet[j], alphabet[i]) < 0 && best[j].length >= best[i].length) best[i] = [...best[j], alphabet[i]];
  return best.reduce((longest, one) => (one.length > longest.length ? one : longest));
}

function rules(locale) {
  const { compare } = new Intl.Collator(locale, { sensitivity: "base" });
  const fixed = [unmoved(plain.filter(latin), compare), unmoved(plain.filter((l) => !latin(l)), compare)].flat();
  const moved = plain.filter((letter) => !fixed.includes(letter));
  let own = [...moved, ...Object.keys(folded).filter((letter) => compare(letter, folded[letter]) !== 0)];
  const singles = [...fixed, ...own].filter(latin);
  const last = fixed.filter(latin).at(-1);
  for (const first of singles) // "ch" is a letter of its own where it does not stand between "ca" and "cz" as h between a and z
    for (const second of singles) if (compare(first + second, first + last) !== compare(second, last)) own.push(first + second);
  const found = { after: {}, same: {} };
  const anchored = [];
  for (const letter of own.sort(compare)) {
    const twin = [...fixed, ...anchored].find((other) => compare(letter, other) === 0);
    const anchor = fixed.filter((other) => latin(other) === latin(letter) && compare(other, letter) < 0).sort(compare).at(-1);
    if (twin) found.same[letter] = twin;
    else if (anchor) { anchored.push(letter); found.after[anchor] = [...(found.after[anchor] ?? []), letter]; }
  }
  if (compare("I", "ı") === 0) found.same.I = "ı"; // the one capital that is not what its small letter says: Turkish
  const first = Object.keys(scripts).filter((letter) => compare(letter, "a") < 0).sort(compare)[0];
  found.first = first && scripts[first];
  return found;
}

const codes = [];
const az = plain.filter(latin);
for (const a of az) for (const b of az) for (const c of ["", ...az])
  if (Intl.Collator.supportedLocalesOf(a + b + c)[0] && new Intl.Collator(a + b + c).resolvedOptions().locale === a + b + c) codes.push(a + b + c);

const placed = ({ after, same }) => new Map([
  ...Object.entries(after).flatMap(([anchor, list]) => list.map((letter, i) => [letter, `${anchor} ${list.slice(0, i + 1).join(" ")}`])),
  ...Object.entries(same),
]);
const tidy = ({ after, same, first }) => ({
  ...(Object.keys(after).length ? { after: Object.fromEntries(Object.entries(after).sort().map(([k, v]) => [k, v.join(" ")])) } : {}),
  ...(Object.keys(same).length ? { same: Object.fromEntries(Object.entries(same).sort()) } : {}),
  ...(first ? { first } : {}),
});
const root = rules("en");
const table = { root: tidy(root) };
for (const code of codes) {
  const own = rules(code);
  const [here, there] = [placed(own), placed(root)];
  for (const letter of there.keys()) if (!here.has(letter)) own.same[letter] = folded[letter];
  for (const [letter, twin] of Object.entries(own.same)) if (there.get(letter) === twin) delete own.same[letter];
  for (const [anchor, list] of Object.entries(own.after)) if (list.join(" ") === root.after[anchor]?.join(" ")) delete own.after[anchor];
  const said = tidy(own);
  if (Object.keys(said).length) table[code] = said;
}
process.stdout.write(JSON.stringify({ unicode: process.versions.unicode, cldr: process.versions.cldr, table }));
