import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexicon.closeness import closeness
from index.lexicon.sounds import (
    arabic_sound,
    begins_name,
    latin_sound,
    latin_sounds,
    latin_sounds_of,
)
from index.text import analyzer, stems
from tests.index.strategies import texts

CLOSE_ENOUGH = 0.5

NAMES = {
    "محمد": ("mohamed", "muhammad", "mohammed", "mohamad"),
    "أحمد": ("ahmed", "ahmad"),
    "حسين": ("hussein", "hussain", "husayn"),
    "مصطفى": ("mustafa", "mostafa", "moustafa"),
    "خالد": ("khaled", "khalid"),
    "يوسف": ("youssef", "yusuf", "yousef"),
    "إبراهيم": ("ibrahim", "ebrahim"),
    "محمود": ("mahmoud", "mahmud"),
    "سليمان": ("suleiman", "sulaiman", "soliman"),
    "بشار": ("bashar",),
    "الأسد": ("al-assad", "assad", "asad"),
    "القذافي": ("gaddafi", "qaddafi", "kadhafi", "al-qadhafi"),
    "السيسي": ("sisi", "el-sisi", "al-sissi"),
    "الحريري": ("hariri", "al-hariri"),
    "الصدر": ("sadr", "al-sadr"),
    "العبادي": ("abadi", "al-abadi"),
    "نتنياهو": ("netanyahu", "netanyahou"),
    "ترامب": ("trump",),
    "بوتين": ("putin",),
    "أردوغان": ("erdogan",),
    "ماكرون": ("macron",),
    "ميركل": ("merkel",),
    "غوتيريش": ("guterres",),
    "حلب": ("aleppo", "halab"),
    "البوكمال": ("albukamal", "abu kamal", "al-bukamal", "boukamal", "abukamal"),
    "الرقة": ("raqqa", "raqqah", "al-raqqa", "rakka"),
    "إدلب": ("idlib", "idleb"),
    "الموصل": ("mosul", "mosel"),
    "الحديدة": ("hodeidah", "hudaydah", "hodeida"),
    "صنعاء": ("sanaa", "sana'a"),
    "بنغازي": ("benghazi", "bengazi"),
    "طرابلس": ("tripoli", "tarabulus"),
    "الخرطوم": ("khartoum", "khartum"),
    "بغداد": ("baghdad", "bagdad"),
    "تكريت": ("tikrit",),
    "الفلوجة": ("fallujah", "falluja"),
    "درعا": ("daraa", "deraa"),
    "قطر": ("qatar", "katar"),
    "غزة": ("gaza", "ghazza"),
    "نجران": ("najran", "nejran"),
    "القصير": ("qusayr", "al-qusayr", "qusair"),
    "عبد الرحمن": ("abdul rahman", "abdel rahman", "abdelrahman", "abd al-rahman", "abdurrahman"),
    "عبد الله": ("abdullah", "abdallah"),
    "دوما": ("douma", "duma"),
}
"""Arabic names and the ways in which news in English spells them."""

EXONYMS = {("حلب", "aleppo"), ("طرابلس", "tripoli"), ("غوتيريش", "guterres")}
"""Other names, not other spellings: the lexicon has them, no sound can."""

PAIRS = [
    (name, spelling)
    for name, spellings in NAMES.items()
    for spelling in spellings
    if (name, spelling) not in EXONYMS
]


def bare(name: str) -> str:
    """Return an Arabic name as the vocabulary's sound is made from it."""
    (word,) = [token.word for token in analyzer.analyze(name)]
    return stems.bare(word)


@pytest.mark.parametrize(("name", "spelling"), PAIRS)
def test_a_latin_spelling_shares_a_sound_with_the_arabic_name(name: str, spelling: str) -> None:
    assert arabic_sound(bare(name)) in latin_sounds(spelling)
    assert closeness(spelling, [bare(name)])[0] >= CLOSE_ENOUGH


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("damascus", "بغداد"),
        ("putin", "ترامب"),
        ("macron", "ميركل"),
        ("sisi", "السودان"),
        ("hariri", "الجزيرة"),
        ("khaled", "قائد"),
        ("baghdad", "بنغازي"),
        ("mosul", "محمد"),
        ("raqqa", "قطر"),
        ("idlib", "طالب"),
    ],
)
def test_other_names_do_not_sound_alike(spelling: str, name: str) -> None:
    assert arabic_sound(bare(name)) not in latin_sounds(spelling)


def test_the_right_spelling_is_the_closest() -> None:
    for right, others, spelling in (
        ("محمد", ("محمود", "أحمد"), "mohamed"),
        ("محمود", ("محمد",), "mahmoud"),
        ("خالد", ("خلود",), "khaled"),
    ):
        assert all(
            closeness(spelling, [bare(right)]) > closeness(spelling, [bare(other)])
            for other in others
        )


@given(texts)
def test_any_word_has_sounds_or_none(text: str) -> None:
    for token in analyzer.analyze(text):
        assert isinstance(arabic_sound(stems.bare(token.word)), str)
        assert all(latin_sounds(token.word))
        assert all(0 <= close <= 1 for close in closeness(text, [token.word, "محمد", ""]))


@given(st.text("abcdefghijklmnopqrstuvwxyz-' ", max_size=4_000))
def test_a_long_name_has_few_sounds(name: str) -> None:
    assert len(latin_sounds(name)) <= 33


def test_what_is_no_arabic_word_has_no_sound() -> None:
    assert [arabic_sound(word) for word in ("", "2017", "abc", "و", "ا")] == [""] * 5


FOREIGN = {
    "شهاب": ("Chehab", "Shihab", "Chihab"),
    "واتارا": ("Ouattara", "Watara"),
    "أبو كمال": ("Abou Kamal", "Abu Kamal", "Abou-Kamal", "El Bou Kamal"),
    "جهاد": ("Dschihad", "Djihad", "Jihad", "Cihad"),
    "الشيخ": ("Scheich", "Cheikh", "Sheikh", "al-Shaykh"),
    "أردوغان": ("Erdoğan", "Erdogan"),
    "الصباح": ("as-Sabah", "Sabah", "al-Ṣabāḥ"),
    "النهار": ("an-Nahar", "Annahar", "En-Nahar"),
    "عبد الرحمن": ("Abdurrahman", "Abd ar-Rahman", "Abderrahmane", "Abdul-Rahman"),
    "بن": ("bin", "ben"),
    "بيروت": ("Beyrouth", "Beirut", "Beyrut"),
    "قابوس": ("Qaboos", "Kabus", "Qabus"),
    "جمال": ("Jamal", "Gamal", "Djamal", "Dschamal"),
    "غزالي": ("Ghazali", "Gazali"),
    "خديجة": ("Khadija", "Khadijah", "Chadidscha"),
    "ظبي": ("Dhabi", "Zabi"),
    "علي": ("Ali", "Aly"),
    "طه": ("Taha",),
}
"""Spellings with the habits of French, German and Turkish, and with scholars' marks."""


@pytest.mark.parametrize(
    ("name", "spelling"), [(name, each) for name, found in FOREIGN.items() for each in found]
)
def test_habits_of_other_languages_share_a_sound_and_are_close(name: str, spelling: str) -> None:
    assert arabic_sound(bare(name)) in latin_sounds(spelling)
    assert closeness(spelling, [bare(name)])[0] >= 0.75


@pytest.mark.parametrize("words", ["al", "el", "abu", "abou", "abd", "abdel", "abd al", "al abu"])
def test_a_beginning_is_no_name(words: str) -> None:
    assert begins_name(words)


@pytest.mark.parametrize("words", ["ali", "abdullah", "elena", "abuse", "kamal"])
def test_a_name_is_no_beginning(words: str) -> None:
    assert not begins_name(words)


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("نتفليكس", "netflix"),
        ("زوكربيرغ", "zuckerberg"),
        ("ماكرون", "macron"),
        ("شولتس", "scholz"),
        ("تشيلسي", "chelsea"),
        ("فيسبوك", "facebook"),
    ],
)
def test_an_arabic_spelling_leads_to_the_latin_word(arabic: str, latin: str) -> None:
    assert latin_sound(latin) in latin_sounds_of(arabic)


@pytest.mark.parametrize(("arabic", "latin"), [("ماكرون", "merkel"), ("واشنطن", "london")])
def test_other_words_do_not_sound_alike_in_latin(arabic: str, latin: str) -> None:
    assert latin_sound(latin) not in latin_sounds_of(arabic)


@given(texts)
def test_sounds_of_the_two_scripts_never_meet(text: str) -> None:
    for token in analyzer.analyze(text):
        assert latin_sound(token.word)[:1] in {"", "_"}
        assert not arabic_sound(stems.bare(token.word)).startswith("_")
