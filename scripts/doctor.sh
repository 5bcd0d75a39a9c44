#!/bin/sh
# What a verb of the Makefile needs and this machine lacks: all of it at once, with one line that installs it.
#
#   sh scripts/doctor.sh VERB        before each verb; prints the Python to use, and nothing else where all is well
#   sh scripts/doctor.sh             for every verb; installs nothing (make doctor)
#
# Whoever may install without being asked (root, or sudo without a password, where there is apt) need not read on: then
# it is installed. PYTHON=… names the Python to use; VENV=… the folder of its packages.
# Exit status: 0 nothing is missing, 1 something is.
set -u
cd "$(dirname "$0")/.." || exit 1
VENV=${VENV:-.venv}
LOWEST='3.11.2' HIGHEST='3.14'

say() { printf '%s\n' "$*" >&2; }
have() { command -v "$1" >/dev/null 2>&1; }

# -- what each verb uses --------------------------------------------------------------------------------------------

needs_of() {
  case $1 in
    test | coverage) echo python git chromium firefox webkit java hunspell gettext ;;
    proposal) echo python git ;;
    screenshots | bench | lighthouse) echo python chromium ;;
    spelling) echo python hunspell ;;
    *) echo python ;;
  esac
}

# -- is it there? What counts is that it starts, not that a file has its name ------------------------------------------

version_of() { "$1" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null; }

fits() { # a Python from 3.11.2 to 3.14
  "$1" -c 'import sys; sys.exit(not (3, 11, 2) <= sys.version_info[:3] < (3, 15))' 2>/dev/null
}

minor_of() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null; }

venv_is_ours() { # made here by setup.sh, alive, of a Python that fits and, if one is named, of the same
  [ -f "$VENV/place" ] && fits "$VENV/bin/python" || return 1
  [ "$(cat "$VENV/place")" = "$(pwd -P) $(minor_of "$VENV/bin/python")" ] || return 1
  [ -z "${PYTHON:-}" ] || [ "$(minor_of "$PYTHON")" = "$(minor_of "$VENV/bin/python")" ]
}

find_python() { # sets python, or python_lacks and python_apt
  python='' python_lacks='' python_apt='python3-venv' found=''
  if venv_is_ours; then
    python=$VENV/bin/python
    return 0
  fi
  if [ -n "${PYTHON:-}" ]; then set -- "$PYTHON"; else set -- python3 python3.14 python3.13 python3.12 python3.11 python; fi
  for name in "$@"; do
    have "$name" || continue
    if ! fits "$name"; then
      found=${found:-"; $name is $(version_of "$name" || echo 'one that does not start')"}
    elif "$name" -c 'import ensurepip, venv' 2>/dev/null; then
      python=$name
      return 0
    else # Debian keeps this part in a package of its own
      : "${python_lacks:="the module venv of $name"}"
      [ "$name" = python3 ] || [ "$python_apt" != python3-venv ] || python_apt="python$(minor_of "$name")-venv"
    fi
  done
  : "${python_lacks:="Python $LOWEST to $HIGHEST with its module venv${PYTHON:+, which PYTHON=$PYTHON is not}$found"}"
  return 1
}

has_chromium() {
  for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable \
    '/Applications/Chromium.app/Contents/MacOS/Chromium' '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'; do
    have "$name" && "$name" --version >/dev/null 2>&1 && return 0
  done
  return 1
}

has_firefox() {
  for name in firefox-esr firefox '/Applications/Firefox.app/Contents/MacOS/firefox'; do
    have "$name" && "$name" --version >/dev/null 2>&1 && return 0
  done
  return 1
}

has_webkit() { # nobody drives it on a Mac: its tests are left out there
  [ "$(uname -s 2>/dev/null)" = Darwin ] || { have WebKitWebDriver && have Xvfb; }
}

lacking_dictionaries() { # their apt names
  for pair in en_GB:en-gb fr:fr es_ES:es nl:nl; do
    hunspell -d "${pair%:*}" -l </dev/null >/dev/null 2>&1 || printf ' hunspell-%s' "${pair#*:}"
  done
}

# -- all that is missing ------------------------------------------------------------------------------------------------

add() { # words, packages of apt, dnf, brew
  missing="$missing
  - $1" apt="$apt $2" dnf="$dnf $3" brew="$brew${4:+ $4}"
}

look() {
  missing='' apt='' dnf='' brew='' python=''
  for need in $(needs_of "$1"); do
    case $need in
      python) find_python || add "$python_lacks" "$python_apt" python3 python@3.13 ;;
      git) have git || add 'git, which knows what stood in a file before' git git git ;;
      chromium) has_chromium || add 'Chromium, the browser that the pages are tried in' chromium-headless-shell chromium chromium ;;
      firefox) has_firefox || add 'Firefox, a second browser' firefox-esr firefox firefox ;;
      webkit) has_webkit || add 'WebKitGTK with its driver, and a screen that nobody sees' 'webkit2gtk-driver xvfb' '/usr/bin/WebKitWebDriver /usr/bin/Xvfb' '' ;;
      java) java -version >/dev/null 2>&1 ||
        add 'Java, which the HTML checker runs on' default-jre-headless java-latest-openjdk-headless openjdk ;;
      hunspell)
        if have hunspell; then dictionaries=$(lacking_dictionaries); else dictionaries=' hunspell-en-gb hunspell-fr hunspell-es hunspell-nl'; fi
        have hunspell || add 'hunspell, the spelling checker' hunspell hunspell hunspell
        [ -z "$dictionaries" ] ||
          add "dictionaries for hunspell:$dictionaries" "${dictionaries# }" "$(echo "${dictionaries# }" | sed 's/en-gb/en-GB/')" ''
        ;;
      gettext) have msgfmt || add 'gettext, which reads what translators send' gettext gettext gettext ;;
    esac
  done
  [ -z "$missing" ]
}

# -- how to install it --------------------------------------------------------------------------------------------------

root() { [ "$(id -u)" = 0 ]; }
free_sudo() { have sudo && sudo -n true 2>/dev/null; }

line() { # one line to install it, as a sentence
  if have apt-get; then command="apt-get install --no-install-recommends$apt"
  elif have dnf; then command="dnf install$dnf"
  elif have brew; then
    say "To install it: brew install$brew"
    return
  else
    say 'This machine has none of apt, dnf and brew: install it in the way of its system.'
    return
  fi
  if root; then say "To install it: $command"
  elif have sudo; then say "To install it: sudo $command"
  else say "You have no right to install here; an administrator must run: $command"; fi
}

install() { # by apt, without a question and without a word
  have apt-get || return 1
  if root; then sudo=''; elif free_sudo; then sudo='sudo -n'; else return 1; fi
  say "Installing with apt:$apt"
  mkdir -p build
  # shellcheck disable=SC2086  # words are meant
  if $sudo env DEBIAN_FRONTEND=noninteractive apt-get update -qq >build/apt.log 2>&1 </dev/null &&
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends $apt >>build/apt.log 2>&1 </dev/null; then
    return 0
  fi
  say 'apt could not do it; its last words (all of them in build/apt.log):'
  tail -n 5 build/apt.log >&2
  return 1
}

# -- the two ways to ask --------------------------------------------------------------------------------------------------

if [ $# = 0 ]; then
  status=0
  have make || { say 'make is missing; it starts every verb.'; status=1; }
  for verb in site quick test; do
    if look "$verb"; then
      say "make $verb: nothing is missing."
    else
      status=1
      say "make $verb needs, and this machine lacks:$missing"
      line
    fi
  done
  exit $status
fi

look "$1" || { install && look "$1"; } || {
  say "make $1 needs, and this machine lacks:$missing"
  line
  case $1 in test) [ -n "$python" ] && say 'The part of the tests that needs none of it: make quick' ;; esac
  exit 1
}
printf '%s\n' "$python"
