"""How often Python looks for garbage that holds itself."""

import gc

OBJECTS = 20_000
"""New objects between two looks. By default they are 700, and one answer makes several thousand,
nearly all of which go by themselves: a tenth of the time of a reply was spent on looking."""


def look_less_often() -> None:
    """Look for such garbage seldom, in this process: for those that answer many and live long."""
    _, *older = gc.get_threshold()
    gc.set_threshold(OBJECTS, *older)
