"""What has passed steps back by the calendar of the reader, and nothing is wrong where no script runs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from built import BuiltSite
from playwright.sync_api import Browser, Route, expect
from static_host import StaticHost
from visits import visiting

EVENT = "assembly-2022"  # of the small network: in June 2022, ahead of all that its data know

PLACE = '<p><data class="days-left" value="2022-06-05"></data></p>'


def with_more(more: str) -> Callable[[Route], None]:
    """The same page of the site, with something at its end."""

    def answer(route: Route) -> None:
        page = route.fetch()
        route.fulfill(response=page, body=page.text().replace("</main>", f"{more}</main>"))

    return answer


@pytest.mark.parametrize(("day", "ahead"), [("2022-06-30", True), ("2022-07-01", False)])
def test_an_event_is_ahead_until_its_month_is_over(
    browser: Browser, small_site: BuiltSite, small_host: StaticHost, day: str, ahead: bool
) -> None:
    with visiting(browser) as visit:
        page = visit.page
        page.clock.set_fixed_time(f"{day}T12:00:00")
        visit.go(small_host.origin + small_site.url("en", "events"))
        past = page.locator("[data-past]")
        expect(past.locator(f"#{EVENT}")).to_have_count(0 if ahead else 1)
        expect(page.locator(f".events-ahead #{EVENT}")).to_have_count(1 if ahead else 0)
        visit.go(small_host.origin + small_site.url("en", ""))
        expect(page.locator(f"main a[href$='#{EVENT}']")).to_be_visible(visible=ahead)


@pytest.mark.parametrize("path", ["themes/health", "knowledge"])
@pytest.mark.parametrize(("day", "ahead"), [("2022-06-30", True), ("2022-07-01", False)])
def test_a_list_below_a_page_takes_to_the_past_what_is_over(
    browser: Browser, small_site: BuiltSite, small_host: StaticHost, path: str, day: str, ahead: bool
) -> None:
    with visiting(browser) as visit:
        page = visit.page
        page.clock.set_fixed_time(f"{day}T12:00:00")
        visit.go(small_host.origin + small_site.url("en", path))
        page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
        link = f"a[href$='#{EVENT}']"
        expect(page.locator(f"[data-past] {link}")).to_have_count(0 if ahead else 1)
        expect(page.locator("[data-dated]").filter(has=page.locator("h2, h3, h4"))).to_be_visible(visible=ahead)


def test_a_link_unfolds_an_event_that_is_over(browser: Browser, small_site: BuiltSite, small_host: StaticHost) -> None:
    with visiting(browser) as visit:
        visit.go(f"{small_host.origin}{small_site.url('en', 'events')}#week-2021")
        expect(visit.page.locator("#week-2021")).to_be_visible()


def test_a_link_unfolds_an_event_that_has_passed_since_the_page_was_made(
    browser: Browser, small_site: BuiltSite, small_host: StaticHost
) -> None:
    """It goes to the past after the page was opened at its place; a second link on the page works, too."""
    with visiting(browser) as visit:
        page = visit.page
        page.clock.set_fixed_time("2022-07-01T12:00:00")
        visit.go(f"{small_host.origin}{small_site.url('en', 'events')}#{EVENT}")
        expect(page.locator(f"[data-past] #{EVENT}")).to_be_in_viewport()
        page.evaluate("location.hash = 'week-2021'")
        expect(page.locator("#week-2021")).to_be_in_viewport()


@pytest.mark.parametrize(("day", "said"), [("2022-06-01", "in 4 days"), ("2022-06-05", "today"), ("2022-06-06", "")])
def test_the_days_that_are_left_are_said_in_the_words_of_the_browser(
    browser: Browser, small_site: BuiltSite, small_host: StaticHost, day: str, said: str
) -> None:
    address = small_host.origin + small_site.url("en", "events")

    with visiting(browser) as visit:
        visit.page.clock.set_fixed_time(f"{day}T12:00:00")
        visit.page.route(address, with_more(PLACE))
        visit.go(address)
        expect(visit.page.locator("data.days-left").last).to_have_text(said)


@pytest.mark.parametrize(("day", "seen"), [("2022-06-30", "Now."), ("2022-07-01", "Afterwards.")])
def test_what_is_asked_until_a_month_is_asked_until_its_last_day(
    browser: Browser, small_site: BuiltSite, small_host: StaticHost, day: str, seen: str
) -> None:
    address = small_host.origin + small_site.url("en", "events")
    asked = '<div id="asked"><p data-before="2022-06">Now.</p><p data-after="2022-06" hidden>Afterwards.</p></div>'

    with visiting(browser) as visit:
        visit.page.clock.set_fixed_time(f"{day}T12:00:00")
        visit.page.route(address, with_more(asked))
        visit.go(address)
        expect(visit.page.locator("#asked p:visible")).to_have_text(seen)


def test_without_a_script_every_event_can_be_read(
    browser: Browser, small_site: BuiltSite, small_host: StaticHost
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(small_host.origin + small_site.url("en", "events"))
    expect(page.locator(f"#{EVENT}")).to_be_visible()
    expect(page.locator("#week-2021")).to_be_visible()
    context.close()
