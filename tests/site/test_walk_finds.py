"""The walk finds what is wrong: each promise is broken once in the small site, and must say so."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from built import BuiltSite
from networks import SMALL, group_of
from walk import PROMISES
from walk.hosts import MOST_OF_A_PICTURE, called

pytestmark = group_of(SMALL)


@dataclass(frozen=True)
class Damage:
    """``old``, a regular expression, becomes ``new`` once in a file of the site; no ``old``: the file is ``new``."""

    promise: str
    file: str
    old: str
    new: str


HOME, FRENCH, MEMBER, MEMBERS = "index.html", "fr/index.html", "members/bi-alpha/index.html", "members/index.html"
CAMPAIGN, FIGURES, NEWS, EVENTS = (
    "campaigns/floor/index.html",
    "figures/index.html",
    "news/index.html",
    "events/index.html",
)
DAMAGES = [
    Damage("title", MEMBER, r"<title>[^<]*", "<title>"),
    Damage("title", MEMBER, r"<title>[^<]*", "<title>" + "long " * 30),
    Damage("description", MEMBER, r'(name="description" content=")[^"]*', r"\1"),
    Damage("canonical", MEMBER, r'(rel="canonical" href="https://[^/]*)', r"\1/elsewhere"),
    Damage("canonical", "404.html", r'content="noindex"', 'content="all"'),
    Damage("no_hreflang", HOME, r"</head>", '<link rel="alternate" hreflang="fr" href="/campaign/fr/"></head>'),
    Damage("feed_link", FRENCH, r'href="/campaign/fr/feed.xml"', 'href="/campaign/feed.xml"'),
    Damage("manifest", FRENCH, r'href="/campaign/fr/manifest', 'href="/campaign/manifest'),
    Damage("manifest", "manifest.webmanifest", r'"start_url": "', '"start_url": "/x'),
    Damage("content_security_policy", HOME, r"script-src 'self'", "script-src *"),
    Damage("share_tags", MEMBER, r'(property="og:url" content=")', r"\1x"),
    Damage("share_tags", MEMBER, r'(property="og:title" content=")', r"\1x"),
    Damage("share_tags", MEMBER, r'(property="og:type" content="\w+")', r'\1><meta property="og:image" content="x"'),
    Damage("one_first_heading", MEMBER, r"</main>", "<h1>Again</h1></main>"),
    Damage("heading_levels", MEMBER, r"</main>", "<h2>One</h2><h4>Two</h4></main>"),
    Damage("language_of_the_folder", FRENCH, r'<html lang="fr"', '<html lang="en"'),
    Damage("language_of_the_folder", HOME, r'<html lang="en"', '<html lang="en" dir="rtl"'),
    Damage("language_of_the_folder", HOME, r"</main>", '<p lang="english">x</p></main>'),
    Damage("ids", HOME, r"</main>", '<p id="content">x</p></main>'),
    Damage("ids", HOME, r"</main>", '<label for="nobody">x</label></main>'),
    Damage("pictures_and_links_have_words", HOME, r"</main>", '<img src="x.png"></main>'),
    Damage("pictures_and_links_have_words", HOME, r"</main>", "<svg></svg></main>"),
    Damage("pictures_and_links_have_words", HOME, r"</main>", '<a href="/campaign/"></a></main>'),
    Damage("no_leftovers", HOME, r"</main>", "<p>None</p></main>"),
    Damage("no_leftovers", HOME, r"</main>", "<p>Of {country}</p></main>"),
    Damage("no_leftovers", HOME, r"</main>", "<p>&lt;b>x</p></main>"),
    Damage("nothing_inline", HOME, r"</main>", '<p style="x">x</p></main>'),
    Damage("nothing_inline", HOME, r"</main>", "<script>x()</script></main>"),
    Damage("nothing_inline", HOME, r"</main>", '<p onclick="x">x</p></main>'),
    Damage("internal_links", HOME, r"</main>", '<a href="/campaign/nowhere/">x</a></main>'),
    Damage("internal_links", HOME, r"</main>", '<a href="/campaign/members">x</a></main>'),
    Damage("internal_links", HOME, r"</main>", '<a href="/members/">x</a></main>'),
    Damage("internal_links", HOME, r"</main>", '<a href="#nowhere">x</a></main>'),
    Damage("outgoing_links", HOME, r"</main>", '<a href="http://a.example/">x</a></main>'),
    Damage("outgoing_links", HOME, r"</main>", '<a target="_blank" href="https://a.example/">x</a></main>'),
    Damage("no_link_to_what_this_site_replaces", HOME, r"</main>", '<a href="https://small.example/old/">x</a></main>'),
    Damage("every_page_can_be_reached", "lonely/index.html", "", '<body class="page"><h1>x</h1>'),
    Damage("as_many_pages_in_each_language", "fr/seule/index.html", "", '<body class="page"><h1>x</h1>'),
    Damage("language_switcher", MEMBER, r'(hreflang="fr"[^>]*>)Français', r"\1French"),
    Damage("language_switcher", MEMBER, r'href="/campaign/fr/members/bi-alpha/"', 'href="/campaign/fr/"'),
    Damage("menu", MEMBERS, r'(href="/campaign/members/") aria-current="page"', r'\1 aria-current="true"'),
    Damage("menu", MEMBER, r'(href="/campaign/members/") aria-current="true"', r"\1"),
    Damage("everything_loaded_stays_on_the_host", HOME, r"</main>", '<img alt="" src="https://a.example/x.png"></main>'),
    Damage("everything_loaded_stays_on_the_host", "assets/css/site.css", r"\Z", 'a { background: url("//a.example/x") }'),
    Damage("what_is_kept_for_long_is_called_with_a_mark", HOME, r"(site\.css)\?v=\w+", r"\1"),
    Damage("what_is_kept_for_long_is_called_with_a_mark", "assets/css/site.css", r"(woff2)\?v=\w+", r"\1"),
    Damage("old_addresses", "fr/old/about/index.html", r"url=/campaign/fr/", "url=/campaign/"),
    Damage("old_addresses", "old/about/index.html", r"url=/campaign/about/", "url=/campaign/nowhere/"),
    Damage("nothing_of_the_making", "search.js.map", "", "{}"),
    Damage("nothing_of_the_making", HOME, r"</main>", "<p>Made with Material</p></main>"),
    Damage("nothing_of_the_making", "llms.txt", r"\Z", "http://127.0.0.1:8000/"),
    Damage("nothing_of_the_making", "components/index.html", "", "<h1>x</h1>"),
    Damage("every_page_is_light", MEMBER, r"</main>", "".join(f"<p>{n * 7919 % 99991:x}" for n in range(60_000)) + "</main>"),
    Damage("what_is_loaded_is_found", MEMBER, r'<link rel="stylesheet"[^>]*>', ""),
    Damage("no_words_of_the_default_language", FRENCH, r"</main>", "<p>Find organisations near you</p></main>"),
    Damage("texts_are_in_the_language_they_claim", FRENCH, r"</main>", f"<p class='prose'>{'the word and ' * 30}</p></main>"),
    Damage("a_missing_text_is_told", FRENCH, r'<main id="content"', '<main id="content" class="untranslated"'),
    Damage("countries_have_their_names", "countries/bi/index.html", r"<h1>Burundi", "<h1>Urundi"),
    Damage("sitemap_has_every_page", "sitemap.xml", r"members/bi-alpha/", "members/nobody/"),
    Damage("sitemap_names_translations", "sitemap.xml", r'hreflang="fr"', 'hreflang="nl"'),
    Damage("robots", "robots.txt", r"Allow: /", "Disallow: /"),
    Damage("search_index", "search.json", r'"t":"', '"t":"X'),
    Damage("search_index", "fr/search.json", r"/campaign/fr/members/bi-alpha/", "/campaign/members/bi-alpha/"),
    Damage("guide_for_language_models", "llms.txt", r"\Z", "\n[x](https://small.example/campaign/nowhere/)"),
    Damage("guide_for_language_models", "llms.txt", r"\Z", "\n[x](https://small.example/campaign/fr/members/)"),
    Damage("error_pages", "404.html", r'href="/campaign/fr/members/"', 'href="/campaign/members/"'),
    Damage("feed", "feed.xml", r"<title>A union wins", "<title>A union loses"),
    Damage("calendar", "events.ics", r"(SUMMARY[^:]*:)", r"\1X"),
    Damage("lists_are_whole", "data/members.json", r'"id": "bi-alpha"', '"id": "bi-omega"'),
    Damage("lists_are_whole", "fr/data/members.json", r"/fr/members/bi-alpha/", "/members/bi-alpha/"),
    Damage("lists_name_countries", "fr/data/members.json", r'"country_name": "N', '"country_name": "M'),
    Damage("tables_can_be_opened", "data/members.csv", r"\A\ufeff", ""),
    Damage("tables_can_be_opened", "data/members.csv", r"\Z", "=1+1\r\n"),
    Damage("table_and_list_agree", "data/members.csv", r"Alpha Mutuelle", "Alpha Mutual"),
    Damage("languages_differ_in_words_only", "fr/data/members.json", r'"kind": "ngo"', '"kind": "ong"'),
    Damage("one_block_a_page", HOME, r"</head>", '<script type="application/ld+json">{}</script></head>'),
    Damage("said_is_shown", MEMBER, r'"@type": ?"ProfilePage"', '"@type": "WebPage"'),
    Damage("said_is_shown", MEMBER, r'"inLanguage": ?"en"', '"inLanguage": "fr"'),
    Damage("breadcrumb", MEMBER, r'"position": ?2', '"position": 3'),
    Damage("addresses_and_dates", MEMBER, r'"sameAs": ?"https:', '"sameAs": "http:'),
    Damage("members_as_their_records_say", MEMBER, r'"addressCountry": ?"BI"', '"addressCountry": "BE"'),
    Damage("totals", HOME, r"<dd>5</dd>", "<dd>166</dd>"),
    Damage("directory", MEMBERS, r'data-item="bi-alpha"', 'data-item="bi-beta"'),
    Damage("campaigns", "campaigns/index.html", r'class="campaign-list"', ""),
    Damage("demands", CAMPAIGN, r'(demands__list">\s*)<li>.*?</li>', r"\1"),
    Damage("news", NEWS, r'<h2 id="y2020"', '<h2 id="y2022"'),
    Damage("newsletter", "newsletter/index.html", r'href="/campaign/newsletter/2020-h2/"', 'href="/campaign/"'),
    Damage("events", EVENTS, r'<time datetime="', '<time datetime="1'),
    Damage("documents", "resources/index.html", r'data-item="guide-2021"', 'data-item="guide"'),
    Damage("knowledge", "knowledge/index.html", r'class="resource-card', 'class="x'),
    Damage("figures", FIGURES, r"(data-item[^\n]*?<strong>\D*)71", r"\g<1>17"),
    Damage("charts", FIGURES, r'(chart__bar"[^>]* width=")[\d.]+', r"\g<1>5"),
    Damage("charts", "data/charts/shares.csv", r"71", "17"),
    Damage("charts_of_themes", "themes/gender/index.html", r"</main>", '<p class="chart" id="chart-shares"></p></main>'),
    Damage("maps", HOME, r"(world-map__country[^>]*aria-label=\")[^\"]*", r"\1Burundi"),
    Damage("scripts_where_they_have_work", HOME, r"</head>", '<script src="/campaign/assets/js/filter.js"></script></head>'),
    Damage("scripts_where_they_have_work", MEMBERS, r"<script type=.module.[^>]*></script>", ""),
    Damage("mail_links", CAMPAIGN, r"subject=", "subject=X"),
]  # fmt: skip


def damaged(site: BuiltSite, damage: Damage) -> BuiltSite:
    """The small site with one file that is wrong."""
    text = damage.new
    if damage.old:
        text, times = re.subn(damage.old, damage.new, site.text(damage.file), count=1, flags=re.DOTALL)
        assert times, f"{damage.file} holds no {damage.old}"
    return BuiltSite(site.folder, site.sources, site.address, {damage.file: text.encode()})


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: f"{damage.promise}-{damage.file}")
def test_broken_promise_is_told(small_site: BuiltSite, damage: Damage) -> None:
    found = list(PROMISES[damage.promise](damaged(small_site, damage)))
    assert found, f"{damage.promise} does not find {damage}"


UNTRANSLATED = {"titles_of_untranslated_pages_are_marked"}  # test_languages.py breaks it


def test_every_promise_is_broken_once() -> None:
    assert {damage.promise for damage in DAMAGES} == PROMISES.keys() - UNTRANSLATED


def test_calls_of_styles_and_scripts() -> None:
    """Fonts, pictures and modules are found; data addresses, comments and later imports are not."""
    css = b"@import 'b.css'; /* url(no.png) */ a { background: url(\"c.png\") } b { src: url(data:x) }"
    js = b'import a from "./a.js";\nexport { b } from "./b.js";\nimport "./c.js";\nconst d = () => import("./d.js");'
    assert called("a.css", css) == ("b.css", "c.png")
    assert called("a.js", js) == ("./a.js", "./b.js", "./c.js")


@pytest.mark.parametrize(
    ("heavy", "loading", "found"),
    [
        ("x-480.avif", "eager", True),
        ("x-160.avif", "eager", False),
        ("x.jpg", "eager", False),
        ("x-480.avif", "lazy", False),
    ],
)
def test_only_the_picture_that_a_phone_fetches_is_weighed(
    small_site: BuiltSite, heavy: str, loading: str, found: bool
) -> None:
    """Not the versions for other screens, nor those for browsers that are old, nor what stands further below."""
    folder = "assets/pictures"
    offers = f"/campaign/{folder}/x-160.avif 160w, /campaign/{folder}/x-480.avif 480w"
    picture = f'''<picture><source type="image/avif" srcset="{offers}" sizes="92vw"><img src="/campaign/{folder}/x.jpg"
 loading="{loading}" alt=""></picture></main>'''
    files = {f"{folder}/{name}": b"x" * 100 for name in ("x-160.avif", "x-480.avif", "x.jpg")}
    changed = {MEMBER: small_site.text(MEMBER).replace("</main>", picture).encode(), **files}
    changed[f"{folder}/{heavy}"] = b"x" * (MOST_OF_A_PICTURE + 1)
    site = BuiltSite(small_site.folder, small_site.sources, small_site.address, changed)
    said = list(PROMISES["every_page_is_light"](site))
    assert len(said) == found and all("of pictures" in one for one in said), said
    gone = BuiltSite(small_site.folder, small_site.sources, small_site.address, {MEMBER: changed[MEMBER]})
    assert len(list(PROMISES["everything_loaded_stays_on_the_host"](gone))) == 3, "each version is looked for"
