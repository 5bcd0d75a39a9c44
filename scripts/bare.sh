#!/usr/bin/env bash
# Do the README's two commands really do all the set-up? Tried on machines on which nothing is installed.
#
#   scripts/bare.sh                                     as root, on a machine with debootstrap and git; an hour or two
#   SUITES=trixie WHO=user VERBS=site scripts/bare.sh   a part of it
#
# Makes minimal systems of Debian 12 and 13 and, on a fresh copy of each, once as root and once as a user without sudo,
# runs VERBS (site and test) from an archive without git, in a folder with a space and an accent, with umask 077, in the
# C locale and another time zone; then `make site` once more without network. What the doctor says an administrator must
# install is installed, word for word, and nothing else is. Each step is a line: exit status, processor seconds (user and
# system), seconds, packages of Debian, megabytes on the disk; the end compares the sites byte by byte.
#
# Mirrors, proxies and certificates are those that this machine uses. PRINT=… is handed on.
set -euo pipefail
cd "$(dirname "$0")/.."
SUITES=${SUITES:-bookworm trixie} WHO=${WHO:-root user} VERBS=${VERBS:-site test}
WORK=${WORK:-${TMPDIR:-/var/tmp}/bare}
FOLDER="home/tester/site d'été"
COMMIT=$(git rev-parse HEAD)
export TIMEFORMAT='%U %S %R'

if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null; then
  echo 'This needs root and debootstrap: apt-get install debootstrap' >&2
  exit 1
fi
if [ "${1:-}" != inside ]; then # mounts of our own, which end with us
  exec unshare --mount --propagation private "$0" inside
fi
mkdir -p "$WORK"

# -- how this machine reaches the registries ----------------------------------------------------------------------------

network=()
for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY PIP_INDEX_URL PIP_CERT PIP_DEFAULT_TIMEOUT \
  REQUESTS_CA_BUNDLE SSL_CERT_FILE NODE_EXTRA_CA_CERTS NPM_CONFIG_REGISTRY NPM_CONFIG_CAFILE; do
  [ -z "${!name:-}" ] || network+=("$name=${!name}")
done
setting() { # NAME COMMAND…: what a client here is set to, where the environment does not say it
  local value
  [ -z "${!1:-}" ] && value=$("${@:2}" 2>/dev/null) && [ -n "$value" ] && [ "$value" != null ] && network+=("$1=$value") || true
}
setting PIP_INDEX_URL python3 -m pip config get global.index-url
setting PIP_CERT python3 -m pip config get global.cert
if command -v npm >/dev/null; then
  setting NPM_CONFIG_REGISTRY npm config get registry
  setting NPM_CONFIG_CAFILE npm config get cafile
fi
certificates=() # under a name that no package of Debian writes over
for n in "${!network[@]}"; do
  file=${network[n]#*=}
  [[ $file == /* && -f $file ]] || continue
  certificates+=("$file")
  network[n]=${network[n]%%=*}=/etc/network/${file##*/}
done
repositories=$(apt-get indextargets --format '$(ORIGIN) $(REPO_URI)' 2>/dev/null | grep '^Debian ' || true)
mirror=$(echo "$repositories" | awk '!/security/ { print $2; exit }')
mended=$(echo "$repositories" | awk '/security/ { print $2; exit }') # as every Debian has it: browsers are renewed there

base() { # SUITE: a minimal system with one user
  [ -f "$WORK/$1/.whole" ] && return
  rm -rf "${WORK:?}/$1"
  debootstrap --variant=minbase "$1" "$WORK/$1" ${mirror:+"$mirror"} >"$WORK/$1.log" 2>&1
  [ -z "$mended" ] || echo "deb $mended $1-security main" >"$WORK/$1/etc/apt/sources.list.d/security.list"
  apt-config dump Acquire | grep -iE '^Acquire::(https?|Retries)' >"$WORK/$1/etc/apt/apt.conf.d/90network" || true
  mkdir -p "$WORK/$1/etc/network"
  for file in "${certificates[@]}"; do install -m 644 "$file" "$WORK/$1/etc/network/"; done
  chroot "$WORK/$1" useradd --create-home tester
  touch "$WORK/$1/.whole"
}

# -- one trial ----------------------------------------------------------------------------------------------------------

row() { printf '%-9s %-5s %-28s %6s %9s %8s %9s %6s\n' "$@"; }
packages() { chroot "$root" dpkg-query -f '.\n' -W | wc -l; }
megabytes() { du -sm "$WORK/over/upper" | cut -f1; }

in_it() { # USER COMMAND…: in the folder of the site
  chroot --userspec="$1" "$root" env -i HOME="/home/tester" PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin LC_ALL=C \
    TZ=NZST-12NZDT ${PRINT:+PRINT="$PRINT"} "${network[@]}" sh -c 'umask 077; cd "$0" && exec "$@"' "/$FOLDER" "${@:2}"
}

step() { # WORDS EXPECTED-STATUS COMMAND…: run it and say what it took
  local words=$1 expected=$2 status=0 times
  shift 2
  { time "$@" >"$WORK/out" 2>&1 </dev/null || status=$?; } 2>"$WORK/times"
  read -r -a times <"$WORK/times"
  row "$suite" "$who" "$words" "$status" "$(awk "BEGIN { print ${times[0]} + ${times[1]} }")" "${times[2]}" "$(packages)" "$(megabytes)"
  tr '\r' '\n' <"$WORK/out" | grep -vE '^$|^(Selecting|Processing|Running hooks|Updating|done|[0-9]+ added|Preparing|Unpacking|Setting|\(Reading|debconf)' | tail -n 25 | cut -c1-200 | sed 's/^/      | /' || true
  [ "$status" = "$expected" ] || { echo "      ^ expected exit status $expected"; failed=1; }
}

verb() { # VERB: as README says; a user without rights asks the administrator
  if [ "$who" = user ] && ! in_it "$user" sh scripts/doctor.sh "$1" >/dev/null 2>&1; then
    step "make $1, something lacks" 2 in_it "$user" make "$1"
    line=$(sed -n 's/.*an administrator must run: //p' "$WORK/out")
    step "administrator" 0 chroot "$root" env -i DEBIAN_FRONTEND=noninteractive PATH=/usr/bin:/bin:/usr/sbin:/sbin sh -c "$line -y -qq"
  fi
  step "make $1" 0 in_it "$user" make "$1"
}

trial() {
  user=tester
  [ "$who" = user ] || user=root
  root=$WORK/over/root
  umount -R "$root" 2>/dev/null || true
  rm -rf "$WORK/over"
  mkdir -p "$WORK"/over/{upper,work,root}
  mount -t overlay overlay -o "lowerdir=$WORK/$suite,upperdir=$WORK/over/upper,workdir=$WORK/over/work" "$root"
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  echo '127.0.0.1 localhost' >"$root/etc/hosts" # which every installer writes, and debootstrap does not
  mkdir -p "$root/$FOLDER"
  (umask 077 && git archive "$COMMIT" | tar -x --no-same-permissions -C "$root/$FOLDER")
  chroot "$root" chown -R "$user" "/$FOLDER"

  step 'apt-get install make' 0 chroot "$root" sh -c 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends make'
  for verb in $VERBS; do
    verb "$verb"
    if [ "$verb" = site ]; then
      step 'make site, no network' 0 unshare --net chroot --userspec="$user" "$root" env -i HOME=/nowhere PATH=/usr/bin:/bin LC_ALL=C \
        ${PRINT:+PRINT="$PRINT"} sh -c 'umask 077; cd "$0" && exec make site' "/$FOLDER"
      [ -d "$root/$FOLDER/site" ] || continue
      hidden=$(find "$root/$FOLDER/site" ! -perm -o=r | wc -l)
      bytes=$(cd "$root/$FOLDER/site" && find . -type f | LC_ALL=C sort | tr '\n' '\0' | xargs -0 sha256sum | sha256sum | cut -c1-16)
      echo "      site/: $(find "$root/$FOLDER/site" -type f | wc -l) files, $hidden that not everybody may read, sum $bytes"
      [ "$hidden" = 0 ] || failed=1
      sums="$sums $bytes"
    fi
  done
  umount -R "$root"
  rm -rf "$WORK/over"
}

failed=0 sums=''
row suite who step exit processor seconds packages MB
for suite in $SUITES; do
  base "$suite"
  for who in $WHO; do trial; done
done
different=$(echo "$sums" | xargs -n1 | sort -u | wc -l)
[ -z "$sums" ] || echo "$(echo "$sums" | wc -w) sites were built; different ones among them: $different (1: all are the same, byte by byte)."
[ "$different" -le 1 ] || failed=1
exit $failed
