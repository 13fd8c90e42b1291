"""Help pages and wrong usage: in the user's language, with what to do, and never a traceback."""

import io
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from dangxing import cli
from dangxing.cli import app, help, streams
from dangxing.language import LANGUAGES, Language, text
from running import tells

LOCALES = {"zh-Hans": "zh_CN.UTF-8", "zh-Hant": "zh_TW.UTF-8", "en": "en_US.UTF-8"}


pytestmark = pytest.mark.usefixtures("folder")


def test_the_version_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """--version prints the name and the version, wherever the language stands, and so does -V."""
    import dangxing

    for arguments in (["--version"], ["-V"], ["-V", "score"]):
        assert cli.main(arguments) == 0
        assert capsys.readouterr().out == f"dangxing {dangxing.__version__}\n"


@pytest.mark.parametrize("command", [[], ["score"], ["rules"], ["rules", "check"]])
def test_help_has_a_short_name(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The same page, on which both names stand."""
    assert cli.main([*command, "-h"]) == 0
    short = capsys.readouterr().out
    assert cli.main([*command, "--help"]) == 0
    assert short == capsys.readouterr().out
    assert "-h, --help" in short


def test_the_help_names_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    """A line a command, and how the program is called."""
    assert cli.main(["--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Usage: dangxing [OPTIONS] COMMAND …\n")
    assert "\n  score  " in out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("arguments", [["--help"], ["score", "--help"]])
def test_a_help_page_speaks_one_language(
    language: Language, arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No English word of the parser stands in a Chinese page, no key of the catalogue in any."""
    monkeypatch.setenv("LANG", LOCALES[language])
    assert cli.main(arguments) == 0
    out = capsys.readouterr().out
    assert out.startswith(text("cli.usage", language))
    assert "cli." not in out
    if language != "en":
        for word in ("Usage", "Options", "Arguments", "Commands", "Show", "default", "env var", "OPTIONS", "TEXT"):
            assert word not in out
        assert any("\u4e00" <= character <= "\u9fff" for character in out)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_help_page_keeps_to_the_width(
    language: Language, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chinese characters are two columns wide; no line is broken by the terminal."""
    monkeypatch.setenv("COLUMNS", "60")
    assert cli.main(["score", "--help", "--lang", language]) == 0
    for line in capsys.readouterr().out.splitlines():
        wide = sum(unicodedata.east_asian_width(character) in "WF" for character in line)
        assert len(line) + wide <= 60


def test_every_option_tells_its_environment_variable(capsys: pytest.CaptureFixture[str]) -> None:
    """What can be set once and for all is told where it is looked for; what is asked of one run has no variable."""
    assert cli.main(["score", "--help"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    told = set(re.findall(r"DANGXING_(\w+)", out))
    assert told == {"YEAR", "RULES", "OUT", "FORMAT", "QUIET", "LANG", "LEDGER"}


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["scor"], "no-such-command", "“scor”这个命令，是否为“score”"),
        (["zzz"], "no-such-command", "没有“zzz”这个命令  no-such-command\n"),
        (["--"], "no-command", "score"),
        (["我的 记录.xlsx"], "path-for-command", '要计分，请写：dangxing score "我的 记录.xlsx"'),
        (["."], "path-for-command", "dangxing score ."),
        (["rules", "a.xlsx"], "no-such-command", "没有“a.xlsx”这个命令"),
        (["rules"], "no-command", "list、show"),
        (["--yaer"], "no-such-option", "没有“--yaer”这个选项"),
        (["score", "--yaer", "2024", "a.xlsx"], "no-such-option", "是否为“--year”"),
        (["score", "-z", "a.xlsx"], "no-such-option", "“-z”"),
        (["score"], "no-paths", "请给出要计分的工作簿，例如：dangxing score 记录.xlsx"),
        (["score", "a.xlsx", "--year"], "option-needs-value", "“--year”后面要写一个值"),
        (["score", "a.xlsx", "--quiet=3"], "option-takes-no-value", "“--quiet”"),
        (["score", "a.xlsx", "--year", "24"], "bad-year", "“24”"),
        (["score", "a.xlsx", "--year", "twenty"], "bad-year", "--year 2024"),
        (["score", "a.xlsx", "--jobs", "0"], "bad-jobs", "“0”"),
        (["score", "a.xlsx", "--format", "xml"], "bad-format", "table|json|csv"),
        (["--lang", "fr", "score"], "bad-language", "“fr”"),
    ],
)
def test_wrong_usage_says_what_to_do(
    arguments: list[str], code: str, words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit status 2, one line that names the mistake, one that names the help; nothing on stdout."""
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert cli.main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    first, second = captured.err.splitlines()
    assert tells(first, code, "dangxing")
    assert words in f"{first}\n"
    assert second.startswith("查看说明：dangxing ")


def test_a_flag_in_the_environment_must_be_yes_or_no(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A value that means neither is named with its variable, not with the option that nobody typed."""
    monkeypatch.setenv("DANGXING_QUIET", "perhaps")
    assert cli.main(["score", "a.xlsx"]) == 2
    assert "bad-flag-variable: The environment variable DANGXING_QUIET" in capsys.readouterr().err


def test_an_option_in_the_environment_is_checked_as_one_on_the_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """DANGXING_YEAR is read as --year is."""
    monkeypatch.setenv("DANGXING_YEAR", "last")
    assert cli.main(["score", "a.xlsx"]) == 2
    assert tells(capsys.readouterr().err, "bad-year")


class TestTheUnexpected:
    """Whatever happens inside, the user sees a line and not a traceback."""

    def _failing(self, error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object) -> int:
            raise error

        monkeypatch.setattr(app, "run", fail)

    def test_a_bug_is_one_line_that_asks_for_a_report(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The line names the kind of the error and what to send."""
        self._failing(ZeroDivisionError("x"), monkeypatch)
        assert cli.main(["score"]) == 2
        err = capsys.readouterr().err
        assert tells(err, "internal-error", "dangxing", words="An internal error (ZeroDivisionError)")
        assert len(err.splitlines()) == 1

    def test_the_traceback_is_shown_when_asked_for(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """--debug puts the traceback before the line."""
        self._failing(ZeroDivisionError("x"), monkeypatch)
        assert cli.main(["score", "--debug"]) == 2
        err = capsys.readouterr().err
        assert err.startswith("Traceback")
        assert tells(err.splitlines()[-1], "internal-error")

    def test_an_interruption_is_one_line(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Ctrl+C ends with the status that shells expect."""
        self._failing(KeyboardInterrupt(), monkeypatch)
        assert cli.main(["score"]) == 130
        assert capsys.readouterr().err == "Stopped\n"


def _run(*arguments: str, **settings: object) -> subprocess.CompletedProcess[bytes]:
    code = "import sys; from dangxing.cli import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, timeout=60, check=False, **settings
    )  # type: ignore[call-overload,no-any-return]


def test_a_reader_that_goes_away_is_no_error() -> None:
    """``dangxing --help | head -0`` says nothing of it."""
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as nowhere:
        code = "import sys; from dangxing.cli import main; sys.exit(main())"
        done = subprocess.run(
            [sys.executable, "-c", code, "--help"], stdout=nowhere, stderr=subprocess.PIPE, timeout=60, check=False
        )
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GB2312"])
def test_any_locale_can_print(locale: str) -> None:
    """Into a pipe everything is UTF-8, whatever the locale can write."""
    environment = {"PATH": os.environ["PATH"], "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = _run("score", "--lang", "zh-Hans", env=environment)
    assert done.returncode == 2
    assert "请给出要计分的工作簿" in done.stderr.decode("utf-8")


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["score", "--help"]])
def test_help_and_version_load_no_more_than_the_parser(arguments: list[str]) -> None:
    """Nobody waits for libraries that read, check or write workbooks in order to see a help page."""
    code = """
import sys, typer
before = set(sys.modules)
from dangxing.cli import main
main(sys.argv[1:])
loaded = {name.partition('.')[0] for name in set(sys.modules) - before}
foreign = sorted(loaded - set(sys.stdlib_module_names) - {'dangxing', 'typer'})
heavy = sorted(name for name in sys.modules if name.startswith('dangxing.') and name.partition('.')[2] in (
    'reader', 'rulebook', 'writer', 'rules', 'records', 'validation', 'scoring', 'results', 'script', 'summary'))
print(foreign, heavy, file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr == "[] []\n"


@pytest.mark.parametrize(
    ("words", "width", "expected"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("一二三四五", 6, ["一二三", "四五"]),
        ("一二三，四", 6, ["一二", "三，四"]),
        ("用 --year 写", 8, ["用", "--year", "写"]),
        ("a\n\nb", 9, ["a", "", "b"]),
    ],
)
def test_text_is_wrapped_by_its_width_on_the_terminal(words: str, width: int, expected: list[str]) -> None:
    """Between words and between Chinese characters, no line beginning with a comma."""
    assert help.wrap(words, width) == expected


@pytest.mark.skipif(os.name != "posix", reason="only there can a shell close a stream")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&- <&-"])
def test_a_closed_stream_is_no_error(closed: str) -> None:
    """What nobody listens to is not said, and the command does its work."""
    code = "import sys; from dangxing.cli import main; sys.exit(main())"
    shell = ["sh", "-c", f'exec "$0" -c "$1" rules list {closed}', sys.executable, code]
    done = subprocess.run(shell, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shape", ["table", "json"])
def test_the_place_of_an_error_is_told_once(
    language: Language, shape: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line begins with the file; what is wrong with it need not say so again."""
    (tmp_path / "empty.xlsx").touch()
    assert cli.main(["--lang", language, "score", "empty.xlsx", "--no-ledger", "--format", shape]) == 2
    told = capsys.readouterr()
    assert told.err.splitlines()[0].count("empty.xlsx") == 1
    assert told.out.count("empty.xlsx") == (0 if shape == "table" else 1)


@pytest.mark.parametrize(("command", "names"), [("score", "PATH…"), ("validate", "[PATH]…"), ("template", "[TRACK]…")])
def test_what_may_be_left_out_stands_in_brackets(command: str, names: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The first line of a help page tells what a command cannot do without."""
    assert cli.main([command, "--help", "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == f"Usage: dangxing {command} [OPTIONS] {names}"


def test_a_pipe_for_people_has_the_page_of_the_console(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is for programs is UTF-8 all the same."""
    monkeypatch.setattr(streams, "_of_console", lambda stream: "cp936")
    for for_programs, encoding in ((False, "cp936"), (True, "utf-8")):
        out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        monkeypatch.setattr("sys.stdout", out)
        streams.prepare()
        if for_programs:
            streams.for_programs()
        streams.write("黨")
        out.flush()
        assert out.buffer.getvalue() == "黨".encode(encoding)  # type: ignore[attr-defined]
