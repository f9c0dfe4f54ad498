#!/bin/sh
# Builds the wheel, compares it with the tree, installs it apart from this folder and starts it there.
set -eu
cd "$(dirname "$0")/.."
if [ -x build/uv/bin/uv ]; then PATH=$PWD/build/uv/bin:$PATH; fi

rm -rf build/package && mkdir -p build/package
uv build --quiet --wheel --out-dir build/package
wheel=$(echo build/package/*.whl)

python=.venv/bin/python
"$python" -m zipfile --list "$wheel" | awk '{ print $1 }' | sort > build/package/inside.txt
git ls-files resources | sed 's|^|delight/|' | sort > build/package/wanted.txt
git ls-files delight | sort >> build/package/wanted.txt
missing=$(grep -vxFf build/package/inside.txt build/package/wanted.txt || true)
[ -z "$missing" ] || { echo "Missing in the wheel: $missing" >&2; exit 1; }

uv venv --quiet --python "$python" build/package/venv
uv export --frozen --quiet --no-dev --no-emit-project --output-file build/package/locked.txt >/dev/null
VIRTUAL_ENV=$PWD/build/package/venv uv pip install --quiet --requirements build/package/locked.txt "$wheel"
(cd build/package && venv/bin/delight --version && venv/bin/delight --quiet demo --no-window --out demo)
echo "The wheel is whole: $wheel ($(wc -l < build/package/wanted.txt) files)"
