"""One member's sheet: what to reach by each rule, what it cost last year, where member and branch secretary sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dangxing.language import Language, text
from dangxing.language.voice import Voice, breadth, plain, signed
from dangxing.reports.targets.model import Item, Section, Targets
from dangxing.reports.targets.wording import Words
from dangxing.sheets.book import Book, height_of
from dangxing.sheets.cells import Cell, Row

# The columns that the overview counts.
LAST, MARK = "E", "F"
_COLUMNS = ("clause", "says", "target", "stake", "last", "mark", "mend")
_WIDTHS = (13.0, 26.0, 22.0, 14.0, 8.0, 7.0, 25.0)
_LINES = ("wrap", "wrap", "wrap", "wrap", "points", "outcome", "wrap")
_WIDTH = len(_WIDTHS)
_HALF = 3
# Rows above the first band: title, who, introduction, header.
_HEADER = 3
_LONGEST_IN_HEADER = 40
# The points of height that a page takes where the columns fill its width, by the widest of the fonts that programs use;
# up to _ONE_PAGE all is made smaller still, so that no page holds little but signatures.
_PAGE = 880
_ONE_PAGE = 1_100


def span(found: Targets) -> tuple[int, int]:
    """The first and the last row, from 1, of the rules, the categories' titles among them."""
    first = _HEADER + 2
    return first, first + sum(1 + len(section.items) for section in found.sections) - 1


def write(book: Book, title: str, found: Targets, words: Words, year: int) -> None:
    """Adds the sheet."""
    sheet = book.add(title)
    merges: list[list[int]] = []
    rows = list(_rows(book, found, words, year, merges))
    book.fill(sheet, rows, len(rows), _WIDTHS)
    sheet.merge_cells(merges)
    sheet.freeze_panes(_HEADER + 1, 0)
    sheet.repeat_rows(_HEADER)
    sheet.center_horizontally()
    sheet.hide_gridlines(2)
    first, last = span(found)
    sheet.ignore_errors({"number_stored_as_text": f"A1:G{last}"})
    book.judge(sheet, first - 1, last - 1, _COLUMNS.index("mark"), [(text("targets.mark", book.language), "bad")])
    heading = text("targets.title", book.language, year=found.rules.calendar.label(year))
    # Control characters have no place in a page's header, and long names no room.
    who = [_printable(each) for each in (found.card.name, found.card.id, found.card.branch)]
    book.page(sheet, "  ".join([heading, *who]), landscape=False)
    heights = [row.height or 0 for row in rows]
    if sum(heights) <= _ONE_PAGE:
        sheet.fit_to_pages(1, 1)
    else:
        sheet.set_h_pagebreaks(list(_breaks(found, heights)))


def _breaks(found: Targets, heights: Sequence[float]) -> Iterator[int]:
    """Rows before which a page ends: categories stay whole, and signatures with the last of them."""
    at = _HEADER + 1
    filled = sum(heights[:at])
    for number, section in enumerate(found.sections, 1):
        end = at + 1 + len(section.items) if number < len(found.sections) else len(heights)
        height = sum(heights[at:end])
        if filled + height > _PAGE and at > _HEADER + 1:
            yield at
            filled = heights[_HEADER]
        filled += height
        at = end


def _rows(book: Book, found: Targets, words: Words, year: int, merges: list[list[int]]) -> Iterator[Row]:
    language = book.language
    drawn = 0

    def over(value: str, style: str, height: float, left: int = 0, right: int = _WIDTH - 1) -> Row:
        merges.append([drawn, left, drawn, right])
        return Row([value, *[None] * (_WIDTH - 1)], [book.style(style)] * _WIDTH, height)

    this, last = (found.rules.calendar.label(each) for each in (year, year - 1))
    yield over(text("targets.title", language, year=this), "paper-title", 36)
    drawn += 1
    for told in (_who(found, words), _introduction(found, year, language)):
        yield over(told, "paper-body", _height(told))
        drawn += 1
    yield Row(
        [text(f"targets.column-{name}", language, year=last if name == "last" else this) for name in _COLUMNS],
        [book.style("header")] * _WIDTH,
        32,
    )
    drawn += 1
    styles = book.styles(*_LINES)
    for section in found.sections:
        yield over(_band(section, last, language), "label", 20)
        drawn += 1
        for item in section.items:
            values = _values(item, section, found, words, last)
            yield Row(values, styles, height_of(zip(values, _WIDTHS, strict=True)))
            drawn += 1
    yield Row((), (), 8)
    drawn += 1
    yield over(text("targets.own", language), "wrap", 48)
    drawn += 1
    yield Row((), (), 8)
    drawn += 1
    # In one row, which no page break parts.
    merges += [[drawn, 0, drawn, _HALF - 1], [drawn, _HALF, drawn, _WIDTH - 1]]
    signs: list[Cell] = [None] * _WIDTH
    signs[0] = text("targets.sign-member", language)
    signs[_HALF] = text("targets.sign-secretary", language)
    yield Row(signs, [book.style("paper-body")] * _WIDTH, 72)


def _who(found: Targets, words: Words) -> str:
    language = words.language
    told = text(
        "targets.who",
        language,
        name=found.card.name,
        id=found.card.id,
        branch=found.card.branch,
        track=Voice(language).title(found.track),
    )
    return told + text("targets.post", language, post=words.term(found.card.post)) if found.card.post else told


def _introduction(found: Targets, year: int, language: Language) -> str:
    last = {
        "year": found.rules.calendar.label(year - 1),
        "total": "" if found.card.total is None else plain(found.card.total),
        "outcome": Voice(language).outcome(found.card.outcome, found.last_rules),
        "lost": plain(-found.lost),
        "gained": plain(found.gained),
    }
    known = found.card.total is not None or any(item.standing == "scored" for item in found.items)
    name = "intro-unscored" if not known else "intro-no-total" if found.card.total is None else "intro-last"
    told = text(
        "targets.intro", language, rules=Voice(language).title(found.rules), year=found.rules.calendar.label(year)
    )
    told += text(f"targets.{name}", language, **last)
    if found.priorities:
        told += text("targets.intro-priorities", language, count=found.priorities)
    if found.dropped:
        told += text("targets.intro-dropped", language, points=signed(found.dropped))
    return told


def _height(value: str) -> float:
    """Merged cells do not grow by themselves. At 12 points a wide sign takes about 2.4 units of a column's width."""
    room = int(sum(_WIDTHS) * 10 - 20)
    return 20.0 * sum(-(-breadth(line) * 12 // room) or 1 for line in value.split("\n")) + 6


def _band(section: Section, last: str, language: Language) -> str:
    voice = Voice(language)
    category = section.category
    holds = voice.holds(*category.holds, full=category.begins_full)
    figures = {"title": voice.title(category), "holds": holds}
    if section.score is None:
        return text("targets.band", language, **figures)
    return text("targets.band-scored", language, **figures, year=last, score=plain(section.score))


def _values(item: Item, section: Section, found: Targets, words: Words, last: str) -> list[Cell]:
    language = words.language
    rule = item.rule
    mend = [words.term(rule.mend)] if item.priority and rule.mend else []
    if item.priority and item.remarks:
        voice = Voice(language, found.last_rules.names)
        told = voice.sentences(map(voice.remark, item.remarks))
        mend.append(text("targets.found", language, year=last, remark=told))
    return [
        words.term(rule.clause),
        words.term(rule.says),
        words.target(rule),
        words.stake(rule, section.category),
        item.points if item.standing == "scored" else text(f"targets.{item.standing}", language),
        text("targets.mark", language) if item.priority else None,
        "\n".join(mend) or None,
    ]


def _printable(value: str) -> str:
    kept = "".join(sign if sign.isprintable() else " " for sign in value).strip()
    return kept if len(kept) <= _LONGEST_IN_HEADER else kept[: _LONGEST_IN_HEADER - 1] + "…"
