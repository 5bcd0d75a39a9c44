"""The real data, record by record: a red line here names the entry to mend."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from campaign.check import REFERENCES
from campaign.model import KINDS, Record, Source
from campaign.outreach import LONG_LIMIT
from campaign.outreach_calls import LINE
from campaign.site import FILES
from common import LANGUAGES, ROOT

from campaign.pages.render import Renderer
from campaign.records.yaml_file import load_yaml
from campaign.views.content import Content
from campaign.words.markdown import CALL, Prose

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
    member = content.records.members[id]
    for words in filter(None, (member.name, member.acronym, member.summary)):
        assert words == " ".join(words.split()), "stray spaces"
        assert not re.search(r"\u00ad|\u200b|\w- \w|\w-\n", words.replace("- en ", "")), "hyphenation of a printed line"
    assert id.startswith(f"{member.country.lower() if member.country else 'strategic'}-")
    assert member.sources and all(s.document or s.url for s in member.sources)
    assert member.website is None or member.website.startswith("https://")
    assert member.kind in KINDS
    for language in LANGUAGES:
        page = real_renderers[language].view.by_path[f"members/{id}"]
        assert page.title and page.description and page.record is member


def test_totals(content: Content) -> None:
    members = content.records.members.values()
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
    figure = content.records.figures[id]
    assert figure.sources and all(s.document in content.records.resources or s.url for s in figure.sources)
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
    assert content.records.case_studies[id].sources


@pytest.mark.parametrize("folder", ["themes", "standards"])
def test_every_record_page_is_written_and_agrees(folder: str, content: Content) -> None:
    for id in getattr(content.site, folder):
        assert_same_in_all(story(content, f"{folder}/{id}"))


@pytest.mark.parametrize("id", ids("themes"))
def test_theme(id: str, content: Content) -> None:
    texts = story(content, f"themes/{id}")
    assert_same_in_all(texts)
    assert content.site.members_about(id) or content.site.cases_about(theme=id), "nothing in the data belongs to it"


def assert_known(content: Content, collection: str, record: Record) -> None:
    """Whatever the record names exists, and every source says where it stands, in nested entries too."""
    for (owner, field), target in REFERENCES.items():
        value = getattr(record, field, None) if owner == collection else None
        wanted = value if isinstance(value, list) else [value] if value else []
        assert [id for id in wanted if id not in content.known[target]] == [], field
        assert len(set(wanted)) == len(wanted), field

    def sources(entry: Record) -> list[Source]:
        inner = [v for name in type(entry).model_fields for v in listed(getattr(entry, name)) if isinstance(v, Record)]
        return [*(v for v in inner if isinstance(v, Source)), *(s for v in inner for s in sources(v))]

    found = sources(record)
    assert [s for s in found if not (s.document in content.records.resources or (s.url and s.title))] == []
    if "sources" in type(record).model_fields:
        assert found, "no source"


def listed(value: object) -> list[object]:
    """A value as a list of what it holds."""
    return list(value) if isinstance(value, list) else [value]


def assert_long(texts: dict[str, Prose], least: int, most: int) -> None:
    """In each language the text has a number of words between the two."""
    words = {lang: len(re.findall(r"\w+(?:[’'-]\w+)*", CALL.sub("fact", p.body))) for lang, p in texts.items()}
    assert {language: n for language, n in words.items() if not least <= n <= most} == {}


def years_in(text: str) -> Counter[str]:
    """The years that a text names."""
    return Counter(re.findall(r"\b(?:19|20)\d\d\b", text))


def length_on_x(text: str) -> int:
    """How X counts (docs.x.com, counting characters): all signs beyond these ranges count twice."""
    ranges = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
    return sum(1 if any(first <= ord(sign) <= last for first, last in ranges) else 2 for sign in text)


ADDRESS = 1 + 23  # a line break, and an address of any length: X and Mastodon count it as 23 signs


@pytest.mark.parametrize("id", ids("campaigns"))
def test_campaign(id: str, content: Content, real_renderers: dict[str, Renderer]) -> None:
    campaign = content.records.campaigns[id]
    assert_known(content, "campaigns", campaign)
    texts = story(content, f"campaigns/{id}")
    assert_same_in_all(texts)
    assert_long(texts, 300, 700)
    assert campaign.until is None or campaign.until[-4:] >= campaign.since[:4]
    steps = [step.when[:4] for step in campaign.steps]
    assert steps == sorted(steps), "the oldest step comes first"
    for language, renderer in real_renderers.items():
        for action in campaign.actions:
            path, _, anchor = action.page.partition("#")
            page = renderer.view.by_path[path.strip("/")]
            assert not anchor or f'id="{anchor}"' in renderer.document(page), f"{language}: no {action.page}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", ids("campaigns"))
def test_texts_to_share_fit(id: str, language: str, content: Content) -> None:
    """The short text fits X (280), Bluesky (300) and Mastodon (500) with the address of the page; the long one Mastodon."""
    share, text = content.records.campaigns[id].share, content.languages[language]
    short, long = text.plain(share.short), text.plain(share.long)
    assert length_on_x(short) + ADDRESS <= 280
    assert len(short) + ADDRESS <= 300
    assert len(long) <= LONG_LIMIT and len(long) + ADDRESS <= 500
    assert short != long
    assert years_in(short) == years_in(share.short) and years_in(long) == years_in(share.long)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", ids("campaigns"))
def test_letter(id: str, language: str, content: Content) -> None:
    """A running campaign has a letter, a closed one none; the sender fills in as much in each language."""
    campaign, text = content.records.campaigns[id], content.languages[language]
    assert (campaign.letter is None) == bool(campaign.until)
    if campaign.letter:
        english = "\n".join(campaign.letter.paragraphs)
        words = "\n".join(map(text.plain, campaign.letter.paragraphs))
        blanks = [re.findall(r"\[[^\[\]]+\]", w) for w in (english, words)]
        assert len(blanks[1]) == len(blanks[0]) > 0
        assert words.count("[") == words.count("]") == len(blanks[1])
        assert years_in(words) == years_in(english)


@pytest.mark.parametrize("id", ids("news"))
def test_news(id: str, content: Content) -> None:
    item = content.records.news[id]
    assert_known(content, "news", item)
    assert id.startswith(f"{item.date[:7]}-")
    texts = story(content, f"news/{id}")
    assert_same_in_all(texts)
    assert_long(texts, 100, 300)


@pytest.mark.parametrize("id", ids("events"))
def test_event(id: str, content: Content) -> None:
    event = content.records.events[id]
    assert_known(content, "events", event)
    assert re.search(rf"-{event.start[:4]}(-\d)?$", id), "the id ends with the year"
    assert event.end is None or event.end >= event.start
    for text in content.languages.values():
        assert re.search(rf"\b{event.start[:4]}\b", text.moment(event.start, event.end, event.time_zone))


@pytest.mark.parametrize("id", ids("resources"))
def test_resource(id: str, content: Content, real_renderers: dict[str, Renderer]) -> None:
    resource = content.records.resources[id]
    assert_known(content, "resources", resource)
    assert resource.title == " ".join(resource.title.split())
    assert len(set(resource.languages)) == len(resource.languages)
    for code in resource.languages:
        assert real_renderers["en"].view.language.language_here(code) != code, (
            f"{code} is no language that the page can name"
        )
    for language in LANGUAGES:
        assert real_renderers[language].resource_kind(resource.kind)


@pytest.mark.parametrize("id", ids("charts"))
def test_chart(id: str, content: Content, real_renderers: dict[str, Renderer]) -> None:
    chart = content.records.charts[id]
    assert_known(content, "charts", chart)
    figures = [content.records.figures[row.figure] for row in chart.rows]
    assert len({figure.unit for figure in figures}) == 1
    assert len({row.figure for row in chart.rows}) == len(chart.rows)
    for language, renderer in real_renderers.items():
        rows = renderer.chart_rows(chart)
        assert all(0 < row["percent"] <= 100 for row in rows), language
        longest = max(rows, key=lambda row: row["percent"])["figure"]
        assert (longest.value_to or longest.value) == max(f.value_to or f.value for f in figures)
        places = [y for row in rows for y in (*(y for _, y in row["lines"] + row["above"]), row["bar"])]
        assert places == sorted(set(places)), "bars or lines overlap"
        assert all(len(line) <= LINE or " " not in line for row in rows for line, _ in row["lines"]), language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_exists_in(language: str, content: Content) -> None:
    assert [path for path, texts in content.prose.items() if language not in texts] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_descriptions_fit_a_search_result(language: str, content: Content) -> None:
    lengths = {p: len(t[language].description) for p, t in content.prose.items() if language in t}
    assert {path: n for path, n in lengths.items() if not 100 <= n <= 170} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_are_unlike(language: str, real_renderers: dict[str, Renderer]) -> None:
    titles = Counter(page.title for page in real_renderers[language].view.pages if page.translated)
    assert [title for title, n in titles.items() if n > 1] == []


def test_every_call_of_a_figure_has_a_figure(content: Content) -> None:
    called = {call.words[0] for prose in content.every_text() for call in prose.calls() if call.name == "figure"}
    assert called <= set(content.records.figures)
    assert len(called) > 50, "the search itself is broken"
