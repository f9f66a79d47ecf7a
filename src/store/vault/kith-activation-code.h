/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-secret.h"

#include <glib.h>

G_BEGIN_DECLS

#define KITH_ACTIVATION_CODE_LENGTH 20

/* free both with kith_secret_free_text */
char *kith_activation_code_new_random (GError     **error);
char *kith_activation_code_prepare    (const char  *typed);

G_END_DECLS
