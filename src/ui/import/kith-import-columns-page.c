/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-columns-page.h"

#include "kith-import-students.h"
#include "kith-ui.h"

#include <glib/gi18n.h>

struct _KithImportColumnsPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithCsvMapping *mapping;
  GPtrArray *rows; /* borrows from the group */
  GtkStringList *names;

  /* Children */
  AdwBanner *banner;
  AdwPreferencesGroup *group;

  gboolean updating;
  gboolean changed;
};

enum {
  SIGNAL_MATCHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KithImportColumnsPage, kith_import_columns_page, ADW_TYPE_NAVIGATION_PAGE)

/* The first entry is "Leave out", the others are the targets in their order. */
static guint
find_position (KithImportColumnsPage *self,
               guint                  column)
{
  const KithCsvTarget *target = kith_csv_mapping_get_target (self->mapping, column);
  guint n_targets;
  const KithCsvTarget *targets = kith_csv_mapping_get_targets (self->mapping, &n_targets);

  return target != NULL ? (guint) (target - targets) + 1 : 0;
}

static const char *
get_confidence_words (KithCsvConfidence confidence)
{
  switch (confidence) {
  case KITH_CSV_CONFIDENCE_LIKELY:
    return _("A guess: please look");
  case KITH_CSV_CONFIDENCE_NONE:
  case KITH_CSV_CONFIDENCE_CERTAIN:
  case KITH_CSV_CONFIDENCE_CHOSEN:
    break;
  }
  return NULL;
}

static void
update_subtitle (KithImportColumnsPage *self,
                 guint                  column)
{
  AdwActionRow *row = g_ptr_array_index (self->rows, column);
  const char *words = get_confidence_words (kith_csv_mapping_get_confidence (self->mapping, column));
  const char *samples = g_object_get_data (G_OBJECT (row), "samples");
  g_autofree char *subtitle = words != NULL ? g_strdup_printf ("%s\n%s", samples, words) : g_strdup (samples);

  adw_action_row_set_subtitle (row, subtitle);
}

static void
update_banner (KithImportColumnsPage *self)
{
  g_autoptr (GError) error = NULL;
  gboolean ready = kith_import_students_check_mapping (self->mapping, &error);

  if (!ready)
    adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, !ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.continue", ready);
}

/* A field that moves to another column leaves the one it was in. */
static void
update_rows (KithImportColumnsPage *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->rows->len; i++) {
    adw_combo_row_set_selected (g_ptr_array_index (self->rows, i), find_position (self, i));
    update_subtitle (self, i);
  }
  self->updating = FALSE;
  update_banner (self);
}

static void
on_selected (KithImportColumnsPage *self,
             GParamSpec            *pspec,
             AdwComboRow           *row)
{
  guint column, n_targets, position = adw_combo_row_get_selected (row);
  const KithCsvTarget *targets = kith_csv_mapping_get_targets (self->mapping, &n_targets);

  if (self->updating || position > n_targets || !g_ptr_array_find (self->rows, row, &column))
    return;
  self->changed = TRUE;
  kith_csv_mapping_set_field (self->mapping, column, position > 0 ? targets[position - 1].name : NULL);
  update_rows (self);
}

static GtkStringList *
make_names (KithCsvMapping *mapping)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint n_targets;
  const KithCsvTarget *targets = kith_csv_mapping_get_targets (mapping, &n_targets);

  gtk_string_list_append (names, _("Leave out"));
  for (guint i = 0; i < n_targets; i++)
    gtk_string_list_append (names, targets[i].label != NULL ? g_dgettext (GETTEXT_PACKAGE, targets[i].label)
                                                            : targets[i].name);
  return names;
}

static char *
dup_samples (GPtrArray *samples)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (samples->len == 0)
    return g_strdup (_("Empty in the first rows"));
  for (guint i = 0; i < samples->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " · " : "", (const char *) g_ptr_array_index (samples, i));
  return g_string_free_and_steal (g_steal_pointer (&words));
}

static GtkWidget *
make_row (KithImportColumnsPage *self,
          guint                  column,
          GPtrArray             *samples)
{
  GtkWidget *row = adw_combo_row_new ();
  const char *header = kith_csv_mapping_get_header (self->mapping, column);
  /* Translators: a column without a heading; its number */
  g_autofree char *number = g_strdup_printf (_("Column %u"), column + 1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *header != '\0' ? header : number);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  g_object_set_data_full (G_OBJECT (row), "samples", dup_samples (samples), g_free);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (self->names));
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (row), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (on_selected), self);
  return row;
}

static void
go_on (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_MATCHED], 0);
}

static void
kith_import_columns_page_dispose (GObject *object)
{
  KithImportColumnsPage *self = KITH_IMPORT_COLUMNS_PAGE (object);

  self->updating = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_IMPORT_COLUMNS_PAGE);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->names);
  g_clear_object (&self->mapping);

  G_OBJECT_CLASS (kith_import_columns_page_parent_class)->dispose (object);
}

static void
kith_import_columns_page_class_init (KithImportColumnsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_import_columns_page_dispose;

  signals[SIGNAL_MATCHED] = g_signal_new ("matched", KITH_TYPE_IMPORT_COLUMNS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("import/kith-import-columns-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithImportColumnsPage, banner);
  gtk_widget_class_bind_template_child (widget_class, KithImportColumnsPage, group);

  gtk_widget_class_install_action (widget_class, "import.continue", NULL, go_on);
}

static void
kith_import_columns_page_init (KithImportColumnsPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
describe (KithImportColumnsPage *self,
          const KithImportLook  *look)
{
  KithImportSource *source = kith_import_get_source (look->import);
  g_autofree char *description = kith_import_source_dup_description (source);
  const char *hint = look->is_remembered
                       ? _("The columns are matched as they were for the last file with these headings.")
                       : _("Below each heading are values from the file. Anything left out is not read.");
  /* Translators: what was recognised, as in "Table with commas between the cells (UTF-8)", then a sentence */
  g_autofree char *words = g_strdup_printf (_("%s. %s"), description, hint);

  adw_preferences_group_set_description (self->group, words);
}

/**
 * kith_import_columns_page_new:
 * @look: what the file shows; must outlive the page
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
kith_import_columns_page_new (const KithImportLook *look)
{
  KithImportColumnsPage *self = g_object_new (KITH_TYPE_IMPORT_COLUMNS_PAGE, NULL);

  self->mapping = g_object_ref (kith_import_get_mapping (look->import));
  self->names = make_names (self->mapping);
  self->updating = TRUE;
  for (guint i = 0; i < kith_csv_mapping_get_n_columns (self->mapping); i++) {
    GtkWidget *row = make_row (self, i, g_ptr_array_index (look->samples, i));

    g_ptr_array_add (self->rows, row);
    adw_preferences_group_add (self->group, row);
  }
  describe (self, look);
  update_rows (self);
  return ADW_NAVIGATION_PAGE (self);
}

gboolean
kith_import_columns_page_is_changed (KithImportColumnsPage *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT_COLUMNS_PAGE (self), FALSE);

  return self->changed;
}
