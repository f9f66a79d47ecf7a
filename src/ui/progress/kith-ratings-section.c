/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "progress/kith-ratings-section.h"

#include "kith-chart.h"
#include "kith-date.h"
#include "kith-self-rating.h"
#include "student/kith-chart-view.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

#define FIRST KITH_SELF_RATING_SETTLED
#define LAST KITH_SELF_RATING_FUTURE
#define N_STATEMENTS (LAST - FIRST + 1)

/* First, before, now: more in one table and nobody reads it. */
#define MOST_COLUMNS 3

struct _KithRatingsSection
{
  KithStudentPane parent_instance;
};

G_DEFINE_FINAL_TYPE (KithRatingsSection, kith_ratings_section, KITH_TYPE_STUDENT_PANE)

static const char *const kinds[] = { "self-rating", NULL };

static gpointer
load (KithCaseFile *file,
      gint64        student,
      GError      **error)
{
  return kith_student_pane_list (file, &kith_self_rating_kind, student, error);
}

static void
free_loaded (gpointer loaded)
{
  g_ptr_array_unref (loaded);
}

static void
on_rate (KithStudentPane *pane)
{
  g_autoptr (KithRecord) record = kith_record_new (&kith_self_rating_kind);
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (kith_student_pane_get_store (pane)));
  static const char *const fields[] = { "settled", "home",     "money",  "health",    "feelings",
                                        "people",  "learning", "future", "own-words", "date",     NULL };

  kith_record_set_number (record, KITH_SELF_RATING_STUDENT, kith_student_pane_get_student (pane));
  kith_record_set_text (record, KITH_SELF_RATING_DATE, today);
  kith_pane_present (pane, record, _("How It Is Going"), fields);
}

/* What is compared: the first, the one before, the latest, as far as they are different ones. The list begins with the
 * latest. */

typedef struct {
  KithRecord *records[MOST_COLUMNS];
  const char *names[MOST_COLUMNS];
  guint n_columns;
} Comparison;

static void
add_column (Comparison *comparison,
            KithRecord *record,
            const char *name)
{
  comparison->records[comparison->n_columns] = record;
  comparison->names[comparison->n_columns++] = name;
}

static void
compare (GPtrArray  *ratings,
         Comparison *comparison)
{
  comparison->n_columns = 0;
  if (ratings->len > 1)
    add_column (comparison, g_ptr_array_index (ratings, ratings->len - 1), _("First"));
  if (ratings->len > 2)
    add_column (comparison, g_ptr_array_index (ratings, 1), _("Before"));
  add_column (comparison, g_ptr_array_index (ratings, 0), _("Now"));
}

static char *
dup_column_title (const Comparison *comparison,
                  guint             column)
{
  g_autofree char *date =
    kith_date_format_iso_short (kith_record_get_text (comparison->records[column], KITH_SELF_RATING_DATE));

  /* Translators: "First", "Before" or "Now", and the date of that rating */
  return g_strdup_printf (_("%s, %s"), comparison->names[column], date);
}

static void
add_series (KithChart        *chart,
            const Comparison *comparison,
            guint             column)
{
  double values[N_STATEMENTS];
  g_autofree char *name = dup_column_title (comparison, column);

  for (guint i = 0; i < N_STATEMENTS; i++)
    values[i] = kith_record_has (comparison->records[column], FIRST + i)
                  ? (double) kith_record_get_number (comparison->records[column], FIRST + i) : KITH_CHART_NONE;
  kith_chart_add_series (chart, name, values, N_STATEMENTS);
}

static KithChart *
create_chart (const Comparison *comparison)
{
  KithChart *chart = kith_chart_new (KITH_CHART_RADAR, _("How it is going, from 1 to 5"));
  const char *labels[N_STATEMENTS + 1] = { NULL };

  for (guint i = 0; i < N_STATEMENTS; i++)
    labels[i] = kith_self_rating_get_short_label (FIRST + i);
  kith_chart_set_categories (chart, labels);
  kith_chart_set_range (chart, 0, KITH_SELF_RATING_HIGHEST);
  /* Two shapes can be told apart; the one before stands in the table. */
  add_series (chart, comparison, 0);
  if (comparison->n_columns > 1)
    add_series (chart, comparison, comparison->n_columns - 1);
  return chart;
}

static GtkWidget *
create_cell (const char *text,
             const char *style,
             float       align)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), align);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static char *
dup_value (KithRecord *record,
           guint       field)
{
  return kith_record_has (record, field) ? g_strdup_printf ("%d", (int) kith_record_get_number (record, field))
                                         /* Translators: stands in a table for a rating that was not given */
                                         : g_strdup (_("–"));
}

/* A difference is said in a word beside its number, never by a colour. */
static char *
dup_change (const Comparison *comparison,
            guint             field)
{
  KithRecord *first = comparison->records[0];
  KithRecord *now = comparison->records[comparison->n_columns - 1];
  int change = (int) (kith_record_get_number (now, field) - kith_record_get_number (first, field));

  if (comparison->n_columns < 2 || !kith_record_has (first, field) || !kith_record_has (now, field))
    return g_strdup ("");
  if (change > 0)
    /* Translators: how much higher a rating is than the first */
    return g_strdup_printf (_("up %d"), change);
  if (change < 0)
    /* Translators: how much lower a rating is than the first */
    return g_strdup_printf (_("down %d"), -change);
  /* Translators: a rating is the same as the first */
  return g_strdup (_("same"));
}

static void
attach_head (GtkGrid          *grid,
             const Comparison *comparison)
{
  for (guint i = 0; i < comparison->n_columns; i++)
    gtk_grid_attach (grid, create_cell (comparison->names[i], "caption-heading", 1), (int) i + 1, 0, 1, 1);
}

static void
attach_statement (GtkGrid          *grid,
                  const Comparison *comparison,
                  guint             position)
{
  guint field = FIRST + position;
  g_autofree char *change = dup_change (comparison, field);
  GtkWidget *statement = create_cell (kith_field_get_label (&kith_self_rating_kind.fields[field]), NULL, 0);

  gtk_widget_set_hexpand (statement, TRUE);
  gtk_grid_attach (grid, statement, 0, (int) position + 1, 1, 1);
  for (guint i = 0; i < comparison->n_columns; i++) {
    g_autofree char *value = dup_value (comparison->records[i], field);

    gtk_grid_attach (grid, create_cell (value, "numeric", 1), (int) i + 1, (int) position + 1, 1, 1);
  }
  gtk_grid_attach (grid, create_cell (change, "dimmed", 0), (int) comparison->n_columns + 1, (int) position + 1, 1, 1);
}

static GtkWidget *
create_table (const Comparison *comparison)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 6);
  attach_head (grid, comparison);
  for (guint i = 0; i < N_STATEMENTS; i++)
    attach_statement (grid, comparison, i);
  return GTK_WIDGET (grid);
}

static void
add_comparison (AdwPreferencesGroup *group,
                GPtrArray           *ratings)
{
  Comparison comparison;
  g_autoptr (KithChart) chart = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *row = adw_preferences_row_new ();

  compare (ratings, &comparison);
  chart = create_chart (&comparison);
  gtk_widget_add_css_class (box, "scale");
  gtk_box_append (GTK_BOX (box), kith_chart_view_new (chart));
  gtk_box_append (GTK_BOX (box), create_table (&comparison));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (group, row);
}

static void
add_rating (KithStudentPane *pane,
            AdwExpanderRow  *expander,
            KithRecord      *rating)
{
  g_autofree char *date = kith_date_format_iso (kith_record_get_text (rating, KITH_SELF_RATING_DATE));
  /* Translators: the date of a rating */
  g_autofree char *edit = g_strdup_printf (_("Edit the rating of %s"), date);
  /* Translators: the date of a rating */
  g_autofree char *remove = g_strdup_printf (_("Remove the rating of %s"), date);
  AdwActionRow *row = kith_pane_create_row (date, kith_record_get_text (rating, KITH_SELF_RATING_OWN_WORDS));

  if (kith_student_pane_allows (pane, &kith_self_rating_kind, KITH_ACTION_EDIT))
    kith_pane_add_edit_button (row, rating, edit, _("How It Is Going"), NULL, pane);
  if (kith_student_pane_allows (pane, &kith_self_rating_kind, KITH_ACTION_REMOVE))
    kith_pane_add_remove_button (row, rating, remove, _("Rating removed"), pane);
  adw_expander_row_add_row (expander, GTK_WIDGET (row));
}

static void
add_all (KithStudentPane     *pane,
         AdwPreferencesGroup *group,
         GPtrArray           *ratings)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u rating", "%u ratings", ratings->len), ratings->len);
  AdwExpanderRow *expander = kith_pane_add_expander (group, title, "kith-all-ratings");

  for (guint i = 0; i < ratings->len; i++)
    add_rating (pane, expander, g_ptr_array_index (ratings, i));
}

static void
fill (KithStudentPane *pane,
      GtkBox          *box,
      gpointer         loaded)
{
  GPtrArray *ratings = loaded;
  AdwPreferencesGroup *group =
    kith_pane_add_group (box, _("How It Is Going"), _("Rated by the student, from 1, not at all, to 5, completely"));

  if (kith_student_pane_allows (pane, &kith_self_rating_kind, KITH_ACTION_ADD))
    kith_pane_add_header_button (group, _("Rate Now…"), _("Rate how it is going"), "kith-add-self-rating",
                                 G_CALLBACK (on_rate), pane);
  if (ratings->len == 0) {
    kith_pane_add_remark (group, _("Not rated yet. Once a term, eight statements the student answers: it takes a minute."));
    return;
  }
  kith_pane_add_fact (group, _("In their own words"),
                      kith_record_get_text (g_ptr_array_index (ratings, 0), KITH_SELF_RATING_OWN_WORDS));
  add_comparison (group, ratings);
  add_all (pane, group, ratings);
}

static void
kith_ratings_section_class_init (KithRatingsSectionClass *klass)
{
  KithStudentPaneClass *pane_class = KITH_STUDENT_PANE_CLASS (klass);

  pane_class->title = N_("How It Is Going");
  pane_class->is_section = TRUE;
  pane_class->kinds = kinds;
  pane_class->load = load;
  pane_class->free_loaded = free_loaded;
  pane_class->fill = fill;
}

static void
kith_ratings_section_init (KithRatingsSection *self)
{
}

/**
 * kith_ratings_section_new:
 * @store: the store
 * @student: id of a student
 *
 * Returns: (transfer floating): how it is going
 */
GtkWidget *
kith_ratings_section_new (KithStore *store,
                          gint64     student)
{
  return kith_student_pane_new (KITH_TYPE_RATINGS_SECTION, store, student);
}
