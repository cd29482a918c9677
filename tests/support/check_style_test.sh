#!/usr/bin/env bash
# The house rules must find a planted offence of each kind, and nothing in an honest tree.
set -euo pipefail
checker=$1
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree"/{base,read,pdf}
printf 'zb_module(base)\nzb_module(read USES base LIBRARIES x)\nzb_module(pdf USES base)\n' > "$tree/CMakeLists.txt"
printf '#pragma once\n' > "$tree/base/length.h"
printf '#include "read/tree.h"\n#include "base/length.h"\n#include <pugixml.hpp>\n' > "$tree/read/tree.cpp"
printf '#pragma once\n' > "$tree/read/tree.h"

python3 "$checker" "$tree" || { echo "an honest tree was refused"; exit 1; }

expect() { # FILE CONTENT MESSAGE
    local found
    printf "$2" > "$tree/$1"
    found=$(python3 "$checker" "$tree") && { echo "not found: $3"; exit 1; }
    grep -qF "$3" <<< "$found" || { printf 'expected: %s\nfound: %s\n' "$3" "$found"; exit 1; }
    rm "$tree/$1"
}
expect pdf/a.cpp '#include "read/tree.h"\n' '`pdf` must not include `read`'
expect base/b.cpp '#include "pdf/a.h"\n' '`base` must not include `pdf`'
expect pdf/c.cpp '#include <pugixml.hpp>\n' '<pugixml.hpp> belongs to `read` only'
expect read/d.cpp '#include <unicode/coll.h>\n' '<unicode/coll.h> belongs to `language` only'
expect base/e.h 'int x;\n' 'header must start with `#pragma once`'
expect base/f.cpp 'const char* x = getenv("HOME");\n' '`getenv` belongs to main.cpp only'
expect base/length.cpp '#include <vector>\n' 'include "base/length.h" first'
expect base/g.cpp "$(yes '' | head -700 | tr '\n' '~' | sed 's/~/\\n/g')" '700 lines, the limit is 600'
printf 'zb_module(base USES pdf)\nzb_module(pdf USES base)\n' > "$tree/CMakeLists.txt"
found=$(python3 "$checker" "$tree" || true)
grep -qF '`base` uses `pdf`, which is not listed before it' <<< "$found" || { echo "a cycle was not found"; exit 1; }
echo "all planted offences were found"
