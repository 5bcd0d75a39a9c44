"""The sentences for pictures and for our own documents. ``problems.MESSAGES`` holds them with all others."""

from __future__ import annotations

from campaign.records.note_messages import N_
from campaign.records.slip_messages import WRITE

PICTURES: dict[str, tuple[str, str]] = {
    "named-file": (
        N_("The file “{value}” is not in {path}/."),
        N_("Put the file there, or correct its name: capital letters count too."),
    ),
    "named-file-near": (
        N_("The file “{value}” is not in {path}/."),
        WRITE,
    ),
    "picture-kind": (
        N_("“{value}” is no picture that the site can show."),
        N_("Open it and save it as one of these: {choices}. For a photograph, take jpg."),
    ),
    "picture-unreadable": (
        N_("“{value}” cannot be read as a picture: it was cut off, or is something else than its name says."),
        N_("Copy it there again from where it comes, or save it as jpg."),
    ),
    "picture-large": (
        N_("The picture “{value}” is too large: {length}."),
        N_(
            "Save it smaller: 2,000 pixels on the longer side are enough. The most are {limit} MB, and {most} million pixels (width times height)."
        ),
    ),
    "picture-in-line": (
        N_("A picture cannot stand among words: “{value}”."),
        N_("Write it in a paragraph of its own, with an empty line above it and below it."),
    ),
    "picture-link": (
        N_("No page offers pictures at an address of their own: “{value}”."),
        N_("Show the picture with a call, in a paragraph of its own: {suggestion}"),
    ),
    "picture-by-file": (
        N_("A picture is named by its id, and “{value}” is the name of a file."),
        N_("Write the id of its entry in {target}; if it has none, add one there, with: {suggestion}"),
    ),
    "document-unlisted": (
        N_("No entry of {target} names the document “{value}”, and no text leads to it."),
        N_("Add an entry with “file: {value}”, or delete the file."),
    ),
    "document-twice": (
        N_("“{value}” is the file of two entries, of this one and of “{other}”."),
        N_("Name the file that this entry is about, or delete one of the two."),
    ),
    "document-address": (
        N_("“{entry}” has a file of its own, so that nobody is led to the address besides."),
        N_("Delete “url:” and “size:”; or delete “file:”, if readers are to be led there."),
    ),
    "document-unreadable": (
        N_("“{value}” cannot be read as a PDF: it was cut off, or is something else than its name says."),
        N_("Copy it there again from where it comes, or save it as PDF once more."),
    ),
    "document-kind": (
        N_("“{value}” is no PDF."),
        N_("Save it as PDF, and write the name of that file."),
    ),
    "document-large": (
        N_("“{value}” has {length} MB, and many readers pay for each of them."),
        N_("Export it again for the screen or the web: {limit} MB are the most."),
    ),
}
