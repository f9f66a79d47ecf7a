/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-import-row.h"

G_BEGIN_DECLS

void kith_import_settle (KithImportRow *row);

G_END_DECLS
