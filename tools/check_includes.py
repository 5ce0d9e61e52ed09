#!/usr/bin/env python3
"""Checks that modules include each other only as their CMakeLists.txt declare (USES), and that the declarations have no cycle.

  tools/check_includes.py            exit 1 with one line per undeclared include or cycle
  tools/check_includes.py --picture  print the declared graph as a Mermaid diagram (docs/architecture.md holds it, and is compared)
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def declarations():
    """-> {module: (description, [used modules])} in the order the data flows."""
    order = re.search(r'foreach\(module ([^)]*)\)', (ROOT / 'src/CMakeLists.txt').read_text()).group(1).split()
    modules = {}
    for module in order:
        text = (ROOT / 'src' / module / 'CMakeLists.txt').read_text()
        description = re.search(r'DESCRIPTION "([^"]*)"', text).group(1)
        uses = re.search(r'USES ([a-z\s]*)', text)
        modules[module] = (description, uses.group(1).split() if uses else [])
    return modules


def undeclared(modules):
    for module, (_, uses) in modules.items():
        for path in sorted((ROOT / 'src' / module).glob('*.[hc]*')):
            for number, line in enumerate(path.read_text().splitlines(), 1):
                included = re.match(r'#include "([a-z]+)/', line)
                if included and included.group(1) not in [module, *uses]:
                    yield f'{path.relative_to(ROOT)}:{number}: {module} includes {included.group(1)}, which it does not declare'


def cycles(modules):
    seen = set()
    for module, (_, uses) in modules.items():
        for used in uses:
            if used not in seen:
                yield f'src/{module}/CMakeLists.txt: {module} uses {used}, which does not come before it in src/CMakeLists.txt'
        seen.add(module)


def picture(modules):
    lines = ['```mermaid', 'graph LR']
    lines += [f'  {module} --> {used}' for module, (_, uses) in modules.items() for used in uses if used not in ('base', 'doc')]
    return '\n'.join(lines + ['```'])


def main():
    modules = declarations()
    if sys.argv[1:] == ['--picture']:
        print(picture(modules))
        return
    problems = [*undeclared(modules), *cycles(modules)]
    page = ROOT / 'docs/architecture.md'
    if picture(modules) not in page.read_text():
        problems.append('docs/architecture.md: the picture of the modules is out of date; put in what --picture prints')
    print('\n'.join(problems) or f'includes: {len(modules)} modules, all edges declared')
    sys.exit(bool(problems))


if __name__ == '__main__':
    main()
