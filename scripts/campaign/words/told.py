"""What a text tells of somebody to whose page it leads: the sentence that does, as it stands there."""

from __future__ import annotations

import re

from campaign.words.signs import untagged

SHORT, LONG, LONGEST = (
    200,
    240,
    320,
)  # signs: of what is told as a whole, of a sentence alone, of one with that before it
NAME = 12  # signs of a short name, which no line parts
BLOCK = re.compile(r"<(p|li)\b[^>]*>((?:(?!</?(?:p|li|ul|ol|blockquote)\b).)*)</\1>", re.DOTALL)
LABEL = re.compile(r"\s*<strong>[^<]*</strong>\s*")  # by which an entry of a list begins
TAG = re.compile(r"<[^>]*>")
HELD = "\ue000-\uf8ff"  # a sign for each tag, so that no sentence ends within one
END = re.compile(
    rf"(?:[!?؟।።]|(?:[^\W\d_]{{3}}|\d)[{HELD})\]”»]*\.)[{HELD}”»\"]*(?=\s+[{HELD}“«\"¡¿]*(?P<next>\w))", re.DOTALL
)


def told_of(html: str, address: str) -> str:
    """The sentence in which a text first leads to an address, with the one before it, on which it may rest, as HTML: what leads there
    stands out instead. Empty where the text leads there nowhere, in a sentence that is too long, or
    with words that only announce a list.
    """
    link = f'href="{address}"'
    block = next((found[2] for found in BLOCK.finditer(html) if link in found[2]), "")
    if not block:
        return ""
    label = LABEL.match(block)
    words = block[label.end() :] if label and link not in label[0] else block
    if len(untagged(words)) > SHORT:
        words = _nearest(_sentences(words), link)
    if untagged(words).rstrip().endswith(":"):  # what it leads to is not told with it
        return ""
    return re.sub(rf"<a {re.escape(link)}([^>]*)>(.*?)</a>", _standing_out, words, flags=re.DOTALL).strip()


def _standing_out(found: re.Match[str]) -> str:
    whole = ' class="whole"' if len(untagged(found[2])) <= NAME else ""
    return f"<strong{whole}{found[1]}>{found[2]}</strong>"


def _nearest(sentences: list[str], link: str) -> str:
    at = next(place for place, sentence in enumerate(sentences) if link in sentence)
    both = "".join(sentences[max(at - 1, 0) : at + 1])
    alone = len(untagged(sentences[at]))
    if alone <= SHORT and len(untagged(both)) <= LONGEST:
        return both
    return sentences[at] if alone <= LONG else ""


def _sentences(words: str) -> list[str]:
    """Some words in sentences, none of which ends between a tag and the tag that closes it."""
    tags = TAG.findall(words)
    signs = iter(range(len(tags)))
    held = TAG.sub(lambda _: chr(ord(HELD[0]) + next(signs)), words)
    ends = [found.end() for found in END.finditer(held) if not (found["next"].islower() or found["next"].isdigit())]
    found, begun = list[str](), 0
    for end in [*ends, len(held)]:
        sentence = re.sub(f"[{HELD}]", lambda sign: tags[ord(sign[0]) - ord(HELD[0])], held[begun:end])
        if sentence.count("</") == len(re.findall(r"<[a-z]", sentence)) - len(
            re.findall(r"<(?:br|img|wbr)\b", sentence)
        ):
            found.append(sentence)
            begun = end
    return found if begun == len(held) else [words]
