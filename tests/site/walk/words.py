"""The words of a site: each page speaks its own language, and marks what does not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import polib
from built import ROOT, BuiltSite, PageFile, folded, lang_of, text_nodes

from campaign.words.po_file import live, load_po, strings_of
from walk.promise import promise

TITLE = "//h1//text()[not(ancestor::*[@translate='no'])]"
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")
SPOKEN = (
    "aria-label",
    "alt",
    "title",
    "placeholder",
    "data-none",
    "data-zero",
    "data-one",
    "data-two",
    "data-few",
    "data-many",
    "data-other",
    "data-failed",
    "content",
)
# The commonest words of languages; a text in another language is not judged.
COMMONEST = {
    "en": "the and of to that with for is are was which their they have has by from this not",
    "fr": "le la les des et du une est dans pour que qui sont avec au aux sur par leur ont ne pas",
    "es": "el los las del y una es en para que con por su sus se son al más no como",
    "nl": "de het een en van voor dat die met zijn niet hun door naar wordt is ook aan bij",
    "pt": "o os as do da dos das e uma é em para que com por seu sua não mais são ao como",
    "ar": "في من على إلى عن أن التي الذي هذا هذه مع كل لا ما هو هي أو كان",
}


def _phrases(site: BuiltSite, language: str) -> dict[str, list[str]]:
    """Words of the catalogues, three or more, that read differently in the language, as what stands between placeholders.

    The interface has its words in the generator's catalogue, the data in the network's own.
    """
    messages: list[polib.POEntry] = []
    generator = site.sources if (site.sources / "scripts").is_dir() else ROOT
    for home in {generator, site.sources}:
        if (file := home / f"locales/{language}.po").is_file():
            messages += live(load_po(file))
    phrases: dict[str, list[str]] = {}
    for message in messages:
        if message.fuzzy:  # in doubt, and so not used
            continue
        ids = filter(None, (message.msgid, message.msgid_plural))
        pairs = zip(ids, strings_of(message), strict=False)
        for id, string in pairs:
            fixed = PLACEHOLDER.sub(" ", id)
            if string and string != id and "<" not in id and len(re.findall(r"[^\W\d_]+", fixed)) >= 3:
                phrases[id] = [folded(part) for part in PLACEHOLDER.split(id)]
    return phrases


def _own_words(page: PageFile) -> Iterator[str]:
    """Text and spoken attributes that claim to be in the page's language. Pages of other hosts keep their titles.

    The head of an untranslated page is that of the original, to which its canonical link leads.
    """
    elsewhere = {folded(a.text_content()) for a in page.found("//a[starts-with(@href, 'https://')]")}
    elsewhere |= {folded(a.text_content()) for a in page.found("//*[@translate='no']")}  # names stay as they are
    if page.is_fallback:
        elsewhere.add(folded(page.words("//head/title/text()")))
    yield from (words for words in text_nodes(page) if words not in elsewhere)
    for element in page.found("//*[" + " or ".join(f"@{name}" for name in SPOKEN) + "]"):
        if lang_of(element) == page.language and not (page.is_fallback and element.tag == "meta"):
            yield from (folded(element.get(name)) for name in SPOKEN if element.get(name))


@promise
def no_words_of_the_default_language(site: BuiltSite) -> Iterator[str]:
    """What the catalogue of a language translates stands translated on its pages, or in a block that is marked."""
    for language in site.languages[1:]:
        where = defaultdict(list)
        for page in (p for p in site.pages if p.language == language):
            for words in set(_own_words(page)):
                where[words].append(page.file)
        everything = "\n".join(where)
        for id, parts in _phrases(site, language).items():
            if max(parts, key=len) not in everything:
                continue
            pattern = re.compile(r"\s?.+?\s?".join(map(re.escape, parts)))
            match = pattern.search if len(id.split()) >= 5 else pattern.fullmatch
            for words, files in where.items():
                if match(words):
                    yield f"{language}: “{words[:120]}” on {len(files)} page(s), such as {files[0]}"


@promise
def texts_are_in_the_language_they_claim(site: BuiltSite) -> Iterator[str]:
    """A text is in the language that its page or its lang claims, to judge by the commonest words."""
    common = {language: set(words.split()) for language, words in COMMONEST.items()}
    for page in site.pages:
        for block in page.found("//*[contains(concat(' ', @class, ' '), ' prose ')]"):
            found = re.findall(r"[^\W\d_]+", block.text_content().lower())
            scores = {language: sum(word in words for word in found) for language, words in common.items()}
            best, claimed = max(scores, key=lambda language: scores[language]), lang_of(block)
            if len(found) > 40 and claimed in scores and best != claimed:
                yield f"{page.file} says that its text is {claimed}; it reads like {best}: {scores}"


@promise
def a_missing_text_is_told(site: BuiltSite) -> Iterator[str]:
    """A page whose text exists in another language only says so, and marks heading and text with their language."""
    docs = site.sources / "docs"
    for page in site.pages:
        names = (f"{page.path}.md", f"{page.path}/index.md".lstrip("/"))
        here, there = (any((docs / code / n).is_file() for n in names) for code in (page.language, site.default))
        if there and not here and not page.is_fallback:
            yield f"{page.file}: there is no text, and the page does not say so"
        if here and page.is_fallback:
            yield f"{page.file}: says that its text is missing; there is one"
        if page.is_fallback:
            if not page.found("//main//aside[contains(@class, 'notice')]//p"):
                yield f"{page.file}: no notice"
            for block in page.found("//h1 | //main//*[contains(concat(' ', @class, ' '), ' prose ')]"):
                if lang_of(block) != page.shown_language and block.text_content().strip():
                    yield f"{page.file}: <{block.tag}> claims to be {lang_of(block)}"


@promise
def titles_of_untranslated_pages_are_marked(site: BuiltSite) -> Iterator[str]:
    """Links and trails that carry the title of an untranslated page say in which language it is, unless it is a name."""
    for language in site.languages[1:]:
        titles = {folded(p.words(TITLE)) for p in site.of(language) if p.is_fallback} - {""}
        if titles:
            for other in site.of(language):
                for title in titles & set(text_nodes(other)):
                    yield f"{other.file} shows “{title}” as {language}"


@promise
def countries_have_their_names(site: BuiltSite) -> Iterator[str]:
    """A country is called what its language calls it (Unicode), or what the vocabulary says, on its page and in the directory."""
    renamed = {entry["id"] for entry in site.vocabulary.get("countries") or []}
    for language in site.languages:
        names = site.locale(language).territories
        directory = site.by_url.get(site.url(language, "members"))
        for page in (p for p in site.of(language) if p.kind == "country"):
            code, heading = page.path.rpartition("/")[2], folded(page.found("//h1")[0].text_content())
            if code.upper() not in renamed and heading != names[code.upper()]:
                yield f"{page.file} calls the country {heading}, should be {names[code.upper()]}"
            entries = directory.found(f"//h3[@id='{code}']") if directory else []
            if [folded(a.text_content()) for a in entries] != [heading]:
                yield f"{language}: the directory does not call {code} {heading}"
