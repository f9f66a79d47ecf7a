/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search/kith-search-dialog.h"

#include "kith-kinds.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "search/kith-search-row.h"
#include "shell/kith-accessible.h"
#include "shell/kith-state-view.h"

#include <glib/gi18n.h>

/* Lines of each kind at first, and once more are asked for. */
#define FEW 5
#define MANY 100
/* One letter alone is the beginning of too much. */
#define SHORTEST 2

struct _KithSearchDialog
{
  AdwDialog parent_instance;

  /* Template */
  GtkSearchEntry *entry;
  GtkLabel *hint_label;
  KithStateView *states;
  GtkViewport *viewport;
  GtkListBox *list;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  /* the words that were asked for last, those that the list answers, and those that Enter was pressed for before their
   * answer came */
  char *asked;
  char *answered;
  char *hurried;

  /* Borrowed: it stands in this window */
  KithWindow *window;
  guint limit;
};

G_DEFINE_FINAL_TYPE (KithSearchDialog, kith_search_dialog, ADW_TYPE_DIALOG)

typedef struct {
  char *words;
  guint limit;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->words);
  g_free (question);
}

/* On the store thread. */
static gpointer
search_job (KithCaseFile *file,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  const Question *question = data;

  return kith_search (file, question->words, KITH_SEARCH_EVERYTHING, 0, question->limit, cancellable, error);
}

static const char *
get_typed (KithSearchDialog *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static gboolean
may_see_students (KithSearchDialog *self)
{
  const KithActor *actor = kith_store_get_actor (self->store);

  return actor != NULL && kith_policy_allows_any (actor->roles, &kith_student_kind, KITH_ACTION_SEE);
}

/* The list */

static void
select_row (KithSearchDialog *self,
            GtkListBoxRow    *row)
{
  gtk_list_box_select_row (self->list, row);
  if (row == NULL) {
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
    return;
  }
  gtk_viewport_scroll_to (self->viewport, GTK_WIDGET (row), NULL);
  /* The cursor stays where people type; a screen reader is told which line Enter opens. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
}

static void
move_selection (KithSearchDialog *self,
                int               step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int position = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;
  GtkListBoxRow *next = position >= 0 ? gtk_list_box_get_row_at_index (self->list, position) : NULL;

  if (next != NULL)
    select_row (self, next);
}

/* Translators: a heading of the search, such as Notes, and how many there are */
#define HEADING(label, number) g_strdup_printf (_("%s (%s)"), label, number)

static char *
dup_heading (KithMatches    *matches,
             const KithKind *kind)
{
  guint n = kith_matches_get_count (matches, kind);
  g_autofree char *number = kith_text_format_number (n);
  g_autofree char *words = n < KITH_SEARCH_CAP ? g_strdup (number) : g_strconcat (number, "+", NULL);

  return HEADING (_(kind->label_plural), words);
}

static gboolean
is_last_of_kind (KithMatches *matches,
                 guint        position)
{
  const KithMatch *match = g_ptr_array_index (matches->list, position);
  const KithMatch *next = position + 1 < matches->list->len ? g_ptr_array_index (matches->list, position + 1) : NULL;

  return next == NULL || next->kind != match->kind;
}

static void
add_matches (KithSearchDialog *self,
             KithMatches      *matches)
{
  guint n_of_kind = 0;

  for (guint i = 0; i < matches->list->len; i++) {
    const KithMatch *match = g_ptr_array_index (matches->list, i);
    g_autofree char *heading = dup_heading (matches, match->kind);

    gtk_list_box_append (self->list, kith_search_row_new_match (match, heading));
    n_of_kind++;
    if (!is_last_of_kind (matches, i))
      continue;
    if (n_of_kind < kith_matches_get_count (matches, match->kind) && self->limit < MANY)
      gtk_list_box_append (self->list, kith_search_row_new_more (heading));
    n_of_kind = 0;
  }
}

static void
add_actions (KithSearchDialog *self)
{
  g_autoptr (GPtrArray) actions = kith_search_actions_find (self->window, get_typed (self));

  for (guint i = 0; i < actions->len; i++)
    gtk_list_box_append (self->list, kith_search_row_new_action (g_ptr_array_index (actions, i), _("What Kith can do")));
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  const char *group = kith_search_row_get_group (KITH_SEARCH_ROW (row));
  const char *above = before != NULL ? kith_search_row_get_group (KITH_SEARCH_ROW (before)) : NULL;
  GtkWidget *label = NULL;

  if (g_strcmp0 (group, above) == 0) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }
  label = gtk_label_new (group);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, before != NULL ? 12 : 0);
  gtk_widget_set_margin_start (label, 6);
  gtk_widget_set_margin_bottom (label, 3);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_box_row_set_header (row, label);
}

static KithState
find_empty_state (KithSearchDialog *self)
{
  if (!may_see_students (self))
    return KITH_STATE_NOT_ALLOWED;
  return g_utf8_strlen (get_typed (self), SHORTEST) < SHORTEST ? KITH_STATE_EMPTY : KITH_STATE_NO_RESULT;
}

static void
set_hint (KithSearchDialog *self,
          const char       *words)
{
  gtk_label_set_label (self->hint_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), words != NULL);
}

static void
announce (KithSearchDialog *self,
          KithMatches      *matches)
{
  guint n = 0;
  g_autofree char *words = NULL;

  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (self->list, (int) n)) != NULL;)
    n++;
  words = g_strdup_printf (ngettext ("%u line found", "%u lines found", n), n);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->entry), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_matches (KithSearchDialog *self,
              KithMatches      *matches)
{
  gtk_list_box_remove_all (self->list);
  if (matches != NULL)
    add_matches (self, matches);
  add_actions (self);
  set_hint (self, matches != NULL && matches->is_near ? _("Nobody has exactly that name. These are one letter away.")
                                                      : NULL);
  if (gtk_list_box_get_row_at_index (self->list, 0) == NULL) {
    kith_state_view_set_state (self->states, find_empty_state (self));
    select_row (self, NULL);
    return;
  }
  kith_state_view_set_state (self->states, KITH_STATE_CONTENT);
  select_row (self, gtk_list_box_get_row_at_index (self->list, 0));
  if (matches != NULL)
    announce (self, matches);
}

/* Searching */

static void on_row_activated (KithSearchDialog *self,
                              GtkListBoxRow    *row);

static void
open_if_hurried (KithSearchDialog *self)
{
  g_autofree char *hurried = g_steal_pointer (&self->hurried);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (g_strcmp0 (hurried, get_typed (self)) == 0 && row != NULL &&
      kith_state_view_get_state (self->states) == KITH_STATE_CONTENT)
    on_row_activated (self, row);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KithSearchDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithMatches) matches = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  g_set_str (&self->answered, self->asked);
  if (matches != NULL)
    show_matches (self, matches);
  else
    kith_state_view_set_error (self->states, error);
  open_if_hurried (self);
}

static void
search (KithSearchDialog *self)
{
  Question *question = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_set_str (&self->asked, get_typed (self));
  if (kith_text_is_empty (self->asked)) {
    g_set_str (&self->answered, self->asked);
    show_matches (self, NULL);
    return;
  }
  if (!kith_store_is_open (self->store))
    return;
  self->cancellable = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->words = g_strdup (self->asked);
  question->limit = self->limit;
  kith_store_submit_async (self->store, search_job, question, question_free, (GDestroyNotify) kith_matches_free,
                           self->cancellable, on_found, g_object_ref (self));
}

static void
on_search_changed (KithSearchDialog *self)
{
  self->limit = FEW;
  search (self);
}

/* The dialog goes first, so that it does not take the focus back from what it opens. */
static void
on_row_activated (KithSearchDialog *self,
                  GtkListBoxRow    *row)
{
  g_autoptr (KithSearchRow) chosen = g_object_ref (KITH_SEARCH_ROW (row));
  KithWindow *window = self->window;

  if (kith_search_row_is_more (chosen)) {
    self->limit = MANY;
    search (self);
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
    return;
  }
  adw_dialog_force_close (ADW_DIALOG (self));
  kith_search_row_open (chosen, window);
}

/* Enter means what is typed, also when the list still shows what was found for fewer letters. */
static void
on_activate (KithSearchDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (g_strcmp0 (self->answered, get_typed (self)) != 0) {
    g_set_str (&self->hurried, get_typed (self));
    search (self);
  } else if (row != NULL && kith_state_view_get_state (self->states) == KITH_STATE_CONTENT) {
    on_row_activated (self, row);
  }
}

static void
on_stop_search (KithSearchDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
on_key_pressed (KithSearchDialog *self,
                guint             key,
                guint             code,
                GdkModifierType   modifiers)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_Up && key != GDK_KEY_KP_Down && key != GDK_KEY_KP_Up)
    return GDK_EVENT_PROPAGATE;
  move_selection (self, key == GDK_KEY_Down || key == GDK_KEY_KP_Down ? 1 : -1);
  return GDK_EVENT_STOP;
}

/* Setting up */

static void
kith_search_dialog_dispose (GObject *object)
{
  KithSearchDialog *self = KITH_SEARCH_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_SEARCH_DIALOG);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (kith_search_dialog_parent_class)->dispose (object);
}

static void
kith_search_dialog_finalize (GObject *object)
{
  KithSearchDialog *self = KITH_SEARCH_DIALOG (object);

  g_free (self->asked);
  g_free (self->answered);
  g_free (self->hurried);
  G_OBJECT_CLASS (kith_search_dialog_parent_class)->finalize (object);
}

static void
kith_search_dialog_class_init (KithSearchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_search_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_search_dialog_finalize;

  g_type_ensure (KITH_TYPE_STATE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("search/kith-search-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithSearchDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, KithSearchDialog, hint_label);
  gtk_widget_class_bind_template_child (widget_class, KithSearchDialog, states);
  gtk_widget_class_bind_template_child (widget_class, KithSearchDialog, viewport);
  gtk_widget_class_bind_template_child (widget_class, KithSearchDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
kith_search_dialog_init (KithSearchDialog *self)
{
  self->limit = FEW;
  self->answered = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  kith_state_view_set_words (self->states, KITH_STATE_EMPTY, "edit-find-symbolic", _("Type One More Letter"),
                             _("Two letters are enough to find somebody."));
  kith_state_view_set_words (self->states, KITH_STATE_NO_RESULT, "edit-find-symbolic", _("Nothing Found"),
                             _("Check the spelling, or type fewer words. Only what you may see is looked through; notes "
                               "for the safeguarding lead are not."));
  kith_state_view_set_words (self->states, KITH_STATE_NOT_ALLOWED, NULL, _("Nothing Found"),
                             _("This account does not open students’ records. Search finds people of the team, and what "
                               "Kith can do."));
}

/**
 * kith_search_dialog_new:
 * @window: the window
 *
 * Returns: (transfer floating): the search, with what Kith can do until something is typed
 */
AdwDialog *
kith_search_dialog_new (KithWindow *window)
{
  KithSearchDialog *self = NULL;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);

  self = g_object_new (KITH_TYPE_SEARCH_DIALOG, NULL);
  self->window = window;
  self->store = g_object_ref (kith_window_get_store (window));
  kith_accessible_name_containers (GTK_WIDGET (self), _("Search Everything"));
  show_matches (self, NULL);
  return ADW_DIALOG (self);
}

/**
 * kith_search_dialog_present:
 * @window: the window
 *
 * Opens the search, unless it is open already.
 */
void
kith_search_dialog_present (KithWindow *window)
{
  AdwDialog *visible = NULL;

  g_return_if_fail (KITH_IS_WINDOW (window));

  visible = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  if (!KITH_IS_SEARCH_DIALOG (visible))
    adw_dialog_present (kith_search_dialog_new (window), GTK_WIDGET (window));
}
