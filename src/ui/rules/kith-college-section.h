/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The college's name, whom to call, and how often mentors have supervision. */
#define KITH_TYPE_COLLEGE_SECTION (kith_college_section_get_type ())
G_DECLARE_FINAL_TYPE (KithCollegeSection, kith_college_section, KITH, COLLEGE_SECTION, AdwBin)

GtkWidget *kith_college_section_new (KithStore *store);

G_END_DECLS
