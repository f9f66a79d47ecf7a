/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-document.h"
#include "kith-send-record.h"

G_BEGIN_DECLS

/* the record as data; @bundle says whom it is for; the same is added to @pages, for people */
char *kith_send_dup_json (KithCaseFile       *file,
                          const KithSending  *sending,
                          KithRecord         *bundle,
                          KithDocument       *pages,
                          GError            **error);

G_END_DECLS
