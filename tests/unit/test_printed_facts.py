"""The fact sheet for journalists: what the network demands, of when the sheet is, where its figures come from."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from common import Replace
from print_networks import Printed, changed
from printed import links_of, outside, overlaps, packed, words_of

from campaign.outputs.print_data import DEMANDS, Data, PrintData
from campaign.outputs.typesetting import Press
from campaign.pages.routes import views
from campaign.rules import checked

pytestmark = [pytest.mark.xdist_group("print"), pytest.mark.whole]

SHEET = "print/facts.pdf"


def facts(root: Path) -> Data:
    """What the sheet of a network is given."""
    return PrintData(next(iter(views(checked(root)).values()))).facts()


def test_it_demands_what_each_campaign_demands_first(small_print: Printed) -> None:
    (view, _) = small_print.views.values()
    (campaign,) = view.records["campaigns"].values()
    data = small_print.order("en", SHEET).data
    said = [demand["text"] for demand in data["demands"]]
    assert len(campaign.demands) > 1 and said == [view.language.plain(campaign.demands[0])]
    words = "".join(words_of(small_print.files[SHEET]))
    assert [demand for demand in said if packed(demand) not in words] == []


def test_the_campaign_that_leads_demands_first_and_not_all_of_many_do(small_root: Path) -> None:
    file = small_root / "data/campaigns.yml"
    one = file.read_text("utf-8").rstrip()
    others = [one.replace("id: floor", f"id: c{n}").replace("Build a floor", f"Demand {n}") for n in range(DEMANDS + 1)]
    file.write_text("\n\n".join([*others, one]) + "\n", encoding="utf-8")
    for text in [*small_root.glob("docs/*/campaigns/floor.md")]:
        for n in range(DEMANDS + 1):
            text.with_name(f"c{n}.md").write_bytes(text.read_bytes())
    with (small_root / "data/site.yml").open("a", encoding="utf-8") as settings:
        settings.write("lead_campaign: floor\n")
    said = [demand["text"] for demand in facts(small_root)["demands"]]
    assert said == ["Build a floor for all.", *(f"Demand {n} for all." for n in range(DEMANDS - 1))]


def test_a_network_whose_campaigns_are_over_demands_nothing(small_root: Path, replace: Replace) -> None:
    replace("data/campaigns.yml", "  since: 2021", "  since: 2021\n  until: 2022")
    assert facts(small_root)["demands"] == []


def test_its_month_is_that_of_the_newest_fact(small_root: Path, replace: Replace) -> None:
    """No clock: the same data give the same sheet on any day."""
    before = facts(small_root)["month"]
    replace("members.yml", "checked: 2022-05-01", "checked: 2033-08-01")
    assert before and "2033" not in before and facts(small_root)["month"] == "August 2033"


def test_the_work_that_made_a_figure_comes_first(small_print: Printed) -> None:
    words = "".join(words_of(small_print.files[SHEET]))
    assert packed("Source: ILO, quoted in Verslag 2020") in words


def test_it_leads_to_the_page_of_figures(small_print: Printed) -> None:
    with pikepdf.open(io.BytesIO(small_print.files[SHEET])) as pdf:
        targets = {target for target, _ in links_of(pdf)}
    (view, _) = small_print.views.values()
    assert view.url("figures", absolute=True) in targets
    assert small_print.order("en", SHEET).data["figures_page"]["code"]["width"] > 20


@pytest.mark.parametrize("length", [1, 40, 400])
def test_long_demands_leave_room_for_a_figure_or_go(small_print: Printed, press: Press, length: int) -> None:
    order = small_print.order("en", SHEET)
    figures = [order.data["figures"][0] | {"value": f"{n}999"} for n in range(10, 50)]
    demands = [{"text": "Write it into law, now. " * length, "lang": "en"}] * 3
    data = press.print(changed(order, figures=figures, demands=demands))[0]
    with pypdfium2.PdfDocument(data) as document:
        assert len(document) == 1 and overlaps(document[0]) + outside(document[0]) == []
        words = packed(document[0].get_textpage().get_text_range())
    assert "10999" in words
    assert words.count(packed(demands[0]["text"])) == (0 if length == 400 else 3)
