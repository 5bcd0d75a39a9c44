"""Change data, texts and catalogues by plain verbs: each shows what it changes, asks, and writes all of it or nothing.

    python scripts/edit.py rename member bi-old bi-new       in every place that names it, with its texts and translations
    python scripts/edit.py move-picture old.jpg new.jpg      the file in docs/assets/pictures/, and every entry that names it
    python scripts/edit.py remove event some-event-2024
    python scripts/edit.py add member                        asks for what is needed, or takes it: --set name="…"
    python scripts/edit.py close campaign some-campaign      its year, and no letter any more
    python scripts/edit.py export members.xlsx               a spreadsheet, one sheet a kind
    python scripts/edit.py import members.xlsx               what was changed or added in it; no row is ever removed
    python scripts/edit.py format                            order of fields and blank lines in the data files

Every verb takes --language fr (the language in which it speaks), --root DIR (the folder of the network) and --yes (do not
ask). The check of validate.py is asked before anything is written.
Exit status: 0 written, or nothing to do; 1 refused, or not wanted; 2 wrongly called.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from campaign.edits.adding import added, asked
from campaign.edits.asking import Asker, given
from campaign.edits.closing import CAMPAIGNS, closed
from campaign.edits.draft import Draft, RefusedError, read_checked
from campaign.edits.naming import kind_called, known
from campaign.edits.picturing import moved, parted
from campaign.edits.renaming import removed, renamed
from campaign.kinds import filed_kinds, kind_named
from campaign.kinds.questions import Question, asked_kinds
from campaign.kinds.reading import spoken, spoken_codes
from campaign.records import edit_messages as say
from campaign.records.alphabet import fold
from campaign.records.whole_file import write_whole
from campaign.records.yaml_layout import laid_out
from campaign.views.album import names_in
from campaign.views.looks import GENERATOR
from campaign.words.language import INTERFACE, Language, filled


class Done(Exception):  # noqa: N818 - no error
    """A verb has done its work, and no file of the network changes: a sentence."""


Verb = Callable[[argparse.Namespace, Language], Draft]


def rename(options: argparse.Namespace, language: Language) -> Draft:
    """An entry with another id."""
    return renamed(read_checked(options.root, moved=options.id), kind_called(options.kind), options.id, options.new)


def move_picture(options: argparse.Namespace, language: Language) -> Draft:
    """A picture whose file has another name."""
    content = read_checked(options.root)
    return moved(content, *parted(options.names, names_in(content.root)))


def remove(options: argparse.Namespace, language: Language) -> Draft:
    """The network without an entry."""
    return removed(read_checked(options.root), kind_called(options.kind), options.id)


def add(options: argparse.Namespace, language: Language) -> Draft:
    """A new entry."""
    content, kind = read_checked(options.root), kind_called(options.kind)
    if kind not in asked_kinds():
        raise RefusedError(say.UNKNOWN_KIND, value=options.kind, choices=", ".join(k.word for k in asked_kinds()))
    asker = Asker(language, given(options.set))
    options.said = asker.said
    entry, text = asked(content, kind, language, asker)
    return added(content, kind, entry, text)


def close(options: argparse.Namespace, language: Language) -> Draft:
    """A campaign with the year in which it was closed."""
    content = read_checked(options.root)
    if kind_called(options.kind).name != CAMPAIGNS:
        raise RefusedError(say.UNKNOWN_KIND, value=options.kind, choices=kind_named(CAMPAIGNS).word)
    there = known(content, kind_named(CAMPAIGNS), options.id).until
    question, answers = Question("until", language.gettext(say.YEAR_CLOSED), needed=True), given(options.set)
    draft = closed(content, options.id, there or Asker(language, answers).ask(question))
    if there and (not draft.changed or answers.get("until", there) != there):
        raise RefusedError(say.CLOSED_SINCE, value=options.id, year=there)
    return draft


def format(options: argparse.Namespace, language: Language) -> Draft:
    """Every data file in its usual layout."""
    content, draft = read_checked(options.root), Draft(options.root)
    for kind in filed_kinds():
        if (content.root / kind.file).exists():
            draft.change(kind.file, partial(laid_out, model=kind.model))
    return draft


def export(options: argparse.Namespace, language: Language) -> Draft:
    """A spreadsheet of the data, beside the network, which does not change."""
    with spreadsheets():
        from campaign.edits.sheets import exported
    content, file = read_checked(options.root), Path(options.file)
    if file.exists():
        raise RefusedError(say.FILE_THERE, file=file)
    try:
        write_whole(file, exported(content, language))
    except OSError as error:
        raise RefusedError(say.CANNOT_WRITE, file=file) from error
    n = sum(len(content.records[kind.name]) for kind in asked_kinds())
    raise Done(filled(language.gettext(say.EXPORTED), {"file": file, "n": n}))


def import_(options: argparse.Namespace, language: Language) -> Draft:
    """The data as a spreadsheet has them."""
    with spreadsheets():
        from campaign.edits.returning import returned
    return returned(read_checked(options.root), Path(options.file), language)


@contextmanager
def spreadsheets() -> Iterator[None]:
    """The library of spreadsheets is read by the two verbs that use it, for it is slow to read."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise RefusedError(say.NOT_INSTALLED) from error


def carried_out(draft: Draft, language: Language, sure: bool) -> int:
    """Show what changes, try it, ask, and write it; returns the exit status."""
    if not draft.difference():
        print(language.gettext(say.NOTHING_TO_DO))
        return 0
    draft.tried()
    print(draft.difference())
    for message, params in draft.notes:
        print(filled(language.gettext(message), params))
    if not sure and not _agreed(language):
        print(language.gettext(say.NOTHING_WRITTEN))
        return 1
    draft.write()
    print(language.gettext(say.WRITTEN))
    return 0


def _agreed(language: Language) -> bool:
    """Whether a person says yes, in the language of the question or as programs mostly ask it; nobody there means no."""
    try:
        answer = fold(input(f"{language.gettext(say.WRITE_IT)} "))
    except (EOFError, KeyboardInterrupt):
        print()
        return False
    return bool(answer) and any(fold(word).startswith(answer) for word in (language.gettext(say.YES), say.YES))


def sentence(refusal: RefusedError, language: Language) -> str:
    """Why nothing was written, in a language."""
    params = dict(refusal.params)
    if refusal.problem:
        row = language.problem(refusal.problem)
        params |= {"place": f"{row['file']}:{row['line']}", "message": row["message"], "remedy": row["remedy"]}
    said = [f"{language.gettext(say.NOTHING_WRITTEN)} {filled(language.gettext(refusal.message), params)}"]
    for fault in getattr(refusal, "found", ()):
        place = {"sheet": fault.sheet, "row": fault.row, "column": fault.column}
        problem = language.problem(fault.problem) if fault.problem else {}
        plain = filled(language.gettext(fault.message), {"suggestion": fault.suggestion})
        words = f"{problem['message']} {problem['remedy']}" if problem else plain
        said.append(f"{filled(language.gettext(say.ROW_PLACE), place)} {words}")
    return "\n".join(said)


def kept(options: argparse.Namespace, language: Language) -> str:
    """The answers that a person gave and that were not written, as a command that gives them again."""
    answers = [part for field, value in options.said.items() for part in ("--set", f"{field}={value}")]
    command = [sys.executable, sys.argv[0], options.verb, options.kind, "--language", language.code, *answers]
    return f"{language.gettext(say.ANSWERS_KEPT)}\n{shlex.join(command)}"


def listed(language: Language) -> str:
    """Every verb with an example and what it does."""
    rows = [f'  make edit DO="{example}"'.ljust(48) + language.gettext(words) for example, words in say.VERBS.values()]
    return "\n".join([language.gettext(say.HOW_TO_CALL), *rows])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--root", type=Path, default=GENERATOR, help="folder of the network")
    # before the verb or behind it: one that is not given behind leaves the one before as it is
    for one, usual in ((shared, argparse.SUPPRESS), (parser, INTERFACE)):
        one.add_argument("--language", choices=spoken_codes(), default=usual, help="language in which it speaks")
    shared.add_argument("--yes", action="store_true", help="write without asking")
    verbs = parser.add_subparsers(metavar="VERB", dest="verb")

    def verb(name: str, run: Verb, *arguments: str) -> argparse.ArgumentParser:
        words = say.VERBS[name][1]
        one = verbs.add_parser(name, help=words, description=words, parents=[shared])
        for argument in arguments:
            one.add_argument(argument, metavar=argument.upper())
        one.set_defaults(run=run)
        return one

    verb("rename", rename, "kind", "id", "new")
    verb("move-picture", move_picture).add_argument("names", nargs="+", metavar="OLD NEW")
    verb("remove", remove, "kind", "id")
    for one in (verb("add", add, "kind"), verb("close", close, "kind", "id")):
        one.add_argument(
            "--set", action="append", default=[], metavar="FIELD=VALUE", help="an answer, instead of being asked"
        )
    verb("export", export, "file")
    verb("import", import_, "file")
    verb("format", format)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    options = _parser().parse_args(arguments)
    language, options.said = spoken(options.language), {}
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    if not options.verb:
        print(listed(language))
        return 0
    status = 1
    try:
        status = carried_out(options.run(options, language), language, options.yes)
    except Done as done:
        print(done)
        return 0
    except RefusedError as refusal:
        print(sentence(refusal, language), file=sys.stderr)
    if status and options.said:
        print(kept(options, language), file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
