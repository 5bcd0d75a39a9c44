"""What every site of this generator promises, whatever its network, languages and data.

A promise is a function that is given a ``BuiltSite`` and yields a line for each offender. Its docstring says what is
promised. ``PROMISES`` has all of them by name. ``test_walk.py`` holds every network to them; ``test_walk_finds.py``
breaks each once, so that none of them can be kept by an empty folder.
"""

from __future__ import annotations

from walk import bodies, files, heads, hosts, linked_data, links, lists, open_data, sharing, words
from walk.promise import Promise, promises_of

PROMISES: dict[str, Promise] = {
    name: promise
    for module in (heads, bodies, links, hosts, words, files, open_data, linked_data, lists, sharing)
    for name, promise in promises_of(module).items()
}
