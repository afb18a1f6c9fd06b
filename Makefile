# `make serve` needs Python 3.11, git and make; everything else is installed here, from hashed locks.
PYTEST = .venv/bin/python -m pytest
WORKERS ?= 2

.PHONY: serve test check bench bench-schedule environment environment-test assets lock migration catalogs pictures tour clean

serve: ## run Kitamae here: http://localhost:8000 (PORT=8001 for another port)
	@make/run serve

test: environment-test ## all tests, on SQLite and PostgreSQL, and in Chromium
	@$(PYTEST) -n $(WORKERS) --dist loadgroup $(TESTS)

check: environment-test ## style, types, layers, templates, translations, migrations
	@.venv/bin/python make/check.py

bench: environment-test ## the speed figures of docs/performance.md
	@.venv/bin/python -m bench

bench-schedule: environment-test ## what the solver of timetables reaches, a minute for each forum
	@.venv/bin/python -m bench.solving

environment: ## packages, assets and translations for serving
	@make/run environment

environment-test: ## the same, and what the tests need
	@make/run tools

assets: environment ## build the pages' assets anew when they changed

lock: environment-test ## write the hashed locks anew (OPTIONS=--upgrade for the newest versions)
	@PATH=.venv/bin:$$PATH .venv/bin/python make/lock.py $(OPTIONS)

migration: environment ## write the step from the newest one to the models: make migration m="add rooms"
	@KITAMAE_DEVELOPMENT=1 .venv/bin/flask --app app database revision -m "$(m)"

catalogs: environment ## bring the translations' message lists up to date with the source
	@.venv/bin/python make/catalogs.py --update

pictures: environment-test ## take the pictures of the README anew
	@.venv/bin/python make/pictures.py

tour: environment-test ## play docs/tour.md, proposals.md and timetable.md, and take their pictures anew
	@.venv/bin/python -m make.tour

clean: ## remove what make made, but not the database in var/
	rm -rf .venv node_modules static/built
	find app -name '*.mo' -delete
