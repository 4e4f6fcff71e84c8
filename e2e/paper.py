"""Sheets on paper, read by programs that are not ours: poppler and zbar.

    python e2e/paper.py BINARY

A demo is built, and every sheet of one town printed for two countries, in English and Japanese, and
the flyers of all towns. The files are held to what somebody needs who prints, copies, searches or
scans them: the size of the page, fonts that are in the file, text that can be selected, tags, and
codes that lead where the words beside them do. What is on the roster of the service is on paper,
under the same number.
"""

import glob
import json
import re
import subprocess
import sys
import tempfile
import threading
import urllib.request
from pathlib import Path

PATIENCE_S = 120
SHEETS = ["flyer", "poster", "sign-in", "signs", "bibs", "tickets", "checklist"]
STROLL = "rochester-ny"
HOST = "bess.host@ounce.example"
BASE = "https://ounce.example"
# A sheet upright, a bib across it, and a poster of two sheets.
LETTER = {"612 x 792", "792 x 612", "792 x 1224"}
A4 = {"595.28 x 841.89", "841.89 x 595.28", "841.89 x 1190.55"}


def run(words):
    said = subprocess.run(words, capture_output=True, text=True, timeout=PATIENCE_S)
    assert said.returncode == 0, f"{words[0]}: {said.stderr}"
    return said.stdout


class Demo:
    """A demo in a folder, with the roster that its service shows a host."""

    def __init__(self, binary, folder):
        self.binary, self.folder = binary, Path(folder)
        self.database = f"sqlite:{self.folder / 'demo' / 'ounce.db'}"
        words = [binary, "demo", "--listen", "127.0.0.1:0", "--dir", self.folder / "demo"]
        child = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        try:
            said = (re.search(r"listening on (http://[^\s/]+)", line) for line in child.stdout)
            found = next((line for line in said if line), None)
            assert found, "ounce demo ended before it listened"
            # Somebody has to read on, or the service blocks on a full pipe.
            threading.Thread(target=child.stdout.read, daemon=True).start()
            self.base = found[1]
            campaigns = self.ask("/api/v1/campaigns")
            self.campaign = next(one["slug"] for one in campaigns if one["status"] == "open")
            token = run([binary, "tokens", "issue", HOST, "--db", self.database]).strip()
            path = f"/api/v1/strolls/{self.campaign}/{STROLL}/roster"
            self.roster = self.ask(path, {"Authorization": f"Bearer {token}"})["parties"]
            self.towns = self.ask(f"/api/v1/campaigns/{self.campaign}/strolls?limit=1000")
        finally:
            child.terminate()
            child.wait(PATIENCE_S)

    def ask(self, path, headers=None):
        request = urllib.request.Request(self.base + path, headers=headers or {})
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)

    def prints(self, name, sheets, *options):
        file = self.folder / f"{name}.pdf"
        words = [self.binary, "paper", self.campaign, "--db", self.database, "--base-url", BASE]
        words += [word for sheet in sheets for word in ("--sheet", sheet)]
        said = run([*words, *options, "--to", file])
        return file, int(re.search(r": (\d+) pages?$", said.strip())[1])


def text_of(file, *options):
    return run(["pdftotext", *options, file, "-"])


def is_sound(file, pages, expected):
    """The sizes of the pages, tags, and fonts that are in the file with a way back to letters."""
    about = run(["pdfinfo", "-f", "1", "-l", str(pages), file])
    assert re.search(rf"^Pages:\s+{pages}$", about, re.M), about
    assert re.search(r"^Tagged:\s+yes$", about, re.M), about
    sizes = set(re.findall(r"^Page\s+\d+ size:\s+([\d.]+ x [\d.]+)", about, re.M))
    assert sizes == expected, f"{sizes}, not {expected}"
    fonts = run(["pdffonts", file]).splitlines()[2:]
    assert fonts, "no font at all"
    for font in fonts:
        embedded, _, unicode = font.split()[-5:-2]
        assert (embedded, unicode) == ("yes", "yes"), font


def codes_of(file, folder, dots):
    """What the codes on each page say, page by page, at so many dots to the inch."""
    run(["pdftoppm", "-r", str(dots), "-gray", "-png", file, f"{folder}/page"])
    pages = sorted(glob.glob(f"{folder}/page-*.png"))
    read = lambda page: subprocess.run(
        ["zbarimg", "-q", "--raw", page], capture_output=True, text=True, timeout=PATIENCE_S
    )
    return [read(page).stdout.split() for page in pages]


def every_sheet_of_a_town_is_whole(demo):
    for name, size, points in [("letter", "letter", LETTER), ("a4", "a4", A4)]:
        file, pages = demo.prints(name, SHEETS, "--stroll", STROLL, "--size", size)
        is_sound(file, pages, points)
    # Printed again it is the same file: nobody wonders what has changed.
    again, _ = demo.prints("again", SHEETS, "--stroll", STROLL, "--size", "a4")
    assert file.read_bytes() == again.read_bytes(), "other bytes the second time"


def the_roster_is_on_paper_under_its_numbers(demo):
    file, _ = demo.prints("sign-in", ["sign-in"], "--stroll", STROLL)
    lines = [re.split(r"\s{2,}", line.strip()) for line in text_of(file, "-layout").splitlines()]
    on_paper = {(row[0], row[1]) for row in lines if len(row) > 2 and row[0].isdigit()}
    comes = [one for one in demo.roster if one["status"] != "cancelled"]
    assert comes, "nobody comes"
    expected = {(str(one["number"]), one["name"]) for one in comes}
    assert on_paper == expected, f"{on_paper ^ expected}"


def flyers_lead_to_their_towns(demo):
    file, pages = demo.prints("flyers", ["flyer"])
    takes_place = [one for one in demo.towns if one["status"] != "cancelled"]
    assert pages == len(takes_place), f"{pages} pages for {len(takes_place)} towns"
    with tempfile.TemporaryDirectory() as folder:
        codes = codes_of(file, folder, 80)
    words = re.sub(r"\s", "", text_of(file))
    for one in takes_place:
        path = f"/campaigns/{demo.campaign}/strolls/{one['slug']}"
        assert [BASE + path] in codes, f"no flyer's code leads to {path}"
        assert f"ounce.example{path}" in words, f"{path} can't be typed from its flyer"


def tickets_have_a_code_each(demo):
    file, _ = demo.prints("tickets", ["tickets"], "--stroll", STROLL)
    with tempfile.TemporaryDirectory() as folder:
        codes = [code for page in codes_of(file, folder, 150) for code in page]
    assert all(code.startswith(f"{BASE}/tickets/") for code in codes), codes
    comes = [one for one in demo.roster if one["status"] == "confirmed"]
    assert len(codes) == len(set(codes)) == len(comes), f"{len(codes)} codes, {len(comes)} parties"
    words = text_of(file)
    for one in comes:
        assert one["name"] in words, one["name"]


def japanese_is_text_too(demo):
    file, pages = demo.prints(
        "japanese", SHEETS, "--stroll", STROLL, "--size", "a4", "--language", "ja"
    )
    is_sound(file, pages, A4)
    words = text_of(file)
    for said in ["持ち物", "集合場所", "大人"]:
        assert said in words, f"{said} can't be found: {words[:400]}"


CHECKS = [
    ("every sheet of a town has its size, fonts and tags", every_sheet_of_a_town_is_whole),
    ("the sign-in sheet is the roster of the screen", the_roster_is_on_paper_under_its_numbers),
    ("the code of each flyer leads to its town", flyers_lead_to_their_towns),
    ("every party with a place has a ticket with a code", tickets_have_a_code_each),
    ("Japanese on paper can be selected", japanese_is_text_too),
]


def main(binary):
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="ounce-paper-") as folder:
        demo = Demo(binary, folder)
        for name, check in CHECKS:
            try:
                check(demo)
                print(f"ok     {name}")
                passed += 1
            except Exception as error:  # Whatever goes wrong on the way is the answer.
                print(f"FAILED {name}\n    {type(error).__name__}: {error}")
                failed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
