"""A chat's own library, as it is shown: a list with pages, an article of it, and questions back."""

from collections.abc import Sequence

from bot.bidi import clean_line
from bot.buttons import OnShelf, Shelf
from bot.citing import TITLE_UNITS, fitted, name, usable_url
from bot.framing import said
from bot.locale import Messages
from bot.reasons import reason
from bot.reply import Button, Gap, Line, Reply, Run, line
from bot.shorten import shorten
from index import Draft
from index.model import Article, Problem

PAGE = 8
"""Articles on a page of the list."""
_OPENING_UNITS = 80
"""How much of an article without a headline is shown in its place."""
_CARD_UNITS = 600
_REASON_UNITS = 200


def named(text: str, words: Messages) -> str:
    """Return a name that somebody gave, such as a file's, fit for a line of the frame."""
    return name(text, words) or "?"


def row_of(article: Article | Draft, words: Messages, mark: str = "") -> Line:
    """Return `headline · outlet · date`, the headline linked where there is an address."""
    title = fitted(article.title or "", TITLE_UNITS, words)
    if not title:
        title = fitted(shorten(clean_line(article.text), _OPENING_UNITS), TITLE_UNITS, words)
    about = [name(article.outlet or "", words), words.date(article.published) or ""]
    rest = "".join(f" · {part}" for part in about if part)
    return Line((Run(mark), Run(title, url=usable_url(article.url)), Run(rest)))


def not_read(problem: Problem, words: Messages) -> Line:
    """Say what could not be read, where in it, and why."""
    what = named(problem.source, words)
    why = fitted(reason(problem.reason, words), _REASON_UNITS, words)
    if problem.line is None:
        return line(words.say("library.problem", what=what, reason=why))
    at = words.number(problem.line)
    return line(words.say("library.problem.line", what=what, line=at, reason=why))


def shelf(articles: Sequence[Article], held: int, first: int, words: Messages) -> Reply:
    """Return a page of the list.

    Args:
        articles: those on the page.
        held: how many there are in all.
        first: the place of the first one, from 0.
        words: the language.
    """
    rows = [
        row_of(article, words, words.say("passage.mark", n=words.number(place)))
        for place, article in enumerate(articles, first + 1)
    ]
    numbers = [
        Button(words.number(place), str(OnShelf(Shelf.CARD, first, article.id)))
        for place, article in enumerate(articles, first + 1)
    ]
    turning = []
    if first:
        back = OnShelf(Shelf.LIST, max(first - PAGE, 0))
        turning.append(Button(words.say("button.back"), str(back)))
    if first + len(articles) < held:
        more = OnShelf(Shelf.LIST, first + PAGE)
        turning.append(Button(words.say("button.more"), str(more)))
    whole = [
        Button(words.say("button.export"), str(OnShelf(Shelf.FILE))),
        Button(words.say("button.empty"), str(OnShelf(Shelf.ALL))),
    ]
    head = said(words, words.count("library.held", held))
    buttons = (numbers[: PAGE // 2], numbers[PAGE // 2 :], turning, whole)
    return Reply((*head.blocks, *rows), tuple(tuple(row) for row in buttons if row))


def card(article: Article, first: int, words: Messages, *, sure: bool = False) -> Reply:
    """Return one article of the list, with a way to take it out.

    Args:
        article: the article.
        first: from where the list goes on.
        words: the language.
        sure: whether it is asked if it shall really go.
    """
    opening = line(fitted(article.text, _CARD_UNITS, words))
    back = Button(words.say("button.list"), str(OnShelf(Shelf.LIST, first)))
    if sure:
        asked = said(words, words.say("library.sure")).blocks
        gone = Button(words.say("button.remove.sure"), str(OnShelf(Shelf.DROP, first, article.id)))
        return Reply((row_of(article, words), Gap(), *asked), ((gone, back),))
    remove = Button(words.say("button.remove"), str(OnShelf(Shelf.SURE, first, article.id)))
    return Reply((row_of(article, words), Gap(), opening), ((remove, back),))


def all_of_it(held: int, words: Messages) -> Reply:
    """Ask whether everything shall go."""
    asked = said(words, words.count("library.sure.all", held))
    gone = Button(words.say("button.remove.sure"), str(OnShelf(Shelf.EMPTY)))
    back = Button(words.say("button.list"), str(OnShelf(Shelf.LIST)))
    return Reply(asked.blocks, ((gone, back),))
