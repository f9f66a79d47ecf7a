/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "progress/kith-progress-sections.h"

#include "attendance/kith-attendance-section.h"
#include "bursary/kith-bursary-section.h"
#include "progress/kith-achievements-section.h"
#include "progress/kith-checklists-section.h"
#include "progress/kith-journey-section.h"
#include "progress/kith-ratings-section.h"
#include "progress/kith-rights-section.h"

/* The view Progress, from top to bottom. What goes well stands before what is still to do. */
static const KithProgressSection sections[] = {
  { "self-rating", kith_ratings_section_new },
  { "achievement", kith_achievements_section_new },
  { "checklist-item", kith_checklists_section_new },
  { "attendance", kith_attendance_section_new },
  { "bursary", kith_bursary_section_new },
  { "student", kith_rights_section_new },
  { "goal", kith_journey_section_new },
};

/**
 * kith_progress_sections_get:
 * @n_sections: (out): how many
 *
 * Returns: (array length=n_sections): every part of the view Progress, in order
 */
const KithProgressSection *
kith_progress_sections_get (guint *n_sections)
{
  *n_sections = G_N_ELEMENTS (sections);
  return sections;
}
