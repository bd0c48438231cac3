"""An answer as a reply: status, passages with what matched in bold, where each comes from.

Everything is made to fit into one message of Telegram; `bot.fitting` has its limits.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.bidi import isolate_runs
from bot.buttons import Open, Rate, View
from bot.citing import fitted, name, source
from bot.dating import date_notes
from bot.fitting import MESSAGE_UNITS, block_units, shares
from bot.folding import fold
from bot.locale import Messages, is_language
from bot.quoting import quote
from bot.reply import Block, Button, Gap, Line, Reply, line, plain
from bot.shorten import units
from index.model import Answer, Passage, Question, Status

PAGE = 3
"""Passages in a message."""
OUTLETS = 3
"""How many other outlets of the same words are named."""
QUOTED = 2
"""How many speakers are named who are quoted in one sentence."""
READINGS = 4
"""How many words are shown with what they were read as, and spellings of one: `SPELLINGS`."""
SPELLINGS = 2

_WORD_UNITS = 40


@dataclass(frozen=True, slots=True)
class Page:
    """Which of an answer's passages a message shows."""

    first: int
    """Index of the first passage shown, from 0."""
    answer_id: int | None = None
    """Under which id the answer was kept; without one it has no buttons."""

    def shown(self, answer: Answer) -> tuple[Passage, ...]:
        """Return the passages of `answer` that the page shows; of no answer, none."""
        if answer.status is Status.NO_ANSWER:
            return ()
        return answer.passages[self.first : self.first + PAGE]


def render_answer(answer: Answer, words: Messages, page: Page) -> Reply:
    """Return the passages of `page` as one message in the language of `words`."""
    passages = page.shown(answer)
    understood = [*_understood(answer.question, words, passages), *_foreign(answer, words)]
    if not passages:
        nothing = plain(isolate_runs(_nothing(answer, words), rtl=words.rtl))
        return Reply((*nothing.blocks, *understood), answer_id=page.answer_id)
    head: list[Block] = [line(_status(answer, words, page)), *understood]
    frames = [
        _frame(passage, words, _mark(place, words) if len(passages) > 1 else "")
        for place, passage in enumerate(passages, page.first + 1)
    ]
    blocks = [*head, *_laid_out(passages, frames, MESSAGE_UNITS - block_units(head))]
    return Reply(tuple(blocks), _rows(answer, words, page), page.answer_id)


def render_passage(
    passage: Passage, words: Messages, *, head: Sequence[Block] = (), foot: Sequence[Block] = ()
) -> Reply:
    """Return one passage as a message of its own, as an answer shows it; it has no buttons.

    Args:
        passage: what is shown.
        words: the language of the frame.
        head: what stands above it.
        foot: what stands below it.
    """
    room = MESSAGE_UNITS - block_units(head) - block_units(foot)
    shown = _laid_out([passage], [_frame(passage, words, "")], room)
    return Reply((*head, *(shown if head else shown[1:]), *foot))


def _laid_out(
    passages: Sequence[Passage], frames: Sequence[Sequence[Block]], room: int
) -> list[Block]:
    """Return passages, each in a quote between a gap and its frame, in `room` UTF-16 units."""
    used = sum(2 + block_units(frame) for frame in frames)
    starts = [passage.answer_sentence.start for passage in passages]
    texts = [passage.paragraph.text for passage in passages]
    wanted = [units(text[start:]) for text, start in zip(texts, starts, strict=True)]
    blocks: list[Block] = []
    for passage, frame, share, start in zip(
        passages, frames, shares(wanted, room - used), starts, strict=True
    ):
        text = passage.paragraph.text
        blocks += [Gap(), quote(text, share, highlights=passage.highlights, start=start), *frame]
    return blocks


def _understood(question: Question, words: Messages, passages: Sequence[Passage]) -> list[Line]:
    """Say what words were read as, such as foreign names and slips.

    With passages only the readings that they show are told, and none of a word that stands in
    them itself; without passages, all of them.
    """
    understood = question.understood()
    if not understood:
        return []
    shown = fold(" ".join(passage.paragraph.text for passage in passages))
    told = []
    for asked, readings in understood:
        if passages and fold(asked) in shown:
            continue
        found = [each for each in readings if not passages or fold(each) in shown]
        if found:
            read = [fitted(each, _WORD_UNITS, words) for each in found[:SPELLINGS]]
            told.append(
                words.say(
                    "understood.word",
                    asked=fitted(asked, _WORD_UNITS, words),
                    read=words.say("list.or").join(read),
                )
            )
    if not told:
        return []
    return [line(words.say("understood", readings=words.say("list.comma").join(told[:READINGS])))]


def _foreign(answer: Answer, words: Messages) -> list[Line]:
    """Say to a question in another language, where nothing surely answers, what is understood.

    Of one only the names and the meanings of single words are known, and that is seldom enough.
    """
    if is_language(answer.question.language) or answer.status is Status.ANSWERED:
        return []
    return [line(words.say("language.other"))]


def _frame(passage: Passage, words: Messages, mark: str) -> list[Block]:
    """Return the lines below a passage: what its dates mean, who says so, where it stands."""
    lines: list[Block] = [line(note) for note in date_notes(passage, words)]
    lines.append(line(_speaker(passage, words)))
    lines.append(source(passage.citation, words, mark=mark))
    outlets = dict.fromkeys(copy.outlet for copy in passage.also_in if copy.outlet)
    # A chat may keep of its own what is public too: that is no other outlet.
    others = [outlet for outlet in outlets if outlet != passage.citation.outlet]
    names = [name(outlet, words) for outlet in others][:OUTLETS]
    if names:
        listed = words.say("list.comma").join(names)
        lines.append(line(words.say("also_in", outlets=listed)))
    return lines


def _speaker(passage: Passage, words: Messages) -> str:
    """Say who says the answering sentence.

    Where nobody is known to say all of it but somebody is quoted in it, that is what is said.
    """
    speaker = name(passage.speaker, words) if passage.speaker else ""
    if speaker:
        return words.say("speaker", speaker=speaker)
    sentence = passage.answer_sentence
    quoted = dict.fromkeys(
        each.speaker
        for each in passage.statements
        if each.span.start < sentence.end and sentence.start < each.span.end
    )
    names = [named for named in (name(each, words) for each in quoted) if named]
    if names:
        return words.say("speaker.quoted", speakers=words.say("list.comma").join(names[:QUOTED]))
    return words.say("speaker", speaker=words.say("speaker.unknown"))


def _mark(place: int, words: Messages) -> str:
    return words.say("passage.mark", n=words.number(place))


def _status(answer: Answer, words: Messages, page: Page) -> str:
    shown = len(page.shown(answer))
    if page.first:
        first, last = words.number(page.first + 1), words.number(page.first + shown)
        if shown == 1:
            return words.say("page.one", first=first)
        return words.say("page", first=first, last=last)
    if answer.status is Status.WEAK:
        return words.count("weak", shown)
    return words.count("answered", shown)


def _nothing(answer: Answer, words: Messages) -> str:
    """Say that nothing answers, and how much news, how fresh, was searched."""
    if answer.articles == 0:
        return words.say("empty")
    articles, day = answer.articles, words.date(answer.newest)
    fresh = (
        words.count("newest", articles, date=day)
        if day
        else words.count("newest.unknown", articles)
    )
    searched = words.count("searched", articles)
    return f"{words.say('no_answer')}\n{searched} {fresh}"


def _rows(answer: Answer, words: Messages, page: Page) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons: to other pages, to who says what, to what is around, and for votes."""
    if page.answer_id is None:
        return ()
    number, first = page.answer_id, page.first
    last = first + len(page.shown(answer))
    turning = []
    if first:
        back = Open(View.PAGE, number, max(first - PAGE, 0))
        turning.append(Button(words.say("button.back"), str(back)))
    if last < len(answer.passages):
        turning.append(Button(words.say("button.more"), str(Open(View.PAGE, number, last))))
    claims = []
    if any(not claim.own_report for claim in answer.claims):
        claims.append(Button(words.say("button.claims"), str(Open(View.CLAIMS, number, 0))))
    if last - first == 1:
        around = [Button(words.say("button.around"), str(Open(View.AROUND, number, first)))]
        rating = [Button(words.say("button.useful"), str(Rate(number, first, useful=True)))]
        useless = words.say("button.useless")
    else:
        around = [
            Button(
                words.say("button.around.one", n=words.number(place + 1)),
                str(Open(View.AROUND, number, place)),
            )
            for place in range(first, last)
        ]
        rating = [
            Button(
                words.say("button.useful.one", n=words.number(place + 1)),
                str(Rate(number, place, useful=True)),
            )
            for place in range(first, last)
        ]
        useless = words.say("button.useless.all")
    rating.append(Button(useless, str(Rate(number, first, useful=False))))
    return tuple(tuple(row) for row in (turning, claims, around, rating) if row)
