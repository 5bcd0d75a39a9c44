"""Each example of the gallery in each language: it stands, words stay words, and languages are marked."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from common import LANGUAGES, ROOT, Renderers, Replace

from campaign.kinds.figure import FigureCalls
from campaign.outputs.build import Build
from campaign.outputs.gallery import Example, ExampleError, Gallery, write_gallery
from campaign.views.content import Content

pytestmark = pytest.mark.whole

COMPONENTS = sorted(file.stem for file in (ROOT / "overrides/components").glob("*.html"))
EACH = [pytest.mark.parametrize("component", COMPONENTS), pytest.mark.parametrize("language", LANGUAGES)]
DATA = "application/ld+json"  # no script: a block of data, which nobody runs
SHOW_NO_DATA = {
    "calendar-ways",
    "site-header",
    "site-footer",
    "wordmark",
    "drawing",
    "sign",
    "portion",
    "totals",
    "continent-tile",
}  # their words are the site's own

# The made-up records begin with a word that tells their language.
FIRST_WORDS = {"Example": "en", "Exemple": "fr", "Ejemplo": "es", "Voorbeeld": "nl"}
# What a record plants to see whether it becomes HTML or a template.
PLANTED = re.compile(
    r"""<script>alert\("1"\)</script> '\{\{ 7\*7 \}\}' &amp; \{% x %\} %s %\(num\)s \{n\}|<i>"x('\{\{ 1 \}\}</i>)?|<b>'\{\{ 7\*7 \}\}' &amp; %s|\?a="><script>|\?a='&lt=%22%3E&b=\{\{7\*7\}\}"""
)
LEFTOVER = re.compile(r"\{\{|\{%|%\(|%s\b|\bNone\b|Undefined|bound method|Decimal\(|</?[a-z]+[ >]|&[a-z]+;|&#\d")


def each(test: Callable) -> Callable:
    """Every component in every language."""
    for mark in EACH:
        test = mark(test)
    return test


@cache
def made(gallery: Gallery, example: Example, language: str) -> str:
    """The HTML of an example, made once for all tests."""
    return gallery.html(example, language)


def shown(gallery: Gallery, component: str, language: str) -> Iterator[tuple[Example, str, Any]]:
    """The examples of a component: each with its HTML and the same as a tree."""
    for example in (e for e in gallery.examples if e.component == component):
        html = made(gallery, example, language)
        yield example, html, lxml.html.fragment_fromstring(html, create_parent=True)


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_macro_has_its_examples(gallery: Gallery, component: str) -> None:
    """Red when a component or macro is added without its examples, or a macro of an example is gone."""
    text = (ROOT / f"overrides/components/{component}.html").read_text(encoding="utf-8")
    cases: dict[str, set[str]] = {macro: set() for macro in re.findall(r"{%-? macro (\w+)", text)}
    for example in gallery.examples:
        if example.component == component:
            assert example.macro in cases, example.name
            cases[example.macro].add(example.case)
    for macro, found in cases.items():
        needed = {"usual"} | ({"empty", "many"} if macro.endswith(("_list", "_band")) else set())  # fmt: skip
        needed |= {"hostile", "very long"} if macro.endswith(("_card", "_band")) else set()
        assert needed <= found, f"{macro}: examples.yml has no example {needed - found}"
    if component not in SHOW_NO_DATA:
        assert {"hostile", "very long"} & set.union(*cases.values()) or component == "wordmark"


@each
def test_words_stay_words(gallery: Gallery, component: str, language: str) -> None:
    """Red when a template trusts a value (``|safe``), forgets to escape, or escapes twice."""
    for example, _html, tree in shown(gallery, component, language):
        assert tree.xpath(".//script | .//i | .//b") == [], example.name
        bad = [a for e in tree.iter() for a in e.attrib if a.startswith("on") or a == "style"]
        assert bad == [], example.name
        assert all(not e.get("href", "").lower().startswith("javascript") for e in tree.iter("a")), example.name
        words = [*tree.itertext(), *(v for e in tree.iter() for a, v in e.attrib.items() if a not in ("href", "d"))]
        if example.case.startswith("hostile"):
            assert any(PLANTED.search(w) for w in words), f"{example.name}: the words are nowhere to be read"
        own = [w for w in words if LEFTOVER.search(PLANTED.sub("", w))]
        assert own == [], example.name
        assert not any("'49'" in w for w in words), f"{example.name}: 7*7 was carried out"


@each
def test_nothing_empty_is_left(gallery: Gallery, component: str, language: str) -> None:
    """Red when a list without entries leaves its element, or a missing field leaves an empty paragraph or link."""
    for example, html, tree in shown(gallery, component, language):
        if example.case == "empty" and component != "filter":
            assert html == "", example.name
        assert tree.xpath(".//ul[not(li)] | .//ol[not(li)] | .//dl[not(*)]") == [], example.name
        for element in tree.iter("p", "a", "h2", "h3", "h4", "button", "li", "figcaption", "span", "strong"):
            label = (
                element.get("aria-label") or element.xpath("string(.)").strip() or element.xpath(".//svg | .//input")
            )
            assert label, f"{example.name}: <{element.tag} class={element.get('class')!r}> is empty"


@each
def test_references_are_answered(gallery: Gallery, component: str, language: str) -> None:
    """Red when an id stands twice in a component, or a label, title or button names an id that is not there."""
    for example, _html, tree in shown(gallery, component, language):
        ids = tree.xpath(".//@id")
        if example.case != "many":  # which shows the same record more than once
            assert len(ids) == len(set(ids)), example.name
        named = tree.xpath(".//@for | .//@aria-labelledby | .//@popovertarget | .//@data-copy | .//@data-print")
        wanted = {id for value in named for id in value.split()}
        if example.macro not in ("share_text_box", "copy_button"):
            assert wanted <= set(ids), f"{example.name}: {wanted - set(ids)}"


@each
def test_languages_are_marked(gallery: Gallery, component: str, language: str) -> None:
    """Red when words that may be in another language than the page are printed without their lang attribute."""
    for example, _html, tree in shown(gallery, component, language):
        for node in tree.xpath(".//text()[not(ancestor::svg)]"):
            here = node.getparent() if node.is_text else node.getparent().getparent()
            marked = (here.xpath("ancestor-or-self::*[@lang][1]/@lang") or [language])[-1]
            for first, own in FIRST_WORDS.items():
                if re.search(rf"\b{first}\b", node):
                    assert marked == own, f"{example.name}: {node[:60]!r} is {own}, marked as {marked}"


@pytest.fixture(scope="module")
def build(content: Content) -> Build:
    """The frame of the examples: a build whose pages nobody writes."""
    return Build(content, preview=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_gallery_is_one_page_with_every_example(gallery: Gallery, build: Build, language: str) -> None:
    """Red when examples disturb each other: an id or the name of a landmark twice; or when one is not shown."""
    tree = lxml.html.document_fromstring(gallery.document(build.renderers[language]))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids)), sorted(i for i in ids if ids.count(i) > 1)
    names = tree.xpath("//nav/@aria-label | //form/@aria-label")
    assert len(names) == len(set(names))
    assert len(tree.xpath("//section[@class='gallery__example']/h3")) == len(gallery.examples)
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert len(tree.xpath("//h1")) == 1 and tree.xpath("//form[@hidden]") == []
    links = tree.xpath("//ul[@class='tags'][@translate]//a/@href")
    assert [link.removeprefix("#component-") for link in links] == list(
        dict.fromkeys(e.component for e in gallery.examples)
    )
    assert {link.removeprefix("#") for link in links} <= set(tree.xpath("//section/@id"))


def test_only_a_preview_has_the_gallery(build: Build, tmp_path: Path) -> None:
    """Red when the gallery gets into the list of pages, and so into the site, its sitemap and its search."""
    assert all("components" not in r.view.by_path for r in build.renderers.values())
    write_gallery(build, tmp_path / "preview")
    written = {f.relative_to(tmp_path / "preview").as_posix() for f in (tmp_path / "preview").rglob("*.*")}
    pages = {f"{lang}/components/index.html".removeprefix(f"{LANGUAGES[0]}/") for lang in LANGUAGES}
    assert written == pages | {"components/gallery.css"} | set(Gallery(build.content).pictures)


def test_a_faulty_example_is_named_with_its_line(gallery: Gallery) -> None:
    wrong = Example("member-card", "member_card", "usual", "records.members.nobody", 7)
    with pytest.raises(ExampleError, match=r"overrides/examples/examples\.yml:7: member-card: member_card, usual: "):
        gallery.html(wrong, "en")


@pytest.mark.parametrize(
    ("id", "english", "french"),
    [
        ("usual", "about 71%", "environ 71\u00a0%"),
        ("large", "almost 4.1 billion", "près de 4,1 milliards"),
        ("span", "10–12.5%", "10–12,5\u00a0%"),
        ("gdp", "less than 1.75% of GDP", "moins de 1,75\u00a0% du PIB"),
        ("range", "more than 527.1–600 US dollars", "plus de 527,1–600 dollars des États-Unis"),
    ],
)
def test_figure_is_written_with_its_unit_and_range(gallery: Gallery, id: str, english: str, french: str) -> None:
    for language, expected in (("en", english), ("fr", french)):
        renderer = gallery.renderers[language]
        assert FigureCalls(renderer.view).qualified(renderer.view.records.figures[id]) == expected


def test_hostile_words_in_every_field_of_a_whole_site(small: Renderers, replace: Replace, gallery: Gallery) -> None:
    hostile = gallery.words["hostile"]
    quoted = "'" + hostile.replace("'", "''") + "'"
    replace("members.yml", "name: Alpha Mutuelle\n  acronym: ALPHA", f"name: {quoted}\n  acronym: '<i>\"x'")
    replace("members.yml", "summary: A mutual of farmers.", f"summary: {quoted}")
    replace("members.yml", "title: Gamma wins", f"title: {quoted}")
    replace("data/networks.yml", "name: Réseau Afrique", f"name: {quoted}")
    replace("data/themes.yml", "name: Health mutuals", f"name: {quoted}")
    replace("data/case_studies.yml", "outcome: A law was adopted.", f"outcome: {quoted}")
    replace("data/figures.yml", "label: People without protection", f"label: {quoted}")
    replace("data/timeline.yml", "text: The network begins.", f"text: {quoted}")
    replace("data/people.yml", "name: Ana Example", f"name: {quoted}")
    replace("data/resources.yml", "title: Verslag 2020", f"title: {quoted}")
    replace("data/site.yml", "full_name: Small Network", f"full_name: {quoted}")
    replace("docs/en/about.md", "title: About", f"title: {quoted}")
    seen = 0
    for renderer in small().values():
        for one in renderer.view.pages:
            tree = lxml.html.document_fromstring(renderer.document(one))
            scripts = [s for s in tree.xpath("//script") if s.get("type") != DATA]
            assert [s for s in scripts if not s.get("src") or s.text] == [], one.path
            assert all(json.loads(s.text) for s in tree.xpath(f"//script[@type='{DATA}']")), one.path
            assert tree.xpath("//i | //*[@onclick]") == [], one.path
            seen += hostile in tree.text_content()
    assert seen > 20, "the words are nowhere to be read"
