// The two formats of the editing page without a browser, run by test_editing_formats.py: FORMATS is their module, CONFIG a
// file with the configuration of each network, by its folder.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';

const { FORMATS, CONFIG } = process.env;
const { entriesFormat, textFormat } = await import(pathToFileURL(FORMATS));
const configs = JSON.parse(readFileSync(CONFIG, 'utf8'));

const text = (name, more = {}) => ({ name, widget: 'string', ...more });
const FIELDS = [
  text('id'), text('name'), text('themes', { widget: 'select', multiple: true }), text('year'),
  { name: 'sources', widget: 'list', fields: [text('document'), text('url'), text('title')] },
  { name: 'share', widget: 'object', fields: [text('short'), text('long')] },
  text('note', { widget: 'text' }),
];
const FILE = `# yaml-language-server: $schema=a
# A heading of the file.

- id: a
  name: 'One: two'      # why it is called so
  themes: gender
  year: 2013
  sources:
    - document: x
      lines: 1-2
    - {url: https://a.example/, title: A}
  share:
    short: "Short"
    long: >-
      Long and
      folded

# -- a group -----------------------------------------

- id: b
  name: Two
  themes: [youth, gender]
  facts: [F1]
  sources:
    - document: y # here
# About the last one:
- id: c
  name: "NO"
  sources:
    - url: https://c.example/
      title: C
`;

// What a change does to the file: the lines that went, and those that came.
function change(how, file = FILE, fields = FIELDS) {
  const format = entriesFormat(fields);
  const value = format.fromFile(file.trim());
  const after = format.toFile(how(value) ?? value);
  return { after, ...difference(file, after) };
}

function difference(before, after) {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return { gone: a.slice(start, a.length - end), come: b.slice(start, b.length - end) };
}

const CHANGES = {
  'a text in quotation marks': [(v) => { v[0].name = "It's"; }, ["  name: 'One: two'      # why it is called so"], ["  name: 'It''s'      # why it is called so"]],
  'a text that needs them': [(v) => { v[1].name = 'Two: three'; }, ['  name: Two'], ['  name: "Two: three"']],
  'one more where one stood': [(v) => { v[0].themes.push('youth'); }, ['  themes: gender'], ['  themes: [gender, youth]']],
  'one of several': [(v) => { v[1].themes = ['youth']; }, ['  themes: [youth, gender]'], ['  themes: [youth]']],
  'a field of an entry within': [(v) => { v[2].sources[0].title = 'D'; }, ['      title: C'], ['      title: D']],
  'a field in brackets': [(v) => { v[0].sources[1].title = 'B'; }, ['    - {url: https://a.example/, title: A}'], ['    - {url: https://a.example/, title: B}']],
  'a field within a field': [(v) => { v[0].share.short = 'S'; }, ['    short: "Short"'], ['    short: "S"']],
  'a folded text': [(v) => { v[0].share.long = 'Long'; }, ['    long: >-', '      Long and', '      folded'], ['    long: Long']],
  'a new field in its place': [(v) => { v[1].year = '2020'; }, [], ['  year: 2020']],
  'a field that goes': [(v) => { delete v[0].year; }, ['  year: 2013'], []],
  'the first field of an entry within': [(v) => { delete v[2].sources[0].url; }, ['    - url: https://c.example/', '      title: C'], ['    - title: C']],
  'a source more': [(v) => { v[1].sources.push({ document: 'z' }); }, [], ['    - document: z']],
  'a source less': [(v) => { v[0].sources.pop(); }, ['    - {url: https://a.example/, title: A}'], []],
  'sources in another order': [(v) => { v[0].sources.reverse(); }, ['    - document: x', '      lines: 1-2', '    - {url: https://a.example/, title: A}'], ['    - {url: https://a.example/, title: A}', '    - document: x', '      lines: 1-2']],
  'an id': [(v) => { v[1].id = 'bb'; }, ['- id: b'], ['- id: bb']],
  'an entry at the end': [(v) => { v.push({ id: 'd', name: '#1', sources: [{ document: 'x' }] }); }, [], ['- id: d', '  name: "#1"', '  sources:', '    - document: x', '']],
  'an entry that goes, its group stays': [(v) => { v.splice(1, 1); }, ['- id: b', '  name: Two', '  themes: [youth, gender]', '  facts: [F1]', '  sources:', '    - document: y # here'], []],
  'an entry that goes with the comment on it': [(v) => { v.pop(); }, ['# About the last one:', '- id: c', '  name: "NO"', '  sources:', '    - url: https://c.example/', '      title: C'], []],
};

for (const [name, [how, gone, come]] of Object.entries(CHANGES)) {
  test(`changes only the lines of ${name}`, () => {
    const found = change(how);
    assert.deepEqual([found.gone, found.come], [gone, come]);
  });
}

test('moves an entry without losing a line', () => {
  const { after } = change((value) => { value.unshift(value.pop()); });
  assert.deepEqual(after.split('\n').sort(), FILE.split('\n').sort());
  assert.match(after, /# About the last one:\n- id: c/);
});

test('two drafts in turn keep each other\'s lines as they are', () => {
  const format = entriesFormat(FIELDS);
  const value = format.fromFile(FILE.trim());
  const [one, two] = [structuredClone(value), structuredClone(value)];
  one[0].year = '2014';
  two[2].name = 'YES';
  assert.deepEqual(difference(FILE, format.toFile(one)), { gone: ['  year: 2013'], come: ['  year: 2014'] });
  assert.deepEqual(difference(FILE, format.toFile(two)), { gone: ['  name: "NO"'], come: ['  name: "YES"'] });
  assert.equal(format.toFile(value), FILE);
});

test('a draft on another branch is changed as it stands there', () => {
  const format = entriesFormat(FIELDS);
  format.fromFile(FILE.trim());
  const branch = FILE.replace('year: 2013', 'year: 2014 # since then');
  const value = format.fromFile(branch.trim());
  value[1].name = 'Three';
  assert.deepEqual(difference(branch, format.toFile(value)), { gone: ['  name: Two'], come: ['  name: Three'] });
});

test('a file without entries gets its first one', () => {
  const { after } = change(() => [{ id: 'a' }], '# A heading.\n');
  assert.equal(after, '# A heading.\n\n- id: a\n');
  assert.equal(change(() => [{ id: 'a' }], '# A heading.\n[]\n').after, '# A heading.\n\n- id: a\n');
  assert.equal(change(() => [], '# A heading.\n\n- id: a\n').after, '# A heading.\n\n[]\n');
  assert.equal(change(() => [], '# A heading.\n[]\n').after, '# A heading.\n[]\n');
});

const HEAD = [text('title'), text('description'), text('from'), text('body')];
const PROSE = '---\ntitle: "One"   # so\ndescription: Two\nfrom: en abc\n---\nWith {{ figure("gap", "no-year") }} and **bold**.\n\n- a\n- b\n\n1. c\n';

test('a text keeps its head, its calls and its lists', () => {
  const format = textFormat(HEAD);
  const value = format.fromFile(PROSE.trim());
  assert.equal(format.toFile(value), PROSE);
  assert.deepEqual(difference(PROSE, format.toFile({ ...value, title: 'A: b' })), { gone: ['title: "One"   # so'], come: ['title: "A: b"   # so'] });
  const rich = value.body.replace('- a\n- b', '* a\n* b').replace('"gap", "no-year"', '"gap", "no\\-year"');
  assert.equal(format.toFile({ ...value, body: rich }), PROSE);
  const more = { ...value, body: `${value.body}\n\nMore.` };
  assert.deepEqual(difference(PROSE, format.toFile(more)), { gone: [], come: ['More.', ''] });
  assert.equal(textFormat(HEAD).toFile({ title: 'New', description: 'D', body: 'B' }), '---\ntitle: New\ndescription: D\n---\nB\n');
});

for (const [root, { collections }] of Object.entries(configs)) {
  test(`every file of ${root} comes back letter for letter`, () => {
    let count = 0;
    for (const { file, fields } of collections[0].files) {
      const before = readFileSync(join(root, file), 'utf8');
      const format = entriesFormat(fields[0].fields);
      assert.equal(format.toFile(format.fromFile(before.trim())), before, file);
      count += 1;
    }
    for (const collection of collections.slice(1)) {
      const format = textFormat((collection.files?.[0] ?? collection).fields);
      const folders = readdirSync(join(root, 'docs'));
      const files = folders.flatMap((code) => collection.files?.map(({ file }) => file.replace('{{locale}}', code))
        ?? list(root, collection.folder.replace('{{locale}}', code)));
      for (const file of files.filter((name) => existsSync(join(root, name)))) {
        const before = readFileSync(join(root, file), 'utf8');
        assert.equal(format.toFile(format.fromFile(before.trim())), before, file);
        count += 1;
      }
    }
    assert.ok(count > 10);
  });
}

function list(root, folder) {
  return existsSync(join(root, folder)) ? readdirSync(join(root, folder)).filter((name) => name.endsWith('.md')).map((name) => join(folder, name)) : [];
}
