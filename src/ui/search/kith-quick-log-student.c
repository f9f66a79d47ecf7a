/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search/kith-quick-log-student.h"

#include "kith-student.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* So many fit under the entry without scrolling. */
#define MOST_SHOWN 6
/* So many are looked at to find those that begin with what was typed. */
#define MOST_READ 60

struct _KithQuickLogStudent
{
  GtkBox parent_instance;

  /* Parts */
  GtkSearchEntry *entry;
  GtkListBox *list;
  GtkLabel *nobody_label;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;

  gint64 id;
  gboolean quiet;
  /* Enter was pressed before the answer was there */
  gboolean in_a_hurry;
};

G_DEFINE_FINAL_TYPE (KithQuickLogStudent, kith_quick_log_student, GTK_TYPE_BOX)

static guint chosen_signal;

typedef struct {
  gint64 id;
  char *name;
  char *college_id;
  gboolean is_own;
  gboolean begins;
} Candidate;

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->name);
  g_free (candidate->college_id);
  g_free (candidate);
}

/* Own students first, then names that begin with what was typed; what is equal stays in the order it was found. */
static int
compare_candidates (gconstpointer first,
                    gconstpointer second)
{
  const Candidate *one = *(const Candidate *const *) first;
  const Candidate *other = *(const Candidate *const *) second;

  if (one->is_own != other->is_own)
    return one->is_own ? -1 : 1;
  return one->begins == other->begins ? 0 : one->begins ? -1 : 1;
}

static gboolean
is_known (GPtrArray *candidates,
          gint64     id)
{
  for (guint i = 0; i < candidates->len; i++)
    if (((Candidate *) g_ptr_array_index (candidates, i))->id == id)
      return TRUE;
  return FALSE;
}

static void
add_candidate (GPtrArray  *candidates,
               KithRecord *student,
               const char *folded,
               gboolean    is_own)
{
  Candidate *candidate = NULL;
  g_autofree char *name = NULL;

  if (is_known (candidates, kith_record_get_id (student)))
    return;
  candidate = g_new0 (Candidate, 1);
  candidate->id = kith_record_get_id (student);
  candidate->name = kith_record_dup_title (student);
  candidate->college_id = g_strdup (kith_record_get_text (student, KITH_STUDENT_COLLEGE_ID));
  candidate->is_own = is_own;
  name = kith_text_fold (candidate->name);
  candidate->begins = g_str_has_prefix (name, folded);
  g_ptr_array_add (candidates, candidate);
}

/* @own: a person whose students these are; 0 for everybody's */
static gboolean
add_students (KithCaseFile  *file,
              const char    *typed,
              gint64         own,
              GPtrArray     *candidates,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autofree char *folded = kith_text_fold (typed);
  g_autoptr (GPtrArray) students = NULL;

  if (!kith_text_is_empty (typed))
    kith_query_where_words (query, typed);
  if (own != 0)
    kith_query_where_assigned (query, own, NULL);
  kith_query_where (query, "archived-on", NULL);
  /* Nothing typed yet: whom they saw last. */
  kith_query_set_order (query, kith_text_is_empty (typed) ? "-last-contact" : "preferred-name");
  kith_query_set_limit (query, MOST_READ);
  students = kith_case_file_list (file, query, cancellable, error);
  for (guint i = 0; students != NULL && i < students->len; i++)
    add_candidate (candidates, g_ptr_array_index (students, i), folded, own != 0);
  return students != NULL;
}

/* On the store thread. */
static gpointer
find_candidates (KithCaseFile *file,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (candidate_free);
  const char *typed = data;
  gint64 own = kith_case_file_get_actor (file)->person;

  if (!add_students (file, typed, own, candidates, cancellable, error) ||
      !add_students (file, typed, 0, candidates, cancellable, error))
    return NULL;
  /* Few enough for a sort that keeps equal ones in their order. */
  g_ptr_array_sort (candidates, compare_candidates);
  return g_steal_pointer (&candidates);
}

static void
choose_row (KithQuickLogStudent *self,
            GtkListBoxRow       *row)
{
  const Candidate *candidate = g_object_get_data (G_OBJECT (row), "kith-candidate");

  kith_quick_log_student_choose (self, candidate->id, candidate->name);
  g_signal_emit (self, chosen_signal, 0);
}

static Candidate *
candidate_copy (const Candidate *candidate)
{
  Candidate *copy = g_memdup2 (candidate, sizeof *candidate);

  copy->name = g_strdup (candidate->name);
  copy->college_id = g_strdup (candidate->college_id);
  return copy;
}

static GtkWidget *
create_row (const Candidate *candidate)
{
  GtkWidget *row = adw_action_row_new ();
  /* Translators: a college id, said of a student whom the person who reads it supports */
  g_autofree char *own = g_strdup_printf (_("%s · you support them"), candidate->college_id);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), candidate->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), candidate->is_own ? own : candidate->college_id);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "kith-candidate", candidate_copy (candidate), candidate_free);
  return row;
}

static void
show_candidates (KithQuickLogStudent *self,
                 GPtrArray           *candidates)
{
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < MIN (candidates->len, MOST_SHOWN); i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (candidates, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), candidates->len > 0);
  gtk_label_set_label (self->nobody_label, _("Nobody you may write about has that name."));
  gtk_widget_set_visible (GTK_WIDGET (self->nobody_label), candidates->len == 0);
  if (candidates->len == 0)
    return;
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  if (self->in_a_hurry)
    choose_row (self, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KithQuickLogStudent) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) candidates = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (candidates != NULL && self->id == 0)
    show_candidates (self, candidates);
  else if (error != NULL) {
    gtk_label_set_label (self->nobody_label, error->message);
    gtk_widget_set_visible (GTK_WIDGET (self->nobody_label), TRUE);
  }
  self->in_a_hurry = FALSE;
}

static void
look (KithQuickLogStudent *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (!kith_store_is_open (self->store))
    return;
  self->cancellable = g_cancellable_new ();
  kith_store_submit_async (self->store, find_candidates,
                           g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))), g_free,
                           (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_found, g_object_ref (self));
}

/* On every key, not after the entry's pause: Enter must mean what is typed. */
static void
on_changed (KithQuickLogStudent *self)
{
  if (self->quiet)
    return;
  /* Enter meant what stood here then. */
  self->in_a_hurry = FALSE;
  if (self->id != 0) {
    self->id = 0;
    g_signal_emit (self, chosen_signal, 0);
  }
  look (self);
}

static void
on_activate (KithQuickLogStudent *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (self->id != 0)
    g_signal_emit (self, chosen_signal, 0);
  else if (self->cancellable != NULL)
    self->in_a_hurry = TRUE;
  else if (row != NULL)
    choose_row (self, row);
}

static void
on_stop_search (KithQuickLogStudent *self)
{
  AdwDialog *dialog = ADW_DIALOG (gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG));

  if (dialog != NULL)
    adw_dialog_close (dialog);
}

static gboolean
on_key_pressed (KithQuickLogStudent *self,
                guint                key,
                guint                code,
                GdkModifierType      modifiers)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;
  GtkListBoxRow *next = NULL;

  if (step == 0 || row == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->list)))
    return GDK_EVENT_PROPAGATE;
  if (gtk_list_box_row_get_index (row) + step >= 0)
    next = gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + step);
  if (next != NULL) {
    gtk_list_box_select_row (self->list, next);
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, next, -1);
  }
  return GDK_EVENT_STOP;
}

static gboolean
kith_quick_log_student_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KITH_QUICK_LOG_STUDENT (widget)->entry));
}

static void
kith_quick_log_student_dispose (GObject *object)
{
  KithQuickLogStudent *self = KITH_QUICK_LOG_STUDENT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (kith_quick_log_student_parent_class)->dispose (object);
}

static void
kith_quick_log_student_class_init (KithQuickLogStudentClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_quick_log_student_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = kith_quick_log_student_grab_focus;

  /**
   * KithQuickLogStudent::chosen:
   * @self: the widget
   */
  chosen_signal = g_signal_new ("chosen", KITH_TYPE_QUICK_LOG_STUDENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
add_entry (KithQuickLogStudent *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_search_entry_set_placeholder_text (self->entry, _("Who: the first letters of a name, then Enter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Student"), -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (on_stop_search), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->entry));
}

static void
kith_quick_log_student_init (KithQuickLogStudent *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  add_entry (self);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  /* The entry moves in the list. With the focus in it, a line typed too early would choose a student by its space. */
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Students"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (choose_row), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  self->nobody_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->nobody_label, 0);
  gtk_label_set_wrap (self->nobody_label, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->nobody_label), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->nobody_label));
}

/**
 * kith_quick_log_student_set_store:
 * @self: the widget
 * @store: an open store
 */
void
kith_quick_log_student_set_store (KithQuickLogStudent *self,
                                  KithStore           *store)
{
  g_return_if_fail (KITH_IS_QUICK_LOG_STUDENT (self));
  g_return_if_fail (KITH_IS_STORE (store));

  g_set_object (&self->store, store);
  look (self);
}

/**
 * kith_quick_log_student_choose:
 * @self: the widget
 * @id: a student, 0 for nobody
 * @name: (nullable): what to call them
 *
 * Shows the student without telling anybody that a person chose.
 */
void
kith_quick_log_student_choose (KithQuickLogStudent *self,
                               gint64               id,
                               const char          *name)
{
  g_return_if_fail (KITH_IS_QUICK_LOG_STUDENT (self));

  self->id = id;
  self->quiet = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name != NULL ? name : "");
  self->quiet = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->nobody_label), FALSE);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
}

gint64
kith_quick_log_student_get_id (KithQuickLogStudent *self)
{
  g_return_val_if_fail (KITH_IS_QUICK_LOG_STUDENT (self), 0);

  return self->id;
}
