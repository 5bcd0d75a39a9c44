"""Whole pages: the words of texts, their calls, the notice on a page without translation, and nothing as HTML."""

from __future__ import annotations

import re
from dataclasses import replace as with_fields
from pathlib import Path

import lxml.html
import pytest
from common import Renderers, Replace, Write, faults

from campaign.outputs.sitemap import sitemap
from campaign.pages.render import Renderer
from campaign.pages.routes import views
from campaign.rules import checked
from campaign.words.markdown import Prose, split_words, to_html

NOTICE = "Cette page n’est pas encore traduite. Vous la lisez dans sa langue d’origine\u00a0: anglais."


def tree_of(renderer: Renderer, path: str) -> lxml.html.HtmlElement:
    """A page as a tree."""
    return lxml.html.document_fromstring(renderer.document(renderer.view.by_path[path]))


def html_of(body: str) -> str:
    """Markdown as HTML; calls and addresses stay visible."""
    prose = Prose("x", "en", "x.md", "X", "X", body, 5)
    return to_html(prose, lambda call: f"[{call.name}:{','.join(call.words)}]", lambda address: f"/base{address}")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_of_the_small_site_can_be_made(small: Renderers, language: str) -> None:
    renderer = small()[language]
    for page in renderer.view.pages:
        tree = tree_of(renderer, page.path)
        assert tree.get("lang") == language
        assert len(tree.xpath("//h1")) == 1, page.path
        assert "None" not in tree.text_content() and "{{" not in tree.text_content(), page.path


@pytest.mark.whole
def test_every_link_of_the_small_site_leads_somewhere(small: Renderers) -> None:
    renderers = small()
    known = {r.view.url(page.path) for r in renderers.values() for page in r.view.pages}
    known |= {r.view.url(file) for r in renderers.values() for file in ("feed.xml", "events.ics")}
    known |= {
        r.view.url(e.calendar) for r in renderers.values() for e in r.view.records["events"].values() if e.calendar
    }
    for renderer in renderers.values():
        for page in renderer.view.pages:
            links = {re.split("[?#]", a)[0] for a in tree_of(renderer, page.path).xpath("//a/@href")}
            lost = {a for a in links if a.startswith("/") and a not in known and not re.search("/(data|assets)/", a)}
            assert lost == set(), page.path


def test_a_country_may_have_a_text(small: Renderers, small_root: Path, write: Write) -> None:
    text = "---\ntitle: Burundi first\ndescription: Short.\nshort: Burundi\n---\n{}\n"
    write("docs/en/countries/bi.md", text.format('It is {{ member("bi-alpha", "full") }}.'))
    renderers = small()
    said = tree_of(renderers["en"], "countries/bi")
    assert said.xpath("string(//h1)") == "Burundi first"
    assert said.xpath("string(//*[contains(@class, 'prose')])").strip() == "It is Alpha Mutuelle."
    assert [a.get("href") for a in said.xpath("//nav[@class='breadcrumb']//a")][-1] == "/campaign/network/africa/"
    assert renderers["fr"].view.by_path["countries/bi"].content_language == "en"
    write("docs/en/countries/zz.md", text.format("Nowhere."))
    assert [p.code for p in faults(checked(small_root))] == ["text-no-country"]


def test_the_proof_of_a_text_is_folded_away(small: Renderers, replace: Replace) -> None:
    replace("docs/en/privacy.md", "\n---\n", "\n---\nIt is so.\n\n---\n\n")
    page = tree_of(small()["en"], "privacy")
    (fold,) = page.xpath("//details[@class='how-we-know']")
    assert fold.xpath("string(summary)") == "How we know"
    assert "It is so." not in fold.text_content() and len(fold.xpath("p")) >= 1
    assert page.xpath("//hr") == []


def test_a_heading_of_a_text_may_be_called_as_a_part_of_its_page(small: Renderers, replace: Replace) -> None:
    """In a quotation too. Each place stands once, and the list of headings leads to that of the text."""
    file = "docs/en/press.md"
    text = "\n## Figures to quote\n\nWords.\n\n## Quote\n\n> ## Within\n>\n> Words.\n"
    replace(file, "\n---\n", f"\n---\n{text}")
    page = tree_of(small()["en"], "press")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids)) and "quote-text" in ids and "quote" in ids
    (within,) = page.xpath("//h2[.='Within']")
    assert within.getparent().tag == "blockquote"


def test_its_own_place_is_no_other_of_the_page_either(small: Renderers, write: Write) -> None:
    """The page to join has a heading of the same name, and a letter whose words have the next name."""
    head = "---\ntitle: Join\ndescription: How one joins a made-up network, so long as search engines print it, and no longer than that.\n---\n"
    write("docs/en/join.md", f"{head}Words.\n\n## Letter\n\nWords.\n")
    ids = tree_of(small()["en"], "join").xpath("//@id")
    assert len(ids) == len(set(ids)) and {"letter", "letter-text", "letter-text-text"} <= {*ids}


def test_calls_are_answered_in_the_language_of_the_page(small: Renderers) -> None:
    story = tree_of(small()["fr"], "case-studies/burundi-story")
    prose = story.xpath("//*[@class='prose']")[0]
    links = {a.text_content(): a.get("href") for a in prose.xpath(".//a")}
    assert links == {
        "Burundi": "/campaign/fr/countries/bi/",
        "ALPHA": "/campaign/fr/members/bi-alpha/",
        "RA": "/campaign/fr/networks/africa-net/",
        "71\u00a0%": "/campaign/fr/figures/coverage/#gap",
        "Mutuelles de santé": "/campaign/fr/themes/health/",
        "Une loi au Burundi": "/campaign/fr/case-studies/burundi-story/",
    }
    assert "De tous, 71\u00a0% (2019) n’ont rien, ou 71\u00a0%." in prose.text_content()


def test_counts_are_counted_and_links_stay_in_the_language(small: Renderers) -> None:
    about = tree_of(small()["fr"], "about")
    prose = about.xpath("//div[contains(@class, 'prose')]")[0]
    assert "Nous sommes 5 membres dans 3 pays." in prose.text_content()
    assert prose.xpath(".//a/@href") == ["/campaign/fr/members/", "https://report.example/a"]


@pytest.mark.parametrize(
    ("call", "answer"),
    [
        ('count("national-members")', "4"),
        ('count("strategic-members")', "1"),
        ('count("members", "africa")', "3"),
        ('count("countries", "asia")', "1"),
        ('count("continents")', "3"),
        ('count("networks")', "3"),
        ("count('members')", "5"),
        ("count(“members”)", "5"),
    ],
)
def test_count(small: Renderers, replace: Replace, call: str, answer: str) -> None:
    replace("docs/en/about.md", '{{ count("members") }}', "N={{ " + call + " }}!")
    assert f"N={answer}!" in tree_of(small()["en"], "about").text_content()


def test_a_page_without_translation_says_so(small: Renderers, small_root: Path) -> None:
    (small_root / "docs/fr/privacy.md").unlink()
    tree = tree_of(small()["fr"], "privacy")
    assert tree.get("lang") == "fr"
    assert tree.xpath("//link[@rel='canonical']/@href") == ["https://small.example/campaign/privacy/"]
    assert NOTICE in tree.xpath("string(//*[contains(@class, 'notice')])")
    assert tree.xpath("//h1/@lang") == ["en"]
    assert tree.xpath("//div[contains(@class, 'prose')]/@lang") == ["en"]


def test_a_text_may_offer_a_file(small: Renderers, small_root: Path) -> None:
    for language in ("en", "fr"):
        file = small_root / f"docs/{language}/privacy.md"
        file.write_text(f"{file.read_text(encoding='utf-8')}\nSee [it](/assets/js/search.js).", encoding="utf-8")
    assert faults(checked(small_root)) == []
    (small_root / "docs/en/privacy.md").write_text(
        file.read_text(encoding="utf-8").replace("search.js", "%73earch.js#page=2"), encoding="utf-8"
    )
    assert faults(checked(small_root)) == []
    assert tree_of(small()["en"], "privacy").xpath("//a[. = 'it']/@href")[0].endswith("#page=2")
    (small_root / "docs/en/privacy.md").write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (address,) = {tree_of(small()[code], "privacy").xpath("//a[. = 'it']/@href")[0] for code in ("en", "fr")}
    assert address.startswith("/campaign/assets/js/search.js?v=")
    file.write_text(file.read_text(encoding="utf-8").replace("search.js", "gone.js"), encoding="utf-8")
    assert [p.code for p in faults(checked(small_root))] == ["prose-link-file"]


def test_a_text_may_be_written_first_in_any_language(small: Renderers, small_root: Path) -> None:
    (small_root / "docs/en/privacy.md").unlink()
    file = small_root / "docs/fr/privacy.md"
    file.write_text(file.read_text(encoding="utf-8").replace("---\n", "---\nlanguage: fr\n", 1), encoding="utf-8")
    content = checked(small_root)
    assert faults(content) == []
    assert [p.params["language"] for p in content.problems if p.code == "translation-page-missing"] == ["en"]
    english, french = tree_of(small()["en"], "privacy"), tree_of(small()["fr"], "privacy")
    assert english.xpath("//link[@rel='canonical']/@href") == ["https://small.example/campaign/fr/privacy/"]
    assert english.xpath("//div[contains(@class, 'prose')]/@lang") == ["fr"]
    assert french.xpath("//*[contains(@class, 'notice')]") == []
    listed = sitemap(views(content))
    assert "/fr/privacy/" in listed and "campaign/privacy/" not in listed


def test_a_translated_page_says_nothing_of_the_kind(small: Renderers) -> None:
    tree = tree_of(small()["fr"], "privacy")
    assert tree.xpath("//link[@rel='canonical']/@href") == ["https://small.example/campaign/fr/privacy/"]
    assert tree.xpath("//*[contains(@class, 'notice')] | //h1[@lang] | //div[contains(@class, 'prose')][@lang]") == []


def test_links_of_a_text_without_translation_stay_in_the_language_of_the_reader(
    small: Renderers, small_root: Path
) -> None:
    (small_root / "docs/fr/about.md").unlink()
    prose = tree_of(small()["fr"], "about").xpath("//div[contains(@class, 'prose')]")[0]
    assert prose.xpath(".//a/@href")[0] == "/campaign/fr/members/"


@pytest.mark.parametrize(
    "html",
    ["<script>alert(1)</script>", '<img src=x onerror="a()">', "<b>bold</b>", "<!-- gone -->", "<div>\n\n<p>x</p>"],
)
def test_html_in_a_text_is_shown_as_text(html: str) -> None:
    tree = lxml.html.fragment_fromstring(html_of(f"Before {html} after\n\n{html}\n"), create_parent=True)
    assert tree.xpath(".//script | .//img | .//b | .//div | .//comment()") == []
    assert tree.text_content().count(html.splitlines()[0]) == 2


def test_markdown_becomes_html() -> None:
    html = html_of("## Head\n\n- *a*\n- **b**\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n> said\n\n[m](/members/#bi)\n")
    for part in ('<h2 id="head">Head</h2>', "<li><em>a</em></li>", "<strong>b</strong>", "<td>1</td>", "<blockquote>"):
        assert part in html
    assert '<a href="/base/members/#bi">m</a>' in html


def test_calls_become_what_they_ask_for() -> None:
    assert (
        html_of('A {{ figure("gap", "no-year") }} of {{member("x")}}.')
        == "<p>A [figure:gap,no-year] of [member:x].</p>"
    )
    assert "[count:members]" in html_of('[all {{ count("members") }}](/members/)')
    assert split_words("“a”, 'b', \"c-d\"") == ("a", "b", "c-d")


def test_answers_of_calls_are_not_read_as_calls(small: Renderers, replace: Replace) -> None:
    replace("members.yml", "acronym: ALPHA", "acronym: '{{ count(\"members\") }}'")
    prose = tree_of(small()["en"], "case-studies/burundi-story").xpath("//*[@class='prose']")[0]
    assert '{{ count("members") }}' in prose.text_content()


@pytest.mark.parametrize(
    "written",
    [
        "[x][1]\n\n[1]: javascript:alert(1)",
        "[x][1]\n\n[1]: /no-such-page/",
        "[1]: http://insecure.example/\n\nSee [1].",
        "[x](javascript:alert(1))",
        "[x](data:text/html,x)",
        "[x](http://insecure.example/)",
        "[x](//other.example/)",
        "![a picture](https://other.example/x.png)",
        "A title\n=======\n",
        "{{ figure() }}",
        "{{ figure(gap) }}",
        "{{ settings }}",
        "{% include 'x' %}",
        '{{ figure("gap")',
    ],
)
def test_what_a_text_may_not_do_is_a_problem(small_root: Path, write: Write, written: str) -> None:
    write("docs/en/privacy.md", f"---\ntitle: Privacy\ndescription: All about it.\n---\nWords.\n\n{written}\n")
    assert {p.file for p in faults(checked(small_root))} == {"docs/en/privacy.md"}


@pytest.mark.parametrize(
    "written", ["See <https://other.example/>.", "[x](#part)", "[x](mailto:a@b.example)", "3 < 4 > 2"]
)
def test_what_a_text_may_do_is_no_problem(small_root: Path, write: Write, written: str) -> None:
    write("docs/en/privacy.md", f"---\ntitle: Privacy\ndescription: All about it.\n---\nWords.\n\n{written}\n")
    assert faults(checked(small_root)) == []


def test_error_page_of_the_root_speaks_every_language(small: Renderers) -> None:
    renderers = small()
    root = lxml.html.document_fromstring(renderers["en"].not_found([renderers["fr"].view]))
    assert root.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert root.xpath("//link[@rel='canonical']") == []
    assert root.xpath("//main//details/@lang") == ["fr"]
    assert root.xpath("//main//details/@data-at") == [
        "/campaign/fr/"
    ]  # not-found.js opens it for an address below that
    assert "/campaign/fr/members/" in root.xpath("//main//a/@href")
    own = lxml.html.document_fromstring(renderers["fr"].not_found())
    assert own.get("lang") == "fr" and own.xpath("//main//details") == []


def test_content_security_policy_is_left_out_of_a_preview_only(small: Renderers) -> None:
    policy = "//meta[@http-equiv='Content-Security-Policy']/@content"
    (found,) = tree_of(small()["en"], "about").xpath(policy)
    assert "default-src 'none'" in found and "unsafe" not in found
    assert tree_of(small(preview=True)["en"], "about").xpath(policy) == []


@pytest.mark.whole
def test_same_input_gives_the_same_bytes(small: Renderers) -> None:
    first, second = small()["fr"], small()["fr"]
    for page in first.view.pages:
        assert first.document(page) == second.document(second.view.by_path[page.path])


def test_the_list_of_headings_keeps_spaces_that_do_not_break(small: Renderers, write: Write) -> None:
    """A French heading with a colon would otherwise part from it at the end of a line, in the list only."""
    text = "---\ntitle: X\ndescription: X\n---\n" + "".join(f"## {n} : « *un* » & deux\n\n" for n in "ABC")
    write("docs/fr/accessibility.md", text)
    listed = tree_of(small()["fr"], "accessibility").xpath("//nav[contains(@class, 'on-this-page')]//li/a")
    assert [a.text for a in listed][:3] == [f"{n}\u00a0: «\u00a0un\u00a0» & deux" for n in "ABC"]


def test_a_text_that_is_shown_in_its_original_keeps_its_numbers_and_names(
    small: Renderers, replace: Replace, small_root: Path
) -> None:
    """A voice that reads English words does not read “1,5 milliard” and “Burundi” in French among them."""
    replace(
        "docs/en/about.md", "\n---\n", '\n---\n{{ figure("gap") }} of {{ count("members") }}, {{ country("BI") }}.\n\n'
    )
    (small_root / "docs/fr/about.md").unlink()
    renderers = small()
    english, french = (renderers[code].prose(renderers[code].view.by_path["about"]) for code in ("en", "fr"))
    figure = re.search('<a class="figure"[^>]*>(.*?)</a>', english)
    assert figure and f">{figure[1]}</a>" in french
    assert "/fr/figures/" in french and "/fr/countries/bi/" in french, "its links stay in the reader's language"


def test_words_that_a_language_lacks_are_marked_in_text_and_bare_in_attributes(small: Renderers) -> None:
    """A French voice does not read “Act” as a French word."""
    renderer, lacking = small()["fr"], {"Main menu", "Act", "Continent"}
    members, language = renderer.view.by_path["members"], renderer.view.language
    assert '<span lang="en">' not in renderer.document(members)
    language.catalogues = [
        with_fields(one, messages={key: said for key, said in one.messages.items() if key[1] not in lacking})
        for one in language.catalogues
    ]
    language._found.clear()  # what it has said before
    html = Renderer(renderer.view).document(members)
    tree = lxml.html.document_fromstring(html)
    assert tree.xpath("//nav[@id='menu']/@aria-label") == ["Main menu"]
    assert tree.xpath("//a[@class='menu__act']/span[@lang='en']/text()") == ["Act"]
    assert tree.xpath("//label[@for='filter-continent']/span[@lang='en']/text()") == ["Continent"]
    assert not re.search("[\U0010fffc\U0010fffd]|%F4%8F%BF|udbff", html)
