"""How hard a text is to read, by a measure that needs no dictionary and is much the same in every language: LIX (Björnsson 1968).

It adds the words in a sentence to the share of long words: 25 is a book for children, 40 a newspaper, 60 an office.
``scripts/readability.py`` measures more exactly, for who wants to mend a text; this is quick enough for every check.
"""

from __future__ import annotations

import html
import re

LONG = 7  # letters of a long word
FEWEST = 100  # words of a text that can be measured: one long sentence more or less weighs too much in a shorter one
PROOF = "<hr />"  # as Markdown writes the line below which a text says on what it rests
LEFT_OUT = re.compile(r"<(h\d|table|pre)\b.*?</\1>", re.DOTALL)
BLOCK = re.compile(r"</(?:p|li|blockquote)>")
TAG = re.compile(r"<[^>]*>|\x02[^\x03]*\x03")
END = re.compile(r"[.?!…:;]+[”’»\"')]*\s")
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def effort(text: str) -> float:
    """The measure of a text, given as HTML with marks for its calls; 0 where it is too short."""
    said = BLOCK.sub(". ", LEFT_OUT.sub(" ", text.partition(PROOF)[0]))
    said = html.unescape(TAG.sub(" ", said))
    words = WORD.findall(said)
    if len(words) < FEWEST:
        return 0.0
    sentences = sum(1 for part in END.split(said) if WORD.search(part)) or 1
    return round(len(words) / sentences + 100 * sum(len(word) >= LONG for word in words) / len(words), 1)
