# `make help` lists what there is. A stamp in .venv remembers what was installed from which lock.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
SITE ?= site
PORT ?= 8000
ARGS ?=

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq --no-input
LOCK := $(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-emit-index-url
SETUP := .venv/setup.stamp
SETUP_TEST := .venv/setup-test.stamp

.DEFAULT_GOAL := help
.PHONY: help setup setup-test serve test proof pictures bench lint format types rooms check messages lock clean
.DELETE_ON_ERROR:

help: ## Say what each target does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(SETUP) ## Install Newsreel in .venv, from the lock: gives .venv/bin/newsreel

setup-test: $(SETUP_TEST) ## Install what the tests need besides: Chromium, PostgreSQL, a JRE, axe…

serve: $(SETUP) ## Show the sample newspaper on http://127.0.0.1:8000/ (PORT=, SITE=)
	$(BIN)/newsreel serve --sample --site $(SITE) --port $(PORT)

test: $(SETUP_TEST) ## Run the tests (ARGS="tests/press -k kill")
	$(BIN)/pytest $(ARGS)

proof: $(SETUP_TEST) ## Run the slow proofs: a million stories, long kills (half an hour or more)
	$(BIN)/pytest -m proof -n 0 --timeout 0 $(ARGS)

pictures: $(SETUP_TEST) ## Take the pictures of the guides anew, by the desk's browser tests
	NEWSREEL_PICTURES=1 $(BIN)/pytest -n 0 -m browser tests/desk

bench: $(SETUP_TEST) ## Measure against the peers and write the figures into docs/performance.md
	$(BIN)/python -m bench $(ARGS)

lint: $(SETUP_TEST) ## Check style and layout (ruff)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

format: $(SETUP_TEST) ## Lay the code out as `make lint` wants it
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

types: $(SETUP_TEST) ## Check the types (mypy, strict)
	NEWSREEL_SITE=.mypy_cache/site $(BIN)/mypy

rooms: $(SETUP_TEST) ## Check that every room opens only its own doors (import-linter)
	$(BIN)/lint-imports --no-logo

check: lint types rooms ## All checks that run nothing

messages: $(SETUP_TEST) ## Bring the desk's translations into step with its strings, and compile them
	$(BIN)/python -m tools.messages

lock: $(SETUP_TEST) ## Resolve the dependencies anew into both lock files
	$(LOCK) --group build pyproject.toml -o requirements.txt
	$(LOCK) --group dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean: ## Remove what the commands made, the sites excepted
	rm -rf .venv tests/web/node_modules bench/work build dist
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests tools bench -name __pycache__ -type d -prune -exec rm -rf {} +

# Everything below is done once, and again when its lock changes.

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Newsreel needs Python 3.11 or newer: apt-get install python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Newsreel needs Python 3.11 or newer, and $(PYTHON) is older: make PYTHON=… setup"; exit 1; }
	@PYTHON=$(PYTHON) tools/system-parts setup
	@$(PYTHON) -m venv .venv

$(SETUP): requirements.txt pyproject.toml | .venv/bin/python
	@echo "Installing Newsreel's packages from the lock (about a minute)"
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(SETUP_TEST): requirements-dev.txt tests/web/package-lock.json tools/system-parts $(SETUP)
	@tools/system-parts test
	@echo "Installing the tests' packages from the lock (about a minute)"
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@npm ci --prefix tests/web --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
