# Sets itself up: needs Python >= 3.11 with venv, and make. No root, no Docker, no key.

PYTHON ?= python3
WORKERS ?= 2

export CLOUD
LOCAL := $(PYTHON) -m infra.local
DEV := .local/venvs/dev/bin
OPERATE = PYTHONPATH=layers/core $(DEV)/python -m infra.operate
# Python never writes to the tree that is fingerprinted and shipped.
export PYTHONDONTWRITEBYTECODE := 1

.DEFAULT_GOAL := help
.PHONY: help up down logs reset demo test faults check attack mutants bench eval lock client screenshots history redrive erasures rotate origin dev python

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
	$(DEV)/python -m pytest -p tests.timing -n $(WORKERS) -m "not stack and not faults and not attack"
	@# The running stack mostly waits; the browser's journeys on invented data never do.
	@$(PYTHON) -m infra.beside \
	  '$(DEV)/python -m pytest -p tests.timing -m "stack and not faults"' \
	  '$(PYTHON) -m infra.web test e2e'
	@$(PYTHON) -m infra.web journeys

faults: dev ## break it on purpose, everywhere, and write the table of docs/reliability.md
	@$(PYTHON) -m infra.venvs sam emulator sandbox
	@$(PYTHON) -m infra.web build
	FAULTS_ONE_IN=1 $(DEV)/python -m pytest -p tests.tally -n $(WORKERS) tests/faults
	$(DEV)/python -m pytest -n $(WORKERS) tests/mutants
	$(DEV)/python -m pytest -p tests.tally -m "faults or stack" tests/stack/test_faults.py tests/stack/test_breaking.py \
	  tests/stack/test_choosing.py tests/stack/test_looking_again.py

attack: dev ## attack the API for long: every field, 10,000 requests of junk, the running stack
	@$(PYTHON) -m infra.venvs sam emulator sandbox
	ATTACK_ONE_IN=1 ATTACK_EXAMPLES=100 ATTACK_REQUESTS=10000 ATTACK_MAILS=10000 \
	  $(DEV)/python -m pytest -n $(WORKERS) tests/attack tests/adapters/identity
	ATTACK_STACK_REQUESTS=1000 ATTACK_STACK_EXAMPLES=10 \
	  $(DEV)/python -m pytest tests/stack/test_junk.py tests/stack/test_tenancy.py \
	  tests/stack/test_consent_attacks.py tests/stack/test_refresh_races.py tests/stack/test_secrets.py

mutants: dev ## slips made on purpose: which of them no test finds (MINUTES=20 SEED=1 AT="domain/rule usecases")
	@$(DEV)/python -m tests.mutants --minutes "$(or $(MINUTES),20)" --seed "$(or $(SEED),1)" \
	  --workers "$(WORKERS)" $(AT)

bench: dev ## what it costs: starts, calls, and the running cloud if make up has been (RUNS=10)
	@PYTHONPATH=layers/core:functions $(DEV)/python -m tests.bench "$(or $(RUNS),10)"

eval: dev ## how good proposals are, into docs/quality.md (ANEW=1: mails were added)
	@PYTHONPATH=layers/core:functions $(DEV)/python -m tests.evals $(if $(ANEW),anew)

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

history: dev ## check all on record of a person: USER=address or id (STAGE=dev on AWS)
	@$(OPERATE) history "$(if $(filter command,$(origin USER)),$(USER))" --stage "$(or $(STAGE),local)"

redrive: dev ## set-aside messages go back: QUEUE=action, advance, scan, approval or jobs
	@$(OPERATE) redrive "$(QUEUE)" --stage "$(or $(STAGE),local)"

screenshots: dev ## make the pictures of the README (needs Chromium)
	@$(PYTHON) -m infra.web screenshots

lock: python ## pin all dependencies anew (UPGRADE=1 for newer ones)
	@$(PYTHON) -m infra.venvs uv
	@bash infra/lock.sh

erasures: dev ## after a restored backup: erase again who was erased (STAGE=dev on AWS)
	@$(OPERATE) erase --stage "$(or $(STAGE),local)"

rotate: dev ## change the key that signs tokens; everybody stays signed in (STAGE=dev on AWS)
	@$(OPERATE) rotate --stage "$(or $(STAGE),local)"

origin: dev ## change the secret between distribution and API, in three turns (STAGE=dev or prod)
	@$(OPERATE) origin --stage "$(STAGE)"

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
