// Bundles the editing page into a folder: node bundle.mjs FOLDER. Run by scripts/build_editor.py.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// What is changed in Sveltia's own text while it is bundled: [what is looked for, what takes its place].
const CHANGES = [
  // It brings its fonts along, and asks another host for them all the same.
  [/url\(https:\/\/cdn\.jsdelivr\.net\/[^)]*\)\s*format\('[^']*'\)/g, "local('none')"],
  // Whoever sees badly enlarges the page with two fingers.
  [/`maximum-scale=1`,/g, ''],
  // To know whether a list is empty it looks at every field of the file, for every list: 45 seconds for 170 entries.
  [/return new Set\(Object\.keys\((\w+)\)\.map\(\w+=>\w+\.match\(\w+\)\?\.\[0\]\)\.filter\(Boolean\)\)\.size/g, 'return globalThis.itemsAt($1,KEY)'],
];

const changed = {
  name: 'changed',
  setup({ onLoad }) {
    onLoad({ filter: /@sveltia[\\/]cms[\\/]npm[\\/]index\.js$/ }, async ({ path }) => {
      let text = await readFile(path, 'utf8');
      for (const [found, instead] of CHANGES) {
        if (text.search(found) < 0) throw new Error(`Sveltia CMS has no ${found} any more: see scripts/editor/bundle.mjs`);
        text = text.replace(found, (...match) => {
          const before = text.slice(text.lastIndexOf('{keyPath:', match.at(-2)));
          return instead.replace('$1', match[1]).replace('KEY', before.match(/^\{keyPath:(\w+)/)?.[1]);
        });
      }
      return { contents: text, loader: 'js' };
    });
  },
};

await build({
  entryPoints: [fileURLToPath(new URL('entry.js', import.meta.url))],
  outdir: process.argv[2],
  bundle: true,
  format: 'esm',
  splitting: true,
  minify: true,
  legalComments: 'linked',
  logLevel: 'warning',
  plugins: [changed],
  external: ['@shikijs/*'], // colours for code, hundreds of files, which no text here has
});
