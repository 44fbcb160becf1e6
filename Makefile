# `make demo` and `make test` need nothing but Python 3.11 or newer: each sets up .venv first.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin

.PHONY: demo test lint format clean bench

demo: .venv/demo
	@$(BIN)/pubkit format data/publications.bib --style acm --me "Hanxian Huang" --color always

test: .venv/dev
	@$(BIN)/python -m pytest -n 2 $(ARGS)

lint: .venv/dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: .venv/dev
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "pubkit needs Python 3.11 or newer: none was found" >&2; exit 2; }
	@$(PYTHON) -m venv .venv

.venv/demo: pyproject.toml | .venv/bin/python
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e . && touch $@

.venv/dev: pyproject.toml | .venv/bin/python
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]' && touch $@ .venv/demo
