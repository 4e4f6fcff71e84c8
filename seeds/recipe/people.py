"""Invents people: who they are, whom they bring, and when in the day they sign up."""
import math

import words
from draws import Draws
from tables import plain


class People:
    """Hands out names, each once per edition, with a mail address that follows from it."""

    def __init__(self, edition):
        every = [(given, surname) for given in words.GIVEN for surname in words.SURNAMES]
        self.left = {"en": Draws(edition, "names").shuffled(every)}
        for language, (given, surnames) in words.OTHER_NAMES.items():
            every = [(one, other) for one in given for other in surnames]
            self.left[language] = Draws(edition, "names", language).shuffled(every)
        self.numbered = 0

    def invent(self, language):
        """(name, e-mail address) of somebody new."""
        if not self.left[language]:
            language = "en"
        given, surname = self.left[language].pop()
        if language == "ja":
            self.numbered += 1
            return f"{surname} {given}", f"walker{self.numbered:03d}@example.org"
        return f"{given} {surname}", f"{plain(given)}.{plain(surname)}@example.org"


def host(place):
    """The name a host goes by in public, the same in every edition."""
    draws = Draws("host", place["slug"])
    if place["region"] == "QC":
        given, surnames = words.OTHER_NAMES["fr"]
    else:
        given, surnames = words.GIVEN, words.SURNAMES
    return f"{draws.among(given)} {draws.among(surnames)[0]}."


def meeting_point(place):
    draws = Draws("meeting point", place["slug"])
    return words.MEETING_POINTS_OF.get(place["town"]) or draws.among(words.MEETING_POINTS)


def bring(place):
    if place["region"] == "QC":
        return words.BRING_FRENCH
    return Draws("bring", place["slug"]).among(words.BRING)


def walk(place, clock):
    """Where exactly a town meets and what the walk is like: plants in every name, so plainly made up."""
    draws = Draws("walk", place["slug"])
    hours, minutes = map(int, clock.split(":"))
    ends = 60 * hours + minutes + draws.among([75, 90, 90, 120])
    gravel = "gravel" in bring(place)
    wheels = ("partly", "no") if gravel else draws.weighted(
        [(("yes", "yes"), 60), (("yes", "partly"), 30), (("partly", "partly"), 10)])
    language = "fr" if place["region"] == "QC" else "en"
    plant = draws.among(words.PLANTS)
    said = words.WALK[language]
    # Some hundred metres from the middle of the town, and no more a real place than the park is.
    north, east = draws.below(61) - 30, draws.below(61) - 30
    at = {"meeting_lat": f"{float(place['lat']) + north / 10_000:.4f}",
          "meeting_lon": f"{float(place['lon']) + east / 10_000:.4f}"}
    return {**at, "venue": said["venue"].format(plant), "street": said["street"].format(
                10 + draws.below(290), draws.among(words.PLANTS)),
            "ends": f"{ends // 60:02d}:{ends % 60:02d}",
            "distance_m": draws.among([1000, 1200, 1600, 1600, 1600, 2000, 2400]),
            "surface": said["gravel" if gravel else "paved"], "pram": wheels[0],
            "wheelchair": wheels[1], "parking": draws.among(said["parking"]),
            "toilets": draws.among(said["toilets"]), "rain_plan": draws.among(said["rain"])}


def size(place, draws):
    """How much a town draws: grows slowly with its people, and varies."""
    return round(100 * (math.log10(int(place["population"])) - 2.4) * (60 + draws.below(90)) / 100)


def parties(people, draws):
    """Splits a number of people into parties of (adults, children)."""
    out = []
    while people > 0:
        adults = draws.weighted([(1, 58), (2, 36), (3, 4), (4, 2)])
        children = draws.weighted([(0, 13), (1, 50), (2, 27), (3, 8), (4, 2)])
        if adults + children > people:
            adults = 1 if people < 3 else min(adults, 2)
            children = people - adults
        out.append((adults, children))
        people -= adults + children
    return out


def language(place, draws, spanish):
    """What somebody there reads the pages in; `spanish` is how usual that is, in percent."""
    if place["region"] == "QC":
        return draws.weighted([("fr", 80), ("en", 20)])
    if place["region"] == "NB":
        return draws.weighted([("fr", 30), ("en", 70)])
    if place["country"] == "JP":
        return draws.weighted([("ja", 25), ("en", 75)])
    if place["region"] in ("AZ", "CA", "FL", "NM", "NV", "NY", "TX"):
        return "es" if draws.chance(spanish) else "en"
    return "en"
