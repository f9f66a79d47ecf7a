# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Messages for people, and the one way to become the administrator.

# Messages go to standard error: standard output belongs to the command that "exec" and "root" run.
say ()
{
  printf '%s\n' "kith: $*" >&2
}

die ()
{
  say "$*"
  exit 1
}

# Whether as_root can work at all, without asking for a password yet.
can_be_root ()
{
  [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null
}

as_root ()
{
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "this needs the administrator, and sudo is not installed. Run as root: $*"
  fi
}

# The lists of what is needed for the verb at hand.
PACKAGE_LISTS=("$SOURCE_DIR/build-aux/packages.txt")

# packages_listed: the package names of the lists, one on a line.
packages_listed ()
{
  sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e '/^$/d' "${PACKAGE_LISTS[@]}"
}

# apt_install PACKAGE…: install Debian packages on the host, saying so first.
apt_install ()
{
  say "installing on this computer with apt: $*"
  as_root true || die "this needs the administrator; ask for: apt-get install $*"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 ||
    say "apt-get update failed; trying with the package lists that are here."
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >&2 ||
    die "apt could not install $*. Ask the administrator of this computer to install them, then try again."
}
