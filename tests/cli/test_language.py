"""The language is settled before anything else: by --lang, DANGXING_LANG, the locale, in this order."""

import errno
import os

import pytest

from dangxing.cli import language, rendering
from dangxing.errors import FileProblem, UsageProblem


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("zh_CN.UTF-8", "zh-Hans"),
        ("zh_SG", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("zh-Hans-HK", "zh-Hans"),
        ("zh_TW.Big5", "zh-Hant"),
        ("zh_HK.UTF-8@radical", "zh-Hant"),
        ("zh-MO", "zh-Hant"),
        ("ZH-HANT", "zh-Hant"),
        ("en_GB.UTF-8", "en"),
        ("C.UTF-8", None),
        ("fr_FR", None),
        ("", None),
    ],
)
def test_a_tag_names_a_language(tag: str, expected: str | None) -> None:
    """Script first, then place; Chinese without either is Simplified."""
    assert language.of_tag(tag) == expected


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "zh_TW.UTF-8"}, "zh-Hant"),
        ({"LANG": "zh_TW.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh-Hans"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, "zh-Hans"),
        ({"LANG": "C"}, "en"),
    ],
)
def test_the_locale_decides_where_nothing_was_asked_for(environment: dict[str, str], expected: str) -> None:
    """LC_ALL goes before LC_MESSAGES, that before LANG; what is not spoken is English."""
    assert language.of_system(environment) == expected


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lang", "zh-Hant", "score", "a.xlsx"],
        ["score", "--lang", "zh-Hant", "a.xlsx"],
        ["score", "a.xlsx", "--lang=zh-Hant"],
        ["score", "a.xlsx", "--lang=zh_TW"],
    ],
)
def test_lang_may_stand_anywhere(arguments: list[str]) -> None:
    """It is taken out wherever it is, over the environment's, and counts as asked for."""
    session, rest = language.read(arguments, {"DANGXING_LANG": "en"}, "zh-Hans")
    assert (session.language, session.explicit, rest) == ("zh-Hant", "zh-Hant", ["score", "a.xlsx"])


def test_what_follows_two_dashes_is_left_alone() -> None:
    """A file may be called ``--lang``."""
    session, rest = language.read(["score", "--", "--lang", "en"], {}, "zh-Hans")
    assert (session.language, session.explicit, rest) == ("zh-Hans", None, ["score", "--", "--lang", "en"])


def test_a_language_in_the_environment_counts_as_asked_for() -> None:
    """DANGXING_LANG is as good as --lang."""
    assert language.read([], {"DANGXING_LANG": "zh-Hans"}, "en")[0].explicit == "zh-Hans"


@pytest.mark.parametrize(
    ("arguments", "environment", "code"),
    [
        (["--lang", "fr"], {}, "cli.bad-language"),
        ([], {"DANGXING_LANG": "klingon"}, "cli.bad-language"),
        (["score", "--lang"], {}, "cli.option-needs-value"),
    ],
)
def test_a_language_that_is_not_spoken_is_wrong_usage(
    arguments: list[str], environment: dict[str, str], code: str
) -> None:
    """Rather than a guess, the user is told which languages there are."""
    with pytest.raises(UsageProblem) as caught:
        language.read(arguments, environment, "en")
    assert caught.value.code == code


def test_debugging_by_an_option() -> None:
    """--debug is taken out as --lang is."""
    session, rest = language.read(["score", "--debug", "a.xlsx"], {}, "en")
    assert (session.debug, rest) == (True, ["score", "a.xlsx"])


@pytest.mark.parametrize("fault", [errno.EACCES, errno.ENOENT, errno.ENOSPC, errno.EISDIR, errno.EBUSY])
def test_what_the_system_says_is_told_in_the_users_language(fault: int) -> None:
    """Programs get its English words on every system; what is not known stays as it is."""
    error = FileProblem("sheets.write-failed", path="a.xlsx", reason=os.strerror(fault))
    told = rendering.error_text(error, "zh-Hans")
    assert os.strerror(fault) not in told
    assert "写入失败（" in told
    other = FileProblem("sheets.write-failed", path="a.xlsx", reason="Level 2 halted")
    assert "Level 2 halted" in rendering.error_text(other, "zh-Hans")
