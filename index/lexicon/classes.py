"""What kind of thing a word may be, as far as the word alone tells: the answers of questions.

A number answers how many, a date when, a name who and where; the words before a name say
whether it is a person's or a place's. Word lists were written for this project, in plain Arabic
spelling; they are folded when they are read.
"""

import re
from enum import IntFlag
from functools import cache, lru_cache

from index.lexicon import bilingual
from index.text import analyzer
from index.text.languages import is_arabic
from index.text.stems import without_clitics


class WordClass(IntFlag):
    """Kinds of words; a word may be of several."""

    NUMBER = 1
    DATE = 2
    PLACE_CUE = 4
    """What stands before the name of a place: «مدينة»."""
    PERSON_CUE = 8
    """What stands before the name of a person: «الرئيس», «قال»."""
    NAME = 16
    """A word that the news lexicon has only as a name, or not at all."""


_NUMBERS = """
واحد واحدة اثنان اثنين اثنتان اثنتين ثلاث ثلاثة أربع أربعة خمس خمسة ست ستة سبع سبعة ثمان ثماني
ثمانية تسع تسعة عشر عشرة عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون
سبعين ثمانون ثمانين تسعون تسعين مئة مائة مئتان مئتين مئتا مئتي مائتان مائتين مئات ألف ألفا ألفان
ألفين ألفي آلاف مليون مليونا مليونان مليونين مليوني ملايين مليار مليارا ملياران مليارين مليارات
ملياري تريليون نصف ثلث ربع خمس عشرات شخصين يومين عامين سنتين شهرين ساعتين مرتين قتيلان قتيلين
"""
_DATES = """
يناير جانفي فبراير فيفري مارس أبريل إبريل أفريل نيسان مايو أيار ماي يونيو يونيه حزيران جوان يوليو
يوليه تموز جويلية أغسطس آب أوت سبتمبر أيلول أكتوبر نوفمبر ديسمبر تشرين كانون شباط آذار محرم صفر
رجب شعبان رمضان شوال الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت أمس اليوم غدا
january february march april may june july august september october november december monday
tuesday wednesday thursday friday saturday sunday yesterday today tomorrow
"""
_PLACES = """
مدينة بلدة قرية منطقة محافظة ولاية إقليم حي شارع ساحة ضاحية مقاطعة جزيرة دولة جمهورية ميناء مرفأ
مطار قاعدة سجن معبر مخيم ناحية بلدية عاصمة العاصمة مستوطنة فندق ملعب مستشفى جامعة مدينتي بلاد
جنوب شمال شرق غرب جنوبي شمالي شرقي غربي وسط قرب ضواحي ريف سواحل خليج بحر نهر جبل وادي
"""
_PERSONS = """
قال قالت أكد أكدت صرح صرحت أعلن أعلنت أوضح أوضحت أضاف أضافت ذكر ذكرت أشار أشارت الرئيس رئيس
الرئيسة وزير الوزير وزيرة مدير المدير مديرة المتحدث المتحدثة الناطق باسم السيد السيدة الدكتور
الشيخ الأمير الملك الملكة اللاعب المدرب القاضي القاضية السفير السفيرة العقيد العميد اللواء
الجنرال الفريق المشير النائب المحامي الناشط الناشطة المخرج المخرجة الكاتب الكاتبة الفنان الفنانة
يدعى تدعى اسمه اسمها الملقب العالم الشاعر مؤسس الأمين الزعيم المرشح المرشحة المهاجم المدافع
الحارس النجم النجمة ابن بن بنت آل السيناتور المستشار المستشارة البابا الأسقف المطران المواطن
"""
_NAME_FILES = frozenset({"people.tsv", "places.tsv", "organisations.tsv"})
_HISTORY = "history.tsv"
"""It has both; its names begin with a capital."""
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


@cache
def _listed() -> dict[str, WordClass]:
    found: dict[str, WordClass] = {}
    for words, kind in (
        (_NUMBERS, WordClass.NUMBER),
        (_DATES, WordClass.DATE),
        (_PLACES, WordClass.PLACE_CUE),
        (_PERSONS, WordClass.PERSON_CUE),
    ):
        for word in words.split():
            folded = without_clitics(analyzer.folded_word(word))
            found[folded] = found.get(folded, WordClass(0)) | kind
    return found


@cache
def _common_terms() -> frozenset[str]:
    """Return the terms of the lexicon's words that are no names."""
    words = {
        word
        for file, headword, translations in bilingual.lines()
        if file not in _NAME_FILES and (headword[0].islower() or file != _HISTORY)
        for text in translations
        for word in analyzer.folded_words(text)
    }
    return frozenset(map(analyzer.term_of, words))


@lru_cache(maxsize=1 << 14)
def classes_of(word: str) -> WordClass:
    """Return what a folded word may be."""
    if word[:1].isdigit():
        return WordClass.NUMBER | (WordClass.DATE if _YEAR.fullmatch(word) else WordClass(0))
    found = _listed().get(without_clitics(word) if is_arabic(word) else word, WordClass(0))
    if not found and is_arabic(word) and analyzer.term_of(word) not in _common_terms():
        found |= WordClass.NAME
    return found
