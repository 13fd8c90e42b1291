"""A run of ``dangxing validate``: what is told of each workbook and of all, and the exit status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from dangxing.cli import CANNOT_RUN, FINE, WRONG_DATA, findings, guide, rendering, streams
from dangxing.cli.silence import Silence
from dangxing.cli.wording import text
from dangxing.errors import DangxingError, RulesProblem
from dangxing.language import Language
from dangxing.language.script import one_line
from dangxing.runs import checking

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.rules import Rulebook
    from dangxing.runs.checking import Checked
    from dangxing.runs.engine import FileKey
    from dangxing.workbook.annotating import Note


class CheckRun:
    """What is told of a run, and its exit status."""

    def __init__(
        self,
        session: Session,
        shape: str,
        most: int | None,
        *,
        strict: bool,
        quiet: bool,
        annotate: bool,
        everything: bool = False,
        fix: Literal["write", "show"] | None = None,
    ) -> None:
        self.inputs: frozenset[FileKey] = frozenset()
        self.shared: tuple[Rulebook, checking.Options] | None = None
        self.given: Sequence[str] = (".",)
        self.fixed: Mapping[str, str] = {}
        self._session = session
        self._shape, self._lines = shape, shape == "table"
        self._strict, self._quiet, self._annotate, self._fix = strict, quiet, annotate, fix
        self._output = findings.output(shape, most, copies=annotate, everything=everything)
        self._rows: list[tuple[str, int, int, bool]] = []
        self._silence = Silence(session.settings)
        self._status = FINE

    def expect(self, workbooks: int) -> None:
        """So many workbooks are to be told of."""
        if isinstance(self._output, findings.Lines):
            self._output.workbooks = max(workbooks, 1)

    def tell(self, checked: Checked, target: str) -> None:
        """Everything about one workbook, and its marked copy, which is written to ``target`` if it is asked for."""
        if checked.left_out:
            self._note(text(f"validate.left-out-{checked.left_out}", self._session.language, path=checked.path))
            return
        if self._fix and self.shared and not checked.failed:
            checked = self._mend(checked)
        checked = replace(checked, problems=self._silence.of(checked.problems))
        errors, warnings = checked.errors, checked.warnings
        failed = checked.failed
        if failed:
            self._fail(checked)
        else:
            self._show(checked)
        copy = None
        if self._annotate and (checked.problems or (target == checked.path and not failed)):
            copy = self._mark(checked, target)
        self._output.workbook(checked.path, errors, warnings, copy)
        self._rows.append((checked.path, errors, warnings, failed))
        if errors or (self._strict and warnings):
            self._status = max(self._status, WRONG_DATA)

    def rules_wrong(self, error: RulesProblem) -> int:
        """Tell the faults of the rules, without which no workbook can be checked; gives the exit status."""
        language = self._session.language
        for fault in error.faults:
            self._output.finding(findings.of_fault(fault, language), language)
        self._output.close()
        self._note(text("validate.rules-wrong", language, count=len(error.faults)))
        return WRONG_DATA

    def end(self) -> int:
        """Tell what is to be told of all workbooks together; gives the exit status."""
        language, output = self._session.language, self._output
        if isinstance(output, findings.Lines) and output.more_kinds:
            output.line(text("validate.more-kinds", language, count=output.more_kinds, cells=output.more))
        elif output.more:
            self._note(text("validate.more", language, count=output.more))
        if self._lines and len(self._rows) > 1 and not self._quiet:
            for path, errors, warnings, failed in self._rows:
                kind = "row-failed" if failed else "row" if errors or warnings else "row-fine"
                output.line(text(f"validate.{kind}", language, path=path, errors=errors, warnings=warnings))
        with streams.printing():
            output.close()
        if not self._quiet:
            self._silence.tell(language)
        errors, warnings = sum(row[1] for row in self._rows), sum(row[2] for row in self._rows)
        if not self._rows:
            self._note(text(f"validate.nothing-{'here' if self.given == ('.',) else 'given'}", language))
        else:
            key = "validate.closing" if errors or warnings else "validate.closing-fine"
            self._note(text(key, language, count=len(self._rows), errors=errors, warnings=warnings))
            if self._lines and not self._quiet and not self._fix:
                self._next(errors)
        return self._status

    def _next(self, errors: int) -> None:
        """Say what there is to do next."""
        if not errors and self._status == FINE:
            guide.after(self._session, guide.command("score", *self.given), "score")
        elif errors and not self._annotate and self._status != CANNOT_RUN:
            guide.after(self._session, guide.command("validate", "--annotate", *self.given), "annotate")

    def _show(self, checked: Checked) -> None:
        problems = checked.problems
        if self._quiet and self._lines and not self._strict:
            problems = tuple(problem for problem in problems if problem.severity == "error")
        self._output.problems(problems, self._language(checked))

    def _fail(self, checked: Checked) -> None:
        self._status = CANNOT_RUN
        if self._lines:
            self._tell_failure(checked)
        else:
            language = self._language(checked)
            self._output.finding(findings.of_failure(checked, language), language)

    def _tell_failure(self, checked: Checked) -> None:
        self._output.flush()
        for line in rendering.outcome_lines(checked, self._session.language, debug=self._session.debug):
            streams.say(line)

    def _mark(self, checked: Checked, target: str) -> str | None:
        """Write the marked copy; gives its path, or None, with the reason told."""
        language = self._session.language

        def say(note: Note) -> None:
            if not self._quiet:
                streams.say(rendering.line(checked.path, "warning", note.key, note.told(language), language))

        self._output.flush()
        refused = checking.annotate(checked, target, inputs=self.inputs, say=say)
        if refused is None:
            self._note(text("validate.marked", language, path=target))
            return target
        self._status = CANNOT_RUN
        if isinstance(refused, DangxingError):
            self._tell_failure(replace(checked, failure=refused))
        else:
            self._tell_failure(replace(checked, crash=refused))
        return None

    def _mend(self, checked: Checked) -> Checked:
        """Mend a workbook, or only say how; gives what the check says of the copy, or of the workbook without one."""
        from dangxing.runs import fixing

        assert self.shared is not None  # noqa: S101 - asked before
        language, target = self._session.language, self.fixed.get(checked.path, "")
        found = fixing.fix(checked.path, target, self.shared, self.inputs, write=self._fix == "write")
        if not isinstance(found, fixing.Fixed):
            failed = {"failure": found} if isinstance(found, DangxingError) else {"crash": found}
            return replace(checked, **failed)
        self._output.changes(checked.path, found.changes, language)
        if not found.changes:
            self._note(text("validate.nothing-to-fix", language, path=checked.path))
        elif found.target is None:
            self._note(text("validate.would-fix", language, path=checked.path, count=len(found.changes)))
        else:
            if found.values_only:
                self._note(text("validate.fixed-values", language, path=found.target))
            self._note(text("validate.fixed", language, path=found.target, count=len(found.changes)))
        return found.checked or checked

    def _language(self, checked: Checked) -> Language:
        return self._session.of(self._shape, checked.script)

    def _note(self, words: str) -> None:
        if not self._quiet:
            self._output.flush()
            _say(words)


def _say(line: str) -> None:
    streams.say(one_line(line))
