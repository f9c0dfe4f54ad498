#!/bin/sh
# Makes this folder ready to run: system libraries, uv, the locked packages. Says nothing and takes no time when all is there.
set -eu
cd "$(dirname "$0")/.."
here=$(pwd)
python=${PYTHON:-python3}
oldest_uv=0.8.0
own_uv=$here/build/uv

# What Qt's own libraries ask the system for; the second list only where there is a screen.
qt="libglib2.0-0 libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libfreetype6 libbrotli1
    libgssapi-krb5-2 libx11-6 libcups2 fonts-dejavu-core"
screen="libxcb-cursor0 libxcb-glx0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render0
    libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1
    libxkbcommon-x11-0 libx11-xcb1 libwayland-client0 libwayland-cursor0 libwayland-egl1"

say() { echo "Delight: $*" >&2; }
stop() { say "$*"; exit 1; }
has_screen() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }
has_apt() { command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; }

# Names of the packages among "$@" that are not installed. Newer releases call some of them NAMEt64.
missing_packages() {
    dpkg-query -W -f='${Package} ${db:Status-Status}\n' | awk -v wanted="$*" '
        $2 == "installed" { sub(/t64$/, "", $1); present[$1] = 1 }
        END { count = split(wanted, names); for (i = 1; i <= count; i++) if (!(names[i] in present)) printf "%s ", names[i] }'
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else stop "this needs root once, please run: $*"
    fi
}

install_packages() {
    wanted=$(missing_packages "$@")
    [ -n "$wanted" ] || return 0
    say "installing from your system's packages: $wanted"
    as_root apt-get update -q=2 || say "the list of packages could not be refreshed, going on with the one that is here"
    # shellcheck disable=SC2086  # one word per package
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q=2 -y --no-install-recommends $wanted >/dev/null ||
        stop "these packages could not be installed: $wanted"
}

bring_system_libraries() {
    has_apt || return 0
    # shellcheck disable=SC2046,SC2086
    install_packages ca-certificates $qt $(if has_screen; then echo $screen; fi)
}

# A uv on the PATH is used if it is new enough to read our lock file.
uv_fits() {
    version=$(uv --version 2>/dev/null | awk '{ print $2 }')
    [ -n "$version" ] && [ "$(printf '%s\n' "$oldest_uv" "$version" | sort -V | head -n 1)" = "$oldest_uv" ]
}

bring_uv() {
    if uv_fits; then uv=uv; return; fi
    uv=$own_uv/bin/uv
    if [ "$own_uv/.ready" -nt tools/uv.txt ]; then return; fi
    command -v "$python" >/dev/null || stop "please install Python 3.11 or newer first"
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        has_apt || stop "please install venv and pip for $python first"
        install_packages python3-venv
    fi
    say "bringing uv into build/uv"
    rm -rf "$own_uv"
    "$python" -m venv "$own_uv"
    "$own_uv/bin/python" -m pip install --quiet --disable-pip-version-check --only-binary :all: \
        --require-hashes -r tools/uv.txt || stop "uv could not be fetched, is there a network?"
    touch "$own_uv/.ready"
}

# The system's Python is used where it fits; only without one does uv fetch its own.
bring_packages() {
    say "bringing the locked packages into .venv"
    export UV_PYTHON_PREFERENCE=system UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT="$here/.venv"
    "$uv" python find >/dev/null 2>&1 || export UV_PYTHON_DOWNLOADS=automatic
    "$uv" sync --frozen --quiet || stop "the packages could not be fetched, is there a network?"
}

# Where we cannot install libraries ourselves we name those that Qt would look for in vain.
name_missing_libraries() {
    [ "$(uname)" = Linux ] && ! has_apt && command -v ldd >/dev/null || return 0
    qt_home=$(echo "$here"/.venv/lib/python3*/site-packages/PySide6/Qt)
    platform=$(if has_screen; then echo libqxcb; else echo libqoffscreen; fi)
    missing=$(ldd "$qt_home/lib/libQt6Widgets.so.6" "$qt_home/lib/libQt6Network.so.6" \
        "$qt_home/plugins/platforms/$platform.so" 2>/dev/null | awk '/not found/ { print $1 }' | sort -u)
    [ -z "$missing" ] || stop "Qt still needs these libraries, please install them:" $missing
}

is_ready() {
    [ -x .venv/bin/python ] && [ .venv/.ready -nt uv.lock ] && [ .venv/.ready -nt pyproject.toml ] &&
        [ "$(cat .venv/.ready)" = "$here" ]
}

unset VIRTUAL_ENV
bring_system_libraries
if ! is_ready; then
    [ "$(cat .venv/.ready 2>/dev/null)" = "$here" ] || rm -rf .venv  # a moved folder leaves scripts that point to the old one
    bring_uv
    bring_packages
    name_missing_libraries
    echo "$here" > .venv/.ready
fi
