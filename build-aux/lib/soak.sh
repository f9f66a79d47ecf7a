# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# The proofs at the sizes of a release: hours of them. Each prints what it counted; the lines belong into SECURITY.md.

# The sizes of reliability, beside the name of the test that takes them. 0 takes every case there is.
SOAK_SIZES=(
  "store-crash KITH_TEST_KILLS=250000 KITH_TEST_KEY_KILLS=20000"
  "fault-power-cut KITH_TEST_POWER_CUTS=1000000"
  "fault-race KITH_TEST_RACES=100000"
  "fault-io-faults KITH_TEST_IO_FAULTS=0"
  "fault-memory-faults KITH_TEST_MEMORY_FAULTS=0"
  "fault-step-kills KITH_TEST_STEP_KILLS=0 KITH_TEST_MIGRATION_KILLS=0 KITH_TEST_COMPOUND=0"
  "fault-lost-power KITH_TEST_LOST_POWER=0"
  "report-suppress KITH_TEST_TABLES=100000"
  "spreadsheet"
  "fault-erasure KITH_TEST_ERASURES=10000 KITH_TEST_KILLS=20000"
  "fault-restore KITH_TEST_KILLS=5000"
  "fault-audit-forgery KITH_TEST_FORGERIES=1000000"
  "fault-injection KITH_TEST_HOSTILE=5000"
  "fault-salvage KITH_TEST_SALVAGES=2000"
  "store-backups KITH_TEST_DAYS=4000"
  "ui-locks KITH_TEST_LOCKS=all"
)

# soak_run [NAME…]: all of them, or those named; goes on after a failure, so that one run shows everything.
soak_run ()
{
  local entry name sizes status=0
  for entry in "${SOAK_SIZES[@]}"; do
    read -r name sizes <<<"$entry"
    sizes=${sizes:-}
    soak_is_wanted "$name" "$@" || continue
    say "$name at $sizes"
    # shellcheck disable=SC2086 # several assignments
    (enter env $sizes meson test -C "$BUILD_DIR" --no-rebuild --timeout-multiplier 0 --print-errorlogs "$name") || status=1
    python3 "$SOURCE_DIR/build-aux/counted" "$BUILD_DIR"
  done
  return $status
}

# soak_is_wanted NAME [WANTED…]
soak_is_wanted ()
{
  local name=$1 wanted
  shift
  [ $# -gt 0 ] || return 0
  for wanted in "$@"; do
    [ "$wanted" != "$name" ] || return 0
  done
  return 1
}
