"""Who is counted where."""

from __future__ import annotations

from pathlib import Path

import lxml.html
from common import Renderers, Replace, faults

from campaign.kinds.member import MemberCalls
from campaign.rules import checked


def test_a_strategic_member_of_one_country_is_counted_there_and_keeps_its_id(
    small_root: Path, replace: Replace
) -> None:
    replace("members.yml", "  name: Delta Forum\n", "  name: Delta Forum\n  country: BI\n")
    content = checked(small_root)
    assert faults(content) == []
    membership = content.membership
    assert [member.id for member in membership.members_in("BI")] == ["bi-alpha", "bi-beta", "strategic-delta"]
    assert membership.strategic_members == []
    assert membership.count("members") == membership.count("national-members") == 5
    assert membership.count("members", "africa") == 3


def test_a_strategic_id_is_for_members_of_a_continental_network(small_root: Path, replace: Replace) -> None:
    replace("members.yml", "id: np-gamma", "id: strategic-gamma")
    assert "id-prefix" in [problem.code for problem in faults(checked(small_root))]


def test_a_slip_in_the_networks_changes_no_id_of_a_member(small_root: Path, replace: Replace) -> None:
    """While nobody can read them, nobody knows which are continental."""
    replace("members.yml", "  name: Delta Forum\n", "  name: Delta Forum\n  country: BI\n")
    replace("data/networks.yml", "- id: africa-net\n", "- id: africa-net\n  demand: Care: now\n")
    found = faults(checked(small_root))
    assert {problem.file for problem in found} == {"data/networks.yml"}, found


def test_a_page_says_who_compared_and_who_checked(small: Renderers, replace: Replace) -> None:
    def said() -> str:
        renderer = small()["en"]
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["members/bi-alpha"]))
        return " ".join(tree.xpath("string(//*[contains(@class, 'section--sources')]/p[1])").split())

    assert said() == "A person last checked this entry on 1 May 2022."
    replace("members.yml", "  checked: 2022-05-01", "  compared: 2022-05-01")
    assert said() == "Compared with public sources by a machine in May 2022; no person has checked it yet."
    replace("members.yml", "  compared: 2022-05-01\n", "")
    assert "have not checked it since" in said()


def test_a_page_about_which_nobody_knows_more_says_what_the_records_say_and_asks(
    small: Renderers, replace: Replace
) -> None:
    def read() -> tuple[str, str, str]:
        renderer = small()["en"]
        page = renderer.view.by_path["members/bi-beta"]
        tree = lxml.html.document_fromstring(renderer.document(page))
        words = (tree.xpath(f"string(//*[contains(@class, '{name}')])") for name in ("hero__kicker", "hero__lead"))
        kicker, told = (" ".join(found.split()) for found in words)
        assert ("Do you know this organisation?" in tree.text_content()) == ("2 members" in told)
        return kicker, told, page.description

    kicker, told, described = read()
    assert kicker == "Burundi"
    assert told == (
        "Youth organisation: the only organisation of this kind in SMALL. The network has 2 members in this country."
    )
    assert described.startswith("Bêta Jeunes: youth organisation, Burundi.")
    replace("data/vocabulary.yml", "kinds:\n", "kinds:\n  - {id: unknown, name: organisation of a kind not known}\n")
    replace("members.yml", "  kind: youth-organisation", "  kind: unknown")
    kicker, told, described = read()
    assert kicker == "Burundi"
    assert told == "One of the 2 members of SMALL in this country."
    assert described.startswith("Bêta Jeunes, Burundi.")
    replace("members.yml", "  kind: unknown", "  kind: unknown\n  summary: They meet by the lake.")
    kicker, told, described = read()
    assert told == "They meet by the lake."


def part_of(small: Renderers, member: str) -> str:
    renderer = small()["en"]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path[f"members/{member}"]))
    return " ".join(tree.xpath("string(//*[contains(@class, 'hero__part')][last()])").split())


def test_the_head_says_what_an_organisation_is_in_the_network(small: Renderers, replace: Replace) -> None:
    """Made from the records: none of them is said of another organisation."""
    assert part_of(small, "be-coord") == "Network: Europe Net. Named in our documents of 2020."
    assert part_of(small, "bi-alpha") == "Networks: Plateforme Burundi, Réseau Afrique."
    replace("data/networks.yml", "  parent: africa-net\n", "  parent: africa-net\n  member: bi-alpha\n")
    assert part_of(small, "bi-alpha") == "Network: Réseau Afrique. Its page as a network: Plateforme Burundi."


def test_what_an_organisation_does_in_the_network_is_made_from_the_records(small: Renderers, replace: Replace) -> None:
    def does(member: str) -> list[str]:
        renderer = small()["en"]
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path[f"members/{member}"]))
        rows = tree.xpath("//section[h2[.='What it does in the network']]//dl/div")
        return [" ".join(row.text_content().split()) for row in rows]

    assert does("be-coord") == ["It coordinatesSMALL worldwide", "It supportsRéseau Afrique"]
    assert does("bi-alpha") == []
    replace("data/people.yml", "  network: africa-net\n", "  network: africa-net\n  organisation: be-coord\n")
    assert does("be-coord")[1:] == ["It supportsRéseau Afrique Ana Example, since 2020"]
    replace("data/networks.yml", "  coordinator: be-coord\n", "")
    assert does("be-coord") == ["It coordinatesSMALL worldwide", "It speaks forRéseau Afrique Ana Example, since 2020"]
    replace("data/people.yml", "  from: 2020\n", "  from: 2020\n  until: 2021\n")
    assert does("be-coord") == ["It coordinatesSMALL worldwide"]


def test_of_whom_little_is_known_the_page_says_what_is_known_of_where_it_is(small: Renderers) -> None:
    renderer = small()["en"]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["members/bi-beta"]))
    said = ["How to reach it", "Our other members in the country", "What you can do now", "Sources"]
    assert [h.text_content().strip() for h in tree.xpath("//main//h2")] == said
    assert tree.xpath("//ul[@class='act-list']/li[1]//a[1]/@href") == ["/campaign/passport/bi/"]
    assert tree.find_class("pass-on__ways")


def test_news_of_its_country_that_do_not_name_an_organisation_are_called_so(small: Renderers, replace: Replace) -> None:
    def bands() -> dict[str, list[str]]:
        renderer = small()["en"]
        tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["members/np-gamma"]))
        news = tree.xpath("//section[.//*[@class='news-list']]")
        return {band.xpath("string(.//h2)").strip(): band.xpath(".//h3/a/@href") for band in news}

    union = ["/campaign/news/2021-03-union-wins/"]
    assert bands() == {}, "of whom little is told, the page only leads to its country"
    replace("members.yml", "  name: Gamma Union\n", "  name: Gamma Union\n  website: https://gamma.example/\n")
    assert bands() == {"Nepal": union}
    replace("data/news.yml", "  networks: [asia-net]\n", "  networks: [asia-net]\n  members: [np-gamma]\n")
    assert bands() == {}, "it is told as its own"
    replace("data/news.yml", "  countries: [NP]\n", "  countries: [NP, BI]\n")
    replace("data/news.yml", "  members: [np-gamma]\n", "")
    assert bands() == {"Nepal": union}


def test_members_of_a_whole_continent_stand_below_a_heading_of_their_own(small: Renderers) -> None:
    renderer = small()["en"]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["network/africa"]))
    (fold,) = tree.xpath("//details[.//a[contains(@href, 'strategic-delta')]]")
    assert fold.xpath("string(summary/h3)") == "Strategic members"
    assert not fold.xpath(".//a[contains(@href, 'bi-')]")
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["networks/africa-net"]))
    members = tree.get_element_by_id("members").getparent()
    assert not members.find_class("member-card"), "they are listed once"
    ways = [href.removeprefix("/campaign") for href in members.xpath(".//a/@href")]
    assert ways == ["/countries/bi/#members", "/network/africa/", "/network/africa/#strategic"]


def test_a_continental_network_of_several_shows_who_is_in_it_alone(small: Renderers, replace: Replace) -> None:
    """The page of the continent lists the strategic members of all."""
    replace("data/networks.yml", "  continent: asia\n", "  continent: africa\n")
    renderer = small()["en"]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["networks/africa-net"]))
    assert len(tree.xpath("//details[.//h3[@id='strategic']]//*[contains(@class, 'member-card__link')]")) == 1
    said = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["network/africa"]))
    names = said.xpath("//*[contains(@class, 'network-card__name')]/@href")
    assert [href.removeprefix("/campaign") for href in names] == ["/networks/africa-net/", "/networks/asia-net/"]


def test_who_is_known_to_be_in_a_national_network_stands_first_by_itself(small: Renderers, replace: Replace) -> None:
    renderer = small()["en"]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["networks/bi-net"]))
    lists = {h.text_content(): h.getnext() for h in tree.xpath("//section[@id='members']/h2")}
    assert list(lists) == ["In this network", "Our other members in the country"]
    assert ["bi-alpha" in str(lxml.html.tostring(one)) for one in lists.values()] == [True, False]
    assert ["bi-beta" in str(lxml.html.tostring(one)) for one in lists.values()] == [False, True]
    (ask,) = [a for a in tree.xpath("//*[@class='hero__actions']/a") if a.text_content().startswith("Ask a member")]
    assert "alpha" in ask.get("href")
    replace("members.yml", "  networks: [bi-net]\n", "")
    replace("members.yml", "  themes: [health, gender]\n", "")
    html = small()["en"].document(small()["en"].view.by_path["networks/bi-net"])
    assert "Ask a member" not in html, "somebody of another matter, of whom nobody says that it is in it"


def test_what_one_can_do_stands_before_the_neighbours(small_root: Path, small: Renderers) -> None:
    file = small_root / "members.yml"
    one = "\n- {{id: bi-{0}, name: {0}, country: BI, kind: youth-organisation, sources: [{{document: report-2020}}]}}\n"
    file.write_text(file.read_text("utf-8") + "".join(map(one.format, ("one", "two", "three"))), encoding="utf-8")
    renderer = small()["en"]
    tree = lxml.html.document_fromstring(renderer.document(renderer.view.by_path["members/bi-alpha"]))
    act, neighbours, *_ = tree.xpath("//section[.//h2[@id='act'] or .//*[contains(@class, 'member-list')]]")
    assert act.xpath(".//h2[@id='act']") and len(neighbours.xpath(".//*[contains(@class, 'member-list')]/li")) == 4


def test_what_several_networks_of_a_continent_count_is_said(small: Renderers, replace: Replace) -> None:
    """Their numbers are more than the continent has; who adds them up is told why."""
    said = "belongs to more than one of these networks"
    renderer = small()["en"]
    assert said not in renderer.document(renderer.view.by_path["network/africa"])
    second = "- id: second\n  level: continental\n  name: Second Net\n  continent: africa\n  countries: [CM]\n"
    replace(
        "data/networks.yml", "- id: asia-net\n", f"{second}  sources:\n    - document: report-2020\n\n- id: asia-net\n"
    )
    replace("members.yml", "  networks: [africa-net]\n", "  networks: [africa-net, second]\n")
    renderer = small()["en"]
    assert renderer.view.membership.in_several("africa") == 1
    assert f"1 organisation {said}" in renderer.document(renderer.view.by_path["network/africa"])


def test_a_theme_has_its_organisations_by_continent(small_root: Path) -> None:
    """The same as who goes through all members says, in each place."""
    membership = checked(small_root).membership
    for theme in {theme for member in membership.members for theme in member.themes}:
        own = [member for member in membership.members if theme in member.themes]
        assert membership.working_on(theme) == len(own)
        for continent in membership.continents:
            there = [member for member in own if continent in membership.continents_of(member)]
            assert membership.working_on(theme, continent) == len(there)


def test_one_turns_to_a_member_of_a_network_before_one_that_shares_its_themes(
    small: Renderers, replace: Replace
) -> None:
    def asked() -> str:
        view = small()["en"].view
        found = MemberCalls(view).asked_first(view.records["networks"]["bi-net"])
        return found.id if found else ""

    replace("members.yml", "  themes: [health, gender]\n", "")
    shares = "  kind: youth-organisation\n  themes: [health, gender]\n  website: https://beta.example/\n"
    replace("members.yml", "  kind: youth-organisation\n", shares)
    assert asked() == "bi-alpha"
    replace("members.yml", "  networks: [bi-net]\n", "")
    assert asked() == "bi-beta"
