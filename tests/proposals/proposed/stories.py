"""Stories, news and themes: an entry, and a text in one language or several."""

from __future__ import annotations

from copying import AbsentError, Copy

from proposed.proposal import SOURCES, proposal

STORIES, NEWS, THEMES = "data/case_studies.yml", "data/news.yml", "data/themes.yml"


def _story(copy: Copy, languages: list[str]) -> None:
    like = copy.first(STORIES)
    kept = {name: like[name] for name in ("countries", "members", "networks", "themes", "figures") if name in like}
    story = {"id": "story-of-tomorrow", **kept, "years": "2024-2025", "outcome": "Tomorrow, all will be covered."}
    copy.add(STORIES, {**story, "sources": SOURCES})
    copy.say_like("case-studies/story-of-tomorrow", f"case-studies/{like['id']}", languages)


def _news(copy: Copy, date: str, languages: list[str], **fields: object) -> None:
    like, id = copy.first(NEWS), f"{date[:7]}-assembly"
    copy.add(NEWS, {"id": id, "date": date, **fields, "sources": SOURCES})
    copy.say_like(f"news/{id}", f"news/{like['id']}", languages)


@proposal
def story_in_one_language(copy: Copy) -> None:
    """A story in the default language; the translations follow."""
    _story(copy, [copy.default])


@proposal
def story_in_two_languages(copy: Copy) -> None:
    """A story in two languages."""
    _story(copy, [copy.default, copy.others[0]])


@proposal
def news_in_another_language_first(copy: Copy) -> None:
    """A piece of news that a network writes in its own language; the default language has no text yet."""
    like, language = copy.first(NEWS), copy.others[0]
    copy.add(NEWS, {"id": "2025-04-assembly", "date": "2025-04-05", "sources": SOURCES})
    copy.say_like("news/2025-04-assembly", f"news/{like['id']}", [language], language=language)


@proposal
def story_in_every_language(copy: Copy) -> None:
    """A story in every language."""
    _story(copy, copy.languages)


@proposal
def story_of_nobody(copy: Copy) -> None:
    """A story with as few facts as there can be: no country, theme, organisation or year."""
    copy.add(STORIES, {"id": "little-known", "outcome": "Nobody knows yet.", "sources": SOURCES})
    copy.say_like("case-studies/little-known", f"case-studies/{copy.first(STORIES)['id']}", [copy.default])


@proposal
def story_removed(copy: Copy) -> None:
    """A story goes with its texts, and whatever names it names it no more."""
    story = min(copy.records(STORIES), key=lambda record: copy.names(record["id"]), default=None)
    if story is None:
        raise AbsentError("no stories")
    copy.unname(story["id"], f"/case-studies/{story['id']}/")
    copy.remove(STORIES, story["id"])
    copy.forget(f"case-studies/{story['id']}")


@proposal
def outcome_corrected(copy: Copy) -> None:
    """What a story changed is corrected; the translations are of the old sentence."""
    copy.change(STORIES, copy.first(STORIES)["id"], {"outcome": "Parliament voted the law.", "account": "independent"})


@proposal
def news_in_one_language(copy: Copy) -> None:
    """A piece of news in the default language."""
    _news(copy, "2025-02-03", [copy.default], themes=copy.first(THEMES)["id"])


@proposal
def news_in_every_language(copy: Copy) -> None:
    """A piece of news in every language, about a country and an organisation."""
    member = copy.first("members.yml", lambda m: m.get("country"))
    about = {
        "countries": member["country"],
        "members": [member["id"]],
        "networks": copy.first("data/networks.yml")["id"],
    }
    _news(copy, "2025-02-03", copy.languages, **about)


@proposal
def news_of_next_half_year(copy: Copy) -> None:
    """The first piece of news of a half-year, of which only the month is known: a new issue of the newsletter."""
    _news(copy, "2031-10", copy.languages)


@proposal
def statement(copy: Copy) -> None:
    """A statement with the role of who makes it."""
    _news(copy, "2025-03-08", [copy.default], kind="statement", author="The chair of the committee")


@proposal
def news_removed(copy: Copy) -> None:
    """A piece of news that nobody names goes, with its texts."""
    item = copy.unnamed(NEWS)
    copy.remove(NEWS, item["id"])
    copy.forget(f"news/{item['id']}")


@proposal
def new_theme(copy: Copy) -> None:
    """A theme more, with its text in the default language."""
    copy.add(THEMES, {"id": "housing", "name": "Housing for all"})
    copy.say_like("themes/housing", f"themes/{copy.first(THEMES)['id']}", [copy.default])


@proposal
def new_theme_in_every_language(copy: Copy) -> None:
    """A theme more with its text in every language, standards, an organisation and a story."""
    first = copy.first(THEMES)
    copy.add(THEMES, {"id": "housing", "name": "Housing for all", "standards": first.get("standards", [])})
    copy.say_like("themes/housing", f"themes/{first['id']}", copy.languages)
    for file in ("members.yml", STORIES):
        record = copy.first(file, lambda r: isinstance(r.get("themes", []), list))
        copy.change(file, record["id"], {"themes": [*record.get("themes", []), "housing"]})


@proposal
def theme_renamed(copy: Copy) -> None:
    """A theme has another name; its id stays."""
    copy.change(THEMES, copy.first(THEMES)["id"], {"name": "A right of all"})
