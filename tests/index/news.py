"""Articles for the tests of the library, written for this project, and ways to look at answers."""

import atexit
import shutil
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

from index import Answer, Draft, Library
from index.model import Status

BOUKAMAL = Draft(
    text=(
        "سيطرت قوات النظام وحلفاؤها على معظم أحياء مدينة البوكمال بعد معارك دامت أسبوعا.\n"
        "وقال مدير المرصد إن القوات المهاجمة تسيطر على أكثر من ثمانين في المئة من المدينة.\n"
        "وأضاف ناشط من ريف دير الزور أن مئتي عائلة عبرت نهر الفرات نحو الضفة الأخرى."
    ),
    title="معارك الأحياء الأخيرة في البوكمال",
    outlet="مرقب الفرات",
    author="ليلى حمدان",
    published="2017-11-09",
    url="https://example.org/boukamal",
    external_id="boukamal",
)
BRIDGE = Draft(
    text=(
        "افتتحت بلدية المرسى جسر النخيل أمام السيارات صباح الأحد.\n"
        "وكلف بناء الجسر 1,700 مليون دينار بحسب المهندسة هدى الراوي.\n"
        "وتوقع عبد الرحمن سالم أن يعبره عشرون ألف شخص كل يوم."
    ),
    title="جسر النخيل يفتح أبوابه",
    outlet="صحيفة المرسى",
    published="2018-03-04",
    external_id="bridge",
)
VACCINE = Draft(
    text=(
        "وصلت إلى ميناء العقيق شحنة من لقاح الحصبة تكفي ثلاثين ألف طفل.\n"
        "وقالت الطبيبة أسامة النجار إن حملة التطعيم تبدأ يوم الاثنين في مدارس المدينة."
    ),
    title="لقاح الحصبة في العقيق",
    outlet="صحيفة المرسى",
    published="2018-05-20",
    external_id="vaccine",
)
MATCH = Draft(
    text=(
        "فاز منتخب الشباب على ضيفه بهدفين نظيفين سجلهما اللاعب نزار الحلو.\n"
        "وقال المدرب سامي قاسم إن الفريق لعب أفضل مباراة له هذا الموسم."
    ),
    title="هدفان لنزار الحلو",
    outlet="ملاعب",
    published="2018-06-01",
    external_id="match",
)
NEWS = (BOUKAMAL, BRIDGE, VACCINE, MATCH)

QUESTIONS = (
    "من يسيطر على البوكمال؟",
    "كم كلف بناء جسر النخيل؟",
    "متى تبدأ حملة لقاح الحصبة؟",
    "من سجل هدفي منتخب الشباب؟",
    "who controls Albukamal?",
    "ماذا قال المدرب سامي قاسم؟",
)
"""Questions that `NEWS` answers."""


_made: dict[tuple[Draft, ...], Path] = {}
"""Libraries that were asked for before, by what they hold."""


@asynccontextmanager
async def library_of(folder: Path, drafts: Iterable[Draft] = NEWS) -> AsyncIterator[Library]:
    """Open a library in `folder` that holds `drafts`: a copy, where one was made before."""
    held = tuple(drafts)
    if held not in _made:
        made = Path(mkdtemp(prefix="khabar-tests-"))
        atexit.register(shutil.rmtree, made, ignore_errors=True)
        async with await Library.open(made) as library:
            await library.add(held)
        _made[held] = made
    shutil.copytree(_made[held], folder, dirs_exist_ok=True)
    async with await Library.open(folder) as library:
        yield library


def external_ids(answer: Answer) -> list[str | None]:
    """Return the source's ids of the articles that an answer shows, best first."""
    return [passage.citation.external_id for passage in answer.passages]


class Said(NamedTuple):
    """What of an answer must not depend on how the derived files came about.

    Scores may: some frequencies still count deleted paragraphs until segments merge.
    """

    status: Status
    first: int | None
    paragraphs: frozenset[tuple[int, str]]


async def answers(library: Library, questions: Sequence[str] = QUESTIONS) -> list[Said]:
    """Return what `library` says to `questions`."""
    said = []
    for text in questions:
        answer = await library.answer(text, limit=20)
        shown = [(passage.paragraph.id, passage.paragraph.text) for passage in answer.passages]
        said.append(Said(answer.status, shown[0][0] if shown else None, frozenset(shown)))
    return said
