"""What the property tests of the library draw from."""

from hypothesis import strategies as st

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى"
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670\u06e1\u0610"
TATWEEL = "\u0640"
JOINERS = "\u200b\u200c\u200d\u2060\u00ad\ufeff"
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
PRESENTATION = "ﷲﷺﻻﻼﻷﺍﺎﺏﺑﺒﺐﺗﻢﻣﻤﻲﻴﻳﻬﻫﻪﮎﮏﯼﯽﯾﭖﭼﮊ"
PERSIAN_URDU = "یکگپچژڤڨٹڈڑںہھےۀۃۂەۆێېۍݣڭ"
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéçßİıſÅﬁＡｚK"
PUNCTUATION = " \u00a0\t\n.,،؛؟!?…:«»\"'’()[]-–/%٪٫٬_*@#\x00\x1c\u2028"
OTHERS = "😀👩\u200d🔬🇸🇾½²Ⅷ中文привет한שלום۝﷼ﷴٱۖ\u0301"

WORDS = """
    البوكمال البو كمال أبو ابو وأبو عبد وعبد الرحمن الله عبدالله أُسَامَة اسامه أســامة على
    علا أمر مر ماء ما ٢٠١٧ ۲۰۱۷ 2017 1,700 ١٬٧٠٠ 12.5 ١٢٫٥ يسيطر سيطرة والسيطرة مسيطر O'Neill
    Syria’s US who WHO من مين هل ظبي لأبي U.S. د. Dr. قال
    """.split()  # noqa: SIM905 - words are easier to read than a list

alphabet = st.sampled_from(
    "".join(
        (
            *(LETTERS * 3, MARKS, TATWEEL, JOINERS, BIDI, PRESENTATION, PERSIAN_URDU),
            *(DIGITS, LATIN, PUNCTUATION, OTHERS),
        )
    )
)

texts = st.one_of(
    st.text(alphabet, max_size=80),
    st.text(max_size=80),
    st.text(LETTERS + MARKS + TATWEEL + JOINERS + " ", max_size=60),
    st.lists(
        st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", "  ", "-", "\n", ". ", "", " و"])),
        max_size=14,
    ).map(lambda pairs: "".join(word + gap for word, gap in pairs)),
)
"""Text as it comes from keyboards, scrapers and mischief."""

with_surrogates = st.text(
    st.one_of(alphabet, st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF)), max_size=60
)
"""Text that cannot be encoded: what a JSON escape of half a pair becomes in Python."""

QUERY_SYNTAX = (
    '"البوكمال',
    "AND OR NOT البوكمال",
    "terms:البوكمال* +من -على",
    "(البوكمال",
    "البوكمال)^2~",
    "[a TO b] {* TO *}",
    "/.*/ \\ && || !",
    "kind:checkpoint",
    "'; DROP TABLE articles; --",
    "%s {0} $1 <b>&amp;",
)
"""What other search engines would read as commands."""

VOCABULARY = """
    مدينة قوات هجوم وزير رئيس حكومة مطار طريق نهر جسر محافظة مجلس قرار اتفاق هدنة معركة جيش
    شرطة محكمة قاض مدرسة جامعة طالب عامل نفط سعر سوق مصرف دولار مزارع قمح مطر فيضان حريق زلزال
    مستشفى طبيب لقاح صحيفة مراسل شاهد ناطق تصريح مباراة منتخب هدف مدرب لاعب بطولة كأس البوكمال
    حلب دمشق
    """.split()  # noqa: SIM905 - words are easier to read than a list
"""Arabic words without twins: no two have one term; a test makes sure of it."""


def _zipf(words: list[str]) -> list[str]:
    """Return `words` repeated so that drawing evenly from them is drawing as news has them."""
    return [word for rank, word in enumerate(words, 1) for _ in range(max(1, 40 // rank))]


paragraphs = st.lists(st.sampled_from(_zipf(VOCABULARY)), min_size=1, max_size=25).map(" ".join)
"""One paragraph of words whose frequencies fall off as in real text."""

corpora = st.lists(
    st.lists(paragraphs, min_size=1, max_size=4).map("\n".join), min_size=1, max_size=15
)
"""Texts of articles, at most sixty paragraphs."""

questions = st.lists(
    st.sampled_from([*_zipf(VOCABULARY), "سلحفاة", "بركان", "quantum"]), min_size=1, max_size=6
).map(" ".join)
"""Questions: words may come twice, or stand in no article."""
