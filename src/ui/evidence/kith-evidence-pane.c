/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/kith-evidence-pane.h"

#include "evidence/kith-evidence-row.h"
#include "export/kith-export-dialog.h"
#include "form/kith-record-dialog.h"
#include "kith-policy.h"
#include "kith-student.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "list/kith-list-rows.h"
#include "shell/kith-state-view.h"
#include "shell/kith-window.h"

#include <glib/gi18n.h>

struct _KithEvidencePane
{
  AdwBin parent_instance;

  /* Owned */
  KithStore *store;
  GListStore *lines;
  GCancellable *loading;

  /* Template */
  GtkSearchEntry *search_entry;
  GtkWidget *export_button;
  GtkLabel *count_label;
  KithStateView *state_view;
  GtkListView *rows;

  KithEvidenceList list;
  guint reloading;
};

G_DEFINE_FINAL_TYPE (KithEvidencePane, kith_evidence_pane, ADW_TYPE_BIN)

typedef struct {
  const char *title;
  const char *icon;
  const char *search;
  const char *add;
  const char *dialog;
  const char *empty_title;
  const char *empty_words;
} Words;

static const Words words[KITH_N_EVIDENCE_LISTS] = {
  [KITH_EVIDENCE_LIST_FEEDBACK] = { N_("Feedback"), "starred-symbolic", N_("Search what people said"), N_("_Add Feedback"),
    N_("Feedback"), N_("Nothing Said Yet"),
    N_("Write down what students, carers and partners say, word for word, and whether they agree to be quoted.") },
  [KITH_EVIDENCE_LIST_EVIDENCE] = { N_("Evidence"), "folder-documents-symbolic", N_("Search the evidence"),
    N_("_Add Evidence"), N_("Evidence"), N_("No Evidence Yet"),
    N_("Write down, in one line each, what the college does for care-experienced students: by the seven areas of the NNECL "
       "Quality Mark and the three pillars of the Care Leaver Covenant.") },
  [KITH_EVIDENCE_LIST_DESTINATIONS] = { N_("Destinations"), "mark-location-symbolic", N_("Search who left"), NULL,
    N_("What They Do Now"), N_("Nobody to Ask"),
    N_("Whoever leaves is asked what comes next, and again three and six months later. They stand here when it is time.") },
};

static gboolean
allows (KithEvidencePane *self,
        KithAction        action)
{
  const KithActor *actor = kith_store_get_actor (self->store);

  return actor != NULL && kith_policy_allows_any (actor->roles, kith_evidence_list_get_kind (self->list), action);
}

static const char *
get_typed (KithEvidencePane *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
}

/* What a person does */

static void
present (KithEvidencePane   *self,
         KithRecord         *record,
         const char *const  *fields)
{
  kith_record_dialog_present (GTK_WIDGET (self), self->store, record, fields, KITH_FORM_DEFAULT,
                              _(words[self->list].dialog), NULL, NULL);
}

/* One question of one student, asked today. */
static void
ask (KithEvidencePane       *self,
     const KithEvidenceLine *line)
{
  guint answer = kith_destination_get_field (line->when), asked = kith_destination_get_asked_field (line->when);
  const char *const fields[] = {
    kith_student_kind.fields[answer].name, kith_student_kind.fields[asked].name, "outcome", NULL,
  };
  g_autoptr (KithRecord) student = kith_record_dup (line->record);
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (self->store));

  kith_record_set_text (student, asked, today);
  present (self, student, fields);
}

static void
on_activated (KithEvidencePane *self,
              guint             position)
{
  g_autoptr (KithEvidenceItem) item = g_list_model_get_item (G_LIST_MODEL (self->lines), position);
  const KithEvidenceLine *line = item != NULL ? kith_evidence_item_get_line (item) : NULL;

  if (line == NULL || !allows (self, KITH_ACTION_EDIT))
    return;
  if (self->list == KITH_EVIDENCE_LIST_DESTINATIONS)
    ask (self, line);
  else
    present (self, line->record, NULL);
}

static void
removed (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GtkWidget) self = user_data;
  g_autoptr (GError) error = NULL;
  KithWindow *window = kith_window_get_for (self);

  if (window == NULL)
    return;
  if (kith_store_remove_finish (KITH_STORE (source), result, &error))
    kith_window_offer_undo (window, _("Removed"), 0);
  else
    kith_window_report_error (window, error);
}

static void
remove_line (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  KithEvidencePane *self = KITH_EVIDENCE_PANE (widget);

  kith_store_remove_async (self->store, kith_evidence_list_get_kind (self->list), g_variant_get_int64 (parameter), NULL,
                           removed, g_object_ref (self));
}

static void
add_line (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  kith_evidence_pane_add (KITH_EVIDENCE_PANE (widget));
}

static void
clear_search (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  gtk_editable_set_text (GTK_EDITABLE (KITH_EVIDENCE_PANE (widget)->search_entry), "");
}

static void
export_list (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  KithEvidencePane *self = KITH_EVIDENCE_PANE (widget);
  g_autoptr (KithQuery) query = NULL;
  GDate today;

  kith_clock_get_today (kith_store_get_clock (self->store), &today);
  query = kith_evidence_list_query (self->list, get_typed (self), &today);
  kith_export_dialog_present (widget, self->store, query);
}

/* Showing */

static char *
dup_count_words (KithEvidencePane *self,
                 guint             n_lines)
{
  g_autofree char *number = kith_text_format_number (n_lines);

  switch (self->list) {
  case KITH_EVIDENCE_LIST_FEEDBACK:
    return g_strdup_printf (ngettext ("%s quote", "%s quotes", n_lines), number);
  case KITH_EVIDENCE_LIST_EVIDENCE:
    return g_strdup_printf (ngettext ("%s piece of evidence", "%s pieces of evidence", n_lines), number);
  case KITH_EVIDENCE_LIST_DESTINATIONS:
    return g_strdup_printf (ngettext ("%s student to ask", "%s students to ask", n_lines), number);
  }
  g_return_val_if_reached (NULL);
}

static void
show_lines (KithEvidencePane *self,
            GPtrArray        *lines)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *count = dup_count_words (self, lines->len);

  g_ptr_array_set_free_func (lines, NULL);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (items, kith_evidence_item_new (g_ptr_array_index (lines, i)));
  kith_list_rows_update (self->rows, self->lines, items, kith_evidence_item_is_same, kith_evidence_item_looks_same);
  gtk_label_set_label (self->count_label, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), lines->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.export", lines->len > 0);
  kith_state_view_set_state (self->state_view, lines->len > 0                        ? KITH_STATE_CONTENT
                                               : *get_typed (self) != '\0' ? KITH_STATE_NO_RESULT
                                                                           : KITH_STATE_EMPTY);
}

typedef struct {
  KithEvidenceList list;
  char *typed;
} Wanted;

static void
wanted_free (gpointer data)
{
  g_free (((Wanted *) data)->typed);
  g_free (data);
}

static gpointer
load_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  const Wanted *wanted = data;

  return kith_evidence_list_load (file, wanted->list, wanted->typed, error);
}

static void
loaded (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KithEvidencePane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (self->lines == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (lines == NULL)
    kith_state_view_set_error (self->state_view, error);
  else
    show_lines (self, lines);
}

static gboolean
reload (gpointer data)
{
  KithEvidencePane *self = data;
  Wanted *wanted = NULL;

  self->reloading = 0;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (!kith_store_is_open (self->store))
    return G_SOURCE_REMOVE;
  self->loading = g_cancellable_new ();
  wanted = g_new0 (Wanted, 1);
  *wanted = (Wanted) { self->list, g_strdup (get_typed (self)) };
  kith_store_submit_async (self->store, load_job, wanted, wanted_free, (GDestroyNotify) g_ptr_array_unref, self->loading,
                           loaded, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
reload_soon (KithEvidencePane *self)
{
  if (self->reloading == 0)
    self->reloading = g_idle_add (reload, self);
}

static void
on_search_changed (KithEvidencePane *self)
{
  if (self->store != NULL)
    reload_soon (self);
}

static void
on_store_changed (KithEvidencePane *self,
                  const char       *kind)
{
  const char *own = kith_evidence_list_get_kind (self->list)->name;

  if (*kind == '\0' || g_str_equal (kind, own) ||
      (self->list == KITH_EVIDENCE_LIST_FEEDBACK && g_str_equal (kind, kith_student_kind.name)))
    reload_soon (self);
}

static void
kith_evidence_pane_dispose (GObject *object)
{
  KithEvidencePane *self = KITH_EVIDENCE_PANE (object);

  g_clear_handle_id (&self->reloading, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->rows != NULL)
    gtk_list_view_set_model (self->rows, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_EVIDENCE_PANE);
  g_clear_object (&self->lines);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_evidence_pane_parent_class)->dispose (object);
}

static void
kith_evidence_pane_class_init (KithEvidencePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_evidence_pane_dispose;

  g_type_ensure (KITH_TYPE_STATE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("evidence/kith-evidence-pane.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithEvidencePane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KithEvidencePane, export_button);
  gtk_widget_class_bind_template_child (widget_class, KithEvidencePane, count_label);
  gtk_widget_class_bind_template_child (widget_class, KithEvidencePane, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithEvidencePane, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);

  gtk_widget_class_install_action (widget_class, "evidence.new", NULL, add_line);
  gtk_widget_class_install_action (widget_class, "evidence.remove", "x", remove_line);
  gtk_widget_class_install_action (widget_class, "evidence.clear", NULL, clear_search);
  gtk_widget_class_install_action (widget_class, "evidence.export", NULL, export_list);
}

static void
kith_evidence_pane_init (KithEvidencePane *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  self->lines = g_list_store_new (KITH_TYPE_EVIDENCE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->lines)));
  gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (selection));
}

static void
set_up_words (KithEvidencePane *self)
{
  const Words *own = &words[self->list];

  gtk_search_entry_set_placeholder_text (self->search_entry, _(own->search));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _(own->search), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _(own->title), -1);
  kith_state_view_set_words (self->state_view, KITH_STATE_EMPTY, own->icon, _(own->empty_title), _(own->empty_words));
  if (kith_evidence_pane_may_add (self))
    kith_state_view_set_button (self->state_view, KITH_STATE_EMPTY, _(own->add), "evidence.new");
  kith_state_view_set_words (self->state_view, KITH_STATE_NO_RESULT, "edit-find-symbolic", _("Nothing Matches"),
                             _("Check the spelling, or search for another word."));
  kith_state_view_set_button (self->state_view, KITH_STATE_NO_RESULT, _("_Clear Search"), "evidence.clear");
}

/**
 * kith_evidence_pane_new:
 * @store: the open store
 * @list: which of the lists
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
kith_evidence_pane_new (KithStore        *store,
                        KithEvidenceList  list)
{
  KithEvidencePane *self = NULL;
  g_autoptr (GtkListItemFactory) factory = NULL;
  gboolean is_asked = list == KITH_EVIDENCE_LIST_DESTINATIONS;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  self = g_object_new (KITH_TYPE_EVIDENCE_PANE, NULL);
  self->store = g_object_ref (store);
  self->list = list;
  factory = kith_evidence_row_factory_new (!is_asked && allows (self, KITH_ACTION_REMOVE) ? "evidence.remove" : NULL);
  gtk_list_view_set_factory (self->rows, factory);
  /* what is to be asked is worked out from the records: a file of them would hold others as well */
  gtk_widget_set_visible (self->export_button, !is_asked && kith_export_dialog_is_allowed (store));
  set_up_words (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  kith_state_view_set_state (self->state_view, KITH_STATE_LOADING);
  reload_soon (self);
  return GTK_WIDGET (self);
}

const char *
kith_evidence_pane_get_title (KithEvidenceList list)
{
  return _(words[list].title);
}

const char *
kith_evidence_pane_get_icon (KithEvidenceList list)
{
  return words[list].icon;
}

gboolean
kith_evidence_pane_may_add (KithEvidencePane *self)
{
  g_return_val_if_fail (KITH_IS_EVIDENCE_PANE (self), FALSE);

  return words[self->list].add != NULL && allows (self, KITH_ACTION_ADD);
}

void
kith_evidence_pane_add (KithEvidencePane *self)
{
  g_autoptr (KithRecord) record = NULL;
  g_autofree char *today = NULL;
  guint date = KITH_NO_FIELD;

  g_return_if_fail (KITH_IS_EVIDENCE_PANE (self));

  if (!kith_evidence_pane_may_add (self))
    return;
  record = kith_record_new (kith_evidence_list_get_kind (self->list));
  date = kith_kind_find_field (kith_record_get_kind (record), "date");
  today = kith_clock_dup_today (kith_store_get_clock (self->store));
  kith_record_set_text (record, date, today);
  present (self, record, NULL);
}

void
kith_evidence_pane_find (KithEvidencePane *self)
{
  g_return_if_fail (KITH_IS_EVIDENCE_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
