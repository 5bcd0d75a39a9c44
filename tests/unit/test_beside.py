"""Work in a process of its own: the same answer, and the work itself where the process fails."""

import os
import time
from functools import partial

import pytest

from campaign.records.beside import Beside, in_parts


@pytest.fixture(autouse=True)
def two_processors(monkeypatch):
    """A machine that can; the runner of the tests has threads of its own."""
    monkeypatch.setattr("campaign.records.beside.processors", lambda: 2)


def test_the_work_is_done_elsewhere():
    assert os.getpid() not in (Beside(os.getpid)(), Beside(os.getpid)())


def test_who_gets_no_answer_does_the_work():
    me = os.getpid()

    def work():
        if os.getpid() != me:
            raise MemoryError
        return "done here"

    assert Beside(work)() == "done here"


def test_a_fault_is_told_by_who_asks():
    def work():
        raise LookupError("of the rule")

    answer = Beside(work)
    with pytest.raises(LookupError, match="of the rule"):
        answer()


def test_where_threads_run_nothing_is_copied(monkeypatch):
    monkeypatch.setattr("campaign.records.beside.processors", lambda: 1)
    assert Beside(os.getpid)() == os.getpid()
    assert in_parts([os.getpid, os.getpid]) == [os.getpid()] * 2


def test_answers_stand_in_the_order_of_the_work():
    done = in_parts([partial(lambda n: (n, os.getpid()), n) for n in range(5)])
    assert [n for n, _ in done] == [0, 1, 2, 3, 4] and len({process for _, process in done}) == 2


def test_where_one_part_fails_nobody_works_on(tmp_path):
    """Red when a build that found the disk full clears up, and its other process writes on behind its back."""
    file = tmp_path / "written"

    def writes():
        file.write_text(str(os.getpid()))
        while True:
            (tmp_path / "more").write_text("more")
            time.sleep(0.01)

    def fails():
        while not (tmp_path / "more").exists():
            time.sleep(0.01)
        raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        in_parts([fails, writes])
    other = int(file.read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(other, 0)
