# The tasks of the project. `make` alone does what a change must pass: lint and tests.
UV ?= uv

.PHONY: all lint types imports test examples bench

all: lint types imports test

lint:
	$(UV) run ruff check .
	$(UV) run ruff format --check .

types:
	$(UV) run mypy

imports:
	$(UV) run lint-imports

test:
	$(UV) run pytest

examples:
	$(UV) run python examples/make_examples.py

bench:
	$(UV) run --group bench python benchmarks/score.py
