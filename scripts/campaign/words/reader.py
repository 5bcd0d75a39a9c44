"""The one reader of Markdown: Python-Markdown, which says while it converts what a text holds, and where.

What it says is what readers will see: a link in a code span is none, a reference link is one, HTML is what it would have
taken for HTML. Lines are found afterwards, by going along the source in the order of the finished text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from xml.etree.ElementTree import Element

import markdown
from markdown.blockprocessors import SetextHeaderProcessor
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension, slugify
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

from campaign.records.alphabet import fold
from campaign.words.effort import effort
from campaign.words.signs import as_meant, as_written, untagged

CALL = re.compile(r"\{\{\s*(?P<name>\w+)\((?P<words>[^()]*)\)\s*\}\}")
ANY_CALL = r"(\{\{[^\n]*?\}\}|\{\{|\{%)"
HTML = r"<(?=/?(?!https?://)[a-zA-Z][^<>]*>|!--)"
TAG = re.compile(r"</?(?!https?://)[a-zA-Z][^<>]*>|<!--")
HEADING = re.compile(r"(?m)^[ >*+\d.-]*(?P<at>#)(?!#)")
UNDERLINE = re.compile(r"(?m)\S[ \t]*\n[ >]*(?P<at>=+|-+)[ \t]*$")
LINE = re.compile(r"(?m)^[ \t>]*(?P<at>(?:-[ ]{0,2}){3,}|(?:_[ ]{0,2}){3,}|(?:\*[ ]{0,2}){3,})[ \t]*$")
ALIGNED = {  # columns of a table, as Markdown writes their style, and the class that does the same
    "text-align: left;": "to-start",
    "text-align: center;": "to-middle",
    "text-align: right;": "to-end",
}
ALONE = re.compile("<p>((?:\\s*\x02call:\\d+\x03)+)\\s*</p>")  # a paragraph that holds nothing but calls
BLOCK = "<figure"  # what an answer begins with that is a block of its own, and no part of a paragraph
MARK = re.compile("\x02(call|html):(\\d+)\x03")  # signs that Markdown takes out of every text before it reads it
QUOTED = r"\s*<p>((?:(?!</p>).)*)</p>"
QUOTATION = re.compile(rf"<blockquote>{QUOTED}{QUOTED}\s*</blockquote>", re.DOTALL)


@dataclass(frozen=True)
class Call:
    """One call of a text: its name and words (none, if it is no call that a text can make), and its place in the file."""

    name: str
    words: tuple[str, ...]
    line: int
    column: int
    written: str


@dataclass(frozen=True)
class Found:
    """A piece of a text with its place in the file: the address of a link, a tag of HTML."""

    value: str
    line: int
    column: int


@dataclass
class Reading:
    """A text as HTML, its calls still to be answered, and what it holds, in the order of the text."""

    html: str = ""
    calls: list[Call] = field(default_factory=list)
    links: list[Found] = field(default_factory=list)
    images: list[Found] = field(default_factory=list)
    headings: list[Found] = field(default_factory=list)  # main ones only
    underlined: list[Found] = field(default_factory=list)  # lines of signs that make what stands above them a heading
    lines: list[Found] = field(default_factory=list)  # across the page: below the first a text says on what it rests
    tags: list[Found] = field(default_factory=list)
    answerable: dict[int, Call] = field(default_factory=dict)  # by the number of its mark in ``html``
    effort: float = 0.0  # how hard it is to read; 0 for a short one

    def quotation(self) -> tuple[str, str] | None:
        """The first quotation of two paragraphs: the words, and who said them. None if there is no such one, or it has calls."""
        found = QUOTATION.search(self.html)
        if not found or MARK.search(found[0]):
            return None
        return untagged(found[1]), untagged(found[2])

    def alone(self) -> set[int]:
        """The numbers of the calls that are a paragraph of their own, so that they can become a block."""
        return {int(number) for run in ALONE.findall(self.html) for _, number in MARK.findall(run)}

    def in_lines(self) -> list[Call]:
        """The calls that stand among words."""
        return [self.answerable[number] for number in sorted(self.answerable.keys() - self.alone())]

    def answered(self, answer: Callable[[Call], str], address: Callable[[str], str]) -> str:
        """The HTML with ``answer`` in the place of each call, and ``address`` for each page that is linked to."""

        def filled(found: re.Match[str]) -> str:
            return answer(self.answerable[int(found[2])])

        def leading(found: re.Match[str]) -> str:
            return f'href="{html.escape(address(html.unescape(found[1])))}"'

        def block(found: re.Match[str]) -> str:
            answers = MARK.sub(filled, found[1])
            return answers if answers.lstrip().startswith(BLOCK) else f"<p>{answers}</p>"

        return MARK.sub(filled, ALONE.sub(block, re.sub(r'href="(/[^"]*)"', leading, self.html)))


def split_words(words: str) -> tuple[str, ...]:
    """The quoted words of a call: ``"gap-2019", "no-year"``."""
    return tuple(re.findall(r'["“”\']([^"“”\']*)["“”\']', words))


def read(source: str, first_line: int) -> Reading:
    """A text without its head; ``first_line`` is where it begins in its file."""
    reader, notes = _reader()
    reader.reset()
    notes.begin(source, first_line)
    text = reader.convert(source.replace("&", "&amp;"))  # “H&M;” is a name, no character reference
    notes.reading.html, notes.reading.effort = text, effort(text)
    return notes.reading


class _Notes:
    """What is noted of one text while it is converted."""

    def begin(self, source: str, first_line: int) -> None:
        """Start with a text."""
        self.source, self.first_line, self.position = source, first_line, 0
        self.reading = Reading()
        self.written: list[str] = []  # the calls, in the order in which Markdown meets them

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the file."""
        start = self.source.rfind("\n", 0, offset) + 1
        return self.first_line + self.source.count("\n", 0, offset), offset - start + 1

    def at(self, words: str) -> tuple[int, int]:
        """Where the next piece with these words stands; the reading goes on behind it."""
        offset = self.source.find(words, self.position)
        if offset < 0:
            return self.place(self.position)
        self.position = offset + len(words)
        return self.place(offset)

    def pass_by(self, text: str) -> None:
        """Go on behind a piece of code: what stands in it is only shown."""
        for line in filter(None, map(str.strip, html.unescape(text).splitlines())):
            offset = self.source.find(line, self.position)
            self.position = max(self.position, offset + len(line) if offset >= 0 else 0)

    def call(self, number: int) -> None:
        """Note a call that stands where it can be answered."""
        written = self.written[number]
        match = CALL.fullmatch(written)
        name, words = (match["name"], split_words(match["words"])) if match else ("", ())
        call = Call(name, words, *self.at(written), written)
        self.reading.calls.append(call)
        self.reading.answerable[number] = call

    def tag(self) -> None:
        """Note HTML, which is shown and not carried out."""
        match = TAG.search(self.source, self.position)
        if match:
            self.position = match.end()
            self.reading.tags.append(Found(match.group(), *self.place(match.start())))

    def link(self, address: str) -> None:
        """Note a link: its address stands behind its words, between angle brackets, or in a definition elsewhere."""
        sought = re.escape(as_written(address.removeprefix("mailto:")))
        there = rf"\]\(\s*<?(?:mailto:)?(?P<here>{sought})(?=[\s)>])|<(?P<alone>{sought})>"
        match = re.compile(there).search(self.source, self.position)
        if match:
            self.position = match.end()
        else:
            match = re.search(rf"(?m)^ {{0,3}}\[[^\]]+\]:\s*<?(?P<defined>{sought})(?=[\s>]|$)", self.source)
        offset = match.start(match.lastgroup or 0) if match else self.position
        self.reading.links.append(Found(as_meant(address), *self.place(offset)))

    def sign(self, pattern: re.Pattern[str], value: str = "") -> Found:
        """Where signs that make a line, or a heading, stand next."""
        match = pattern.search(self.source, self.position)
        offset = match.start("at") if match else self.position
        self.position = match.end() if match else self.position
        return Found(value, *self.place(offset))


class _Underlined(SetextHeaderProcessor):
    """Headings that a line of signs below them makes, marked as such."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make one."""
        super().run(parent, blocks)
        parent[-1].set("underlined", "")


class _Pattern(InlineProcessor):
    """Puts a mark where a call or a tag stands, so that its place in the finished text is known."""

    def __init__(self, pattern: str, kind: str, notes: _Notes) -> None:
        super().__init__(pattern)
        self._kind, self._notes = kind, notes

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]
        """The mark, and what it stands for."""
        self._notes.written.append(m.group().replace("&amp;", "&"))
        return f"\x02{self._kind}:{len(self._notes.written) - 1}\x03", m.start(), m.end()


class _Walk(Treeprocessor):
    """Goes through the finished text from its beginning to its end and notes what it meets."""

    def __init__(self, md: markdown.Markdown, notes: _Notes) -> None:
        super().__init__(md)
        self._notes = notes

    def run(self, root: Element) -> None:
        """Note everything below ``root``."""
        blocks = [child.tag for child in root]
        for n, child in enumerate(root):
            if child.tag == "hr":
                around = {"first": blocks[:n], "last": blocks[n + 1 :]}
                child.set("place", next((name for name, tags in around.items() if {*tags} <= {"hr"}), "between"))
        self._element(root)

    def _element(self, element: Element) -> None:
        notes, reading = self._notes, self._notes.reading
        if element.tag == "code":
            element.text = _once_escaped(element.text or "", element)
            notes.pass_by(element.text)
            return
        if element.tag == "img":
            reading.images.append(Found("", *notes.at("![")))
        elif element.tag == "h1" and "underlined" not in element.attrib:
            reading.headings.append(notes.sign(HEADING))
        elif element.tag == "hr":
            reading.lines.append(notes.sign(LINE, element.attrib.pop("place", "inside")))
        if element.text:
            element.text = self._text(element.text)
        for child in element:
            self._element(child)
            if child.tail:
                child.tail = self._text(child.tail)
        if element.attrib.pop("underlined", None) is not None:
            reading.underlined.append(notes.sign(UNDERLINE))
        if element.tag == "a":
            notes.link(html.unescape(element.get("href", "").replace(AMP_SUBSTITUTE, "&")))
        if "style" in element.attrib:  # the content security policy forbids styles that stand in the page
            element.set("class", ALIGNED[element.attrib.pop("style")])
        for name, value in element.items():
            if "\x02" in value and MARK.search(value):  # no call is answered inside a title
                element.set(name, MARK.sub(self._unanswered, value).replace("\\", ""))

    def _text(self, text: str) -> str:
        if "\x02" not in text:
            return text
        block = HTML_PLACEHOLDER_RE.fullmatch(text.strip())
        if block:  # a block of code between fences
            blocks = self.md.htmlStash.rawHtmlBlocks
            blocks[int(block[1])] = code = _once_escaped(str(blocks[int(block[1])]))
            self._notes.pass_by(re.sub("<[^>]*>", "", code))
            return text
        return MARK.sub(self._noted, text)

    def _noted(self, found: re.Match[str]) -> str:
        if found[1] == "html":
            self._notes.tag()
            return "<"
        self._notes.call(int(found[2]))
        return found.group()

    def _unanswered(self, found: re.Match[str]) -> str:
        written = self._notes.written[int(found[2])]
        if found[1] == "call":
            self._notes.reading.calls.append(Call("", (), *self._notes.at(written), written))
        return written


def _once_escaped(code: str, like: Element | None = None) -> str:
    """Code without what ``read`` did to its ampersands; a string that Markdown leaves alone stays one."""
    text = code.replace("&amp;amp;", "&amp;")
    return type(code)(text) if like is not None else text


class _House(Extension):
    """Texts without HTML, with calls, and with notes of what they hold."""

    def __init__(self, notes: _Notes) -> None:
        super().__init__()
        self._notes = notes

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        """Take HTML out, put calls in."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.parser.blockprocessors.register(_Underlined(md.parser), "setextheader", 60)
        md.inlinePatterns.register(_Pattern(ANY_CALL, "call", self._notes), "call", 175)  # behind code and escapes
        md.inlinePatterns.register(_Pattern(HTML, "html", self._notes), "html", 90)
        md.treeprocessors.register(_Walk(md, self._notes), "walk", 15)  # behind inline, before headings get their ids


def _anchor(value: str, separator: str) -> str:
    """The id of a heading; in a script that has no Latin letters, those that it has."""
    words = MARK.sub("", value)
    return slugify(words, separator) or fold(words).replace(" ", separator)


@cache
def _reader() -> tuple[markdown.Markdown, _Notes]:
    """The converter, a tool that is slow to make; it keeps nothing of a text when it begins another."""
    notes = _Notes()
    extensions: list[Extension | str] = [
        "tables", "sane_lists", "fenced_code", TocExtension(slugify=_anchor), _House(notes),
    ]  # fmt: skip
    return markdown.Markdown(extensions=extensions), notes
