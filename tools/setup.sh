#!/bin/sh
# Makes this folder ready to run: system libraries, uv, the locked packages. Says nothing and takes no time when all is there.
set -eu
cd "$(dirname "$0")/.."
here=$(pwd)
python=${PYTHON:-python3}
oldest_uv=0.8.0
own_uv=$here/build/uv

# What Qt asks the system for, each bringing the rest of its family along; the second list only where there is a screen.
qt="libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libcups2"
screen="libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0 libwayland-cursor0 libwayland-egl1"
# A print server for the tests, which start one of their own; only where DELIGHT_TEST_PRINTER asks for it, as CI does.
printer="cups-daemon cups-client cups-core-drivers cups-filters-core-drivers"

say() { echo "Delight: $*" >&2; }
stop() { say "$*"; exit 1; }
quietly() { mkdir -p build && { "$@" > build/setup.log 2>&1 || { cat build/setup.log >&2; return 1; }; }; }
has_screen() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }
has_apt() { command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; }

# Names of the packages among "$@" that are not installed. Newer releases call some of them NAMEt64.
missing_packages() {
    dpkg-query -W -f='${Package} ${db:Status-Status}\n' | awk -v wanted="$*" '
        $2 == "installed" { sub(/t64$/, "", $1); present[$1] = 1 }
        END { count = split(wanted, names); for (i = 1; i <= count; i++) if (!(names[i] in present)) printf "%s ", names[i] }'
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

install_packages() {
    wanted=$(missing_packages "$@")
    [ -n "$wanted" ] || return 0
    say "installing from your system's packages: $wanted"
    as_root apt-get update -q=2 || say "the list of packages could not be refreshed, going on with the one that is here"
    # shellcheck disable=SC2086  # one word per package
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $wanted ||
        stop "please install these packages as root, it did not work from here: $wanted"
}

bring_system_libraries() {
    has_apt || return 0
    # shellcheck disable=SC2046,SC2086
    install_packages ca-certificates $qt $(if has_screen; then echo $screen; fi)
    [ -z "${DELIGHT_TEST_PRINTER:-}" ] || (install_packages $printer) || say "the tests go on without a printer"
}

# A uv on the PATH is used if it is new enough to read our lock file.
uv_fits() {
    version=$(uv --version 2>/dev/null | awk '{ print $2 }')
    [ -n "$version" ] && [ "$(printf '%s\n' "$oldest_uv" "$version" | sort -V | head -n 1)" = "$oldest_uv" ]
}

bring_uv() {
    if uv_fits; then uv=uv; return 0; fi
    uv=$own_uv/bin/uv
    pin=$(cksum < tools/uv.txt)
    [ "$(cat "$own_uv/.ready" 2>/dev/null)" != "$pin" ] || return 0
    command -v "$python" >/dev/null || stop "please install Python 3.11 or newer first"
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        has_apt || stop "please install venv and pip for $python first"
        install_packages python3-venv
    fi
    say "bringing uv into build/uv"
    rm -rf "$own_uv"
    "$python" -m venv "$own_uv"
    "$own_uv/bin/python" -m pip install --quiet --disable-pip-version-check --only-binary :all: \
        --require-hashes -r tools/uv.txt || stop "uv could not be brought, pip says why above"
    echo "$pin" > "$own_uv/.ready"
}

# The system's Python is used where it fits; only without one does uv fetch its own.
bring_packages() {
    say "bringing the locked packages into .venv"
    export UV_PYTHON_PREFERENCE=system UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT="$here/.venv"
    "$uv" python find >/dev/null 2>&1 || export UV_PYTHON_DOWNLOADS=automatic
    "$uv" sync --frozen --quiet || stop "the packages could not be brought, uv says why above"
}

# Where we cannot install libraries ourselves we name those that Qt would look for in vain.
name_missing_libraries() {
    [ "$(uname)" = Linux ] && ! has_apt && command -v ldd >/dev/null || return 0
    qt_home=$(echo "$here"/.venv/lib/python3*/site-packages/PySide6/Qt)
    platform=$(if has_screen; then echo libqxcb; else echo libqoffscreen; fi)
    missing=$(ldd "$qt_home/lib/libQt6Widgets.so.6" "$qt_home/lib/libQt6Network.so.6" \
        "$qt_home/plugins/platforms/$platform.so" 2>/dev/null | awk '/not found/ { print $1 }' | sort -u)
    [ -z "$missing" ] || stop "Qt still needs these libraries, please install them: $(echo "$missing" | tr '\n' ' ')"
}

unset VIRTUAL_ENV
state=$(cat uv.lock pyproject.toml | cksum)
bring_system_libraries
if ! [ -x .venv/bin/python ] || [ "$(cat .venv/.ready 2>/dev/null)" != "$here $state" ]; then
    # The scripts of a folder that was moved point to the old place.
    if [ -f .venv/.ready ] && ! grep -qF "$here " .venv/.ready; then rm -rf .venv; fi
    bring_uv
    bring_packages
    name_missing_libraries
    echo "$here $state" > .venv/.ready
fi
