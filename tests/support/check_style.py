#!/usr/bin/env python3
"""House rules that clang-tidy cannot express: direction of includes, owners of libraries, sizes.

Usage: check_style.py SRC. The borders between modules are the USES lines of SRC/CMakeLists.txt.
Prints `path:line: message` for each offence; exit code 1 when there is one.
"""
import pathlib
import re
import sys

# Each third-party library is known to one module only. "" stands for the files beside the modules.
OWNERS = {
    "pugixml": "read",
    "hb": "text",
    "unicode/": "language",
    "hpdf": "pdf",
    "libdeflate": "pdf",
    "xxhash": "pdf",
    "lcms2": "pdf",
    "zint": "graphics",
    "png": "graphics",
    "jpeglib": "graphics",
    "CLI/": "commands",
    "nlohmann": "exchange",
    "zip": "exchange",
    "xlsxwriter": "exchange",
    "openssl/": "seal",
    "sqlite3": "register",
    "curl/": "post",
}
# What only `main` may know: the clock, the environment, the locale.
MAIN_ONLY = re.compile(r"\b(getenv|setlocale|std::locale|system_clock|time\(nullptr\)|localtime)\b")
MAX_LINES = 600
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
MODULE = re.compile(r"^zb_module\((\w+)((?:[^()]|\n)*)\)", re.M)


def read_modules(cmake):
    """Module -> the modules it may include, from the zb_module lines."""
    uses = {}
    for name, rest in MODULE.findall(cmake.read_text(encoding="utf-8")):
        words = rest.split()
        listed = []
        if "USES" in words:
            for word in words[words.index("USES") + 1:]:
                if word == "LIBRARIES":
                    break
                listed.append(word)
        uses[name] = listed
    return uses


def check_order(uses):
    """A module may use only modules listed above it: no cycles, and the listing shows the flow."""
    seen = []
    for name, listed in uses.items():
        for used in listed:
            if used not in seen:
                yield f"`{name}` uses `{used}`, which is not listed before it"
        seen.append(name)


def check_file(path, root, uses):
    text = path.read_text(encoding="utf-8")
    relative = path.relative_to(root)
    module = relative.parts[0] if len(relative.parts) > 1 else ""
    lines = text.count("\n")
    if lines > MAX_LINES and "tables" not in path.stem:
        yield lines, f"{lines} lines, the limit is {MAX_LINES}; split it"
    if path.suffix == ".h" and not text.lstrip().startswith(("#pragma once", "//")):
        yield 1, "header must start with `#pragma once`"
    own = path.with_suffix(".h")
    if path.suffix == ".cpp" and module and own.exists():
        first = INCLUDE.search(text)
        target = str(own.relative_to(root))
        if not first or first.group(2) != target:
            yield 1, f'include "{target}" first, so that the header proves it stands alone'
    if path.name != "main.cpp":
        for found in MAIN_ONLY.finditer(text):
            yield text.count("\n", 0, found.start()) + 1, f"`{found.group(1)}` belongs to main.cpp only"
    for found in INCLUDE.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        kind, target = found.groups()
        if kind == '"':
            top = target.split("/")[0] if "/" in target else ""
            if module and top and top != module and top not in uses.get(module, []):
                yield line, f"`{module}` must not include `{top}`"
            continue
        for library, owner in OWNERS.items():
            if re.match(rf"(harfbuzz/)?{re.escape(library)}", target) and module != owner:
                yield line, f"<{target}> belongs to `{owner}` only"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "src")
    uses = read_modules(root / "CMakeLists.txt")
    offences = [f"{root / 'CMakeLists.txt'}:1: {message}" for message in check_order(uses)]
    for path in sorted(p for p in root.rglob("*") if p.suffix in (".h", ".cpp")):
        offences += [f"{path}:{line}: {message}" for line, message in check_file(path, root, uses)]
    print("\n".join(offences), end="\n" if offences else "")
    return 1 if offences else 0


if __name__ == "__main__":
    sys.exit(main())
