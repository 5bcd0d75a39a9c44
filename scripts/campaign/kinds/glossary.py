"""The terms of the field: how each language of the site says them, what they mean, and which words to leave alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from markupsafe import Markup
from pydantic import Field

from campaign.kinds.kind import DataFile, Dataset, Kind, Node
from campaign.kinds.nodes import citation
from campaign.records.base import Placed, Record, Sources
from campaign.records.fields import Id, Ids, LocaleCode, SeveralSaid, Text
from campaign.records.marks import Ref
from campaign.views.view import View

Said = Annotated[dict[LocaleCode, Text], Field(min_length=1)]


class Term(Record):
    """A term of the field (data/glossary.yml). Its words are written in each language: they are no translations of each
    other, so no catalogue asks for them. Every mapping here is {code of a language: words}.
    """

    id: Id
    term: Said = Field(description="The word that we use, by language.")
    definition: Said = Field(description="One plain sentence, by language.")
    usage: dict[LocaleCode, Text] = Field({}, description="When another word is right, by language.")
    avoid: SeveralSaid = Field(
        {}, description="Words that texts should not use for it, by language: the check remarks them."
    )
    also: SeveralSaid = Field(
        {}, description="Other words of the same meaning, by language: the search takes them for it."
    )
    standards: Annotated[Ids, Ref("standards")] = Field([], description="Standards that the site explains.")
    sources: Sources
    note: Text | None = None


class GlossaryCalls:
    """What templates ask about terms: ``glossary.word(term)``."""

    def __init__(self, view: View) -> None:
        self._view = view

    @property
    def terms(self) -> list[Term]:
        """Every term, in the order of this language."""
        order = self._view.language.sort_key
        return sorted(self._view.records["glossary"].values(), key=lambda term: order(self.said(term.term)[0]))

    def by_letter(self) -> list[tuple[str, list[Term]]]:
        """The same by the letter with which a term begins, without accents."""
        found: dict[str, list[Term]] = {}
        for term in self.terms:
            found.setdefault(self._view.language.folded(self.said(term.term)[0])[:1].upper(), []).append(term)
        return list(found.items())

    def said(self, words: Mapping[str, str]) -> tuple[str, str]:
        """Words of a term and the code of their language: this one, or the original's, or the first that has them."""
        code = next((c for c in (self._view.code, self._view.content.default) if c in words), next(iter(words)))
        return words[code], code

    def word(self, term: Term) -> Markup:
        """The term as HTML, marked where it is not in the language of the page."""
        return self._view.language.marked(*self.said(term.term))

    def definition(self, term: Term) -> Markup:
        """What it means, as HTML."""
        return self._view.language.marked(*self.said(term.definition))

    def usage(self, term: Term) -> str:
        """When another word is right in this language; empty where nothing is to be said."""
        return term.usage.get(self._view.code, "")

    def avoid(self, term: Term) -> list[str]:
        """The words that texts in this language should not use."""
        return term.avoid.get(self._view.code, [])

    def also(self, term: Term) -> list[str]:
        """Other words of this language that mean the same."""
        return term.also.get(self._view.code, [])

    def elsewhere(self, term: Term) -> list[tuple[str, str]]:
        """The term in the other languages of the site: codes and words."""
        own = self.said(term.term)[1]
        return [(code, term.term[code]) for code in self._view.content.languages if code in term.term and code != own]

    def every_word(self, term: Term) -> list[str]:
        """All by which a reader may look for it: the term in every language, what it means, what to avoid."""
        return [
            self.said(term.term)[0],
            *term.term.values(),
            self.said(term.definition)[0],
            *self.avoid(term),
            *self.also(term),
        ]


class Glossary(Kind):
    """Terms: all on one page."""

    name, order, file, model = "glossary", 45, "data/glossary.yml", Term
    called = "term"
    listed = "glossary"

    def calls(self, view: View) -> GlossaryCalls:
        return GlossaryCalls(view)

    def listed_words(self, view: View) -> Iterable[str]:
        glossary = GlossaryCalls(view)
        return (word for term in glossary.terms for word in dict.fromkeys(glossary.every_word(term)))

    def open_data(self, view: View) -> Iterable[DataFile]:
        terms = list(view.records["glossary"].values())  # in the order of the file, the same for every language
        rows = [_row(view, GlossaryCalls(view), term) for term in terms]
        yield DataFile("glossary.csv", rows, ("id", "term", "definition", "usage", "avoid", "url"))
        whole = [term.model_dump(include={"id", "term", "definition", "usage", "avoid"}) for term in terms]
        yield DataFile("glossary.json", [{**term, "url": _address(view, term["id"])} for term in whole])

    def datasets(self, view: View, path: str) -> Iterable[Dataset]:
        if path == self.listed:
            words, name = view.language.sentence, view.settings.name
            files = ("glossary.csv", "glossary.json")
            yield Dataset(words("glossary: open data", name=name), words("glossary: what is in it"), files)

    def listed_nodes(self, view: View) -> list[Node]:
        glossary, address = GlossaryCalls(view), view.url(self.listed, absolute=True)
        sources = {(s.document or s.url): s for term in glossary.terms for s in term.sources}
        whole: Node = {
            "@type": "DefinedTermSet",
            "@id": f"{address}#terms",
            "name": view.title_of(self.listed),
            "description": view.description_of(self.listed),
            "url": address,
            "inLanguage": view.code,
            "hasDefinedTerm": [_defined(view, glossary, term) for term in glossary.terms],
            "citation": [citation(view, source) for source in sources.values()],
        }
        return [whole]


def _address(view: View, id: str) -> str:
    return view.url(f"{KIND.listed}#{id}", absolute=True)


def _told(glossary: GlossaryCalls, words: Mapping[str, str]) -> str:
    """Words as a page shows them, which know their language."""
    said, language = glossary.said(words)
    return Placed.at(said, "", language)


def _row(view: View, glossary: GlossaryCalls, term: Term) -> dict[str, Any]:
    return {
        "id": term.id,
        "term": _told(glossary, term.term),
        "definition": _told(glossary, term.definition),
        "usage": glossary.usage(term),
        "avoid": "; ".join(glossary.avoid(term)),
        "url": _address(view, term.id),
    }


def _defined(view: View, glossary: GlossaryCalls, term: Term) -> Node:
    return {
        "@type": "DefinedTerm",
        "@id": _address(view, term.id),
        "termCode": term.id,
        "name": _told(glossary, term.term),
        "description": _told(glossary, term.definition),
        "url": _address(view, term.id),
        "inDefinedTermSet": f"{view.url(KIND.listed, absolute=True)}#terms",
    }


KIND = Glossary()
