#!/bin/sh
# Runs libFuzzer programs of a build over what fuzz/corpus has for them: fuzz.sh BUILD SECONDS [TARGET...]
# Every target runs for that long, in the order of its name. Inputs that crash, hang (25 s) or take too much memory are left in
# BUILD/findings, and the exit status is 1 when there is one.
set -eu
build=$1 seconds=$2
shift 2
[ $# -gt 0 ] || set -- $(ls "$build"/fuzz | sed -n 's/_libfuzzer$//p')
mkdir -p "$build/findings"
for target; do
  found="$build/corpus/$target" known="fuzz/corpus/$target"
  mkdir -p "$found"
  [ -d "$known" ] || known=
  # Readers accept 64 MB of text and more: inputs up to 64 KB reach every branch, and quickly.
  "$build/fuzz/${target}_libfuzzer" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
    -artifact_prefix="$build/findings/$target-" "$found" $known >"$build/$target.log" 2>&1 || status=1
  echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$target.log") executions, $(ls "$build/findings" | grep -c "^$target-" || true) findings"
done
exit ${status:-0}
