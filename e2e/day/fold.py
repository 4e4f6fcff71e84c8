"""The state of a day in the park, worked out a third time.

This shares no code with the service and the page. It reads the rules from the head of
`ounce-domain/src/day/fold.rs`: a party counts once, what is an event of its own is added up, an undo
takes its entry out. As a program it compares itself with the vectors; with `--state` it works out the
state of the entries and facts that it reads, for the tests of the browser.
"""

import json
import sys
from collections import defaultdict
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

ORDER = """unknown-registration cancelled wrong-town arrived-twice walked-in-twice has-place no-waiver
party-unfit receipt-twice other-currency unknown-bank shirt-twice undo-of-nothing undo-of-undo
other-words clock-off cut-off ended unreadable""".split()
DELIVERY = {"device", "seq", "offset_ms", "received_ms", "enrolled_ms", "taken"}
KINDS = {"arrived", "walked_in", "cash", "milk", "shirt", "headcount", "note", "undo"}
WITHOUT_DECIMALS = {"JPY", "KRW", "CLP", "ISK", "VND"}
DAY_MS = 86_400_000


def key(entry):
    return entry["device"], entry["seq"]


def said(entry):
    return {name: value for name, value in entry.items() if name not in DELIVERY and value is not None}


def merge(deliveries):
    """The first words under each number, and the numbers that came with others."""
    first, reworded = {}, set()
    for entry in deliveries:
        known = first.setdefault(key(entry), entry)
        if said(known) != said(entry):
            reworded.add(key(entry))
    return first, reworded


def people_of(entry):
    return entry["adults"] + entry.get("children", 0)


def clock_is_off(entry):
    if "received_ms" not in entry:
        return False
    try:
        claimed = datetime.fromisoformat(entry["at"].replace("Z", "+00:00")).timestamp() * 1000
    except (KeyError, ValueError, AttributeError):
        return True
    offset = entry.get("offset_ms") or 0
    moment = claimed + offset
    believed = max(min(moment, entry["received_ms"]), min(entry["enrolled_ms"], entry["received_ms"]))
    return abs(offset) > DAY_MS or abs(moment - believed) > DAY_MS


def named(entry, facts):
    """The registration an entry means, as (is it known, its name)."""
    by_id = entry.get("registration")
    text = by_id.lower() if by_id else "".join(entry["ticket"].split()).upper()
    found = text if by_id else facts["tickets"].get(text)
    return (True, found) if found in facts["registrations"] else (False, (bool(by_id), text))


def state_of(deliveries, facts):
    log, reworded = merge(deliveries)
    asked = set()

    def ask(code, *keys):
        asked.add((ORDER.index(code), tuple(sorted(keys))))

    for which in reworded:
        ask("other-words", which)
    gone = set()
    for which, entry in log.items():
        if entry.get("kind") != "undo":
            continue
        of = entry["of"]["device"].lower(), entry["of"]["seq"]
        own_later = of[0] == which[0] and of[1] >= which[1]
        if of not in log or own_later:
            ask("undo-of-nothing", which)
        elif log[of].get("kind") == "undo":
            ask("undo-of-undo", which)
        elif entry.get("taken") == "cut-off" and of[0] != which[0]:
            pass
        else:
            gone.add(of)
    left = {which: entry for which, entry in sorted(log.items()) if which not in gone}

    for which, entry in left.items():
        if entry.get("taken") in ("cut-off", "ended"):
            ask(entry["taken"], which)
        if clock_is_off(entry):
            ask("clock-off", which)
        if entry.get("kind") not in KINDS:
            ask("unreadable", which)

    def of_kind(kind):
        return [(which, entry) for which, entry in left.items() if entry.get("kind") == kind]

    for which, entry in of_kind("arrived") + of_kind("shirt"):
        known, name = named(entry, facts)
        registration = facts["registrations"].get(name) if known else None
        if registration is None:
            ask("unknown-registration", which)
        elif not registration["here"]:
            ask("wrong-town", which)
        elif registration["standing"] == "cancelled":
            ask("cancelled", which)

    seen = defaultdict(dict)
    for which, entry in of_kind("arrived"):
        seen[named(entry, facts)][which[0]] = (which, people_of(entry))
    for by_phone in seen.values():
        if len(by_phone) > 1:
            ask("arrived-twice", *(which for which, _ in by_phone.values()))
    arrived = {
        "parties": len(seen),
        "people": sum(max(people for _, people in phones.values()) for phones in seen.values()),
    }

    def ask_of_groups(code, groups):
        for keys in groups.values():
            if len(keys) > 1:
                ask(code, *keys)

    walked = of_kind("walked_in")
    addresses = defaultdict(list)
    placed = {(one["device"], one["seq"]) for one in facts["placed"]}
    for which, entry in walked:
        waiver = entry.get("waiver") or {}
        is_known = 1 <= waiver.get("version", 0) <= facts["waivers"]
        if not (is_known and waiver.get("signed_name", "").strip()):
            ask("no-waiver", which)
        if entry["adults"] == 0 or people_of(entry) > 20:
            ask("party-unfit", which)
        if which in placed:
            ask("has-place", which)
        if entry.get("email"):
            addresses[entry["email"].strip().lower()].append(which)
    ask_of_groups("walked-in-twice", addresses)

    sums, receipts = defaultdict(Decimal), defaultdict(list)
    for which, entry in of_kind("cash"):
        sums[entry["currency"]] += Decimal(entry["amount"])
        receipts[entry["receipt"].strip().upper()].append(which)
        if entry["currency"] != facts["currency"]:
            ask("other-currency", which)
    ask_of_groups("receipt-twice", receipts)

    for which, entry in of_kind("milk"):
        if entry.get("bank") and entry["bank"] not in facts["banks"]:
            ask("unknown-bank", which)

    shirts = defaultdict(list)
    for which, entry in of_kind("shirt"):
        shirts[named(entry, facts), str(entry["line"])].append(which)
    ask_of_groups("shirt-twice", shirts)

    counts = {}
    for which, entry in of_kind("headcount"):
        counts[which[0]] = entry["people"]

    def plain(amount, currency):
        return f"{amount:.0f}" if currency in WITHOUT_DECIMALS else f"{amount:.2f}"

    return {
        "arrived": arrived,
        "walked_in": {
            "parties": len(walked),
            "people": sum(people_of(entry) for _, entry in walked),
        },
        "cash": [{"currency": c, "amount": plain(sums[c], c)} for c in sorted(sums)],
        "milk_ml": sum(entry["millilitres"] for _, entry in of_kind("milk")),
        "headcount": max(counts.values(), default=None),
        "review": [
            {"code": ORDER[code], "entries": [{"device": d, "seq": s} for d, s in keys]}
            for code, keys in sorted(asked)
        ],
    }


def main():
    if sys.argv[1:] == ["--state"]:
        asked = json.load(sys.stdin)
        json.dump(state_of(asked["entries"], asked["facts"]), sys.stdout)
        return
    vectors = json.loads(Path(__file__).with_name("vectors.json").read_text())
    assert len(vectors) >= 20, f"only {len(vectors)} vectors"
    for place, vector in enumerate(vectors):
        found = state_of(vector["entries"], vector["facts"])
        if found != vector["state"]:
            for name, value in vector["state"].items():
                if found[name] != value:
                    print(f"vector {place}, {name}: {found[name]} instead of {value}")
            sys.exit(1)
    print(f"the fold in Python agrees in {len(vectors)} vectors")


if __name__ == "__main__":
    main()
