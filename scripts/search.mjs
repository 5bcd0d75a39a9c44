// Asks the search of a built site, as the browser runs it. In: {index: file, queries: [words]} for each language; the first
// argument is the folder with the scripts of the site. Out: {language: {query: [addresses, the best first]}}. See search.py.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const scripts = pathToFileURL(`${process.argv[2]}/`);
const { finder } = await import(new URL("find.js", scripts));
const { default: MiniSearch } = await import(new URL("vendor/minisearch.js", scripts));
const answers = {};
for (const [language, { index, queries }] of Object.entries(JSON.parse(readFileSync(0, "utf-8")))) {
  const find = finder(MiniSearch, JSON.parse(readFileSync(index, "utf-8")));
  answers[language] = Object.fromEntries(queries.map((query) => [query, find(query).slice(0, 3).map((hit) => hit.u)]));
}
console.log(JSON.stringify(answers));
