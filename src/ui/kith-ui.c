/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-ui.h"

#include "kith-ui-resources.h"

/**
 * kith_ui_register:
 *
 * Makes templates, icons and styles known. Call it once before any widget of ours is made; a static library's own
 * constructors would be dropped by the linker.
 */
void
kith_ui_register (void)
{
  kith_ui_register_resource ();
}
