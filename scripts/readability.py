"""Say how hard the texts are to read, language by language, with the ten hardest pages of each.

    python scripts/readability.py [--root DIR] [--language CODE]

The measure is Flesch's reading ease in the form made for each language: 0 is hard, 100 easy, and 50 to 70 what a
newspaper reaches. English: Flesch 1948; French: Kandel and Moles 1958; Spanish: Fernández Huerta 1959; Dutch: Douma
1960. Syllables are counted with the hyphenation dictionaries of LibreOffice (pyphen), so a figure is good for
comparing pages of one language, not languages with each other. A language that has no formula here is left out, and said.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

import pyphen

from campaign.pages.render import Renderer, renderers
from campaign.rules import checked
from campaign.views.looks import GENERATOR
from campaign.views.page import Page

# language: hyphenation dictionary, and ease = a - b * words per sentence - c * syllables per word
FORMULAS = {
    "en": ("en_GB", 206.835, 1.015, 84.6),
    "fr": ("fr", 207.0, 1.015, 73.6),
    "es": ("es", 206.84, 1.02, 60.0),
    "nl": ("nl_NL", 206.84, 0.93, 77.0),
}
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


@dataclass(frozen=True)
class Reading:
    """The measures of one page."""

    path: str
    ease: float
    words_a_sentence: float
    longest: int


def reading(renderer: Renderer, page: Page) -> Reading | None:
    """The measures of a page's text as readers see it; None where it is too short to measure."""
    html = re.sub(r"</(p|li|h\d|td|th)>", ". ", str(renderer.prose(page)))
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))
    sentences = [words for part in re.split(r"[.!?…;:]+(?=\s|$)", text) if len(words := WORD.findall(part)) > 2]
    words = [word for sentence in sentences for word in sentence]
    if len(words) < 50:
        return None
    dictionary, a, b, c = FORMULAS[renderer.view.code]
    hyphenation = pyphen.Pyphen(lang=dictionary)
    syllables = sum(len(hyphenation.positions(word)) + 1 for word in words)
    ease = a - b * len(words) / len(sentences) - c * syllables / len(words)
    return Reading(page.path, ease, len(words) / len(sentences), max(map(len, sentences)))


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", help="only this language")
    parser.add_argument("--root", type=Path, default=GENERATOR, help="folder of the network")
    options = parser.parse_args(arguments)
    content = checked(options.root)
    if content.broken:
        print("The data has problems. See: make check", file=sys.stderr)
        return 1
    for language, renderer in renderers(content).items():
        if options.language not in (None, language):
            continue
        if language not in FORMULAS:
            print(f"{language}: there is no formula for this language.")
            continue
        found = [reading(renderer, page) for page in renderer.view.pages if page.prose and page.translated]
        pages = sorted(filter(None, found), key=lambda r: r.ease)
        ease = statistics.mean(r.ease for r in pages)
        words = statistics.mean(r.words_a_sentence for r in pages)
        print(
            f"{language}: {len(pages)} pages, reading ease {ease:.0f}, {words:.1f} words a sentence. The ten hardest:"
        )
        for r in pages[:10]:
            print(f"  {r.ease:5.0f}  {r.words_a_sentence:4.1f} words a sentence, longest {r.longest:2}  /{r.path}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
