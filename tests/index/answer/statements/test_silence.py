"""What is no statement: denied, doubted, asked, and words that only look like reports."""

import pytest

from tests.index.answer.statements.told import told


@pytest.mark.parametrize(
    "text",
    [
        # negated
        "لم تعلن الشركة عن عدد السيارات المصابة.",
        "ولم يقل الوزير إن الجسر سيفتح.",
        "لا تؤكد المصادر أن الهدنة بدأت.",
        "ولن يعلن الحزب أسماء مرشحيه.",
        "غادر المدير دون أن يؤكد أن المصنع سيغلق.",
        # doubted, conditional, to come
        "لو قال الوزير إن الجسر آمن لعبرناه.",
        "إذا أعلن الجيش أن الطريق مفتوح فسنسافر.",
        "من المتوقع أن يعلن البنك أن الفائدة سترتفع.",
        "قد يؤكد المدير أن المصنع سيغلق.",
        "سيعلن الحاكم أن العطلة طويلة.",
        # nobody says it
        "يذكر أن الملعب افتتح قبل عامين.",
        "ويعتقد أن النار اندلعت في المطبخ.",
        "يعتبر الميناء من أكبر موانئ المنطقة.",
        "اتهم ثلاثة مهندسين بإهمال السد.",
        "واتهم خالد بسرقة القارب.",
        "ووصف المشروع بأنه ناجح.",
        # other words with the same letters
        "وصل طالب جامعي من القرية بالقطار.",
        "سار الجنود بحذر عبر الحقول.",
        "نقلت الحافلات عشرات المصابين إلى المستشفى.",
        "كتب المكتبة الجديدة وصلت أمس.",
        "تعرض قطاع النفط لهجمات متكررة.",
        "عبر المهاجرون النهر ليلا.",
        # no report at all
        "اندلعت النيران في سوق المدينة وامتدت إلى بيوت مجاورة.",
        "هل قال الوزير إن الجسر آمن؟",
        (
            "الرياض: شهدت الليلة الثانية من ليالي العروض حضورا من العائلات التي جاءت من أحياء "
            "المدينة كلها لمشاهدة الأفلام القصيرة."
        ),
        "النتيجة: ثلاثة أهداف مقابل هدف",
        "",
        "   ",
    ],
)
def test_it_is_no_statement(text: str) -> None:
    assert told(text) == []


def test_verse_is_no_statement() -> None:
    verse = "يا ليل الصب متى غده ... أقيام الساعة موعده\nرقد السمار فأرقه ... أسف للبين يردده"
    assert told(*verse.split("\n")) == []


def test_a_table_is_no_statement() -> None:
    table = "الفريق | نقاط | أهداف\nالنهر | 12 | 9\nالجبل | 10 | 7"
    assert told(*table.split("\n")) == []


def test_headlines_without_speakers_are_no_statements() -> None:
    headlines = "افتتاح معرض الكتاب\nارتفاع أسعار القمح\nعودة الكهرباء إلى الساحل"
    assert told(*headlines.split("\n")) == []


def test_an_interview_by_letters_names_nobody() -> None:
    interview = "س: متى بدأ المشروع؟\nج: بدأ المشروع في الربيع الماضي."
    assert told(*interview.split("\n")) == []
