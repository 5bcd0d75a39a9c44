"""Work shared between processes: what takes one processor ten seconds takes two of them little more than five.

A process is copied as it stands, so that the copy knows all that was read, and only its answer has to be handed over.
That is safe where no threads run, and known to be so on Linux only; elsewhere all is done here, one piece after the other.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
THREADS = Path("/proc/self/task")  # where Linux lists the threads of this process, those of libraries too


def processors() -> int:
    """How many processes may share some work."""
    if sys.platform != "linux" or not THREADS.is_dir() or len(list(THREADS.iterdir())) > 1:
        return 1
    return len(os.sched_getaffinity(0))


def beside(work: Callable[[], T]) -> Callable[[], T]:
    """Begin some work in a process of its own; what comes back must be called, waits for the answer and returns it.

    Where that cannot be, and where the process ends without an answer, the work is done here when it is asked for, and
    fails as it always would.
    """
    if processors() == 1:
        return work
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            with os.fdopen(writing, "wb") as file:
                file.write(pickle.dumps(work()))
        finally:  # whatever happened: only the first process speaks, and cleans up
            os._exit(0)
    os.close(writing)

    def answer() -> T:
        with os.fdopen(reading, "rb") as file:
            data = file.read()
        os.waitpid(child, 0)
        return pickle.loads(data) if data else work()

    return answer


def in_parts(works: Sequence[Callable[[], T]]) -> list[T]:
    """What each piece of some work returns, in their order."""
    parts = [list(works[n :: processors()]) for n in range(processors())]
    others = [beside(partial(_each, part)) for part in parts[1:]]
    done = [_each(parts[0]), *(answer() for answer in others)]
    return [done[n % len(parts)][n // len(parts)] for n in range(len(works))]


def _each(works: Sequence[Callable[[], T]]) -> list[T]:
    return [work() for work in works]
