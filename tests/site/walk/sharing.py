"""What readers pass on: mail links and texts that say what the page says."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from built import BuiltSite, PageFile

from walk.promise import promise


def words_in(page: PageFile, id: str) -> str:
    """What a reader sees in the element with an id: paragraphs with an empty line between them."""
    element = page.tree.get_element_by_id(id)
    paragraphs = element.findall(".//p")
    if paragraphs:
        return "\n\n".join(p.text_content().strip() for p in paragraphs)
    return str(element.text_content().strip())


def mail(link: str) -> dict[str, str]:
    """The fields of a mailto link, decoded as a mail program does (RFC 6068); ``to`` is empty: the reader names whom she writes to."""
    address, _, fields = link.removeprefix("mailto:").partition("?")
    decoded = {
        name: unquote(value, errors="strict") for name, _, value in (f.partition("=") for f in fields.split("&"))
    }
    return decoded | ({"to": address} if address else {})


@promise
def mail_links(site: BuiltSite) -> Iterator[str]:
    """Mail links of a campaign hold each letter with its subject, and the title with the address of its page."""
    for campaign in site.records("data/campaigns.yml"):
        for page in (site.page(language, f"campaigns/{campaign['id']}") for language in site.languages):
            title = page.found("//h1")[0].text_content().strip()
            wanted = {f"{title}\r\n{site.absolute(page.language, page.path)}": title}
            for letter in page.found("//*[starts-with(@id, 'letter-text')][contains(@id, '-whole')]"):
                subject = letter.find_class("letter__head")[0].findall(".//strong")[1].text_content()
                wanted[words_in(page, letter.get("id").removesuffix("-whole")).replace("\n", "\r\n")] = subject
            found = sorted(sorted(mail(a).items()) for a in page.found("//main//a/@href[starts-with(., 'mailto:?')]"))
            expected = sorted([("body", body), ("subject", subject)] for body, subject in wanted.items())
            if found != expected:
                yield f"{page.file}: {found}, should be {expected}"
            own = site.absolute(page.language, page.path)
            for id in ("share-short", "share-long"):
                if words_in(page, id).split("\n")[-1] != own:
                    yield f"{page.file}: #{id} does not end with {own}"
