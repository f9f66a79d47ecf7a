/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-audit-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One line of the audit; opens to show what was old and new. */
GtkWidget *kith_audit_row_new       (const KithAuditItem *entry);
/* the day over the first line of each */
void       kith_audit_rows_add_days (GtkListBox           *rows);

G_END_DECLS
