"""A part of the check in a process of its own: the same answer, and the work itself where the process fails."""

import os
import threading

import pytest

from campaign.rules.beside import beside


@pytest.fixture(autouse=True)
def two_processors(monkeypatch):
    """A machine that can; the runner of the tests has threads of its own."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)


def test_the_work_is_done_elsewhere():
    assert os.getpid() not in (beside(os.getpid)(), beside(os.getpid)())


def test_who_gets_no_answer_does_the_work():
    me = os.getpid()

    def work():
        if os.getpid() != me:
            raise MemoryError
        return "done here"

    assert beside(work)() == "done here"


def test_a_fault_is_told_by_who_asks():
    def work():
        raise LookupError("of the rule")

    answer = beside(work)
    with pytest.raises(LookupError, match="of the rule"):
        answer()


def test_threads_are_never_copied(monkeypatch):
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert beside(os.getpid)() == os.getpid()
