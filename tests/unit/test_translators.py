"""What translators are told of a word: what it is, how long it may be, and where readers see it."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import polib
import pytest
from common import LANGUAGES, ROOT, Renderers, Replace

from campaign.kinds.reading import read_records
from campaign.kinds.wording import words_of_data
from campaign.outputs.translations import COMMENTS, comments, to_translate
from campaign.records.store import Store

pytestmark = pytest.mark.whole

FEW = 2  # words of a template that say little without a comment
TEMPLATE = re.compile(r"overrides/.*\.(?:html|txt|typ)")


@pytest.fixture(scope="module")
def template() -> polib.POFile:
    """All that the generator asks a translator."""
    return to_translate(ROOT, read_records(ROOT), LANGUAGES[-1])


def told(catalogue: polib.POFile, context: str, message: str = "") -> list[str]:
    """The comment on a word, line by line."""
    (entry,) = [e for e in catalogue if e.msgctxt == (context or None) and message in ("", e.msgid)]
    return str(entry.comment).split("\n")


def test_a_word_of_the_data_says_what_it_is_how_long_it_may_be_and_where_it_shows(small_root: Path) -> None:
    (small_root / "overrides").unlink()
    asked = to_translate(small_root, read_records(small_root), "fr")
    assert told(asked, "members/bi-alpha summary") == [
        "Alpha Mutuelle: One or two sentences: what it is and does. At most 400 characters.",
        f"{address(small_root)}members/bi-alpha/",
    ]
    assert told(asked, "vocabulary continents africa name") == [f"{address(small_root)}network/africa/"]


def address(root: Path) -> str:
    """Where a network says that it is published."""
    settings = read_records(root).settings
    assert settings is not None
    return settings.address


def test_every_address_leads_to_a_place_that_shows_the_words(small_root: Path, small: Renderers) -> None:
    renderer, store = small()["en"], read_records(small_root)
    asked = to_translate(small_root, store, "fr")
    pages = {words.context: words.page for words in words_of_data(store) if words.page}
    assert len(pages) > 20, "the small network has words on many pages"
    documents: dict[str, lxml.html.HtmlElement] = {}
    for context, page in pages.items():
        path, _, anchor = page.partition("#")
        if not renderer.view.has_page(path):
            assert not [e for e in asked if e.msgctxt == context and "https://" in e.comment], "a dead address"
            continue
        if path not in documents:
            documents[path] = lxml.html.document_fromstring(renderer.document(renderer.view.by_path[path]))
        assert not anchor or documents[path].get_element_by_id(anchor) is not None
    assert len(documents) > 5


def test_a_text_that_is_not_written_yet_has_no_address(small_root: Path) -> None:
    (small_root / "overrides").unlink()
    store = read_records(small_root)
    for file in small_root.glob("docs/*/network/africa.md"):
        file.unlink()
    assert told(to_translate(small_root, store, "fr"), "vocabulary continents africa name") == [""]


def test_short_words_of_templates_have_a_comment(template: polib.POFile) -> None:
    bare = [
        entry.msgid
        for entry in template
        if any(TEMPLATE.fullmatch(file) for file, _ in entry.occurrences)
        and len(re.findall(r"\w+", re.sub(r"%\(\w+\)s", "", entry.msgid))) <= FEW
        and not entry.comment
    ]
    assert bare == [], f"say in {COMMENTS} where they stand and what they mean"


def test_no_comment_is_left_over(template: polib.POFile) -> None:
    assert sorted(set(comments(ROOT)) - {entry.msgid for entry in template}) == []


def test_a_network_explains_the_words_of_its_own_templates(small_root: Path) -> None:
    (small_root / "overrides").unlink()
    (small_root / "overrides/pages").mkdir(parents=True)
    (small_root / "overrides/pages/own.html").write_text('{{ _("Seal") }}{{ _("Sea") }}', encoding="utf-8")
    (small_root / "overrides/comments.yml").write_text("Seal: The animal.\n", encoding="utf-8")
    asked = to_translate(small_root, read_records(small_root), "fr")
    assert told(asked, "", "Seal") == ["The animal."] and told(asked, "", "Sea") == [""]


def test_the_name_of_a_record_stands_before_what_is_said_of_its_words(small_root: Path, replace: Replace) -> None:
    (small_root / "overrides").unlink()
    replace("members.yml", "name: Alpha Mutuelle", "name: Beta Mutuelle")
    store: Store = read_records(small_root)
    assert told(to_translate(small_root, store, "fr"), "members/bi-alpha summary")[0].startswith("Beta Mutuelle: ")
