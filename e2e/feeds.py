"""The calendars, the news feed and the table of strolls, read by programs that are not ours.

    python e2e/feeds.py BASE_URL

Every campaign's calendar, the calendars of some of its strolls and every Atom feed its pages name
are read with icalendar and feedparser, and held to what RFC 5545 and RFC 4287 ask for.
"""

import html.parser
import json
import sys
import urllib.parse
import urllib.request
import zoneinfo

import feedparser
import icalendar
import tables

STATUSES = {"CONFIRMED", "TENTATIVE", "CANCELLED"}
STROLLS_LOOKED_AT = 12


def fetch(base, path, accept="*/*"):
    request = urllib.request.Request(urllib.parse.urljoin(base, path), headers={"Accept": accept})
    with urllib.request.urlopen(request, timeout=20) as answer:
        return answer.headers.get_content_type(), answer.read()


def events_of(body):
    """The events of one calendar, after checking what concerns all of it."""
    assert b"\r\n" in body and b"\n" not in body.replace(b"\r\n", b""), "lines must end in CRLF"
    too_long = [line for line in body.split(b"\r\n") if len(line) > 75]
    assert not too_long, f"lines must be folded at 75 bytes: {too_long[0]!r}"
    calendar = icalendar.Calendar.from_ical(body)
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"], "no VERSION or PRODID"
    events = list(calendar.walk("VEVENT"))
    assert events, "no event"
    zones = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
    for event in events:
        check_event(event, zones)
    uids = [str(event["UID"]) for event in events]
    assert len(set(uids)) == len(uids), "two events with the same UID"
    return events


def check_event(event, zones):
    name = str(event.get("SUMMARY", ""))
    assert name, "an event without SUMMARY"
    assert str(event["UID"]), f"{name}: no UID"
    assert int(event["SEQUENCE"]) >= 0, f"{name}: no SEQUENCE"
    assert str(event["STATUS"]) in STATUSES, f"{name}: STATUS {event['STATUS']}"
    assert event["DTSTAMP"].dt.tzinfo is not None, f"{name}: DTSTAMP without UTC"
    start = event["DTSTART"]
    if "TZID" in start.params:
        zone = start.params["TZID"]
        assert zone in zones, f"{name}: no VTIMEZONE for {zone}"
        zoneinfo.ZoneInfo(zone)
    assert "DTEND" in event or "DURATION" in event, f"{name}: no end"
    if "DURATION" in event:
        assert "DTEND" not in event, f"{name}: both DTEND and DURATION (RFC 5545, 3.6.1)"
        assert event["DURATION"].dt.total_seconds() > 0, f"{name}: no length"
    if "DTEND" in event:
        assert event["DTEND"].dt > start.dt, f"{name}: ends before it starts"


class FeedLinks(html.parser.HTMLParser):
    """The Atom feeds a page names in its head."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "link" and values.get("type") == "application/atom+xml":
            self.found.append(values["href"])


def check_calendars(base):
    """Each campaign's calendar agrees with the API about its strolls, one by one and together."""
    campaigns = json.loads(fetch(base, "/api/v1/campaigns")[1])
    assert campaigns, "the demo has no campaign"
    for campaign in campaigns:
        slug = campaign["slug"]
        kind, body = fetch(base, f"/campaigns/{slug}/strolls.ics")
        assert kind == "text/calendar", f"{slug}: {kind}"
        together = {str(event["UID"]): event for event in events_of(body)}
        strolls = json.loads(fetch(base, f"/api/v1/campaigns/{slug}/strolls?limit=1000")[1])
        by_status = sorted(strolls, key=lambda stroll: stroll["status"] == "open")
        for stroll in by_status[:STROLLS_LOOKED_AT]:
            path = f"/campaigns/{slug}/strolls/{stroll['slug']}.ics"
            (event,) = events_of(fetch(base, path)[1])
            uid = str(event["UID"])
            assert uid in together, f"{path}: its UID is not in the campaign's calendar"
            same = {"STATUS", "SEQUENCE", "DTSTART"}
            for field in same:
                assert event[field] == together[uid][field], f"{path}: {field} differs"
            cancelled = str(event["STATUS"]) == "CANCELLED"
            assert cancelled == (stroll["status"] == "cancelled"), f"{path}: wrong STATUS"


def check_feeds(base):
    """Every feed is well formed, has what Atom requires, and its entries lead to pages."""
    pages = ["/"] + [
        f"/campaigns/{campaign['slug']}"
        for campaign in json.loads(fetch(base, "/api/v1/campaigns")[1])
    ]
    feeds = set()
    for page in pages:
        links = FeedLinks()
        links.feed(fetch(base, page, "text/html")[1].decode())
        feeds.update(urllib.parse.urljoin(base + page, href) for href in links.found)
    assert feeds, "no page names an Atom feed"
    for feed in sorted(feeds):
        kind, body = fetch(base, feed)
        assert kind == "application/atom+xml", f"{feed}: {kind}"
        read = feedparser.parse(body)
        assert not read.bozo, f"{feed}: {read.get('bozo_exception')}"
        assert read.version == "atom10", f"{feed}: {read.version}"
        assert read.feed.get("id") and read.feed.get("title"), f"{feed}: no id or title"
        assert read.feed.get("updated_parsed"), f"{feed}: no updated"
        ids = [entry.id for entry in read.entries]
        assert ids and len(set(ids)) == len(ids), f"{feed}: no entries, or ids that repeat"
        for entry in read.entries:
            assert entry.get("title") and entry.get("updated_parsed"), f"{feed}: {entry.id}"
            fetch(base, urllib.parse.urlparse(entry.link).path, "text/html")


def check_tables(base):
    """the strolls as a spreadsheet"""
    assert tables.check(base, "2027") > 100, "hardly any stroll"


def main(base):
    failed = 0
    checks = [check_calendars, check_feeds, check_tables]
    for check in checks:
        try:
            check(base)
            print(f"ok     {check.__doc__}")
        except Exception as error:  # Whatever goes wrong while reading is the answer.
            failed += 1
            print(f"FAILED {check.__doc__}\n    {type(error).__name__}: {error}")
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
