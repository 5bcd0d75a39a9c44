// What the search finds, and in which order. It knows no page of the site: the index says all.
import { fold, terms, words } from "./fold.js";

const FIELDS = { t: 5, names: 5, d: 2, x: 1 }; // title, names, description, all other words
const ENOUGH = 0.7; // the part of the words asked for that a page must have at least
const SOME = 0.5; // and where no page has so many
const CALLED = 8; // how much it counts that a page is called just what was asked for
const CONTAINS = 1.6; // and that it is called that and more
const NEAR = 4; // and for an organisation, or what one can claim, that a country is asked for too; and again where it is called so
const THERE = new Set(["members", "passport"]);
const FEW = 5; // so many pages with all the words are enough: those that lack one are left out
const PARTS = 2; // so many parts of pages, such as figures, stand before so many pages
const PAGES = 5;
const CALLED_SO = 3; // letters that a name has at least which somebody may ask for among other words
const SEVERAL = /^(e?s|x|e?n)$/; // how a word may end more than the same word of one

// Of a script without spaces: the last sign of what was typed stands alone, and is the beginning of a pair in the index.
const unspaced = (term) => terms(term + term).length > 1;

// Many parts of pages would hide the pages: of those that come first, few stay there, each with a title and words of its own: what
// one can claim reads the same in every country.
function mixed(hits) {
  const said = new Set(), first = [], later = [];
  let pages = 0, parts = 0;
  for (const hit of hits) {
    const part = hit.u.includes("#");
    const stays = pages < PAGES && (!part || (parts < PARTS && !said.has(hit.t) && !said.has(hit.d)));
    if (!part) pages += 1;
    else if (stays) {
      parts += 1;
      said.add(hit.t).add(hit.d);
    }
    (stays ? first : later).push(hit);
  }
  return [...first, ...later];
}

// What reads the same in every country (it has a page of all of them, `g`) is found for the country that is asked for; for who asks for none
// the page of all stands for it. Where nothing else is found, the best one stays.
function once(hits, countries) {
  const left = hits.filter(({ g, t }) => !g || countries.some((name) => ` ${fold(t)} `.includes(` ${name} `)));
  return left.length ? left : hits.slice(0, 1);
}

// The index as a function: find("health care") is a list of pages, the best first, each with the words that were found (`terms`).
export function finder(MiniSearch, { pages, alike, small }) {
  const engine = new MiniSearch({
    idField: "u",
    fields: Object.keys(FIELDS),
    storeFields: ["u", "t", "d", "n", "k", "w", "g"],
    extractField: (page, field) => (field === "names" ? (page.n ?? []).join(" ") : page[field]),
    tokenize: terms,
    processTerm: (term) => term,
    searchOptions: { boost: FIELDS, prefix: (term) => term.length > 2 || unspaced(term), fuzzy: (term) => (term.length > 6 ? 0.3 : term.length > 4 ? 0.2 : false), weights: { fuzzy: 0.2, prefix: 0.6 } },
  });
  engine.addAll(pages);
  const little = new Set(small.flatMap((word) => words(word)));
  const countries = pages.filter((page) => page.k === "countries").map((page) => fold(page.t));
  const groups = alike.map((group) => group.map(fold).filter(Boolean));

  // The words of a question that say what it is about: all of them, where there are only small ones.
  function telling(question) {
    const all = terms(question);
    const left = all.filter((term) => !little.has(term) || /\d/.test(term));
    return left.length ? left : all;
  }

  // Pages that are called by some of the words asked for: who names a country and a standard wants both, where few pages have all.
  function namedIn(said) {
    const asks = (name) => name.length >= CALLED_SO && name !== said && !little.has(name) && ` ${said} `.includes(` ${name} `);
    return pages.filter(({ u, t, n = [] }) => !u.includes("#") && [t, ...n].some((name) => asks(fold(name))))
      .map((page) => ({ ...page, part: 0, score: 0, terms: telling(said) }));
  }

  // The question in other words of the same meaning.
  function otherwise(question) {
    const said = ` ${fold(question)} `;
    return groups.flatMap((group) => {
      const own = group.find((phrase) => said.includes(` ${phrase} `));
      return own ? group.filter((phrase) => phrase !== own).map((phrase) => said.replace(` ${own} `, ` ${phrase} `)) : [];
    });
  }

  // Words that are nearly alike count only for a word that no page has.
  function nearEnough(asked) {
    const known = asked.filter((term) => engine.search(term, { fuzzy: false }).length);
    const fits = (term, own) => own.startsWith(term) || (term.startsWith(own) && SEVERAL.test(term.slice(own.length)));
    return (_page, own) => Number(known.length < asked.length || known.some((term) => fits(term, own)));
  }

  function hits(question, share, enough) {
    const asked = telling(question);
    return engine.search(asked.join(" "), { combineWith: "OR", boostDocument: nearEnough(asked) }).flatMap((hit) => {
      const part = new Set(hit.queryTerms).size / new Set(asked).size;
      return part < enough ? [] : [{ ...hit, part, score: hit.score * part ** 3 * share }];
    });
  }

  return (question) => {
    const said = fold(question);
    if (!said) return [];
    const found = new Map();
    for (const enough of [ENOUGH, SOME]) if (!found.size) {
      for (const [words, share] of [[question, 1], ...otherwise(question).map((words) => [words, 0.8])]) {
        for (const hit of hits(words, share, enough)) if (!(found.get(hit.u)?.score >= hit.score)) found.set(hit.u, hit);
      }
    }
    const there = countries.filter((name) => ` ${said} `.includes(` ${name} `));
    const besides = there.some((name) => name !== said);
    const score = ({ k, t, n = [], w = 1, score }) => {
      const names = [t, ...n].map(fold);
      const more = names.some((name) => ` ${name} `.includes(` ${said} `));
      const called = n.some((name) => ` ${said} `.includes(` ${fold(name)} `));
      return score * w * (besides && THERE.has(k) ? NEAR * (called ? NEAR : 1) : 1) * (names.includes(said) ? CALLED : more ? CONTAINS : 1);
    };
    const all = once([...found.values()].map((hit) => ({ ...hit, score: score(hit) })).sort((a, b) => b.score - a.score), there);
    const whole = all.filter((hit) => hit.part === 1);
    const few = whole.length < FEW;
    return mixed([...(few ? all : whole), ...(few ? namedIn(said).filter(({ u }) => !found.has(u)) : [])]);
  };
}
