/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Who opened, wrote, printed and exported what, for the safeguarding lead and the data protection officer. */
#define KITH_TYPE_AUDIT_PAGE (kith_audit_page_get_type ())
G_DECLARE_FINAL_TYPE (KithAuditPage, kith_audit_page, KITH, AUDIT_PAGE, AdwNavigationPage)

/* Pages about what was done with one record, see kith-pages.c */
#define KITH_AUDIT_OF_STUDENT "audit-of-student"
#define KITH_AUDIT_OF_NOTE "audit-of-note"
#define KITH_AUDIT_OF_CONCERN "audit-of-concern"
#define KITH_AUDIT_OF_REQUEST "audit-of-access-request"

AdwNavigationPage *kith_audit_page_new     (KithStore      *store);
/* only lines about a student, or about another record of that kind */
AdwNavigationPage *kith_audit_page_new_for (KithStore      *store,
                                            const KithKind *kind,
                                            gint64          id);
/* puts such a page on top of the window of @widget */
void               kith_audit_page_show_of (GtkWidget      *widget,
                                            const char     *place,
                                            gint64          id);
/* whether whoever is signed in reads the audit */
gboolean           kith_audit_page_may     (KithStore      *store);
/* what follows once the person has chosen where */
void               kith_audit_page_export  (KithAuditPage  *self,
                                            const char     *path);

G_END_DECLS
