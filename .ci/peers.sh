#!/usr/bin/env bash
# Prepares the real peers that the tests run against, into .peers/ at the checkout's root (git-ignored):
#   .peers/synapse   a Python venv with the homeserver
#   .peers/aiocoap   a Python venv with a CoAP client and server
#   libcoap, tshark  from the distribution (apt): a CoAP client and server, and Wireshark, which reads our captures
# Run again, it does nothing when all is there. HECTOBIT_PEERS=/some/where keeps them outside the checkout, so that
# several clones can share them. It only uses pip and apt as they are configured on this machine.
set -euo pipefail
cd "$(dirname "$0")/.."

# Pinned, because the tests compare with what these versions do.
synapse_packages="matrix-synapse==1.163.2"
aiocoap_packages="aiocoap[oscore,prettyprint,ws]==0.4.17"

peers="${HECTOBIT_PEERS:-$PWD/.peers}"
mkdir -p "$peers"

say() { printf 'peers: %s\n' "$*" >&2; }
die() {
  say "$*"
  exit 1
}

# Only one preparation at a time: two test runs may start together.
exec 9>"$peers/.lock"
flock 9

# venv NAME PACKAGES CHECK: makes the venv anew unless its stamp says that it holds exactly these packages.
venv() {
  local name="$1" packages="$2" check="$3" folder="$peers/$1" stamp="$peers/$1/.hectobit-packages"
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$packages" ] && "$folder/bin/python" -c "$check" 2>/dev/null; then
    say "$name is there"
    return
  fi
  command -v python3 >/dev/null || die "python3 is missing; it is needed for $name"
  say "installing $packages"
  rm -rf "$folder"
  python3 -m venv "$folder" || die "python3 -m venv failed; on Debian it needs the package python3-venv"
  # shellcheck disable=SC2086 # several packages are several arguments
  "$folder/bin/python" -m pip install --quiet --no-input --disable-pip-version-check $packages >&2 ||
    die "pip could not install $packages; the Python package index must be reachable"
  "$folder/bin/python" -c "$check" || die "$name was installed but does not load"
  printf '%s' "$packages" >"$stamp"
}

# debian PROGRAM PACKAGE: installs the package unless its program is there.
debian() {
  local program="$1" package="$2"
  if command -v "$program" >/dev/null; then
    say "$package is there"
    return
  fi
  command -v apt-get >/dev/null || die "$program is missing, and there is no apt-get to install $package"
  [ "$(id -u)" = 0 ] || die "$program is missing; install it as root: apt-get install $package"
  say "installing $package"
  export DEBIAN_FRONTEND=noninteractive
  if [ -z "${lists_are_new:-}" ]; then
    apt-get -qq update >&2 || die "apt-get update failed"
    lists_are_new=1
  fi
  apt-get -qq install -y --no-install-recommends "$package" >&2 </dev/null || die "apt-get could not install $package"
  command -v "$program" >/dev/null || die "$package was installed but has no $program"
}

venv synapse "$synapse_packages" "import synapse.app.homeserver"
venv aiocoap "$aiocoap_packages" "import aiocoap.cli.client, aiocoap.resource"
debian coap-client-notls libcoap3-bin
debian tshark tshark
say "all peers are ready"
