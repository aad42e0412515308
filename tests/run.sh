#!/usr/bin/env bash
# Installs what the tests need and this machine lacks (Debian or Ubuntu, as root; elsewhere it names it and stops), then runs
# every test. A test that cannot run fails. The last line is "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

has_command() { command -v "$1" >/dev/null; }

has_postgres() {
    local initdb
    for initdb in /usr/lib/postgresql/*/bin/initdb "$(command -v initdb || true)"; do
        if [ -x "$initdb" ] && [ "$("$initdb" --version | grep -oE '[0-9]+' | head -n 1)" -ge 15 ]; then return 0; fi
    done
    return 1
}

has_font() { has_command fc-list && [ -n "$(fc-list)" ]; }

# .NET loads the ICU library when it formats a date; it is not part of the SDK.
has_icu() { compgen -G '/usr/lib/*/libicuuc.so.*' >/dev/null || compgen -G '/usr/lib/libicuuc.so.*' >/dev/null || compgen -G '/usr/lib64/libicuuc.so.*' >/dev/null; }

missing() {
    has_command chromium || echo chromium
    has_postgres || echo postgresql-15
    has_command pdftotext || echo poppler-utils
    has_command qpdf || echo qpdf
    has_command fc-list || echo fontconfig
    has_font || echo fonts-dejavu-core
    has_icu || echo libicu
}

# Names that differ between releases, once the package lists are there.
package_name() {
    case $1 in
        postgresql-15) if apt-cache show postgresql-15 >/dev/null 2>&1; then echo postgresql-15; else echo postgresql; fi ;;
        libicu) apt-cache pkgnames libicu | grep -E '^libicu[0-9]+$' | sort -V | tail -n 1 ;;
        *) echo "$1" ;;
    esac
}

install_packages() {
    local wanted=("$@") names=() name
    export DEBIAN_FRONTEND=noninteractive
    apt-get update
    for name in "${wanted[@]}"; do names+=("$(package_name "$name")"); done
    if [[ " ${wanted[*]} " == *' postgresql-15 '* ]]; then
        # Only the programs are wanted, not a server of the machine's own that starts at every boot.
        apt-get install -y --no-install-recommends postgresql-common
        local settings=/etc/postgresql-common/createcluster.conf
        cp -p "$settings" "$settings.srps"
        # shellcheck disable=SC2064 # the path is known now
        trap "mv -f '$settings.srps' '$settings'" EXIT
        echo 'create_main_cluster = false' >>"$settings"
    fi
    apt-get install -y --no-install-recommends "${names[@]}"
    if [[ -e ${settings:-} ]]; then
        mv -f "$settings.srps" "$settings"
        trap - EXIT
    fi
}

if ! has_command dotnet; then
    echo 'The .NET SDK 10 is needed.' >&2
    exit 1
fi
mapfile -t lacking < <(missing)
if [ ${#lacking[@]} -gt 0 ]; then
    if [ "$(id -u)" != 0 ] || ! has_command apt-get; then
        echo "The tests need, and this machine lacks: ${lacking[*]} (names as on Debian). Install them, or run this as root on Debian or Ubuntu." >&2
        exit 1
    fi
    install_packages "${lacking[@]}"
    mapfile -t lacking < <(missing)
    if [ ${#lacking[@]} -gt 0 ]; then
        echo "Still missing after the installation: ${lacking[*]}." >&2
        exit 1
    fi
fi

# One project after the other: each already uses every core, and browser tests would wait in vain beside the others.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
dotnet test --solution SrpsWeb.sln --max-parallel-test-modules 1 --no-ansi --no-progress "$@" 2>&1 | tee "$log" || status=$?

count() { sed -n '/^Test run summary/,$p' "$log" | sed -nE "s/^ *$1: *([0-9]+).*/\1/p" | head -n 1; }
passed=$(count succeeded)
failed=$(count failed)
skipped=$(count skipped)
if [ -z "$passed" ] || [ "$passed" = 0 ] || [ "${skipped:-0}" != 0 ]; then status=1; fi
summary="${passed:-0} passed, ${failed:-0} failed"
if [ "${skipped:-0}" != 0 ]; then summary+=", $skipped skipped"; fi
echo "$summary"
[ "$status" = 0 ]
