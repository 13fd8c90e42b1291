# The tasks of the project. `make` alone does what a change must pass: lint and tests.
UV ?= uv

.PHONY: all lint types imports test test-long examples bench bench-guard dist windows wine pictures

all: lint types imports test

lint:
	$(UV) run ruff check .
	$(UV) run ruff format --check .

types:
	$(UV) run mypy

imports:
	$(UV) run lint-imports

test:
	$(UV) run pytest -q -n auto

# What is generated, many times over (tests/helpers/effort.py): after a change of what it is there for, and before a release.
test-long:
	TESTS=long $(UV) run pytest -q -n auto

examples:
	$(UV) run python examples/make_examples.py

bench:
	$(UV) run --group bench python benchmarks/score.py

# The ratios that a change can spoil unseen, held to benchmarks/bounds.toml: two minutes on an idle machine.
bench-guard:
	$(UV) run python benchmarks/guard.py

# Wheel and source archive. Whoever owns the project's home names it: make dist DANGXING_HOME=https://… (packaging/home.py).
dist:
	$(UV) build --out-dir dist

# The folder for Windows and its zip, from this checkout and the package index alone.
windows:
	$(UV) run --group windows python packaging/windows/build.py

# That folder tried under Wine (Debian: wine wine64 gcc-mingw-w64-x86-64-win32).
wine: windows
	$(UV) run python packaging/windows/try_under_wine.py dist/dangxing-*-windows

# The pictures of the documentation (Debian: xvfb xterm xdotool wine wine64 libreoffice-calc chromium fonts-noto-cjk).
pictures: windows
	$(UV) run --group pictures python packaging/pictures.py dist/dangxing-*-windows
