"""Checks the seeds: every figure that is promised, and that no row contradicts another: check.py

Prints the figures; exits with 1 and a list of what is wrong if anything is.
"""
import collections
import datetime
import re
import sys
import zoneinfo

import tables

PLACEHOLDER = re.compile(r"\{(year|day|day\+28|now-[1-9][0-9]*[hd])\}")
LOCAL_TIME = re.compile(r"20\d\d-0[45]-\d\dT(09|10|11):[03]0")
ADDRESS = re.compile(r"[a-z0-9]+(\.[a-z0-9]+)*@example\.org")
# What each edition must come to, to the cent and the millilitre.
PUBLISHED = {
    "2015": {"towns": 150, "groups": 50, "towns run by groups": 29, "walkers in those": 1114,
             "walkers": 3300, "raised": 5_021_300, "promised money": 0, "held": 150,
             "milk promised": 153_782, "milk received": 94_635},
    "next": {"towns": 150, "groups": 50, "towns run by groups": 29, "walkers": 2240,
             "raised": 3_184_000, "promised money": 211_500, "open": 148, "postponed": 1,
             "cancelled": 1, "full": 6, "milk promised": 366_712, "milk received": 92_122},
}
ON_RECORD = ["new-york-city-ny", "rochester-ny", "virginia-beach-va", "stuart-va", "baltimore-md",
             "des-moines-ia", "yokosuka-kanagawa"]

wrong = []


def expect(condition, says):
    if not condition:
        wrong.append(says)


def cents(text):
    whole, fraction = text.split(".")
    return int(whole) * 100 + int(fraction)


def filled(text):
    """A text with its placeholders filled, for a demo that is built on 21 November 2026."""
    now = datetime.datetime(2026, 11, 21, 20, tzinfo=datetime.timezone.utc)

    def fill(match):
        word = match[1]
        if word.startswith("now"):
            count, unit = int(word[4:-1]), word[-1]
            moment = now - datetime.timedelta(hours=count * (24 if unit == "d" else 1))
            return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        return {"year": "2027", "day": "2027-05-01", "day+28": "2027-05-29"}[word]

    return PLACEHOLDER.sub(fill, text)


def load(folder, table):
    path = tables.SEEDS / folder / f"{table}.csv"
    rows = tables.read(path)
    head = path.read_text("utf-8").splitlines()[0]
    expect(head == tables.COLUMNS[table], f"{path.name}: the columns are not those of the format")
    rows = [{key: filled(value) for key, value in row.items()} for row in rows]
    for row in rows:
        for value in row.values():
            expect("{" not in value, f"{folder}/{table}: {value} is no placeholder")
            expect(value == value.strip(), f"{folder}/{table}: blanks around {value!r}")
    return rows


def unique(rows, what, *keys):
    seen = collections.Counter(tuple(row[key] for key in keys) for row in rows)
    for key, count in seen.items():
        expect(count == 1, f"{what}: {count} times {' '.join(key)}")


def check_strolls(folder, strolls, groups):
    unique(strolls, f"{folder} strolls", "slug")
    known = {group["slug"] for group in groups}
    for stroll in strolls:
        slug = stroll["slug"]
        expect(stroll["slug"] == tables.slug(slug), f"{slug} is no slug")
        expect(not stroll["group"] or stroll["group"] in known, f"{slug}: no such group")
        expect(zoneinfo.ZoneInfo(stroll["time_zone"]) is not None, slug)
        expect(-90 < float(stroll["lat"]) < 90, f"{slug}: latitude")
        expect(LOCAL_TIME.fullmatch(stroll["starts"]), f"{slug}: {stroll['starts']} is no start")
        moved = stroll["first_starts"] != ""
        expect(moved == (slug in ("baltimore-md",) if folder == "2015" else slug == "richmond-va"),
               f"{slug}: moved or not")
    for slug in ON_RECORD:
        expect(any(stroll["slug"] == slug for stroll in strolls), f"{slug} is missing")


def check_people(folder, strolls, people):
    unique(people, f"{folder} registrations", "reference")
    unique(people, f"{folder} registrations", "stroll", "email")
    by_slug = {stroll["slug"]: stroll for stroll in strolls}
    taken = collections.Counter()
    for row in people:
        party = int(row["adults"]) + int(row["children"])
        expect(int(row["adults"]) >= 1 and party <= 20, f"{row['reference']}: party")
        expect(ADDRESS.fullmatch(row["email"]), f"{row['email']} is not plainly invented")
        expect(row["name"] == row["signed_name"], f"{row['reference']}: signed by somebody else")
        if row["standing"] == "confirmed":
            taken[row["stroll"]] += party
        if row["standing"] == "waiting":
            confirmed = [other["registered_at"] for other in people
                         if other["stroll"] == row["stroll"] and other["standing"] == "confirmed"]
            expect(row["registered_at"] > max(confirmed), f"{row['reference']} waits unfairly")
        if row["stroll"] in by_slug:
            check_before_start(by_slug[row["stroll"]], row)
        else:
            expect(False, f"{row['reference']}: no such stroll")
    waiting = {row["stroll"] for row in people if row["standing"] == "waiting"}
    full = set()
    for slug, stroll in by_slug.items():
        if stroll["capacity"]:
            expect(taken[slug] <= int(stroll["capacity"]), f"{slug} is over its capacity")
            if taken[slug] == int(stroll["capacity"]):
                full.add(slug)
    expect(waiting == full, f"{folder}: parties wait in {waiting}, but {full} are full")
    return taken, full


def check_before_start(stroll, row):
    if not LOCAL_TIME.fullmatch(stroll["starts"]):
        return  # said before
    start = datetime.datetime.fromisoformat(stroll["starts"])
    start = start.replace(tzinfo=zoneinfo.ZoneInfo(stroll["time_zone"]))
    at = datetime.datetime.fromisoformat(row["registered_at"])
    expect(at < start, f"{row['reference']} signed up after the start")
    expect(stroll["status"] != "cancelled", f"{row['reference']} is in a cancelled stroll")


def check_gifts(folder, strolls, gifts):
    unique(gifts, f"{folder} gifts", "reference")
    slugs = {stroll["slug"] for stroll in strolls} | {""}
    money = collections.Counter()
    for row in gifts:
        expect(row["stroll"] in slugs, f"{row['reference']}: no such stroll")
        expect(cents(row["amount"]) >= 500, f"{row['reference']}: a very small amount")
        expect(not row["email"] or ADDRESS.fullmatch(row["email"]), f"{row['email']}")
        money[row["standing"]] += cents(row["amount"])
        if row["standing"] == "received":
            money[row["kind"]] += cents(row["amount"])
    return money


def check_milk(folder, rows, banks):
    unique(rows, f"{folder} milk", "reference")
    active = {bank["slug"] for bank in banks if bank["status"] == "active"}
    promises = {row["reference"]: row for row in rows if row["record"] == "promise"}
    total = collections.Counter()
    for row in rows:
        total[row["record"]] += int(row["volume_ml"])
        expect(not row["bank"] or row["bank"] in active, f"{row['reference']}: {row['bank']}")
        if row["record"] == "receipt":
            expect(row["bank"], f"{row['reference']}: received by nobody")
            promise = promises.get(row["promise"]) if row["promise"] else None
            expect(promise or not row["promise"], f"{row['reference']}: no such promise")
            expect(not promise or row["at"] > promise["at"], f"{row['reference']} came early")
            expect(not promise or row["bank"] == promise["bank"], f"{row['reference']}: bank")
    return total


def check_banks(banks):
    unique(banks, "banks", "slug")
    for bank in banks:
        expect(bank["slug"] == tables.slug(bank["name"]), f"{bank['slug']} is not from its name")


def check_edition(folder, banks):
    sheets = (load(folder, table) for table in tables.COLUMNS)
    campaign, groups, strolls, people, gifts, milk = sheets
    shares = sum(int(row["share_basis_points"]) for row in campaign if row["record"] == "partner")
    expect(shares == 10_000, f"{folder}: the shares add up to {shares}")
    unique(groups, f"{folder} groups", "slug")
    check_strolls(folder, strolls, groups)
    taken, full = check_people(folder, strolls, people)
    money = check_gifts(folder, strolls, gifts)
    volume = check_milk(folder, milk, banks)
    run = [stroll["slug"] for stroll in strolls if stroll["group"]]
    figures = {"towns": len(strolls), "groups": len(groups), "towns run by groups": len(run),
               "walkers in those": sum(taken[slug] for slug in run), "walkers": sum(taken.values()),
               "registrations": len(people), "raised": money["received"], "gifts": money["gift"],
               "shirts": money["shirt"], "promised money": money["promised"], "full": len(full),
               "milk promised": volume["promise"], "milk received": volume["receipt"]}
    figures |= collections.Counter(stroll["status"] for stroll in strolls)
    for name, published in PUBLISHED[folder].items():
        found = figures.get(name)
        expect(found == published, f"{folder}: {name} {found}, not {published}")
    print(folder, *(f"{name}: {figure}" for name, figure in figures.items()), sep="\n  ")


def main():
    banks = tables.read(tables.SEEDS / "banks.csv")
    check_banks(banks)
    for folder in PUBLISHED:
        check_edition(folder, banks)
    for says in wrong:
        print(says, file=sys.stderr)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
