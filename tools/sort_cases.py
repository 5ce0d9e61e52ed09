#!/usr/bin/env python3
"""Moves the cases of tests/cases/event/todo that hold by now into the suite, so that they are kept.

    tools/sort_cases.py build/release             # todo/aid.case:12 holds -> aid.case
    tools/sort_cases.py build/release --demote    # also the other way: what fails goes to todo (for new files; else mend the program)

Held-out cases are not touched. reports.case is not touched by --demote.
"""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUITE = ROOT / "tests/cases/event"
TODO = SUITE / "todo"


def read(path):
    """[(line number, text)] of the cases, which empty lines divide."""
    cases, line = [], 1
    for block in re.split(r"(\n{2,})", path.read_text() if path.exists() else ""):
        if block.strip():
            cases.append((line + len(block) - len(block.lstrip("\n")), block.strip("\n")))
        line += block.count("\n")
    return cases


def write(path, cases):
    if cases:
        path.write_text("\n\n".join(cases) + "\n")
    elif path.exists():
        path.unlink()


def failing(build, path):
    """Line numbers of the cases that do not hold."""
    if not path.exists():
        return set()
    program = Path(build).resolve() / "tests/cases/event/event_cases"
    run = subprocess.run([program, Path(build).resolve(), path], cwd=ROOT, capture_output=True, text=True)
    if not re.search(r"\d+ of \d+ cases hold\n$", run.stdout):
        sys.exit(f"{path}: event_cases ended with {run.returncode}: {run.stderr}")
    return {int(line) for line in re.findall(r"^" + re.escape(str(path)) + r":(\d+): ", run.stdout, re.M)}


def sort(build, topic, demote):
    suite, todo = SUITE / topic, TODO / topic
    bad_suite = failing(build, suite) if demote and topic != "reports.case" else set()
    bad_todo = failing(build, todo)
    kept, waiting = [], []
    for path, bad in ((suite, bad_suite), (todo, bad_todo)):
        for line, text in read(path):
            (waiting if line in bad else kept).append(text)
    promoted = len(read(todo)) - len(bad_todo)
    if promoted or bad_suite:
        print(f"{topic}: {promoted} into the suite, {len(bad_suite)} to do; now {len(kept)} kept, {len(waiting)} to do")
        write(suite, kept)
        write(todo, waiting)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    TODO.mkdir(exist_ok=True)
    for topic in sorted({path.name for folder in (SUITE, TODO) for path in folder.glob("*.case")}):
        sort(sys.argv[1], topic, "--demote" in sys.argv[2:])


if __name__ == "__main__":
    main()
