"""The command line. :func:`main` is the one place that exits, and the one that turns errors into text and a status.

Exit status: 0 all well, warnings included · 1 something is wrong in a workbook · 2 wrong usage, a file that cannot be
opened or written, rules that cannot be used, or a bug · 130 interrupted (143: ended by
the system) · 141 the reader of the output has gone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from dangxing import __version__, collecting
from dangxing.cli import interruption, settings, streams
from dangxing.cli import language as languages
from dangxing.cli.language import Session
from dangxing.errors import DangxingError
from dangxing.language import text

FINE, WRONG_DATA, CANNOT_RUN, INTERRUPTED, NO_READER = 0, 1, 2, 130, 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit status. Nothing is raised, whatever happens."""
    collecting.seldom()
    # What other software has installed for pydantic is not asked: it would have a say in what is right.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    streams.prepare()
    session = Session(languages.of_system())
    asked: list[int] = []
    try:
        with interruption.heeded(asked):
            session, rest = languages.read(
                sys.argv[1:] if arguments is None else arguments, os.environ, session.language
            )
            if rest in (["--version"], ["-V"]):
                # Asked by scripts, and by people who wonder whether it is there: not worth building every command.
                streams.write_lines([f"dangxing {__version__}"])
                status = FINE
            elif os.environ.get("_DANGXING_COMPLETE"):
                from dangxing.cli import completion

                status = completion.answer(session)
            else:
                from dangxing.cli import app

                if not {"--help", "-h"}.intersection(rest):  # help is given whatever stands in the file
                    session = session.by(settings.read())
                status = app.run(rest, session)
            with streams.printing():
                pass
    except KeyboardInterrupt:
        return _ended(asked or [INTERRUPTED - 128], session)
    except BrokenPipeError:
        streams.abandon()
        return NO_READER
    except Exception as error:  # noqa: BLE001 - a traceback is never what a user should see
        return _ended(asked, session) if asked else _explain(error, session)
    return _ended(asked, session) if asked and status == CANNOT_RUN else status


def _ended(asked: Sequence[int], session: Session) -> int:
    """Say that the run was broken off, and give the status that says by what."""
    streams.say(text("cli.interrupted", session.language))
    return 128 + asked[0]


def _explain(error: Exception, session: Session) -> int:
    from dangxing.cli import rendering

    if isinstance(error, DangxingError):
        for line in rendering.error_lines(error, session.language):
            streams.say(line)
    else:
        if session.debug:
            import traceback

            streams.say("".join(traceback.format_exception(error)).rstrip())
        streams.say(rendering.bug_line(type(error).__name__, session.language))
    return CANNOT_RUN
