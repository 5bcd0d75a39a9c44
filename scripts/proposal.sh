#!/bin/sh
# What a forge asks of a proposal, and what anybody can ask of their own: make proposal BASE=main
#
# A change of content is checked, built without what is printed, and told in words of the site; any other change runs all
# tests besides. BASE is what it is compared with, SUMMARY the file that gets what it does.
set -eu
base=${1:?say what the proposal is compared with: BASE=main}
language=${2:-en}
summary=${3:-/dev/stdout}
run="$VENV/bin/python"
format=text
[ -z "${GITHUB_ACTIONS:-}" ] || format=github # which shows each sentence on its line
known() { git rev-parse --quiet --verify "$1^{commit}" > /dev/null; }
known "$base" || ! known "origin/$base" || base=origin/$base # a copy of one branch has no main of its own
known "$base" || {
    echo "git does not know “$base”. Name one that it has, from: git branch --all" >&2
    exit 1
}
"$run" scripts/validate.py --format "$format" --language "$language"
PRINT=false "$run" scripts/make_site.py
"$run" scripts/changes.py "$base.." --language "$language" >> "$summary"
# What those who look after the content change: data, texts, translations, pictures, own documents, and the forms that
# `make forms` writes of them. Nothing of it is code.
content='members.yml data docs/*/*.md docs/assets/pictures docs/assets/documents locales handbook
.github/ISSUE_TEMPLATE .gitlab/issue_templates'
set -f # the star is for git
# shellcheck disable=SC2046 # one word for each place
code=$(git diff --name-only --no-renames "$base" -- . $(printf ':(exclude)%s ' $content))
if [ -n "$code" ]; then
    echo "It changes more than content, so that all tests are run."
    exec make test
fi
