"""The words of the built site: each page speaks its own language, and marks what does not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

import pytest
from babel.messages.pofile import read_po
from built import BuiltSite, PageFile, lang_of, pages_build, read_yaml, report, succeeded, text_nodes

pytestmark = pytest.mark.xdist_group("walk")

LANGUAGES = ["en", "fr", "es", "nl"]
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")


def folded(text: str) -> str:
    """Text with its spaces made single."""
    return " ".join(text.split())


def english_phrases(site: BuiltSite, language: str) -> dict[str, re.Pattern[str]]:
    """Catalogue strings of three words or more that read differently in the language."""
    with site.sources.joinpath(f"locales/{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    phrases = {}
    for message in catalogue:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for id, string in zip(ids, strings, strict=False):
            fixed = PLACEHOLDER.sub(" ", id)
            if string and string != id and "<" not in id and len(re.findall(r"[^\W\d_]+", fixed)) >= 3:
                parts = [re.escape(folded(part)) for part in PLACEHOLDER.split(id)]
                phrases[id] = re.compile(r"\s?.+?\s?".join(parts))
    return phrases


def own_words(page: PageFile) -> Iterator[str]:
    """Text and spoken attributes of a page that claim to be in its language. Pages of other hosts keep their titles."""
    elsewhere = {folded(a.text_content()) for a in page.tree.iter("a") if a.get("href", "").startswith("https://")}
    yield from (words for words in text_nodes(page) if words not in elsewhere)
    names = (
        "aria-label",
        "alt",
        "title",
        "placeholder",
        "data-none",
        "data-one",
        "data-many",
        "data-failed",
        "content",
    )
    for element in page.tree.xpath("//*[" + " or ".join(f"@{name}" for name in names) + "]"):
        if lang_of(element) == page.language:
            yield from (folded(element.get(name)) for name in names if element.get(name))


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_no_english_from_the_catalogue(built_site, language):
    """What the catalogue translates appears translated, or in a block that is marked as English."""
    phrases = english_phrases(built_site, language)
    assert len(phrases) >= 100, f"locales/{language}.po translates {len(phrases)} phrases only: too few to try this on"
    where = defaultdict(list)
    for page in [*built_site.of(language), built_site.by_url[built_site.url(language, "404.html")]]:
        for words in set(own_words(page)):
            where[words].append(page.file)
    bad = []
    for id, pattern in phrases.items():
        long = len(id.split()) >= 5
        for words, files in where.items():
            if pattern.search(words) if long else pattern.fullmatch(words):
                bad.append(f"“{words[:120]}” on {len(files)} page(s), such as {files[0]}")
    report(f"No English on {language} pages where locales/{language}.po has a translation.", sorted(set(bad)))


STOPWORDS = {
    "en": "the and of to that with for is are was which their they have has by from this not",
    "fr": "le la les des et du une est dans pour que qui sont avec au aux sur par leur ont ne pas",
    "es": "el los las del y una es en para que con por su sus se son al más no como",
    "nl": "de het een en van voor dat die met zijn niet hun door naar wordt is ook aan bij",
}


def test_texts_are_in_the_language_they_claim(pages):
    """By their commonest words. A text copied from another language and never translated is found here."""
    bad = []
    sets = {language: set(words.split()) for language, words in STOPWORDS.items()}
    for page in pages:
        for block in page.tree.xpath("//*[contains(concat(' ', @class, ' '), ' prose ')]"):
            found = re.findall(r"[^\W\d_]+", block.text_content().lower())
            scores = {language: sum(word in common for word in found) for language, common in sets.items()}
            best, claimed = max(scores, key=scores.__getitem__), lang_of(block)
            if len(found) > 40 and best != claimed:
                bad.append(f"{page.file} says that its text is {claimed}; it reads like {best}: {scores}")
    report("Texts are in the language they claim, to judge by their commonest words.", bad)


COUNTRIES = {
    "be": ("Belgium", "Belgique", "Bélgica", "België"),
    "cd": ("DR Congo", "RD Congo", "RD Congo", "DR Congo"),
    "do": ("Dominican Republic", "République dominicaine", "República Dominicana", "Dominicaanse Republiek"),
    "gn": ("Guinea", "Guinée", "Guinea", "Guinee"),
    "id": ("Indonesia", "Indonésie", "Indonesia", "Indonesië"),
    "np": ("Nepal", "Népal", "Nepal", "Nepal"),
    "pe": ("Peru", "Pérou", "Perú", "Peru"),
}


@pytest.mark.parametrize("code", COUNTRIES)
def test_country_names(built_site, code):
    """A country is called in each language what its speakers call it; its entry in the directory too."""
    for language, name in zip(LANGUAGES, COUNTRIES[code], strict=True):
        page = built_site.by_url[built_site.url(language, f"countries/{code}")]
        heading = folded(page.tree.findtext(".//h1"))
        assert heading == name, f"{page.file} calls the country {heading}, should be {name}"
        members = built_site.by_url[built_site.url(language, "members")]
        entry = members.tree.xpath(f"//h3[@id='{code}']/a")[0].text_content()
        assert entry == name, f"{members.file} calls the country {entry}, should be {name}"


# decimal mark, thousands mark, what follows a percentage, million, milliard (from two on)
FORMS = {
    "en": (".", ",", "%", " million", " billion"),
    "fr": (",", "\u202f", "\u00a0%", " millions", " milliards"),
    "es": (",", "\u202f", "\u00a0%", " millones", "000 millones"),
    "nl": (",", ".", "%", " miljoen", " miljard"),
}


def as_written(figure: dict[str, str], language: str) -> str | None:
    """A figure as the language writes it, worked out by hand; ``None`` where these few rules do not reach."""
    decimal, thousands, percent, million, milliard = FORMS[language]
    value = Decimal(figure["value"])
    plain = figure["value"].replace(".", decimal)
    if "value_to" in figure:
        return None
    if figure["unit"] == "percent":
        return plain + percent
    if figure["unit"] not in ("people", "number", "organisations", "countries") or value != int(value):
        return None
    if 10_000 <= value < 1_000_000:
        return f"{int(value):,}".replace(",", thousands)
    if value >= 2_000_000_000 and value % 1_000_000_000 == 0:
        return f"{value // 1_000_000_000}{milliard}"
    if 2_000_000 <= value < 1_000_000_000 and value % 1_000_000 == 0:
        return f"{value // 1_000_000}{million}"
    return None


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers(built_site, language):
    """Percentages, thousands, millions and milliards are written as the language writes them."""
    page = built_site.by_url[built_site.url(language, "figures")]
    bad, tried = [], 0
    for figure in read_yaml(built_site.sources / "data/figures.yml"):
        expected = as_written(figure, language)
        if expected:
            tried += 1
            card = page.tree.get_element_by_id(figure["id"])
            shown = card.find_class("figure-card__value")[0].text_content()
            if not re.search(rf"(^|\s){re.escape(expected)}($|\s)", shown):
                bad.append(f"{figure['id']}: “{shown}”, should hold “{expected}”")
    assert tried > 20
    report(f"Numbers are written as in {language}.", bad)


@pytest.mark.parametrize(
    ("language", "form"),
    [("en", r"\d{1,2} November \d{4}"), ("fr", r"\d{1,2} novembre \d{4}"), ("es", r"\d{1,2} de noviembre de \d{4}"),
     ("nl", r"\d{1,2} november \d{4}")],
)  # fmt: skip
def test_dates(built_site, language, form):
    """The day on which an entry was checked is written as the language writes days."""
    member = next(
        m for m in read_yaml(built_site.sources / "members.yml") if re.match(r"\d{4}-11-", m.get("checked", ""))
    )
    page = built_site.by_url[built_site.url(language, f"members/{member['id']}")]
    assert re.search(form, page.tree.text_content()), f"{page.file} has no date like {form}"


def test_totals_are_counted(built_site):
    """The home page counts organisations and countries; it does not copy a number from a report."""
    members = read_yaml(built_site.sources / "members.yml")
    countries = {m["country"] for m in members if m.get("country")}
    for language in built_site.languages:
        page = built_site.by_url[built_site.url(language, "")]
        shown = [dd.text_content().strip() for dd in page.tree.xpath("//dl[@class='totals']//dd")]
        assert shown == [str(len(members)), str(len(countries)), "4"], f"{page.file}: {shown}"


def test_a_missing_translation(tmp_path, sources):
    """The page shows the original, says so, marks it as English, and claims nothing else anywhere."""
    copy = tmp_path / "sources"
    for name in ("data", "overrides", "locales", "scripts", "members.yml"):
        copy.mkdir(exist_ok=True)
        (copy / name).symlink_to(sources / name)
    for file in (f for f in (sources / "docs").rglob("*") if f.is_file()):
        name = file.relative_to(sources)
        if name.as_posix() != "docs/nl/about.md":
            copy.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
            copy.joinpath(name).symlink_to(file)
    succeeded(pages_build(sources, tmp_path / "site", "--root", str(copy)))
    site = BuiltSite(tmp_path / "site", copy)
    page = site.by_url[site.url("nl", "about")]
    assert site.is_fallback(page)
    assert page.tree.get("lang") == "nl"
    assert page.tree.xpath("//link[@rel='canonical']/@href") == [f"{site.address}about/"]
    original = site.by_url[site.url("en", "about")]
    assert page.tree.findtext(".//h1") == original.tree.findtext(".//h1")
    assert page.tree.find(".//h1").get("lang") == "en"
    assert page.tree.xpath("//aside[contains(@class, 'notice')]"), "no notice says that the translation is missing"
    for block in page.tree.find_class("prose"):
        assert block.get("lang") == "en"
    for file in ("sitemap.xml", "nl/search.json"):
        assert "/nl/about/" not in site.folder.joinpath(file).read_text(encoding="utf-8"), (
            f"{file} claims a translation"
        )
    for other in site.by_url.values():  # links and trails that carry the English title say that it is English
        if other.language == "nl" and other is not page:
            title = folded(original.tree.findtext(".//h1"))
            assert title not in set(text_nodes(other)), f"{other.file} shows “{title}” as Dutch"
