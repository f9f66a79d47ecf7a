/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-people-view.h"

#include "kith-assign-dialog.h"
#include "kith-assignment.h"
#include "kith-ending-rows.h"
#include "kith-note.h"
#include "kith-pane-rows.h"
#include "kith-period.h"
#include "kith-person.h"
#include "kith-professional-rows.h"
#include "kith-professional.h"
#include "kith-text.h"
#include "shell/kith-accessible.h"
#include "shell/kith-window.h"

#include <glib/gi18n.h>

struct _KithPeopleView
{
  KithStudentPane parent_instance;
};

G_DEFINE_FINAL_TYPE (KithPeopleView, kith_people_view, KITH_TYPE_STUDENT_PANE)

static const char *const kinds[] = { "assignment", "person", "note", "professional", "ending", NULL };

typedef struct {
  KithRecord *assignment;
  char *name;
  gint64 n_notes;
  gboolean is_over;
} Entry;

/* Everything the view shows. */
typedef struct {
  GPtrArray *entries;
  GPtrArray *professionals;
  GPtrArray *endings;
  gboolean may_see_professionals;
  GDate today;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->entries, g_ptr_array_unref);
  g_clear_pointer (&loaded->professionals, g_ptr_array_unref);
  g_clear_pointer (&loaded->endings, g_ptr_array_unref);
  g_free (loaded);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_object (&entry->assignment);
  g_free (entry->name);
  g_free (entry);
}

static gint64
count_notes (KithCaseFile *file,
             KithRecord   *assignment)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_note_kind);
  g_autofree char *author =
    g_strdup_printf ("%" G_GINT64_FORMAT, kith_record_get_number (assignment, KITH_ASSIGNMENT_PERSON));

  kith_query_where_student (query, kith_record_get_number (assignment, KITH_ASSIGNMENT_STUDENT));
  kith_query_where (query, "author", author);
  kith_query_where_range (query, "date", kith_record_get_text (assignment, KITH_ASSIGNMENT_FROM),
                          kith_record_get_text (assignment, KITH_ASSIGNMENT_UNTIL));
  kith_query_where_not_struck (query);
  return MAX (0, kith_case_file_count (file, query, NULL));
}

static gboolean
is_over (KithRecord  *assignment,
         const GDate *today)
{
  GDate until;

  return kith_record_get_date (assignment, KITH_ASSIGNMENT_UNTIL, &until) && g_date_compare (&until, today) < 0;
}

static Entry *
create_entry (KithCaseFile *file,
              KithRecord   *assignment,
              const GDate  *today)
{
  Entry *entry = g_new0 (Entry, 1);
  gint64 person = kith_record_get_number (assignment, KITH_ASSIGNMENT_PERSON);

  entry->assignment = g_object_ref (assignment);
  entry->name = kith_case_file_dup_title (file, &kith_person_kind, person);
  entry->n_notes = count_notes (file, assignment);
  entry->is_over = is_over (assignment, today);
  return entry;
}

static gpointer
load (KithCaseFile *file,
      gint64        student,
      GError      **error)
{
  g_autoptr (Loaded) loaded = g_new0 (Loaded, 1);
  g_autoptr (GPtrArray) assignments = kith_student_pane_list (file, &kith_assignment_kind, student, error);

  if (assignments == NULL)
    return NULL;
  loaded->professionals = kith_student_pane_list (file, &kith_professional_kind, student, error);
  if (loaded->professionals == NULL)
    return NULL;
  loaded->endings = kith_ending_lines_load (file, student, error);
  if (loaded->endings == NULL)
    return NULL;
  loaded->may_see_professionals =
    kith_policy_allows_any (kith_case_file_get_actor (file)->roles, &kith_professional_kind, KITH_ACTION_SEE);
  kith_case_file_get_today (file, &loaded->today);
  loaded->entries = g_ptr_array_new_with_free_func (entry_free);
  for (guint i = 0; i < assignments->len; i++)
    g_ptr_array_add (loaded->entries, create_entry (file, g_ptr_array_index (assignments, i), &loaded->today));
  return g_steal_pointer (&loaded);
}

static char *
dup_role_words (KithRecord *assignment)
{
  g_autofree char *role = kith_record_format (assignment, KITH_ASSIGNMENT_ROLE);

  if (kith_record_get_flag (assignment, KITH_ASSIGNMENT_MAIN))
    /* Translators: a role such as "Peer mentor", for the main one of several */
    return g_strdup_printf (_("%s (main)"), role);
  return g_steal_pointer (&role);
}

static char *
dup_entry_words (const Entry *entry)
{
  g_autofree char *role = dup_role_words (entry->assignment);
  g_autofree char *period = kith_period_format (kith_record_get_text (entry->assignment, KITH_ASSIGNMENT_FROM),
                                                kith_record_get_text (entry->assignment, KITH_ASSIGNMENT_UNTIL));
  const char *reason = kith_record_get_text (entry->assignment, KITH_ASSIGNMENT_END_REASON);
  g_autofree char *notes = g_strdup_printf (ngettext ("%d note", "%d notes", (gulong) entry->n_notes),
                                            (int) entry->n_notes);

  if (kith_text_is_empty (reason))
    /* Translators: a role, a period, how many notes were written in it */
    return g_strdup_printf (_("%s · %s · %s"), role, period, notes);
  /* Translators: a role, a period, how many notes were written in it, why it ended */
  return g_strdup_printf (_("%s · %s · %s · %s"), role, period, notes, reason);
}

static void
on_assign (KithStudentPane *pane)
{
  kith_assign_dialog_present (GTK_WIDGET (pane), kith_student_pane_get_store (pane),
                              kith_student_pane_get_student (pane));
}

static void
on_end (KithStudentPane *pane,
        GtkWidget       *button)
{
  kith_assign_dialog_present_end (GTK_WIDGET (pane), kith_student_pane_get_store (pane),
                                  kith_pane_get_record (button));
}

static void
on_open (KithStudentPane *pane,
         GtkWidget       *row)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (pane));

  if (window != NULL)
    kith_window_show_record (window, &kith_person_kind,
                             kith_record_get_number (kith_pane_get_record (row), KITH_ASSIGNMENT_PERSON));
}

static void
add_entry (KithStudentPane     *pane,
           AdwPreferencesGroup *group,
           const Entry         *entry,
           GPtrArray           *endings)
{
  g_autofree char *words = dup_entry_words (entry);
  /* Translators: a person's name */
  g_autofree char *label = g_strdup_printf (_("End the support by %s"), entry->name);
  g_autofree char *name = g_strdup_printf ("kith-end-%" G_GINT64_FORMAT, kith_record_get_id (entry->assignment));
  AdwActionRow *row = kith_pane_add_row (group, entry->name, words);
  GtkWidget *button = NULL;

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  kith_pane_connect_record (GTK_WIDGET (row), "activated", entry->assignment, G_CALLBACK (on_open), pane);
  if (!entry->is_over)
    kith_ending_rows_add_plan_button (pane, row, entry->assignment, entry->name, endings);
  if (entry->is_over || !kith_student_pane_allows (pane, &kith_assignment_kind, KITH_ACTION_EDIT))
    return;
  button = kith_pane_create_button (NULL, _("End…"));
  gtk_widget_remove_css_class (button, "flat");
  gtk_widget_set_name (button, name);
  kith_accessible_name_button (button, label);
  kith_pane_connect_record (button, "clicked", entry->assignment, G_CALLBACK (on_end), pane);
  adw_action_row_add_suffix (row, button);
}

static guint
add_entries (KithStudentPane     *pane,
             AdwPreferencesGroup *group,
             GPtrArray           *entries,
             GPtrArray           *endings,
             gboolean             over)
{
  guint n_added = 0;

  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = g_ptr_array_index (entries, i);

    if (entry->is_over != over)
      continue;
    add_entry (pane, group, entry, endings);
    n_added++;
  }
  return n_added;
}

static void
add_team (KithStudentPane *pane,
          GtkBox          *box,
          GPtrArray       *entries,
          GPtrArray       *endings)
{
  AdwPreferencesGroup *group = kith_pane_add_group (box, _("Support Now"), NULL);

  if (kith_student_pane_allows (pane, &kith_assignment_kind, KITH_ACTION_ADD))
    kith_pane_add_header_button (group, _("Assign…"), NULL, "kith-assign", G_CALLBACK (on_assign), pane);
  if (add_entries (pane, group, entries, endings, FALSE) == 0)
    kith_pane_add_remark (group, _("Nobody is assigned yet."));
}

static void
fill (KithStudentPane *pane,
      GtkBox          *box,
      gpointer         data)
{
  const Loaded *loaded = data;
  AdwPreferencesGroup *group = NULL;

  add_team (pane, box, loaded->entries, loaded->endings);
  kith_ending_rows_add (pane, box, loaded->endings);
  if (loaded->may_see_professionals)
    kith_professional_rows_add (pane, box, loaded->professionals, &loaded->today);
  group = kith_pane_add_group (box, _("Support Before"), NULL);
  if (add_entries (pane, group, loaded->entries, loaded->endings, TRUE) == 0)
    kith_pane_add_remark (group, _("None recorded"));
}

static void
kith_people_view_class_init (KithPeopleViewClass *klass)
{
  KithStudentPaneClass *pane_class = KITH_STUDENT_PANE_CLASS (klass);

  pane_class->title = N_("People");
  pane_class->kinds = kinds;
  pane_class->load = load;
  pane_class->free_loaded = loaded_free;
  pane_class->fill = fill;
}

static void
kith_people_view_init (KithPeopleView *self)
{
}
