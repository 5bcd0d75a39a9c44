"""How Jinja is set up: what a template is compiled to is kept, and what it names is called with little ado."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, MutableMapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2.filters import do_urlencode

from campaign.pages import compiling
from campaign.pages.compiling import Straight
from campaign.records import kept

MOST_KEPT = 1000  # compiled templates, of several networks with looks of their own; one more, and they all go
NAME = "templates"  # of their folder in the cache
OF_PAGES = ("components/", "layout.html", "pages/", "share-tags.html")  # how the names of those begin that make pages
OURS = b"".join(Path(str(file)).read_bytes() for file in (__file__, compiling.__file__))
MACHINE = f"{jinja2.__version__} {hashlib.sha256(OURS).hexdigest()}"  # what compiles them


def environment(folders: Sequence[Path]) -> jinja2.Environment:
    """The templates of some folders, the first one that has a name wins. What they may name is not yet in it."""
    env = _Environment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=COMPILED,
        extensions=["jinja2.ext.i18n"],
    )
    env.newstyle_gettext = True  # type: ignore[attr-defined]
    # Most of Jinja's filters stand in a second one, for asynchronous templates: here are none.
    env.filters = {name: getattr(own, "__wrapped__", own) for name, own in env.filters.items()}
    env.filters |= {"first": _first, "urlencode": _urlencode}
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return env


def compile_all(folders: Sequence[Path]) -> None:
    """Compile the templates of pages that are not in the cache yet, for those who need them soon.

    Whatever is wrong with one is told where a page is made of it.
    """
    env = environment(folders)
    for name in env.list_templates(extensions=["html"]):
        if name.startswith(OF_PAGES):
            with suppress(Exception):
                env.get_template(name)


def _first(values: Iterable[Any]) -> Any:
    """The first of what there is, else none: Jinja's own filter makes a name unknown that the template knows."""
    return next(iter(values), None)


def _urlencode(value: Any) -> str:
    return _quoted(value) if isinstance(value, str) else do_urlencode(value)


_quoted = lru_cache(maxsize=100)(do_urlencode)  # a page passes the same words on in several ways


class _Environment(jinja2.Environment):
    """Templates share the names of their environment as they are, instead of a chain of mappings.

    Jinja goes through such a chain whenever a template takes a macro from another one, some ten times a page.
    """

    code_generator_class = Straight

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._got: dict[tuple[str, bool], jinja2.Template] = {}  # which an overlay shares

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> jinja2.Template:
        """A template by its name. None changes while a site is built: Jinja's own store, which may forget, is asked once."""
        if isinstance(name, jinja2.Template) or globals:
            return super().get_template(name, parent, globals)
        key = name, bool(self.autoescape)
        if key not in self._got:
            self._got[key] = super().get_template(name, parent)
        return self._got[key]

    def call_test(self, name: str, value: Any, *given: Any, **more: Any) -> Any:
        """What a test says of each value of a list; only a test that wants to know its environment goes Jinja's way."""
        test: Any = self.tests.get(name)
        if test is None or hasattr(test, "jinja_pass_arg"):
            return super().call_test(name, value, *given, **more)
        args, named = (*given, None, None)[:2]
        return test(value, *(args or ()), **(named or {}))

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals


class _Compiled(jinja2.BytecodeCache):
    """Templates compiled once: shared by the languages, by all builds of a process, and by the next ones, from a folder.

    Jinja compares the source that each was made from, so that one that changes is compiled again.
    """

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self._read: dict[str, tuple[str, CodeType]] = {}  # with the mark of the source that each was made from

    def get_bucket(
        self, environment: jinja2.Environment, name: str, filename: str | None, source: str
    ) -> jinja2.bccache.Bucket:
        escapes = environment.autoescape  # the same template is another program where nothing is escaped
        return super().get_bucket(environment, f"{name} {escapes} {MACHINE}", filename, source)

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        source, code = self._read.get(bucket.key, ("", None))
        if code is None or source != bucket.checksum:
            self._load(bucket)
            if bucket.code is not None:
                self._read[bucket.key] = (bucket.checksum, bucket.code)
        else:
            bucket.code = code

    def _load(self, bucket: jinja2.bccache.Bucket) -> None:
        if bucket.key not in self.kept:
            with suppress(OSError):
                self.kept[bucket.key] = (kept.FOLDER / NAME / bucket.key).read_bytes()
        if bucket.key in self.kept:
            with suppress(EOFError, ValueError, TypeError):  # cut off: it is compiled again
                bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        if len(self.kept) >= MOST_KEPT:
            self.kept.clear()
            self._read.clear()
        self.kept[bucket.key] = bucket.bytecode_to_string()
        with suppress(OSError):  # in a folder that cannot be written to they are compiled each time
            kept.keep(kept.FOLDER / NAME / bucket.key, self.kept[bucket.key], MOST_KEPT)


COMPILED = _Compiled()
