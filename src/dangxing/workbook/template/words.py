"""The words of a template in its language: titles, vocabulary, texts of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from dangxing.language import text
from dangxing.language.voice import Voice
from dangxing.records import SheetKey
from dangxing.rules import Column
from dangxing.workbook.template.needs import Needs


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Voice):
    """The words of one template."""

    needs: Needs

    def say(self, name: str, /, **params: object) -> str:
        """A text of the template's catalogue."""
        return text(f"template.{name}", self.language, **params)

    def activity(self, name: str) -> str:
        """The name of an activity."""
        return self.needs.activities[name].en if self.language == "en" else self.term(name)

    def sheet(self, key: SheetKey) -> str:
        """The title of a sheet of the records."""
        return self.title(self.needs.rulebook.contract.sheets[key])

    def column(self, key: SheetKey, field: str) -> str:
        """The title of a column."""
        return self.title(self.needs.rulebook.contract.sheets[key].columns[field])

    def marks(self) -> list[str]:
        """What a cell of 簽到 offers: a tick for who was there, and the words for who was not."""
        attendance = self.needs.rulebook.contract.attendance.items()
        return ["√", *(self.title(choice) for key, choice in attendance if key != "present")]

    def vocabulary(self, key: SheetKey, column: Column) -> list[str]:
        """Every word that a column offers; none where it holds no words of the rules."""
        contract, needs = self.needs.rulebook.contract, self.needs
        match column.holds:
            case "track":
                return [self.title(track) for track in needs.tracks.values()]
            case "activity":
                return [self.activity(name) for name in needs.activities_in(key)]
            case "post":
                return [self.term(post) for post in needs.posts]
            case "level":
                return [self.term(level) for level in needs.levels]
            case "standing":
                return [self.title(choice) for choice in contract.standing.values()]
            case "attendance":
                return [self.title(choice) for choice in contract.attendance.values()]
            case "verdict":
                own = [self.term(word) for each in needs.rule_sets for word in each.verdicts]
                if all(each.verdicts for each in needs.rule_sets):
                    return own
                return [*(self.title(choice) for choice in contract.verdicts.values()), *own]
            case "outcome":
                titles = (title for each in needs.rule_sets for title in each.outcome_titles)
                return [self.term(title) for title in dict.fromkeys(titles)]
            case "result":
                return [
                    self.term(word) for word in dict.fromkeys(w for e in needs.activities.values() for w in e.results)
                ]
            case _:
                return []
