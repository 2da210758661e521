from __future__ import annotations

import codecs

import pytest

from boilerkit import InputError
from boilerkit.dom.charset import decode, decode_unless_utf8, undo_latin

PERSIAN = "گزارش روزنامه از آغاز به کار کتابخانه تازه شهر و برنامه های آن برای کودکان. " * 6
JAPANESE = "港町の図書館が三年ぶりに再び開館し、多くの子どもたちが朝から列を作った。" * 6
CHINESE = "山村小学迎来第一辆图书车，孩子们立刻围了上去，选了自己喜欢的书。" * 6
RUSSIAN = "Маяк на Каменном мысе снова зажгут в сентябре, сообщили жители посёлка. " * 6
POLISH = "Biblioteka nad rzeką znów działa, a dzieci ustawiły się rano w długiej kolejce. " * 6
GREEK = "Η βιβλιοθήκη δίπλα στο ποτάμι άνοιξε ξανά μετά από τρία χρόνια εργασιών. " * 6


def page(text: str, charset: str = "") -> str:
    meta = f'<meta charset="{charset}">' if charset else ""
    return f"<html><head>{meta}<title>x</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (PERSIAN.replace("گ", "ك").replace("ی", "ي").replace("پ", "ب").replace("ژ", "ز"), "cp1256"),
        (JAPANESE, "euc-jp"),
        (JAPANESE, "shift_jis"),
        (CHINESE, "gb18030"),
        (CHINESE, "gbk"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (GREEK, "iso-8859-7"),
        ("Größe, Straße, Äpfel und Öl", "iso-8859-1"),
        (PERSIAN, "utf-8"),
    ],
)
def test_a_declared_encoding_is_believed(text: str, codec: str) -> None:
    assert text in decode(page(text, codec).encode(codec))


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(codec: str) -> None:
    assert decode(page(PERSIAN, "windows-1256").encode(codec)) == page(PERSIAN, "windows-1256")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_seen_without_a_mark(codec: str) -> None:
    assert decode(page("Hello there").encode(codec)) == page("Hello there")


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "iso-8859-5"),
        (GREEK, "windows-1253"),
        (GREEK, "iso-8859-7"),
        (POLISH, "windows-1250"),
        (POLISH, "iso-8859-2"),
        (JAPANESE, "euc-jp"),
        (CHINESE, "gb18030"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "iso-2022-jp"),
        ("Only one letter of this café is not ASCII.", "windows-1252"),
    ],
)
def test_an_undeclared_encoding_is_guessed(text: str, codec: str) -> None:
    assert text in decode(page(text).encode(codec))


def test_a_declared_7_bit_code_is_believed_without_a_japanese_letter() -> None:
    data = page("plain", "iso-2022-jp").encode().replace(b"plain", b"\x1b(Jplain\x1b(B")
    assert decode(data) == page("plain", "iso-2022-jp")


def test_a_wrong_declaration_gives_way_to_utf_8() -> None:
    assert PERSIAN in decode(page(PERSIAN, "iso-8859-1").encode())


def test_a_wrong_declaration_of_latin_gives_way_to_statistics() -> None:
    assert RUSSIAN in decode(page(RUSSIAN, "iso-8859-1").encode("windows-1251"))


def test_iso_8859_1_is_read_as_browsers_read_it() -> None:
    assert "“quoted”" in decode(page("“quoted”", "iso-8859-1").encode("cp1252"))


def test_a_few_damaged_characters_are_replaced() -> None:
    data = page(PERSIAN, "utf-8").encode()
    damaged = data[:200] + b"\xff" + data[200:]
    assert decode(damaged).count("\ufffd") <= 2


def test_the_caller_is_asked_first_and_given_up_where_wrong() -> None:
    data = page(GREEK).encode("iso-8859-7")
    assert GREEK in decode(data, "iso-8859-7")
    assert PERSIAN in decode(page(PERSIAN).encode(), "ascii")


def test_unknown_encoding_is_named() -> None:
    with pytest.raises(InputError, match="no-such-code"):
        decode(b"x", "no-such-code")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"PK\x03\x04\x14", "ZIP"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_binary_is_refused_by_name(data: bytes, name: str) -> None:
    with pytest.raises(InputError, match=name):
        decode(data)


def test_empty_bytes_are_empty_text() -> None:
    assert decode(b"") == ""
    assert decode(codecs.BOM_UTF8) == ""


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (page(PERSIAN).encode(), None),
        (page("plain").encode(), "iso-8859-1"),
        (page(PERSIAN, "windows-1256").encode(), "utf-8"),
        (page("plain").encode(), "utf-16"),  # An odd number of bytes is no UTF-16.
        (b"", None),
    ],
)
def test_utf_8_is_left_as_it_is(data: bytes, encoding: str | None) -> None:
    assert decode_unless_utf8(data, encoding) is data
    assert decode(data, encoding).encode() == data


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (page(PERSIAN).encode("utf-8-sig"), None),
        (page("Hello there").encode("utf-16-le"), None),
        (page(JAPANESE, "iso-2022-jp").encode("iso-2022-jp"), None),
        (page(RUSSIAN).encode("windows-1251"), None),
        (page("plain!").encode(), "utf-16"),
        (page(PERSIAN).encode() + b"\xff", None),
    ],
)
def test_other_bytes_have_to_be_decoded(data: bytes, encoding: str | None) -> None:
    text = decode_unless_utf8(data, encoding)
    assert isinstance(text, str)
    assert text == decode(data, encoding)


@pytest.mark.parametrize("text", [PERSIAN, JAPANESE, RUSSIAN, "It’s “so” – 20 °C", "Größe"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig"])
def test_utf_8_that_was_read_as_latin_is_undone(text: str, codec: str) -> None:
    assert undo_latin(page(text).encode(codec).decode("latin-1")) == page(text).encode()


@pytest.mark.parametrize(
    "text", [PERSIAN, "plain", "Größe, Straße", "naïve Ã© façade", "Ã© and ’", "\x93so\x94", ""]
)
def test_other_texts_are_left_as_they_are(text: str) -> None:
    assert undo_latin(text) is text
