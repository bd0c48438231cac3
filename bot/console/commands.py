"""What can be typed at the console: a message, or an act that begins with a colon."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from bot.console.api import Event
from bot.console.session import CannotAct, Session

Outcome = list[Event] | str | None
"""What the bot did, what the console says, or nothing to say."""


@dataclass(frozen=True, slots=True)
class Command:
    """An act, as `:help` lists it."""

    name: str
    usage: str
    says: str
    run: Callable[[Session, str], Awaitable[Outcome]]


class Quit(Exception):
    """The session shall end."""


async def run_line(session: Session, line: str) -> Outcome:
    """Do what one line says.

    Raises:
        CannotAct: it makes no sense here.
        Quit: the session shall end.
    """
    if not line.startswith(":"):
        return await session.write(line)
    name, _, rest = line[1:].partition(" ")
    command = COMMANDS.get(name)
    if command is None:
        raise CannotAct(f"There is no :{name}; :help lists what there is.")
    return await command.run(session, rest.strip())


async def _help(_session: Session, _rest: str) -> Outcome:
    width = max(len(command.usage) for command in COMMANDS.values())
    lines = [f":{command.usage:<{width}}  {command.says}" for command in COMMANDS.values()]
    return "\n".join(
        [*lines, "Anything else is sent as a message, in which \\n begins a new line."]
    )


async def _private(session: Session, _rest: str) -> Outcome:
    session.enter_private()
    return None


async def _group(session: Session, rest: str) -> Outcome:
    session.enter_group(_needed(rest, "group NAME"))
    return None


async def _basic(session: Session, rest: str) -> Outcome:
    session.enter_basic_group(_needed(rest, "basic NAME"))
    return None


async def _migrate(session: Session, _rest: str) -> Outcome:
    return await session.migrate()


async def _admin(session: Session, _rest: str) -> Outcome:
    session.become_admin()
    return None


async def _operator(session: Session, _rest: str) -> Outcome:
    session.become_operator()
    return None


async def _anonymous(session: Session, rest: str) -> Outcome:
    return await session.write_as(None, _needed(rest, "anonymous TEXT"))


async def _as(session: Session, rest: str) -> Outcome:
    title, colon, text = _needed(rest, "as CHANNEL: TEXT").partition(": ")
    return await session.write_as(title, _needed(text if colon else "", "as CHANNEL: TEXT"))


async def _topic(session: Session, rest: str) -> Outcome:
    session.enter_topic(rest or None)
    return None


async def _channel(session: Session, rest: str) -> Outcome:
    title, at, username = _needed(rest, "channel NAME [@[USERNAME]]").rpartition(" @")
    session.enter_channel(title if at else rest, username if at else None)
    return None


async def _discuss(session: Session, rest: str) -> Outcome:
    session.discuss(rest or None)
    return None


async def _user(session: Session, rest: str) -> Outcome:
    session.be(_needed(rest, "user NAME"))
    return None


async def _lang(session: Session, rest: str) -> Outcome:
    session.speak(_needed(rest, "lang CODE"))
    return None


async def _reply(session: Session, rest: str) -> Outcome:
    return await session.reply(_needed(rest, "reply TEXT"))


async def _answer(session: Session, rest: str) -> Outcome:
    return await session.answer(_needed(rest, "answer TEXT"))


async def _edit(session: Session, rest: str) -> Outcome:
    return await session.edit(_needed(rest, "edit TEXT"))


async def _press(session: Session, rest: str) -> Outcome:
    if not rest.isdecimal():
        raise CannotAct("Which one? :press NUMBER")
    return await session.press(int(rest))


async def _inline(session: Session, rest: str) -> Outcome:
    return await session.type_inline(rest)


async def _choose(session: Session, rest: str) -> Outcome:
    if not rest.isdecimal():
        raise CannotAct("Which one? :choose NUMBER")
    return await session.choose(int(rest))


async def _block(session: Session, _rest: str) -> Outcome:
    return "The bot is blocked." if session.block() else "The bot may write again."


async def _look(session: Session, _rest: str) -> Outcome:
    return await session.look()


async def _menu(session: Session, _rest: str) -> Outcome:
    return session.menu()


async def _file(session: Session, rest: str) -> Outcome:
    path, _, caption = _needed(rest, "file PATH [CAPTION]").partition(" ")
    return await session.send_file(Path(path), caption)


async def _forward(session: Session, rest: str) -> Outcome:
    return await session.forward(_needed(rest, "forward CHANNEL"))


async def _quit(_session: Session, _rest: str) -> Outcome:
    raise Quit


def _needed(rest: str, usage: str) -> str:
    if not rest:
        raise CannotAct(f"Something is missing: :{usage}")
    return rest


COMMANDS = {
    command.name: command
    for command in (
        Command("help", "help", "list what can be typed", _help),
        Command("private", "private", "go to the private chat with the bot", _private),
        Command("group", "group NAME", "go to a group", _group),
        Command("basic", "basic NAME", "go to a group that is no supergroup yet", _basic),
        Command("migrate", "migrate", "let that group become a supergroup", _migrate),
        Command("topic", "topic [NAME]", "go to a topic of the group, or back", _topic),
        Command(
            "channel", "channel NAME [@[USERNAME]]", "go to a channel, @ for no username", _channel
        ),
        Command("discuss", "discuss [GROUP]", "let a group discuss the channel, or none", _discuss),
        Command("user", "user NAME", "act as somebody else", _user),
        Command("lang", "lang CODE", "set the language of the client, ar or en", _lang),
        Command("admin", "admin", "become an administrator of the group", _admin),
        Command("operator", "operator", "become one of those who manage the bot", _operator),
        Command("anonymous", "anonymous TEXT", "write as the group itself", _anonymous),
        Command("as", "as CHANNEL: TEXT", "write in a group as a channel", _as),
        Command("reply", "reply TEXT", "reply to the bot's last message", _reply),
        Command("answer", "answer TEXT", "reply to the last message of anyone else", _answer),
        Command("edit", "edit TEXT", "change your last message or post", _edit),
        Command("menu", "menu", "list the commands that the client offers here", _menu),
        Command("press", "press NUMBER", "press a button", _press),
        Command("inline", "inline [TEXT]", "type the bot's name and TEXT, as in any chat", _inline),
        Command("choose", "choose NUMBER", "send a result of that here", _choose),
        Command("block", "block", "block the bot, or let it write again", _block),
        Command("look", "look", "let the bot look for news that another process put in", _look),
        Command("file", "file PATH [CAPTION]", "send a file", _file),
        Command("forward", "forward CHANNEL", "forward a channel's last post to here", _forward),
        Command("quit", "quit", "end (so does end of input)", _quit),
    )
}
"""Every act by its name, in the order of `:help`."""
