"""What an editor would remark: all of these are notes, and a site is built with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from campaign.kinds import answering
from campaign.kinds.campaign import KIND
from campaign.kinds.passport import stages
from campaign.kinds.reading import SETTINGS
from campaign.pages.routes import text_paths, written_kinds
from campaign.records.problems import Problem
from campaign.views.content import Content
from campaign.views.view import LONGEST_DESCRIPTION
from campaign.words.markdown import CALL, Prose

WORD = re.compile(r"\w+(?:[’'-]\w+)*")
SHORTEST = 100  # of a description, in characters: what leaves most of the place in a list of results empty
NOT_OWN = re.compile(
    r"\{\{.*?\}\}|\]\([^)]*\)|(?<!\*)\*[^*\n]+\*(?!\*)"
)  # calls, addresses, and words that are spoken of
MOST_HEDGES = 2  # in one text: more, and readers hear an auditor


def descriptions(content: Content) -> Iterator[Problem]:
    """The description of a text is about as long as search engines print it."""
    for prose in _published(content):
        length = len(prose.description)
        if not SHORTEST <= length <= LONGEST_DESCRIPTION:
            span = {"least": str(SHORTEST), "most": str(LONGEST_DESCRIPTION)}
            yield Problem(
                prose.file,
                prose.line_of("description"),
                1,
                "description-length",
                {"length": str(length)} | span,
                "note",
            )


def lengths(content: Content) -> Iterator[Problem]:
    """A story or a piece of news is about as long as others."""
    spans = {folder: kind.usual_length for folder, kind in written_kinds().items() if kind.usual_length[1]}
    for prose in _published(content):
        folder, _, name = prose.path.partition("/")
        least, most = spans.get(folder, (0, 0))
        length = len(WORD.findall(CALL.sub("fact", prose.body)))
        if name and most and not least <= length <= most:
            params = {"length": str(length), "least": str(least), "most": str(most)}
            yield Problem(prose.file, prose.body_line, 1, "text-length", params, "note")


def hedges(content: Content) -> Iterator[Problem]:
    """A text says plainly what is known; what it is not sure of, and who said it, stands below a line, in the fold."""
    sought = {code: [phrase.casefold() for phrase in phrases] for code, phrases in content.vocabulary.hedges.items()}
    said = {code: "|".join(map(re.escape, phrases)) for code, phrases in content.vocabulary.hedges.items() if phrases}
    known = {code: re.compile(rf"(?<!\w)(?:{phrases})(?!\w)", re.IGNORECASE) for code, phrases in said.items()}
    for prose in _published(content):
        fold = prose.reading.lines[0].line - prose.body_line if prose.reading.lines else None
        above = "\n".join(prose.body.split("\n")[:fold])
        lower = above.casefold()
        if sum(lower.count(phrase) for phrase in sought.get(prose.language, ())) <= MOST_HEDGES:
            continue  # nearly always, and quickly said
        own = NOT_OWN.sub(lambda found: " " * len(found.group()), above)
        found = list(known[prose.language].finditer(own)) if prose.language in known else []
        if len(found) > MOST_HEDGES:
            start = found[MOST_HEDGES].start()
            params = {
                "length": str(len(found)),
                "most": str(MOST_HEDGES),
                "value": ", ".join(dict.fromkeys(match.group() for match in found)),
            }
            column = start - above.rfind("\n", 0, start)
            yield Problem(
                prose.file, prose.body_line + above.count("\n", 0, start), column, "text-hedges", params, "note"
            )


def efforts(content: Content) -> Iterator[Problem]:
    """A text is no harder to read than the vocabulary says for its language."""
    goals = {language.code: language.hardest for language in content.vocabulary.languages}
    for prose in _published(content):
        goal = goals.get(prose.language)
        if goal and prose.reading.effort > goal:
            params = {"length": f"{prose.reading.effort:.0f}", "most": f"{goal:f}"}
            yield Problem(prose.file, prose.body_line, 1, "text-hard", params, "note")


def titles(content: Content) -> Iterator[Problem]:
    """No two texts of a language have the same title."""
    seen: dict[tuple[str, str], str] = {}
    for prose in _published(content):
        first = seen.setdefault((prose.language, prose.title), prose.file)
        if first != prose.file:
            yield Problem(prose.file, 1, 1, "title-twice", {"value": prose.title, "path": first}, "note")


def _published(content: Content) -> Iterator[Prose]:
    """Every text that becomes a page."""
    return (prose for path in text_paths(content) for prose in content.prose[path].values())


def dates_in_ids(content: Content) -> Iterator[Problem]:
    """The id of news begins with its month, that of an event ends with its year: addresses that say when."""
    shown: dict[str, Callable[[Any], tuple[str, bool]]] = {
        "news": lambda item: (item.date[:7], item.id.startswith(item.date[:7] + "-")),
        "events": lambda event: (event.start[:4], bool(re.search(rf"-{event.start[:4]}(-\d+)?$", event.id))),
    }
    for collection, shows in shown.items():
        for record in content.records[collection].values():
            date, there = shows(record)
            if not there:
                place = content.records.place(collection, record.id, "date" if collection == "news" else "start")
                yield Problem(*place, "id-date", {"value": record.id, "other": date}, "note")


def campaigns(content: Content) -> Iterator[Problem]:
    """Steps stand in the order of time; who has closed a campaign asks for no letter."""
    for campaign in content.records["campaigns"].values():
        place = content.records.place
        for i, (before, step) in enumerate(zip(campaign.steps, campaign.steps[1:], strict=False), 1):
            if step.when[:4] < before.when[:4]:
                params = {"value": step.when, "other": before.when}
                yield Problem(*place("campaigns", campaign.id, "steps", i, "when"), "steps-order", params, "note")
        if campaign.until and campaign.letter:
            params = {"entry": campaign.id}
            yield Problem(*place("campaigns", campaign.id, "letter"), "letter-closed", params, "note")
        own = KIND.shown_at(campaign.id)
        asked = {action.page.replace("/#", "#").strip("/") for action in campaign.actions}
        if campaign.letter and not campaign.until and f"{own}#letter" not in asked:
            params = {"entry": campaign.id, "suggestion": f"- {{text: …, page: /{own}/#letter}}"}
            yield Problem(*place("campaigns", campaign.id, "letter"), "letter-unasked", params, "note")


def put_first(content: Content) -> Iterator[Problem]:
    """A campaign that is put first, or whose letter is to speak for somebody, is running: a closed one is passed over."""
    campaigns = content.records["campaigns"]
    lead = campaigns.get(content.settings.lead_campaign or "")
    if lead and lead.until:
        line, column = content.records.documents["settings"].place(("lead_campaign",))
        yield Problem(SETTINGS, line, column, "campaign-closed", {"value": lead.id, "field": "lead_campaign"}, "note")
    for id, situation in content.records["situations"].items():
        named = campaigns.get(situation.campaign or "")
        if named and (named.until or not named.letter):
            place = content.records.place("situations", id, "campaign")
            code = "situation-closed" if named.until else "situation-letterless"
            yield Problem(*place, code, {"value": named.id}, "note")


def situations(content: Content) -> Iterator[Problem]:
    """Some country has something for each situation: no page shows one for which none has."""
    countries = content.records.named("members", "country")
    shown = {stage.situation.id for country in countries for stage in stages(content.records, country)}
    for id in content.records["situations"].keys() - shown:
        yield Problem(*content.records.place("situations", id, "id"), "situation-unused", {"value": id}, "note")


def themes(content: Content) -> Iterator[Problem]:
    """Something belongs to each theme: its page would be a text alone."""
    for id in content.records["themes"]:
        if not any(content.records.naming(collection, "themes", id) for collection in ("members", "case_studies")):
            place = content.records.place("themes", id, "id")
            yield Problem(*place, "theme-unused", {"value": id}, "note")


def same_in_all_languages(content: Content) -> Iterator[Problem]:
    """A text calls the same facts in all languages, and has as many headings; one that is left behind is told already.

    Where every translation differs from the original, the original was changed: then the note stands there, once.
    """
    for path, texts in content.prose.items():
        original = content.original(path)
        others = [prose for prose in texts.values() if prose is not original and prose.file not in content.stale]
        if not others:
            continue
        calls = {prose.file: ", ".join(sorted(map(_written, _calls(prose) ^ _calls(original)))) for prose in others}
        headings = {prose.file: str(_headings(prose)) for prose in others}
        here = str(_headings(original))
        yield from _differing(original, others, "translation-calls", calls, "", {})
        yield from _differing(original, others, "translation-headings", headings, here, {"other": here})


def _differing(
    original: Prose, others: list[Prose], code: str, found: dict[str, str], same: str, params: dict[str, str]
) -> Iterator[Problem]:
    """``found``: {file of a translation: what it has}; ``same``: what it has where it is like the original."""
    unlike = [prose for prose in others if found[prose.file] != same]
    if len(unlike) > 1 and len(unlike) == len(others):
        value = ", ".join(dict.fromkeys(found[prose.file] for prose in unlike))
        named = params | {"value": value, "path": ", ".join(prose.file for prose in unlike)}
        yield Problem(original.file, original.body_line, 1, code, named, "note")
        return
    for prose in unlike:
        named = params | {"value": found[prose.file], "path": original.file}
        yield Problem(prose.file, prose.body_line, 1, code, named, "note")


def _written(call: tuple[str, ...]) -> str:
    return f"“{' '.join(call)}”"


def _calls(prose: Prose) -> set[tuple[str, ...]]:
    """The facts that a text calls, whatever their order and form."""
    forms = {option for kind in answering().values() for option in kind.call_options}
    return {(call.name, *(word for word in call.words if word not in forms)) for call in prose.calls()}


def _headings(prose: Prose) -> int:
    return prose.reading.html.count("<h2")


RULES = (
    descriptions,
    lengths,
    hedges,
    efforts,
    titles,
    dates_in_ids,
    campaigns,
    put_first,
    situations,
    themes,
    same_in_all_languages,
)
