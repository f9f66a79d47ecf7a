/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "supervision/kith-supervised-pane.h"

#include "kith-kinds.h"
#include "student/kith-pane-rows.h"
#include "supervision/kith-care-rows.h"
#include "supervision/kith-session-dialog.h"

#include <glib/gi18n.h>

struct _KithSupervisedPane
{
  KithStudentPane parent_instance;
};

G_DEFINE_FINAL_TYPE (KithSupervisedPane, kith_supervised_pane, KITH_TYPE_STUDENT_PANE)

static const char *const kinds[] = {
  "person", "supervision", "support-offer", "wellness-plan", "agreement", "assignment", "log-entry", "college", NULL,
};

typedef struct {
  KithPersonCare *care;
  KithSupervisionAgenda *agenda;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->care, kith_person_care_free);
  g_clear_pointer (&loaded->agenda, kith_supervision_agenda_free);
  g_free (loaded);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

static gpointer
load (KithCaseFile *file,
      gint64        person,
      GError      **error)
{
  g_autoptr (Loaded) loaded = g_new0 (Loaded, 1);

  loaded->care = kith_person_care_load (file, person, error);
  loaded->agenda = loaded->care != NULL ? kith_supervision_agenda_load (file, person, error) : NULL;
  return loaded->agenda != NULL ? g_steal_pointer (&loaded) : NULL;
}

static void
add_heading (GtkBox               *box,
             const KithPersonCare *care)
{
  GtkWidget *label = gtk_label_new (care->supervision->name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "title-1");
  gtk_box_append (box, label);
}

static void
fill (KithStudentPane *pane,
      GtkBox          *box,
      gpointer         data)
{
  const Loaded *loaded = data;

  add_heading (box, loaded->care);
  gtk_box_append (box, kith_agenda_group_new (loaded->agenda));
  kith_care_add_sessions (pane, box, loaded->care);
  kith_care_add_offers (pane, box, loaded->care);
  kith_care_add_plan (pane, box, loaded->care);
  kith_care_add_agreements (pane, box, loaded->care);
}

static void
kith_supervised_pane_class_init (KithSupervisedPaneClass *klass)
{
  KithStudentPaneClass *pane_class = KITH_STUDENT_PANE_CLASS (klass);

  pane_class->title = N_("Supervision");
  pane_class->kinds = kinds;
  pane_class->load = load;
  pane_class->free_loaded = loaded_free;
  pane_class->fill = fill;
}

static void
kith_supervised_pane_init (KithSupervisedPane *self)
{
}
