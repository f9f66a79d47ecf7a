/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-audit-work.h"
#include "shell/kith-window.h"

G_BEGIN_DECLS

/* everything a check found, when there is anything */
void kith_audit_check_present (GtkWidget              *parent,
                               const KithAuditVerdict *verdict);
/* asks for what stands on a receipt, and says whether it fits */
void kith_audit_receipt_ask   (GtkWidget              *parent,
                               KithStore              *store);
/* once a month, to whoever prints receipts */
void kith_audit_remind        (KithWindow             *window);

G_END_DECLS
