"""The commands of ``dangxing``, and wrong usage told in the user's language.

Typer parses and finds the command. Its own English words are never shown: help pages come from
:mod:`dangxing.cli.help`, and what it raises is turned here into :class:`~dangxing.errors.UsageProblem`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Final, Never

import typer
from typer.core import TyperCommand, TyperGroup

import dangxing
from dangxing.cli import help as help_pages
from dangxing.cli import options
from dangxing.cli.language import Session
from dangxing.errors import UsageProblem, WrongUse

if TYPE_CHECKING:
    _Base = TyperCommand
else:
    # Mixed into commands and groups, which have no public parent in common.
    _Base = object


class _Spoken(_Base):
    """What commands share: help and complaints from the catalogue. The context's object is the :class:`Session`."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        formatter.write(help_pages.page(self, ctx, ctx.obj.language))

    def get_help_option(self, ctx: Any) -> Any:
        """Give ``--help``, with a value where it is absent: for None the parser would load what checks values."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.default = False
        return option

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """What may stand next, with its words in the user's language."""
        found = super().shell_complete(ctx, incomplete)
        for item in found:
            item.help = help_pages.translated(item.help or "", ctx.obj.language).partition("\n")[0]
        return found

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse; UsageProblem: wrong usage."""
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as error:
            _complain(error, self, ctx)

    def invoke(self, ctx: Any) -> Any:
        """Run; WrongUse: as what runs says it, with the command that it is of."""
        try:
            return super().invoke(ctx)
        except WrongUse as problem:
            problem.params.setdefault("command", ctx.command_path)
            raise


_TEXTS: Final = (str, list[str])


class _Text:
    """Takes what is given for text as it is. For every parameter Typer would have pydantic build what checks that."""

    @staticmethod
    def coerce(value: Any, param: Any, ctx: Any) -> Any:
        """The value; of a parameter that may be given several times, none of them where it is not."""
        return () if value is None and (param.multiple or param.nargs == -1) else value


class Command(_Spoken, TyperCommand):
    """A command."""

    # What is too much is told below, in the user's language.
    allow_extra_args = True

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse; UsageProblem: wrong usage, or more than the command takes."""
        parameters: list[Any] = self.params
        for entry in parameters:
            if entry.type_descriptor.annotation in _TEXTS:
                entry.get_runtime_param = _Text
        rest = super().parse_args(ctx, list(options.with_empty(args)))
        if rest and not ctx.resilient_parsing:
            raise UsageProblem("cli.extra-arguments", extra=" ".join(rest), command=ctx.command_path)
        return rest


class Group(_Spoken, TyperGroup):
    """The command with all commands in it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse; UsageProblem: wrong usage, or no command."""
        rest = super().parse_args(ctx, args)
        if not ctx.args and not getattr(ctx, "_protected_args", None) and not ctx.resilient_parsing:
            from dangxing.language.script import Listed

            commands = Listed("、".join(self.commands)).in_language(ctx.obj.language)
            raise UsageProblem("cli.no-command", commands=commands, command=ctx.command_path)
        return rest

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Find the command. UsageProblem: none of that name, with the nearest."""
        name = args[0]
        if name not in self.commands:
            from dangxing.cli import guide, inputs
            from dangxing.language.script import folded, nearest

            if "score" in self.commands and inputs.is_path(name):
                told = {"name": name, "score": guide.command("score", name)}
                raise UsageProblem("cli.path-for-command", **told, command=ctx.command_path)
            near = nearest(name, folded(self.commands), 60) or ""
            raise UsageProblem("cli.no-such-command", name=name, nearest=near, command=ctx.command_path)
        return name, self.commands[name], args[1:]


def _complain(error: Exception, command: Any, ctx: Any) -> Never:
    """Say in the catalogue's words what Typer found. Its kinds of error are known by name: they have no public home."""
    kinds = {kind.__name__ for kind in type(error).__mro__}
    where = {"command": ctx.command_path}
    parameter = getattr(error, "param", None)
    option = str(getattr(error, "option_name", ""))
    if "NoSuchOption" in kinds:
        nearest = " ".join((getattr(error, "possibilities", None) or ())[:1])
        raise UsageProblem("cli.no-such-option", option=option, nearest=nearest, **where) from None
    if "BadOptionUsage" in kinds:
        flag = any(option in entry.opts and getattr(entry, "is_flag", False) for entry in command.get_params(ctx))
        raise UsageProblem(f"cli.option-{'takes-no' if flag else 'needs'}-value", option=option, **where) from None
    if "MissingParameter" in kinds and parameter is not None:
        name = help_pages.display_name(parameter, ctx.obj.language)
        raise UsageProblem("cli.missing-argument", name=name, **where) from None
    if "BadParameter" in kinds and parameter is not None:
        if getattr(parameter, "is_flag", False) and parameter.envvar:
            raise UsageProblem("cli.bad-flag-variable", name=parameter.envvar, **where) from None
        name = help_pages.display_name(parameter, ctx.obj.language)
        raise UsageProblem("cli.bad-value", option=name, **where) from None
    raise UsageProblem("cli.bad-usage", **where) from None


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dangxing {dangxing.__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", "-V", is_eager=True, callback=_show_version, help="cli.opt-version")
    ] = False,
) -> None:
    """Hold what stands before the command."""


# Each command: the key of what it does, and the module and the function that it is; of a group, its commands.
_Declared = Mapping[str, tuple[str, "str | _Declared"]]
_COMMANDS: Final[_Declared] = {
    "score": ("cli.cmd-score", "score:score"),
    "validate": ("validate.cmd", "validate:validate"),
    "report": ("report.cmd", "report:report"),
    "template": ("cli.cmd-template", "template:template"),
    "import": ("importing.cmd", "importing:import_"),
    "explain": ("explain.cmd", "explain:explain"),
    "forms": ("forms.cmd", "forms:forms"),
    "reconcile": ("reconcile.cmd", "reconcile:reconcile"),
    "diff": ("diff.cmd", "diff:diff"),
    "targets": ("targets.cmd", "targets:targets"),
    "verify": ("verify.cmd", "verify:verify"),
    "config": ("desk.cmd", "config:config"),
    "completion": ("desk.cmd-completion", "completion:completion"),
    "layouts": ("layouts_cli.about", {
        "list": ("layouts_cli.cmd-list", "layouts.listing:list_layouts"),
        "show": ("layouts_cli.cmd-show", "layouts.listing:show"),
        "check": ("layouts_cli.cmd-check", "layouts.check:check"),
        "init": ("layouts_cli.cmd-init", "layouts.init:init"),
        "schema": ("layouts_cli.cmd-schema", "layouts.listing:schema"),
    }),
    "rules": ("rules_cli.about", {
        "list": ("rules_cli.cmd-list", "rules.listing:list_rules"),
        "show": ("rules_cli.cmd-show", "rules.show:show"),
        "init": ("rules_cli.cmd-init", "rules.init:init"),
        "check": ("rulechecks.cmd-check", "rules.check:check"),
        "test": ("rulechecks.cmd-test", "rules.test:run_cases"),
        "coverage": ("coverage.cmd-coverage", "rules.coverage:coverage"),
        "diff": ("rulediff.cmd-diff", "rules.diff:diff"),
        "export": ("tabling.cmd-export", "rules.export:export"),
        "import": ("tabling.cmd-import", "rules.bringing:bring"),
        "schema": ("rules_cli.cmd-schema", "rules.schema:schema"),
    }),
    "ledger": ("ledger.cmd-ledger", {
        "runs": ("ledger.cmd-runs", "ledger:runs"),
        "show": ("ledger.cmd-show", "ledger:show"),
        "verify": ("ledger.cmd-verify", "ledger_entries:verify"),
        "drop": ("ledger.cmd-drop", "ledger_entries:drop"),
        "merge": ("ledger.cmd-merge", "ledger_merge:merge"),
        "export": ("ledger.cmd-export", "ledger:export"),
    }),
}  # fmt: skip


class _Commands(Mapping[str, Any]):
    """The commands by their names, each imported and built when it is asked for: no run pays for all the others."""

    def __init__(self, declared: _Declared) -> None:
        self._declared, self._built = declared, dict[str, Any]()

    def __getitem__(self, name: str) -> Any:
        if name not in self._built:
            self._built[name] = _command(name, *self._declared[name])
        return self._built[name]

    def __contains__(self, name: object) -> bool:
        return name in self._declared

    def __iter__(self) -> Iterator[str]:
        return iter(self._declared)

    def __len__(self) -> int:
        return len(self._declared)


def _command(name: str, words: str, what: str | _Declared) -> Any:
    if not isinstance(what, str):
        return _group(name, words, what, lambda: None)
    module, _, function = what.partition(":")
    app = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
    app.command(name, cls=Command, help=words)(getattr(importlib.import_module(f"dangxing.cli.{module}"), function))
    return typer.main.get_command(app)


def _group(name: str | None, words: str, commands: _Declared, before: Callable[..., None]) -> Any:
    """Commands under one name; ``before`` takes the options that stand before the command."""
    app = typer.Typer(
        name=name, cls=Group, help=words, rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False
    )
    app.callback()(before)
    group: Any = typer.main.get_command(app)
    group.commands = _Commands(commands)
    return group


def _defaults(group: Any, given: dict[str, str], words: list[str]) -> dict[str, Any]:
    """What parameters are by the settings of the folder, as the parser takes it, of the commands that are named."""
    if not given:
        return {}
    return {
        name: _defaults(command, given, words)
        if hasattr(command, "commands")
        else {entry.name: given[entry.name] for entry in command.params if _is_set(entry, given)}
        for name, command in ((name, group.commands[name]) for name in group.commands if name in words)
    }


def _is_set(parameter: Any, given: dict[str, str]) -> bool:
    """Whether a setting is meant: ``out`` is the folder of several commands, and the file of others."""
    return parameter.name in given and (parameter.name != "out" or parameter.metavar == "cli.meta-folder")


_SHORT_HELP = {"help_option_names": ["--help", "-h"]}


@cache
def build() -> Any:
    """The command line, ready to parse: made once, for it keeps nothing of a run."""
    return _group(None, "cli.about", _COMMANDS, _root)


def run(arguments: list[str], session: Session) -> int:
    """Run a command line and return its exit status. DangxingError: what could not run."""
    if not arguments:
        from dangxing.cli import guide

        return guide.show(session)
    group = build()
    defaults = _defaults(group, session.settings.options(), arguments)
    try:
        with group.make_context("dangxing", arguments, obj=session, default_map=defaults, **_SHORT_HELP) as context:
            status = group.invoke(context)
    except typer.Exit as end:
        return end.exit_code
    return status if isinstance(status, int) else 0
