"""Work in a process of its own: the same answer, and the work itself where the process fails."""

import os
from functools import partial

import pytest

from campaign.records.beside import beside, in_parts


@pytest.fixture(autouse=True)
def two_processors(monkeypatch):
    """A machine that can; the runner of the tests has threads of its own."""
    monkeypatch.setattr("campaign.records.beside.processors", lambda: 2)


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


def test_where_threads_run_nothing_is_copied(monkeypatch):
    monkeypatch.setattr("campaign.records.beside.processors", lambda: 1)
    assert beside(os.getpid)() == os.getpid()
    assert in_parts([os.getpid, os.getpid]) == [os.getpid()] * 2


def test_answers_stand_in_the_order_of_the_work():
    done = in_parts([partial(lambda n: (n, os.getpid()), n) for n in range(5)])
    assert [n for n, _ in done] == [0, 1, 2, 3, 4] and len({process for _, process in done}) == 2
