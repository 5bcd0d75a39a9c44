// Bundles the editing page into a folder: node bundle.mjs FOLDER. Run by scripts/build_editor.py.
import { build } from 'esbuild';

await build({
  entryPoints: [new URL('entry.js', import.meta.url).pathname],
  outdir: process.argv[2],
  bundle: true,
  format: 'esm',
  splitting: true,
  minify: true,
  legalComments: 'linked',
  logLevel: 'warning',
  external: ['@shikijs/*'], // colours for code, hundreds of files, which no text here has
});
