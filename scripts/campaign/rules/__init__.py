"""Every rule, and the check: what is wrong in a network, as problems and notes.

A rule takes the ``Content`` and yields problems; it prints nothing. To add one, write a function in a module of its
family, list it in the module's ``RULES``, and put its sentence into ``records.problems.MESSAGES``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from campaign.kinds.reading import read_content
from campaign.pages.templating import compile_all
from campaign.records.beside import Beside, processors
from campaign.records.problems import Problem
from campaign.rules import (
    catalogues,
    claims,
    editorial,
    ellipses,
    engine,
    files,
    folders,
    folds,
    forms,
    glossary,
    hand,
    letters,
    members,
    names,
    offers,
    pictures,
    places,
    publishers,
    pulse,
    redirects,
    references,
    remarks,
    sent,
    signs,
    strays,
    texts,
    tokens,
    translated,
    values,
)
from campaign.rules.causes import together, told_once
from campaign.views.content import Content
from campaign.views.looks import templates_of

Rule = Callable[[Content], Iterator[Problem]]
Work = Callable[[], list[Problem]]

# Three parts of about the same work, for three processes.
TEXTS: tuple[Rule, ...] = (
    *texts.RULES,
    *ellipses.RULES,
    *folders.RULES,
    *folds.RULES,
    *editorial.RULES,
    *remarks.RULES,
    *signs.RULES,
    *glossary.RULES,
    *names.RULES,
)
DATA: tuple[Rule, ...] = (
    *references.RULES,
    *members.RULES,
    *offers.RULES,
    *strays.RULES,
    *catalogues.RULES,
    *engine.RULES,
    *files.RULES,
    *values.RULES,
    *sent.RULES,
    *claims.RULES,
    *hand.RULES,
    *tokens.RULES,
    *publishers.RULES,
    *translated.RULES,
    *redirects.RULES,
    *pulse.RULES,
    *pictures.RULES,
)
# What these find is a note, never a problem (tests/unit/test_rules.py): nobody who builds asks for it.
NOTED: frozenset[Rule] = frozenset(
    (
        *editorial.RULES,
        *forms.TRIALS,
        *glossary.RULES,
        *names.RULES,
        *pulse.RULES,
        *remarks.RULES,
        *sent.RULES,
        *signs.RULES,
        *translated.RULES,
        catalogues.countries,
        catalogues.same_facts,
        claims.deadlines,
        claims.figure_there,
        claims.won,
        folders.words,
        tokens.contrasts,
        values.dates,
        values.languages,
        values.plain_words,
        values.private,
        values.titles,
    )
)
# What a build need not ask for: notes, and what it finds out by itself.
UNASKED = NOTED | {places.pages}
# What can only be tried where nothing else is wrong.
TRIALS: tuple[Rule, ...] = (*forms.TRIALS, *letters.RULES, *places.TRIALS, *redirects.TRIALS, *texts.TRIALS)


def checked(root: Path, alone: bool = False, building: bool = False) -> Content:
    """Everything below ``root``, read and checked: see ``problems``.

    ``alone``: this process does nothing else and ends soon, so that others may do their part beside it.
    ``building``: only what keeps the site from being built is asked for.
    """
    # What is read here all others look at; meanwhile one of them can do what needs none of it.
    compiling = Beside(partial(compile_all, templates_of(root))) if building and alone and processors() > 1 else None
    content = read_content(root)
    found = list(content.problems)
    whole = bool(content.records.settings and content.records.vocabulary)
    asked = partial(_found, content, UNASKED if building else frozenset())
    works: list[Work] = [partial(asked, rules) for rules in (TEXTS, DATA, TRIALS)]
    of_texts, of_data, tried = works
    shared = alone and whole and not found
    if shared:
        content.read_texts()
        of_texts, of_data = Beside(of_texts), Beside(of_data)
    if compiling:
        compiling()
    if shared:
        tried = _attempted(tried)  # here, as it makes the pages, which a build needs next
    if whole:
        found += [p for p in (*of_data(), *of_texts()) if not _only_follows(p, content.records.unread)]
    found = list(together(told_once(content, found)))
    if not any(problem.level == "problem" for problem in found):
        found += tried()
    # Where something has to be mended, notes wait: many would only follow from it, and one thing is done after the other.
    content.problems = sorted([p for p in found if p.level == "problem"] or found)
    return content


def _found(content: Content, without: frozenset[Rule], rules: Iterable[Rule]) -> list[Problem]:
    return [problem for rule in rules if rule not in without for problem in rule(content)]


def _attempted(work: Work) -> Work:
    """Some work done at once. What fails, as it may where something else is wrong, is done again for whoever asks, and fails
    as it always would.
    """
    try:
        found = work()
    except Exception:
        return work
    return lambda: found


def _only_follows(problem: Problem, unread: set[tuple[str, str]]) -> bool:
    """Whether what a rule misses is there, but has a fault of its own, which is reported already."""
    target = problem.params.get("target") or problem.params.get("path") or problem.file
    value = problem.params.get("value", "")
    if problem.code == "country-without-network":  # a network that cannot be read has countries, whatever they are
        return any(file == target for file, _ in unread)
    if problem.code == "prose-link":
        name = value.partition("#")[0].strip("/").rpartition("/")[2]
        return any(id in ("", name, name.upper()) for _, id in unread)
    return (target, "") in unread or (target, value) in unread
