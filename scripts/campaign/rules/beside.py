"""A part of the check beside the rest: with two processes it takes little more than half the time."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def beside(work: Callable[[], T]) -> Callable[[], T]:
    """Begin some work in a process of its own; what comes back must be called, waits for the answer and returns it.

    Where there is no second processor, where a process cannot be copied safely (threads run, or the system is not Linux),
    and where the copy ends without an answer, the work is done here when it is asked for, and fails as it always would.
    """
    if sys.platform != "linux" or threading.active_count() > 1 or len(os.sched_getaffinity(0)) < 2:
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
