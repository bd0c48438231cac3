"""Two names of one speaker are told from names of two."""

from bot.evaluation.naming import same_name


def test_names_are_the_same_as_whole_words() -> None:
    assert same_name("المرصد السوري", "المرصد السورى لحقوق الإنسان")
    assert not same_name("علي", "عليان")
    assert not same_name("", "علي")
    assert same_name("وزير الخارجية، جيرمي هانت", "وزير الخارجية جيرمي هانت")
    assert same_name("هدى الراوي، مديرة المرفأ", "مديرة المرفأ هدى الراوي")
    assert same_name("صحيفة «المرسى»", "صحيفة المرسى")
    assert not same_name("،", "علي")
