"""What a person types in a starter's window about a table, as the options of ``import``.

``△=請假 黨課=2 類別=普通黨員``; an option as such is taken, too.
"""

from __future__ import annotations

import os
import shlex

from dangxing.cli.importing import attendance_of
from dangxing.cli.language import Session
from dangxing.cli.options import load_rules
from dangxing.language.script import fold
from dangxing.language.voice import Voice
from dangxing.rules import Rulebook
from dangxing.workbook.layouts.events import hours_of
from dangxing.workbook.validating.lexicon import Lexicon

# What may stand before the sign for what holds for a whole table, folded.
_NAMED = {
    "--year": ("年份", "年度", "年", "year"),
    "--date": ("日期", "date"),
    "--branch": ("支部", "党支部", "branch"),
    "--track": ("类别", "track"),
    "--numbers": ("数字", "numbers"),
    "--layout": ("表式", "layout"),
}
_QUOTES = str.maketrans("“”「」＂＝；;，\u3000", '"' * 5 + "=    ")


def options(answer: str, session: Session) -> list[str]:
    """The options that an answer says."""
    lexicon, found = Lexicon(rules_in_use(session)), list[str]()
    for word in _words(answer.translate(_QUOTES)):
        before, sign, after = word.rpartition("=")
        # An option, and what follows one.
        if not sign or word.startswith("--") or (found and found[-1].startswith("--")):
            found.append(word)
        else:
            found += _pair(before.strip(), after.strip(), lexicon)
    return found


def rules_in_use(session: Session) -> Rulebook:
    """The rules by which the commands work. RulesProblem: all that is wrong with them."""
    return load_rules(os.environ.get("DANGXING_RULES") or session.settings.rules, session, quiet=True)


def activities(session: Session) -> str:
    """The activities that the rules have, as they may be named in an answer."""
    book = rules_in_use(session)
    voice = Voice(session.language, book.names)
    sets = book.rule_sets.values()
    return voice.joined(dict.fromkeys(voice.term(name) for rules in sets for name in rules.activities))


def _words(answer: str) -> list[str]:
    """What was typed, as a shell takes it apart; word by word where a quote is open."""
    try:
        return shlex.split(answer)
    except ValueError:
        return answer.split()


def _pair(before: str, after: str, lexicon: Lexicon) -> tuple[str, str]:
    """``A=B`` as an option and its value: what it is hangs on what B is, where A does not say it."""
    for option, names in _NAMED.items():
        if fold(before) in map(fold, names):
            return option, after
    if attendance_of(after, lexicon) is not None:
        return "--mark", f"{before}={after}"
    return "--hours" if hours_of(after, lexicon) is not None else "--activity", f"{before}={after}"
