"""How each language is written: a table for each in ``tests/written``, for those who write that language.

A table says what comes of dates, numbers, lists and so on; its head names the rules that it follows, and who has compared
it with them. A reader needs no Python: ``~`` stands for a no-break space (U+00A0), ``_`` for a narrow one (U+202F), ``|`` for
a thin one (U+2009); words of a list are parted by semicolons, ends of a range by ``to``. With ``--update-golden`` pytest
writes what comes now: read the difference as one who writes that language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from common_languages import LANGUAGES, language
from common_networks import OTHER

from campaign.kinds.reading import general_sentences, read_languages, read_records
from campaign.words.language import Language

FOLDER = Path(__file__).parents[1] / "written"
TABLES = sorted(FOLDER.glob("*.yml"))
SHOWN = str.maketrans("\u00a0\u202f\u2009", "~_|")


def ends(words: str) -> tuple[str | None, str]:
    """``13 to 25`` as its two ends; the first is nothing where there is one value."""
    first, _, last = words.partition(" to ")
    return (first, last) if last else (None, first)


def numbers(words: str) -> tuple[Decimal, Decimal | None]:
    """The same as the package takes it: the upper end, then the lower one."""
    first, last = ends(words)
    return Decimal(last), Decimal(first) if first else None


def moment(spoken: Language, words: str) -> str:
    """``2022-02-03 14:30 to 2022-02-04 12:00, America/La_Paz``."""
    days, _, zone = words.partition(", ")
    first, last = ends(days)
    return spoken.moment(first or last, last if first else None, zone or None)


def money(spoken: Language, words: str) -> str:
    """``1.5 eur``."""
    amount, _, currency = words.rpartition(" ")
    value, start = numbers(amount)
    return spoken.money(value, currency, start)


def zone(spoken: Language, words: str) -> str:
    """``Europe/Brussels in 7``: the month."""
    name, month = words.split(" in ")
    return spoken.zone(name, dt.datetime(2024, int(month), 15, 13))


def listed(words: str) -> list[str]:
    """The words of a list."""
    return words.split("; ")


FORMS: dict[str, Callable[[Language, str], str]] = {
    "dates": lambda t, w: t.date(dt.date.fromisoformat(w)),
    "moments": moment,
    "zones": zone,
    "numbers": lambda t, w: t.number(Decimal(w)),
    "large numbers": lambda t, w: t.short_number(*numbers(w)),
    "percentages": lambda t, w: t.percent(*numbers(w)),
    "money": money,
    "sizes": lambda t, w: t.file_size(int(w)),
    "lists": lambda t, w: t.list(listed(w)),
    "choices": lambda t, w: t.list(listed(w), "or"),
    "rows": lambda t, w: t.comma.join(listed(w)),
    "counts": lambda t, w: t.sentence("search: found", int(w)),
    "quotations": lambda t, w: str(t.quoted(w).unescape()),
    "signs": lambda t, w: t.spaced(w),
    "order": lambda t, w: "; ".join(sorted(listed(w), key=t.sort_key)),
    "countries": lambda t, w: t.country(w),
    "languages": lambda t, w: t.language_here(w),
}


@pytest.fixture(scope="module")
def spoken() -> dict[str, Language]:
    """The four languages with their habits, and those of the second network."""
    others, _ = read_languages(OTHER, read_records(OTHER).vocabulary)
    return others | {code: language(code, general_sentences()) for code in LANGUAGES}


@pytest.mark.parametrize("file", TABLES, ids=lambda file: file.stem)
def test_a_language_is_written_as_its_table_says(
    file: Path, spoken: dict[str, Language], request: pytest.FixtureRequest
) -> None:
    text = file.read_text(encoding="utf-8")
    table: dict[str, dict[str, Any]] = yaml.load(text, yaml.BaseLoader)
    found = {
        form: {words: FORMS[form](spoken[file.stem], words).translate(SHOWN) for words in rows}
        for form, rows in table.items()
    }
    if request.config.getoption("--update-golden"):
        head = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
        file.write_text(head + yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=200), encoding="utf-8")
        return
    assert found == table


def test_every_form_stands_in_every_table(spoken: dict[str, Language]) -> None:
    assert {file.stem for file in TABLES} == spoken.keys()
    for file in TABLES:
        assert yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader).keys() == FORMS.keys(), file.name
