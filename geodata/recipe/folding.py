"""How a place name becomes a search key.

The program folds what a person types in the same way (crates/ounce-geo/src/fold.rs and kana.rs).
Tests there look up names of the packed file and fold its keys again, so a difference between the
two cannot stay hidden.
"""
import unicodedata

LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i",
    "ħ": "h", "ŋ": "n", "ə": "e",
}
SILENT = set("'’‘`´ʻʼʹ.′")
TOKENS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
# Small kana as large ones (ヶ too), and letters that sound alike as the commoner one.
ALIKE = dict(zip("ァィゥェォッャュョヮヵヶヅヂヰヱ", "アイウエオツヤユヨワカケズジイエ"))
ROWS = {
    "a": "アカサタナハマヤラワガザダバパ",
    "i": "イキシチニヒミリギジビピ",
    "u": "ウクスツヌフムユルグズブプヴ",
    "e": "エケセテネヘメレゲゼデベペ",
    "o": "オコソトノホモヨロヲゴゾドボポ",
}
VOWEL = {kana: vowel for vowel, row in ROWS.items() for kana in row}
LENGTHENED = {"a": "ア", "i": "イ", "u": "ウ", "e": "イ", "o": "ウ"}


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
    return fold_kana(" ".join(TOKENS.get(t, t) for t in "".join(out).split()))


def fold_kana(text):
    """One way to write what is said alike: katakana, large letters, long o as オウ."""
    if not any(map(is_kana, text)):
        return text
    text = [chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text]
    text = [ALIKE.get(c, c) for c in text]
    out = []
    for i, c in enumerate(text):
        if c in "ガケ" and any(map(is_han, text[max(0, i - 1):i] + text[i + 1:i + 2])):
            c = "ケ"
        vowel = VOWEL.get(out[-1]) if out else None
        if c == "ー" and vowel:
            c = LENGTHENED[vowel]
        elif c == "オ" and vowel == "o":
            c = "ウ"
        out.append(c)
    return "".join(out)


def is_han(c):
    o = ord(c)
    return 0x3005 <= o <= 0x3007 or 0x3400 <= o <= 0x9FFF


def is_kana(c):
    return 0x3040 <= ord(c) <= 0x30FF


def is_katakana(c):
    return 0x30A0 <= ord(c) <= 0x30FF


def is_han_or_kana(c):
    return is_han(c) or is_kana(c)


def is_latin(text):
    """Whether every letter is Latin; digits and marks don't count."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in letters)
