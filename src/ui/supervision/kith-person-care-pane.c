/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "supervision/kith-person-care-pane.h"

#include "kith-kinds.h"
#include "supervision/kith-care-rows.h"

#include <glib/gi18n.h>

struct _KithPersonCarePane
{
  KithStudentPane parent_instance;
};

G_DEFINE_FINAL_TYPE (KithPersonCarePane, kith_person_care_pane, KITH_TYPE_STUDENT_PANE)

static const char *const kinds[] = {
  "person", "supervision", "support-offer", "wellness-plan", "agreement", "recruitment", "college", NULL,
};

static gpointer
load (KithCaseFile *file,
      gint64        person,
      GError      **error)
{
  return kith_person_care_load (file, person, error);
}

static void
free_loaded (gpointer loaded)
{
  kith_person_care_free (loaded);
}

static void
fill (KithStudentPane *pane,
      GtkBox          *box,
      gpointer         loaded)
{
  const KithPersonCare *care = loaded;

  kith_care_add_stages (pane, box, care);
  kith_care_add_agreements (pane, box, care);
  if (kith_student_pane_allows (pane, &kith_supervision_kind, KITH_ACTION_SEE) && care->supervision->supervisor != 0 &&
      (care->sessions->len > 0 || kith_store_get_actor (kith_student_pane_get_store (pane))->person ==
                                    care->supervision->supervisor))
    kith_care_add_sessions (pane, box, care);
  kith_care_add_offers (pane, box, care);
  if (!care->is_own)
    kith_care_add_plan (pane, box, care);
}

static void
kith_person_care_pane_class_init (KithPersonCarePaneClass *klass)
{
  KithStudentPaneClass *pane_class = KITH_STUDENT_PANE_CLASS (klass);

  pane_class->title = N_("Looked After");
  pane_class->is_section = TRUE;
  pane_class->kinds = kinds;
  pane_class->load = load;
  pane_class->free_loaded = free_loaded;
  pane_class->fill = fill;
}

static void
kith_person_care_pane_init (KithPersonCarePane *self)
{
}
