"""What an import tells: what was understood of each sheet, what was not, what is written, and what is still wanting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from dangxing.cli import guide, rendering, streams
from dangxing.cli.findings import kind_lines
from dangxing.cli.language import Session
from dangxing.cli.wording import text
from dangxing.gathering import gather
from dangxing.language.script import Listed, Term, Terms, fold, one_line
from dangxing.language.voice import Voice
from dangxing.records import Problem, Severity
from dangxing.rules import Rulebook
from dangxing.runs.importing import Extracted
from dangxing.workbook.annotating import Note
from dangxing.workbook.layouts import Extract, Layout
from dangxing.workbook.layouts.assembling import Imported
from dangxing.workbook.layouts.merging import AT, Change, Merged
from dangxing.workbook.layouts.telling import gathered

_SHOWN = 20
_KINDS = 6


class Teller:
    """Tells an import in the language of the session."""

    def __init__(self, session: Session, book: Rulebook, layouts: Mapping[str, Layout]) -> None:
        self.session, self.language, self.book, self.layouts = session, session.language, book, layouts
        self.voice = Voice(self.language, book.names)
        self._attendance = {str(key): self.voice.title(choice) for key, choice in book.contract.attendance.items()}

    def failure(self, outcome: Extracted) -> None:
        """Say why a file could not be read."""
        for line in rendering.outcome_lines(outcome, self.language):
            streams.say(line)

    def of_file(self, path: str, extracts: Sequence[Extract], *, understood: bool = True) -> None:
        """Say what was ``understood`` of a file, and what is to be said of it."""
        read = [extract for extract in extracts if understood and (extract.people or extract.events)]
        streams.write_lines(one_line(self._understood(extract)) for extract in read)
        shown: Counter[str] = Counter()
        for told in gathered([trouble for extract in extracts for trouble in extract.troubles]):
            shown[told.code] += 1
            if shown[told.code] > _SHOWN:
                continue
            message = self._say(told.code, **{key: self._said(key, value) for key, value in told.params.items()})
            if told.times > 1:
                message += self._say("cells", count=told.times, cells=told.cells.in_language(self.language))
            self._line(f"{path}:{told.place}", told.severity, told.code, message)
        self._more(sum(max(count - _SHOWN, 0) for count in shown.values()) + _SHOWN)

    def _understood(self, extract: Extract) -> str:
        parts = {
            "place": f"{extract.path}:{extract.sheet}",
            "layout": self.voice.title(self.layouts[extract.layout]),
            "people": len({(fold(each.name), each.id) for each in extract.people}),
        }
        done = sum(line.sheet == "activities" for line in extract.lines)
        if not extract.events:
            return self._say("understood-deeds" if done else "understood-list", **parts, rows=done)
        dates = sorted(event.date for event in extract.events)
        marks = self.voice.joined(
            f"{written} {self._attendance[attendance]} {count}"
            for (written, attendance), count in sorted(extract.counts.items(), key=lambda item: (-item[1], item[0]))
        )
        branches = self.voice.joined(dict.fromkeys(event.branch or self._say("by-list") for event in extract.events))
        return self._say(
            "understood", **parts, events=len(extract.events), first=dates[0].isoformat(),
            last=dates[-1].isoformat(), marks=marks or "—", branch=branches,
        )  # fmt: skip

    def end(self, imported: Imported, target: Path | None) -> None:
        """Say what was, or would be, written."""
        self._numbered(imported)
        counts = {str(key): len(rows.values) for key, rows in imported.rows.items()}
        if target is None:
            self.line("preview", **counts)
        else:
            self.line("written", path=target.as_posix(), **counts)

    def _numbered(self, imported: Imported) -> None:
        if imported.numbered:
            self._line("dangxing", "warning", "numbered", self._say("numbered", count=imported.numbered))

    def wanting(self, errors: Sequence[Problem], imported: Imported, target: Path | None) -> None:
        """Say what is wrong with the result or wanting in it, and where it is to be had."""
        for line in kind_lines(gather(errors)[:_KINDS], self.language):
            streams.say(line)
        posts = imported.rows["members"]
        has_post = "post" in posts.fields
        for code, there in (("wanting-posts", has_post), ("wanting-reviews", bool(imported.rows["appraisal"].values))):
            if not there:
                self._line("dangxing", "warning", code, self._say(code))
        if target is not None:
            self.result(len(errors), target)

    def result(self, errors: int, target: Path) -> None:
        """Say whether what was written can be scored."""
        path = target.as_posix()
        self.line("wanting" if errors else "sound", path=path, count=errors)
        words = guide.command("validate", "--annotate", path) if errors else guide.command("score", path)
        guide.after(self.session, words, "annotate" if errors else "score")

    def merged(self, merged: Merged) -> None:
        """List what stands otherwise in the workbook that rows come into, before anything is written."""
        for code, changes in (
            ("clash", merged.clashes), ("changed", merged.changed), ("filled", merged.filled), ("moved", merged.moved),
        ):  # fmt: skip
            severity: Severity = "error" if code == "clash" else "warning"
            for change in changes[:_SHOWN]:
                message = self._say(f"row-{code}", **self._of(change))
                self._line(change.source or "dangxing", severity, f"row-{code}", message)
            self._more(len(changes))
        for there in merged.gone[:_SHOWN]:
            place = f"{self.voice.title(self.book.contract.sheets[there.sheet])}!{there.row}"
            self._line(there.source, "warning", "row-gone", self._say("row-gone", place=place))
        self._more(len(merged.gone))

    def _more(self, count: int) -> None:
        if count > _SHOWN:
            streams.say(self._say("more", count=count - _SHOWN))

    def _of(self, change: Change) -> dict[str, object]:
        sheets, there = self.book.contract.sheets, change.there
        # The marks of 簽到 are those of 活動.
        columns = {**sheets["activities"].columns, **sheets[there.sheet].columns}
        return {
            "place": f"{self.voice.title(sheets[there.sheet])}!{there.values.get(AT) or ''}{there.row}",
            "column": self.voice.title(columns[change.field]),
            "before": self._value(change.before), "after": self._value(change.after),
        }  # fmt: skip

    def _value(self, value: object) -> str:
        if value is None:
            return self._say("nothing-there")
        return self._attendance.get(str(value)) or self.voice.term(str(value))

    def added(self, code: str, merged: Merged, **params: object) -> None:
        """Say what was, or would be, added."""
        counts = {str(key): len(rows.values) for key, rows in merged.added.items()}
        if merged.same:
            self.line("same", count=merged.same)
        changed = len(merged.changed) + len(merged.filled) + len(merged.moved)
        if changed or merged.gone:
            self.line(f"{code}-changes", changed=changed, gone=len(merged.gone))
        self.line(code, **counts, **params)

    def notes(self, notes: Iterable[Note]) -> None:
        """Say what a copy could not keep."""
        for note in notes:
            streams.say(note.told(self.language))

    def tracks(self) -> str:
        """The tracks that there are."""
        return self.voice.joined(self.voice.title(track) for _, track in self.book.tracks.values())

    def line(self, code: str, /, **params: object) -> None:
        """Write a line of results."""
        streams.write_lines([self._say(code, **params)])

    def error(self, code: str, path: str, /, **params: object) -> None:
        """Say an error."""
        self._line(path, "error", code, self._say(code, **params))

    def _line(self, place: str, severity: Severity, code: str, message: str) -> None:
        streams.say(rendering.line(place, severity, code, message, self.language))

    def _say(self, code: str, /, **params: object) -> str:
        return text(f"importing.{code}", self.language, **params)

    def _said(self, name: str, value: object) -> object:
        if name == "legend":
            return self._say("legend", word=value) if value else ""
        if isinstance(value, Listed | Terms):
            return value.in_language(self.language)
        if isinstance(value, Term):
            return self.voice.term(str(value))
        if isinstance(value, tuple):
            return self.voice.joined(f"{key} ({self.voice.title(self.layouts[key])})" for key in value)
        return value
