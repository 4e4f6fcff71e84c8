"""The table of strolls as a coordinator takes it along, read by a program that is not ours.

The workbook is read with openpyxl and held against the CSV of the same table: the same rows, numbers
as numbers, and no formula.
"""

import csv
import html.parser
import io
import urllib.parse
import urllib.request

import openpyxl

NUMBERS = ("capacity", "walkers", "parties", "waiting", "raised")


class Members(html.parser.HTMLParser):
    """The members that the page of the demo offers, in their order."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if given.get("name") == "member":
            self.found.append(given["value"])


class Staying(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def sign_in(base):
    """The cookie of the demo's coordinator, who is the first that the page names."""
    place = urllib.parse.urljoin(base, "/be-somebody")
    with urllib.request.urlopen(place, timeout=20) as answer:
        page = Members()
        page.feed(answer.read().decode())
    body = urllib.parse.urlencode({"member": page.found[0]}).encode()
    request = urllib.request.Request(place, body, {"Sec-Fetch-Site": "same-origin"})
    try:
        urllib.request.build_opener(Staying).open(request, timeout=20)
    except urllib.error.HTTPError as answer:
        assert answer.code == 303, f"{answer.code} instead of a desk"
        return answer.headers["Set-Cookie"].split(";")[0]
    raise AssertionError("nobody was signed in")


def check(base, campaign):
    """How many strolls the table of a campaign has."""
    cookie = sign_in(base)

    def fetch(kind):
        place = f"/desk/campaigns/{campaign}/strolls.{kind}?sort=region"
        request = urllib.request.Request(urllib.parse.urljoin(base, place), headers={"Cookie": cookie})
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.read()

    rows = list(csv.DictReader(io.StringIO(fetch("csv").decode("utf-8-sig"))))
    book = openpyxl.load_workbook(io.BytesIO(fetch("xlsx")))
    lines = list(book.active.iter_rows(values_only=True))
    heads = list(lines[0])
    assert heads == list(rows[0]), f"other columns: {heads}"
    assert len(lines) == len(rows) + 1, f"{len(lines) - 1} rows instead of {len(rows)}"
    for line, row in zip(lines[1:], rows):
        for head, cell in zip(heads, line):
            if head in NUMBERS and row[head]:
                assert isinstance(cell, (int, float)), f"{row['slug']}: {head} is {cell!r}"
                assert float(row[head]) == cell, f"{row['slug']}: {head} is {cell!r}"
            else:
                assert (cell or "") == row[head].removeprefix("'"), f"{row['slug']}: {head} is {cell!r}"
    formulas = [cell.coordinate for line in book.active for cell in line if cell.data_type == "f"]
    assert not formulas, f"formulas in {formulas}"
    return len(rows)
