"""The sentences about ``overrides/identity``: its drawings and its colours. ``problems.MESSAGES`` holds them with all others."""

from __future__ import annotations

from campaign.records.note_messages import N_

HAND: dict[str, tuple[str, str]] = {
    "drawing-outline": (
        N_("This outline cannot be drawn: “{other}”."),
        N_(
            "It begins with M and a pair of numbers. Behind L stand pairs, behind Q two pairs, behind C three, behind Z nothing: M0 0L100 0L100 100Z. Only these letters, in capitals, and no number beyond 1000."
        ),
    ),
    "drawing-line": (
        N_("“{value}” is no piece that can be drawn."),
        N_(
            "Write in one line its name, x and y of its middle, its width and its height; then, where it needs them, how far it is turned and its tone: block 48 20 30 24 45 two. Between two pieces stands a comma."
        ),
    ),
    "drawing-number": (
        N_("“{other}” in “{value}” is no number."),
        N_("Write digits, with a point before decimals. Between two pieces stands a comma."),
    ),
    "drawing-count": (
        N_("A piece has four or five numbers, and not {length}: “{value}”."),
        N_(
            "Write x and y of its middle, its width and its height; then, if it is turned, by how many degrees. Between two pieces stands a comma."
        ),
    ),
    "drawing-tone": (
        N_("“{other}” in “{value}” is no tone."),
        N_("Write one of these, or leave it out: {choices}."),
    ),
    "drawing-size": (
        N_("“{other}” in “{value}” is too large to be drawn, or too small."),
        N_("Write a number from -{limit} to {limit}; a width and a height are not 0. A sign is 96 wide and 96 high."),
    ),
    "drawing-tile": (
        N_("“{value}” cannot be the size of a tile."),
        N_("Write its width and its height with a space between them, each from 1 to {limit}: 40 40"),
    ),
    "drawing-board": (
        N_("“{value}” cannot be the place of a sign on a board."),
        N_(
            "Write x and y of its middle and its size, with spaces between them; none is beyond {limit}, and the size is more than 0: 48 14 56"
        ),
    ),
    "token-line": (
        N_("“{value}” is neither a colour nor its name."),
        N_("Write the name, a colon, a space, the colour and a semicolon, or delete it: --brand: #c2260f;"),
    ),
    "token-open": (
        N_(
            "The semicolon at the end of this line is missing, so that browsers understand neither it nor the next one."
        ),
        N_("Write: {suggestion}"),
    ),
    "token-missing": (
        N_("No line says which colour {value} is, and the pages ask for it."),
        N_("Add it below the first “:root”, with the colour that is meant, such as: {value}: #c2260f;"),
    ),
    "drawing-unknown": (
        N_("“{value}” in “{field}” is drawn nowhere."),
        N_("Write one of these: {choices}. Or draw it under “{other}:” of this file."),
    ),
}
