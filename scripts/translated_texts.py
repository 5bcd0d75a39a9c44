"""Say how the translated texts stand, and note in them what they were compared with.

    python scripts/translations.py status [--root DIR] [--language nl] [--speak en]
    python scripts/translations.py done docs/nl/about.md … [--state reviewed] [--from fr] [--date 2026-11-26]
    python scripts/translations.py done docs/en/about.md --minor
    python scripts/translations.py done --unstamped --state machine

``status`` lists what is missing, what is out of date (first that in a call, a link or a heading), with the sentences of the
original before and now as far as git knows them, and what nobody has compared or read. ``done`` writes two lines into the
head of a translation: what it was made from, and its state: machine, human or reviewed by a second person. Without
``--state`` it stays as it was; a translation that has none is human. With ``--minor`` a correction of the original that
changes no meaning is passed on to the translations that were current before it. ``--unstamped`` takes every translation
that says nothing yet, and no other.

Who asks for the texts of one language is answered in it, where the generator speaks it; ``--speak en`` names another one.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from campaign.kinds.reading import VOCABULARY, read_content, spoken, spoken_codes
from campaign.outputs.text_history import changes, version_before, version_with
from campaign.records import translating_messages as say
from campaign.records.edit_messages import NOTHING_WRITTEN
from campaign.records.history import git
from campaign.records.whole_file import write_whole
from campaign.views.content import Content
from campaign.views.looks import GENERATOR
from campaign.views.standing import Standing
from campaign.words.language import INTERFACE, Language, filled
from campaign.words.markdown import Prose, parse_prose
from campaign.words.stamp import STATES, Stamp, fingerprint, is_day, stamp_of, stamped, state_of

FEW = 10  # files that are named one by one where no language is asked for


class RefusedError(Exception):
    """Why something is not done: a message of ``translating_messages``, and what it names."""

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message)
        self.message, self.params = message, params

    def said(self, language: Language) -> str:
        """It in a language."""
        return filled(language.gettext(self.message), self.params)


def _speaking(options: argparse.Namespace) -> Language:
    """The language in which a person is answered: the one named for it, or whose texts are asked for; else the usual one."""
    folders = re.findall(r"docs/([\w-]+)/", " ".join(getattr(options, "files", [])))
    wanted = (options.speak, options.language, *folders[:1])
    return spoken(next((code for code in wanted if code in spoken_codes()), INTERFACE))


def status(arguments: list[str]) -> int:
    """Run ``translations.py status``; returns its exit status."""
    parser = argparse.ArgumentParser(prog="translations.py status", description=__doc__.partition("\n")[0])
    parser.add_argument("--root", type=Path, default=GENERATOR, help="folder of the network")
    parser.add_argument("--language", help="only this language, with all files")
    parser.add_argument("--speak", choices=spoken_codes(), help="language of the answer")
    options = parser.parse_args(arguments)
    teller = Teller(_speaking(options), bool(options.language))
    try:
        content = _read(options.root)
        if options.language and options.language not in content.languages:
            raise RefusedError(say.NO_LANGUAGE, language=options.language, choices=", ".join(content.languages))
    except RefusedError as refusal:
        print(refusal.said(teller.language), file=sys.stderr)
        return 1
    every = content.standings()
    for code in [options.language] if options.language else content.languages:
        found = [one for one in every if one.language == code]
        if found or options.language:
            teller.tell(content, code, found)
    return 0


class Teller:
    """Says how texts stand in a ``language``; ``whole``: names every file."""

    def __init__(self, language: Language, whole: bool) -> None:
        self.language, self._whole = language, whole

    def _say(self, message: str, **params: object) -> str:
        return filled(self.language.gettext(message), params)

    def tell(self, content: Content, code: str, found: list[Standing]) -> None:
        """Print how the texts of one language stand."""
        stale = sorted((one for one in found if one.stale), key=lambda one: not one.grave)
        print(f"{code}: {self._say(say.CURRENT, n=sum(one.current for one in found), all=len(found))}")
        self._name(say.MISSING, (self._from(one) for one in found if one.missing))
        for one in stale:
            said = [self._say(say.STALE), *[self._say(say.GRAVE)] * one.grave]
            said += [self._say(say.COMPARED_ON, day=one.stamp.day)] if one.stamp and one.stamp.day else []
            print(f"  {self._say(say.SAID_OF, what=', '.join(said), more=self._from(one))}")
            before = version_with(content.root, one.source, one.stamp.mark) if one.stamp else None
            for change in changes(before, one.source) if before else ():
                print(f"    {self._say(say.DIFFERENCES[change.kind])}")
                print(f"      {self._say(say.BEFORE, words=change.before or '–')}")
                print(f"      {self._say(say.NOW, words=change.now or '–')}")
            if before is None:
                why = self._why(content.root)
                unknown = self._say(say.UNKNOWN_BEFORE)
                print(f"    {self._say(say.SAID_OF, what=unknown, more=why) if why else unknown}")
        self._name(say.UNSTAMPED, (one.file for one in found if one.unstamped))
        self._name(say.REREAD, [one.file for one in found if one.current and one.changed])
        unread = [one for one in found if one.current and not one.reviewed and not one.changed]
        self._name(say.UNREAD, (f"{one.file}{_made(one)}" for one in unread))

    def _from(self, one: Standing) -> str:
        return self._say(say.FROM, file=one.file, other=one.source.file)

    def _why(self, root: Path) -> str:
        """Why git does not know what a text was before, where there is something to do about it; else empty."""
        shallow = git(root, "rev-parse", "--is-shallow-repository").strip() == "true"
        return self._say(say.SHALLOW, command="git fetch --unshallow") if shallow else ""

    def _name(self, what: str, files: Iterable[str]) -> None:
        """A list of files, the first few of them unless all are asked for."""
        names = list(files)
        if not names:
            return
        print(f"  {self._say(say.SAID_OF, what=self._say(what), more=len(names))}")
        shown = names if self._whole else names[:FEW]
        print("".join(f"    {name}\n" for name in shown), end="")
        if len(shown) < len(names):
            print(f"    {self._say(say.ALL_OF_THEM, command='status --language …')}")


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
    parser.add_argument("--speak", choices=spoken_codes(), help="language of the answer")
    options = parser.parse_args(arguments)
    language = _speaking(options)
    if not is_day(options.date):
        parser.error(language.gettext(say.DAY_FORM))
    if dt.date.fromisoformat(options.date) > dt.date.today() + dt.timedelta(days=1):  # somewhere it is tomorrow already
        parser.error(filled(language.gettext(say.DAY_AHEAD), {"day": options.date}))
    if options.unstamped and (options.files or options.minor or not options.state):
        parser.error(language.gettext(say.UNSTAMPED_FORM))
    if not (options.unstamped or options.files):
        parser.error(language.gettext(say.NOTHING_NAMED))
    try:
        content = _read(options.root)
        new = _unstamped(content, options) if options.unstamped else {}
        for file in options.files:
            prose = _text(content, file)
            new |= _corrected(content, prose) if options.minor else {prose.file: _compared(content, prose, options)}
        before = {prose.file: prose for prose in content.every_text() if prose.file in new}
        written = {file: _stamped(content, file, stamp) for file, stamp in new.items()}
    except RefusedError as refusal:
        print(f"{language.gettext(NOTHING_WRITTEN)} {refusal.said(language)}", file=sys.stderr)
        return 1
    for file, text in written.items():
        write_whole(content.root / file, text.encode())
    said = [_said(language, content, before[file], stamp) for file, stamp in new.items()]
    said = said or [language.gettext(say.NOTHING_DONE)]
    more = [filled(language.gettext(say.MORE), {"n": len(said) - FEW})] * (len(said) > FEW)
    print("\n".join([*said[:FEW], *more]))
    return 0


def _said(language: Language, content: Content, before: Prose, stamp: Stamp) -> str:
    """What ``done`` has written into one text, and what state that was before."""
    old, source = stamp_of(before), content.prose[before.path][stamp.language].file
    kept = old is not None and old.state == stamp.state != ""
    was = language.gettext(say.AS_BEFORE) if kept else ""
    if not kept and old and old.state:
        was = filled(language.gettext(say.STATE_BEFORE), {"state": old.state})
    named = {"file": before.file, "other": source, "day": stamp.day}
    named["state"] = stamp.state or language.gettext(say.NOT_SAID)
    return filled(language.gettext(say.COMPARED_DAY if stamp.day else say.COMPARED), named) + was


def _stamped(content: Content, file: str, stamp: Stamp) -> str:
    """A text with its stamp. A head may be written in ways that two lines cannot be put into."""
    text = stamped((content.root / file).read_bytes().decode(), stamp)
    prose = parse_prose(text, "", "", file, [])
    if prose is None or stamp_of(prose) != stamp:
        raise RefusedError(say.HEAD_NOT_SAFE, file=file)
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
        raise RefusedError(say.ORIGINAL, file=prose.file)
    if code == prose.language or code not in texts:
        raise RefusedError(say.NOT_MADE_FROM, file=prose.file, language=code)
    state, read = state_of(prose)
    if state and not options.state:  # what the command is not told, it does not claim
        return Stamp(code, fingerprint(texts[code]), options.date, state, read)
    return _new(texts[code], prose, options.date, options.state or STATES[1])


def _new(source: Prose, prose: Prose, day: str, state: str) -> Stamp:
    read = fingerprint(prose) if state == STATES[-1] else ""
    return Stamp(source.language, fingerprint(source), day, state, read)


def _corrected(content: Content, prose: Prose) -> dict[str, Stamp]:
    """The translations of a text that were current before it was corrected, with what they now say."""
    before = version_before(content.root, prose)
    if before is None:
        raise RefusedError(say.NO_PAST, file=prose.file)
    old, new = fingerprint(before), fingerprint(prose)
    made = [one for one in content.standings(prose.path) if one.source.file == prose.file and one.text]
    if not made:
        raise RefusedError(say.NO_TRANSLATION, file=prose.file)
    current = {one.text.file: one.stamp for one in made if one.text and one.stamp and one.stamp.mark == old}
    return {file: replace(stamp, mark=new) for file, stamp in current.items()}


def _text(content: Content, file: str) -> Prose:
    """A text by the name of its file, as seen from the root or from here."""
    names = {file.removeprefix("./")}
    place, root = Path(file).resolve(), content.root.resolve()
    names |= {place.relative_to(root).as_posix()} if place.is_relative_to(root) else set()
    found = next((prose for prose in content.every_text() if prose.file in names), None)
    if found is None:
        raise RefusedError(say.NO_TEXT, file=file)
    return found


def _read(root: Path) -> Content:
    """The network. What cannot be read would be taken for missing."""
    content = read_content(root)
    wrong = next(
        (p for p in content.problems if p.level == "problem" and p.file.startswith(("docs/", VOCABULARY))), None
    )
    if wrong:
        raise RefusedError(say.TEXT_FAULTY, file=wrong.file, line=wrong.line)
    return content
