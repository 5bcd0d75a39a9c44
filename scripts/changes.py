"""Say what a proposal does to the site, in words of the site: for the page of the proposal, and for whoever decides.

    python scripts/changes.py BASE..HEAD [--root DIR] [--language fr] [--format markdown|html] [--pictures DIR]

BASE and HEAD are what git knows them by; with nothing behind the dots it is what stands in the folder now. Templates,
styles and scripts are those of the folder on both sides: what differs is data, texts and translations. ``--pictures``
adds the three pages that change most, pictured by Chromium where there is one.
Exit status: 0 said, 1 one of the two has problems or git does not know it, 2 wrongly called.
"""

from __future__ import annotations

import argparse
import html
import sys
import tempfile
from itertools import groupby
from pathlib import Path
from typing import Any

import markdown

from campaign.outputs.build import Build
from campaign.outputs.picturing import picture_pages
from campaign.outputs.proposal import PageCount, Proposal, compared
from campaign.records.history import UnknownError, checked_out
from campaign.rules import checked
from campaign.views.content import Content
from campaign.views.looks import GENERATOR
from campaign.words.plain import FILTERS

MOST = 30  # entries, and texts, that are told one by one
DOCUMENT = '<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{title}</title>\n{body}\n</html>\n'


class RefusedError(Exception):
    """Why nothing can be said: a sentence."""


def as_markdown(content: Content, language: str, proposal: Proposal, pictures: list[tuple[str, str]]) -> str:
    """What a proposal does, in a language of the site; ``pictures`` are titles and files."""
    env = Build(content, wish="false").renderers[language].env.overlay(autoescape=False)
    env.filters |= FILTERS

    def counts(page: PageCount) -> tuple[int, int, int]:
        return page.changed, page.added, page.removed

    differing = sorted(filter(lambda page: any(counts(page)), proposal.pages), key=counts)
    pages = [
        ([page.language for page in same], same[0]) for _, found in groupby(differing, counts) if (same := list(found))
    ]
    text = env.get_template("changes.txt").render(proposal=proposal, pages=pages, pictures=pictures, most=MOST)
    return text.strip() + "\n"


def as_html(text: str, language: str) -> str:
    """The same as a page of its own."""
    body = markdown.markdown(text, extensions=["tables", "sane_lists"])
    title = html.escape(text.partition("\n")[0].removeprefix("## "))
    return DOCUMENT.format(language=language, title=title, body=body)


def said(options: argparse.Namespace) -> str:
    """What the proposal does. Raises ``RefusedError`` or ``UnknownError``."""
    base, _, head = options.range.partition("..")
    with tempfile.TemporaryDirectory(prefix="changes-") as folder:
        before = _whole(checked_out(options.root, base, Path(folder) / "before"), base)
        now = _whole(
            checked_out(options.root, head, Path(folder) / "now") if head else options.root, head or "the folder"
        )
        language = options.language or now.default
        if language not in now.languages:
            raise RefusedError(f"--language takes one of: {', '.join(now.languages)}")
        proposal = compared(before, now, language)
        pictures = picture_pages(now, language, proposal.shown, options.pictures) if options.pictures else []
        text = as_markdown(now, language, proposal, pictures)
    return as_html(text, language) if options.format == "html" else text


def _whole(root: Path, name: str) -> Content:
    content = checked(root)
    wrong: Any = next((p for p in content.problems if p.level == "problem"), None)
    if wrong:
        raise RefusedError(f"{name} has problems, the first in {wrong.file}, line {wrong.line}. See: make check")
    return content


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "range", metavar="BASE..HEAD", help="such as main..my-branch, or main.. for the folder as it is"
    )
    parser.add_argument("--root", type=Path, default=GENERATOR, help="folder of the network")
    parser.add_argument("--language", default="", help="language of the words (default: the first of the site)")
    parser.add_argument("--format", choices=("markdown", "html"), default="markdown")
    parser.add_argument("--pictures", type=Path, help="folder for pictures of the pages that change most")
    options = parser.parse_args(arguments)
    if ".." not in options.range or options.range.startswith(("..", "-")):
        parser.error("say what is compared: BASE..HEAD, such as main..my-branch")
    try:
        text = said(options)
    except (RefusedError, UnknownError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
