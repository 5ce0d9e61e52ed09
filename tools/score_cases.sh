#!/bin/sh
# Counts how many cases of tests/cases/event hold: those that pass and those to do (dev), and the held-out ones that nobody tunes on.
#
#   tools/score_cases.sh build/release
#   type        dev       heldout
#   accuse      14/21     6/9
#   ...
#   total       301/403   131/180
#
# With a second argument, `-v`, the failures of dev are printed as well (never those held out).
set -u
build=${1:?usage: tools/score_cases.sh BUILD_DIRECTORY [-v]}
verbose=${2:-}
build=$(cd "$build" && pwd) || exit 2
cd "$(dirname "$0")/.." || exit 2
program=$build/tests/cases/event/event_cases
[ -x "$program" ] || { echo "$program is missing: build the target event_cases" >&2; exit 2; }
folder=tests/cases/event

# "good total" over the given files; files that do not exist count nothing.
count() {
  for file; do
    if [ -s "$file" ]; then "$program" "$build" "$file" | sed -n '$s/.*: \([0-9]*\) of \([0-9]*\) cases hold$/\1 \2/p'; fi
  done | awk '{ good += $1; all += $2 } END { print good + 0, all + 0 }'
}

dev_good=0 dev_all=0 held_good=0 held_all=0
printf '%-12s%-10s%s\n' type dev heldout
for topic in $(ls $folder/*.case $folder/todo/*.case $folder/heldout/*.case 2>/dev/null | sed 's|.*/||; s|\.case$||' | sort -u); do
  set -- $(count $folder/$topic.case $folder/todo/$topic.case) $(count $folder/heldout/$topic.case)
  printf '%-12s%-10s%s\n' "$topic" "$1/$2" "$3/$4"
  dev_good=$((dev_good + $1)) dev_all=$((dev_all + $2)) held_good=$((held_good + $3)) held_all=$((held_all + $4))
  if [ "$verbose" = -v ] && [ -s "$folder/todo/$topic.case" ]; then "$program" "$build" "$folder/todo/$topic.case"; fi
done
printf '%-12s%-10s%s\n' total "$dev_good/$dev_all" "$held_good/$held_all"
