# The words of work. Each sets up what it needs, says what it does, and is fast when nothing changed.
.DEFAULT_GOAL := help
.ONESHELL:
.SHELLFLAGS := -eu -c
MAKEFLAGS += --no-print-directory
PYTHON ?= python3
STAMPS := var/stamps
BIN := .venv/bin
ASSETS := obhut/web/static/vendor/.made
INSTALL := $(if $(shell command -v uv),uv pip install --quiet --python $(BIN)/python,$(BIN)/python -m pip install --quiet --disable-pip-version-check) --require-hashes -r
COMMAND := printf '\#!/bin/sh\nPYTHONPATH="%s" exec "%s/$(BIN)/python" -m obhut "$$@"\n' '$(CURDIR)' '$(CURDIR)' > $(BIN)/obhut && chmod +x $(BIN)/obhut

.PHONY: help run test laws check bench setup lock

help: ## Say what can be done
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /  –  /'

run: $(STAMPS)/run $(ASSETS) ## Set everything up and serve Obhut on http://127.0.0.1:8000
	@exec $(BIN)/python -m obhut run

test: $(STAMPS)/dev $(ASSETS) $(STAMPS)/browser ## Set everything up and run every test
	@echo "Running the tests on every core …"
	$(BIN)/python -m pytest -n logical --dist worksteal

laws: $(STAMPS)/dev ## Search the laws of the kernel with a thousand new cases each
	@echo "Drawing new cases …"
	OBHUT_LAWS=1000 $(BIN)/python -m pytest -n logical tests/kernel

check: $(STAMPS)/dev $(ASSETS) ## Format, lint, types, contracts, migrations, states, content, translations
	@echo "Format and lint …"
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	echo "Types …"
	$(BIN)/mypy --no-error-summary
	echo "Import contracts …"
	$(BIN)/lint-imports --no-logo > var/contracts.txt || { cat var/contracts.txt; exit 1; }
	echo "Migrations …"
	DATABASE_URL=postgresql://nobody@/none $(BIN)/python -W ignore manage.py makemigrations --check --dry-run -v0
	echo "States, content, schemas …"
	$(BIN)/python -m obhut states --check
	$(BIN)/python -m obhut format --check content
	echo "Household: sizes, names, glossary, translations …"
	$(BIN)/python -m pytest tests/house
	echo "All is well."

bench: $(STAMPS)/dev $(ASSETS) ## Measure and write docs/performance.md
	@echo "Measuring …"
	$(BIN)/python -m bench

setup: $(STAMPS)/dev $(ASSETS) ## Set up without running anything

lock: $(STAMPS)/dev ## Pin every dependency anew, by hash, without any registry's address
	@echo "Pinning the dependencies …"
	$(BIN)/uv pip compile pyproject.toml --extra embedded --universal --generate-hashes --no-emit-index-url --no-header -q -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra embedded --group dev --universal --generate-hashes --no-emit-index-url --no-header -q -o requirements-dev.lock

$(STAMPS)/venv:
	@mkdir -p $(STAMPS) || { echo "This folder cannot be written to. Give $$(id -un) the right to, or copy the project."; exit 2; }
	command -v $(PYTHON) > /dev/null || { echo "Python 3.11 or newer is needed (python3)."; exit 2; }
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version). Name another one: make PYTHON=python3.12 …"; exit 2; }
	if ! $(BIN)/python -c 'import sys' 2> /dev/null || ! { command -v uv || $(BIN)/python -m pip --version; } > /dev/null 2>&1; then
	  echo "Making the Python environment …"
	  $(PYTHON) -c 'import venv, ensurepip' 2> /dev/null || { echo "Python's venv is missing. On Debian: apt-get install python3-venv"; exit 2; }
	  $(PYTHON) -m venv --clear .venv
	fi
	touch $@

$(STAMPS)/run: requirements.lock | $(STAMPS)/venv
	@if [ $(STAMPS)/dev -nt requirements-dev.lock ] && [ $(STAMPS)/dev -nt requirements.lock ]; then touch $@; exit 0; fi
	echo "Installing what Obhut runs on (a minute the first time) …"
	$(INSTALL) requirements.lock
	$(COMMAND)
	touch $@

$(STAMPS)/dev: requirements-dev.lock | $(STAMPS)/venv
	@echo "Installing what Obhut is built and tested with (some minutes the first time) …"
	$(INSTALL) requirements-dev.lock
	$(COMMAND)
	touch $@

$(ASSETS): package-lock.json obhut/web/vendor_assets.py | $(STAMPS)/venv
	@command -v npm > /dev/null || { echo "npm is needed for the look of the pages. On Debian: apt-get install npm"; exit 2; }
	echo "Fetching fonts and styles …"
	npm ci --ignore-scripts --no-audit --no-fund --silent
	$(BIN)/python -m obhut.web.vendor_assets
	touch $@

$(STAMPS)/browser: | $(STAMPS)/venv
	@if [ -z "$${CHROMIUM:-}" ] && ! command -v chromium-headless-shell > /dev/null && ! command -v chromium > /dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
	  echo "Installing a browser for the tests …"
	  apt-get update -qq && apt-get install -y -qq chromium-headless-shell > var/browser.txt 2>&1 || echo "No browser could be installed; the browser tests will be skipped."
	fi
	touch $@
