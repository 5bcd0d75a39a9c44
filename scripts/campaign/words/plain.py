"""Words of strangers in Markdown that a program writes: none of their signs means anything there."""

from __future__ import annotations

from markupsafe import Markup, escape

SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]|~#!@"} | {"\n": " ", "\r": " "})
LONGEST = 300  # characters of a value that are shown


def plain(words: object) -> Markup:
    """Words in Markdown, none of whose signs means anything."""
    return escape(str(words).translate(SIGNS))


def cell(words: object) -> Markup:
    """A value in a table, as far as one reads on."""
    said = str(words)
    return plain(said if len(said) <= LONGEST else said[:LONGEST] + "…")


def code(words: object) -> Markup:
    """The name of a file."""
    return Markup("`{}`").format(str(words).replace("`", "'").replace("\n", " "))


FILTERS = {"plain": plain, "cell": cell, "code": code}
