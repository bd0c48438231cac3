from hypothesis import given
from hypothesis import strategies as st

from index.model import Draft
from index.sources import fingerprint


@given(st.text(), st.text())
def test_spacing_does_not_change_a_fingerprint(title: str, text: str) -> None:
    spaced = Draft(text="  " + text.replace(" ", " \n "), title=title + " ")
    assert fingerprint(spaced) == fingerprint(Draft(text=text, title=title))


def test_a_word_more_changes_it_and_so_does_its_place() -> None:
    prints = {
        fingerprint(Draft(text="قال الوزير")),
        fingerprint(Draft(text="قال الوزير أمس")),
        fingerprint(Draft(text="قال", title="الوزير")),
        fingerprint(Draft(text="", title="قال الوزير")),
    }
    assert len(prints) == 4
