"""The next edition: open, in the same towns, and invented throughout.

Its dates are placeholders that `ounce demo` fills in, so that it is always the coming one.
"""
import calendars
import people as invent
import sheets
import tables
from draws import Draws, shares
from edition_2015 import partner_rows

CAMPAIGN = "{year}"
RAISED = 3_184_000  # cents received
PROMISED_MONEY = 211_500  # cents to be handed over at the strolls
SHIRT = 2_400
SHIRTS = 220
PROMISED_ML = sheets.millilitres(12_400)
RECEIVED_ML = sheets.millilitres(3_115)
WALKERS = 2_240
FULL = {"portland-or": 50, "ann-arbor-mi": 50, "austin-tx": 50, "bend-or": 30,
        "northampton-ma": 30, "victoria-bc": 30}
# Capacity 50, and how many have a place so far.
ROOM_LEFT = {"virginia-beach-va": 36, "rochester-ny": 41, "baltimore-md": 33, "madison-wi": 44,
             "asheville-nc": 29, "missoula-mt": 18, "halifax-ns": 22, "san-diego-ca": 47,
             "des-moines-ia": 31, "boise-id": 25, "yokosuka-kanagawa": 19, "santa-rosa-ca": 27,
             "tucson-az": 38, "burlington-vt": 16}
POSTPONED = "richmond-va"
CANCELLED = "fairbanks-ak"
GIFTS = [(1000, 18), (1500, 8), (2000, 14), (2500, 24), (3500, 8), (5000, 16), (7500, 4),
         (10000, 6), (25000, 2), (50000, 1)]
SHIRT_ORDERS = [(SHIRT, 66), (2 * SHIRT, 25), (3 * SHIRT, 9)]
PLEDGES = [(1000, 20), (2000, 34), (2500, 20), (4000, 10), (5000, 12), (10000, 4)]


def campaign_rows():
    head = {"record": "campaign", "slug": CAMPAIGN, "name": "Miracle Milk Stroll {year}",
            "day": "{day}", "currency": "USD", "languages": "en es fr ja",
            "goal_money": "50000.00", "goal_milk_oz": 20000, "fee_basis_points": 290,
            "fee_fixed": "0.30", "reconstruction": "no",
            "headline": "A mile for the smallest",
            "lead": "One Saturday in May, families in 150 towns walk together, so that milk reaches "
                    "the babies who need it most.",
            "picture": "bottle", "organiser": "The organizers of this demonstration, who are invented",
            "contact": "organizers@example.org"}
    return [head] + partner_rows()


def walkers(places):
    """How many people have a place in each town, by slug."""
    out = FULL | ROOM_LEFT | {CANCELLED: 0}
    towns = [place for place in places if place["slug"] not in out]
    weights = [invent.size(town, Draws(CAMPAIGN, "size", town["slug"])) for town in towns]
    rest = shares(WALKERS - sum(out.values()), weights, 2)
    return out | dict(zip((town["slug"] for town in towns), rest))


def capacity(slug, people):
    if slug in FULL:
        return FULL[slug]
    if slug in ROOM_LEFT:
        return 50
    offered = [("", 46), (60, 20), (80, 16), (100, 12), (150, 6)]
    fits = [(room, weight) for room, weight in offered if room == "" or room >= people + 12]
    return Draws(CAMPAIGN, "capacity", slug).weighted(fits)


def stroll_rows(places, people):
    rows = []
    for place in places:
        draws = Draws("start", place["slug"])
        slug, clock = place["slug"], calendars.start_time(draws)
        row = {"campaign": CAMPAIGN, "slug": slug, "name": f"{place['town']} Milk Stroll",
               "group": place["group_slug"] if place["part"] == "runs" else "",
               "starts": f"{{day}}T{clock}", "meeting_point": invent.meeting_point(place),
               "host": invent.host(place), "bring": invent.bring(place),
               "capacity": capacity(slug, people[slug]), "status": "open",
               "status_at": f"{{now-{1010 + draws.below(300)}h}}", **invent.walk(place, clock)}
        for key in ("town", "region", "country", "lat", "lon", "time_zone"):
            row[key] = place[key]
        if slug == POSTPONED:
            row |= {"starts": f"{{day+28}}T{clock}", "first_starts": f"{{day}}T{clock}",
                    "status": "postponed", "status_at": "{now-52h}",
                    "status_why": "The park is closed for repairs on the first date."}
        if slug == CANCELLED:
            row |= {"status": "cancelled", "status_at": "{now-130h}",
                    "status_why": "Nobody could host this year; Anchorage has the nearest stroll."}
        rows.append(row)
    return rows


def full_stroll(edition, place, draws):
    """A town with no room left: its places went early, and the parties that came after wait."""
    rows = []
    for party in invent.parties(FULL[place["slug"]], draws):
        at = -200 + edition.calendar.sign_up(place, draws) * 8 // 10
        rows.append(sheets.sign_up(edition, place, party, "confirmed", at, draws))
    hours = draws.shuffled(range(2, 190))[:2 + draws.below(4)]
    for at in hours:
        party = draws.among([(1, 0), (1, 1), (2, 1), (2, 2)])
        rows.append(sheets.sign_up(edition, place, party, "waiting", -at, draws))
    return rows


def registrations(edition, places, people):
    rows = []
    for place in places:
        draws = edition.draws("parties", place["slug"])
        if place["slug"] in FULL:
            rows += full_stroll(edition, place, draws)
            continue
        for party in invent.parties(people[place["slug"]], draws):
            at = edition.calendar.sign_up(place, draws)
            rows.append(sheets.sign_up(edition, place, party, "confirmed", at, draws))
        if people[place["slug"]] and draws.chance(10):
            at = edition.calendar.sign_up(place, draws)
            rows.append(sheets.sign_up(edition, place, (1, 1), "cancelled", at, draws))
    return sheets.number(rows, f"r{edition.mark}", "registered_at", edition.calendar)


def pledge_rows(edition, joined):
    """Money promised for the day: cash or a cheque, handed to the host."""
    draws = edition.draws("pledges")
    rows = []
    for amount in sheets.amounts(PROMISED_MONEY, PLEDGES, draws):
        giver = draws.among(joined)
        rows.append(sheets.gift(edition, "gift", "at-stroll", amount, "promised", {
            "stroll": giver["stroll"], "name": giver["name"], "email": giver["email"],
            "hidden": "yes" if draws.chance(20) else "no", "language": giver["language"],
            "at": edition.calendar.soon_after(giver["at"], draws)}))
    return rows


def gifts(edition, places, joined):
    given = RAISED - SHIRTS * SHIRT
    rows = pledge_rows(edition, joined)
    rows += sheets.gifts_online(edition, given, "gift", GIFTS, joined, places, "demo-card")
    rows += sheets.gifts_online(edition, SHIRTS * SHIRT, "shirt", SHIRT_ORDERS, joined, places,
                                "demo-card")
    return sheets.number(rows, f"g{edition.mark}", "given_at", edition.calendar)


def milk(edition, joined):
    promised = sheets.number(sheets.promises(edition, PROMISED_ML, joined), f"p{edition.mark}",
                             "at_text", edition.calendar)
    # Nobody's milk has been screened, sent and counted in less than two weeks.
    early = [row for row in promised if row["at"] <= -17 * 24]
    received = sheets.number(sheets.receipts(edition, RECEIVED_ML, early, 3), f"m{edition.mark}",
                             "at_text", edition.calendar)
    return [row | {"at": row["at_text"]} for row in promised + received]


def make(places, banks):
    people = walkers(places)
    known = [bank for bank in banks if bank["status"] == "active"]
    edition = sheets.Edition(CAMPAIGN, "n", calendars.Ago(), invent.People(CAMPAIGN), 18, known)
    signed_up = registrations(edition, places, people)
    joined = [row for row in signed_up if row["standing"] == "confirmed"]
    open_places = [place for place in places if place["slug"] != CANCELLED]
    for table, rows in (("campaign", campaign_rows()), ("groups", sheets.groups(edition, places)),
                        ("strolls", stroll_rows(places, people)), ("registrations", signed_up),
                        ("gifts", gifts(edition, open_places, joined)),
                        ("milk", milk(edition, joined))):
        tables.write("next", table, sheets.written(rows, table))
