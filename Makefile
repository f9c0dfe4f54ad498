# Every command sets the machine up by itself first; `make help` lists them.
SHELL := /bin/sh
PYTHON_HERE := .venv/bin/python
QUIET_QT := QT_QPA_PLATFORM=offscreen
# Some machines tell Python to keep no bytecode: each of the hundreds that the tests start would compile all anew.
KEEP_BYTECODE := PYTHONDONTWRITEBYTECODE= PYTHONPYCACHEPREFIX=$(CURDIR)/build/bytecode
ARGS ?=
ONLY ?=
NAME ?=
export COVERAGE_FILE := $(CURDIR)/build/coverage/data

.DEFAULT_GOAL := help
.PHONY: help ready demo test lint format check bench shots gallery package migration soak clean

help:  ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1\t/p' Makefile | expand -t 20

ready:
	@sh tools/setup.sh

demo: ready  ## open the demo shop (without a screen: write its letters to a PDF and say where)
	@$(PYTHON_HERE) -m delight demo

test: ready  ## run the tests (ARGS="tests/letters -k merge" for some of them)
	@rm -rf build/coverage && mkdir -p build/coverage
	@$(QUIET_QT) $(KEEP_BYTECODE) COVERAGE_PROCESS_START=$(CURDIR)/pyproject.toml \
		$(PYTHON_HERE) -m pytest -n auto --dist worksteal -m "not long" $(ARGS)
	@$(PYTHON_HERE) -m coverage combine --quiet
	@$(PYTHON_HERE) -m coverage report > build/coverage/report.txt
	@sed -n 's|^TOTAL.* |Lines and branches covered (each file: build/coverage/report.txt): |p' build/coverage/report.txt

lint: ready  ## formatting, lint, floors and types
	@$(PYTHON_HERE) -m ruff format --check --quiet
	@$(PYTHON_HERE) -m ruff check --quiet
	@.venv/bin/lint-imports --no-logo
	@.venv/bin/pyright

format: ready  ## put the formatting right
	@$(PYTHON_HERE) -m ruff check --quiet --fix-only
	@$(PYTHON_HERE) -m ruff format

check: lint test  ## all that CI runs

bench: ready  ## the speeds we promise, beside their limits (ONLY=name for one)
	@PATH="$$PATH:$(CURDIR)/build/uv/bin" $(PYTHON_HERE) -m benchmarks $(ONLY)

shots: ready  ## screenshots of every page into build/shots
	@$(QUIET_QT) $(PYTHON_HERE) -m benchmarks.shots $(ONLY)

gallery: ready  ## every wording, language and paper as pages into build/gallery (ONLY=de)
	@$(PYTHON_HERE) -m benchmarks.gallery $(ONLY)

package: ready  ## build the wheel and look into it
	@sh tools/package.sh

migration: ready  ## a new step for the database (NAME="add loyalty card")
	@test -n "$(NAME)" || { echo 'Please give it a name: make migration NAME="add loyalty card"' >&2; exit 2; }
	@$(PYTHON_HERE) -m tools.migration "$(NAME)"

soak: ready  ## the long form of the tests, an hour or more
	@$(QUIET_QT) $(PYTHON_HERE) -m pytest -m long --timeout 0 $(ARGS)

clean:  ## back to a fresh clone
	@rm -rf .venv build dist .coverage* .hypothesis .pytest_cache .ruff_cache .import_linter_cache
