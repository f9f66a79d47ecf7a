/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the programme report asks for besides students: feedback, evidence, and what became of whoever left. */
#define KITH_TYPE_EVIDENCE_PAGE (kith_evidence_page_get_type ())
G_DECLARE_FINAL_TYPE (KithEvidencePage, kith_evidence_page, KITH, EVIDENCE_PAGE, AdwNavigationPage)

AdwNavigationPage *kith_evidence_page_new (KithStore *store);

G_END_DECLS
