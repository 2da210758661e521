"""Bytes to text: byte order mark, UTF-8, declaration, then statistics."""

from __future__ import annotations

import codecs
import re

from boilerkit.dom.markup import is_utf8
from boilerkit.errors import InputError

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive (or a docx, xlsx, epub file)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "an executable"),
    (b"OggS", "an Ogg file"),
    (b"ID3", "an MP3 file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
)
_CONTAINER_SIGNATURES = ((b"RIFF", b"WEBP", "a WebP image"), (b"RIFF", b"WAVE", "a WAV file"))

_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\r\f\x1b\x00")) + b"\x7f"
MAX_CONTROL_RATIO = 0.02
"""Share of control bytes above which bytes are no text in any encoding that the web uses;
the worst page of the corpora has 0.0004, compressed and image data have 0.08 or more."""

SAMPLE_BYTES = 65_536
"""How much is looked at to tell binary from text and to guess an encoding."""

MAX_BROKEN_UTF8_RATIO = 0.02
"""Share of undecodable bytes among all non-ASCII bytes up to which a page still counts as
UTF-8 with a few damaged characters."""

_MARKUP = re.compile(rb"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_NON_ASCII = re.compile(rb"[\x80-\xff]+")
_LATIN_LABELS = frozenset({"ascii", "cp1252", "iso8859-1", "iso8859-15", "latin-1"})
_MAX_LATIN_HIGH_RATIO = 0.3
_JAPANESE_ESCAPES = (b"\x1b$B", b"\x1b$@")
"""Nothing else has them, so ISO-2022-JP needs no declaration."""


def decode(data: bytes, encoding: str | None = None) -> str:
    """Decode a page's bytes; what cannot be decoded becomes U+FFFD.

    Parameters
    ----------
    data : bytes
    encoding : str, optional
        What the caller was told, by an HTTP header for example. It is tried right after a
        byte order mark and given up where the bytes contradict it, or prove to be UTF-8.

    Raises
    ------
    InputError
        ``data`` is binary, or nobody knows an encoding of that name.
    """
    text = decode_unless_utf8(data, encoding)
    return text if isinstance(text, str) else text.decode("utf-8")


def decode_unless_utf8(data: bytes, encoding: str | None = None) -> str | bytes:
    """Do as `decode` does, but return bytes that are plain UTF-8 as they are.

    Most pages are, and the parser wants UTF-8: they need not become a text first.
    """
    hint = _hint(encoding)
    marked = _by_mark(data)
    if marked is not None:
        return marked
    _refuse_binary(data)
    if hint == "utf-8" and is_utf8(data):
        return data
    # Any bytes are Latin to a decoder: a header that says so proves nothing, UTF-8 does.
    if hint is not None and hint not in _LATIN_LABELS and (text := _strict(data, hint)) is not None:
        return text
    if data.isascii():
        return _ascii(data)
    return data if is_utf8(data) else _legacy(data, hint)


def undo_latin(text: str) -> str | bytes:
    """Return the bytes of UTF-8 that somebody took for Latin-1, any other text as it is.

    HTTP libraries read a page so where its server names no encoding, as RFC 2616 had it. Texts
    that are Latin-1 hold no UTF-8: one accent between plain letters is enough to tell.
    """
    if text.isascii():
        return text
    try:
        data = text.encode("latin-1")
    except UnicodeEncodeError:
        return text
    return data.removeprefix(codecs.BOM_UTF8) if is_utf8(data) else text


def _hint(encoding: str | None) -> str | None:
    """Codec that the caller names."""
    hint = _codec(encoding) if encoding else None
    if encoding and hint is None:
        raise InputError(f"unknown encoding {encoding!r}; expected a name such as 'utf-8'")
    return hint


def _refuse_binary(data: bytes) -> None:
    """Raise ``InputError`` where ``data`` is plainly no text."""
    found = _binary_kind(data)
    if found:
        raise InputError(f"expected a page of HTML or text, got {found} ({len(data):,} bytes)")


def binary_signature(data: bytes) -> str:
    """Say what binary file ``data`` begins like, ``""`` where like none."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return name
    for outer, inner, name in _CONTAINER_SIGNATURES:
        if data.startswith(outer) and data[8:12] == inner:
            return name
    return ""


def _binary_kind(data: bytes) -> str:
    """Say what binary file ``data`` is, or ``""`` where it can be text."""
    found = binary_signature(data)
    if found:
        return found
    sample = data[:SAMPLE_BYTES]
    n_control = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if n_control > MAX_CONTROL_RATIO * len(sample) and _by_nulls(data) is None:
        return "binary data"
    return ""


def _by_mark(data: bytes) -> str | None:
    # UTF-32's mark begins with UTF-16's, so it is looked at first.
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    return None


def _by_nulls(data: bytes) -> str | None:
    """UTF-16 without a mark shows in the zero half of its ASCII characters."""
    sample = data[:1024]
    even, odd = sample[0::2], sample[1::2]
    if len(sample) < 8:
        return None
    if odd.count(0) > 0.4 * len(odd) and even.count(0) < 0.05 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.4 * len(even) and odd.count(0) < 0.05 * len(odd):
        return "utf-16-be"
    return None


def _ascii(data: bytes) -> str | bytes:
    """All bytes are below 128: ASCII, UTF-16 without a mark, or a 7-bit code."""
    name = _by_nulls(data) or _seven_bit_code(data)
    return data if name is None else data.decode(name, "replace")


def _seven_bit_code(data: bytes) -> str | None:
    if any(escape in data for escape in _JAPANESE_ESCAPES):
        return "iso2022_jp"
    declared = _declared(data) if b"\x1b" in data or b"~{" in data else None
    return declared if declared in {"iso2022_jp", "hz"} else None


def _legacy(data: bytes, hint: str | None) -> str:
    """Not UTF-8 throughout: the declaration, UTF-8 with damage, then statistics."""
    by_nulls = _by_nulls(data)
    if by_nulls is not None:
        return data.decode(by_nulls, "replace")
    declared = _declared(data)
    for name in (hint, declared):
        if name is not None and name != "utf-8" and _is_plausible(data, name):
            text = _strict(data, name)
            if text is not None:
                return text
    if _is_damaged_utf8(data):
        return data.decode("utf-8", "replace")
    guess = _guess(data)
    candidates = [name for name in (guess, declared, hint, "cp1252") if name is not None]
    texts = (data.decode(name, "replace") for name in dict.fromkeys(candidates))
    return min(texts, key=lambda text: text.count("\ufffd"))


def _declared(data: bytes) -> str | None:
    """Codec that the page's own XML or meta declaration names, if it is one."""
    from bs4.dammit import EncodingDetector

    label = EncodingDetector.find_declared_encoding(data[:SAMPLE_BYTES], is_html=True)
    return _codec(label) if label else None


def _codec(label: str) -> str | None:
    """Python's codec for a web label: browsers read ``iso-8859-1`` as windows-1252."""
    import webencodings

    web = webencodings.lookup(label)
    if web is not None and web.name != "x-user-defined":
        # The standard's gb2312 and gbk decoders are gb18030's.
        return "gb18030" if web.name == "gbk" else web.codec_info.name
    try:
        info = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    return info.name if getattr(info, "_is_text_encoding", True) else None


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _visible(data: bytes) -> bytes:
    return _MARKUP.sub(b" ", data[: 8 * SAMPLE_BYTES])


def _is_plausible(data: bytes, declared: str) -> bool:
    """Latin text has few accented letters: a page full of them is in another alphabet."""
    if declared not in _LATIN_LABELS:
        return True
    letters = re.sub(rb"[^A-Za-z\x80-\xff]", b"", _visible(data))
    n_high = sum(map(len, _NON_ASCII.findall(letters)))
    return n_high <= _MAX_LATIN_HIGH_RATIO * len(letters)


def _is_damaged_utf8(data: bytes) -> bool:
    n_high = len(data) - len(_NON_ASCII.sub(b"", data))
    n_broken = data.decode("utf-8", "replace").count("\ufffd")
    return n_broken < n_high and n_broken <= max(1, MAX_BROKEN_UTF8_RATIO * n_high)


def _guess(data: bytes) -> str | None:
    import chardet

    options: dict[str, object] = {}
    if hasattr(chardet, "EncodingEra"):  # Since chardet 6, which knows many more encodings.
        era = chardet.EncodingEra.MODERN_WEB | chardet.EncodingEra.LEGACY_ISO
        # Its supersets are not used: to it Windows-1250 is one of Latin-2, whose "ą" and "ś" it
        # has elsewhere. Those that are, `_codec` knows.
        options = {"encoding_era": era, "prefer_superset": False}
    found = chardet.detect(_visible(data)[:SAMPLE_BYTES], **options)["encoding"]  # type: ignore[arg-type]
    return _codec(found) if found else None
