"""Pages of a network of which little is known: they claim nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
from common import Renderers, Replace, Write

import translations
from campaign.kinds.network import KIND as NETWORKS

HEAD = "---\ntitle: {}\ndescription: A made-up description, so long that search engines would print nearly all of it as it stands here.\n---\n"
NUMBER = "The number says how many of our members there have a website"


def page(small: Renderers, path: str) -> lxml.html.HtmlElement:
    renderer = small()["en"]
    return lxml.html.document_fromstring(renderer.document(renderer.view.by_path[path]))


def test_a_number_of_websites_is_promised_where_somebody_has_one(small: Renderers, replace: Replace) -> None:
    assert NUMBER in page(small, "contact").text_content()
    replace("members.yml", "  website: https://alpha.example/\n", "")
    near = page(small, "contact")
    assert NUMBER not in near.text_content() and near.xpath("//*[@href='#in-bi']")


def test_countries_are_counted_where_there_are_some(small: Renderers, small_root: Path) -> None:
    assert page(small, "network").find_class("map-caption")
    members = small_root / "members.yml"
    text = members.read_text(encoding="utf-8").replace("  networks: [bi-net]\n", "")
    members.write_text(re.sub(r"(?m)^  country: .*$", "  networks: [africa-net]", text), encoding="utf-8")
    assert not page(small, "network").find_class("map-caption")


def test_a_number_that_a_language_does_not_write_leaves_no_gap(small: Renderers, write: Write) -> None:
    """As in Arabic, where one and two of something are words."""
    words = 'msgid "%(num)s organisation"\nmsgid_plural "%(num)s organisations"\nmsgstr[0] "une seule"\nmsgstr[1] "%(num)s organisations"\n'
    head = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=n > 1;\\n"\n\n'
    write("locales/fr.po", head + words)
    renderer = small()["fr"]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["network"]))
    counted = [
        (" ".join(tile.text_content().split()), bool(tile.xpath("strong")))
        for tile in tree.find_class("continent-tile__count")
    ]
    assert ("une seule", False) in counted and ("3 organisations", True) in counted


def test_how_far_languages_are_is_said_where_one_number_does_not_fit_all(
    small: Renderers, small_root: Path, write: Write, replace: Replace
) -> None:
    write("docs/en/translations.md", f"{HEAD.format('Translations')}How far they are.\n")
    write("docs/fr/translations.md", f"{HEAD.format('Traductions')}Où elles en sont.\n")

    def shown() -> list[str]:
        for file in (*small_root.glob("docs/fr/**/*.md"), small_root / "docs/en/about.md"):
            translations.main(["done", "--root", str(small_root), str(file)])
        return [str(card.findtext("h3")) for card in page(small, "translations").find_class("progress-card")]

    assert shown() == []
    replace("docs/fr/about.md", "---\n", "---\nlanguage: fr\n")
    assert shown() == ["English", "Français"]


def test_nobody_is_led_to_the_story_that_spoke_already(small: Renderers, small_root: Path, write: Write) -> None:
    stories, quoted = small_root / "data/case_studies.yml", "> “We had no doctor.”\n>\n> A farmer, Burundi, 2019\n"
    (first,) = stories.read_text(encoding="utf-8").split("\n\n- id: ")
    write(
        "data/case_studies.yml", "\n".join(first.replace("burundi-story", id) for id in ("one", "two", "three", "four"))
    )
    for id in ("one", "two", "three", "four"):
        write(f"docs/en/case-studies/{id}.md", f"{HEAD.format(id)}{quoted if id == 'four' else 'It began.'}\n")
    view = small()["en"].view
    life = NETWORKS.calls(view).life(view.records["networks"]["bi-net"])
    assert (life.voice.id, life.another.id) == ("four", "three")
