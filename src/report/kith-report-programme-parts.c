/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-programme-private.h"

#include "kith-document-check.h"
#include "kith-text.h"

#include <glib/gi18n.h>

char *
kith_programme_dup_value (const KithProgrammeReport *values,
                          guint                      line,
                          guint                      term)
{
  return kith_programme_figures_dup_count (values->figures, line, term, values->authority);
}

char *
kith_programme_dup_share (const KithProgrammeReport *values,
                          guint                      part,
                          guint                      whole,
                          guint                      term)
{
  return kith_programme_figures_dup_percent (values->figures, part, whole, term, values->authority);
}

static gboolean
get_measure (const KithProgrammeReport *values,
             guint                      line,
             guint                      term,
             int                        authority,
             double                    *sum,
             double                    *weight,
             char                     **instead)
{
  if (kith_programme_figures_get_measure (values->figures, line, term, authority, sum, weight) && *weight > 0)
    return TRUE;
  *instead = kith_programme_figures_dup_instead (values->figures, line, term, authority);
  return FALSE;
}

char *
kith_programme_dup_attendance (const KithProgrammeReport *values,
                               guint                      term,
                               int                        authority)
{
  double attended, possible;
  char *instead = NULL;

  if (!get_measure (values, KITH_PROGRAMME_WITH_ATTENDANCE, term, authority, &attended, &possible, &instead))
    return instead;
  return g_strdup_printf ("%d%%", (int) (100 * attended / possible + 0.5));
}

char *
kith_programme_dup_hours (const KithProgrammeReport *values,
                          guint                      line,
                          guint                      term,
                          int                        authority)
{
  double minutes, weight;
  char *instead = NULL;

  if (!get_measure (values, line, term, authority, &minutes, &weight, &instead))
    return instead;
  return kith_text_format_number ((gint64) (minutes / 60 + 0.5));
}

/* A large number and what it is of. */
typedef struct {
  char *number;
  char *words;
} Tile;

static void
tile_clear (gpointer data)
{
  Tile *tile = data;

  g_free (tile->number);
  g_free (tile->words);
}

#define N_TILES 6

/* What is hidden, or of too few, stands in the tables only: the first page is for what can be read. */
static void
take (GArray     *tiles,
      char       *number,
      const char *words,
      gint64      college)
{
  Tile tile = { number, NULL };

  if (tiles->len == N_TILES || g_str_equal (number, C_("hidden number", "c")) || g_str_equal (number, "–")) {
    g_free (number);
    return;
  }
  tile.words = college < 0 ? g_strdup (words)
                           /* Translators: what a percentage is of, then the same percentage of all students */
                           : g_strdup_printf (_("%s; %d%% of all students"), words, (int) college);
  g_array_append_val (tiles, tile);
}

/* How many, attending, staying, achieving, going on to: what everybody asks who inspects a programme. The others take the
 * places of those that are hidden. */
static GArray *
list_tiles (const KithProgrammeReport *values)
{
  GArray *tiles = g_array_new (FALSE, FALSE, sizeof (Tile));
  const KithProgrammeTerm *term = &values->terms[0];

  g_array_set_clear_func (tiles, tile_clear);
  take (tiles, kith_programme_dup_value (values, KITH_PROGRAMME_SUPPORTED, 0), _("students supported"), -1);
  take (tiles, kith_programme_dup_attendance (values, 0, values->authority), _("attendance of our students"),
        term->college_attendance);
  take (tiles, kith_programme_dup_share (values, KITH_PROGRAMME_RETAINED, KITH_PROGRAMME_RETENTION, 0),
        _("stayed on their course"), term->college_retention);
  take (tiles, kith_programme_dup_share (values, KITH_PROGRAMME_ACHIEVED, KITH_PROGRAMME_ACHIEVEMENT, 0),
        _("achieved, of those whose course ended"), term->college_achievement);
  take (tiles, kith_programme_dup_share (values, values->firsts[KITH_PROGRAMME_AT_EXIT], KITH_PROGRAMME_LEFT_THIS_YEAR, 0),
        _("went on to study, of those who left in twelve months"), -1);
  take (tiles, kith_programme_dup_share (values, KITH_PROGRAMME_PEPS_ON_TIME, KITH_PROGRAMME_PEPS, 0),
        _("of Personal Education Plans held on time"), -1);
  take (tiles, kith_programme_dup_value (values, KITH_PROGRAMME_CONTACTS, 0), _("contacts with students"), -1);
  take (tiles, kith_programme_dup_hours (values, KITH_PROGRAMME_REACHED, 0, values->authority), _("hours with students"), -1);
  take (tiles, kith_programme_dup_value (values, KITH_PROGRAMME_WITH_MENTOR, 0), _("students with a peer mentor"), -1);
  take (tiles, kith_programme_dup_value (values, KITH_PROGRAMME_GOALS_ACHIEVED, 0), _("goals achieved"), -1);
  return tiles;
}

static void
add_tile (KithDocument *document,
          const Tile   *tile)
{
  kith_document_begin_group (document);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_LARGE, tile->number);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, tile->words);
  kith_document_end_group (document);
}

void
kith_programme_add_glance (KithDocument              *document,
                           const KithProgrammeReport *values)
{
  static const double weights[] = { 1, 1, 1 };
  g_autoptr (GArray) tiles = list_tiles (values);

  for (guint i = 0; i < tiles->len; i++) {
    if (i % G_N_ELEMENTS (weights) == 0)
      kith_document_begin_columns (document, weights, G_N_ELEMENTS (weights));
    add_tile (document, &g_array_index (tiles, Tile, i));
    if (i % G_N_ELEMENTS (weights) == G_N_ELEMENTS (weights) - 1 || i == tiles->len - 1)
      kith_document_end_columns (document);
    else
      kith_document_next_column (document);
  }
}

void
kith_programme_add_quotes (KithDocument              *document,
                           const KithProgrammeReport *values,
                           guint                      most)
{
  kith_document_add_heading (document, 2, _("In their own words"));
  if (values->quotes->len == 0)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, _("None recorded"));
  for (guint i = 0; i < MIN (values->quotes->len, most); i++) {
    const KithProgrammeQuote *quote = &g_array_index (values->quotes, KithProgrammeQuote, i);
    /* Translators: what somebody said, then who it was in general, such as "a student, 17" */
    g_autofree char *text = g_strdup_printf (_("“%s”\n%s"), quote->words, quote->who);

    kith_document_add_paragraph (document, KITH_PARAGRAPH_QUOTE, text);
  }
}

void
kith_programme_add_group_chart (KithDocument              *document,
                                const KithProgrammeReport *values)
{
  guint first = values->firsts[KITH_PROGRAMME_BY_GROUP], n = 0;
  g_autoptr (KithChart) chart = kith_chart_new (KITH_CHART_BARS, _("Students by support group"));
  g_autofree const char **labels = g_new0 (const char *, values->sizes[KITH_PROGRAMME_BY_GROUP] + 1);
  g_autofree double *counts = g_new (double, values->sizes[KITH_PROGRAMME_BY_GROUP]);

  for (guint i = first; i < first + values->sizes[KITH_PROGRAMME_BY_GROUP]; i++) {
    if (kith_programme_figures_is_hidden (values->figures, i, 0, values->authority))
      continue;
    labels[n] = kith_programme_figures_get_label (values->figures, i);
    counts[n++] = (double) kith_programme_figures_get_true (values->figures, i, 0, values->authority);
  }
  if (n == 0)
    return;
  kith_chart_set_categories (chart, labels);
  /* Translators: name of a row of numbers */
  kith_chart_add_series (chart, _("Students"), counts, n);
  kith_document_add_chart (document, chart, kith_chart_get_natural_height (chart));
  kith_document_mark_suppressed (document);
}

static void
add_places (KithDocument       *document,
            const char *const  *places,
            GArray             *evidence)
{
  for (guint i = 0; places[i] != NULL; i++) {
    g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (KithListItem));
    g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);

    for (guint j = 0; j < evidence->len; j++) {
      const KithProgrammeEvidence *line = &g_array_index (evidence, KithProgrammeEvidence, j);
      KithListItem item = { NULL, FALSE };

      if (line->place != i)
        continue;
      /* Translators: what was done, and when; then where the proof of it is */
      item.text = kith_text_is_empty (line->proof) ? g_strdup_printf (_("%s (%s)"), line->text, line->day)
                                                   : g_strdup_printf (_("%s (%s). Proof: %s"), line->text, line->day, line->proof);
      g_ptr_array_add (kept, (char *) item.text);
      g_array_append_val (items, item);
    }
    kith_document_add_heading (document, 3, places[i]);
    if (items->len > 0) {
      kith_document_add_list (document, KITH_LIST_BULLETS, (KithListItem *) (gpointer) items->data, items->len);
      kith_document_mark_typed (document);
    } else {
      kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, _("None recorded"));
    }
  }
}

void
kith_programme_add_evidence (KithDocument              *document,
                             const KithProgrammeReport *values)
{
  const KithColumn columns[] = { { _("What is still to do"), 4, KITH_ALIGN_START }, { _("By"), 1.2, KITH_ALIGN_START } };

  kith_document_add_heading (document, 2, _("The seven areas of the NNECL Quality Mark"));
  add_places (document, values->areas, values->area_evidence);
  kith_document_add_heading (document, 2, _("The three pillars of the Care Leaver Covenant"));
  add_places (document, values->pillars, values->pillar_evidence);
  kith_document_add_heading (document, 2, _("Actions"));
  if (values->actions->len == 0) {
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, _("None recorded"));
    return;
  }
  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  kith_document_mark_typed (document);
  for (guint i = 0; i < values->actions->len; i++) {
    const KithProgrammeAction *action = &g_array_index (values->actions, KithProgrammeAction, i);
    const char *const cells[] = { action->text, action->by != NULL ? action->by : _("No date"), NULL };

    kith_document_add_row (document, cells);
  }
}

static char *
dup_hidden_words (const KithSuppressDone *done)
{
  g_autofree char *small = g_strdup_printf (ngettext ("%u number is from 1 to 4 or of so few students",
                                                      "%u numbers are from 1 to 4 or of so few students", done->n_small),
                                            done->n_small);
  g_autofree char *others = g_strdup_printf (ngettext ("%u more could be used to work one of them out",
                                                       "%u more could be used to work one of them out", done->n_others),
                                             done->n_others);
  g_autofree char *zeros = g_strdup_printf (ngettext ("%u is a zero that would say something about everybody in a small group",
                                                      "%u are zeros that would say something about everybody in a small group",
                                                      done->n_zeros), done->n_zeros);

  if (done->n_small + done->n_others + done->n_zeros == 0)
    return g_strdup (_("No number had to be hidden."));
  /* Translators: how many small numbers are hidden, how many more because of them, and how many zeros */
  return g_strdup_printf (_("Where “c” stands, a number is hidden so that nobody can be recognised. Of the %u numbers in this "
                            "report and in those of the local authorities together, %s, %s and %s."),
                          done->n_counts, small, others, zeros);
}

void
kith_programme_add_hidden (KithDocument              *document,
                           const KithProgrammeReport *values)
{
  g_autofree char *hidden = dup_hidden_words (kith_programme_figures_get_done (values->figures));

  kith_document_add_heading (document, 2, _("How this report was made"));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL, hidden);
}

void
kith_programme_add_method (KithDocument              *document,
                           const KithProgrammeReport *values)
{
  g_autofree char *term = NULL;

  kith_programme_add_hidden (document, values);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL,
                               _("What is hidden was chosen for all tables, terms and local authorities at once: no hidden "
                                 "number follows from those that are printed, nor from another version of this report for "
                                 "the same days. Contacts, goals and concerns of fewer than 5 students are hidden, however "
                                 "many they are. Percentages are printed of 10 or more, hours and averages of 5 or more; a "
                                 "dash stands where there are fewer. Charts leave hidden numbers out."));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL,
                               _("Students are counted for the local authority that is responsible for them today. "
                                 "Authorities with fewer than 5 students stand together. Students count as supported in a "
                                 "term if they had started by its end and had not left before it began. A Personal Education "
                                 "Plan is on time when it was held by the day the one before it said, or by the day it was "
                                 "planned for. Quotes are from people who agreed to them being used in reports."));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL,
                               _("A student who left later counts as staying in the terms before. A course that ended counts "
                                 "for achievement once, in the term it ended in or in whose holidays."));
  if (!values->is_so_far)
    return;
  /* Translators: name of a term */
  term = g_strdup_printf (_("%s is counted up to the day of printing; the terms before it, to their end."), values->terms[0].name);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_SMALL, term);
}
