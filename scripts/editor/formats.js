// The two formats of a network's files, as an editing page asks for them: text to value, and value to text again.
//
// An editing page hands back a value without saying which text it comes from. So each format remembers what it has read and
// written, and changes the text that is nearest to the value: that of the branch on which somebody works.
import { listWith, mapWith, normal, read, same } from './lines.js';

const ended = (text) => `${text.replace(/\r\n?/g, '\n').trimEnd()}\n`;
const raw = (value) => value?.toJS?.() ?? value;

const FILES = ['file', 'image']; // widgets

// The shape of the fields of a form (lines.js); its files are in a folder.
export function shapeOf(fields, folder) {
  return Object.fromEntries(fields.map(({ name, widget, multiple, fields: inner }) => [
    name, { many: widget === 'list' || multiple === true, fields: inner && shapeOf(inner), folder: FILES.includes(widget) ? `${folder}/` : undefined },
  ]));
}

// An entry as the page shows it: it knows a file by its address.
const shown = (entry, shape) => Object.fromEntries(Object.entries(entry).map(([name, value]) => [
  name, shape[name]?.folder ? `${shape[name].folder}${value}` : value,
]));

// A file that is a list of entries (data/*.yml), whose files have their addresses below `folder`.
export function entriesFormat(fields, folder) {
  const shape = shapeOf(fields, folder);
  const whole = { many: true, fields: shape };
  const seen = new Map(); // text: value
  const remember = (text) => {
    seen.delete(text);
    seen.set(text, read(text, whole) ?? []);
    return seen.get(text);
  };
  return {
    fromFile: (text) => structuredClone(remember(ended(text)).map((entry) => shown(entry, shape))),
    toFile(value) {
      const wanted = normal(raw(value), whole) ?? [];
      const unlike = (entries) => { // how many fields differ
        const known = new Set(entries.map((entry) => JSON.stringify(entry)));
        const byId = new Map(entries.map((entry) => [entry.id, entry]));
        const differing = (entry, old = {}) => Object.keys({ ...entry, ...old }).filter((name) => !same(entry[name], old[name])).length;
        return wanted.filter((entry) => !known.has(JSON.stringify(entry)))
          .reduce((sum, entry) => sum + differing(entry, byId.get(entry.id)), 10 * Math.abs(entries.length - wanted.length));
      };
      const [nearest] = [...seen].reverse().map(([text, entries]) => [text, unlike(entries)]).sort((a, b) => a[1] - b[1])[0] ?? [''];
      const text = listWith(nearest, wanted, shape);
      remember(text);
      return text;
    },
  };
}

// A text in Markdown with a head (docs/<language>/…): the fields of the head, and `body`.
export function textFormat(fields) {
  const { body: _, ...shape } = shapeOf(fields);
  const seen = new Map(); // text: {head, body, value}
  const remember = (text) => {
    const [, head, body] = text.match(/^---[ \t]*\n(.*?\n)---[ \t]*\n?(.*)$/s) ?? [null, '', text];
    seen.delete(text);
    seen.set(text, { head, body, value: read(head, { fields: shape }) ?? {} });
    return seen.get(text);
  };
  return {
    fromFile(text) {
      const { body, value } = remember(ended(text));
      return { ...value, body: body.trimEnd() };
    },
    toFile(given) {
      const { body = '', ...value } = raw(given) ?? {};
      const wanted = normal(value, { fields: shape }) ?? {};
      const blocks = String(body).split(/\n{2,}/);
      const likeness = (known) => {
        const fields_ = Object.keys(wanted).filter((name) => same(known.value[name], wanted[name])).length;
        return 2 * fields_ + blocks.filter((block) => block && known.body.includes(block)).length;
      };
      const best = [...seen.values()].reverse().map((known) => [known, likeness(known)]).sort((a, b) => b[1] - a[1])[0];
      const known = best?.[1] ? best[0] : { head: '', body: '' };
      const text = `---\n${mapWith(known.head, wanted, shape)}---\n${kept(known.body, String(body))}`;
      remember(ended(text));
      return ended(text);
    },
  };
}

// A body in which a paragraph that means what it meant has the letters that it had: an editor for rich text may write `*` for
// `-`, or put a backslash before signs that need none.
function kept(before, after) {
  const meant = (block) => block.replace(/\\(?=[^\w\s])/g, '').replace(/^(\s*)[*+](?=\s)/gm, '$1-').replace(/[ \t]+$/gm, '').trim();
  const old = new Map(before.trimEnd().split(/\n{2,}/).map((block) => [meant(block), block]));
  return after.trim().split(/\n{2,}/).map((block) => old.get(meant(block)) ?? block).join('\n\n');
}
