"""Reads one object out of an R package's lazy-load database, far enough for polygons and tables.

The format is R's own serialisation (R Internals, section 1.8), big-endian; each object is compressed
as raw LZMA2 behind a length and a letter.
"""
import gzip
import lzma
import struct


class Reader:
    def __init__(self, data):
        assert data[:2] == b"X\n"
        version = struct.unpack_from(">i", data, 2)[0]
        self.data, self.at, self.refs = data, 14, []
        if version == 3:
            self.at += 4 + struct.unpack_from(">i", data, 14)[0]

    def ints(self, n=1):
        values = struct.unpack_from(f">{n}i", self.data, self.at)
        self.at += 4 * n
        return values

    def attributes(self, flags):
        return self.item() if flags & 0x200 else None

    def item(self):
        flags = self.ints()[0] & 0xFFFFFFFF
        kind = flags & 0xFF
        if kind == 254:  # NULL
            return None
        if kind in (242, 253, 251, 250, 249):  # the environments and markers that always exist
            return ("environment", kind)
        if kind == 255:  # seen before
            return self.refs[(flags >> 8 or self.ints()[0]) - 1]
        if kind == 1:  # symbol
            self.refs.append(self.item())
            return self.refs[-1]
        if kind == 2:  # pair list, as a dictionary by tag
            pairs, number = {}, 0
            while kind == 2:
                self.attributes(flags)
                tag = self.item() if flags & 0x400 else number
                pairs[tag] = self.item()
                number += 1
                flags = self.ints()[0] & 0xFFFFFFFF
                kind = flags & 0xFF
            return pairs
        if kind == 9:  # text
            n = self.ints()[0]
            if n < 0:
                return None
            self.at += n
            return self.data[self.at - n:self.at].decode(
                "latin-1" if flags >> 12 & 4 else "utf-8"
            )
        if kind == 25:  # S4 object: its slots
            return self.attributes(flags)
        n = self.ints()[0]
        if kind in (10, 13):
            value = list(self.ints(n))
        elif kind == 14:
            value = list(struct.unpack_from(f">{n}d", self.data, self.at))
            self.at += 8 * n
        elif kind in (16, 19):
            value = [self.item() for _ in range(n)]
        else:
            raise ValueError(f"R type {kind} is not expected here")
        attributes = self.attributes(flags) or {}
        if "levels" in attributes:  # a factor
            value = [attributes["levels"][v - 1] if v > 0 else None for v in value]
        elif "names" in attributes and kind == 19:
            value = dict(zip(attributes["names"], value))
        return value


def load(path, name):
    """The object `name` of the database at `path` (without its ending)."""
    with open(path + ".rdx", "rb") as f:
        offset, length = Reader(gzip.decompress(f.read())).item()["variables"][name]
    with open(path + ".rdb", "rb") as f:
        f.seek(offset)
        packed = f.read(length)
    assert packed[4:5] == b"Z"
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 6}]
    return Reader(lzma.decompress(packed[5:], lzma.FORMAT_RAW, filters=filters)).item()
