# Verbs for people. `make` alone lists them. Each begins with scripts/setup.sh, which asks the doctor what is missing
# before anything is downloaded, and then makes ready what the verb uses.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
VENV := .venv
RUN := "$(VENV)/bin/python"
SET_UP := sh scripts/setup.sh
# The folder of a network, if it is not this one: make site ROOT=../harbour
ROOT ?= .
# LANGUAGE counts where it is said behind `make`: many machines have one of their own for gettext, such as en_GB:en.
ASKED := $(filter command,$(origin LANGUAGE))
export VENV PYTHON
export NO_MKDOCS_2_WARNING = 1
# Some machines forbid Python to keep what it compiled: then each of hundreds of programs compiles the same again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help doctor site publish serve check edit quick test coverage proposal proposals links screenshots bench lighthouse translations glossary spelling pofilter schemas letters map identity vendor lock clean portable forms editor handbook search

help: ## list these verbs
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 22

doctor: ## say all that is missing on this machine, and how to install it
	@sh scripts/doctor.sh

site: ## set up and build the whole site into site/
	@$(SET_UP) $@
	$(RUN) scripts/validate.py --root "$(ROOT)"
	@$(RUN) scripts/make_site.py --root "$(ROOT)"

publish: site ## build the site and publish it, or say how; TO=user@server:/srv/site sends it to a server of your own
	@if $(RUN) scripts/build_editor.py --root "$(ROOT)" --wanted; then $(MAKE) --no-print-directory editor; fi
	@$(RUN) scripts/build_handbook.py --root "$(ROOT)" --publish
	$(RUN) scripts/publish.py --root "$(ROOT)" $(if $(TO),--to "$(TO)")

portable: site ## copy the site so that it opens from a folder without a server, the search included (build/portable/)
	$(RUN) scripts/portable.py --root "$(ROOT)"

serve: ## show the site at http://127.0.0.1:8000/ and after each change (/components/; LANGUAGE=nl MARK=1 marks what is not translated)
	@$(SET_UP) $@
	$(RUN) scripts/preview.py --root "$(ROOT)" $(if $(ASKED),--language "$(LANGUAGE)") $(if $(MARK),--mark)

check: ## say what is wrong in the data and the texts; LANGUAGE=fr says it in French, NOTES=1 lists all remarks, STRICT=1 is what a release wants
	@$(SET_UP) $@
	$(RUN) scripts/validate.py --root "$(ROOT)" $(if $(ASKED),--language "$(LANGUAGE)") $(if $(NOTES),--notes) $(if $(STRICT),--strict)

editor: ## the editing page: on this machine, or into the site where data/site.yml says how staff sign in
	@$(SET_UP) $@
	$(RUN) scripts/build_editor.py --root "$(ROOT)"

edit: ## change the data by a verb, such as DO="rename member bi-old bi-new"; alone it lists them (LANGUAGE=fr)
	@$(SET_UP) $@
	@$(RUN) scripts/edit.py $(DO) $(if $(DO),--root "$(ROOT)") $(if $(ASKED),--language "$(LANGUAGE)")

quick: ## the part of the tests that needs Python only, in less than a minute
	@$(SET_UP) $@
	$(RUN) -m ruff check scripts tests
	$(RUN) -m pytest --ignore=tests/site -m "not whole"

test: ## set up and run all tests
	@$(SET_UP) $@
	$(RUN) -m ruff check scripts tests
	$(RUN) -m ruff format --check scripts tests
	$(RUN) -m mypy
	$(RUN) -m pytest -rfEs

coverage: ## run all tests and say which modules they reach too little (twice the time of make test)
	@$(SET_UP) $@
	$(RUN) -m pytest --cov --cov-report=json:build/coverage.json --cov-report=
	@$(RUN) tests/covered.py build/coverage.json

proposal: ## check and build what you propose, and say what it does to the site: BASE=main
	@$(SET_UP) $@
	@sh scripts/proposal.sh "$(BASE)" $(if $(ASKED),"$(LANGUAGE)",en) $(SUMMARY)

proposals: ## try each correct proposal of an editor on a copy of the content, with the whole site
	@$(SET_UP) $@
	$(RUN) -m pytest tests/proposals --proposals=whole

links: ## ask every address outside, and say which ones a person should look at (some minutes)
	@$(SET_UP) $@
	@$(RUN) scripts/check_links.py --root "$(ROOT)" $(if $(ASKED),--language "$(LANGUAGE)")

screenshots: ## picture every kind of page and component into build/screenshots/, and the screen for the handbook
	@$(SET_UP) $@
	$(RUN) tests/site/screenshots.py
	$(RUN) tests/site/handbook_pictures.py

bench: ## measure the speed beside Hugo, Eleventy and stock MkDocs with the same pages (fetches the first two)
	@$(SET_UP) $@
	$(RUN) tests/bench/bench.py

lighthouse: ## Lighthouse on each kind of page of site/, in French or LANGUAGE=… (fetches it)
	@$(SET_UP) $@
	$(RUN) tests/bench/lighthouse.py $(if $(ASKED),--language "$(LANGUAGE)")

translations: ## bring locales/*.po up to date with data and templates; LANGUAGE=fr says in French what remains
	@$(SET_UP) $@
	$(RUN) scripts/translations.py --root "$(ROOT)" $(if $(ASKED),--language "$(LANGUAGE)")

handbook: ## make a site of the handbook, in four languages (build/handbook/index.html)
	@$(SET_UP) $@
	@$(RUN) scripts/build_handbook.py --root "$(ROOT)"

schemas: ## write schemas/ and the tables of the handbook again after a change of the model or of a message
	@$(SET_UP) $@
	$(RUN) scripts/build_schemas.py

forms: ## write the forms by which people propose a change (.github/, .gitlab/) after a change of choices or words
	@$(SET_UP) $@
	$(RUN) scripts/build_forms.py --root "$(ROOT)"

search: ## try the search of the built site: does each query of data/queries.yml find its page first?
	@$(SET_UP) $@
	$(RUN) scripts/search.py --root "$(ROOT)"

glossary: ## write the glossary for the programs of translators into build/glossary/ (TBX, and PO for Weblate)
	@$(SET_UP) $@
	$(RUN) scripts/glossary.py --root "$(ROOT)"

spelling: ## name the words that no dictionary knows
	@$(SET_UP) $@
	$(RUN) scripts/spelling.py --root "$(ROOT)"

pofilter: ## name the translations that lack a full stop or a number, or have one too many
	@$(SET_UP) $@
	$(RUN) scripts/pofilter.py --root "$(ROOT)"

letters: ## write the browser's copy of the alphabet, and how each language orders its letters
	@$(SET_UP) $@
	$(RUN) scripts/build_letters.py

map: ## draw the world map again
	@$(SET_UP) $@
	$(RUN) scripts/build_map.py

identity: ## make the fonts, the wordmarks and the icons again
	@$(SET_UP) $@
	$(RUN) scripts/build_identity.py

VENDORED := docs/assets/js/vendor/minisearch.js
vendor: ## copy the search library and its licence from its npm package
	@$(SET_UP) $@
	{ version=$$(sed -n 's/^ *"version": "\(.*\)",$$/\1/p' node_modules/minisearch/package.json); \
	  echo "/*! MiniSearch $$version, https://lucaong.github.io/minisearch/, MIT licence (LICENSE.txt beside this file); copied from the npm package by \`make vendor\` */"; \
	  sed '/sourceMappingURL/d' node_modules/minisearch/dist/es/index.js; } > $(VENDORED)
	cp node_modules/minisearch/LICENSE.txt $(dir $(VENDORED))LICENSE.txt

lock: ## write requirements*.txt again after a change of requirements*.in, for every Python from 3.11.2 to 3.14
	@$(SET_UP) $@
	$(RUN) scripts/lock.py

clean: ## delete everything that was made
	rm -rf $(VENV) node_modules site build
