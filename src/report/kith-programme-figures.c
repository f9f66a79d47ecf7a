/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-programme-figures.h"

#include <glib/gi18n.h>

/* One number of a line: of one term, and of one local authority or, in the last place, of all. */
typedef struct {
  gint64 count;
  /* of a line of events: how many people they are of */
  gint64 people;
  guint cell;
  double sum;
  double weight;
  gboolean measure_shown;
} Place;

typedef struct {
  char *label;
  KithProgrammeWhere where;
  KithProgrammeTie tie;
  guint other;
  guint block;
  KithSuppressWorth worth;
  gboolean has_measure;
  gint64 least;
  Place *places;
} Line;

typedef struct {
  int authority;
  guint lines[3];
  guint before;
  guint after;
  gint64 came;
  gint64 went;
} Flow;

typedef struct {
  int authority;
  guint year;
  guint line;
  guint n_terms;
  gint64 between;
  gint64 before;
} Year;

struct _KithProgrammeFigures
{
  guint n_terms;
  guint n_authorities;
  guint block;
  GArray *lines;
  GArray *flows;
  GArray *years;
  KithSuppress *suppress;
  KithSuppressDone done;
};

G_DEFINE_BOXED_TYPE (KithProgrammeFigures, kith_programme_figures, kith_programme_figures_ref, kith_programme_figures_unref)

#define LINE(self, i) (&g_array_index ((self)->lines, Line, i))

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_free (line->label);
  g_free (line->places);
}

/**
 * kith_programme_figures_new:
 * @n_terms: how many terms are compared, this one first
 * @n_authorities: how many local authorities, or groups of them, students belong to; each student belongs to one
 *
 * Returns: (transfer full): no lines yet
 */
KithProgrammeFigures *
kith_programme_figures_new (guint n_terms,
                            guint n_authorities)
{
  KithProgrammeFigures *self = g_rc_box_new0 (KithProgrammeFigures);

  self->n_terms = n_terms;
  self->n_authorities = n_authorities;
  self->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  g_array_set_clear_func (self->lines, line_clear);
  self->flows = g_array_new (FALSE, TRUE, sizeof (Flow));
  self->years = g_array_new (FALSE, TRUE, sizeof (Year));
  self->suppress = kith_suppress_new ();
  return self;
}

/**
 * kith_programme_figures_ref:
 * @self: figures
 *
 * Returns: (transfer full): the same
 */
KithProgrammeFigures *
kith_programme_figures_ref (KithProgrammeFigures *self)
{
  return g_rc_box_acquire (self);
}

static void
figures_clear (gpointer data)
{
  KithProgrammeFigures *self = data;

  g_array_unref (self->lines);
  g_array_unref (self->flows);
  g_array_unref (self->years);
  kith_suppress_free (self->suppress);
}

/**
 * kith_programme_figures_unref:
 * @self: (transfer full): figures
 */
void
kith_programme_figures_unref (KithProgrammeFigures *self)
{
  g_rc_box_release_full (self, figures_clear);
}

/**
 * kith_programme_figures_add_line:
 * @self: figures
 * @label: what it counts
 * @where: where it is printed
 * @tie: how it is tied to @other
 * @other: a line added before, or %KITH_PROGRAMME_NO_LINE
 * @worth: how much a reader would miss the number of all students
 *
 * Returns: its number
 */
guint
kith_programme_figures_add_line (KithProgrammeFigures *self,
                                 const char           *label,
                                 KithProgrammeWhere    where,
                                 KithProgrammeTie      tie,
                                 guint                 other,
                                 KithSuppressWorth     worth)
{
  Line line = { .where = where, .tie = tie, .other = other, .block = self->block, .worth = worth,
                .least = KITH_SUPPRESS_SMALL + 1 };

  line.label = g_strdup (label);
  line.places = g_new0 (Place, self->n_terms * (self->n_authorities + 1));
  g_array_append_val (self->lines, line);
  return self->lines->len - 1;
}

/**
 * kith_programme_figures_begin_block:
 * @self: figures
 *
 * The shares added from now on come to their line again: by year what was by age before.
 */
void
kith_programme_figures_begin_block (KithProgrammeFigures *self)
{
  self->block++;
}

static Place *
place_of (KithProgrammeFigures *self,
          guint                 line,
          guint                 term,
          int                   authority)
{
  guint at = authority == KITH_PROGRAMME_ALL ? self->n_authorities : (guint) authority;

  g_assert (line < self->lines->len && term < self->n_terms && at <= self->n_authorities);
  return &LINE (self, line)->places[term * (self->n_authorities + 1) + at];
}

/**
 * kith_programme_figures_count:
 * @self: figures
 * @line: a line
 * @term: number of a term
 * @authority: number of a local authority; %KITH_PROGRAMME_ALL only in lines that are printed of the whole college only
 * @n: how many more
 */
void
kith_programme_figures_count (KithProgrammeFigures *self,
                              guint                 line,
                              guint                 term,
                              int                   authority,
                              gint64                n)
{
  place_of (self, line, term, authority)->count += n;
  if (authority != KITH_PROGRAMME_ALL)
    place_of (self, line, term, KITH_PROGRAMME_ALL)->count += n;
}

/**
 * kith_programme_figures_count_people:
 * @self: figures
 * @line: a line of events
 * @term: number of a term
 * @authority: number of a local authority, or %KITH_PROGRAMME_ALL as in [method@ProgrammeFigures.count]
 * @n: how many more people its events are of
 *
 * Each person is counted once, however much happened: 37 contacts with one of them are hidden like a 1.
 */
void
kith_programme_figures_count_people (KithProgrammeFigures *self,
                                     guint                 line,
                                     guint                 term,
                                     int                   authority,
                                     gint64                n)
{
  place_of (self, line, term, authority)->people += n;
  if (authority != KITH_PROGRAMME_ALL)
    place_of (self, line, term, KITH_PROGRAMME_ALL)->people += n;
}

/**
 * kith_programme_figures_measure:
 * @self: figures
 * @line: a line which counts those who are measured
 * @term: number of a term
 * @authority: number of a local authority, or %KITH_PROGRAMME_ALL as in [method@ProgrammeFigures.count]
 * @sum: how much more of what is measured
 * @weight: of how much more
 */
void
kith_programme_figures_measure (KithProgrammeFigures *self,
                                guint                 line,
                                guint                 term,
                                int                   authority,
                                double                sum,
                                double                weight)
{
  LINE (self, line)->has_measure = TRUE;
  for (guint i = 0; i < 2; i++) {
    Place *place = place_of (self, line, term, i == 0 ? authority : KITH_PROGRAMME_ALL);

    place->sum += sum;
    place->weight += weight;
    if (authority == KITH_PROGRAMME_ALL)
      return;
  }
}

/**
 * kith_programme_figures_set_least:
 * @self: figures
 * @line: a line which counts those who are measured
 * @least: how many they have to be for what is measured to be printed, five unless said otherwise
 */
void
kith_programme_figures_set_least (KithProgrammeFigures *self,
                                  guint                 line,
                                  gint64                least)
{
  LINE (self, line)->least = least;
}

/**
 * kith_programme_figures_add_flow:
 * @self: figures
 * @authority: number of a local authority, or %KITH_PROGRAMME_ALL
 * @lines: the lines of those who were here, who came and who left
 * @before: number of a term
 * @after: number of a later one
 * @came: how many came between the two
 * @went: how many left between the two
 *
 * Says that those who were here in a term and did not leave are those who are here in a later one and did not come in it.
 */
void
kith_programme_figures_add_flow (KithProgrammeFigures *self,
                                 int                   authority,
                                 const guint           lines[3],
                                 guint                 before,
                                 guint                 after,
                                 gint64                came,
                                 gint64                went)
{
  Flow flow = { authority, { lines[0], lines[1], lines[2] }, before, after, came, went };

  g_array_append_val (self->flows, flow);
}

/**
 * kith_programme_figures_add_year:
 * @self: figures
 * @authority: number of a local authority, or %KITH_PROGRAMME_ALL
 * @year: a line of this term that counts a whole year
 * @line: the line that counts the same term by term
 * @n_terms: how many terms, this one first, have days of that year
 * @between: how many of the year are in none of these terms
 * @before: how many of these terms are not of the year
 *
 * Says that a year is its terms, what lies between them, and not what lies before it.
 */
void
kith_programme_figures_add_year (KithProgrammeFigures *self,
                                 int                   authority,
                                 guint                 year,
                                 guint                 line,
                                 guint                 n_terms,
                                 gint64                between,
                                 gint64                before)
{
  Year one = { authority, year, line, n_terms, between, before };

  g_array_append_val (self->years, one);
}

static gboolean
is_whole_only (const Line *line)
{
  return line->where == KITH_PROGRAMME_WHOLE || line->where == KITH_PROGRAMME_WHOLE_THIS_TERM;
}

static guint
get_n_terms_of (KithProgrammeFigures *self,
                const Line           *line)
{
  return line->where == KITH_PROGRAMME_THIS_TERM || line->where == KITH_PROGRAMME_WHOLE_THIS_TERM ? 1 : self->n_terms;
}

static guint
cell_of (KithProgrammeFigures *self,
         guint                 line,
         guint                 term,
         int                   authority)
{
  return place_of (self, line, term, authority)->cell;
}

static void
add_cells (KithProgrammeFigures *self,
           guint                 number,
           guint                 term)
{
  const Line *line = LINE (self, number);
  g_autofree guint *parts = g_new (guint, self->n_authorities);
  Place *all = place_of (self, number, term, KITH_PROGRAMME_ALL);

  all->cell = kith_suppress_add (self->suppress, all->count, line->worth);
  if (is_whole_only (line))
    return;
  for (guint i = 0; i < self->n_authorities; i++) {
    Place *place = place_of (self, number, term, (int) i);

    place->cell = parts[i] = kith_suppress_add (self->suppress, place->count,
                                                line->worth == KITH_SUPPRESS_HEADLINE ? KITH_SUPPRESS_TOTAL
                                                                                      : KITH_SUPPRESS_CELL);
  }
  kith_suppress_add_sum (self->suppress, all->cell, parts, self->n_authorities);
}

static gboolean
is_few (gint64 n)
{
  return n > 0 && n <= KITH_SUPPRESS_SMALL;
}

/* That nothing happened says something about everybody in a group of three. */
static gboolean
is_of_few (KithProgrammeFigures *self,
           guint                 number,
           guint                 term,
           int                   authority)
{
  gint64 people = place_of (self, number, term, authority)->people;

  return is_few (people) || (people == 0 && is_few (place_of (self, LINE (self, number)->other, term, authority)->count));
}

/* What happened with few is hidden however often it did; and what is hidden is of five people or more together, or their
 * part could be had from that of all. */
static void
guard_events (KithProgrammeFigures *self,
              guint                 number,
              guint                 term)
{
  const Place *all = place_of (self, number, term, KITH_PROGRAMME_ALL);
  g_autofree gint64 *people = g_new0 (gint64, self->n_authorities);
  g_autofree gboolean *shown = g_new0 (gboolean, self->n_authorities);

  if (all->people == 0)
    return;
  if (is_few (all->people))
    kith_suppress_guard (self->suppress, all->cell);
  if (is_whole_only (LINE (self, number)))
    return;
  for (guint i = 0; i < self->n_authorities; i++) {
    people[i] = place_of (self, number, term, (int) i)->people;
    shown[i] = !is_few (all->people);
  }
  kith_suppress_averages (people, shown, self->n_authorities, KITH_SUPPRESS_SMALL + 1);
  for (guint i = 0; i < self->n_authorities; i++)
    if (is_few (all->people) || (!shown[i] && people[i] > 0) || is_of_few (self, number, term, (int) i))
      kith_suppress_guard (self->suppress, cell_of (self, number, term, (int) i));
}

static gboolean
is_same_share (KithProgrammeFigures *self,
               guint                 line,
               guint                 other)
{
  return LINE (self, line)->tie == KITH_PROGRAMME_SHARE && LINE (self, other)->tie == KITH_PROGRAMME_SHARE &&
         LINE (self, line)->block == LINE (self, other)->block && LINE (self, line)->other == LINE (self, other)->other;
}

/* Lines that share another come to it together; they are handled with the first. */
static void
add_shares (KithProgrammeFigures *self,
            guint                 first,
            guint                 term,
            int                   authority)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = first; i < self->lines->len; i++)
    if (is_same_share (self, first, i)) {
      guint cell = cell_of (self, i, term, authority);

      g_array_append_val (parts, cell);
    }
  kith_suppress_add_sum (self->suppress, cell_of (self, LINE (self, first)->other, term, authority),
                         (guint *) (gpointer) parts->data, parts->len);
}

static void
add_tie (KithProgrammeFigures *self,
         guint                 number,
         guint                 term)
{
  const Line *line = LINE (self, number);
  gboolean is_first = TRUE;

  for (guint i = 0; i < number; i++)
    is_first = is_first && !is_same_share (self, i, number);
  for (int authority = KITH_PROGRAMME_ALL; authority < (int) self->n_authorities; authority++) {
    if (authority != KITH_PROGRAMME_ALL && is_whole_only (line))
      return;
    if (line->tie == KITH_PROGRAMME_PART)
      kith_suppress_add_rest (self->suppress, cell_of (self, line->other, term, authority),
                              cell_of (self, number, term, authority));
    else if (line->tie == KITH_PROGRAMME_SHARE && is_first)
      add_shares (self, number, term, authority);
  }
}

static void
add_between (KithProgrammeFigures *self,
             GArray               *side,
             gint64                n)
{
  guint cell;

  /* Nobody is surprised that nobody came in the holidays, so it is taken as known. */
  if (n == 0)
    return;
  cell = kith_suppress_add (self->suppress, n, KITH_SUPPRESS_UNPRINTED);
  g_array_append_val (side, cell);
}

static void
add_flow (KithProgrammeFigures *self,
          const Flow           *flow)
{
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) right = g_array_new (FALSE, FALSE, sizeof (guint));
  guint left_cells[] = {
    cell_of (self, flow->lines[0], flow->before, flow->authority),
    cell_of (self, flow->lines[1], flow->after, flow->authority),
  };
  guint right_cells[] = {
    cell_of (self, flow->lines[2], flow->before, flow->authority),
    cell_of (self, flow->lines[0], flow->after, flow->authority),
  };

  g_array_append_vals (left, left_cells, G_N_ELEMENTS (left_cells));
  g_array_append_vals (right, right_cells, G_N_ELEMENTS (right_cells));
  add_between (self, left, flow->came);
  add_between (self, right, flow->went);
  kith_suppress_add_balance (self->suppress, (guint *) (gpointer) left->data, left->len,
                             (guint *) (gpointer) right->data, right->len);
}

/* The year stands on the left: it is no group whose classes are the terms, so that nobody left in one of them may be said
 * even where few left in another. */
static void
add_year (KithProgrammeFigures *self,
          const Year           *year)
{
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) right = g_array_new (FALSE, FALSE, sizeof (guint));
  guint whole = cell_of (self, year->year, 0, year->authority);

  for (guint term = 0; term < year->n_terms; term++) {
    guint cell = cell_of (self, year->line, term, year->authority);

    g_array_append_val (right, cell);
  }
  g_array_append_val (left, whole);
  add_between (self, left, year->before);
  add_between (self, right, year->between);
  kith_suppress_add_balance (self->suppress, (guint *) (gpointer) left->data, left->len,
                             (guint *) (gpointer) right->data, right->len);
}

/* How many people a measure is of. */
static gint64
count_people (KithProgrammeFigures *self,
              guint                 line,
              guint                 term,
              int                   authority)
{
  const Place *place = place_of (self, line, term, authority);

  return LINE (self, line)->tie == KITH_PROGRAMME_EVENTS ? place->people : place->count;
}

/* A sum of hours or an average is printed for five people or more, a percentage for ten or more; how many they are does not follow from it. */
static void
choose_measures (KithProgrammeFigures *self,
                 guint                 number,
                 guint                 term)
{
  Place *all = place_of (self, number, term, KITH_PROGRAMME_ALL);
  g_autofree gint64 *n = g_new0 (gint64, self->n_authorities);
  g_autofree gboolean *shown = g_new0 (gboolean, self->n_authorities);

  all->measure_shown = count_people (self, number, term, KITH_PROGRAMME_ALL) >= LINE (self, number)->least;
  if (is_whole_only (LINE (self, number)))
    return;
  for (guint i = 0; i < self->n_authorities; i++) {
    n[i] = count_people (self, number, term, (int) i);
    shown[i] = all->measure_shown;
  }
  kith_suppress_averages (n, shown, self->n_authorities, LINE (self, number)->least);
  for (guint i = 0; i < self->n_authorities; i++)
    place_of (self, number, term, (int) i)->measure_shown = shown[i];
}

/**
 * kith_programme_figures_finish:
 * @self: figures in which everything is counted
 *
 * Chooses what is hidden.
 */
void
kith_programme_figures_finish (KithProgrammeFigures *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    for (guint term = 0; term < get_n_terms_of (self, LINE (self, i)); term++)
      add_cells (self, i, term);
  for (guint i = 0; i < self->lines->len; i++)
    for (guint term = 0; term < get_n_terms_of (self, LINE (self, i)); term++)
      if (LINE (self, i)->tie == KITH_PROGRAMME_EVENTS)
        guard_events (self, i, term);
      else if (LINE (self, i)->tie != KITH_PROGRAMME_ALONE)
        add_tie (self, i, term);
  for (guint i = 0; i < self->flows->len; i++)
    add_flow (self, &g_array_index (self->flows, Flow, i));
  for (guint i = 0; i < self->years->len; i++)
    add_year (self, &g_array_index (self->years, Year, i));
  kith_suppress_run (self->suppress, &self->done);
  for (guint i = 0; i < self->lines->len; i++)
    for (guint term = 0; LINE (self, i)->has_measure && term < get_n_terms_of (self, LINE (self, i)); term++)
      choose_measures (self, i, term);
}

/**
 * kith_programme_figures_get_done:
 * @self: finished figures
 *
 * Returns: what was hidden
 */
const KithSuppressDone *
kith_programme_figures_get_done (KithProgrammeFigures *self)
{
  return &self->done;
}

/**
 * kith_programme_figures_get_n_terms:
 * @self: figures
 *
 * Returns: how many terms are compared
 */
guint
kith_programme_figures_get_n_terms (KithProgrammeFigures *self)
{
  return self->n_terms;
}

/**
 * kith_programme_figures_get_n_authorities:
 * @self: figures
 *
 * Returns: how many local authorities, or groups of them
 */
guint
kith_programme_figures_get_n_authorities (KithProgrammeFigures *self)
{
  return self->n_authorities;
}

/**
 * kith_programme_figures_get_label:
 * @self: figures
 * @line: a line
 *
 * Returns: what it counts
 */
const char *
kith_programme_figures_get_label (KithProgrammeFigures *self,
                                  guint                 line)
{
  return LINE (self, line)->label;
}

/**
 * kith_programme_figures_get_true:
 * @self: figures
 * @line: a line
 * @term: number of a term
 * @authority: number of a local authority, or %KITH_PROGRAMME_ALL
 *
 * Returns: the count, which may have to be hidden
 */
gint64
kith_programme_figures_get_true (KithProgrammeFigures *self,
                                 guint                 line,
                                 guint                 term,
                                 int                   authority)
{
  return place_of (self, line, term, authority)->count;
}

/**
 * kith_programme_figures_is_hidden:
 * @self: finished figures
 * @line: a line
 * @term: number of a term
 * @authority: number of a local authority, or %KITH_PROGRAMME_ALL
 *
 * Returns: whether the count must not be printed
 */
gboolean
kith_programme_figures_is_hidden (KithProgrammeFigures *self,
                                  guint                 line,
                                  guint                 term,
                                  int                   authority)
{
  return kith_suppress_is_hidden (self->suppress, cell_of (self, line, term, authority));
}

/**
 * kith_programme_figures_dup_count:
 * @self: finished figures
 * @line: a line
 * @term: number of a term
 * @authority: number of a local authority, or %KITH_PROGRAMME_ALL
 *
 * Returns: (transfer full): the count, or the letter for a hidden one
 */
char *
kith_programme_figures_dup_count (KithProgrammeFigures *self,
                                  guint                 line,
                                  guint                 term,
                                  int                   authority)
{
  return kith_suppress_dup_count (self->suppress, cell_of (self, line, term, authority));
}

/**
 * kith_programme_figures_dup_percent:
 * @self: finished figures
 * @part: a line
 * @whole: the line it is part of
 * @term: number of a term
 * @authority: number of a local authority, or %KITH_PROGRAMME_ALL
 *
 * Returns: (transfer full): as [method@Suppress.dup_percent]
 */
char *
kith_programme_figures_dup_percent (KithProgrammeFigures *self,
                                    guint                 part,
                                    guint                 whole,
                                    guint                 term,
                                    int                   authority)
{
  return kith_suppress_dup_percent (self->suppress, cell_of (self, part, term, authority),
                                    cell_of (self, whole, term, authority));
}

/**
 * kith_programme_figures_get_measure:
 * @self: finished figures
 * @line: a line
 * @term: number of a term
 * @authority: number of a local authority, or %KITH_PROGRAMME_ALL
 * @sum: (out): what was measured
 * @weight: (out): of how much
 *
 * Returns: whether it may be printed
 */
gboolean
kith_programme_figures_get_measure (KithProgrammeFigures *self,
                                    guint                 line,
                                    guint                 term,
                                    int                   authority,
                                    double               *sum,
                                    double               *weight)
{
  const Place *place = place_of (self, line, term, authority);

  *sum = place->sum;
  *weight = place->weight;
  return place->measure_shown;
}

/**
 * kith_programme_figures_dup_instead:
 * @self: finished figures
 * @line: a line
 * @term: number of a term
 * @authority: number of a local authority, or %KITH_PROGRAMME_ALL
 *
 * Returns: (transfer full): what is printed for a measure that may not be: a dash where anybody can see that it would be of
 *   too few, and the letter for a hidden number elsewhere
 */
char *
kith_programme_figures_dup_instead (KithProgrammeFigures *self,
                                    guint                 line,
                                    guint                 term,
                                    int                   authority)
{
  if (!kith_programme_figures_is_hidden (self, line, term, authority) &&
      count_people (self, line, term, authority) < LINE (self, line)->least)
    return g_strdup ("–");
  return g_strdup (C_("hidden number", "c"));
}
