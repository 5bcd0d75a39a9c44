"""Every network's site keeps every promise of ``walk``."""

from __future__ import annotations

import pytest
from built import BuiltSite, report
from networks import EACH_NETWORK
from walk import PROMISES


@EACH_NETWORK
@pytest.mark.parametrize("name", PROMISES)
def test_site_keeps_promise(site: BuiltSite, name: str) -> None:
    promise = PROMISES[name]
    report(promise.__doc__ or name, promise(site))
