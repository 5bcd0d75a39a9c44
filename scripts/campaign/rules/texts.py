"""Rules for texts: each has its title, and calls and links that lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import unquote

from campaign.kinds import answering, kind_named, kinds
from campaign.outputs.open_data import names_of_open_data
from campaign.outputs.spreadsheet import names_of_spreadsheets
from campaign.pages.routes import all_paths, file_for, needed_texts, text_paths, views, written_kinds
from campaign.records import guesses
from campaign.records.fields import is_address, is_mail
from campaign.records.history import git
from campaign.records.problems import Problem
from campaign.rules.leading import meant_page
from campaign.rules.references import known_words, unknown
from campaign.views.album import FOLDER
from campaign.views.content import Content
from campaign.views.looks import PICTURES
from campaign.words.call_diagnosis import diagnosed, written
from campaign.words.markdown import Call, Prose

DATA = "/data/"  # below which the open data stand
QUOTED = re.compile(r"""\{\{\s*\w+\(\s*(?:["'“”‘’][^"'“”‘’]*["'“”‘’]\s*,?\s*)+\)\s*\}\}""")
HOLLOW = re.compile(r"<h[2-6][^>]*></h")  # the same in HTML
EMPTY = re.compile(r"(?m)^[ >*+-]*#{2,6}[ #]*$")  # a heading without words
ONE_BRACE = re.compile(r"(?<![{\\])(?P<brace>\{(?:\s+\{)?)\s*(?P<name>\w+)\s*(?:\([^)\n]*\)|[:=][^{}\n]*)\s*\}")


def needed_pages(content: Content) -> Iterator[Problem]:
    """The pages that menus lead to exist; every page exists in the default language, or says which text is the original."""
    own = [
        f"{kind.folder}/{id}"
        for kind in written_kinds().values()
        if kind.written and not kind.file
        for id in kind.entries(content.records)
    ]
    needed = (*needed_texts(content), *own)
    lists = {kind.listed for kind in kinds() if not kind.needed}
    for path in needed:
        if not content.prose.get(path):
            file = file_for(content, path)
            new = path in lists or "/" in path  # as its data may be, so that nobody has a text to put back
            if new and not _was_there(content, file):
                yield Problem(file, 1, 1, "story-missing", {"value": path, "path": file})
            else:
                yield Problem(file, 1, 1, "file-missing")
    for path, texts in content.prose.items():
        first = content.original(path)
        if content.default not in texts and not first.original:
            file = file_for(content, path)
            params = {"path": file, "suggestion": f"language: {first.language}", "value": first.file}
            if meant := _meant(content, path, first.language):
                right = {"value": first.file, "suggestion": file_for(content, meant, first.language)}
                yield Problem(first.file, 1, 1, "text-renamed", right)
            elif not first.made_from.startswith(f"{content.default} "):
                yield Problem(first.file, 1, 1, "prose-without-default", params)
            elif path in needed:
                yield Problem(file, 1, 1, "file-missing", params)
            else:
                yield Problem(file, 1, 1, "text-gone", params)


def _meant(content: Content, path: str, code: str) -> str | None:
    """The page that a text in a language is of, whose name was changed: one that has no text in it, and is called almost so.

    The text of an entry is known by its id.
    """
    if path.partition("/")[0] in written_kinds():
        return None
    return guesses.near(path.lower(), [other for other, texts in content.prose.items() if code not in texts])


def _was_there(content: Content, file: str) -> bool:
    """Whether the last state in git has a file, where the folder of the network is kept in git."""
    return (content.root / ".git").exists() and bool(git(content.root, "ls-tree", "HEAD", f"./{file}"))


def calls(content: Content) -> Iterator[Problem]:
    """Every call in a text is one we know, asks for something that exists, and has no words that nobody understands."""
    known, targets = known_words(content), {name: kind.name for name, kind in answering().items()} | {"count": "counts"}
    for prose in content.every_text():
        for call in prose.calls():
            place = (prose.file, call.line, call.column)
            if call.name not in targets or not call.words or not QUOTED.fullmatch(call.written):
                yield _no_call(prose, call, targets)
                continue
            target, word, others = targets[call.name], call.words[0], call.words[1:]
            if word not in known[target]:
                yield unknown(content, place, word, call.name, known[target], target)
            elif call.name == "count":
                if others and others[0] not in known["continents"]:
                    yield unknown(content, place, others[0], call.name, known["continents"], "continents")
                others = others[1:]
            options = () if call.name == "count" else answering()[call.name].call_options
            extra = [other for n, other in enumerate(others) if other not in options or other in others[:n]]
            if extra:
                near = dict.fromkeys(filter(None, (guesses.near(word, options) for word in extra)))
                right = dict.fromkeys([*(word for word in call.words if word not in extra), *near])
                params = {"value": extra[0], "field": call.name, "suggestion": written(call.name, right)}
                yield Problem(*place, "prose-call-option", params)
        for number, line in enumerate(prose.body.split("\n"), prose.body_line) if "{" in prose.body else ():
            for found in ONE_BRACE.finditer(line):
                if found["name"] in targets:
                    yield _no_call(prose, Call("", (), number, found.start("brace") + 1, ""), targets)


def _no_call(prose: Prose, call: Call, targets: Collection[str]) -> Problem:
    """Why something in braces is no call, and how it would be one."""
    lines = prose.body.split("\n")[call.line - prose.body_line :]
    found = diagnosed("\n".join([lines[0][call.column - 1 :], *lines[1:3]]) if lines else call.written, targets)
    params = {"value": found.written, "suggestion": found.suggestion, "choices": ", ".join(targets)}
    return Problem(prose.file, call.line, call.column, found.code, params)


def links(content: Content) -> Iterator[Problem]:
    """Every link in a text leads to a page or a file of the site, or to an https address."""
    paths, home = all_paths(content), content.settings.address
    for prose in content.every_text():
        for link in prose.links():
            address, place = link.value, (prose.file, link.line, link.column)
            if address.startswith(home) and (own := meant_page(content, address, paths)):
                yield Problem(*place, "text-link-own", {"value": address, "suggestion": own}, "note")
                continue
            if code := _unusable(address):
                yield Problem(*place, code, {"value": " ".join(address.split())})
                continue
            if address.startswith(("https://", "mailto:", "#", DATA)):  # its open data: see ``data_files``
                continue
            if not address.startswith("/"):
                near = _other_site(address)
                if own := None if near else meant_page(content, address, paths):
                    yield Problem(*place, "prose-link-near", {"value": address, "suggestion": own})
                elif near:
                    yield Problem(*place, "prose-link-form-near", {"value": address, "suggestion": near})
                else:
                    yield Problem(*place, "prose-link-form", {"value": address})
            elif address.startswith("/assets/"):
                if not address.startswith(f"/assets/{PICTURES}/") and not content.looks.has_asset(
                    unquote(address.removeprefix("/assets/")).partition("#")[0]
                ):
                    yield Problem(*place, "prose-link-file", {"value": address})
            elif near := meant_page(content, address, paths):
                yield Problem(*place, "prose-link-near", {"value": address, "suggestion": near})
            elif address.partition("#")[0].strip("/") not in paths:
                yield Problem(*place, "prose-link", {"value": address})


def _unusable(address: str) -> str | None:
    """The code of what is wrong with a link that leads nowhere or out of the page: what the data may not have, a text may not
    either. What this lets pass the last gate has to let pass too (tests/unit/test_gate.py).
    """
    if not address.strip():
        return "text-link-empty"
    if address.startswith("https://"):
        blank = address.replace(" ", "%20")  # as browsers do: see rules.remarks
        return None if is_address(blank) else "text-link-address"
    if address.startswith("mailto:"):
        to, _, rest = address.removeprefix("mailto:").partition("?")
        return None if all(map(is_mail, to.split(","))) or (rest and not to) else "value-mail"
    return "prose-link-form" if address.startswith("#") and re.search(r"[\t\n\r\\]", address) else None


def data_files(content: Content) -> Iterator[Problem]:
    """What leads to the open data leads to one of their files. Which there are, only the finished site knows."""
    leading = [(prose, link) for prose in content.every_text() for link in prose.links() if link.value.startswith(DATA)]
    if not leading:
        return
    view = views(content)[content.default]
    known = [f"/{name}" for name in (*names_of_open_data(view), *names_of_spreadsheets(view))]
    for prose, link in leading:
        value = unquote(link.value).partition("#")[0]
        if value in known:
            continue
        place = (prose.file, link.line, link.column)
        if near := guesses.near(value, known):
            yield Problem(*place, "prose-link-near", {"value": link.value, "suggestion": near})
        else:
            yield Problem(*place, "prose-link-data", {"value": link.value, "choices": ", ".join(known)})


def _other_site(address: str) -> str | None:
    """The whole address of another site, of a mailbox, or of a page of this one, for what is none of these as it stands."""
    if re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", address):
        return f"mailto:{address}"
    return None if address.endswith(".md") else guesses.address(address)


def plain_markdown(content: Content) -> Iterator[Problem]:
    """A text has no HTML and no main heading: the title is printed above it."""
    for prose in content.every_text():
        first = {tag.line: tag for tag in reversed(prose.reading.tags)}  # of <b>this</b> one is enough
        for tag in reversed(first.values()):
            code = "prose-comment" if tag.value.startswith("<!") else "prose-html"
            code = "prose-break" if re.match(r"<\s*/?\s*(br|p|hr)\b", tag.value, re.IGNORECASE) else code
            yield Problem(prose.file, tag.line, tag.column, code, {"value": tag.value})
        for heading in prose.reading.headings:
            yield Problem(prose.file, heading.line, heading.column, "prose-heading")
        if HOLLOW.search(prose.reading.html):
            empty = EMPTY.search(prose.body)
            line = prose.body_line + prose.body.count("\n", 0, empty.start()) if empty else 1
            yield Problem(prose.file, line, 1, "prose-heading-empty")
        for image in prose.reading.images:
            params = {"path": FOLDER, "target": kind_named("pictures").file, "suggestion": '{{ picture("…") }}'}
            yield Problem(prose.file, image.line, image.column, "prose-image", params)


def translations(content: Content) -> Iterator[Problem]:
    """A page without translation is a note: readers see the original, marked as such. A growing language is spared."""
    for path in text_paths(content):
        texts, original = content.prose[path], content.original(path)
        for code, language in content.languages.items():
            named = re.fullmatch("[a-z0-9/-]*", path)  # a file that must be renamed is translated afterwards
            if code not in texts and named and language.entry.state == "complete":
                missing = {"value": original.title, "language": code, "path": file_for(content, path, code)}
                yield Problem(original.file, 1, 1, "translation-page-missing", missing, "note")


RULES = (needed_pages, calls, links, plain_markdown, translations)
TRIALS = (data_files,)
