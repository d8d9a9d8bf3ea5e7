#!/usr/bin/env bash
# Prepares the real peers that the tests run against, into .peers/ at the checkout's root (git-ignored):
#   .peers/synapse   a Python venv with the homeserver
#   .peers/aiocoap   a Python venv with a CoAP client and server
# and from the distribution (apt):
#   libcoap, tshark  a CoAP client and server, and Wireshark, which reads our captures
#   for native/      clang with sanitizers and libFuzzer, valgrind, a compiler for microcontrollers, and compilers and
#                    emulators for machines of other byte order and other vector instructions; zstd to compare with
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

# debian CHECK PACKAGE...: packages to be installed unless the command CHECK succeeds.
missing=()
checks=()
debian() {
  local check="$1"
  shift
  checks+=("$check")
  if bash -c "$check" >/dev/null 2>&1; then
    say "$* is there"
  else
    missing+=("$@")
  fi
}

# Installs what is missing, all at once.
install_missing() {
  [ "${#missing[@]}" = 0 ] && return
  command -v apt-get >/dev/null || die "there is no apt-get to install ${missing[*]}"
  [ "$(id -u)" = 0 ] || die "something is missing; install it as root: apt-get install ${missing[*]}"
  say "installing ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update >&2 || die "apt-get update failed"
  apt-get -qq install -y --no-install-recommends "${missing[@]}" >&2 </dev/null || die "apt-get could not install them"
  local check
  for check in "${checks[@]}"; do bash -c "$check" >/dev/null 2>&1 || die "after all is installed, this fails: $check"; done
}

# compiles COMPILER FLAGS: that the compiler makes a program, with its libraries.
compiles() { echo "echo 'int main(void) { return 0; }' | $1 -x c $2 - -o /dev/null"; }

venv synapse "$synapse_packages" "import synapse.app.homeserver"
venv aiocoap "$aiocoap_packages" "import aiocoap.cli.client, aiocoap.resource"
debian "command -v coap-client-notls" libcoap3-bin
debian "command -v tshark" tshark
debian "command -v zstd" zstd
debian "command -v valgrind" valgrind
debian "$(compiles gcc "-include string.h")" gcc libc6-dev
debian "$(compiles clang "-include string.h")" clang
debian "$(compiles clang "-fsanitize=address,undefined")" libclang-rt-14-dev
debian "$(compiles arm-none-eabi-gcc "-c -include string.h")" gcc-arm-none-eabi libnewlib-arm-none-eabi
debian "$(compiles aarch64-linux-gnu-gcc "-static -include string.h")" gcc-aarch64-linux-gnu libc6-dev-arm64-cross
debian "$(compiles s390x-linux-gnu-gcc "-static -include string.h")" gcc-s390x-linux-gnu libc6-dev-s390x-cross
debian "command -v qemu-s390x" qemu-user
install_missing
say "all peers are ready"
