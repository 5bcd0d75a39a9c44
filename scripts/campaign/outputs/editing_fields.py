"""The forms of the editing page: fields as Sveltia CMS asks for them, made from the model of a kind in one language.

Names and explanations come from ``overrides/fields.yml`` and the model, choices from ``kinds.questions``, what is said of a
wrong value from the messages of the check. Choices that many fields share are named, and stand once: ``options: countries``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, get_args, get_origin

from campaign.kinds.kind import Kind
from campaign.kinds.questions import choices_of, hint_at, label_at, named_by, takes_countries, takes_languages, type_of
from campaign.records.base import Record, fields_of, marks_of, record_in
from campaign.records.fields import COUNTRIES, UNITS, pattern_of
from campaign.records.marks import InFolder
from campaign.records.problems import MESSAGES
from campaign.views.content import Content
from campaign.views.looks import PICTURES
from campaign.words.language import Language

Field = dict[str, Any]  # a field of the editing page, as its configuration has it
Option = dict[str, str]
Path = tuple[str, ...]
LONG = 200  # characters: what may be longer gets more than one line
TITLES = (
    "name",
    "title",
    "label",
    "term",
    "outcome",
    "text",
    "document",
    "figure",
    "from",
)  # by which an entry is known


@dataclass
class Forms:
    """Forms in one language. ``lists``: choices by their names, filled in as fields ask for them."""

    content: Content
    language: Language
    lists: dict[str, list[Option]] = field(default_factory=dict)

    def of(self, kind: Kind) -> list[Field]:
        """The fields of an entry of a kind."""
        assert kind.model is not None
        return self._fields(kind.model, (kind.name,))

    def summary(self, fields: list[Field]) -> str:
        """The line by which a closed entry is known, as a template of the editing page."""
        names = [f["name"] for f in fields]
        shown = [name for name in TITLES if name in names][: 2 if "title" in names else 1]
        shown += ["id"] if "id" in names else []
        first = next((f for f in fields if f["name"] in shown and f["widget"] == "object"), None)
        inner = f".{first['fields'][0]['name']}" if first else ""
        return " · ".join(
            f"{{{{fields.{name}{inner if first and name == first['name'] else ''}}}}}" for name in shown or names[:1]
        )

    def _fields(self, model: type[Record], path: Path) -> list[Field]:
        return [self._field((*path, name), info) for name, info in fields_of(model).items()]

    def _field(self, path: Path, info: Any) -> Field:
        say, hint = self.language.gettext, hint_at(path, info)
        said: Field = {"name": path[-1], "label": say(label_at(path)), "required": info.is_required()}
        if hint:
            said["hint"] = say(hint)
        if kept := next((mark for mark in marks_of(info) if isinstance(mark, InFolder)), None):
            return said | _upload(kept)
        inner, many = record_in(info.annotation), _is_list(info.annotation)
        if many:
            least = max((m.min_length for m in info.metadata if getattr(m, "min_length", None)), default=0)
            said |= {"min": least} if least else {}
        if inner:
            return said | self._entries(inner, path, many)
        if get_origin(info.annotation) is dict or _said_by_language(info.annotation):
            return said | self._by_language(info, said["required"])
        options = self._options(info)
        if options:
            return said | {"widget": "select", "options": options} | ({"multiple": True} if many else {})
        return said | ({"widget": "list"} if many else self._text(info))

    def _entries(self, inner: type[Record], path: Path, many: bool) -> Field:
        fields = self._fields(inner, path)
        if not many:
            return {"widget": "object", "collapsed": "auto", "fields": fields}
        return {"widget": "list", "collapsed": "auto", "fields": fields, "summary": self.summary(fields)}

    def _by_language(self, info: Any, needed: bool) -> Field:
        """Words in each language of the site: one field each, of which the first is needed where the whole is."""
        several = _is_list(get_args(info.annotation)[1]) if get_args(info.annotation) else False
        fields: list[Field] = []
        for code in self.content.languages:
            name = self.language.language_here(code)
            widget = "list" if several else "text"
            fields.append({"name": code, "label": name, "widget": widget, "required": needed and not fields})
        return {"widget": "object", "collapsed": "auto", "fields": fields}

    def _options(self, info: Any) -> str | list[Option]:
        """What may be chosen: a list, or the name of one that several fields share; nothing where anything may be said."""
        target = named_by(info)
        if takes_countries(info):
            return self._shared("countries", [(code, self.language.country(code)) for code in COUNTRIES])
        if takes_languages(info):
            codes = map(str, self.language.locale.languages)
            known = {*self.content.languages, *(code for code in codes if len(code) == 2)}
            return self._shared("languages", [(code, self.language.language_here(code)) for code in known])
        choices, closed = choices_of(self.content, info, self.language)
        if target:
            return self._shared(target, choices, in_order=target not in ("members", "resources", "figures"))
        if choices and not closed:  # units: those that have a name, and the currencies that figures have
            used = {figure.unit for figure in self.content.records["figures"].values()} | {"usd", "eur"}
            choices = (*choices, *((unit, unit.upper()) for unit in sorted(used - {*UNITS})))
        return [{"value": value, "label": shown} for value, shown in choices]

    def _shared(self, name: str, choices: Any, in_order: bool = False) -> str:
        if name not in self.lists:
            ordered = (
                choices if in_order else sorted(choices, key=lambda pair: (self.language.sort_key(pair[1]), pair[0]))
            )
            self.lists[name] = [{"value": value, "label": str(shown)} for value, shown in ordered]
        return name if self.lists[name] else ""

    def _text(self, info: Any) -> Field:
        """A text, a day, or anything else that is written in a line or several."""
        if type_of(info) == "date":
            return {"widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": False}
        found, longest = pattern_of(marks_of(info)), _longest(info)
        if found:
            code, pattern = found
            return {"widget": "string", "pattern": [pattern, self.language.gettext(MESSAGES[code][1])]}
        limit = {"maxlength": longest} if longest else {}
        named = any(getattr(mark, "collection", None) for mark in marks_of(info))
        long = not named and (longest > LONG or (not longest and "words" in marks_of(info)))
        return {"widget": "text" if long else "string", **limit}


def _upload(kept: InFolder) -> Field:
    """A file that is chosen among those of a folder or put into it, in the same proposal. The data have its bare name."""
    accepted = ",".join(f".{ending}" for ending in kept.endings)
    return {"widget": "image" if kept.folder == PICTURES else "file", "accept": accepted, "choose_url": False}


def folders_of(kind: Kind) -> Field:
    """The folder into which the fields of a kind put files. One a kind: Sveltia takes fields of the same name for the same."""
    marks = (mark for info in fields_of(kind.model).values() for mark in marks_of(info)) if kind.model else ()
    kept = next((mark.folder for mark in marks if isinstance(mark, InFolder)), "")
    return {"media_folder": f"/docs/assets/{kept}", "public_folder": f"/assets/{kept}"} if kept else {}


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is list or any(map(_is_list, _meant(annotation)))


def _said_by_language(annotation: Any) -> bool:
    return any(get_origin(part) is dict for part in _meant(annotation))


def _meant(annotation: Any) -> tuple[Any, ...]:
    """What stands within Annotated or beside None."""
    inner = get_args(annotation)
    return inner[:1] if hasattr(annotation, "__metadata__") else inner if type(None) in inner else ()


def _longest(info: Any) -> int:
    return max((mark.max_length for mark in info.metadata if getattr(mark, "max_length", None)), default=0)
