// YAML in which only the lines of what changed are changed; comments, blank lines and quotation marks of all else stay
// letter for letter. Every scalar is text, as for `campaign.records.yaml_file`: `NO` and `14:30` need no quotation marks.
//
// A shape says what may stand in a mapping: {field: {many: a list, single values count too; fields: shape of what it holds;
// folder: the address before the name of a file, which the page shows and the data do not have}}.
// What a shape does not name is nobody's to change, and stays.
import { isMap, isScalar, isSeq, parse, parseDocument, stringify } from 'yaml';

const TEXT = { schema: 'failsafe' };
const LOOK = { lineWidth: 0, flowCollectionPadding: false, ...TEXT };
const SIMPLE = /^[\p{L}\p{N}_.-]+$/u; // ids and codes, which stand in one line: [youth, gender]

export const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

// A value as the shape has it: text, lists and mappings without what is empty, fields in the order of the shape.
export function normal(value, { many, fields, folder } = {}) {
  if (value === undefined || value === null || value === '') return undefined;
  if (many || Array.isArray(value)) {
    const items = (Array.isArray(value) ? value : [value]).map((item) => normal(item, { fields })).filter((item) => item !== undefined);
    return items.length ? items : undefined;
  }
  if (!isObject(value)) return folder && String(value).startsWith(folder) ? String(value).slice(folder.length) : String(value);
  const names = fields ? Object.keys(fields) : Object.keys(value);
  const kept = names.map((name) => [name, normal(value[name], fields?.[name])]).filter(([, item]) => item !== undefined);
  return kept.length ? Object.fromEntries(kept) : undefined;
}

export const read = (text, shape) => normal(parse(text, TEXT) ?? undefined, shape);

// -- new values ----------------------------------------------------------------------------------

const scalar = (text, type) => {
  const document = parseDocument('', TEXT);
  const node = document.createNode(text);
  node.type = type;
  document.contents = node;
  return document.toString(LOOK).trimEnd();
};

const inBrackets = (text) => stringify([text], { ...LOOK, collectionStyle: 'flow' }).trim().slice(1, -1);

const simpleList = (value) => Array.isArray(value) && value.every((item) => typeof item === 'string' && SIMPLE.test(item));

// What stands behind `field:`, in this line and in those below, indented by `column` spaces.
function behind(value, column) {
  const deeper = ' '.repeat(column + 2);
  if (typeof value === 'string') return ` ${scalar(value)}`;
  if (simpleList(value)) return ` [${value.join(', ')}]`;
  if (Array.isArray(value)) return value.map((item) => `\n${deeper}- ${item_(item, column + 4)}`).join('');
  return Object.entries(value).map(([name, item]) => `\n${deeper}${name}:${behind(item, column + 2)}`).join('');
}

// What stands behind a hyphen, whose fields are indented by `column` spaces.
function item_(value, column) {
  if (!isObject(value)) return typeof value === 'string' ? scalar(value) : `[${value.map(inBrackets).join(', ')}]`;
  return Object.entries(value).map(([name, item]) => `${name}:${behind(item, column)}`).join(`\n${' '.repeat(column)}`);
}

// -- places --------------------------------------------------------------------------------------

class Lines {
  constructor(text) {
    this.text = text;
    this.document = parseDocument(text, TEXT);
    if (this.document.errors.length) throw this.document.errors[0];
  }

  value(node, shape) {
    return normal(node?.toJSON?.() ?? undefined, shape);
  }

  lineStart(place) {
    return this.text.lastIndexOf('\n', place - 1) + 1;
  }

  lineEnd(place) { // behind the line break
    const found = this.text.indexOf('\n', place);
    return found < 0 ? this.text.length : found + 1;
  }

  // Behind the last sign of a node; a block of text, as `|` begins, ends behind its last line.
  end(node) {
    if (isMap(node) && !node.flow && node.items.length) {
      const { key, value } = node.items.at(-1);
      return value && value.range[1] > value.range[0] ? this.end(value) : Math.max(key.range[1] + 1, value?.range?.[1] ?? 0);
    }
    if (isSeq(node) && !node.flow && node.items.length) return this.end(node.items.at(-1));
    const [from, to] = node.range;
    return from + this.text.slice(from, to).trimEnd().length;
  }

  pairEnd({ key, value }) {
    return value && value.range[1] > value.range[0] ? this.end(value) : key.range[1] + 1;
  }

  column(place) {
    return place - this.lineStart(place);
  }

  // The text from `from` to `to` with what is to be replaced in it: [{from, to, text}].
  with_(edits, from, to) {
    let done = from;
    let said = '';
    for (const edit of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
      said += this.text.slice(done, edit.from) + edit.text;
      done = edit.to;
    }
    return said + this.text.slice(done, to);
  }

  // -- mappings ----------------------------------------------------------------------------------

  inMap(map, wanted, shape) {
    if (map.flow) return this.inFlowMap(map, wanted, shape);
    const edits = [];
    const names = Object.keys(shape ?? {});
    const mine = (name) => !shape || names.includes(name);
    const pairs = map.items.map((pair) => ({ ...pair, name: String(pair.key.value) }));
    const column = this.column(pairs[0].key.range[0]);
    const there = pairs.filter(({ name }) => !mine(name) || name in wanted);
    for (const [index, pair] of pairs.entries()) {
      const next = pairs[index + 1];
      if (there.includes(pair)) {
        if (mine(pair.name)) edits.push(...this.inPair(pair, wanted[pair.name], shape?.[pair.name], column));
      } else if (index === 0) { // behind a hyphen the next one moves up
        edits.push({ from: pair.key.range[0], to: next ? next.key.range[0] : this.pairEnd(pair), text: '' });
      } else {
        edits.push({ from: this.lineStart(pair.key.range[0]), to: this.lineEnd(this.pairEnd(pair)), text: '' });
      }
    }
    const place = (name) => names.indexOf(name);
    for (const [name, value] of Object.entries(wanted)) {
      if (pairs.some((pair) => pair.name === name)) continue;
      const before = there.filter((pair) => place(pair.name) < place(name)).at(-1);
      const line = `${name}:${behind(value, column)}`;
      if (before) {
        const to = this.pairEnd(before);
        const at = this.lineEnd(to);
        const gap = this.text[at - 1] === '\n' ? '' : '\n';
        edits.push({ from: at, to: at, text: `${gap}${' '.repeat(column)}${line}${gap ? '' : '\n'}` });
      } else {
        const at = (there[0] ?? pairs[0]).key.range[0];
        edits.push({ from: at, to: at, text: there[0] ? `${line}\n${' '.repeat(column)}` : line });
      }
    }
    return edits;
  }

  inFlowMap(map, wanted, shape) {
    const kept = map.items.filter(({ key }) => shape && !(String(key.value) in shape));
    const old = new Map(map.items.map((pair) => [String(pair.key.value), pair]));
    const parts = [...kept.map(({ key }) => String(key.value)), ...Object.keys(wanted)].map((name) => {
      const pair = old.get(name);
      if (pair && (!(name in wanted) || same(this.value(pair.value, shape?.[name]), wanted[name]))) {
        return this.text.slice(pair.key.range[0], this.pairEnd(pair));
      }
      return stringify({ [name]: wanted[name] }, { ...LOOK, collectionStyle: 'flow' }).trim().slice(1, -1);
    });
    return [{ from: map.range[0], to: map.range[1], text: `{${parts.join(', ')}}` }];
  }

  inPair({ key, value }, wanted, shape, column) {
    if (same(this.value(value, shape), wanted)) return [];
    if (isMap(value) && value.items.length && isObject(wanted)) return this.inMap(value, wanted, shape?.fields);
    if (isSeq(value) && value.items.length && Array.isArray(wanted)) {
      if (!value.flow) return this.inList(value, wanted, shape?.fields, '');
      if (simpleList(wanted) || value.items.every(isScalar)) return this.inFlowList(value, wanted);
    }
    const one = typeof wanted === 'string' ? wanted : simpleList(wanted) && wanted.length === 1 && isScalar(value) ? wanted[0] : null;
    const before = isScalar(value) && value.range[1] > value.range[0];
    if (one !== null && before && !['BLOCK_LITERAL', 'BLOCK_FOLDED'].includes(value.type)) {
      const quoted = value.type === 'QUOTE_DOUBLE' || value.type === 'QUOTE_SINGLE';
      return [{ from: value.range[0], to: value.range[1], text: scalar(one, quoted ? value.type : undefined) }];
    }
    return [{ from: key.range[1], to: this.pairEnd({ key, value }), text: `:${behind(wanted, column)}` }];
  }

  // -- lists -------------------------------------------------------------------------------------

  inFlowList(list, wanted) {
    const old = list.items.map((node) => [node.value, this.text.slice(node.range[0], node.range[1])]);
    const parts = wanted.map((text) => old.find(([value]) => value === text)?.[1] ?? inBrackets(text));
    return [{ from: list.range[0], to: list.range[1], text: `[${parts.join(', ')}]` }];
  }

  // Which item that was there each wanted one is: by its id, or the same, or the one with which it shares most.
  matched(values, wanted) {
    const free = new Set(values.keys());
    const found = wanted.map(() => null);
    const take = (fits) => {
      for (const [n, item] of wanted.entries()) {
        if (found[n] !== null) continue;
        const index = [...free].find((i) => fits(values[i], item));
        if (index !== undefined && free.delete(index)) found[n] = index;
      }
    };
    take(same);
    take((old, item) => isObject(item) && item.id !== undefined && old?.id === item.id);
    for (const [n, item] of wanted.entries()) {
      if (found[n] !== null || !isObject(item)) continue;
      const shared = (i) => Object.keys(item).filter((name) => same(values[i]?.[name], item[name])).length;
      const best = [...free].filter((i) => item.id === undefined || values[i]?.id === undefined || !wanted.some((w) => w.id === values[i].id))
        .sort((a, b) => shared(b) - shared(a))[0];
      if (best !== undefined && shared(best) > 0 && free.delete(best)) found[n] = best;
    }
    return found;
  }

  inList(list, wanted, shape, gap) {
    const items = list.items.map((node) => {
      const dash = this.text.lastIndexOf('-', node.range[0] - 1);
      return { node, from: this.lineStart(dash), to: this.lineEnd(this.end(node)) };
    });
    const indent = this.column(this.text.lastIndexOf('-', items[0].node.range[0] - 1));
    const values = items.map(({ node }) => this.value(node, { fields: shape }));
    const found = this.matched(values, wanted);
    // Above each item: what belongs to the file (blank lines, headings), and comments right above it, which go with it.
    const above = items.map((item, index) => {
      const lead = index ? this.text.slice(items[index - 1].to, item.from) : '';
      const own = lead.match(/(?:^[ \t]*#[^\n]*\n)*$/m)[0];
      return { file: lead.slice(0, lead.length - own.length), own };
    });
    const kept = found.filter((index) => index !== null);
    const moved = kept.some((index, n) => n > 0 && index < kept[n - 1]);
    const between = values.length > 1 && !moved ? above.slice(1).map(({ file }) => file) : [];
    const usual = between.length ? (between.every((file) => file === '') ? '' : gap) : gap;
    let said = '';
    let last = -1;
    for (const [n, item] of wanted.entries()) {
      const index = found[n];
      let lead = n ? usual : '';
      let own = '';
      if (index !== null) {
        own = above[index].own;
        if (moved) {
          lead = n === 0 ? '' : n < above.length ? above[n].file : usual;
        } else {
          const passed = above.slice(last + 1, index + 1).map(({ file }) => file);
          const headings = passed.filter((file) => file.includes('#'));
          const next = passed.length === 1 && n ? passed[0] : passed.at(-1) || usual;
          lead = headings.length ? headings.join('') : n ? next : '';
          if (n === 0) lead = lead.replace(/^\n+/, '');
          last = index;
        }
      }
      said += lead + own + (index === null ? this.fresh(item, indent) : this.again(items[index], item, shape));
    }
    return [{ from: items[0].from, to: items.at(-1).to, text: said }];
  }

  fresh(item, indent) {
    return `${' '.repeat(indent)}- ${item_(item, indent + 2)}\n`;
  }

  again({ node, from, to }, item, shape) {
    let edits = [];
    if (isMap(node) && isObject(item)) {
      if (!same(this.value(node, { fields: shape }), item)) edits = this.inMap(node, item, shape);
    } else if (isScalar(node) && node.value !== item) {
      edits = [{ from: node.range[0], to: node.range[1], text: scalar(item, node.type === 'QUOTE_DOUBLE' ? node.type : undefined) }];
    }
    const said = this.with_(edits, from, to);
    return said.endsWith('\n') ? said : `${said}\n`;
  }
}

// -- whole texts -----------------------------------------------------------------------------------

// Refuses rather than write anything else than what was wanted.
function sure(text, wanted, shape) {
  if (!same(read(text, shape), wanted)) throw new Error('This change cannot be written without changing something else.');
  return text;
}

// A list of entries, changed into what is wanted: normal values.
export function listWith(text, wanted, fields) {
  const lines = new Lines(text);
  const list = lines.document.contents;
  if (!wanted?.length || !isSeq(list) || !list.items.length) {
    if (!wanted?.length && !list?.items?.length) return text;
    const head = list?.items ? text.slice(0, lines.lineStart(list.items[0]?.range[0] ?? list.range[0])) : text;
    return `${head.trim() ? `${head.trimEnd()}\n\n` : ''}${wanted?.length ? wanted.map((item) => lines.fresh(item, 0)).join('\n') : '[]\n'}`;
  }
  const edits = lines.inList(list, wanted, fields, '\n');
  return sure(lines.with_(edits, 0, text.length), wanted, { many: true, fields });
}

// A mapping, such as the head of a text, changed into what is wanted.
export function mapWith(text, wanted, fields) {
  const lines = new Lines(text);
  if (!isMap(lines.document.contents)) return Object.entries(wanted).map(([name, value]) => `${name}:${behind(value, 0)}\n`).join('');
  const edits = lines.inMap(lines.document.contents, wanted, fields);
  return sure(lines.with_(edits, 0, text.length), wanted, { fields });
}
