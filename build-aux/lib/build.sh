# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Configuring, compiling and testing in a build folder, all of it inside the platform that platform_choose chose.

# build_choose DEFAULT: sets BUILD_DIR; KITH_BUILD_DIR replaces the main one, for people who share a checkout.
build_choose ()
{
  BUILD_DIR=$SOURCE_DIR/$1
  if [ "$1" = _build ] && [ -n "${KITH_BUILD_DIR:-}" ]; then
    BUILD_DIR=$(realpath -m "$KITH_BUILD_DIR")
  fi
}

# build MESON_OPTION…: set up BUILD_DIR where needed and compile. Two calls at once take turns.
# shellcheck disable=SC2119,SC2120 # most calls have no option to give
build ()
{
  build_take_turns
  build_set_up "-Dwerror=$(build_is_strict)" "$@"
  (enter ninja -C "$BUILD_DIR" 8>&-) || die "the build failed; the lines above say where."
  exec 8>&-
}

# build_prepare MESON_OPTION…: set up BUILD_DIR where needed, and leave it to build_test to compile what its tests need.
build_prepare ()
{
  build_take_turns
  build_set_up "-Dwerror=$(build_is_strict)" "$@"
  exec 8>&-
}

build_take_turns ()
{
  mkdir -p "$BUILD_DIR"
  exec 8>"$BUILD_DIR/.kith-lock"
  flock 8
}

# build_quietly: build, saying nothing unless it fails. Standard output stays the command's own.
# shellcheck disable=SC2119
build_quietly ()
{
  local log
  if [ -t 2 ]; then
    build >&2
    return
  fi
  log=$(mktemp)
  if ! (build) </dev/null >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    rm -f "$log"
    exit 1
  fi
  rm -f "$log"
}

# In CI a warning is an error; at a desk it should not stop you from trying something.
build_is_strict ()
{
  case ${CI:-} in
    '' | 0 | false) echo false ;;
    *) echo true ;;
  esac
}

build_set_up ()
{
  local stamp=$BUILD_DIR/.kith-set-up wanted="$ROOT"$'\n'"$*" found=
  [ ! -e "$stamp" ] || found=$(<"$stamp")
  [ "$found" != "$wanted" ] || return 0

  # Another platform, or a set-up that was stopped midway: nothing in the folder can be trusted.
  if [ "${found%%$'\n'*}" != "$ROOT" ] || [ ! -e "$stamp" ]; then
    build_empty
  fi
  rm -f "$stamp"
  local -a again=()
  [ ! -e "$BUILD_DIR/build.ninja" ] || again=(--reconfigure)
  (enter meson setup "${again[@]}" "$@" "$BUILD_DIR" "$SOURCE_DIR" 8>&-) || die "meson could not set the build up."
  printf '%s\n' "$wanted" >"$stamp"
}

build_empty ()
{
  local -a inside
  mapfile -t inside < <(find "$BUILD_DIR" -mindepth 1 -maxdepth 1 ! -name .kith-lock)
  [ ${#inside[@]} -gt 0 ] || return 0
  [ -d "$BUILD_DIR/meson-private" ] || die "$BUILD_DIR has files in it and is not a build folder; name another."
  rm -rf "${inside[@]}"
}

# build_use: put what was built on the PATH of the commands that enter runs.
build_use ()
{
  local folder
  while read -r folder; do
    ENTER_PATH=${ENTER_PATH:+$ENTER_PATH:}$folder
  done < <(find "$BUILD_DIR/src" -maxdepth 2 -type f -perm -u+x \( -name kith -o -name kithctl \) -printf '%h\n' |
             sort -u)
  [ -n "$ENTER_PATH" ] || die "the build made neither kith nor kithctl."

  [ ! -e "$BUILD_DIR/data/gschemas.compiled" ] || export GSETTINGS_SCHEMA_DIR=$BUILD_DIR/data
  export KITH_BUILD_DIR=$BUILD_DIR
}

# build_test MESON_TEST_ARGUMENT…: run the tests in BUILD_DIR, compiled as far as they need it unless --no-rebuild says that
# all is, and end with one plain line, which CI reads. Fails when a test failed, and when there was none.
build_test ()
{
  local status=0 counted=0
  rm -f "$BUILD_DIR/meson-logs/testlog.json"
  (enter meson test -C "$BUILD_DIR" --print-errorlogs "$@") || status=$?
  (enter python3 "$SOURCE_DIR/build-aux/count-tests" "$BUILD_DIR/meson-logs/testlog.json") || counted=$?
  [ $status -eq 0 ] || return $status
  return $counted
}

# build_bench [--large] NAME…: run the benchmarks in BUILD_DIR and print what they measured as one table. A slow machine
# is no failure, a benchmark that does not work is one.
build_bench ()
{
  local status=0 results=$BUILD_DIR/bench.tsv
  local -a names=()
  while [ $# -gt 0 ]; do
    case $1 in
      --large) export KITH_BENCH_LARGE=1 ;;
      *) names+=("$1") ;;
    esac
    shift
  done
  rm -f "$results"
  export KITH_BENCH_RESULTS=$results
  (enter meson test -C "$BUILD_DIR" --benchmark --verbose "${names[@]}") || status=$?
  [ ! -e "$results" ] || (enter python3 "$SOURCE_DIR/build-aux/bench-table" "$results")
  return $status
}
