"""What the whole site says once: the home page, the press page, the address, logos."""

from __future__ import annotations

from built import several
from copying import SETTINGS, VOCABULARY, AbsentError, Copy

from proposed.proposal import proposal


def _other(copy: Copy, file: str, field: str, n: int) -> list[str]:
    """``n`` ids of a file that a list of the settings does not have."""
    chosen = several(copy.one(SETTINGS), field)
    found = [record["id"] for record in copy.records(file) if record["id"] not in chosen][:n]
    if len(found) < n:
        raise AbsentError(f"{file} has too few others")
    return found


@proposal
def logo_added(copy: Copy) -> None:
    """A logo more for the press."""
    logos = copy.one(SETTINGS).get("logos")
    if not logos:
        raise AbsentError("no logos")
    copy.more(SETTINGS, "logos", {"file": logos[0]["file"], "words": "The wordmark again, in words of its own"})


@proposal
def home_stories_changed(copy: Copy) -> None:
    """Other stories on the home page."""
    copy.settle(SETTINGS, {"home_stories": _other(copy, "data/case_studies.yml", "home_stories", 3)})


@proposal
def home_figures_changed(copy: Copy) -> None:
    """Other figures on the home page."""
    copy.settle(SETTINGS, {"home_figures": _other(copy, "data/figures.yml", "home_figures", 3)})


@proposal
def home_page_without_stories(copy: Copy) -> None:
    """No story and no figure on the home page."""
    copy.settle(SETTINGS, {"home_stories": None, "home_figures": None})


@proposal
def press_figures_changed(copy: Copy) -> None:
    """Other figures for the press, more than before."""
    chosen = several(copy.one(SETTINGS), "press_figures")
    copy.settle(SETTINGS, {"press_figures": [*chosen[1:], *_other(copy, "data/figures.yml", "press_figures", 3)]})


@proposal
def knowledge_topics_changed(copy: Copy) -> None:
    """The page on sharing knowledge gathers another theme."""
    copy.settle(SETTINGS, {"knowledge_topics": _other(copy, "data/themes.yml", "knowledge_topics", 2)})


@proposal
def postal_address_changed(copy: Copy) -> None:
    """The office moved."""
    country = copy.first("members.yml", lambda m: m.get("country"))["country"]
    copy.settle(SETTINGS, {"postal_address": ["House of the Unions", "1, rue de l’Avenir", country]})


@proposal
def coordinator_changed(copy: Copy) -> None:
    """Another organisation coordinates the network."""
    other = copy.first("members.yml", lambda m: m.get("country") and m["id"] != copy.one(SETTINGS).get("coordinator"))
    copy.settle(SETTINGS, {"coordinator": other["id"]})


@proposal
def address_is_folder(copy: Copy) -> None:
    """The site moves to a folder of another host, and corrections to another forge."""
    editor = {"forge": "gitlab", "repository": "https://forge.example/network/site", "branch": "site"}
    copy.settle(SETTINGS, {"address": "https://example.org/network/", "editor": editor})


@proposal
def country_renamed(copy: Copy) -> None:
    """A country is called otherwise than Unicode calls it."""
    named = {entry["id"] for entry in several(copy.one(VOCABULARY), "countries")}
    member = copy.first("members.yml", lambda m: m.get("country") and m["country"] not in named)
    copy.more(VOCABULARY, "countries", {"id": member["country"], "name": "Country of Tomorrow"})


@proposal
def continent_has_colour(copy: Copy) -> None:
    """A continent has another colour and another name."""
    continents = copy.one(VOCABULARY)["continents"]
    continents[0] |= {"name": "Continent of Tomorrow", "colour": "#5b3a00"}
    copy.settle(VOCABULARY, {"continents": continents})


@proposal
def kinds_in_other_order(copy: Copy) -> None:
    """The kinds of organisations stand in another order, one with another name."""
    kinds = copy.one(VOCABULARY)["kinds"][::-1]
    kinds[0] |= {"name": "league of tomorrow"}
    copy.settle(VOCABULARY, {"kinds": kinds})


@proposal
def language_is_growing(copy: Copy) -> None:
    """A language is no longer kept up in full."""
    languages = copy.one(VOCABULARY)["languages"]
    languages[copy.languages.index(copy.others[-1])] |= {"state": "growing"}
    copy.settle(VOCABULARY, {"languages": languages})
