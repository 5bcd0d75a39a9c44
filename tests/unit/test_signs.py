"""Quotation marks, spaces beside signs, a name that holds together. Sequences such as \\u202f are no-break spaces."""

from __future__ import annotations

import json
import re

import pytest
from common import Renderers, Replace, notes
from common_languages import LANGUAGES, TEXTS

from campaign.records.base import Placed
from campaign.records.vocabulary import SiteLanguage
from campaign.rules import checked
from campaign.rules.signs import wrong_sign
from campaign.words.language import Language
from campaign.words.signs import parted, whole

# A quotation, a question and a list as each language writes them.
RIGHT = {
    "en": "They call it “a floor”: why? Because it holds!",
    "fr": "Elles l’appellent «\u00a0un socle\u00a0»\u00a0: pourquoi\u202f? Parce qu’il tient\u202f!",
    "es": "Lo llaman «un piso»: ¿por qué? ¡Porque aguanta!",
    "nl": "Ze noemen het ‘een vloer’: waarom? Omdat hij houdt, zo’n vloer!",
}
SILENT = Language(SiteLanguage.model_validate({"code": "de", "locale": "de-DE"}))  # says nothing of its marks


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_right_in_a_language_is_left_alone(code: str) -> None:
    assert wrong_sign(RIGHT[code], TEXTS[code]) is None
    assert TEXTS[code].spaced(RIGHT[code]) == RIGHT[code]


@pytest.mark.parametrize("code", LANGUAGES)
def test_messages_are_written_with_the_signs_of_their_language(code: str) -> None:
    """Red when a message could break before a sign. In one of the check a straight quotation mark is code."""
    for catalogue in TEXTS[code].catalogues:
        for (_, message), said in catalogue.messages.items():
            for form in (said,) if isinstance(said, str) else said:
                assert wrong_sign(form, TEXTS[code], quotes=False) is None, message


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Why ?", "sign-loose"),
        ("The floor : an idea", "sign-loose"),
        ("« a floor\u00a0»", "sign-loose"),
        ("«\u00a0a floor »", "sign-loose"),
        ('"a floor"', "quote-straight"),
        ("the «floor»", "quote-other"),
        ("the ‘floor’", "quote-other"),
        ("the “‘floor’ of all”", None),
        ("the floor’s women’s", None),
        ("see [«Le socle»](https://socle.example/)", None),  # a title elsewhere
        ("see [«the floor»](/floor/)", "quote-other"),
        ("`the «floor»` and `a : b`", None),
        ("See Harb!or, at 14:30: it is here", None),  # signs inside names and times
        ("| :--- | ---: |", None),  # a table
        ("- id: gap : 71", "sign-loose"),
    ],
)
def test_a_sign_that_is_not_of_the_language_is_found(words: str, code: str | None) -> None:
    assert (wrong_sign(words, TEXTS["en"]) or (None,))[0] == code


def test_the_right_marks_are_suggested() -> None:
    found = wrong_sign("On l’appelle “le ‘socle’ & la base”.", TEXTS["fr"])
    assert found and found[1]["suggestion"] == "«\u00a0le “socle” & la base\u00a0»"


def test_where_nobody_has_said_which_marks_a_language_has_none_is_wrong() -> None:
    assert wrong_sign("Man nennt es „Sockel“ oder «Boden».", SILENT) is None


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Pourquoi ? Parce que : oui !", "Pourquoi\u202f? Parce que\u00a0: oui\u202f!"),
        ("« Le socle » ; 71 % des femmes", "«\u00a0Le socle\u00a0»\u202f; 71\u00a0% des femmes"),
        ("**Quoi ?** (Vraiment ?) [Qui ?](/qui/)", "**Quoi\u202f?** (Vraiment\u202f?) [Qui\u202f?](/qui/)"),
        ("à 14:30, https://a.example/?b, n’importe", "à 14:30, https://a.example/?b, n’importe"),
        ("`a : b` et a : b", "`a : b` et a\u00a0: b"),
        ("```\na : b\n```\na : b", "```\na : b\n```\na\u00a0: b"),
        ("| a | b |\n| :--- | ---: |", "| a | b |\n| :--- | ---: |"),
        ("%(part)s sur %(whole)s %", "%(part)s sur %(whole)s\u00a0%"),
        ("Pourquoi?", "Pourquoi?"),  # no space is added: it could be an address
        ("un\u202f: deux", "un\u202f: deux"),
    ],
)
def test_french_spaces_are_right_whichever_key_was_pressed(written: str, shown: str) -> None:
    assert TEXTS["fr"].spaced(written) == shown
    assert TEXTS["en"].spaced(written) == written == SILENT.spaced(written)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("El Convenio núm. 102 y núm. dos", "El Convenio núm.\u00a0102 y núm. dos"),
        ("`núm. 102`", "`núm. 102`"),
        ("anúm. 102", "anúm. 102"),
    ],
)
def test_the_number_of_a_law_stays_beside_its_sign(written: str, shown: str) -> None:
    spanish = {"code": "es", "locale": "es-ES", "spaces": {"number": "núm."}}
    assert Language(SiteLanguage.model_validate(spanish)).spaced(written) == shown
    assert SILENT.spaced(written) == written


@pytest.mark.parametrize("several", [["art.", "núm."], "art. núm.", "art., núm."])
def test_several_words_before_a_number_are_known(several: object) -> None:
    spanish = {"code": "es", "locale": "es-ES", "spaces": {"number": several}}
    spaced = Language(SiteLanguage.model_validate(spanish)).spaced
    assert spaced("Art. 22 y núm. 102") == "Art.\u00a022 y núm.\u00a0102"


def test_words_keep_their_place_when_their_spaces_are_made_right() -> None:
    said = TEXTS["fr"].spaced(Placed.at("Qui ?", "themes/a name", "fr"))
    assert (said, said.context, said.language) == ("Qui\u202f?", "themes/a name", "fr")  # type: ignore[attr-defined]


def test_everything_that_readers_see_has_the_right_spaces(small: Renderers, replace: Replace) -> None:
    """Texts, their titles, catalogues, titles of sources in French on an English page; and nobody is bothered."""
    replace("docs/fr/case-studies/burundi-story.md", "title: Une loi au Burundi", "title: Une loi au Burundi ?")
    replace("docs/fr/case-studies/burundi-story.md", "## Ce qui a changé", "## « Ce qui a changé » : 71 %")
    replace("locales/fr.po", 'msgstr "Mutuelles de santé"', 'msgstr "Mutuelles ; santé"')
    replace(
        "data/case_studies.yml",
        "sources:",
        "sources:\n    - {url: https://a.example/x, title: 'Qui ? Lui !', language: fr}",
    )
    renderers = small()
    content = renderers["en"].view.content
    assert not [n for n in notes(checked(content.root)) if n.code.startswith(("sign", "quote"))]
    path = "case-studies/burundi-story"
    french, english = (renderers[c].document(renderers[c].view.by_path[path]) for c in ("fr", "en"))
    assert "Une loi au Burundi\u202f?</h1>" in french
    assert re.search("<h2[^>]*>«\u00a0Ce qui a changé\u00a0»\u00a0: 71\u00a0%</h2>", french)
    assert "Mutuelles\u202f; santé" in french
    assert "Qui\u202f? Lui\u202f!" in english
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', english)
    assert block
    cited = [node["citation"] for node in json.loads(block[1])["@graph"] if "citation" in node]
    assert {
        "@type": "CreativeWork",
        "name": "Qui\u202f? Lui\u202f!",
        "inLanguage": "fr",
        "url": "https://a.example/x",
    } in cited[0]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>Harb!our sings</p>", 1),
        ("<p>Harb!our</p><h1 title='Harb!our'><b>x</b> Harb!our</h1>", 2),
        ("<title>Harb!our</title><script>'Harb!our'</script><option value=\"a\">Harb!our</option>", 0),
        ("<svg><text x='1'>Harb!our</text></svg> Harb!our", 1),
    ],
)
def test_a_name_with_a_sign_in_it_is_not_parted(html: str, found: int) -> None:
    said = whole(html, "Harb!our Voices")
    assert said.count('<span class="whole">Harb!our</span>') == found
    assert said.replace('<span class="whole">Harb!our</span>', "Harb!our") == html
    assert whole(html, "Harbour Voices") == html


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<h1>After COVID-19</h1>", "<h1>After COVID-\u206019</h1>"),
        (
            '<h2 id="co-op">Go, <a href="/a-b/">vas-y</a>: 2023–24</h2>',
            '<h2 id="co-op">Go, <a href="/a-b/">vas-\u2060y</a>: 2023–\u206024</h2>',
        ),
        (
            '<p class="x__demand">États-Unis</p><p>États-Unis</p>',
            '<p class="x__demand">États-\u2060Unis</p><p>États-Unis</p>',
        ),
        ("<h3>Generations-of-carers</h3><h4>co-op</h4>", "<h3>Generations-of-carers</h3><h4>co-op</h4>"),
        ("<title>co-op</title><h2>1 - 2, -3 and co- op</h2>", "<title>co-op</title><h2>1 - 2, -3 and co- op</h2>"),
    ],
)
def test_a_title_is_not_parted_at_the_hyphen_of_a_short_word(html: str, shown: str) -> None:
    assert whole(html, "Harbour") == shown


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('<a class="button" href="/x/">Werkverschaffingsuitkering</a>', "Werkverschaffings|uitkering"),
        ('<button type="button" class="button button--quiet" hidden>Naar de (Werkverschaffingsuitkering)</button>', "Werkverschaffings|uitkering"),
        ('<a class="button" href="/Werkverschaffingsuitkering/">Uitkering, verschaffing</a>', ""),
        ('<a class="more" href="/x/">Werkverschaffingsuitkering</a>', ""),
        ('<a class="button" href="/x/">Werkverschaffingsbegroting</a>', ""),
        ('<a class="button" href="/x/">Werkverschaffingskering</a>', "Werkverschaffings|kering"),
        ('<a class="button" href="/x/">Steenverschaffingsleraar</a>', "Steen|verschaffingsleraar"),
    ],
)  # fmt: skip
def test_a_button_parts_a_long_compound_where_a_word_begins(html: str, shown: str) -> None:
    known = {"uitkering", "kering", "werk", "naar", "verschaffingsbegroting", "verschaffingsleraar"}
    said = parted(html, known.__contains__)
    assert said.replace("\u00ad", "") == html
    assert said == (html.replace(shown.replace("|", ""), shown.replace("|", "\u00ad")) if shown else html)
