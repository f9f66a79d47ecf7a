/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* Opens a case file of invented people in the window, making it first where there is none of today. */
void kith_demonstration_start (KithWindow *window);

G_END_DECLS
