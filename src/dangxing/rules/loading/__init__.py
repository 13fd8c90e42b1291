"""YAML → rules: the contract of the workbook and the rule sets, each fault with its file, line and column.

The only package that knows YAML: ``nodes`` makes nodes of text, ``documents`` reads a file, ``faults`` words what a
model refuses, ``checks`` finds what rules cannot mean, ``partial`` what those cannot that are broken elsewhere,
``sources`` chooses the files in use, ``layers`` lays a file over the one that it extends, ``dating`` settles dates,
``schemas`` tells editors what a file may hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from dangxing.errors import RuleFault, RulesProblem
from dangxing.rules import Contract, Era, Rulebook, RuleFile, RuleSet, Sheet, Terms
from dangxing.rules.loading.checks import rule_set_faults
from dangxing.rules.loading.contract import contract_faults, titles_of
from dangxing.rules.loading.documents import Document, check, compose, read, tell
from dangxing.rules.loading.faults import KEY, Fault, unknown
from dangxing.rules.loading.sources import EXTENDS, Source, Sources
from dangxing.rules.loading.verdicts import as_in_workbook
from dangxing.rules.loading.words import Words
from dangxing.rules.shipped import shipped_rules as shipped_rules

CONTRACT: Final = "workbook.yaml"
COLUMNS: Final = "columns.yaml"
WORDS: Final = "words.yaml"
_MOST_FILES: Final = 1_000
LATEST: Final = 2199
"""The last year that a workbook can be of."""

_Aliases = dict[str, dict[str, Terms]]


class _Read(NamedTuple):
    """A rule set that was read: where from, and what it says in each era, the latest last."""

    source: Source
    document: Document
    eras: tuple[tuple[int | None, RuleSet], ...]

    @property
    def rules(self) -> RuleSet:
        return self.eras[-1][1]


def load(folder: Path | None = None) -> Rulebook:
    """The rules in ``folder`` (None: those shipped), checked as a whole.

    ``workbook.yaml`` is the contract (the shipped one where the folder has none), ``columns.yaml`` adds titles of
    columns to it, ``words.yaml`` what offices write to the shipped one, every other ``*.yaml`` is a rule set; they
    stand in the order of their names. A folder with nothing but those three takes the shipped rule sets; so does one
    with a file that extends a shipped rule set, but for those that its own files replace. Raises RulesProblem with
    all faults of all files.
    """
    book, faults = sound(folder)
    if faults or book is None:
        root = str(shipped_rules() if folder is None else folder)
        raise RulesProblem("rulefaults.unusable", faults, count=len(faults), folder=root)
    return book


def sound(folder: Path | None = None) -> tuple[Rulebook | None, tuple[RuleFault, ...]]:
    """What of the rules in ``folder`` is sound, as :func:`load` finds them, and all faults of all files.

    None: not even the workbook is known. Nothing may be scored by rules of which a part is missing.
    """
    faults: list[RuleFault] = []
    shipped = shipped_rules()
    root = shipped if folder is None else folder
    names = _names(root, faults)
    if names and not names.keys() - {CONTRACT, COLUMNS, WORDS}:
        names |= {path.name: path for path in sorted(shipped.glob("*.yaml")) if path.name not in (CONTRACT, WORDS)}
    own_contract = root != shipped and CONTRACT in names
    common: list[Document] = []
    contract = _contract(names.pop(CONTRACT, shipped / CONTRACT), shipped / CONTRACT, own_contract, common, faults)
    if COLUMNS in names:
        contract = _with_aliases(contract, names.pop(COLUMNS), common, faults)
    words = Words(names.pop(WORDS, None), shipped / WORDS, faults)
    found = _rule_sets(Sources(names.values(), shipped, (CONTRACT, WORDS), faults), contract, faults)
    contract = _with_marks(contract, found, faults)
    if contract is not None and not faults:
        words.tell_unknown(contract, [one.rules for one in found])
    faults.sort(key=lambda fault: (fault.path, fault.line, fault.column))
    if contract is None:
        return None, tuple(faults)
    broken = {fault.path for fault in faults}
    whole = [one for one in found if broken.isdisjoint(layer.path for layer in one.source.layers)]
    sets = {one.rules.id: one for one in whole}
    book = Rulebook(
        contract=contract,
        rule_sets={key: one.rules for key, one in sets.items()},
        digests={key: digest(one.rules) for key, one in sets.items()},
        folder=str(root),
        eras={key: _eras(one) for key, one in sets.items() if len(one.eras) > 1},
        habits=words.habits,
        files={key: _files(one.source.layers, shipped) for key, one in sets.items()},
        common=_files((*common, *words.documents), shipped),
        snapshots={key: snapshot(one.rules) for key, one in sets.items()},
    )
    return book, tuple(faults)


def _with_marks(contract: Contract | None, found: list[_Read], faults: list[RuleFault]) -> Contract | None:
    """The contract with the columns of the marks that rule sets name."""
    if contract is None or not any(one.rules.marks for one in found):
        return contract
    from dangxing.rules.loading.marks import with_marks

    marks = [(Path(one.document.path).name, one.rules.marks) for one in found]
    contract, told = with_marks(contract, marks)
    for one, own in zip(found, told, strict=True):
        tell(one.document, own, faults)
    return contract


def _eras(read: _Read) -> tuple[Era, ...]:
    return tuple(Era(first=first, rules=one, digest=digest(one), snapshot=snapshot(one)) for first, one in read.eras)


def _files(documents: Iterable[Document], shipped: Path) -> tuple[RuleFile, ...]:
    paths = ((Path(each.path), each.digest) for each in documents)
    return tuple(
        RuleFile(name=path.name, shipped=path.parent.resolve() == shipped, digest=digest) for path, digest in paths
    )


def _rule_sets(sources: Sources, contract: Contract | None, faults: list[RuleFault]) -> list[_Read]:
    """The rule sets in use, in the order of their files' names."""
    verdicts = tuple(contract.verdicts) if contract else None
    found = [one for source in sources.own if (one := _read(source, verdicts, faults))]
    for at, one in enumerate(found):
        for fault in _clashes(found, at):
            inherited = one.document.spot(fault.loc)[0] != one.document.path
            # What clashes was not written by the parent to stand beside itself.
            place = (one.source.layers[0], fault._replace(loc=(EXTENDS,))) if inherited else (one.document, fault)
            tell(place[0], [place[1]], faults)
    for source in sources.shipped:
        one = _read(source, verdicts, faults)
        # What the folder has of its own takes the place of what is shipped.
        if one and not any(_clashes([*found, one], len(found))):
            found.append(one)
    return sorted(found, key=lambda one: Path(one.document.path).name)


def _read(source: Source, verdicts: tuple[str, ...] | None, faults: list[RuleFault]) -> _Read | None:
    """What a source says in every era; None where any of it is refused, which is told."""
    if source.plain:
        rules = _checked(source.layers[0], verdicts, faults)
        return None if rules is None else _Read(source, source.layers[0], ((None, rules),))
    from dangxing.rules.loading import layers

    before = len(faults)
    starts, parts = layers.eras(source.layers, faults)
    eras: list[tuple[int | None, RuleSet]] = []
    document, sound = source.layers[0], len(faults) == before
    # Before the first change stands any year before it; where nothing changes, none.
    before_all = starts[0] - 1 if starts else None if sound else LATEST
    for first, year in [(None, before_all), *((start, start) for start in starts)]:
        # Places are looked up in the files as they are; a year is told only where there are several.
        document = layers.effective(parts, year, faults)._replace(parts=source.layers)
        if not starts:
            document = document._replace(year=None)
        found = _checked(document, verdicts, faults)
        sound = sound and found is not None
        if found is not None and (not eras or eras[-1][1] != found):
            eras.append((first, found))
    return _Read(source, document, tuple(eras)) if sound else None


def _checked(document: Document, verdicts: tuple[str, ...] | None, faults: list[RuleFault]) -> RuleSet | None:
    document = as_in_workbook(document, verdicts)
    rules = check(document, RuleSet, faults)
    if rules is None or document.aside:
        from dangxing.rules.loading.partial import partial_faults

        tell(document, partial_faults(document, verdicts), faults)
        return None
    tell(document, rule_set_faults(rules, verdicts), faults)
    return rules


def digest(rules: RuleSet) -> str:
    """SHA-256 hex of what a rule set says: not of comments, layout or the order of keys within an entry.

    What its terms are called in English changes nobody's score, and does not count.
    """
    told = rules.model_dump_json(by_alias=True, exclude_defaults=True, exclude={"english"})
    return sha256(told.encode()).hexdigest()


def snapshot(rules: RuleSet) -> str:
    """A rule set as JSON, as the ledger keeps it."""
    return rules.model_dump_json(by_alias=True, exclude_defaults=True)


def _names(root: Path, faults: list[RuleFault]) -> dict[str, Path]:
    try:
        files = sorted(
            path
            for path in root.iterdir()
            # A link that leads nowhere, or a folder, by the name of rules is told when it is read.
            if (path.suffix == ".yaml" or path.is_file()) and not path.name.startswith(".")
        )
        if len(files) > _MOST_FILES:
            told: dict[str, object] = {"count": len(files), "most": _MOST_FILES}
            faults.append(RuleFault(str(root), 1, 1, "rulefaults.too-many-files", told))
            return {}
    except (FileNotFoundError, NotADirectoryError):
        faults.append(RuleFault(str(root), 1, 1, "rulefaults.no-folder", {}))
        return {}
    except OSError as error:
        faults.append(RuleFault(str(root), 1, 1, "rulefaults.unreadable", {"detail": error.strerror or str(error)}))
        return {}
    faults += [RuleFault(str(path), 1, 1, "rulefaults.wrong-suffix", {}) for path in files if path.suffix == ".yml"]
    names = {path.name: path for path in files if path.suffix == ".yaml"}
    if not names and not faults:
        faults.append(RuleFault(str(root), 1, 1, "rulefaults.no-rules", {}))
    return names


def _contract(path: Path, shipped: Path, own: bool, files: list[Document], faults: list[RuleFault]) -> Contract | None:
    document = compose(path, faults)
    if document is None:
        return None
    if own and EXTENDS in document.data:
        document = _laid_over(document, shipped, faults)
    files += document.parts or (document,)
    contract = check(document, Contract, faults)
    # The shipped contract was held to this before it was shipped; a reader's time is better spent.
    if own and contract:
        tell(document, contract_faults(contract), faults)
    return contract


def _laid_over(document: Document, shipped: Path, faults: list[RuleFault]) -> Document:
    """A contract that says only what differs from the shipped one."""
    from dangxing.rules.loading import layers

    if document.data[EXTENDS] != shipped.stem:
        fault = unknown((EXTENDS,), "unknown-parent", str(document.data[EXTENDS]), (shipped.stem,))
        tell(document, [fault], faults)
    parent = compose(shipped, faults)
    return document if parent is None else layers.effective((document, parent), None, faults)


def _with_aliases(
    contract: Contract | None, path: Path, files: list[Document], faults: list[RuleFault]
) -> Contract | None:
    """The contract with the titles that a user adds: sheet → column (by title or field) → titles."""
    document, added = read(path, _Aliases, faults)
    if contract is None or document is None or added is None:
        return contract
    files.append(document)
    from dangxing.language.script import fold

    sheets = dict(contract.sheets)
    by_name = {fold(name): key for key, sheet in sheets.items() for name in (key, sheet.title, sheet.en)}
    found: list[Fault] = []
    for name, entries in added.items():
        key = by_name.get(fold(name))
        if key is None:
            found.append(unknown((name, KEY), "unknown-sheet", name, [sheet.title for sheet in sheets.values()]))
        else:
            sheets[key] = _extended(sheets[key], name, entries, found)
    tell(document, found, faults)
    return contract.model_copy(update={"sheets": sheets})


def _extended(sheet: Sheet, name: str, entries: dict[str, Terms], found: list[Fault]) -> Sheet:
    from dangxing.language.script import fold

    titles = {fold(title): field for title, field, _ in titles_of(sheet)}
    columns = dict(sheet.columns)
    for column, aliases in entries.items():
        field = column if column in columns else titles.get(fold(column))
        if field is None:
            words = [entry.title for entry in columns.values()]
            found.append(unknown((name, column, KEY), "unknown-column", column, words))
            continue
        for at, alias in enumerate(aliases):
            other = titles.setdefault(fold(alias), field)
            if other != field:
                params = {"found": alias, "other": columns[other].title, "sheet": sheet.title}
                found.append(Fault((name, column, at), "title-twice", params))
        columns[field] = columns[field].model_copy(update={"aliases": (*columns[field].aliases, *aliases)})
    return sheet.model_copy(update={"columns": columns})


def _round_about(rules: RuleSet, earlier: RuleSet, other: str) -> Iterator[Fault]:
    """Groups that begin with their members' scores, beside members that begin with their group's."""
    before = {start.of for *_, start in earlier.fed}
    for track, category, start in rules.fed:
        if before - {start.of}:
            yield Fault(("tracks", track, "categories", category, "start", "of"), "round-about", {"other": other})


def _clashes(read: list[_Read], at: int) -> Iterator[Fault]:
    """What a rule set shares with an earlier one and must not: its id, and the ids and titles of its tracks."""
    rules = read[at].rules
    for other_read in read[:at]:
        earlier = other_read.rules
        other = Path(other_read.document.path).name
        yield from _round_about(rules, earlier, other)
        if earlier.id == rules.id:
            yield Fault(("id",), "rule-set-twice", {"found": rules.id, "other": other})
        taken = {title for track in earlier.tracks.values() for title in (track.title, track.en, *track.aliases)}
        for key, track in rules.tracks.items():
            if key in earlier.tracks:
                yield Fault(("tracks", key, KEY), "track-twice", {"found": key, "other": other})
            for title in (track.title, track.en, *track.aliases):
                if title in taken:
                    yield Fault(("tracks", key, "title"), "track-twice", {"found": title, "other": other})
