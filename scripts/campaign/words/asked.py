"""What a text asks for, where it ends with a list of that: the texts of themes do."""

from __future__ import annotations

import re

from campaign.words.reader import MARK
from campaign.words.signs import untagged

LISTED = re.compile(r"<h2[^>]*>((?:(?!</h2>).)*)</h2>(?:(?!<h2).)*?<ul>\s*<li>((?:(?!</li>|<[uo]l>).)*)", re.DOTALL)
# A full stop behind a word of three letters or more, or a number: others stand in abbreviations (“Dr.”, “U.S.”).
SENTENCE = re.compile(r".+?(?:[!?؟।።]|(?:[^\W\d_]{3}|\d)\.)(?=\s+(?P<next>\w)|\s*$)", re.DOTALL)
QUOTED = (("“", "”"), ("«", "»"), ("„", "“"))


def asked(html: str) -> tuple[str, str] | None:
    """The last heading that has a list, above the line below which the proof stands, and the first sentence of that list; none
    where there is no such list, or where calls stand in heading or sentence.
    """
    lists = LISTED.findall(html.partition("<hr")[0])
    if not lists:
        return None
    heading, words = untagged(lists[-1][0]).strip(), untagged(lists[-1][1]).strip()
    sentence = words[
        : next((f.end() for f in SENTENCE.finditer(words) if _ends(words[: f.end()], f["next"])), len(words))
    ]
    return None if MARK.search(heading + sentence) else (heading, sentence)


def _ends(sentence: str, sign: str | None) -> bool:
    """Whether a sentence ends before this sign: not where a number or a small letter follows, nor within a quotation."""
    open_ = any(sentence.count(mark) > sentence.count(end) for mark, end in QUOTED) or sentence.count('"') % 2
    return not open_ and (not sign or not (sign.islower() or sign.isdigit()))
