import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.decoding import decode
from index.sources.refusal import Refusal

SENTENCES = [
    "خبر عاجل",
    "أعلن الوزير استقالته",
    "قالت وزارة الدفاع في بيان أمس إن المعارك تتركز في القسم الشمالي.",
    "وأضاف «لن نتراجع»، مشيراً إلى أن 25 في المئة من المساحة خارج السيطرة – حتى الآن.",
    "طلب ظافر الطيب من النظام إطلاق طيار ظل محتجزاً في طبرق، وطالب الضباط بضبط النفس.",
    "نقلت وكالة Reuters عن متحدث باسم شركة Total قوله إن العقد وُقّع في باريس.",
]


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", SENTENCES)
def test_windows_1256_is_read(text: str) -> None:
    assert decode(text.encode("cp1256")) == text


@pytest.mark.parametrize("encoding", ["iso8859_6", "mac_arabic"])
def test_older_one_byte_encodings_give_the_same_words(encoding: str) -> None:
    text = SENTENCES[2]
    assert decode(text.encode(encoding)).split() == text.split()


def test_western_quotes_in_english_are_read() -> None:
    assert decode("The minister’s “plan”".encode("cp1252")) == "The minister’s “plan”"


@pytest.mark.parametrize("text", SENTENCES[1:])
def test_broken_utf_8_is_refused_and_not_read_as_something_else(text: str) -> None:
    with pytest.raises(Refusal, match="is not text in UTF-8"):
        decode(text.encode()[:-1] + b"\xd8")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Президент заявил о новых мерах поддержки", "cp1251"),
        ("ראש הממשלה אמר היום", "cp1255"),
        ("日本の首相は今日、新しい政策を発表した", "shift_jis"),
    ],
)
def test_other_encodings_are_refused(text: str, encoding: str) -> None:
    with pytest.raises(Refusal, match="is not text in"):
        decode(text.encode(encoding))


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"%PDF-1.7 text", r"is a binary file \(PDF\), not text"),
        (b"\x89PNG\r\n\x1a\n", r"is a binary file \(PNG\), not text"),
        (b"PK\x03\x04word/document.xml", r"is a binary file \(ZIP\), not text"),
        (b"ab\x00\x01\x02cd" * 9, "is a binary file, not text"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x41", "is not text in UTF-8"),
    ],
)
def test_binary_files_are_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        decode(raw)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])).filter(str.isprintable))
def test_utf_8_with_a_mark_is_always_read_or_refused_as_another_file_type(text: str) -> None:
    assert decode(text.encode("utf-8-sig")) == text


@given(st.binary())
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    with contextlib.suppress(Refusal):
        decode(raw).encode("utf-8")
