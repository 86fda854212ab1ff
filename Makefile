# `make` lists the targets. The first start is `make run`.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
ifndef PYTHON
PYTHON := $(or $(shell for name in python3 python3.13 python3.12 python3.11; do $$name -c '$(NEW_ENOUGH)' 2>/dev/null && echo $$name && break; done),python3)
endif
HOST ?= 127.0.0.1
PORT ?= 8000
GOLD ?= $(wildcard ../shared/gold/*.jsonl)
SCORER ?= ../shared/score.py
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
TEMPLATES = $(shell find templates -name "*.html")

# Some containers set it. Without compiled files each process compiles every package anew: six seconds.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help python run setup assets gazetteer lint format test test-fast services services-stop score walk axe chaos lock messages clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | sort | expand -t 16

python:
	@$(PYTHON) -c '$(NEW_ENOUGH)' 2>/dev/null || { echo "Python 3.11 or newer is needed, and $(PYTHON) is not one. Install it, or name yours: make run PYTHON=/path/to/python3.12" >&2; exit 1; }

run: python ## set up what is missing, then start the product (PORT=8000, HOST=127.0.0.1, PYTHON=)
	@$(PYTHON) -m scripts.setup --listen $(HOST):$(PORT)
	@exec $(MANAGE) serve --host $(HOST) --port $(PORT) --until-parent-ends

setup: python ## set up what is missing, with what tests and lint need
	@$(PYTHON) -m scripts.setup --lock locks/dev.txt

assets: python ## build the pages' scripts and styles again
	@rm -f static/dist/.stamp .data/stamps/static
	@$(PYTHON) -m scripts.setup

gazetteer: setup ## build the gazetteer again
	@$(BIN)/python -m events.extraction.gazetteer.build_gazetteer --force

lint: setup ## ruff, import layers, types, templates, migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/djade --check --target-version 5.2 $(TEMPLATES)
	$(BIN)/djhtml --check --tabwidth 2 $(TEMPLATES)
	$(MANAGE) makemigrations --check --dry-run

format: setup ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	-$(BIN)/djade --target-version 5.2 $(TEMPLATES)
	-$(BIN)/djhtml --tabwidth 2 $(TEMPLATES)

test: setup ## the whole suite: on SQLite, then on PostgreSQL + Redis where they answer
	@scripts/test $(ARGS)

test-fast: setup ## unit tests: no servers, no browser, no other processes (about a minute)
	@scripts/test --fast $(ARGS)

services: ## start PostgreSQL and Redis for tests, and print their addresses
	@scripts/services start

services-stop: ## stop what `make services` started; the data stays in .services/
	@scripts/services stop

score: setup ## score the extraction against annotated articles (GOLD=, SCORER=)
	@test -n "$(GOLD)" || { echo "No annotated articles here: make score GOLD=articles.jsonl SCORER=score.py" >&2; exit 1; }
	@for gold in $(GOLD); do echo "== $$gold"; $(BIN)/python -m events.extraction <$$gold >.data/predicted.jsonl && $(BIN)/python $(SCORER) $$gold .data/predicted.jsonl || exit 1; done

walk: setup ## five tasks of a newcomer in Chromium, with times and screenshots in .data/walk
	$(BIN)/python benchmarks/tasks.py --shots .data/walk

axe: setup ## axe on the pages of a running product, in all languages and looks (AT=, ACCOUNT=)
	$(BIN)/python benchmarks/axe.py --at $(or $(AT),http://127.0.0.1:8000) $(if $(ACCOUNT),--account $(ACCOUNT))

KILLS ?= 1000
ARTICLES ?= 100000
CHANGES ?= 10000
chaos: setup ## kill what runs, on each side, while it takes in, tells and exports (hours; KILLS=, ARTICLES=, CHANGES=)
	@for side in sqlite postgres; do \
	  nice $(BIN)/python benchmarks/chaos.py --side $$side --kills $(KILLS) --seconds $$(($(KILLS) * 4)) --articles $(ARTICLES) --pause 0.1 --poison-every 1000 || exit 1; \
	  nice $(BIN)/python -m benchmarks.chaos_of_messages --side $$side --kills $(KILLS) --changes $(CHANGES) || exit 1; \
	done

lock: ## write locks/ anew from the requirements files
	@for name in uv node; do $(BIN)/uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 locks/$$name.in -o locks/$$name.txt || exit 1; done
	@$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 requirements.txt -o locks/runtime.txt
	@$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 -c locks/runtime.txt requirements-dev.txt -o locks/dev.txt

messages: setup ## gather the words of the pages into locale/, and compile the translations (needs GNU gettext)
	$(MANAGE) makemessages --locale=uk --locale=ru --locale=ar --locale=fr --locale=es --no-location --no-obsolete --no-wrap --ignore=node_modules --ignore=.venv --ignore=tests --ignore=docs
	$(MANAGE) compilemessages --ignore=.venv --ignore=node_modules

clean: ## remove what the set-up made; the database in .data/ stays
	rm -rf .venv node_modules static/dist .data/static .data/stamps .data/gazetteer.sqlite3 .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
