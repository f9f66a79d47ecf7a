/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "progress/kith-checklists-section.h"

#include "form/kith-scale-row.h"
#include "kith-checklist-item.h"
#include "kith-checklist.h"
#include "kith-date.h"
#include "kith-lists.h"
#include "shell/kith-window.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

struct _KithChecklistsSection
{
  KithStudentPane parent_instance;
};

G_DEFINE_FINAL_TYPE (KithChecklistsSection, kith_checklists_section, KITH_TYPE_STUDENT_PANE)

static const char *const kinds[] = { "checklist-item", NULL };

#define LIST_KEY "kith-checklist"

static gpointer
load (KithCaseFile *file,
      gint64        student,
      GError      **error)
{
  return kith_student_pane_list (file, &kith_checklist_item_kind, student, error);
}

static void
free_loaded (gpointer loaded)
{
  g_ptr_array_unref (loaded);
}

/* What a person does */

typedef struct {
  gint64 id;
  char *code;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->code);
  g_free (change);
}

static Change *
change_new (gint64      id,
            const char *code)
{
  Change *change = g_new0 (Change, 1);

  change->id = id;
  change->code = g_strdup (code);
  return change;
}

/* On the store thread. */
static gpointer
start_list (KithCaseFile *file,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (kith_checklist_start (file, change->id, change->code, error));
}

static gpointer
set_state (KithCaseFile *file,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (kith_checklist_set_state (file, change->id, change->code, error));
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GtkWidget) pane = data;
  g_autoptr (GError) error = NULL;
  KithWindow *window = kith_window_get_for (pane);

  if (kith_store_submit_finish (KITH_STORE (source), result, &error) != NULL)
    return;
  /* What was not saved does not stay on screen as if it were. */
  kith_student_pane_reload (KITH_STUDENT_PANE (pane));
  if (window != NULL)
    kith_window_report_error (window, error);
}

static void
on_started (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GtkWidget) pane = data;
  g_autoptr (GError) error = NULL;
  gboolean started = kith_store_submit_finish (KITH_STORE (source), result, &error) != NULL;
  KithWindow *window = kith_window_get_for (pane);

  if (window == NULL)
    return;
  if (started)
    kith_window_offer_undo (window, _("Checklist started"), 0);
  else
    kith_window_report_error (window, error);
}

static void
on_start (KithStudentPane *pane,
          GtkWidget       *button)
{
  const char *list = g_object_get_data (G_OBJECT (button), LIST_KEY);

  kith_store_submit_async (kith_student_pane_get_store (pane), start_list,
                           change_new (kith_student_pane_get_student (pane), list), change_free, NULL, NULL, on_started,
                           g_object_ref (pane));
}

static void
on_state_chosen (KithStudentPane *pane,
                 GtkWidget       *row)
{
  g_autofree char *state = kith_form_row_dup_typed (KITH_FORM_ROW (row));

  kith_store_submit_async (kith_student_pane_get_store (pane), set_state,
                           change_new (kith_record_get_id (kith_pane_get_record (row)), state), change_free, NULL, NULL,
                           on_done, g_object_ref (pane));
}

/* Filling */

static void
add_item (KithStudentPane     *pane,
          AdwPreferencesGroup *group,
          KithRecord          *item)
{
  g_autofree char *title = kith_record_dup_title (item);
  g_autofree char *date = kith_date_format_iso (kith_record_get_text (item, KITH_CHECKLIST_ITEM_DATE));
  g_autofree char *name = g_strdup_printf ("kith-item-%" G_GINT64_FORMAT, kith_record_get_id (item));
  gboolean is_done = kith_record_has (item, KITH_CHECKLIST_ITEM_DATE);
  /* Translators: a date */
  g_autofree char *subtitle = is_done ? g_strdup_printf (_("Done on %s"), date) : NULL;
  GtkWidget *row = kith_scale_row_new_for_choices (title, subtitle, &kith_checklist_states);

  gtk_widget_set_name (row, name);
  kith_form_row_set_stored (KITH_FORM_ROW (row), kith_record_get_text (item, KITH_CHECKLIST_ITEM_STATE));
  kith_pane_connect_record (row, "edited", item, G_CALLBACK (on_state_chosen), pane);
  gtk_widget_set_sensitive (row, kith_student_pane_allows (pane, &kith_checklist_item_kind, KITH_ACTION_EDIT));
  adw_preferences_group_add (group, row);
}

static void
add_item_with_code (KithStudentPane     *pane,
                    AdwPreferencesGroup *group,
                    GPtrArray           *items,
                    const char          *code)
{
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (kith_record_get_text (g_ptr_array_index (items, i), KITH_CHECKLIST_ITEM_ITEM), code) == 0)
      add_item (pane, group, g_ptr_array_index (items, i));
}

static void
add_start (KithStudentPane     *pane,
           AdwPreferencesGroup *group,
           const KithChoice    *list)
{
  g_autofree char *name = g_strdup_printf ("kith-start-%s", list->code);
  /* Translators: a checklist, such as "Starting college" */
  g_autofree char *label = g_strdup_printf (_("Start the checklist %s"), _(list->label));
  GtkWidget *button =
    kith_pane_add_header_button (group, _("Start"), label, name, G_CALLBACK (on_start), pane);

  g_object_set_data (G_OBJECT (button), LIST_KEY, (gpointer) list->code);
}

static GPtrArray *
pick (GPtrArray  *items,
      const char *list)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (kith_record_get_text (g_ptr_array_index (items, i), KITH_CHECKLIST_ITEM_LIST), list) == 0)
      g_ptr_array_add (found, g_ptr_array_index (items, i));
  return found;
}

static void
add_list (KithStudentPane  *pane,
          GtkBox           *box,
          GPtrArray        *all,
          const KithChoice *list)
{
  g_autoptr (GPtrArray) items = pick (all, list->code);
  g_autofree char *words = items->len > 0 ? kith_checklist_dup_words (items) : NULL;
  /* Translators: a checklist, such as "Starting college" */
  g_autofree char *title = g_strdup_printf (_("Checklist: %s"), _(list->label));
  AdwPreferencesGroup *group = kith_pane_add_group (box, title, words);
  const char *const *codes = kith_checklist_get_items (list->code);

  for (guint i = 0; items->len > 0 && codes[i] != NULL; i++)
    add_item_with_code (pane, group, items, codes[i]);
  if (items->len > 0)
    return;
  kith_pane_add_remark (group, _("Not started."));
  if (kith_student_pane_allows (pane, &kith_checklist_item_kind, KITH_ACTION_ADD))
    add_start (pane, group, list);
}

static void
fill (KithStudentPane *pane,
      GtkBox          *box,
      gpointer         loaded)
{
  for (guint i = 0; i < kith_checklists.n_choices; i++)
    add_list (pane, box, loaded, &kith_checklists.choices[i]);
}

static void
kith_checklists_section_class_init (KithChecklistsSectionClass *klass)
{
  KithStudentPaneClass *pane_class = KITH_STUDENT_PANE_CLASS (klass);

  pane_class->title = N_("Checklists");
  pane_class->is_section = TRUE;
  pane_class->kinds = kinds;
  pane_class->load = load;
  pane_class->free_loaded = free_loaded;
  pane_class->fill = fill;
}

static void
kith_checklists_section_init (KithChecklistsSection *self)
{
}

/**
 * kith_checklists_section_new:
 * @store: the store
 * @student: id of a student
 *
 * Returns: (transfer floating): the checklists, each begun when somebody wants it
 */
GtkWidget *
kith_checklists_section_new (KithStore *store,
                             gint64     student)
{
  return kith_student_pane_new (KITH_TYPE_CHECKLISTS_SECTION, store, student);
}
