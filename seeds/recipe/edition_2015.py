"""The edition of 2015: the published figures, and rows made up to add up to them.

What is on record and what is not is told in ../2015/README.md.
"""
import calendars
import people as invent
import sheets
import tables
from draws import Draws, shares

CAMPAIGN = "2015"
DAY = "2015-05-02"
PARTICIPANTS_OF_GROUPS = 1_114  # in the strolls that LLL groups ran; published
OTHER_PARTICIPANTS = 2_186  # in all the others; nobody counted them in public
RAISED = 5_021_300  # cents; published as a little over $50,000
SHIRT = 2_000  # cents; the price is not on record
SHIRTS = 1_130
PROMISED_ML = sheets.millilitres(5_200)  # no figure is on record for either
RECEIVED_ML = sheets.millilitres(3_200)
PARTNERS = [("best-for-babes", "Best for Babes Foundation", "https://bestforbabes.org/", 3334),
            ("lll-usa", "La Leche League USA", "https://lllusa.org/", 3333),
            ("nec-society", "NEC Society", "https://necsociety.org/", 3333)]
# Banks that were at work by the spring of 2015, as far as is known; newer ones are left out.
BANKS = """mothers-milk-bank-san-jose mothers-milk-bank-rocky-mountain-childrens-health-foundation
the-milk-bank mothers-milk-bank-of-iowa mothers-milk-bank-northeast wakemed-mothers-milk-bank
ohiohealth-mothers-milk-bank oklahoma-mothers-milk-bank northwest-mothers-milk-bank
mothers-milk-bank-at-austin mothers-milk-bank-of-north-texas
the-kings-daughters-milk-bank-at-chkd bc-womens-provincial-milk-bank
northernstar-mothers-milk-bank rogers-hixon-ontario-human-milk-bank""".split()
GIFTS = [(1000, 30), (1500, 10), (2000, 16), (2500, 22), (3000, 5), (3500, 3), (5000, 9),
         (7500, 2), (10000, 3), (25000, 1)]
LOOKING_BACK = "https://lllusa.org/looking-back-at-the-second-annual-miracle-milk-stroll-2/"
PUBLISHED = [
    ("places", "150 places", LOOKING_BACK),
    ("places-before", "67 to 70 places",
     "http://www.peggyomara.com/2014/04/24/stroll-for-breastfeeding/"),
    ("run-by-groups", "29 cities", LOOKING_BACK),
    ("walkers-of-groups", "1,114 participants", LOOKING_BACK),
    ("groups", "50 groups", LOOKING_BACK),
    ("raised", "a little over $50,000", LOOKING_BACK),
]
SHIRT_ORDERS = [(SHIRT, 70), (2 * SHIRT, 22), (3 * SHIRT, 8)]


def campaign_rows():
    head = {"record": "campaign", "slug": CAMPAIGN, "name": "Miracle Milk Stroll 2015", "day": DAY,
            "currency": "USD", "languages": "en es fr ja", "fee_basis_points": 0,
            "fee_fixed": "0.00", "previous_places": 70, "reconstruction": "yes"}
    return [head] + partner_rows() + published_rows()


def published_rows():
    """What README.md lists as published, in the words of the sources."""
    return [{"record": "published", "slug": figure, "name": stated, "url": source}
            for figure, stated, source in PUBLISHED]


def partner_rows():
    return [{"record": "partner", "slug": slug, "name": name, "url": url, "donate_url": url,
             "share_basis_points": share} for slug, name, url, share in PARTNERS]


def stroll_rows(places):
    rows = []
    for place in places:
        clock = calendars.start_time(Draws("start", place["slug"]))
        row = {"campaign": CAMPAIGN, "slug": place["slug"], "name": f"{place['town']} Milk Stroll",
               "group": place["group_slug"] if place["part"] == "runs" else "",
               "starts": f"{DAY}T{clock}", "meeting_point": invent.meeting_point(place),
               "host": invent.host(place), "bring": invent.bring(place), "status": "held",
               "status_at": "2015-05-03T18:00:00Z", **invent.walk(place, clock)}
        for key in ("town", "region", "country", "lat", "lon", "time_zone"):
            row[key] = place[key]
        if place["slug"] == "baltimore-md":
            row |= {"starts": "2015-05-30T10:00", "first_starts": f"{DAY}T10:00",
                    "status_at": "2015-05-30T18:00:00Z",
                    "status_why": "Moved from 2 May because of unrest in the city."}
        rows.append(row)
    return rows


def attendance(places):
    """How many people took part in each town, by slug."""
    out = {}
    for part, total, least in (("runs", PARTICIPANTS_OF_GROUPS, 9), ("", OTHER_PARTICIPANTS, 5)):
        towns = [place for place in places if (place["part"] == "runs") == bool(part)]
        weights = [invent.size(town, Draws(CAMPAIGN, "size", town["slug"])) for town in towns]
        out |= zip((town["slug"] for town in towns), shares(total, weights, least))
    return out


def registrations(edition, places):
    rows, took_part = [], attendance(places)
    for place in places:
        draws = edition.draws("parties", place["slug"])
        for party in invent.parties(took_part[place["slug"]], draws):
            at = edition.calendar.sign_up(place, draws)
            rows.append(sheets.sign_up(edition, place, party, "confirmed", at, draws))
        if draws.chance(22):
            at = edition.calendar.sign_up(place, draws)
            rows.append(sheets.sign_up(edition, place, (1, 1), "cancelled", at, draws))
    return sheets.number(rows, f"r{edition.mark}", "registered_at", edition.calendar)


def cash_rows(edition, places):
    """Cash that hosts took on the day: one sum a town, in two towns of three."""
    rows = []
    for place in places:
        draws = edition.draws("cash", place["slug"])
        if draws.chance(64):
            amount = 100 * (12 + draws.below(60) + (draws.below(90) if draws.chance(30) else 0))
            rows.append(sheets.gift(edition, "gift", "at-stroll", amount, "received", {
                "stroll": place["slug"], "name": "Cash given on the day", "hidden": "no",
                "language": "en", "at": edition.calendar.on_the_day(place, draws)}))
    return rows


def gifts(edition, places, joined):
    rows = cash_rows(edition, places)
    cash = sum(round(float(row["amount"]) * 100) for row in rows)
    online = RAISED - SHIRTS * SHIRT - cash
    rows += sheets.gifts_online(edition, online, "gift", GIFTS, joined, places, "imported")
    rows += sheets.gifts_online(edition, SHIRTS * SHIRT, "shirt", SHIRT_ORDERS, joined, places,
                                "imported")
    return sheets.number(rows, f"g{edition.mark}", "given_at", edition.calendar)


def milk(edition, joined):
    promised = sheets.number(sheets.promises(edition, PROMISED_ML, joined), f"p{edition.mark}",
                             "at_text", edition.calendar)
    received = sheets.number(sheets.receipts(edition, RECEIVED_ML, promised, 6),
                             f"m{edition.mark}", "at_text", edition.calendar)
    return [row | {"at": row["at_text"]} for row in promised + received]


def make(places, banks):
    strolls = stroll_rows(places)
    starts = {row["slug"]: row["starts"] for row in strolls}
    calendar = calendars.Published(starts, {"baltimore-md": 28})
    known = [bank for bank in banks if bank["slug"] in BANKS and bank["status"] == "active"]
    edition = sheets.Edition(CAMPAIGN, "15", calendar, invent.People(CAMPAIGN), 4, known)
    signed_up = registrations(edition, places)
    joined = [row for row in signed_up if row["standing"] == "confirmed"]
    for table, rows in (("campaign", campaign_rows()), ("groups", sheets.groups(edition, places)),
                        ("strolls", strolls), ("registrations", signed_up),
                        ("gifts", gifts(edition, places, joined)), ("milk", milk(edition, joined))):
        tables.write(CAMPAIGN, table, sheets.written(rows, table))
