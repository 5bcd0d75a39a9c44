"""Say how the translated texts stand, and note in them what they were compared with.

    python scripts/translations.py status [--root DIR] [--language nl]
    python scripts/translations.py done docs/nl/about.md … [--state reviewed] [--from fr] [--date 2026-11-26]
    python scripts/translations.py done docs/en/about.md --minor
    python scripts/translations.py done --unstamped --state machine

``status`` lists what is missing, what is out of date (first that in a call, a link or a heading), with the sentences of the
original before and now as far as git knows them, and what nobody has compared or read. ``done`` writes two lines into the
head of a translation: what it was made from, and its state: machine, human or reviewed by a second person. Without
``--state`` it stays as it was; a translation that has none is human. With ``--minor`` a correction of the original that
changes no meaning is passed on to the translations that were current before it. ``--unstamped`` takes every translation
that says nothing yet, and no other.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from campaign.kinds.reading import VOCABULARY, read_content
from campaign.outputs.text_history import changes, version_before, version_with
from campaign.records.history import git
from campaign.records.whole_file import write_whole
from campaign.views.content import Content
from campaign.views.looks import GENERATOR
from campaign.views.standing import Standing
from campaign.words.markdown import Prose, parse_prose
from campaign.words.stamp import STATES, Stamp, fingerprint, is_day, stamp_of, stamped

FEW = 10  # files that are named one by one where no language is asked for


class RefusedError(Exception):
    """Why something is not done: a sentence."""


def status(arguments: list[str]) -> int:
    """Run ``translations.py status``; returns its exit status."""
    parser = argparse.ArgumentParser(prog="translations.py status", description=__doc__.partition("\n")[0])
    parser.add_argument("--root", type=Path, default=GENERATOR, help="folder of the network")
    parser.add_argument("--language", help="only this language, with all files")
    options = parser.parse_args(arguments)
    try:
        content = _read(options.root)
        if options.language and options.language not in content.languages:
            raise RefusedError(f"This site has no language {options.language}; it has {', '.join(content.languages)}.")
    except RefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    every = content.standings()
    for code in [options.language] if options.language else content.languages:
        found = [one for one in every if one.language == code]
        if found or options.language:
            _tell(content, code, found, whole=bool(options.language))
    return 0


def _tell(content: Content, code: str, found: list[Standing], whole: bool) -> None:
    stale = sorted((one for one in found if one.stale), key=lambda one: not one.grave)
    print(f"{code}: {sum(one.current for one in found)} of {len(found)} texts are up to date")
    _name("missing", (one.file + f" (from {one.source.file})" for one in found if one.missing), whole)
    for one in stale:
        worse = ", in a call, a link or a heading" if one.grave else ""
        compared = f", compared on {one.stamp.day}" if one.stamp and one.stamp.day else ""
        print(f"  out of date{worse}{compared}: {one.file} (from {one.source.file})")
        before = version_with(content.root, one.source, one.stamp.mark) if one.stamp else None
        for change in changes(before, one.source) if before else ():
            print(f"    {change.kind}")
            print(f"      before: {change.before or '–'}")
            print(f"      now:    {change.now or '–'}")
        if before is None:
            print(f"    what it was before is not known here{_why(content.root)}")
    _name("not compared with their original yet", (one.file for one in found if one.unstamped), whole)
    reread = [one.file for one in found if one.current and one.changed]
    _name("changed since a second person read them", reread, whole)
    unread = [one for one in found if one.current and not one.reviewed and not one.changed]
    _name("not read by a second person yet", (f"{one.file}{_made(one)}" for one in unread), whole)


def _why(root: Path) -> str:
    """Why git does not know what a text was before, where there is something to do about it."""
    shallow = git(root, "rev-parse", "--is-shallow-repository").strip() == "true"
    return ": this copy has only the newest versions. To get the others: git fetch --unshallow" * shallow


def _name(what: str, files: Iterable[str], whole: bool) -> None:
    """A list of files, the first few of them unless all are asked for."""
    names = list(files)
    if names:
        print(f"  {what}: {len(names)}")
        shown = names if whole else names[:FEW]
        print("".join(f"    {name}\n" for name in shown), end="")
        if len(shown) < len(names):
            print("    … all of them: status --language CODE")


def _made(one: Standing) -> str:
    return f" ({one.state})" * bool(one.state)


def done(arguments: list[str]) -> int:
    """Run ``translations.py done``; returns its exit status."""
    parser = argparse.ArgumentParser(prog="translations.py done", description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="*", help="such as docs/nl/about.md")
    parser.add_argument("--root", type=Path, default=GENERATOR, help="folder of the network")
    parser.add_argument("--state", choices=STATES, help="who made it, or that a second person has read it")
    parser.add_argument("--from", dest="source", help="language it was made from, if not the one of the original")
    parser.add_argument("--date", default=dt.date.today().isoformat(), help="day of the comparison, if not today")
    parser.add_argument("--minor", action="store_true", help="the original was corrected, and means what it meant")
    parser.add_argument("--unstamped", action="store_true", help="every translation that says nothing yet")
    parser.add_argument("--language", help="with --unstamped: only this language")
    options = parser.parse_args(arguments)
    if not is_day(options.date):
        parser.error("write the day as 2026-11-26")
    if options.unstamped and (options.files or options.minor or not options.state):
        parser.error("--unstamped names no files, and wants to know how they were made: --state machine")
    if not (options.unstamped or options.files):
        parser.error("name the translations, or say --unstamped")
    try:
        content = _read(options.root)
        new = _unstamped(content, options) if options.unstamped else {}
        for file in options.files:
            prose = _text(content, file)
            new |= _corrected(content, prose) if options.minor else {prose.file: _compared(content, prose, options)}
        before = {prose.file: prose for prose in content.every_text() if prose.file in new}
        written = {file: _stamped(content, file, stamp) for file, stamp in new.items()}
    except RefusedError as refusal:
        print(f"Nothing was written. {refusal}", file=sys.stderr)
        return 1
    for file, text in written.items():
        write_whole(content.root / file, text.encode())
    said = [_said(content, before[file], stamp) for file, stamp in new.items()] or ["No text was to be changed."]
    print("\n".join(said[:FEW]) + f"\n… and {len(said) - FEW} more" * (len(said) > FEW))
    return 0


def _said(content: Content, before: Prose, stamp: Stamp) -> str:
    """What ``done`` has written into one text, and what state that was before."""
    old, source = stamp_of(before), content.prose[before.path][stamp.language].file
    kept = old is not None and old.state == stamp.state != ""
    was = ", as before" if kept else f" (before: {old.state})" if old and old.state else ""
    day = f" on {stamp.day}" * bool(stamp.day)
    return f"{before.file}: compared with {source}{day}; state: {stamp.state or 'not said'}{was}"


def _stamped(content: Content, file: str, stamp: Stamp) -> str:
    """A text with its stamp. A head may be written in ways that two lines cannot be put into."""
    text = stamped((content.root / file).read_bytes().decode(), stamp)
    prose = parse_prose(text, "", "", file, [])
    if prose is None or stamp_of(prose) != stamp:
        raise RefusedError(
            f"The head of {file} is written in a way that this command cannot change. Write it line by line."
        )
    return text


def _unstamped(content: Content, options: argparse.Namespace) -> dict[str, Stamp]:
    wanted = [one for one in content.standings() if one.unstamped]
    return {
        one.text.file: _new(one.source, one.text, options.date, options.state)
        for one in wanted
        if one.text and options.language in (None, one.language)
    }


def _compared(content: Content, prose: Prose, options: argparse.Namespace) -> Stamp:
    """What a translation that was compared with its source now says."""
    texts = content.prose[prose.path]
    own = next((one for one in content.standings(prose.path) if one.text == prose), None)
    code = options.source or (own.source.language if own else "")
    if not code:
        raise RefusedError(
            f"{prose.file} is the original, and no translation. If it was made from another language, name that: --from fr"
        )
    if code == prose.language or code not in texts:
        raise RefusedError(f"{prose.file} was not made from “{code}”: there is no such text in that language.")
    before = stamp_of(prose)
    if before and before.state and not options.state:  # what the command is not told, it does not claim
        return Stamp(code, fingerprint(texts[code]), options.date, before.state, before.read)
    return _new(texts[code], prose, options.date, options.state or STATES[1])


def _new(source: Prose, prose: Prose, day: str, state: str) -> Stamp:
    read = fingerprint(prose) if state == STATES[-1] else ""
    return Stamp(source.language, fingerprint(source), day, state, read)


def _corrected(content: Content, prose: Prose) -> dict[str, Stamp]:
    """The translations of a text that were current before it was corrected, with what they now say."""
    before = version_before(content.root, prose)
    if before is None:
        raise RefusedError(
            f"git does not know what {prose.file} said before, so nobody can tell what was current. Name the translations."
        )
    old, new = fingerprint(before), fingerprint(prose)
    made = [one for one in content.standings(prose.path) if one.source.file == prose.file and one.text]
    if not made:
        raise RefusedError(f"{prose.file} has no translation: --minor is said of an original that was corrected.")
    current = {one.text.file: one.stamp for one in made if one.text and one.stamp and one.stamp.mark == old}
    return {file: replace(stamp, mark=new) for file, stamp in current.items()}


def _text(content: Content, file: str) -> Prose:
    """A text by the name of its file, as seen from the root or from here."""
    names = {file.removeprefix("./")}
    place, root = Path(file).resolve(), content.root.resolve()
    names |= {place.relative_to(root).as_posix()} if place.is_relative_to(root) else set()
    found = next((prose for prose in content.every_text() if prose.file in names), None)
    if found is None:
        raise RefusedError(f"{file} is no text of this site; those stand in docs/<language>/ and end in .md.")
    return found


def _read(root: Path) -> Content:
    """The network. What cannot be read would be taken for missing."""
    content = read_content(root)
    wrong = next(
        (p for p in content.problems if p.level == "problem" and p.file.startswith(("docs/", VOCABULARY))), None
    )
    if wrong:
        raise RefusedError(f"{wrong.file}, line {wrong.line}, has a problem. See: make check")
    return content
