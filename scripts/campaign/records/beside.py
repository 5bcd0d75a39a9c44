"""Work shared between processes: what takes one processor ten seconds takes two of them little more than five.

A process is copied as it stands, so that the copy knows all that was read, and only its answer has to be handed over.
That is safe where no threads run, and known to be so on Linux only; elsewhere all is done here, one piece after the other.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")
THREADS = Path("/proc/self/task")  # where Linux lists the threads of this process, those of libraries too


def processors() -> int:
    """How many processes may share some work."""
    if sys.platform != "linux" or not THREADS.is_dir() or len(list(THREADS.iterdir())) > 1:
        return 1
    return len(os.sched_getaffinity(0))


class Beside(Generic[T]):
    """Some work in a process of its own, which has begun. Call it for its answer, once, or ``stop`` it.

    Where that cannot be, and where the process ends without an answer, the work is done here when it is asked for, and
    fails as it always would.
    """

    def __init__(self, work: Callable[[], T]) -> None:
        self._work, self._child = work, 0
        if processors() == 1:
            return
        self._reading, writing = os.pipe()
        self._child = os.fork()
        if not self._child:
            try:
                os.close(self._reading)
                with os.fdopen(writing, "wb") as file:
                    file.write(pickle.dumps(work()))
            finally:  # whatever happened: only the first process speaks, and cleans up
                os._exit(0)
        os.close(writing)

    def __call__(self) -> T:
        """Wait for the answer."""
        data = self._ended() if self._child else b""
        return pickle.loads(data) if data else self._work()

    def stop(self) -> None:
        """End it: nobody will ask."""
        if self._child:
            os.kill(self._child, signal.SIGKILL)
            self._ended()

    def _ended(self) -> bytes:
        with os.fdopen(self._reading, "rb") as file:
            data = file.read()
        os.waitpid(self._child, 0)
        self._child = 0
        return data


def in_parts(works: Sequence[Callable[[], T]]) -> list[T]:
    """What each piece of some work returns, in their order."""
    parts = [list(works[n :: processors()]) for n in range(processors())]
    others = [Beside(partial(_each, part)) for part in parts[1:]]
    try:
        done = [_each(parts[0]), *(other() for other in others)]
    except BaseException:  # what others still write would come back behind those who clear up
        for other in others:
            other.stop()
        raise
    return [done[n % len(parts)][n // len(parts)] for n in range(len(works))]


def _each(works: Sequence[Callable[[], T]]) -> list[T]:
    return [work() for work in works]
