#!/usr/bin/env python3
"""Every CAMEO code has an example in the codebook and a case in the suite that must give exactly that code.

    codes_covered.py REPOSITORY      # exit 1 names each code that lacks one

The suite's cases all pass (todo/ and heldout/ are no part of it), so a code with a case here is a code that is coded.
"""
import re
import sys
from pathlib import Path


def codes_of(path):
    return [line.split("\t")[0] for line in path.read_text().splitlines() if re.match(r"\d{2,4}\t", line)]


def cases(folder):
    """Codes that some case wants: "REQUEST 0212 EST* -> GBR*"."""
    wanted = set()
    for path in folder.glob("*.case"):
        wanted.update(re.findall(r"^[A-Z-]+(?:/\S+)? (\d{3,4}) \S+ -> ", path.read_text(), re.M))
    return wanted


def examples(folder):
    """Codes of entries that have at least one positive example."""
    found = set()
    for path in folder.glob("*.txt"):
        code = None
        for line in path.read_text().splitlines():
            if line.startswith("["):
                code = None
            elif line.startswith("cameo "):
                code = line.split()[1]
            elif code and re.search(r"<[ST]>", line) and not line.startswith(("!", "#")):
                found.add(code)
    return found


def main():
    root = Path(sys.argv[1])
    codes = codes_of(root / "data/ontology/cameo.tsv")
    lacking = [f"{code}: no {what}" for what, have in
               (("passing case in tests/cases/event", cases(root / "tests/cases/event")),
                ("example in data/codebook", examples(root / "data/codebook"))) for code in codes if code not in have]
    print("\n".join(lacking) or f"{len(codes)} codes have examples and cases")
    sys.exit(bool(lacking) or not codes)


if __name__ == "__main__":
    main()
