#!/bin/sh
# What a forge asks of a proposal, and what anybody can ask of their own: make proposal BASE=main
#
# A change of data, texts or translations is checked, built without what is printed, and told in words of the site; any
# other change runs all tests besides. BASE is what it is compared with, SUMMARY the file that gets what it does.
set -eu
base=${1:?say what the proposal is compared with: BASE=main}
language=${2:-en}
summary=${3:-/dev/stdout}
run="$VENV/bin/python"
format=text
[ -z "${GITHUB_ACTIONS:-}" ] || format=github # which shows each sentence on its line
git rev-parse --quiet --verify "$base^{commit}" > /dev/null || {
    echo "git does not know “$base”. Say what the proposal is compared with: make proposal BASE=main" >&2
    exit 1
}
"$run" scripts/validate.py --format "$format" --language "$language"
PRINT=false "$run" scripts/make_site.py
"$run" scripts/changes.py "$base.." --language "$language" >> "$summary"
code=$(git diff --name-only "$base" -- . ':(exclude)members.yml' ':(exclude)data' ':(exclude)docs/*/*.md' \
    ':(exclude)locales' ':(exclude)handbook')
if [ -n "$code" ]; then
    echo "It changes more than data, texts and translations, so that all tests are run."
    exec make test
fi
