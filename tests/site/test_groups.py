"""Tests that belong together stay on one worker: else each worker builds, parses and visits everything again."""

from __future__ import annotations

import os

import pytest


@pytest.mark.xdist_group("groups")
def test_groups_are_kept(request: pytest.FixtureRequest) -> None:
    """Red where pytest and pytest-xdist do not understand each other: then the marks are silently forgotten."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        pytest.skip("there is one worker only")
    assert request.node.nodeid.endswith("@groups")
