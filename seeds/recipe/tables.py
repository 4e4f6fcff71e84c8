"""Reads and writes the tables of the seeds; the columns are those of docs/formats.md."""
import csv
import pathlib
import re
import unicodedata

HERE = pathlib.Path(__file__).parent
SEEDS = HERE.parent
COLUMNS = {
    "campaign": "record,slug,name,day,currency,languages,goal_money,goal_milk_oz,fee_basis_points,"
                "fee_fixed,previous_places,reconstruction,url,share_basis_points,donate_url,"
                "headline,lead,picture,organiser,contact",
    "groups": "campaign,slug,name,partner,town,region,country",
    "strolls": "campaign,slug,name,group,town,region,country,lat,lon,time_zone,starts,first_starts,"
               "meeting_point,host,bring,capacity,status,status_at,status_why,venue,street,"
               "meeting_lat,meeting_lon,ends,distance_m,surface,pram,wheelchair,parking,toilets,rain_plan",
    "registrations": "campaign,stroll,reference,name,email,adults,children,standing,language,"
                     "waiver_version,signed_name,registered_at",
    "gifts": "campaign,stroll,reference,kind,method,amount,currency,name,email,hidden,message,"
             "standing,language,given_at",
    "milk": "record,campaign,stroll,bank,reference,promise,volume_ml,email,language,at",
}


def read(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def write(folder, table, rows):
    with open(SEEDS / folder / f"{table}.csv", "w", encoding="utf-8", newline="") as f:
        out = csv.DictWriter(f, COLUMNS[table].split(","), lineterminator="\n", restval="")
        out.writeheader()
        out.writerows(rows)


def plain(text):
    """Lower-case ASCII; accents and apostrophes go."""
    text = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in text if c.isascii() and c not in "'")


def slug(text):
    """The readable part of a link: at most 80 letters, digits and single hyphens."""
    words = re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")
    return words if len(words) <= 80 else words[:81].rpartition("-")[0]


def places():
    """The towns, with what never changes between editions."""
    rows = read(HERE / "places.csv")
    for row in rows:
        row["slug"] = slug(f"{row['town']} {row['region']}")
        row["group_name"] = row["group"] or f"La Leche League of {row['town']}"
        row["group_slug"] = slug(row["group_name"] if row["group"] else f"lll {row['slug']}")
    return rows


def money(cents):
    return f"{cents // 100}.{cents % 100:02d}"
