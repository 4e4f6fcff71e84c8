"""Writes the tables of both editions: make.py

Needs Python 3.11 with its standard library and the system's time zone database, and no network.
The same input gives the same bytes. check.py then says whether everything adds up.
"""
import edition_2015
import edition_next
import tables


def main():
    banks = tables.read(tables.SEEDS / "banks.csv")
    edition_2015.make(tables.places(), banks)
    edition_next.make(tables.places(), banks)


if __name__ == "__main__":
    main()
