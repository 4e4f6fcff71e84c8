"""Fills the sheets both editions have: groups, registrations, gifts and milk.

An edition is described by its campaign, a letter for its references, its calendar and its people.
Figures that are given come out exactly: the last row of a sheet takes what is left.
"""
import dataclasses
import math

import people as invent
import tables
import words
from draws import Draws

ML_PER_OUNCE_E10 = 295_735_295_625


@dataclasses.dataclass
class Edition:
    campaign: str
    mark: str
    calendar: object
    people: invent.People
    spanish: int
    banks: list

    def draws(self, *name):
        return Draws(self.campaign, *name)


def groups(edition, places):
    return [{"campaign": edition.campaign, "slug": place["group_slug"],
             "name": place["group_name"], "partner": "lll-usa", "town": place["town"],
             "region": place["region"], "country": place["country"]}
            for place in places if place["part"]]


def sign_up(edition, place, party, standing, at, draws):
    """One registration, with its moment beside it for sorting."""
    language = invent.language(place, draws, edition.spanish)
    name, email = edition.people.invent(language)
    adults, children = party
    return {"campaign": edition.campaign, "stroll": place["slug"], "name": name, "email": email,
            "adults": adults, "children": children, "standing": standing, "language": language,
            "waiver_version": 1, "signed_name": name, "at": at, "place": place}


def number(rows, prefix, moment, calendar):
    """Puts rows in the order of time and gives each its reference and its time in words."""
    rows.sort(key=lambda row: row["at"])
    digits = len(str(len(rows)))
    for i, row in enumerate(rows, 1):
        row["reference"] = f"{prefix}-{i:0{digits}d}"
        row[moment] = calendar.text(row["at"])
    return rows


def written(rows, table):
    columns = tables.COLUMNS[table].split(",")
    return [{key: row[key] for key in columns if key in row} for row in rows]


def amounts(total, pairs, draws):
    """Cents that add up to the total; the last amount is what is left, at least five."""
    out = []
    while total > 0:
        amount = draws.weighted(pairs)
        if total - amount < 500:
            amount = total
        out.append(amount)
        total -= amount
    return out


def gifts_online(edition, total, kind, pairs, joined, places, method):
    """Gifts and shirts that came in over the net, most of them from people who signed up."""
    draws = edition.draws("online", kind)
    rows = []
    for amount in amounts(total, pairs, draws):
        if draws.chance(74):
            giver = draws.among(joined)
            name, email, language = giver["name"], giver["email"], giver["language"]
            place, at = giver["place"], edition.calendar.soon_after(giver["at"], draws)
        else:
            place = draws.among(places)
            language = invent.language(place, draws, edition.spanish)
            name, email = edition.people.invent(language)
            at = edition.calendar.sign_up(place, draws)
        whole_campaign = kind == "gift" and draws.chance(14)
        rows.append(gift(edition, kind, method, amount, "received", {
            "stroll": "" if whole_campaign else place["slug"], "name": name, "email": email,
            "hidden": "yes" if draws.chance(16) else "no", "language": language, "at": at,
            "message": ""}))
    if kind == "gift":
        say_something(rows, draws)
    return rows


def say_something(rows, draws):
    """Gives every message to one gift in its language, as far as there are such gifts."""
    for language, messages in words.MESSAGES.items():
        spoken = draws.shuffled([row for row in rows if row["language"] == language])
        for row, message in zip(spoken, messages):
            row["message"] = message


def gift(edition, kind, method, amount, standing, rest):
    return {"campaign": edition.campaign, "kind": kind, "method": method,
            "amount": tables.money(amount), "currency": "USD", "standing": standing, **rest}


def millilitres(ounces):
    return (ounces * ML_PER_OUNCE_E10 + 5 * 10**9) // 10**10


def distance_km(place, bank):
    lat, lon, to_lat, to_lon = (math.radians(float(x)) for x in
                                (place["lat"], place["lon"], bank["lat"], bank["lon"]))
    across = math.sin((to_lon - lon) / 2) ** 2 * math.cos(lat) * math.cos(to_lat)
    return 12742 * math.asin(math.sqrt(math.sin((to_lat - lat) / 2) ** 2 + across))


# Banks that bear the name of their province; families elsewhere are not sent to them.
PROVINCIAL = ("bc-womens-provincial-milk-bank", "rogers-hixon-ontario-human-milk-bank",
              "hema-quebec-public-mothers-milk-bank")


def nearest_bank(edition, place):
    """The nearest bank of the same country within a day's shipping, or none.

    None in Japan either: there a mother registers with a bank through her hospital.
    """
    banks = [bank for bank in edition.banks if bank["country_code"] == place["country"] != "JP"
             and (bank["slug"] not in PROVINCIAL or bank["region"] == place["region"])]
    bank = min(banks, key=lambda bank: distance_km(place, bank), default=None)
    return bank["slug"] if bank and distance_km(place, bank) < 2500 else ""


OUNCES = [(20, 8), (30, 12), (40, 16), (50, 16), (60, 14), (80, 12), (100, 12), (120, 5),
          (150, 5), (200, 5), (240, 2), (300, 2)]


def promises(edition, total_ml, joined):
    """Promises of milk by people who signed up, each once."""
    draws = edition.draws("promises")
    rows = []
    for person in draws.shuffled(joined):
        volume = millilitres(draws.weighted(OUNCES))
        if total_ml - volume < 900:
            volume = total_ml
        total_ml -= volume
        bank = "" if draws.chance(18) else nearest_bank(edition, person["place"])
        at = edition.calendar.soon_after(person["at"], draws)
        rows.append({"record": "promise", "campaign": edition.campaign, "bank": bank,
                     "stroll": person["stroll"], "volume_ml": volume, "email": person["email"],
                     "language": person["language"], "at": at, "place": person["place"]})
        if total_ml == 0:
            return rows
    raise SystemExit("too few people for so much milk")


def receipts(edition, total_ml, promised, brought):
    """What banks received: most of it promised before, some less or more than that, and
    `brought` receipts of milk that nobody had promised."""
    draws = edition.draws("receipts")
    rows = []
    for promise in draws.shuffled([row for row in promised if row["bank"]]):
        volume = promise["volume_ml"] * draws.among([100, 100, 100, 95, 90, 80, 70, 110]) // 100
        unpromised = len(rows) < brought
        if total_ml - volume < 900:
            volume = total_ml
        total_ml -= volume
        rows.append({"record": "receipt", "campaign": edition.campaign,
                     "stroll": promise["stroll"], "bank": promise["bank"],
                     "promise": "" if unpromised else promise["reference"], "volume_ml": volume,
                     "at": edition.calendar.at_the_bank(promise["at"], draws)})
        if total_ml == 0:
            return rows
    raise SystemExit("too little was promised to receive so much")
