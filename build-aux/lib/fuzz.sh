# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# The targets of tests/fuzz under libFuzzer, which looks for inputs that go new ways through the code.
#
# What it finds interesting is kept in BUILD_DIR/corpus, so the next run goes on from there; what breaks something is put
# into BUILD_DIR/findings. A finding that was mended belongs into tests/fuzz/corpus, where it stays a test.

# fuzz_names: every target there is.
fuzz_names ()
{
  local file
  for file in "$SOURCE_DIR"/tests/fuzz/fuzz-*.c; do
    file=${file##*/fuzz-}
    echo "${file%.c}"
  done
}

# fuzz_build: only the targets, with clang, in BUILD_DIR.
fuzz_build ()
{
  local -a targets
  export CC=clang
  mapfile -t targets < <(fuzz_names | sed 's,^,tests/fuzz/fuzz-,')
  mkdir -p "$BUILD_DIR"
  exec 8>"$BUILD_DIR/.kith-lock"
  flock 8
  build_set_up -Dfuzzing=true -Db_lundef=false -Dwerror=false
  (enter ninja -C "$BUILD_DIR" "${targets[@]}" 8>&-) || die "the build failed; the lines above say where."
  exec 8>&-
}

# fuzz_run [NAME…]: fails when something was found.
fuzz_run ()
{
  local name status=0
  local -a names=("$@")
  [ $# -gt 0 ] || mapfile -t names < <(fuzz_names)
  mkdir -p "$BUILD_DIR/findings"
  export ASAN_OPTIONS=detect_leaks=1:${ASAN_OPTIONS:-} LSAN_OPTIONS=suppressions=$SOURCE_DIR/tests/lsan.supp:print_suppressions=0
  export UBSAN_OPTIONS=print_stacktrace=1:${UBSAN_OPTIONS:-}
  for name in "${names[@]}"; do
    [ -e "$SOURCE_DIR/tests/fuzz/fuzz-$name.c" ] || die "there is no target '$name'; there are: $(fuzz_names | paste -s -d ' ')"
    fuzz_one "$name" || status=1
  done
  return $status
}

# fuzz_one NAME: run for a while, and say in one line what was done.
fuzz_one ()
{
  local name=$1 status=0 runs log=$BUILD_DIR/fuzz-$1.log
  local kept=$BUILD_DIR/corpus/$name sources=$SOURCE_DIR/tests/fuzz
  mkdir -p "$kept"
  # Leaks are looked for at the end; after each input that would take all of the time.
  # No input takes seconds by itself; the limit is on the clock, which goes on while other work has the processor.
  (enter "$BUILD_DIR/tests/fuzz/fuzz-$name" -max_total_time="${KITH_FUZZ_SECONDS:-60}" -dict="$sources/$name.dict" \
    -max_len=65536 -detect_leaks=0 -timeout=120 -rss_limit_mb=3000 -print_final_stats=1 -artifact_prefix="$BUILD_DIR/findings/$name-" \
    "$kept" "$sources/corpus/$name") >"$log" 2>&1 || status=$?
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  if [ $status -ne 0 ]; then
    tail -n 60 "$log" >&2
    say "fuzz-$name found something after ${runs:-some} runs; the input is in $BUILD_DIR/findings, the whole log in $log"
    return 1
  fi
  echo "counted: fuzz-$name under libFuzzer: $(sed ':a;s/\B[0-9]\{3\}\>/,&/;ta' <<<"$runs") runs," \
    "$(sed -n 's/.*DONE *cov: \([0-9]*\).*/\1/p' "$log") places reached, 0 findings"
}
