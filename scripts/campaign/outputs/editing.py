"""The editing page, ``/admin/``: what Sveltia CMS is told about a network, and the page on which it runs.

One configuration a language, made from the kinds. Data files are lists of entries, texts stand side by side in the languages
of the site. ``scripts/editor/`` holds the two formats by which only the lines of what changed change.
"""

from __future__ import annotations

import html
import json
import string
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from campaign.kinds import filed_kinds
from campaign.kinds.questions import asked_words, hint_at, label_at
from campaign.kinds.reading import spoken, spoken_codes
from campaign.outputs.editing_fields import Field, Forms, folders_of
from campaign.pages.headers import editing_policy
from campaign.pages.routes import file_for, text_paths, written_kinds
from campaign.records.settings import Editor
from campaign.views.content import Content
from campaign.views.looks import GENERATOR
from campaign.views.view import LONGEST_DESCRIPTION
from campaign.words.language import Language
from campaign.words.markdown import HEAD, NEEDED

PAGE = "overrides/editor.html"
NOWHERE = "local/site"  # a repository has to be named where none is: then there is only the folder on this machine
MEDIA = "docs/assets/pictures"
PAGES = "text-pages-frontmatter"  # Sveltia takes formats of Markdown by the end of their names only
HIDDEN = ("from", "state")  # fields of a head that commands write


def editing_files(content: Content) -> dict[str, bytes]:
    """The page and its configurations, by their names below ``/admin/``. What runs there is bundled by ``make editor``."""
    made = {f"config.{code}.json": configuration(content, spoken(code)) for code in spoken_codes()}
    files = {name: json.dumps(said, ensure_ascii=False, separators=(",", ":")) for name, said in made.items()}
    return {name: text.encode() for name, text in ({"index.html": _page(content)} | files).items()}


def configuration(content: Content, language: Language) -> dict[str, Any]:
    """What the editing page is told in one language. ``lists`` and ``options: NAME`` are ours (``scripts/editor/start.js``)."""
    settings, forms = content.settings, Forms(content, language)
    collections = [_data(forms), *_texts(forms), _pages(forms)]
    return {
        "load_config_file": False,
        "app_title": _said(language, "title", name=settings.name),
        "backend": backend(settings.editor),
        **({"publish_mode": "editorial_workflow"} if settings.editor else {}),
        "site_url": settings.address,
        "show_preview_links": False,
        "media_folder": MEDIA,
        "public_folder": f"/{MEDIA.removeprefix('docs/')}",
        "i18n": {
            "structure": "multiple_folders",
            "locales": list(content.languages),
            "default_locale": content.default,
            "initial_locales": "default",
        },
        "slug": {"encoding": "ascii", "clean_accents": True},
        "editor": {"preview": False},
        "collections": collections,
        "lists": forms.lists,
    }


def backend(editor: Editor | None) -> dict[str, Any]:
    """Where changes go, and how somebody signs in there: with a token, over a proxy of one's own, or as an application."""
    if editor is None:
        return {"name": "github", "repo": NOWHERE, "auth_methods": ["token"]}
    host, _, path = editor.repository.removeprefix("https://").partition("/")
    said: dict[str, Any] = {"name": editor.forge, "repo": path, "branch": editor.branch}
    if editor.forge == "gitlab":
        said |= {"api_root": f"https://{host}/api/v4", "base_url": f"https://{host}"}
    elif host != "github.com":
        said |= {"api_root": f"https://{host}/api/v3"}
    way = editor.sign_in or "token"
    if way == "token":
        return said | {"auth_methods": ["token"]}
    if editor.forge == "gitlab":
        return said | {"auth_type": "pkce", "app_id": way}
    address = urlsplit(way)
    path = address.path.strip("/")
    return said | {"base_url": f"https://{address.netloc}"} | ({"auth_endpoint": path} if path else {})


def _data(forms: Forms) -> dict[str, Any]:
    """The data files, each a list at its root."""
    words, say, files = asked_words(), forms.language.gettext, []
    for kind in filed_kinds():
        if not (forms.content.root / kind.file).exists():
            continue
        fields, name = forms.of(kind), say((words.kinds | words.others)[kind.name])
        entries = {
            "name": "entries", "label": name, "label_singular": say(words.page["entry"]), "widget": "list", "root": True,
            "collapsed": True, "summary": forms.summary(fields), "fields": fields,
        }  # fmt: skip
        files.append({"name": kind.name, "label": name, "file": kind.file, "format": f"entries-{kind.name}"} | folders_of(kind) | {"fields": [entries]})  # fmt: skip
    return {"name": "data", "label": _said(forms.language, "data"), "format": "yml", "files": files}


def _texts(forms: Forms) -> Iterator[dict[str, Any]]:
    """The texts of each kind whose pages are texts: an entry a page, named as its entry in the data is."""
    words, say = asked_words(), forms.language.gettext
    for folder, kind in written_kinds().items():
        if kind.used(forms.content.records):
            name = say((words.kinds | words.others)[kind.name])
            yield {
                "name": f"texts-{kind.name}",
                "label": _said(forms.language, "texts", kind=name),
                "label_singular": say(words.page["entry"]),
                "folder": f"docs/{{{{locale}}}}/{folder}",
                "extension": "md",
                "format": f"text-{kind.name}-frontmatter",
                "i18n": True,
                "identifier_field": "title",
                "slug": {"editable": ["create"], "i18n": False, "hint": say(hint_at(("id",), _NoField))},
                "fields": _text_fields(forms),
            }


def _pages(forms: Forms) -> dict[str, Any]:
    """The other texts: there are as many as there are."""
    content, written = forms.content, written_kinds()
    files = []
    for path in text_paths(content):
        if path not in written and path.partition("/")[0] not in written:  # else among the texts of its kind
            texts = content.prose[path]
            text = texts.get(forms.language.code) or texts.get(content.default) or next(iter(texts.values()))
            file = file_for(content, path).replace(f"docs/{content.default}/", "docs/{{locale}}/", 1)
            files.append(
                {"name": path.replace("/", "-") or "home", "label": text.short or text.title, "file": file}
                | {"format": PAGES, "i18n": True, "fields": _text_fields(forms)}
            )
    label = _said(forms.language, "pages")
    return {"name": "pages", "label": label, "format": PAGES, "i18n": True, "files": files}


class _NoField:
    """A field that no model has."""

    description = ""


def _text_fields(forms: Forms) -> list[Field]:
    """The head of a text, and the text."""
    say, words = forms.language.gettext, asked_words()
    fields: list[Field] = []
    for name in HEAD:
        said: Field = {"name": name, "label": say(label_at((name,))), "required": name in NEEDED, "i18n": True}
        if name in words.hints:
            said["hint"] = say(words.hints[name])
        if name in HIDDEN:
            said = {"name": name, "widget": "hidden", "i18n": True}
        elif name == "language":
            options = [{"value": c, "label": forms.language.language_here(c)} for c in forms.content.languages]
            said |= {"widget": "select", "options": options, "hint": say(words.hints["original"])}
        else:
            said |= (
                {"widget": "text", "maxlength": LONGEST_DESCRIPTION} if name == "description" else {"widget": "string"}
            )
        fields.append(said)
    body = {"name": "body", "label": say(label_at(("text",))), "widget": "richtext", "required": True, "i18n": True}
    return [*fields, body]


def _said(language: Language, which: str, **words: str) -> str:
    said = language.gettext(asked_words().page[which])
    return said % words if words else said


def _page(content: Content) -> str:
    """The page itself, whose words are in every language until the editing page speaks."""
    words, codes = asked_words().page, spoken_codes()
    values = {
        "title": html.escape(_said(spoken(codes[0]), "title", name=content.settings.name)),
        "policy": html.escape(editing_policy(content.settings.editor)),
        "languages": " ".join(codes),
        "sentences": "".join(
            f'<p lang="{code}">{html.escape(spoken(code).gettext(words["no_script"]))}</p>' for code in codes
        ),
    }
    return string.Template((GENERATOR / PAGE).read_text(encoding="utf-8")).substitute(values)
