from __future__ import annotations


class PrintError(Exception):
    pass


def print_site(views):
    return {}
