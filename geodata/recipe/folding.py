"""How a place name becomes a search key.

The program folds what a person types in the same way (crates/ounce-geo/src/fold.rs); a test there
looks up every name of the packed file, so a difference between the two cannot stay hidden.
"""
import unicodedata

LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i",
    "ħ": "h", "ŋ": "n", "ə": "e", "ヶ": "ケ", "ヵ": "カ",
}
SILENT = set("'’‘`´ʻʼʹ.′")
TOKENS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


def fold(text):
    text = unicodedata.normalize("NFKC", text).lower()
    text = unicodedata.normalize("NFD", text)
    text = "".join(c for c in text if not 0x300 <= ord(c) <= 0x36F)
    out = []
    for c in unicodedata.normalize("NFC", text):
        if c in SILENT:
            continue
        c = LETTERS.get(c, c)
        out.append(c if c.isalnum() else " ")
    return " ".join(TOKENS.get(t, t) for t in "".join(out).split())


def is_han_or_kana(c):
    o = ord(c)
    return 0x3005 <= o <= 0x3007 or 0x3040 <= o <= 0x30FF or 0x3400 <= o <= 0x9FFF


def is_kana(c):
    return 0x3040 <= ord(c) <= 0x30FF


def is_latin(text):
    """Whether every letter is Latin; digits and marks don't count."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in letters)
