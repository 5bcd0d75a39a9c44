// Bundles the editing page into a folder: node bundle.mjs FOLDER. Run by scripts/build_editor.py.
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';

// Sveltia brings its fonts along, and asks another host for them all the same.
const ELSEWHERE = /url\(https:\/\/cdn\.jsdelivr\.net\/[^)]*\)\s*format\('[^']*'\)/g;
const ownFonts = {
  name: 'own-fonts',
  setup({ onLoad }) {
    onLoad({ filter: /@sveltia\/cms\/npm\/index\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!ELSEWHERE.test(text)) throw new Error('Sveltia CMS names its fonts in another way: see scripts/editor/bundle.mjs');
      return { contents: text.replace(ELSEWHERE, "local('none')"), loader: 'js' };
    });
  },
};

await build({
  entryPoints: [new URL('entry.js', import.meta.url).pathname],
  outdir: process.argv[2],
  bundle: true,
  format: 'esm',
  splitting: true,
  minify: true,
  legalComments: 'linked',
  logLevel: 'warning',
  plugins: [ownFonts],
  external: ['@shikijs/*'], // colours for code, hundreds of files, which no text here has
});
