# Sets itself up: needs Python >= 3.11 with venv, and make. No root, no Docker, no key.

PYTHON ?= python3
WORKERS ?= 2

export CLOUD
LOCAL := $(PYTHON) -m infra.local
DEV := .local/venvs/dev/bin
# Python never writes to the tree that is fingerprinted and shipped.
export PYTHONDONTWRITEBYTECODE := 1

.DEFAULT_GOAL := help
.PHONY: help up down logs reset demo test check lock client screenshots dev python

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

up: python ## start everything on this laptop (CLOUD=localstack for Docker)
	@$(LOCAL) up

down: python ## stop everything; state is kept
	@$(LOCAL) down

logs: python ## follow the logs of servers and functions
	@$(LOCAL) logs

reset: python ## stop everything and forget its state
	@$(LOCAL) reset

demo: python ## fresh mails for the demo account
	@$(LOCAL) demo

test: dev ## run every test
	@$(PYTHON) -m infra.venvs sam emulator sandbox
	@$(PYTHON) -m infra.web build
	$(DEV)/python -m pytest -n $(WORKERS) -m "not stack"
	$(DEV)/python -m pytest -m stack
	@$(PYTHON) -m infra.web test
	@$(PYTHON) -m infra.web e2e

check: dev ## format, lint, types, import rules, template
	$(DEV)/ruff format --check .
	$(DEV)/ruff check .
	$(DEV)/mypy
	PYTHONPATH=layers/core:functions $(DEV)/lint-imports
	$(DEV)/cfn-lint template.yaml
	@$(PYTHON) -m infra.web check
	@bash -n .ci/run infra/lock.sh

client: dev ## generate the web client from the API's description
	@$(PYTHON) -m infra.web client

screenshots: dev ## make the pictures of the README (needs Chromium)
	@$(PYTHON) -m infra.web screenshots

lock: python ## pin all dependencies anew (UPGRADE=1 for newer ones)
	@$(PYTHON) -m infra.venvs uv
	@bash infra/lock.sh

dev: python
	@$(PYTHON) -m infra.venvs dev

python:
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo "$(PYTHON) was not found."; \
	  echo "  why: everything here is started by Python 3.11 or later."; \
	  echo "  do:  install it, or name it: make PYTHON=/path/to/python3 $(MAKECMDGOALS)"; \
	  exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$$($(PYTHON) -V 2>&1) is too old."; \
	  echo "  why: Countersign needs Python 3.11 or later."; \
	  echo "  do:  name a newer one: make PYTHON=python3.13 $(MAKECMDGOALS)"; \
	  exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make virtual environments."; \
	  echo "  why: its module venv or ensurepip is missing (Debian ships them apart)."; \
	  echo "  do:  install it (on Debian: apt install python3-venv), or name another Python."; \
	  exit 1; }
