"""What the commands that read the rules share: their options, the rules of a year, and words for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from dangxing.cli import options

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.cli.rules.words import Words
    from dangxing.rules import Model, Rulebook

SHAPES = ("table", "json")

Year = Annotated[str | None, options.of_year("rules_cli.opt-year")]
Format = Annotated[str, options.of_format(SHAPES)]


def in_use(rules: str | None, year: int | None) -> Rulebook:
    """The rules in use, as they stand at the end of ``year`` (None: after every change that they date)."""
    from dangxing.rules import loading

    book = loading.load(options.rules_folder(rules))
    return book if year is None else book.for_year(year)


def words(book: Rulebook, session: Session) -> Words:
    """Words for those rules."""
    from dangxing.cli.rules.words import Words

    return Words(session.language, book.names)


def as_json(model: Model) -> dict[str, Any]:
    """What a thing of the rules says, as plain values and decimals, under the keys that it has in its file."""
    return model.model_dump(by_alias=True, exclude_defaults=True)
