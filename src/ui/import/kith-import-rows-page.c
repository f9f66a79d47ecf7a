/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-rows-page.h"

#include "kith-attendance.h"
#include "kith-import-cell.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "shell/kith-state-view.h"

#include <glib/gi18n.h>

/* One chip for each outcome and one for all. */
#define N_CHIPS (KITH_IMPORT_N_OUTCOMES + 1)

struct _KithImportRowsPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithImport *import;
  KithImportPreview *preview;
  KithImportEntries *entries;

  /* Children */
  GtkLabel *summary;
  GtkBox *warnings_box;
  GtkWidget *left_out_expander;
  GtkLabel *left_out;
  GtkEditable *search;
  AdwWrapBox *chips;
  KithStateView *state_view;
  GtkListView *list;
  GtkLabel *more_label;
  GtkButton *import_button;
  GtkToggleButton *chip_buttons[N_CHIPS];
};

enum {
  SIGNAL_CONFIRMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KithImportRowsPage, kith_import_rows_page, ADW_TYPE_NAVIGATION_PAGE)

/* All first, then in the order in which they matter. */
static const KithImportOutcome chip_outcomes[N_CHIPS] = {
  KITH_IMPORT_N_OUTCOMES, KITH_IMPORT_NEW,     KITH_IMPORT_UPDATED,
  KITH_IMPORT_UNCHANGED,  KITH_IMPORT_REFUSED, KITH_IMPORT_NOT_SELECTED,
};

static gboolean
is_ilr (KithImportRowsPage *self)
{
  return kith_import_source_get_format (kith_import_get_source (self->import)) == KITH_IMPORT_FORMAT_ILR;
}

static gboolean
is_attendance (KithImportRowsPage *self)
{
  return kith_import_get_kind (self->import) == &kith_attendance_kind;
}

/* Rows too far down to be listed go by what is ticked to begin with. */
static guint64
count_unlisted (KithImportRowsPage *self)
{
  switch (kith_import_entries_get_ticks (self->entries)) {
  case KITH_IMPORT_TICKS_SUGGESTED:
    return self->preview->n_suggested;
  case KITH_IMPORT_TICKS_ALL:
    return self->preview->n_rows - kith_import_entries_get_size (self->entries);
  case KITH_IMPORT_TICKS_NONE:
    return 0;
  }
  g_return_val_if_reached (0);
}

static guint64
count_wanted (KithImportRowsPage *self)
{
  return kith_import_entries_get_count (self->entries, KITH_IMPORT_NEW)
         + kith_import_entries_get_count (self->entries, KITH_IMPORT_UPDATED) + count_unlisted (self);
}

static void
update_chips (KithImportRowsPage *self)
{
  for (guint i = 0; i < N_CHIPS; i++) {
    KithImportOutcome outcome = chip_outcomes[i];
    guint count = outcome == KITH_IMPORT_N_OUTCOMES ? kith_import_entries_get_size (self->entries)
                                                    : kith_import_entries_get_count (self->entries, outcome);
    g_autofree char *number = kith_text_format_number (count);
    g_autofree char *label = g_strdup_printf ("%s %s", kith_import_outcome_get_label (outcome), number);

    gtk_button_set_label (GTK_BUTTON (self->chip_buttons[i]), label);
    gtk_widget_set_visible (GTK_WIDGET (self->chip_buttons[i]),
                            count > 0 || gtk_toggle_button_get_active (self->chip_buttons[i]));
  }
}

static void
update_button (KithImportRowsPage *self)
{
  guint64 wanted = count_wanted (self);
  g_autofree char *number = kith_text_format_number ((gint64) wanted);
  g_autofree char *label = NULL;

  label = wanted > 0
            /* Translators: how many, with commas */
            ? g_strdup_printf (is_attendance (self)
                                 ? ngettext ("_Import %s Period", "_Import %s Periods", (gulong) wanted)
                                 : ngettext ("_Import %s Student", "_Import %s Students", (gulong) wanted),
                               number)
            : g_strdup (_("Nothing to Import"));
  gtk_button_set_use_underline (self->import_button, TRUE);
  gtk_button_set_label (self->import_button, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.confirm", wanted > 0);
}

static void
on_counted (KithImportRowsPage *self)
{
  update_chips (self);
  update_button (self);
}

static KithImportOutcome
get_chosen_outcome (KithImportRowsPage *self)
{
  for (guint i = 0; i < N_CHIPS; i++)
    if (gtk_toggle_button_get_active (self->chip_buttons[i]))
      return chip_outcomes[i];
  return KITH_IMPORT_N_OUTCOMES;
}

static void
on_narrowed (KithImportRowsPage *self)
{
  guint n_shown;

  if (self->entries == NULL)
    return;
  kith_import_entries_narrow (self->entries, get_chosen_outcome (self), gtk_editable_get_text (self->search));
  n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  kith_state_view_set_state (self->state_view, n_shown > 0 ? KITH_STATE_CONTENT : KITH_STATE_NO_RESULT);
}

static void
on_chip_toggled (KithImportRowsPage *self,
                 GtkToggleButton    *chip)
{
  if (gtk_toggle_button_get_active (chip))
    on_narrowed (self);
}

static void
make_chips (KithImportRowsPage *self)
{
  for (guint i = 0; i < N_CHIPS; i++) {
    GtkWidget *chip = gtk_toggle_button_new ();

    self->chip_buttons[i] = GTK_TOGGLE_BUTTON (chip);
    gtk_widget_add_css_class (chip, "chip");
    if (i > 0)
      gtk_toggle_button_set_group (self->chip_buttons[i], self->chip_buttons[0]);
    g_signal_connect_swapped (chip, "toggled", G_CALLBACK (on_chip_toggled), self);
    adw_wrap_box_append (self->chips, chip);
  }
  gtk_toggle_button_set_active (self->chip_buttons[0], TRUE);
}

static void
on_ticked (KithImportRowsPage *self,
           KithImportCell     *cell)
{
  kith_import_entries_tick (self->entries, kith_import_cell_get_entry (cell), kith_import_cell_is_ticked (cell));
}

static void
on_activated (KithImportRowsPage *self,
              guint               position)
{
  g_autoptr (KithImportEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), position);

  if (entry != NULL)
    kith_import_entries_tick (self->entries, entry, !kith_import_entry_is_ticked (entry));
}

static void
on_setup (KithImportRowsPage *self,
          GtkListItem        *item)
{
  GtkWidget *cell = kith_import_cell_new ();

  g_signal_connect_object (cell, "ticked", G_CALLBACK (on_ticked), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, cell);
}

static void
on_bind (KithImportRowsPage *self,
         GtkListItem        *item)
{
  KithImportCell *cell = KITH_IMPORT_CELL (gtk_list_item_get_child (item));
  g_autofree char *words = NULL;

  kith_import_cell_set_entry (cell, gtk_list_item_get_item (item));
  words = kith_import_cell_dup_words (cell);
  gtk_list_item_set_accessible_label (item, words);
}

static void
on_unbind (KithImportRowsPage *self,
           GtkListItem        *item)
{
  kith_import_cell_set_entry (KITH_IMPORT_CELL (gtk_list_item_get_child (item)), NULL);
}

static void
tick (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  KithImportRowsPage *self = KITH_IMPORT_ROWS_PAGE (widget);
  const char *which = g_variant_get_string (parameter, NULL);
  KithImportTicks ticks = KITH_IMPORT_TICKS_NONE;

  if (g_str_equal (which, "all") || (g_str_equal (which, "suggested") && !is_ilr (self)))
    ticks = KITH_IMPORT_TICKS_ALL;
  else if (g_str_equal (which, "suggested"))
    ticks = KITH_IMPORT_TICKS_SUGGESTED;
  kith_import_entries_set_ticks (self->entries, ticks);
}

static void
confirm (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_CONFIRMED], 0);
}

static void
kith_import_rows_page_dispose (GObject *object)
{
  KithImportRowsPage *self = KITH_IMPORT_ROWS_PAGE (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->entries);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_IMPORT_ROWS_PAGE);
  g_clear_object (&self->import);
  g_clear_pointer (&self->preview, kith_import_preview_free);

  G_OBJECT_CLASS (kith_import_rows_page_parent_class)->dispose (object);
}

static void
kith_import_rows_page_class_init (KithImportRowsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_import_rows_page_dispose;

  signals[SIGNAL_CONFIRMED] = g_signal_new ("confirmed", KITH_TYPE_IMPORT_ROWS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 0);

  g_type_ensure (KITH_TYPE_STATE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("import/kith-import-rows-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithImportRowsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, KithImportRowsPage, warnings_box);
  gtk_widget_class_bind_template_child (widget_class, KithImportRowsPage, left_out_expander);
  gtk_widget_class_bind_template_child (widget_class, KithImportRowsPage, left_out);
  gtk_widget_class_bind_template_child (widget_class, KithImportRowsPage, search);
  gtk_widget_class_bind_template_child (widget_class, KithImportRowsPage, chips);
  gtk_widget_class_bind_template_child (widget_class, KithImportRowsPage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithImportRowsPage, list);
  gtk_widget_class_bind_template_child (widget_class, KithImportRowsPage, more_label);
  gtk_widget_class_bind_template_child (widget_class, KithImportRowsPage, import_button);
  gtk_widget_class_bind_template_callback (widget_class, on_narrowed);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);

  gtk_widget_class_install_action (widget_class, "import.tick", "s", tick);
  gtk_widget_class_install_action (widget_class, "import.confirm", NULL, confirm);
}

static void
kith_import_rows_page_init (KithImportRowsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_chips (self);
  kith_state_view_set_words (self->state_view, KITH_STATE_NO_RESULT, NULL, _("No Row Matches"),
                             _("Search for another name, or show all rows."));
}

static void
show_summary (KithImportRowsPage *self)
{
  g_autofree char *description = kith_import_source_dup_description (kith_import_get_source (self->import));
  g_autofree char *number = kith_text_format_number ((gint64) self->preview->n_rows);
  guint64 n_rows = self->preview->n_rows;
  /* Translators: how many, with commas, in a file of a college */
  g_autofree char *rows = g_strdup_printf (
    is_attendance (self) ? ngettext ("%s period of attendance in the file.", "%s periods of attendance in the file.",
                                     (gulong) n_rows)
                         : ngettext ("%s student in the file.", "%s students in the file.", (gulong) n_rows),
    number);
  const char *hint = is_ilr (self) ? _("Ticked are those with a vulnerable-group bursary or an EHC plan, and students "
                                       "who are here already.")
                                   : _("Untick those who should stay out.");
  g_autofree char *words = g_strdup_printf ("%s. %s %s", description, rows, hint);

  gtk_label_set_label (self->summary, words);
}

static void
show_warnings (KithImportRowsPage *self)
{
  for (guint i = 0; self->preview->warnings != NULL && self->preview->warnings[i] != NULL; i++) {
    GtkWidget *label = gtk_label_new (self->preview->warnings[i]);

    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_widget_add_css_class (label, "warning");
    gtk_box_append (self->warnings_box, label);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->warnings_box),
                          gtk_widget_get_first_child (GTK_WIDGET (self->warnings_box)) != NULL);
}

static void
show_left_out (KithImportRowsPage *self)
{
  const char *separator = is_ilr (self) ? "; " : " · ";
  GStrv left_out = self->preview->left_out;
  g_autofree char *list = left_out != NULL ? g_strjoinv (separator, left_out) : g_strdup ("");
  g_autofree char *words =
    is_ilr (self)
      /* Translators: a list of things */
      ? g_strdup_printf (_("A welfare team has no need of these, so they are not read: %s."), list)
      /* Translators: a list of headings of columns */
      : g_strdup_printf (_("These columns are not read: %s"), list);

  gtk_label_set_label (self->left_out, words);
  gtk_widget_set_visible (self->left_out_expander, *list != '\0');
}

static void
show_more (KithImportRowsPage *self)
{
  guint n_listed = kith_import_entries_get_size (self->entries);
  g_autofree char *number = kith_text_format_number (n_listed);
  /* Translators: how many, with commas */
  g_autofree char *words = g_strdup_printf (
    _("The first %s are listed. The others go by what was ticked to begin with: suggested, all or none."), number);

  gtk_label_set_label (self->more_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), self->preview->n_rows > n_listed);
}

/**
 * kith_import_rows_page_new:
 * @import: the file
 * @preview: (transfer full): what would become of its rows
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
kith_import_rows_page_new (KithImport        *import,
                           KithImportPreview *preview)
{
  KithImportRowsPage *self = g_object_new (KITH_TYPE_IMPORT_ROWS_PAGE, NULL);
  g_autoptr (GtkNoSelection) selection = NULL;

  self->import = g_object_ref (import);
  self->preview = preview;
  self->entries = kith_import_entries_new (preview->entries,
                                           is_ilr (self) ? KITH_IMPORT_TICKS_SUGGESTED : KITH_IMPORT_TICKS_ALL);
  g_signal_connect_object (self->entries, "counted", G_CALLBACK (on_counted), self, G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->entries)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  if (is_attendance (self))
    adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _("Choose Periods"));
  show_summary (self);
  show_warnings (self);
  show_left_out (self);
  show_more (self);
  on_counted (self);
  on_narrowed (self);
  return ADW_NAVIGATION_PAGE (self);
}

KithImportEntries *
kith_import_rows_page_get_entries (KithImportRowsPage *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT_ROWS_PAGE (self), NULL);

  return self->entries;
}
