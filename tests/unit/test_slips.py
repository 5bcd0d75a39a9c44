"""What people do to data, texts and catalogues without meaning to: told in a sentence at its cause, or built all the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from common import Renderers, Replace, Write

from campaign.outputs.build import Build
from campaign.outputs.gate import site as gate
from campaign.records import calendars, guesses
from campaign.records.explain import DERIVED
from campaign.records.problems import MESSAGES, Problem
from campaign.records.yaml_file import Document, parse_yaml
from campaign.rules import checked
from campaign.words.call_diagnosis import diagnosed

pytestmark = pytest.mark.whole  # its verb is tried on copies of a network: no part of what one runs every few minutes

MEMBERS, STORY, CATALOGUE = "members.yml", "docs/en/case-studies/burundi-story.md", "locales/fr.po"
NAMES = ["member", "network", "theme", "case", "country", "figure", "count"]
HEAD = "---\ntitle: A title\ndescription: A description.\n---\n"

# Each of these was once accepted by the check and ended the build: (file, old, new).
FATAL = {
    "a formula that divides by nothing": (CATALOGUE, "plural=(n > 1)", "plural=n%0"),
    "no number of forms": (CATALOGUE, "nplurals=2", "nplurals=x"),
    "forms without end": (CATALOGUE, "nplurals=2", "nplurals=999999999"),
    "a date in words": (CATALOGUE, '"Language: fr', '"PO-Revision-Date: yesterday\\n"\n"Language: fr'),
    "no language": (CATALOGUE, "Language: fr", "Language: $$$"),
    "a lone brace": (CATALOGUE, "organisations-fr", "organisations-fr}"),
    "a per cent sign": (CATALOGUE, "%(num)s organisations-fr", "%(num)s organisations (100 % directes)"),
    "half a placeholder": (CATALOGUE, "%(num)s organisations-fr", "%(num) organisations"),
    "a width": (CATALOGUE, "%(num)s organisations-fr", "%(num)2000000000s organisations"),
    "an unknown word in a call": (STORY, '{{ member("bi-alpha") }}', '{{ member("bi-alpha", "no-year") }}'),
    "too many words in a count": (STORY, '{{ member("bi-alpha") }}', '{{ count("members", "africa", "x") }}'),
    "a call behind a stroke": (STORY, '{{ member("bi-alpha") }}', '{\\{ member("nope") }}'),
    "an unknown call behind a stroke": (STORY, '{{ member("bi-alpha") }}', '{\\{ evil("x") }}'),
    "brackets in an address": (MEMBERS, "https://gamma.example/news", "https://a[.b/"),
    "a letter that is a slash": (MEMBERS, "https://gamma.example/news", "https://a℀.b/"),
    "a number without end": ("data/figures.yml", "value: 71", "value: 1e40"),
    "a number of many digits": ("data/figures.yml", "value: 71", f"value: {'7' * 30}"),
    "the smallest number": ("data/figures.yml", "value: 71", "value: 1e-5000"),
    "the last year": ("data/events.yml", "start: 2022-06", "start: 9999-12-31"),
    "the first year": ("data/events.yml", "start: 2022-06", "start: 0001-01-01"),
    "a long id": (MEMBERS, "id: np-gamma", f"id: np-{'g' * 300}"),
    "a story of numbers that leads to no other story": (
        "data/number_stories.yml",
        "  case_studies: [burundi-story]\n",
        "",
    ),
    "a sign that rings": (MEMBERS, "name: Gamma Union", 'name: "Gamma \\a Union"'),
}
NEW_FILES = (
    "docs/en/x.markdown", "docs/en/feed.xml.md", "docs/en/robots.txt.md", "docs/x.md", "docs/en/projects/x.md",
    "docs/en/404.html.md", "docs/en/countries/bi.md", "docs/en/members/bi-alpha.md", "docs/en/themes.md", "docs/assets/x.html",
)  # fmt: skip


def told_or_built(root: Path, out: Path) -> list[Problem]:
    """The problems of a network; where there are none, its site is made."""
    content = checked(root)
    found = [problem for problem in content.problems if problem.level == "problem"]
    assert all(problem.code in MESSAGES and problem.line > 0 for problem in content.problems)
    if not found:
        Build(content, wish="false").write(out)
    return found


@pytest.mark.parametrize("name", FATAL)
def test_what_once_ended_a_build(name: str, small_root: Path, replace: Replace, tmp_path: Path) -> None:
    replace(*FATAL[name])
    assert len(told_or_built(small_root, tmp_path / "site")) <= 2


@pytest.mark.parametrize("file", NEW_FILES)
def test_a_file_where_none_is_expected(file: str, small_root: Path, write: Write, tmp_path: Path) -> None:
    write(file, HEAD + "Words.\n")
    for problem in told_or_built(small_root, tmp_path / "site"):
        assert problem.file == file


@pytest.mark.parametrize("sign", ["{{", "[", "![", "*", "_", "`", "<", "> ", "- ", "&", "](", "{", "#", "[[](", "|"])
def test_a_text_of_one_sign_is_told_or_read_at_once(sign: str, small_root: Path, write: Write) -> None:
    write("docs/en/about.md", HEAD + sign * 40_000 + "\n")
    checked(small_root)  # some took minutes


@pytest.mark.parametrize("sign", ["[", "{", "- ", "? ", "[a, ", "{a: ", "&a ", "!", '"', "|\n", "a: "])
def test_data_of_one_sign_do_not_end_the_program(sign: str) -> None:
    found = parse_yaml(sign * 40_000, Document("x.yml"))
    assert all(problem.code in MESSAGES for problem in found.problems)


YAML = {
    "a: b: c": ("yaml-text-colon", 1, 'a: "b: c"'),
    "- a: b\n  c: Attention : deux": ("yaml-text-colon", 2, 'c: "Attention : deux"'),
    "- a: x\n  b:y\n  c: z": ("yaml-field-colon", 2, "b: y"),
    "- a: x\n  b：y\n  c: z": ("yaml-field-colon", 2, "b: y"),
    "- a: x\n  b = y\n  c: z": ("yaml-field-colon", 2, "b: y"),
    '- a: "x\n  b: y\n- a: z\n  b: "q"': ("yaml-quote-open", 1, None),
    "- a: 'x\n  b: y": ("yaml-quote-open", 1, None),
    '- a: "x" y\n  b: z': ("yaml-quote-rest", 1, 'a: "\\"x\\" y"'),
    "- a: “x: y”\n  b: z": ("yaml-quotes", 1, 'a: "x: y"'),
    "- a: [x, y\n  b: z": ("yaml-bracket", 1, None),
    "- a: [x] y\n  b: z": ("yaml-alias-near", 1, None),
    "- a: @x\n  b: z": ("yaml-alias", 1, None),
    "- a: x\n\tb: y": ("yaml-tab", 2, None),
    "- a: x\n   b: y\n  c: z": ("yaml-depth", 2, None),
    "- a: x\n\u00a0 b: y": ("yaml-space", 2, None),
    "- a: x\n  b: y\n  a: z\n  b: q": ("yaml-hyphen-missing", 3, "- a: z"),
    "- a: x\nb c d\n- a: y": ("yaml-line-alone", 2, None),
    "- a: x\n b: y\n  c: z": ("yaml-depth", 2, None),
    "- a: x\n  b: y\nc: z\n  d: e": ("yaml-depth", 3, None),
    "- a: x\n  b: y\n – a: z": ("yaml-hyphen-missing", 3, "- a: z"),
    "• a: x\n  b: y": ("yaml-hyphen-missing", 1, "- a: x"),
    "-\ta: x\n  b: y": ("yaml-tab", 1, None),
    "- a: x\n - a: y": ("yaml-depth-entry", 2, None),
    "- a:\n    - b: c\n   - b: d": ("yaml-depth-entry", 3, None),
    "- a: x\n  b: - c\n  d: e": ("yaml-hyphen-beside", 2, None),
    "- a: x\n  b : c : d": ("yaml-text-colon", 2, 'b: "c : d"'),
    "- a: [x](https://y.example/)": ("yaml-link", 1, "a: https://y.example/"),
    "- a: x\n  b:\n    - c: d\n  e: f\n    - c: g": ("yaml-in-list", 4, None),
    "- {a: b; c: d}": ("yaml-comma", 1, "- {a: b, c: d}"),
    "- {a: b c: d}\n- {c: d}": ("yaml-comma", 1, "- {a: b, c: d}"),
    "- {a: b: c}": ("yaml-text-colon", 1, '- {a: "b: c"}'),
    "- {a:b}": ("yaml-field-colon", 1, "a: b"),
    "- {a: b, and more, c: d}": ("yaml-text-comma", 1, 'a: "b, and more"'),
    "- {a: b, c: d}\n- a: x, c: y": ("yaml-braces", 2, "- {a: x, c: y}"),
    "- a: 'L'union'\n  b: z": ("yaml-quote-rest", 1, 'a: "L\'union"'),
    "a:\n  one\n  - two\n  - three": ("yaml-hyphen-missing", 2, "- one"),
    "- a: x\n  b: -\n  c: z": ("value-empty", 2, None),
    "- a: x\n  b: >500 people\n  c: z": ("yaml-alias", 2, None),
    "- a: x\n  b: |y| z\n  c: z": ("yaml-alias", 2, None),
    "- a: x\n  b: ? y\n  c: z": ("yaml-alias", 2, None),
    "- a: x\n  b:\n    * y\n    * z": ("yaml-hyphen-missing", 3, "- y"),
}


@pytest.mark.parametrize("text", YAML)
def test_a_slip_in_a_data_file_is_told_on_its_line(text: str) -> None:
    code, line, suggestion = YAML[text]
    found = parse_yaml(text, Document("x.yml")).problems
    assert [(p.code, p.line) for p in found] == [(code, line)]
    assert suggestion is None or found[0].params["suggestion"] == suggestion


def test_a_forgotten_hyphen_loses_no_entry() -> None:
    document = parse_yaml("- a: x\n  b: y\n  a: z\n  b: q", Document("x.yml"))
    assert document.data == [{"a": "x", "b": "y"}, {"a": "z", "b": "q"}]


@pytest.mark.parametrize(
    ("written", "code", "suggestion"),
    [
        ("{{ figure(gap) }} exist", "prose-call-quotes", '{{ figure("gap") }}'),
        ("{{ figure(« gap ») }}", "prose-call-quotes", '{{ figure("gap") }}'),
        ('{{ figure("gap }} exist', "prose-call-brackets", '{{ figure("gap") }}'),
        ('{{ figure["gap"] }}', "prose-call-brackets", '{{ figure("gap") }}'),
        ('{{ figure("gap") } exist', "prose-call-braces", '{{ figure("gap") }}'),
        ('{ figure("gap") } exist', "prose-call-braces", '{{ figure("gap") }}'),
        ('{{{ figure("gap") }}}', "prose-call-braces", '{{ figure("gap") }}'),
        ('{{ figure(\n"gap") }}', "prose-call-lines", '{{ figure("gap") }}'),
        ("{{ figure(&quot;gap&quot;) }}", "prose-call-quotes", '{{ figure("gap") }}'),
        ('{{ figure(\\"gap\\") }}', "prose-call-quotes", '{{ figure("gap") }}'),
        ("{{ figure.gap }}", "prose-call-brackets", '{{ figure("gap") }}'),
        ('{{ Figure("gap", "no-year") }}', "prose-call-near", '{{ figure("gap", "no-year") }}'),
        ("{{ figure() }}", "prose-call-empty", '{{ figure("…") }}'),
        ('{{ chiffre("gap") }}', "prose-call-unknown", ""),
        ("{% include 'x.html' %}", "prose-call-unknown", ""),
        ("{{", "prose-call-unknown", ""),
    ],
)
def test_a_call_that_is_none_is_mended(written: str, code: str, suggestion: str) -> None:
    found = diagnosed(written, NAMES)
    assert (found.code, found.suggestion) == (code, suggestion)


@pytest.mark.parametrize(
    ("guess", "value", "meant"),
    [
        (guesses.address, "http://www.a.example/b", "https://www.a.example/b"),
        (guesses.address, "www.a.example", "https://www.a.example"),
        (guesses.address, "https:/www.a.example", "https://www.a.example"),
        (guesses.address, "https://https://www.a.example/", "https://www.a.example/"),
        (guesses.address, "https://www.a,example/", "https://www.a.example/"),
        (guesses.address, "info@a.example", None),
        (guesses.address, "none", None),
        (guesses.address, "javascript:alert(1)", None),
        (guesses.address, "/assets/note.pdf", None),
        (guesses.address, "<https://a.example/>", "https://a.example/"),
        (guesses.address, "“https://a.example/”", "https://a.example/"),
        (guesses.address, "htps://a.example/", "https://a.example/"),
        (guesses.address, "https:\\\\a.example", "https://a.example"),
        (guesses.address, "[words](https://a.example/)", "https://a.example/"),
        (guesses.address, "note.pdf", None),
        (calendars.moment, "17/09/2018", "2018-09-17"),
        (calendars.moment, "10/06/2022", None),
        (calendars.moment, "2018-09-17T09:00", "2018-09-17 09:00"),
        (calendars.moment, "2024-2-3", "2024-02-03"),
        (calendars.moment, "2018–09–17", "2018-09-17"),
        (calendars.moment, "17.09.2018, 9h30", "2018-09-17 09:30"),
        (calendars.moment, "2018-09-17 2 pm", "2018-09-17 14:00"),
        (calendars.moment, "2018-09-17 09:00 +02:00", None),
        (calendars.moment, "Monday, September 17, 2018", "2018-09-17"),
        (calendars.moment, "end of March 2022", None),
        (calendars.moment, "3-5 March 2022", None),
        (calendars.day, "2018-09-17 09:00", "2018-09-17"),
        (calendars.day, "March 2018", None),
        (calendars.years, "from 2014 to 2021", "2014-2021"),
        (calendars.years, "2017-18", "2017-2018"),
        (calendars.years, "2017-12", "2017"),
        (calendars.years, "2005-12", None),
        (calendars.years, "March 2020", "2020"),
        (calendars.years, "12/03/2020", "2020"),
        (calendars.years, "2021-2014", None),
        (calendars.years, "since 2014", None),
        (calendars.years, "2014 and 2021", None),
        (calendars.years, "2014, 2021", None),
        (calendars.years, "between 2014 and 2021", "2014-2021"),
        (calendars.moment, "03/2021", "2021-03"),
        (calendars.moment, "2021/3", "2021-03"),
        (calendars.moment, "13/2021", None),
        (guesses.number, "17,8 %", "17.8"),
        (guesses.number, "1.234.567", "1234567"),
        (guesses.number, "308.5 €", "308.5"),
        (guesses.number, "~18", None),
        (guesses.time_zone, "Europe/Brusels", "Europe/Brussels"),
        (guesses.time_zone, "GMT+2", None),
        (guesses.unit, "US dollars", "usd"),
        (guesses.unit, "%", "percent"),
        (guesses.unit, "pesos", None),
        (guesses.unit, "XOF", "xof"),
        (guesses.unit, "XYZ", None),
        (guesses.number, "+5", "5"),
        (guesses.number, "−5,5", "-5.5"),
        (guesses.number, "٧١", "71"),
        (guesses.number, ".5", "0.5"),
        (guesses.number, "71–75", None),
        (guesses.number, "USD 1 234", "1234"),
        (guesses.number, "308.5 EUR", "308.5"),
        (guesses.number, "1250 kB", "1250"),
        (guesses.number, "71 MB", "71000"),  # a size is written in kB
        (guesses.number, "2.45 MB", "2450"),
        (guesses.number, "0,5 Mo", "500"),
        (guesses.country_code, "BDI", "BI"),
        (guesses.country_code, "Burundi (BI)", "BI"),
        (guesses.language_code, "BE", None),
        (guesses.language_code, "PT", "pt"),
        (guesses.number, "64,3", "64.3"),
        (guesses.number, "1,234", None),
        (guesses.number, "1 234", "1234"),
        (guesses.time_zone, "brussels", "Europe/Brussels"),
        (guesses.time_zone, "CET", None),
        (guesses.country_code, "Guinea", "GN"),
        (guesses.country_code, "gn", "GN"),
        (guesses.country_code, "Atlantis", None),
        (guesses.country_code, "Ivory Coast", "CI"),
        (guesses.country_code, "Swaziland", "SZ"),
        (guesses.country_code, "Congo", None),
        (guesses.country_code, "the Netherlands", "NL"),
        (guesses.country_code, "Zaïre", "CD"),
        (guesses.country_code, "America", None),
        (guesses.country_code, "Holland", "NL"),
        (guesses.country_code, "Groot-Brittannië", "GB"),
        (guesses.language_code, "fr-FR", "fr"),
    ],
)
def test_only_what_follows_is_guessed(guess, value: str, meant: str | None) -> None:
    assert guess(value) == meant


def test_what_is_guessed_has_its_sentence() -> None:
    assert {f"{code}-near" for code in DERIVED} <= set(MESSAGES)


def test_names_are_known_in_the_languages_of_a_site() -> None:
    assert guesses.country_code("Duitsland", ["nl"]) == "DE"
    assert guesses.country_code("Duitslant", ["pt"]) is None  # of other languages only what is certain
    assert guesses.language_code("français", ["fr"]) == "fr"
    assert calendars.moment("1er juin 2024", ["fr"]) == "2024-06-01"
    assert calendars.moment("lunes 3 de febrero de 2022 a las 14:30", ["es"]) == "2022-02-03 14:30"
    assert calendars.moment("juin 2022", ["fr"]) == "2022-06"
    assert calendars.moment("juin 2022", ["nl"]) is None
    assert guesses.time_zone("Bruxelles", ["fr"]) == "Europe/Brussels"
    assert guesses.parted("BI, RW et CD", ["fr"]) == ["BI", "RW", "CD"]
    assert guesses.parted("Côte d’Ivoire", ["fr"]) == ["Côte d’Ivoire"]
    assert calendars.years("2014 et 2021", ["fr"]) is None
    assert guesses.unit("jours", ["fr"]) == "days"
    assert guesses.unit("m", ["fr"]) is None, "a thousand thousand, or a month"
    assert guesses.near("pays", ["days", "years"]) is None
    assert guesses.near("dasy", ["days", "years"]) == "days"


@pytest.mark.parametrize(
    "value", ["(youth, gender)", "youth and gender", "youth / gender", "youth gender", "youth; gender]"]
)
def test_values_written_as_one_are_parted(value: str) -> None:
    assert guesses.several(value, ["youth", "gender", "young"]) == ["youth", "gender"]
    assert guesses.several("young workers", ["youth", "young"]) == []


def test_one_and_many_are_the_same_name() -> None:
    assert guesses.near("countries", ["country", "id"]) == "country"
    assert guesses.near("case-study", ["case-studies"]) == "case-studies"


def test_what_differs_in_its_number_is_no_slip() -> None:
    assert guesses.near("gap-2023", ["gap-2024"]) is None
    assert guesses.near("r240", ["r204"]) == "r204"
    assert (
        guesses.near("coverage-low-incomes", ["coverage-low-income", "coverage-high-income"]) == "coverage-low-income"
    )
    assert guesses.near("gn-dynam", ["sn-dynam"], "gn-") is None


def problems(root: Path) -> list[Problem]:
    return [problem for problem in checked(root).problems if problem.level == "problem"]


def test_an_emptied_file_is_one_problem_in_that_file(small_root: Path, write: Write) -> None:
    write(MEMBERS, "")
    assert [(p.file, p.code) for p in problems(small_root)] == [(MEMBERS, "file-empty")]


def test_a_removed_theme_is_one_problem_that_names_its_places(small_root: Path, write: Write) -> None:
    write("data/themes.yml", "- id: health\n  name: Health\n  standards: [c102]\n")
    (found,) = problems(small_root)
    assert (found.file, found.code) == ("data/themes.yml", "record-gone")
    assert "members.yml:9" in found.params["places"] and "docs/en/themes/gender.md:1" in found.params["places"]


def test_a_broken_network_has_no_consequences_elsewhere(small_root: Path, replace: Replace) -> None:
    replace("data/networks.yml", "countries: [BI]", "countries: [Burundi, Atlantis]")
    assert [p.params["value"] for p in problems(small_root)] == ["Burundi", "Atlantis"]


def test_a_theme_is_known_by_its_name(small_root: Path, replace: Replace) -> None:
    replace(MEMBERS, "themes: [gender]", "themes: [Gender equality]")
    (found,) = problems(small_root)
    assert (found.code, found.params["suggestion"]) == ("reference-near", "gender")


def test_a_member_is_known_by_its_short_name(small_root: Path, replace: Replace) -> None:
    replace(STORY, '{{ member("bi-alpha") }}', '{{ member("ALPHA") }}')
    (found,) = problems(small_root)
    assert (found.code, found.params["suggestion"]) == ("reference-near", "bi-alpha")


SLIPS = {  # of one place: the codes of what is told, as (code, suggestion)
    "a month in digits": (
        "data/campaigns.yml",
        "when: 2021",
        "when: 03/2021",
        [("value-moment-near", "2021-03")],
    ),
    "a day that may be two": (
        "data/events.yml",
        "start: 2021-03-30 14:30",
        "start: 10-12-2021 09:30",
        [("value-moment-either", None)],
    ),
    "a month for a year": ("data/people.yml", "from: 2020", "from: March 2020", [("value-years-near", "2020")]),
    "a country of another id": (MEMBERS, "country: BI", "country: TO", [("id-country-near", "country: BI")]),
    "an edition in the language of the document": (
        "data/resources.yml",
        "languages: [nl]\n",
        "languages: [nl]\n  editions: [{language: en, title: Report}]\n",
        [("edition-own", None)],
    ),
    "two countries": (MEMBERS, "country: NP", "country: NP, BI", [("field-takes-one", None)]),
    "two addresses": (
        MEMBERS,
        "website: https://alpha.example/",
        "website: https://a.example/ et https://b.example/",
        [("field-takes-one", None)],
    ),
    "two kinds": (MEMBERS, "kind: ngo", "kind: ngo, network", [("field-takes-one", None)]),
    "themes without signs": (
        MEMBERS,
        "themes: [health, gender]",
        "themes: health gender",
        [("value-list", "themes: [health, gender]")],
    ),
    "themes by their names": (
        MEMBERS,
        "themes: [health, gender]",
        "themes: Health mutuals and Gender equality",
        [("value-list", "themes: [health, gender]")],
    ),
    "words of an entry that has fields": (
        "data/campaigns.yml",
        "  share:\n    short: Most people have nothing. We want a floor for all.\n    long: Most people have nothing when they fall ill. We want a floor for all, written into law. Pass it on.",
        "  words: Pass it on.",
        [("field-missing", None), ("field-unknown", None)],
    ),
    "a value that a sign cuts off": (MEMBERS, "name: Gamma Union", "name: #Gamma", [("yaml-lost-text", None)]),
    "an id with a space": (MEMBERS, "id: bi-alpha", "id: bi alpha", [("value-id-near", "bi-alpha")]),
    "another country": (MEMBERS, "country: BI\n  kind: health-mutual", "country: NP\n  kind: health-mutual", None),
    "an id for a source": (
        MEMBERS,
        "- document: report-2020\n      detail",
        "- report-2020\n    - document: report-2020\n      detail",
        [("field-takes-entries-near", "- {document: report-2020}")],
    ),
    "an id for the sources": (
        MEMBERS,
        "sources:\n    - document: report-2020\n\n- id: bi-beta",
        "sources: report-2020\n\n- id: bi-beta",
        [("field-takes-entries-near", "sources: [{document: report-2020}]")],
    ),
    "ids for the rows of a chart": (
        "data/charts.yml",
        "rows:\n    - figure: gap\n      label: People who have no protection of any kind\n"
        "    - figure: span\n      label: Wages",
        "rows: [gap, span]",
        [
            ("field-takes-entries-near", "{figure: gap, label: …}"),
            ("field-takes-entries-near", "{figure: span, label: …}"),
        ],
    ),
    "an id for the sources, in brackets": (
        MEMBERS,
        "sources:\n    - document: report-2020\n\n- id: bi-beta",
        "sources: [report-2020]\n\n- id: bi-beta",
        [("field-takes-entries-near", "{document: report-2020}")],
    ),
    "a page without its title": (MEMBERS, "      title: Gamma wins\n", "", [("field-missing", None)]),
    "a page whose title is empty": (MEMBERS, "title: Gamma wins", "title:", [("value-needed", None)]),
    "a time zone that is empty": (
        "data/events.yml",
        "time_zone: Europe/Brussels",
        "time_zone:",
        [("value-needed", None)],
    ),
    "a year that is empty": ("data/figures.yml", "year: 2019", "year:", [("value-needed", None)]),
    "a country that is empty": (MEMBERS, "country: BI", "country:", [("value-needed", None)]),
    "a locale with an underscore": (
        "data/vocabulary.yml",
        "locale: fr-FR",
        "locale: fr_FR",
        [("value-language-near", "fr-FR")],
    ),
    "a country of the address in words": (
        "data/site.yml",
        "  - BE\n",
        "  - Belgique\n",
        [("value-country-near", "BE")],
    ),
    "an address without its country": ("data/site.yml", "  - BE\n", "", [("address-country", None)]),
    "a convention that is no longer said to be one": (
        "data/standards.yml",
        "  convention: yes\n",
        "",
        [("field-idle", None)],
    ),
    "a year of another age": ("data/figures.yml", "year: 2019", "year: 1019", [("value-far", None)]),
    "a country that is gone": (MEMBERS, "  country: BI\n", "", [("member-homeless", None)]),
    "a source whose document is empty": (
        MEMBERS,
        "sources:\n    - document: report-2020",
        "sources:\n    - document:",
        [("value-needed", None)],
    ),
    "a field in another language": (
        "data/events.yml",
        "start: 2022-06",
        "datum: 2022-06",
        [("field-misspelt", "start")],
    ),
    "a page by its file": (
        STORY,
        '{{ member("bi-alpha") }}',
        "[x](../members/index.md)",
        [("prose-link-near", "/members/")],
    ),
    "a page with a slip": (STORY, '{{ member("bi-alpha") }}', "[x](/member/)", [("prose-link-near", "/members/")]),
    "the forms of a message": (
        CATALOGUE,
        "msgstr[1]",
        "msgstr[2]",
        [("catalogue-plurals-number", "msgstr[0], msgstr[1]")],
    ),
    "a doubled per cent sign": (
        CATALOGUE,
        "%(num)s organisations-fr",
        "%%(num)s organisations-fr",
        [("catalogue-placeholder", None)],
    ),
    "a language in capitals": ("data/vocabulary.yml", "code: fr", "code: FR", [("value-language-near", "fr")]),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_once_where_it_was_made(name: str, small_root: Path, replace: Replace) -> None:
    file, old, new, told = SLIPS[name]
    replace(file, old, new)
    found = problems(small_root)
    assert {p.file for p in found} == {file} and len(found) <= 2
    assert (
        told is None
        or [(p.code, p.params["suggestion"] if say else None) for p, (_, say) in zip(found, told, strict=True)] == told
    )


def test_an_unknown_field_is_no_other_that_takes_any_words(small_root: Path, replace: Replace) -> None:
    replace(MEMBERS, "name: Gamma Union", "remark: Founded by weavers")
    assert sorted(p.code for p in problems(small_root)) == ["field-missing", "field-unknown"]


def test_a_template_that_is_wrong_is_told_once(small_root: Path, write: Write) -> None:
    """Not the place of its page as well; a build, which makes every page, does not ask for it."""
    write("overrides/pages/members.html", "{{ nobody }}")
    write("data/queries.yml", "- {id: who, page: /members/#nobody, words: {en: who}}\n")
    assert [problem.code for problem in checked(small_root).problems] == ["page-unmade"]
    assert "page-unmade" not in [problem.code for problem in checked(small_root, building=True).problems]


def test_settings_of_the_engine_that_cannot_be_read(small_root: Path, write: Write) -> None:
    write("mkdocs.yml", "site_name: INSP!R: the network\n")
    assert problems(small_root)[0].code == "yaml-text-colon"


def test_a_word_of_the_vocabulary_that_is_gone_is_one_problem(small_root: Path, replace: Replace) -> None:
    for kind in ("health-mutual", "youth-organisation", "trade-union"):
        replace(MEMBERS, f"kind: {kind}", "kind: ngo")
    replace("data/vocabulary.yml", "id: ngo,", "id: association,")
    assert [(p.file, p.code, p.params["value"]) for p in problems(small_root)] == [
        ("data/vocabulary.yml", "record-gone", "ngo")
    ]


NOTED = {  # what a reader would see, and nothing refuses: the code of the note, and its line
    "broken letters": (MEMBERS, "summary: A mutual of farmers.", "summary: A mutual of ouvriÃ¨res.", "sign-broken"),
    "marks around a name": (MEMBERS, "name: Gamma Union", "name: “Gamma Union”", "value-wrapped"),
    "a full stop at an address": (MEMBERS, "https://alpha.example/", "https://alpha.example/.", "address-end"),
    "several names between commas": (MEMBERS, "kind: ngo", "also: Gamma, The Gammas\n  kind: ngo", "value-commas"),
    "words of a query between commas": (
        "data/situations.yml",
        "  kinds: [health-mutual]\n",
        "  kinds: [health-mutual]\n  also: {en: 'sick, unwell'}\n",
        "value-commas",
    ),
    "an address in one line": (
        "data/site.yml",
        "postal_address:\n  - Small Network\n  - 1000 Brussels\n  - BE\n",
        "postal_address: 1000 Brussels, Belgium\n",
        "value-lines",
    ),
    "braces to be filled in": ("data/campaigns.yml", "[your name]", "{your name}", "letter-blank"),
    "a security text for years": ("data/site.yml", "name: ", "security_until: 2099-01-01\nname: ", "date-ahead"),
    "a row with a column more": (
        STORY,
        "Of all people,",
        "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n\nOf all people,",
        "text-row-long",
    ),
    "a year far ahead": ("data/figures.yml", "year: 2019", "year: 2109", "date-ahead"),
    "a place that a page has not": (
        STORY,
        '{{ member("bi-alpha") }}',
        "[x](/case-studies/burundi-story/#nowhere)",
        "anchor-missing",
    ),
    "a place that this page has not": (STORY, '{{ member("bi-alpha") }}', "[x](#nowhere)", "anchor-missing"),
    "a place that its other language has": (
        "docs/fr/news/2021-03-union-wins.md",
        "#ce-quil-a-gagne",
        "#what-it-won",
        "anchor-missing",
    ),
    "a figure of another country": (
        "data/networks.yml",
        "  countries: [NP]\n",
        "  countries: [NP]\n  figure: cost\n",
        "figure-elsewhere",
    ),
    "an address without its scheme": (STORY, '{{ member("bi-alpha") }}', "www.example.org/x", "text-link-bare"),
    "a heading too deep": (STORY, "## What changed", "#### What changed", "text-heading-level"),
    "a paragraph that is code": (STORY, "Of all people,", "    Of all people,", "text-indented"),
    "words to be written yet": (STORY, "Of all people,", "À COMPLÉTER", "text-unfinished"),
    "a country of a step that is not won": (
        "data/campaigns.yml",
        "      text: A draft was written.\n",
        "      text: A draft was written.\n      countries: [BI]\n",
        "step-idle",
    ),
    "a last step that is won": (
        "data/case_studies.yml",
        "  figures: [gap]\n",
        "  latest: {when: 2021, text: It was won., won: yes, sources: {document: report-2020}}\n",
        "step-idle",
    ),
    "a situation for nobody": (
        "data/situations.yml",
        "  themes: [health]\n  kinds: [health-mutual]\n  standards:\n    - standard: c102\n      says: It names medical care first.\n",
        "",
        "situation-unused",
    ),
    "another language": (
        "data/situations.yml",
        "Whoever is ill has a right to care.",
        "Qui est malade a le droit aux soins et à la dignité pour tous.",
        "written-guessed",
    ),
    "a demand in another language": (
        "data/campaigns.yml",
        "    - Write it into law.\n",
        "    - Inscrire le socle dans la loi, pour que chacun soit protégé par les pouvoirs publics.\n",
        "written-part",
    ),
    "an action in another language": (
        "data/campaigns.yml",
        "text: Find a member.",
        "text: Trouvez une organisation dans la liste des membres et écrivez-lui.",
        "written-part",
    ),
    "a letter in another language": (
        "data/campaigns.yml",
        "      - Build a floor for all in our country.\n",
        "      - Nous vous demandons de construire un socle pour tous dans la loi.\n",
        "written-part",
    ),
    "the latest step of a story in another language": (
        "data/case_studies.yml",
        "  figures: [gap]\n",
        '  figures: [gap]\n  latest: {when: 2021, text: "La loi a été votée par le Parlement, et les mutuelles sont dans le texte.", sources: {document: report-2020}}\n',
        "written-guessed",
    ),
    "a sign by its name": (CATALOGUE, "organisations-fr", "organisations&nbsp;fr", "value-reference"),
}


@pytest.mark.parametrize("name", NOTED)
def test_a_slip_that_refuses_nothing_is_noted(name: str, small_root: Path, replace: Replace) -> None:
    file, old, new, code = NOTED[name]
    replace(file, old, new)
    assert (file, code) in {(p.file, p.code) for p in checked(small_root).problems if p.level == "note"}


@pytest.mark.parametrize("figure", ["gap", "people", "cost", "span"])
def test_a_figure_of_the_world_or_of_a_network_and_its_place_is_its_own(
    figure: str, small_root: Path, replace: Replace
) -> None:
    replace("data/networks.yml", "  parent: africa-net\n", f"  parent: africa-net\n  figure: {figure}\n")
    assert "figure-elsewhere" not in {p.code for p in checked(small_root).problems}


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://", "text-link-address"),
        ("https:///x", "text-link-address"),
        ("https://a[.b/", "text-link-address"),
        ("https://\nreport.example/a", "text-link-address"),
        (r"https://a.example/a\\b", "text-link-address"),
        ("mailto:", "value-mail"),
        ("mailto:somebody", "value-mail"),
        (r"#a\\b", "prose-link-form"),
        (r"https://a.example/a\_b", None),
        ("mailto:a@b.example,c@d.example?subject=x", None),
        ("mailto:?subject=x", None),
    ],
)
def test_no_link_of_a_text_waits_for_the_last_gate(
    small_root: Path, replace: Replace, address: str, code: str | None
) -> None:
    """What leads nowhere is told where it stands, and what the check accepts is published."""
    replace("docs/en/about.md", "https://report.example/a", address)
    content = checked(small_root)
    assert [(p.code, p.line) for p in content.problems if p.level == "problem"] == ([(code, 7)] if code else [])
    if not code:
        build = Build(content, wish="false")
        build.write(small_root / "site")
        assert gate.faults(build, small_root / "site") == []


def test_who_still_sends_to_the_letter_of_a_campaign_that_is_over_is_told(
    small_root: Path, replace: Replace, small: Renderers
) -> None:
    """And no link is dead until then: it leads to the place that says so."""
    file = small_root / "data/campaigns.yml"
    first, _, letter = file.read_text(encoding="utf-8").partition("  letter:\n")
    rest = re.sub(r"\A(?:    .*\n|\n)*", "", letter)
    file.write_text(first.replace("  since: 2021\n", "  since: 2021\n  until: 2022\n", 1) + rest, encoding="utf-8")
    replace(STORY, '{{ member("bi-alpha") }}', "[x](/campaigns/floor/#letter)")
    told = {p.file for p in checked(small_root).problems if p.code == "anchor-missing"}
    assert told == {STORY, "data/campaigns.yml"}
    renderer = small()["en"]
    page = renderer.document(renderer.view.by_path["campaigns/floor"])
    assert '<p class="hero__kicker" id="letter">' in page


@pytest.mark.parametrize("code", ["situation-closed", "situation-letterless"])
def test_a_letter_that_is_to_speak_for_somebody_is_there(
    small_root: Path, replace: Replace, write: Write, code: str
) -> None:
    replace("data/situations.yml", "  standards:\n", "  campaign: floor\n  standards:\n")
    text = (small_root / "data/campaigns.yml").read_text(encoding="utf-8")
    if code == "situation-closed":
        text = text.replace("  since: 2021\n", "  since: 2021\n  until: 2022\n")
    else:
        text = text.partition("  letter:\n")[0] + text[text.rindex("  sources:\n") :]
    write("data/campaigns.yml", text)
    assert ("data/situations.yml", 6, code) in {(p.file, p.line, p.code) for p in checked(small_root).problems}


def test_a_letter_that_no_font_has_is_told_where_it_stands(small_root: Path, replace: Replace) -> None:
    """Red when the entry around it is named, or the first line of a file."""
    replace("data/campaigns.yml", "The draft was read", "The draft was \U00012000 read")
    assert [(p.file, p.line, p.code) for p in problems(small_root)] == [("data/campaigns.yml", 15, "letter-unknown")]
    replace("data/campaigns.yml", " \U00012000", "")
    catalogue = (small_root / CATALOGUE).read_text(encoding="utf-8")
    replace(CATALOGUE, "organisations-fr", "organisations-\U00012000")
    lines = {p.line for p in problems(small_root)}
    assert lines <= {catalogue[: catalogue.index("organisations-fr")].count("\n") + 1}


@pytest.mark.parametrize("text", ["newsletter/index.md", "network/europe.md"])
def test_a_text_that_the_site_never_had_is_to_be_written(small_root: Path, text: str) -> None:
    """That of a list, and that of a continent whose first members are new."""
    (small_root / f"docs/en/{text}").unlink()
    (small_root / f"docs/fr/{text}").unlink(missing_ok=True)
    assert [(p.file, p.code) for p in problems(small_root)] == [(f"docs/en/{text}", "story-missing")]


def test_a_logo_that_is_not_there_is_told(small_root: Path, write: Write) -> None:
    settings = (small_root / "data/site.yml").read_text(encoding="utf-8")
    write("data/site.yml", settings + "logos: [{file: nowhere.svg, words: A logo}]\n")
    assert [p.code for p in problems(small_root)] == ["named-file"]


def test_a_catalogue_of_no_language_is_noted(small_root: Path, write: Write) -> None:
    write("locales/xx.po", "")
    write("locales/fr (1).po", "")
    found = {(p.file, p.code) for p in checked(small_root).problems}
    assert {("locales/xx.po", "catalogue-unread"), ("locales/fr (1).po", "file-misnamed")} <= found


def test_the_head_of_a_catalogue_is_the_cause_and_not_each_message(small_root: Path, write: Write) -> None:
    message = 'msgid "{0} a"\nmsgid_plural "{0} b"\nmsgstr[0] "x"\nmsgstr[1] "y"\n\n'
    head = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Plural-Forms: nplurals=3; plural=(n > 1);\\n"\n\n'
    write(CATALOGUE, head + "".join(message.replace("{0}", word) for word in ("one", "two", "three")))
    assert [(p.code, p.line) for p in problems(small_root)] == [("catalogue-plurals-head", 4)]


def test_nobody_leaves_before_they_have_come(small_root: Path, replace: Replace) -> None:
    replace("data/people.yml", "until: 2019", "until: 2017")
    assert [p.code for p in problems(small_root)] == ["person-until"]


@pytest.mark.parametrize("members", ["- id", "- x\n- y", "- name: Alpha\n  country: BI\n  kind: health-mutual\n"])
def test_an_entry_that_nobody_can_tell_hides_what_follows(write: Write, small_root: Path, members: str) -> None:
    """What is missing now may be that very entry: its own problems are told, and none of those who name it."""
    write("members.yml", members)
    assert {problem.file for problem in checked(small_root).problems} == {"members.yml"}
