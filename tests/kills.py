"""Builds of a small made-up site that are killed: ``python tests/kills.py FOLDER steps|moments|two-steps NUMBER``.

``steps`` kills a build before its first file operation, the next before its second, and so on until one lives;
``two-steps`` does so where folders cannot be exchanged; ``moments`` kills NUMBER builds at any time. Prints how many were
killed and how many did not leave one whole site. A process of its own, since forking one that has threads is not safe.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from campaign.outputs import publish
from campaign.outputs.publish import Place

FILES = 4
EVENTS = ("os.", "shutil.", "open", "ctypes.", "tempfile.")


def place_in(folder: Path) -> Place:
    """Where the small site stands."""
    return Place(folder / "site", folder / "build", folder / "build/last-site")


def build(folder: Path, version: str, pause: float = 0) -> None:
    """Build and publish a site all of whose files say ``version``."""
    place = place_in(folder)
    with place.building(lambda said: None) as new:
        for number in range(FILES):
            (new / str(number)).mkdir(parents=True)
            (new / f"{number}/index.html").write_text(version, encoding="utf-8")
            time.sleep(pause)
        place.publish(new)


def whole(site: Path) -> bool:
    """Whether a folder is one of the sites, with nothing of another."""
    files = [f.read_text(encoding="utf-8") for f in site.rglob("*") if f.is_file()]
    return len(files) == FILES and len(set(files)) == 1


def _killed(child: Callable[[], None], after: float | None = None) -> bool:
    number = os.fork()
    if number == 0:
        try:
            child()
        except BaseException:
            os._exit(1)
        os._exit(0)
    if after is not None:
        time.sleep(after)
        os.kill(number, signal.SIGKILL)
    status = os.waitpid(number, 0)[1]
    assert not os.WIFEXITED(status) or os.WEXITSTATUS(status) == 0, "the build ended in an error"
    return os.WIFSIGNALED(status)


def _dies_at(step: int) -> None:
    seen = 0

    def hook(event: str, _: object) -> None:
        nonlocal seen
        seen += event.startswith(EVENTS)
        if seen == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def by_steps(folder: Path, mends: bool) -> tuple[int, int]:
    """Kill a build before each of its file operations; with ``mends``, the site counts after the next build has begun."""
    step, kills, torn = 0, 0, 0
    while True:
        step += 1

        def child(step: int = step) -> None:
            _dies_at(step)
            build(folder, str(step))

        if not _killed(child):
            return kills, torn
        kills += 1
        if mends:
            with place_in(folder).building(lambda said: None):
                pass
        torn += not whole(folder / "site")


def by_moments(folder: Path, number: int) -> tuple[int, int]:
    """Kill builds at any time while they write slowly."""
    chance, kills, torn = random.Random(7), 0, 0
    start = time.monotonic()
    build(folder, "timed", 0.001)
    length = time.monotonic() - start
    for n in range(number):
        kills += _killed(lambda n=n: build(folder, str(n), 0.001), chance.uniform(0, length * 1.2))  # type: ignore[misc]
        torn += not whole(folder / "site")
    return kills, torn


if __name__ == "__main__":
    where, how, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    build(where, "first")
    if how == "two-steps":
        publish.exchange = lambda one, other: False
    print(*(by_moments(where, number) if how == "moments" else by_steps(where, mends=how == "two-steps")))
