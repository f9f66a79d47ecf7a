/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "supervision/kith-supervision-pane.h"

#include "export/kith-export-button.h"
#include "kith-kinds.h"
#include "kith-support-offers.h"
#include "shell/kith-window.h"
#include "student/kith-pane-rows.h"
#include "supervision/kith-care-rows.h"
#include "supervision/kith-supervision-page.h"

#include <glib/gi18n.h>

#define HIDDEN_KEY "load-meter-hidden"

struct _KithSupervisionPane
{
  KithStudentPane parent_instance;
};

G_DEFINE_FINAL_TYPE (KithSupervisionPane, kith_supervision_pane, KITH_TYPE_STUDENT_PANE)

static const char *const kinds[] = {
  "person", "supervision", "support-offer", "wellness-plan", "agreement", "recruitment", "assignment", "note", "college", NULL,
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

/* How heavy it is */

static GSettings *
get_settings (KithStudentPane *pane)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (pane));
  GtkApplication *application = window != NULL ? gtk_window_get_application (GTK_WINDOW (window)) : NULL;

  return KITH_IS_APPLICATION (application) ? kith_application_get_settings (KITH_APPLICATION (application)) : NULL;
}

static gboolean
is_hidden (KithStudentPane *pane)
{
  GSettings *settings = get_settings (pane);

  return settings != NULL && g_settings_get_boolean (settings, HIDDEN_KEY);
}

static void
toggle_hidden (KithStudentPane *pane)
{
  GSettings *settings = get_settings (pane);

  if (settings == NULL)
    return;
  g_settings_set_boolean (settings, HIDDEN_KEY, !g_settings_get_boolean (settings, HIDDEN_KEY));
  kith_student_pane_reload (pane);
}

/* On the store thread. */
static gpointer
ask_job (KithCaseFile  *file,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  gint64 id = kith_support_offers_ask (file, data, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

static void
on_asked (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GtkWidget) pane = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = kith_store_submit_finish (KITH_STORE (source), result, &error);
  KithWindow *window = kith_window_get_for (pane);

  if (window == NULL)
    return;
  if (id != NULL)
    kith_window_add_toast (window, _("Your supervisor has been asked. No reason is given."));
  else
    kith_window_report_error (window, error);
}

static void
on_ask (KithStudentPane *pane,
        GtkWidget       *button)
{
  const char *type = g_object_get_data (G_OBJECT (button), "kith-type");

  kith_store_submit_async (kith_student_pane_get_store (pane), ask_job, g_strdup (type), g_free, g_free, NULL, on_asked,
                           g_object_ref (pane));
}

static gboolean
is_asked_for (const KithPersonCare *care,
              const char           *type)
{
  for (guint i = 0; i < care->offers->len; i++) {
    KithRecord *offer = g_ptr_array_index (care->offers, i);

    if (g_strcmp0 (kith_record_get_text (offer, KITH_SUPPORT_OFFER_TYPE), type) == 0 &&
        !kith_record_has (offer, KITH_SUPPORT_OFFER_OFFERED_ON))
      return TRUE;
  }
  return FALSE;
}

static void
add_ask (KithStudentPane      *pane,
         AdwPreferencesGroup  *group,
         const KithPersonCare *care,
         const char           *type,
         const char           *title,
         const char           *subtitle)
{
  gboolean is_asked = is_asked_for (care, type);
  AdwActionRow *row = kith_pane_add_row (group, title, is_asked ? _("Asked for. Your supervisor has it on their list.") : subtitle);
  GtkWidget *button = NULL;
  g_autofree char *name = g_strdup_printf ("kith-ask-%s", type);

  if (is_asked)
    return;
  button = kith_pane_create_button (NULL, _("Ask"));
  gtk_widget_remove_css_class (button, "flat");
  gtk_widget_set_name (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data (G_OBJECT (button), "kith-type", (gpointer) type);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_ask), pane, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
}

static GtkWidget *
create_meter (KithLoadLevel level)
{
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, KITH_LOAD_TOO_HEAVY + 1);

  gtk_level_bar_set_mode (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_MODE_DISCRETE);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), level + 1);
  /* Full is nothing to be glad of: one colour for all of it. */
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_widget_set_size_request (bar, 96, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  /* The words beside it say the same. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, kith_load_level_get_words (level), -1);
  return bar;
}

static void
add_load (KithStudentPane      *pane,
          GtkBox               *box,
          const KithPersonCare *care)
{
  KithLoadLevel level = kith_load_get_level (&care->load);
  g_auto (GStrv) reasons = kith_load_dup_reasons (&care->load);
  g_autofree char *words = g_strjoinv ("\n", reasons);
  gboolean hidden = is_hidden (pane);
  AdwPreferencesGroup *group =
    kith_pane_add_group (box, _("How Heavy It Is"),
                         hidden ? NULL : _("For your eyes only: it is kept nowhere, and nobody else is shown any of it."));

  kith_pane_add_header_button (group, hidden ? _("Show") : _("Hide"),
                               hidden ? _("Show How Heavy It Is") : _("Hide How Heavy It Is"), "kith-toggle-load",
                               G_CALLBACK (toggle_hidden), pane);
  if (hidden)
    return;
  adw_action_row_add_suffix (kith_pane_add_row (group, kith_load_level_get_words (level),
                                                *words != '\0' ? words : _("Nothing stands out in the last four weeks.")),
                             create_meter (level));
  if (care->supervision->supervisor == 0)
    return;
  add_ask (pane, group, care, "debrief", _("Ask for a Debrief"), _("Your supervisor is asked today, without a reason."));
  add_ask (pane, group, care, "pause", _("Ask to Pause New Students"),
           _("You agree with your supervisor until when. Whoever matches sees that day and nothing else."));
}

/* Those I supervise */

static void
on_supervised (KithStudentPane *pane,
               GtkWidget       *row)
{
  const gint64 *person = g_object_get_data (G_OBJECT (row), "kith-person");
  KithWindow *window = kith_window_get_for (GTK_WIDGET (pane));

  if (window != NULL)
    kith_window_push (window, kith_supervised_page_new (window, *person));
}

/* The sessions with them, of which the rows say the last and the next. */
static void
add_export (KithStudentPane     *pane,
            AdwPreferencesGroup *group)
{
  KithStore *store = kith_student_pane_get_store (pane);
  const KithActor *actor = kith_store_get_actor (store);
  g_autoptr (KithQuery) query = kith_query_new (&kith_supervision_kind);
  g_autofree char *supervisor = g_strdup_printf ("%" G_GINT64_FORMAT, actor != NULL ? actor->person : 0);

  kith_query_where (query, "supervisor", supervisor);
  kith_query_set_order (query, "date time");
  kith_export_button_add_to_group (group, store, query, _("Export Supervision"));
}

static void
add_supervised (KithStudentPane      *pane,
                GtkBox               *box,
                const KithPersonCare *care)
{
  AdwPreferencesGroup *group = NULL;

  if (care->supervised->len == 0)
    return;
  group = kith_pane_add_group (box, _("People I Supervise"), NULL);
  add_export (pane, group);
  for (guint i = 0; i < care->supervised->len; i++) {
    const KithSupervised *one = g_ptr_array_index (care->supervised, i);
    AdwActionRow *row = kith_pane_add_row (group, one->name, one->words);
    GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
    g_autofree char *name = g_strdup_printf ("kith-supervised-%" G_GINT64_FORMAT, one->person);

    gtk_widget_add_css_class (arrow, "dimmed");
    adw_action_row_add_suffix (row, arrow);
    gtk_widget_set_name (GTK_WIDGET (row), name);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    g_object_set_data_full (G_OBJECT (row), "kith-person", g_memdup2 (&one->person, sizeof one->person), g_free);
    g_signal_connect_object (row, "activated", G_CALLBACK (on_supervised), pane, G_CONNECT_SWAPPED);
  }
}

static void
fill (KithStudentPane *pane,
      GtkBox          *box,
      gpointer         loaded)
{
  const KithPersonCare *care = loaded;

  add_supervised (pane, box, care);
  kith_care_add_sessions (pane, box, care);
  add_load (pane, box, care);
  kith_care_add_offers (pane, box, care);
  kith_care_add_plan (pane, box, care);
  kith_care_add_agreements (pane, box, care);
  if (care->stages->len > 0)
    kith_care_add_stages (pane, box, care);
}

static void
kith_supervision_pane_class_init (KithSupervisionPaneClass *klass)
{
  KithStudentPaneClass *pane_class = KITH_STUDENT_PANE_CLASS (klass);

  pane_class->title = N_("Supervision");
  pane_class->kinds = kinds;
  pane_class->load = load;
  pane_class->free_loaded = free_loaded;
  pane_class->fill = fill;
}

static void
kith_supervision_pane_init (KithSupervisionPane *self)
{
}
