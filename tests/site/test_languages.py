"""A network whose translation lacks a text: the reader is told, and nothing claims what is not there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from built import BuiltSite, pages_build, report, succeeded
from networks import SMALL, group_of
from walk import PROMISES
from walk.words import titles_of_untranslated_pages_are_marked

pytestmark = group_of(SMALL)
PATH = "about"


@pytest.fixture(scope="module")
def untranslated(sources: Path, small_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The small site without the French text of a page that menus lead to."""
    work = tmp_path_factory.mktemp("untranslated")
    shutil.copytree(small_site.sources, work / "root")
    (work / f"root/docs/{small_site.languages[1]}/{PATH}.md").unlink()
    succeeded(pages_build(sources, work / "site", "--root", str(work / "root"), PRINT="false"))
    return BuiltSite(work / "site", work / "root")


def test_page_says_what_it_is(untranslated: BuiltSite) -> None:
    other = untranslated.languages[1]
    page, original = untranslated.page(other, PATH), untranslated.page(untranslated.default, PATH)
    assert page.is_fallback and not original.is_fallback
    assert page.tree.get("lang") == other
    assert page.words("//h1//text()") == original.words("//h1//text()")
    assert page.found("//link[@rel='canonical']/@href") == [untranslated.absolute(untranslated.default, PATH)]
    for file in ("sitemap.xml", f"{other}/search.json"):
        assert f"/{other}/{PATH}/" not in untranslated.text(file), f"{file} claims a translation"


@pytest.mark.parametrize("name", PROMISES)
def test_site_keeps_promise(untranslated: BuiltSite, name: str) -> None:
    report(PROMISES[name].__doc__ or name, PROMISES[name](untranslated))


def test_unmarked_title_is_told(untranslated: BuiltSite) -> None:
    """Red when the promise cannot fail."""
    title = untranslated.page(untranslated.default, PATH).words("//h1//text()")
    file = f"{untranslated.languages[1]}/index.html"
    wrong = untranslated.text(file).replace("</main>", f"<p>{title}</p></main>")
    site = BuiltSite(untranslated.folder, untranslated.sources, changed={file: wrong.encode()})
    assert list(titles_of_untranslated_pages_are_marked(site))
