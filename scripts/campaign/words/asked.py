"""What a text asks for, where it ends with a list of that: the texts of themes do."""

from __future__ import annotations

import re

from campaign.words.reader import MARK
from campaign.words.signs import untagged

LISTED = re.compile(r"<h2[^>]*>((?:(?!</h2>).)*)</h2>(?:(?!<h2).)*?<ul>\s*<li>((?:(?!</li>).)*)</li>", re.DOTALL)
SENTENCE = re.compile(r".+?[.!?؟।។](?=\s+(?P<next>\w)|\s*$)", re.DOTALL)


def asked(html: str) -> tuple[str, str] | None:
    """The last heading that has a list, and the first sentence of that list; none where there is no such list, or where
    calls stand in the sentence.
    """
    lists = LISTED.findall(html)
    if not lists:
        return None
    heading, words = untagged(lists[-1][0]), untagged(lists[-1][1]).strip()
    sentence = words[: next((f.end() for f in SENTENCE.finditer(words) if _begins(f["next"])), len(words))]
    return None if MARK.search(sentence) else (heading, sentence)


def _begins(sign: str | None) -> bool:
    """Whether a sign can begin a sentence: a number or a small letter follows an abbreviation ("núm. 102")."""
    return not sign or not (sign.islower() or sign.isdigit())
