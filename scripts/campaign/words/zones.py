"""What readers of a language call a time zone: Central European Summer Time, heure du Népal, UTC."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global
from babel.dates import NO_INHERITANCE_MARKER, get_timezone, get_timezone_gmt, get_timezone_location

NOWHERE = "ZZ"  # the country, in Unicode's data, of a zone that belongs to none


def zone_name(locale: Locale, zone: str, moment: dt.datetime) -> str:
    """The name of a zone such as ``Europe/Brussels`` at a moment of its clocks.

    Babel's own function looks for some zones (Asia/Kathmandu, Asia/Kolkata) under the one name that Unicode's data do not
    use, and takes UTC for a region that nobody knows.
    """
    names = _names(zone)
    if any(_countries().get(name) == NOWHERE for name in names):
        return _of_no_country(locale, zone, moment)
    metazone = next((found for name in names if (found := get_global("meta_zones").get(name))), None)
    said = dict(locale.meta_zones.get(metazone, {}).get("long", {}))
    for name in names:
        said |= dict(locale.time_zones.get(name, {}).get("long", {}))  # what a zone says itself: British Summer Time
    wanted = ("daylight",) if _in_summer(zone, moment) else ("generic", "standard")
    found = (said[form] for form in wanted if said.get(form, NO_INHERITANCE_MARKER) != NO_INHERITANCE_MARKER)
    return next(found, None) or get_timezone_location(get_timezone(zone), locale=locale)


def _names(zone: str) -> list[str]:
    """All names of a zone, the one that it was given first."""
    aliases = get_global("zone_aliases")
    today = aliases.get(zone, zone)
    return list(dict.fromkeys([zone, today, *sorted(old for old, new in aliases.items() if new == today)]))


def _countries() -> dict[str, str]:
    found: dict[str, str] = get_global("zone_territories")  # type: ignore[assignment]
    return found


def _of_no_country(locale: Locale, zone: str, moment: dt.datetime) -> str:
    there = moment.replace(tzinfo=ZoneInfo(zone))
    short = there.tzname() or ""
    return short if short.isalpha() else get_timezone_gmt(there, locale=locale)


def _in_summer(zone: str, moment: dt.datetime) -> bool:
    """Whether clocks are ahead of what they show at another time of that year. A zone may call its winter the exception."""
    offsets = [moment.replace(month=month, day=1, tzinfo=ZoneInfo(zone)).utcoffset() for month in (1, 7)]
    now = moment.replace(tzinfo=ZoneInfo(zone)).utcoffset()
    return any(now > offset for offset in offsets if now is not None and offset is not None)
