# make run: sets everything up and does the main job. make test: sets everything up and passes the tests.
PY := .venv/bin/python
# Options for behave, for example: make run ARGS="--tags=@dym"
ARGS ?=
# How many processes run the scenarios, locally; on iIKP they go one after another. More than CI has cores: while two
# browsers wait for their pages, a third one works.
JOBS ?= 3

# The profile of doctor and nightly; doctor's is otherwise the one that behave would take, nightly's iikp.
PROFIL ?=

.DEFAULT_GOAL := help
.PHONY: help setup doctor run nightly test test-firefox report bench detect lint format lock

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: ## set up .venv, node_modules and a browser
	@python3 bootstrap.py

doctor: setup ## what this machine and the profile (PROFIL=iikp) lack before a run
	@$(PY) -m support.doctor $(if $(PROFIL),--profil $(PROFIL))

run: setup ## run the scenarios and build all reports; the exit code is the verdict's
	@.venv/bin/behave -D podsumowanie=nie --jobs $(JOBS) $(ARGS); code=$$?; \
	if [ $$code -gt 1 ]; then exit $$code; fi; \
	$(PY) -m reports

nightly: setup ## run PROFIL (iikp) as every night: scenarios, reports, alerts on a change for the worse
	@$(PY) nightly.py -D profil=$(or $(PROFIL),iikp) --jobs $(JOBS) $(ARGS)

report: setup ## build the reports of the last run again
	@$(PY) -m reports

lint: setup ## style, types, the house's arrows, the specification
	@.venv/bin/ruff check --quiet .
	@.venv/bin/ruff format --quiet --check .
	@.venv/bin/mypy --no-error-summary pages support reports local_iikp steps environment.py nightly.py tests bootstrap.py bench examples
	@.venv/bin/lint-imports > .lint-imports.log 2>&1 || { cat .lint-imports.log; exit 1; }
	@$(PY) -m support.specification
	@.venv/bin/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@.venv/bin/check-jsonschema --quiet --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci .gitlab-ci.yml

test: setup lint ## lint, all features as every night does them, the parts' own tests
	@$(PY) nightly.py -D profil=local --jobs $(JOBS)
	@$(PY) -m pytest -m "not slow" -n 3 --dist loadfile --no-loadscope-reorder

detect: setup ## break the local iIKP rule by rule and see the scenarios turn red
	@python3 bootstrap.py detect
	@$(PY) -m pytest -m slow -n 2

test-firefox: setup ## all features in Firefox, and the tests of what the suite does in a browser
	@python3 bootstrap.py firefox
	@.venv/bin/behave -D podsumowanie=nie -D przegladarka=firefox --jobs $(JOBS) $(ARGS); code=$$?; \
	if [ $$code -gt 1 ]; then exit $$code; fi; \
	$(PY) -m reports
	@IIKP_PRZEGLADARKA=firefox $(PY) -m pytest -m "not slow" tests/pages tests/support/test_evidence.py

bench: setup ## how fast the local iIKP, the scenarios and the reports are
	@$(PY) bench/stand_in.py
	@$(PY) bench/scenarios.py
	@$(PY) bench/report_building.py
	@$(PY) bench/recognition.py
	@$(PY) bench/history.py

format: setup ## format the code
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

lock: setup ## resolve the dependencies anew; the lock files name no registry
	@$(PY) -m uv pip compile -q pyproject.toml --extra dev --universal --generate-hashes --python-version 3.11 \
		--no-header -o requirements.lock --upgrade
	@$(PY) -m uv pip compile -q --group node --universal --generate-hashes --python-version 3.11 \
		--no-header -o requirements-node.lock --upgrade
