"""Texts that are corrected, made longer and shorter, and taken away."""

from __future__ import annotations

from collections.abc import Iterator

from copying import Copy, Record

from proposed.proposal import proposal

STORIES = "data/case_studies.yml"
TABLE = """| Year | Organisations |
| --- | ---: |
| 2023 | 12 |
| 2024 | 15 |"""


def _path(copy: Copy) -> str:
    """The text of a story that there is in every language."""

    def everywhere(story: Record) -> bool:
        path = f"case-studies/{story['id']}.md"
        return all((copy.root / "docs" / language / path).is_file() for language in copy.languages)

    return f"case-studies/{copy.first(STORIES, everywhere)['id']}"


def _paragraphs(copy: Copy, path: str) -> Iterator[tuple[str, Record, str]]:
    for language in copy.languages:
        yield (language, *copy.text(path, language))


@proposal
def translation_removed(copy: Copy) -> None:
    """A translation that was bad goes until there is a better one."""
    copy.delete(copy.text_file(_path(copy), copy.others[-1]))


@proposal
def translations_removed(copy: Copy) -> None:
    """Every translation of the page about the network goes, for it was rewritten."""
    copy.text_file("about", copy.default)
    for language in copy.others:
        copy.delete(copy.text_file("about", language))


@proposal
def description_shortened(copy: Copy) -> None:
    """The description of a page is a few words."""
    path = _path(copy)
    head, body = copy.text(path, copy.default)
    copy.say(path, copy.default, {**head, "description": "What a few people won."}, body)


@proposal
def description_lengthened(copy: Copy) -> None:
    """The description of a page is longer than search engines show."""
    path = _path(copy)
    head, body = copy.text(path, copy.default)
    copy.say(path, copy.default, {**head, "description": "It took years, and many people took part in it. " * 5}, body)


@proposal
def title_changed(copy: Copy) -> None:
    """A page has another title, with a colon, and a short name for menus."""
    path = _path(copy)
    head, body = copy.text(path, copy.default)
    copy.say(path, copy.default, {**head, "title": "Won at last: “all” & everybody", "short": "Won at last"}, body)


@proposal
def name_in_menu_changed(copy: Copy) -> None:
    """A page of the menu has another name there, in one language."""
    head, body = copy.text("members", copy.default)
    copy.say("members", copy.default, {**head, "short": "Who we are"}, body)


@proposal
def sentence_added(copy: Copy) -> None:
    """A paragraph more, with words in bold and italics and a quotation, in one language."""
    copy.say_more(_path(copy), copy.default, "This is **really** *new*.\n\n> We won, and we go on.")


@proposal
def heading_in_one_language(copy: Copy) -> None:
    """A heading more with a paragraph, in one language only."""
    copy.say_more(_path(copy), copy.others[0], "## 2025\n\n2025.")


@proposal
def link_to_page(copy: Copy) -> None:
    """A link to another page of the site, with an anchor on its own page, in every language."""
    path = _path(copy)
    for language, _, _ in _paragraphs(copy, path):
        copy.say_more(path, language, "[2025](/members/) ([1](/about/))")


@proposal
def link_elsewhere(copy: Copy) -> None:
    """Links to another site, to a mail address and to open data."""
    links = "[one](https://example.org/a_b?c=d&e=f#g), [two](mailto:press@example.org), [three](/data/members.csv)"
    copy.say_more(_path(copy), copy.default, f"See {links}.")


@proposal
def table_in_text(copy: Copy) -> None:
    """A table in a text."""
    copy.say_more(_path(copy), copy.default, TABLE)


@proposal
def lists_in_text(copy: Copy) -> None:
    """A list in a list, and a list with numbers."""
    copy.say_more(_path(copy), copy.default, "- one\n- two\n    - three\n\n1. first\n2. second")


@proposal
def calls_in_text(copy: Copy) -> None:
    """Every kind of call, of records that are there, in every language."""
    firsts = {"member": "members.yml", "network": "data/networks.yml", "case": STORIES, "theme": "data/themes.yml"}
    calls = [f'{{{{ {call}("{copy.first(file)["id"]}") }}}}' for call, file in firsts.items()]
    country = copy.first("members.yml", lambda m: m.get("country"))["country"]
    calls += [f'{{{{ country("{country}") }}}}', '{{ count("members") }}', '{{ count("countries") }}']
    for language in copy.languages:
        copy.say_more("about", language, ", ".join(calls))


@proposal
def new_page(copy: Copy) -> None:
    """A page of its own, to which another page leads."""
    copy.say_like("history", _path(copy), [copy.default])
    copy.say_more("about", copy.default, "Read [our history](/history/).")


@proposal
def text_shortened(copy: Copy) -> None:
    """A story becomes one paragraph, in every language."""
    path = _path(copy)
    for language, head, body in _paragraphs(copy, path):
        copy.say(path, language, head, body.strip().split("\n\n")[0])
