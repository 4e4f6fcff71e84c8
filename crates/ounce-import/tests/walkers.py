"""Writes walkers.xlsx, which the tests read: `python3 walkers.py`, with openpyxl 3.1.5.

The people are invented. Days are counted from 1904, as an old Macintosh counts them.
"""

import datetime
import pathlib

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

book = openpyxl.Workbook()
book.epoch = CALENDAR_MAC_1904
sheet = book.active
sheet.append(["Full name", "E-mail", "Adults", "Signed up", "Town", "Signature"])
signed_up = datetime.datetime(2026, 3, 2, 12, 30)
sheet.append(["Ada Wren", "ada@example.org", 2, signed_up, "Elm", "Ada Wren"])
sheet.append(["Bo Lark", "bo@example.org", 1, datetime.date(2026, 3, 3), "Oak", "Bo Lark"])
book.save(pathlib.Path(__file__).with_name("walkers.xlsx"))
