"""A reply as Telegram HTML (https://core.telegram.org/bots/api#html-style).

Only `<`, `>` and `&` have a meaning in text, and `"` in an attribute; all four are written as the
named entities that Telegram knows. Tags are closed in the order in which they were opened and
quotes are never nested, so the markup always parses.
"""

from html import escape

from bot.reply import Block, Gap, Quote, Reply, Run


def to_html(reply: Reply) -> str:
    """Return the reply's blocks as Telegram HTML, one line or quote under the other."""
    return "\n".join(_block(block) for block in reply.blocks)


def _block(block: Block) -> str:
    match block:
        case Gap():
            return ""
        case Quote(runs, long):
            inner = "".join(map(_run, runs))
            return f"<blockquote{' expandable' if long else ''}>{inner}</blockquote>"
        case _:
            return "".join(map(_run, block.runs))


def _run(run: Run) -> str:
    text = escape(run.text, quote=False)
    if run.url is not None:
        text = f'<a href="{escape(run.url).replace("&#x27;", chr(39))}">{text}</a>'
    return f"<b>{text}</b>" if run.bold else text
