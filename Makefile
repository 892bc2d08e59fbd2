# Two commands matter: `make demo` shows what the project does, `make test` shows that it does it.
# Both need only make and Python 3.11 or newer; all else goes into .venv, pinned by hash.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

DB ?= output/plans.db
PORT ?= 8001
PYTEST_ARGS ?= --numprocesses auto --dist loadgroup
FIT_ARGS ?= --folds 0 --write
# The development sets beside the checkout are fitted on where they are there.
FIT_GOLD := corpus/wordings corpus/gold/targets.jsonl:corpus/pages \
	../shared/gold/seed.jsonl:../shared/seeds ../shared/gold/dev.jsonl:../shared/text
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq install
COMPILE := UV_CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/uv pip compile --quiet --universal \
	--python-version 3.11 --generate-hashes --no-annotate $(if $(UPGRADE),--upgrade)

.PHONY: help demo serve test test-next gate fit bench lint types format lock clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: .venv/.runtime ## ingest corpus/, print what was found, serve the site
	$(BIN)/chitieu ingest corpus --db $(DB)
	@if [ -t 1 ]; then $(BIN)/chitieu serve $(DB) --port $(PORT); \
	else $(BIN)/chitieu serve $(DB) --check; fi

serve: .venv/.runtime ## serve the database as it is (DB=..., PORT=...)
	$(BIN)/chitieu serve $(DB) --port $(PORT)

test: .venv/.testing ## run every test (PYTEST_ARGS=...)
	@.ci/browser
	$(BIN)/python -m pytest $(PYTEST_ARGS)

test-next: .venv/.testing ## the site's tests on the newest Datasette 1.0 (rm -r .venv/next: a newer one)
	@.ci/next $(PYTEST_ARGS)

gate: .venv/.testing ## F1 by field on annotated pages against corpus/floors.toml
	$(BIN)/python benchmarks/gate.py

fit: .venv/.testing ## fit the ranker of subjects on gold and wordings (FIT_ARGS=...)
	$(BIN)/python benchmarks/train_subjects.py $(FIT_GOLD) $(FIT_ARGS)

bench: .venv/.testing ## speed, growth, start-up and memory against benchmarks/ratios.toml
	$(BIN)/python benchmarks/speed.py

lint: .venv/.testing ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: .venv/.testing ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: .venv/.testing ## mypy, strict
	$(BIN)/mypy

lock: .venv/bin/python ## pin again what pyproject.toml asks for (UPGRADE=1: newest versions)
	$(PIP) uv
	$(COMPILE) --output-file requirements.lock pyproject.toml
	$(COMPILE) --output-file requirements-test.lock --constraint requirements.lock \
		--extra test --extra dev pyproject.toml

clean: ## remove what can be made again: .venv, caches, builds, output/
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find output -mindepth 1 ! -name README.md -exec rm -rf {} +

# A stamp is newer than the files it was made from, so a second run installs nothing.
.venv/.runtime: requirements.lock pyproject.toml | .venv/bin/python
	$(PIP) --require-hashes --requirement requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.testing: requirements-test.lock pyproject.toml | .venv/bin/python
	$(PIP) --require-hashes --requirement requirements-test.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@ .venv/.runtime

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or newer is needed: make ... PYTHON=/path/to/python' >&2; exit 1; }
	$(PYTHON) -m venv .venv
