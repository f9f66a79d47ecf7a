/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "concerns/kith-concern-view.h"

#include "audit/kith-audit-page.h"
#include "concerns/kith-danger-banner.h"
#include "form/kith-form-row.h"
#include "form/kith-record-dialog.h"
#include "kith-concern-action.h"
#include "kith-concern.h"
#include "kith-concerns.h"
#include "kith-date.h"
#include "kith-text.h"
#include "kith-time.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"
#include "shell/kith-focus.h"
#include "shell/kith-state-view.h"
#include "shell/kith-window.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

struct _KithConcernView
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  KithConcernPage *page;

  /* Template */
  GtkWidget *audit_button;
  KithStateView *state_view;
  AdwBin *banner_bin;
  GtkLabel *about_label;
  GtkLabel *words_label;
  GtkWidget *student_button;
  GtkBox *sections_box;

  gint64 id;
  guint reloading;
  gboolean was_opened;
};

G_DEFINE_FINAL_TYPE (KithConcernView, kith_concern_view, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
may (KithConcernView *self,
     const KithKind  *kind,
     KithAction       action)
{
  const KithActor *actor = kith_store_get_actor (self->store);

  return actor != NULL && kith_policy_allows_any (actor->roles, kind, action);
}

static KithRecord *
get_concern (KithConcernView *self)
{
  return self->page->item->concern;
}

/* What a person does */

static void
on_audit_clicked (KithConcernView *self)
{
  kith_audit_page_show_of (GTK_WIDGET (self), KITH_AUDIT_OF_CONCERN, self->id);
}

static void
on_open_student (KithConcernView *self)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (window != NULL && self->page != NULL)
    kith_window_show_student (window, kith_record_get_number (get_concern (self), KITH_CONCERN_STUDENT));
}

static void
on_add_action (KithConcernView *self)
{
  g_autoptr (KithRecord) action = kith_record_new (&kith_concern_action_kind);
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (self->store));

  kith_record_set_number (action, KITH_CONCERN_ACTION_CONCERN, self->id);
  kith_record_set_text (action, KITH_CONCERN_ACTION_DATE, today);
  kith_record_dialog_present (GTK_WIDGET (self), self->store, action, NULL, KITH_FORM_DEFAULT, _("What Was Done"), NULL,
                              NULL);
}

static void
on_decide (KithConcernView *self)
{
  /* The same fields as for closing: there is one draft of a change to a concern, and neither may lose the other's words. */
  static const char *const fields[] = { "level", "decision", "reasons", "outcome", "closed-on", NULL };

  kith_record_dialog_present (GTK_WIDGET (self), self->store, get_concern (self), fields, KITH_FORM_DEFAULT,
                              _("Decision"), NULL, NULL);
}

static void
on_close_concern (KithConcernView *self)
{
  static const char *const fields[] = { "level", "decision", "reasons", "outcome", "closed-on", NULL };
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (self->store));
  g_autofree char *day = kith_date_format_iso (today);
  KithRecordDialog *dialog = kith_record_dialog_present (GTK_WIDGET (self), self->store, get_concern (self), fields,
                                                         KITH_FORM_DEFAULT, _("Close the Concern"), NULL, NULL);

  /* Put into the form as if it had been typed, so that it is kept when somebody else changed the concern meanwhile. */
  if (!kith_record_has (get_concern (self), KITH_CONCERN_CLOSED_ON))
    kith_form_row_set_typed (KITH_FORM_ROW (kith_form_get_row (kith_record_dialog_get_form (dialog), "closed-on")), day);
}

/* Filling */

static GtkWidget *
add_button (KithConcernView     *self,
            AdwPreferencesGroup *group,
            const char          *label,
            const char          *widget_name,
            GCallback            clicked)
{
  GtkWidget *button = kith_pane_create_button (NULL, label);

  gtk_widget_remove_css_class (button, "flat");
  gtk_widget_set_name (button, widget_name);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (group, button);
  return button;
}

static void
add_field (KithConcernView     *self,
           AdwPreferencesGroup *group,
           KithConcernField     field,
           const char          *label)
{
  g_autofree char *value = kith_record_format (get_concern (self), field);

  kith_pane_add_fact (group, label, value);
}

static char *
dup_happened (KithRecord *concern)
{
  g_autofree char *day = kith_record_format (concern, KITH_CONCERN_DATE);
  g_autofree char *time = kith_record_format (concern, KITH_CONCERN_TIME);

  if (kith_text_is_empty (time))
    return g_steal_pointer (&day);
  /* Translators: a date, then a time of day */
  return g_strdup_printf (_("%s, %s"), day, time);
}

static char *
dup_author (KithConcernPage *page)
{
  const char *role = kith_record_get_text (page->item->concern, KITH_CONCERN_AUTHOR_ROLE);
  g_autofree char *moment =
    kith_time_format_instant (kith_record_get_number (page->item->concern, KITH_CONCERN_RECORDED_AT));

  /* Translators: a person, their role when they raised a concern, and when that was */
  return g_strdup_printf (_("%s (%s), %s"), page->item->author, role != NULL ? role : "", moment);
}

static char *
dup_read (KithConcernPage *page)
{
  g_autofree char *moment = NULL;

  if (page->read_by == NULL)
    return g_strdup (_("Not read"));
  moment = kith_time_format_instant (kith_record_get_number (page->item->concern, KITH_CONCERN_READ_AT));
  /* Translators: a person, and when they read it first */
  return g_strdup_printf (_("%s, %s"), page->read_by, moment);
}

static void
add_raised (KithConcernView *self)
{
  AdwPreferencesGroup *group = kith_pane_add_group (self->sections_box, _("As It Was Raised"),
                                                    _("Locked: nobody can change what was written."));
  g_autofree char *author = dup_author (self->page);
  g_autofree char *happened = dup_happened (get_concern (self));
  g_autofree char *read = dup_read (self->page);

  kith_pane_add_fact (group, _("Raised by"), author);
  kith_pane_add_fact (group, _("Happened"), happened);
  kith_pane_add_fact (group, _("Told"), self->page->told);
  add_field (self, group, KITH_CONCERN_LATE_REASON, _("Why it was raised late"));
  add_field (self, group, KITH_CONCERN_FACTS, _("What was seen or heard"));
  add_field (self, group, KITH_CONCERN_EXACT_WORDS, _("Exact words"));
  add_field (self, group, KITH_CONCERN_INJURIES, _("Injuries"));
  add_field (self, group, KITH_CONCERN_IMMEDIATE_ACTION, _("What was done at once"));
  add_field (self, group, KITH_CONCERN_TOLD_TO, _("Who was told"));
  kith_pane_add_fact (group, _("First read by"), read);
}

static void
append_line (GString    *words,
             const char *label,
             const char *text)
{
  if (!kith_text_is_empty (text))
    /* Translators: a field's label, and what stands in it */
    g_string_append_printf (words, _("\n%s: %s"), label, text);
}

static char *
dup_action_words (KithRecord *action)
{
  g_autoptr (GString) words = g_string_new (kith_record_get_text (action, KITH_CONCERN_ACTION_TEXT));

  append_line (words, _("To"), kith_record_get_text (action, KITH_CONCERN_ACTION_TO));
  append_line (words, _("Reference"), kith_record_get_text (action, KITH_CONCERN_ACTION_REFERENCE));
  append_line (words, _("Reasons"), kith_record_get_text (action, KITH_CONCERN_ACTION_REASONS));
  return g_string_free_and_steal (g_steal_pointer (&words));
}

static void
add_actions (KithConcernView *self)
{
  AdwPreferencesGroup *group = kith_pane_add_group (self->sections_box, _("What Was Done"), NULL);

  for (guint i = 0; i < self->page->actions->len; i++) {
    const KithConcernItem *item = g_ptr_array_index (self->page->actions, i);
    g_autofree char *words = dup_action_words (item->concern);

    adw_action_row_set_subtitle_selectable (kith_pane_add_row (group, item->words, words), TRUE);
  }
  if (self->page->actions->len == 0)
    kith_pane_add_remark (group, _("Nothing is written down yet."));
  if (may (self, &kith_concern_action_kind, KITH_ACTION_ADD))
    add_button (self, group, _("Add Action…"), "kith-add-action", G_CALLBACK (on_add_action));
}

static void
add_decision (KithConcernView *self)
{
  AdwPreferencesGroup *group = kith_pane_add_group (self->sections_box, _("Decision"), NULL);
  gboolean is_decided = kith_record_has (get_concern (self), KITH_CONCERN_DECISION);

  add_field (self, group, KITH_CONCERN_LEVEL, _("Level"));
  add_field (self, group, KITH_CONCERN_DECISION, _("Decision"));
  add_field (self, group, KITH_CONCERN_REASONS, _("Reasons"));
  if (!is_decided)
    kith_pane_add_remark (group, _("Nothing is decided yet. A decision has its reasons, also the decision to do nothing."));
  if (may (self, &kith_concern_kind, KITH_ACTION_EDIT))
    kith_accessible_name_button (
      add_button (self, group, is_decided ? _("Change…") : _("Decide…"), "kith-decide", G_CALLBACK (on_decide)),
      is_decided ? _("Change the decision") : _("Decide about this concern"));
}

static void
add_closing (KithConcernView *self)
{
  AdwPreferencesGroup *group = kith_pane_add_group (self->sections_box, _("Closing"), NULL);
  gboolean is_closed = kith_record_has (get_concern (self), KITH_CONCERN_CLOSED_ON);

  add_field (self, group, KITH_CONCERN_CLOSED_ON, _("Closed on"));
  add_field (self, group, KITH_CONCERN_OUTCOME, _("Outcome"));
  if (!is_closed)
    kith_pane_add_remark (group, _("Open. It is closed with a decision, its reasons and the outcome."));
  if (may (self, &kith_concern_kind, KITH_ACTION_EDIT))
    kith_accessible_name_button (
      add_button (self, group, is_closed ? _("Change…") : _("Close…"), "kith-close-concern", G_CALLBACK (on_close_concern)),
      is_closed ? _("Change how it was closed") : _("Close this concern"));
}

static void
fill (KithConcernView *self)
{
  g_autofree char *focused = kith_focus_dup_name (GTK_WIDGET (self->sections_box));
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections_box))) != NULL)
    gtk_box_remove (self->sections_box, child);
  gtk_label_set_label (self->about_label, self->page->item->about);
  gtk_label_set_label (self->words_label, self->page->item->words);
  gtk_widget_set_visible (self->student_button, kith_record_has (get_concern (self), KITH_CONCERN_STUDENT));
  add_raised (self);
  add_actions (self);
  add_decision (self);
  add_closing (self);
  kith_focus_named (GTK_WIDGET (self->sections_box), focused);
  kith_state_view_set_state (self->state_view, KITH_STATE_CONTENT);
}

/* Loading */

typedef struct {
  gint64 id;
  gboolean is_opened;
} Asked;

static gpointer
load_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  const Asked *asked = data;

  return kith_concern_page_load (file, asked->id, asked->is_opened, error);
}

/* Opening it writes down that it was read, and so it is loaded again: what the keyboard is on must not go for that. Actions
 * never change. */
static gboolean
looks_same (KithConcernPage *a,
            KithConcernPage *b)
{
  return kith_record_get_version (a->item->concern) == kith_record_get_version (b->item->concern) &&
         a->actions->len == b->actions->len && g_str_equal (a->item->about, b->item->about) &&
         g_str_equal (a->item->words, b->item->words) && g_strcmp0 (a->read_by, b->read_by) == 0;
}

static void
loaded (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KithConcernView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithConcernPage) page = kith_store_submit_finish (KITH_STORE (source), result, &error);
  gboolean is_same = FALSE;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (page == NULL) {
    kith_state_view_set_error (self->state_view, error);
    return;
  }
  is_same = self->page != NULL && looks_same (self->page, page);
  g_clear_pointer (&self->page, kith_concern_page_free);
  self->page = g_steal_pointer (&page);
  if (!is_same)
    fill (self);
}

/* Only the first time is a person opening it; afterwards it follows what they change. */
static gboolean
reload (gpointer data)
{
  KithConcernView *self = data;
  Asked asked = { self->id, !self->was_opened };

  self->reloading = 0;
  if (!kith_store_is_open (self->store))
    return G_SOURCE_REMOVE;
  self->was_opened = TRUE;
  kith_store_submit_async (self->store, load_job, g_memdup2 (&asked, sizeof asked), g_free,
                           (GDestroyNotify) kith_concern_page_free, self->cancellable, loaded, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (KithConcernView *self,
                  const char      *kind)
{
  static const char *const kinds[] = { "concern", "concern-action", "student", "person", NULL };

  if ((*kind == '\0' || g_strv_contains (kinds, kind)) && self->reloading == 0)
    self->reloading = g_idle_add (reload, self);
}

static void
kith_concern_view_dispose (GObject *object)
{
  KithConcernView *self = KITH_CONCERN_VIEW (object);

  g_clear_handle_id (&self->reloading, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_CONCERN_VIEW);
  g_clear_pointer (&self->page, kith_concern_page_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_concern_view_parent_class)->dispose (object);
}

static void
kith_concern_view_finalize (GObject *object)
{
  g_clear_object (&KITH_CONCERN_VIEW (object)->cancellable);

  G_OBJECT_CLASS (kith_concern_view_parent_class)->finalize (object);
}

static void
kith_concern_view_class_init (KithConcernViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_concern_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_concern_view_finalize;

  g_type_ensure (KITH_TYPE_STATE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("concerns/kith-concern-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithConcernView, audit_button);
  gtk_widget_class_bind_template_child (widget_class, KithConcernView, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithConcernView, banner_bin);
  gtk_widget_class_bind_template_child (widget_class, KithConcernView, about_label);
  gtk_widget_class_bind_template_child (widget_class, KithConcernView, words_label);
  gtk_widget_class_bind_template_child (widget_class, KithConcernView, student_button);
  gtk_widget_class_bind_template_child (widget_class, KithConcernView, sections_box);
  gtk_widget_class_bind_template_callback (widget_class, on_audit_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_open_student);
}

static void
kith_concern_view_init (KithConcernView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  kith_state_view_set_state (self->state_view, KITH_STATE_LOADING);
}

/**
 * kith_concern_view_new:
 * @store: the open store
 * @id: a concern
 *
 * Returns: (transfer floating): its page; opening it counts as reading it
 */
AdwNavigationPage *
kith_concern_view_new (KithStore *store,
                       gint64     id)
{
  KithConcernView *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  self = g_object_new (KITH_TYPE_CONCERN_VIEW, NULL);
  self->store = g_object_ref (store);
  kith_accessible_name_button (self->audit_button, _("What Was Done with This"));
  gtk_widget_set_visible (self->audit_button, kith_audit_page_may (store));
  self->id = id;
  adw_bin_set_child (self->banner_bin, kith_danger_banner_new (self->store));
  g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  self->reloading = g_idle_add (reload, self);
  kith_accessible_name_containers (GTK_WIDGET (self), _("Concern"));
  return ADW_NAVIGATION_PAGE (self);
}
