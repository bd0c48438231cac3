"""The comparison of analyses: what is counted, and which paragraph is right."""

import json
from pathlib import Path

import numpy as np
import pytest
from compare_analyses import ANALYSES, TOGETHER, Asked, compare, light10, outcome_of

ARTICLES = [
    ("harbour", "الميناء", "فتح عمال الميناء الأبواب صباح أمس.\nثم وصلت سفينتان محملتان بالقمح."),
    ("school", "المدارس", "تعود المدارس إلى العمل الأسبوع المقبل.\nالمعلمون ينتظرون رواتبهم."),
]
QUESTIONS = [
    ("متى تعود المدرسة؟", "school", "تعود المدارس إلى العمل"),
    ("من ينتظر راتبه؟", "school", "المعلمون ينتظرون رواتبهم"),
    ("هل وصلت سفينة قمح؟", "harbour", "ثم وصلت سفينتان"),
    ("ما عاصمة البلاد؟", None, None),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = [{"id": name, "title": title, "text": text} for name, title, text in ARTICLES]
    questions = [
        {"question": question, "gold": [gold] if gold else [], "gold_paragraph": paragraph}
        for question, gold, paragraph in QUESTIONS
    ]
    for name, records in (("articles", articles), ("questions", questions)):
        lines = "".join(json.dumps(record) + "\n" for record in records)
        (tmp_path / f"{name}.jsonl").write_text(lines, "utf-8")
    return tmp_path


@pytest.mark.parametrize("titles", [False, True])
def test_every_analysis_is_measured_and_forms_are_met_by_stems(
    folder: Path,
    titles: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    found = compare(folder, titles=titles)
    assert list(found) == [*ANALYSES, *map(" + ".join, TOGETHER)]
    assert all(0 <= each.first <= each.mrr <= 1 for each in found.values())
    assert found["words as they stand"].first < found["Khabar's stems"].first
    assert found["Khabar's stems + roots + 4-grams"].first == 1


def test_ranks_are_of_the_right_paragraph_and_nothing_found_is_none() -> None:
    right = np.array([False, True, False])
    scores = [np.array(each, np.float32) for each in ([0.1, 1.0, 0.5], [1.0, 0.5, 0.2], [1, 0, 0])]
    found = outcome_of(scores, [Asked("", right)] * 3)
    assert found.first == pytest.approx(1 / 3)
    assert found.mrr == pytest.approx((1 + 1 / 2 + 0) / 3)


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("والمدارس", "مدارس"),
        ("بالقمح", "قمح"),
        ("كتابها", "كتاب"),
        ("معلمون", "معلم"),
        ("لن", "لن"),
    ],
)
def test_light10_takes_off_what_its_authors_say(word: str, stem: str) -> None:
    assert light10(word) == stem
