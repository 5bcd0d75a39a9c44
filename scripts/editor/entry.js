// The editing page: Sveltia CMS with the configuration of a language and our two formats. Bundled by scripts/build_editor.py.
import CMS from '@sveltia/cms';
import { entriesFormat, textFormat } from './formats.js';

// How many items a list has in a file that is kept flat: {"entries.0.name": …}. Counted once for all lists of a file, and
// forgotten before anything can change (bundle.mjs).
let counted;
globalThis.itemsAt = (values, list) => {
  if (counted?.values !== values) {
    const items = new Map();
    for (const key of Object.keys(values)) {
      for (const { index, 0: step } of key.matchAll(/\.\d+(?=\.|$)/g)) {
        const name = key.slice(0, index);
        if (!items.has(name)) items.set(name, new Set());
        items.get(name).add(step);
      }
    }
    counted = { values, items };
    queueMicrotask(() => { counted = undefined; });
  }
  return counted.items.get(list)?.size ?? 0;
};

const languages = document.documentElement.dataset.languages.split(' ');

// The language that somebody asks for by ?lang=fr or has chosen in the settings of the page; else that of the browser.
function language() {
  let chosen;
  try {
    chosen = JSON.parse(localStorage.getItem('sveltia-cms.prefs') ?? '{}')?.locale;
  } catch {
    chosen = undefined; // a browser that keeps nothing
  }
  const wanted = [new URLSearchParams(location.search).get('lang'), chosen, ...navigator.languages];
  const codes = wanted.filter(Boolean).map((code) => code.slice(0, 2));
  return codes.find((code) => languages.includes(code)) ?? (languages.includes('en') ? 'en' : languages[0]);
}

// `options: "countries"` stands for a list that many fields share.
function filledIn(value, lists) {
  if (Array.isArray(value)) return value.map((item) => filledIn(item, lists));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [
    name, name === 'options' && typeof item === 'string' ? lists[item] : filledIn(item, lists),
  ]));
}

const code = language();
document.documentElement.lang = code;
const { lists, ...said } = await (await fetch(`config.${code}.json`)).json();
const config = filledIn(said, lists);
for (const collection of config.collections) {
  for (const { format, fields, public_folder: folder } of collection.files ?? [collection]) {
    if (format.startsWith('entries-')) CMS.registerCustomFormat(format, 'yml', entriesFormat(fields[0].fields, folder));
  }
  const [{ format, fields }] = collection.files ?? [collection];
  if (format.startsWith('text-')) CMS.registerCustomFormat(format, 'md', textFormat(fields));
}
CMS.init({ config });
