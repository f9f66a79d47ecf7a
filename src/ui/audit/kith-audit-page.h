/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Who opened, wrote, printed and exported what, for the safeguarding lead and the data protection officer. */
#define KITH_TYPE_AUDIT_PAGE (kith_audit_page_get_type ())
G_DECLARE_FINAL_TYPE (KithAuditPage, kith_audit_page, KITH, AUDIT_PAGE, AdwNavigationPage)

AdwNavigationPage *kith_audit_page_new    (KithStore     *store);
/* what follows once the person has chosen where */
void               kith_audit_page_export (KithAuditPage *self,
                                           const char    *path);

G_END_DECLS
