"""The real data, record by record: a red line here names the entry to mend."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from common import LANGUAGES, ROOT

from campaign.content import Content
from campaign.load import load_yaml
from campaign.model import KINDS
from campaign.prose import CALL, Prose
from campaign.render import Renderer
from campaign.site import FILES

COUNTRY_TOTALS = {
    "BI": 8, "RW": 9, "CD": 13, "BJ": 16, "TG": 14, "GN": 12, "ML": 3, "SN": 6, "BF": 8, "GT": 6, "PE": 7, "DO": 7,
    "BO": 4, "ID": 15, "KH": 1, "IN": 5, "NP": 4, "BD": 16, "BE": 3,
}  # fmt: skip


def ids(collection: str) -> list[str]:
    """The ids of a data file as they stand there, for the names of tests."""
    data = load_yaml(ROOT, FILES[collection][0]).data
    return [str(entry.get("id")) for entry in data if isinstance(entry, dict)] if isinstance(data, list) else []


@pytest.mark.parametrize("id", ids("members"))
def test_member(id: str, content: Content, real_renderers: dict[str, Renderer]) -> None:
    member = content.site.members[id]
    for words in filter(None, (member.name, member.acronym, member.summary)):
        assert words == " ".join(words.split()), "stray spaces"
        assert not re.search(r"\u00ad|\u200b|\w- \w|\w-\n", words.replace("- en ", "")), "hyphenation of a printed line"
    assert id.startswith(f"{member.country.lower() if member.country else 'strategic'}-")
    assert member.sources and all(s.document or s.url for s in member.sources)
    assert member.website is None or member.website.startswith("https://")
    assert member.kind in KINDS
    for language in LANGUAGES:
        page = real_renderers[language].by_path[f"members/{id}"]
        assert page.title and page.description and page.record is member


def test_totals(content: Content) -> None:
    members = content.site.members.values()
    assert len(members) == 167
    assert len([m for m in members if m.country]) == 157
    assert len(content.site.strategic_members) == 10
    assert len(content.site.countries) == 19


@pytest.mark.parametrize("country", COUNTRY_TOTALS)
def test_total_of(country: str, content: Content) -> None:
    assert len(content.site.members_in(country)) == COUNTRY_TOTALS[country]


def test_no_other_country_has_members(content: Content) -> None:
    assert set(content.site.countries) == set(COUNTRY_TOTALS)


def test_every_country_belongs_to_one_continental_network(content: Content) -> None:
    homes = Counter(c for n in content.site.continental_networks for c in n.countries)
    assert {c: homes[c] for c in content.site.countries} == dict.fromkeys(content.site.countries, 1)


@pytest.mark.parametrize("id", ids("figures"))
def test_figure(id: str, content: Content) -> None:
    figure = content.site.figures[id]
    assert figure.sources and all(s.document in content.site.resources or s.url for s in figure.sources)
    assert figure.year or figure.year_note
    assert figure.value_to is None or figure.value_to > figure.value


def story(content: Content, path: str) -> dict[str, Prose]:
    """A text in all four languages; fails where one is missing."""
    texts = content.prose[path]
    assert set(texts) == set(LANGUAGES), "not written in every language"
    return texts


def calls_of(prose: Prose) -> set[tuple[str, ...]]:
    """The facts that a text calls, whatever their order and form."""
    return {(call.name, *(w for w in call.words if w != "no-year")) for call in prose.calls()}


def assert_same_in_all(texts: dict[str, Prose]) -> None:
    """Every language calls the same facts and has as many headings."""
    for language, prose in texts.items():
        assert calls_of(prose) == calls_of(texts["en"]), language
        headings = [len(re.findall(r"(?m)^## ", p.body)) for p in (prose, texts["en"])]
        assert headings[0] == headings[1], language


@pytest.mark.parametrize("id", ids("case_studies"))
def test_case_study(id: str, content: Content) -> None:
    texts = story(content, f"case-studies/{id}")
    assert_same_in_all(texts)
    for language, prose in texts.items():
        words = re.findall(r"\w+(?:[’'-]\w+)*", CALL.sub("fact", prose.body))
        assert 250 <= len(words) <= 700, language
    assert content.site.case_studies[id].sources


@pytest.mark.parametrize("folder", ["themes", "standards"])
def test_every_record_page_is_written_and_agrees(folder: str, content: Content) -> None:
    for id in getattr(content.site, folder):
        assert_same_in_all(story(content, f"{folder}/{id}"))


@pytest.mark.parametrize("id", ids("themes"))
def test_theme(id: str, content: Content) -> None:
    texts = story(content, f"themes/{id}")
    assert_same_in_all(texts)
    assert content.site.members_about(id) or content.site.cases_about(theme=id), "nothing in the data belongs to it"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_exists_in(language: str, content: Content) -> None:
    assert [path for path, texts in content.prose.items() if language not in texts] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_descriptions_fit_a_search_result(language: str, content: Content) -> None:
    lengths = {p: len(t[language].description) for p, t in content.prose.items() if language in t}
    assert {path: n for path, n in lengths.items() if not 100 <= n <= 170} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_are_unlike(language: str, real_renderers: dict[str, Renderer]) -> None:
    titles = Counter(page.title for page in real_renderers[language].pages if page.translated)
    assert [title for title, n in titles.items() if n > 1] == []


def test_every_call_of_a_figure_has_a_figure(content: Content) -> None:
    called = {call.words[0] for prose in content.every_text() for call in prose.calls() if call.name == "figure"}
    assert called <= set(content.site.figures)
    assert len(called) > 50, "the search itself is broken"
