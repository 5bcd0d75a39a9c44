"""What a catalogue becomes when the words that it translates have changed, as gettext's own ``msgmerge`` would do it.

Nothing is dropped without a trace: a translation of words that have changed stays as a suggestion (fuzzy, with the words
that it was made from), one of words that are gone stays aside (``#~``) and comes back whole when they do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

import polib

from campaign.words.catalogue import essence
from campaign.words.po_file import Key, key_of, live, strings_of

ALIKE = 0.5  # share of letters in common from which words of one field may be the same words, changed
ALIKE_ANYWHERE = 0.6  # the same for words of templates, which have no place: what gettext takes, too
SURE = 0.8  # … and from which they surely are: “Who is near you” and “What is on your side” have 0.63

Strings = tuple[str, ...]


def merged(template: polib.POFile, old: polib.POFile, forms: int, minor: bool = False) -> polib.POFile:
    """The catalogue of one language with the messages of ``template`` and the translations of ``old``, which it uses up.

    ``forms``: how many the language has for numbers. ``minor``: what has changed in the original changes no meaning, so
    that translations stay valid where it is sure which they are; punctuation, case and white space never do.
    """
    new = polib.POFile(wrapwidth=template.wrapwidth, encoding="utf-8")
    new.header, new.metadata = old.header or template.header, {**template.metadata, **old.metadata}
    return _Merge(template, old, new, forms, minor).done()


class _Merge:
    def __init__(self, template: polib.POFile, old: polib.POFile, new: polib.POFile, forms: int, minor: bool) -> None:
        self._template, self._new, self._forms, self._minor = template, new, forms, minor
        self._old: dict[Key, polib.POEntry] = {key_of(entry): entry for entry in live(old)}
        self._aside: dict[Key, polib.POEntry] = {key_of(entry): entry for entry in old if entry.obsolete}
        self._wanted = {key_of(entry) for entry in template}
        self._used: set[Key] = set()
        self._of_place: dict[str, dict[Key, polib.POEntry]] = defaultdict(dict)
        self._left = {**self._aside, **self._old}
        for entries in (self._old, self._aside):  # what stood there last is what has changed, if anything
            for key, entry in entries.items():
                if key not in self._wanted and any(strings_of(entry)):
                    self._of_place[key[0]].setdefault(key, entry)
        self._said: dict[str, list[Strings]] = defaultdict(list)
        for (_, message), entry in self._old.items():
            if entry.translated() and strings_of(entry) not in self._said[message]:
                self._said[message].append(strings_of(entry))

    def done(self) -> polib.POFile:
        """The catalogue: what is wanted in its order, then what is kept aside."""
        entries = list(self._template)
        open_ = [entry for entry in entries if not self._same(entry)]
        open_ = [entry for entry in open_ if not self._slightly_changed(entry)]
        open_ = [entry for entry in open_ if not self._said_elsewhere(entry)]
        self._changed(open_)
        self._moved([entry for entry in open_ if entry.msgctxt and not any(strings_of(entry))])
        for entry in entries:
            if entry.msgid_plural:
                entry.msgstr_plural = {i: entry.msgstr_plural.get(i, "") for i in range(self._forms)}
            self._new.append(entry)
        self._new.extend(self._kept_aside())
        return self._new

    def _same(self, entry: polib.POEntry) -> bool:
        """Take the entry of the same place and words, of the same words without a place, or one that was kept aside."""
        key = key_of(entry)
        plain = ("", entry.msgid)
        for entries, other in ((self._old, key), (self._old, plain), (self._aside, key), (self._aside, plain)):
            found = entries.get(other)
            if found and (any(strings_of(found)) or found.tcomment):
                _take(entry, found, fuzzy=found.fuzzy or not (self._minor or _same_plural(entry, found)))
                if entries is self._old:
                    self._used.add(other)
                return True
        return key in self._old  # emptied, perhaps because no translation was right

    def _slightly_changed(self, entry: polib.POEntry) -> bool:
        for found in self._free(entry.msgctxt or ""):
            if essence(found.msgid) == essence(entry.msgid) and _same_plural(entry, found):
                _take(entry, found, fuzzy=found.fuzzy)
                self._used.add(key_of(found))
                return True
            # What is again as it was when it was translated: nobody has touched the suggestion, or it would be none.
            if found.fuzzy and found.previous_msgid == entry.msgid:
                _take(entry, found, fuzzy=(found.previous_msgid_plural or "") != entry.msgid_plural)
                self._used.add(key_of(found))
                return True
        return False

    def _said_elsewhere(self, entry: polib.POEntry) -> bool:
        """The same words in another place: their translation, if all places agree; else the first one as a suggestion."""
        said = [
            strings for strings in self._said.get(entry.msgid, ()) if (len(strings) > 1) == bool(entry.msgid_plural)
        ]
        if said:
            _fill(entry, said[0])
            _mark(entry, len(said) > 1)
        return bool(said)

    def _changed(self, open_: list[polib.POEntry]) -> None:
        """Each entry without translation takes the one of its place that is most like it and that nobody wants any more."""
        pairs = []
        for i, entry in enumerate(open_):
            context = entry.msgctxt or ""
            limit = ALIKE if context else ALIKE_ANYWHERE
            for found in self._free(context):
                alike = _likeness(found.msgid, entry.msgid, limit)
                if alike >= limit or (context and not found.obsolete and self._alone(context, open_)):
                    pairs.append((-alike, i, key_of(found)))
        self._suggest(open_, pairs)

    def _moved(self, open_: list[polib.POEntry]) -> None:
        """The same for an entry whose id has changed together with its words: what stood in the same field of one that is gone."""
        pairs = [
            (-alike, i, key_of(found))
            for i, entry in enumerate(open_)
            for context in self._of_place
            if context and _field(context) == _field(entry.msgctxt or "")
            for found in self._free(context)
            if (alike := _likeness(found.msgid, entry.msgid, ALIKE_ANYWHERE))
        ]
        self._suggest(open_, pairs)

    def _suggest(self, open_: list[polib.POEntry], pairs: list[tuple[float, int, Key]]) -> None:
        """Give entries what is most like them, each translation once."""
        taken: set[int] = set()
        for unlike, i, key in sorted(pairs):
            if i in taken or key in self._used:
                continue
            taken.add(i)
            self._used.add(key)
            entry, found = open_[i], self._left[key]
            known_by_place = bool(entry.msgctxt) and entry.msgctxt == found.msgctxt
            _take(entry, found, fuzzy=found.fuzzy or not (self._minor and (known_by_place or -unlike >= SURE)))
            if entry.fuzzy:
                known = found.fuzzy and found.previous_msgid is not None
                moved = found.msgctxt if found.msgctxt != entry.msgctxt else None
                entry.previous_msgctxt = found.previous_msgctxt if known else moved
                entry.previous_msgid = found.previous_msgid if known else found.msgid
                entry.previous_msgid_plural = (found.previous_msgid_plural if known else found.msgid_plural) or None

    def _free(self, context: str) -> Iterator[polib.POEntry]:
        """The translations of a place that nobody wants any more; those that are kept aside come last."""
        for key, entry in self._of_place[context].items():
            if key not in self._used:
                yield entry

    def _alone(self, context: str, open_: list[polib.POEntry]) -> bool:
        """Whether one text of a place is gone and one is new, which is then the same one however much it has changed."""
        wanted = [entry for entry in open_ if entry.msgctxt == context]
        return len(wanted) == 1 and len([entry for entry in self._free(context) if not entry.obsolete]) == 1

    def _kept_aside(self) -> Iterator[polib.POEntry]:
        """What was aside before and what goes aside now, in the same order always; nothing that is wanted again or has no words."""
        gone = {key: entry for key, entry in self._old.items() if key not in self._wanted and key not in self._used}
        doubtful_first = sorted(({**self._aside, **gone}).values(), key=lambda entry: not entry.fuzzy)
        aside = {key_of(_sure(entry)): entry for entry in doubtful_first}  # what is certain anyway counts more
        for key, entry in sorted(aside.items(), key=lambda one: one[0]):
            if key not in self._wanted | self._used and (any(strings_of(entry)) or entry.tcomment):
                entry.obsolete, entry.occurrences, entry.comment = True, [], ""
                yield entry


def _field(context: str) -> str:
    """What a place is called within its record: the kind, and the field without the id between them."""
    kind, _, rest = context.partition("/")
    return f"{kind} {rest.partition(' ')[2]}"


def _same_plural(entry: polib.POEntry, found: polib.POEntry) -> bool:
    return essence(entry.msgid_plural) == essence(found.msgid_plural or "")


def _likeness(one: str, other: str, limit: float) -> float:
    """The share of letters that two texts have in common, 0 where it is certainly below ``limit``."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < limit or matcher.quick_ratio() < limit:
        return 0.0
    return matcher.ratio()


def _take(entry: polib.POEntry, found: polib.POEntry, fuzzy: bool) -> None:
    """Give an entry the translation of another one, with its comment and, as long as it is unsure, its original."""
    other_form = bool(entry.msgid_plural) != bool(found.msgid_plural)
    _fill(entry, strings_of(found))
    entry.tcomment = found.tcomment
    entry.flags = [
        *entry.flags,
        *(f for f in found.flags if f not in entry.flags and f != "fuzzy" and "format" not in f),
    ]
    _mark(entry, any(strings_of(entry)) and (fuzzy or other_form))
    if entry.fuzzy:
        entry.previous_msgctxt = found.previous_msgctxt
        entry.previous_msgid = found.previous_msgid
        entry.previous_msgid_plural = found.previous_msgid_plural


def _sure(entry: polib.POEntry) -> polib.POEntry:
    """An entry in doubt as the one that it translates for certain: of one aside no program keeps what it was."""
    if entry.fuzzy and entry.previous_msgid and bool(entry.previous_msgid_plural) == bool(entry.msgid_plural):
        entry.msgctxt = entry.previous_msgctxt or entry.msgctxt
        entry.msgid, entry.msgid_plural = entry.previous_msgid, entry.previous_msgid_plural or ""
        entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None
        _mark(entry, unsure=False)
    return entry


def _fill(entry: polib.POEntry, strings: Strings) -> None:
    if entry.msgid_plural:
        entry.msgstr_plural = dict(enumerate(strings))
    else:
        entry.msgstr = strings[-1] if strings else ""


def _mark(entry: polib.POEntry, unsure: bool) -> None:
    entry.flags = ["fuzzy"] * unsure + [flag for flag in entry.flags if flag != "fuzzy"]
