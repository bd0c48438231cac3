"""Single answers against what is known to be right."""

from dataclasses import replace

from bot.evaluation.judging import judge
from index.model import Span, Status
from tests.bot.evaluation.made import answer, passage, record


def test_the_rank_is_that_of_the_first_passage_of_a_gold_article() -> None:
    judged = judge(
        record(gold=["b", "c"]),
        answer(passage(1, "a"), passage(2, "b"), passage(3, "b"), passage(4, "c")),
        2.5,
    )
    assert judged.rank == 2
    assert judged.gold_ranks == (2, 4)
    assert judged.elapsed_ms == 2.5
    assert judged.answerable is True


def test_a_reprint_of_a_gold_article_is_right() -> None:
    assert judge(record(gold=["b"]), answer(passage(1, "a", also_in=("b",))), 1.0).rank == 1


def test_the_answer_is_found_in_passage_and_sentence() -> None:
    text = "بدأ الأمر أمس. قُتل ١٢ شخصًا."
    right = passage(2, "a", text, sentence=Span(15, len(text)))
    wrong = passage(2, "a", text, sentence=Span(0, 14))
    asked = record(answers=["12 شخصا"])
    found = judge(asked, answer(passage(1, "b"), right), 1.0)
    assert (found.answer_rank, found.sentence_right, found.first_right) == (2, True, False)
    assert judge(asked, answer(wrong), 1.0).sentence_right is False
    assert judge(asked, answer(passage(1, "b")), 1.0).sentence_right is None


def test_a_gold_paragraph_may_be_split_or_joined() -> None:
    gold = "قال الوزير كذا. وقال غيره كذا."
    asked = record(gold=["a"], gold_paragraph=gold)
    for text in (gold, "قبل ذلك.\n" + gold, "قال الوزير كذا."):
        assert judge(asked, answer(passage(1, "a", text)), 1.0).paragraph_rank == 1
    elsewhere = answer(passage(1, "b", "قال الوزير كذا."))
    assert judge(asked, elsewhere, 1.0).paragraph_rank is None


def test_the_speaker_of_the_right_passage_is_judged() -> None:
    asked = record(answers=["كذا"], speaker="الوزير")
    said = passage(1, "a", "قال الوزير كذا.", speaker="الوزير")
    assert judge(asked, answer(said), 1.0).speaker_right is True
    assert judge(asked, answer(replace(said, speaker=None)), 1.0).speaker_right is False
    assert judge(asked, answer(passage(1, "a")), 1.0).speaker_right is None


def test_nobody_is_right_where_the_set_says_that_nobody_is_named() -> None:
    said = passage(1, "a", "قال الوزير كذا.", speaker="الوزير")
    nobodys = record(answers=["كذا"], speaker=None)
    assert judge(nobodys, answer(said), 1.0).speaker_right is False
    assert judge(nobodys, answer(replace(said, speaker=None)), 1.0).speaker_right is True
    silent = record(answers=["كذا"])
    assert judge(silent, answer(said), 1.0).speaker_right is None


def test_a_rejected_question_is_no_answer() -> None:
    judged = judge(record(gold=["a"], answers=["كذا"]), None, 0.1)
    assert (judged.status, judged.rank, judged.answer_rank) == (Status.NO_ANSWER, None, None)


def test_first_right_takes_the_strictest_thing_known() -> None:
    first = answer(passage(1, "a", "كلام آخر."))
    assert judge(record(gold=["a"]), first, 1.0).first_right is True
    assert judge(record(gold=["a"], answers=["كذا"]), first, 1.0).first_right is False
    assert judge(record(), first, 1.0).first_right is None
