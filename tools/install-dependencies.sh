#!/usr/bin/env bash
# Installs the Debian packages that building and testing need and that are missing; says which. Does nothing when all are there.
set -euo pipefail

packages=(g++ cmake ninja-build ccache python3 git
  libfmt-dev libcli11-dev nlohmann-json3-dev libsimdjson-dev libxxhash-dev libsqlite3-dev libhowardhinnant-date-dev tzdata libgtest-dev libbenchmark-dev
  libxml2-dev libuchardet-dev zlib1g-dev libzstd-dev libcurl4-openssl-dev)

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

echo "Installing Debian packages: ${missing[*]}"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "These packages are missing and neither root nor sudo is at hand: ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq || { echo "apt-get update failed; is the network up?" >&2; exit 1; }
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || { echo "apt-get install failed for: ${missing[*]}" >&2; exit 1; }
