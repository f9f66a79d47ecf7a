/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-programme-count.h"

#include "kith-date.h"
#include "kith-destination.h"
#include "kith-kinds.h"
#include "kith-lists.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define TEXT(student, field) kith_record_get_text ((student)->record, KITH_STUDENT_##field)

/* Classes that a report needs: few enough to stay readable, and to hide little. */
typedef struct {
  const char *label;
  const char *codes;
} Class;

static const Class reasons[] = {
  { N_("Completed the course"), "completed" },
  { N_("Went on to work, study or another provider"), "work other-provider higher-education" },
  { N_("Moved away"), "moved-away" },
  { N_("Health"), "health" },
  { N_("Withdrew, or no longer wanted support"), "withdrew support-ended" },
  { N_("Something else, or not recorded"), NULL },
};

static const Class destinations[] = {
  { N_("Studying"), "higher-education education" },
  { N_("Working or training"), "apprenticeship work training volunteering" },
  { N_("Looking for work or a course"), "looking" },
  { N_("Not working or studying"), "health parent" },
  { N_("Something else"), "other" },
  { N_("Not known, or not asked yet"), NULL },
};

static const struct {
  int youngest;
  const char *label;
} ages[] = {
  { 0, N_("15 or younger") },
  { 16, N_("16") },
  { 17, N_("17") },
  { 18, N_("18") },
  { 19, N_("19 to 21") },
  { 22, N_("22 or older") },
};

static const struct {
  const char *label;
  KithProgrammeWhere where;
  KithProgrammeTie tie;
  guint other;
  KithSuppressWorth worth;
} lines[KITH_PROGRAMME_N_LINES] = {
#define ALONE KITH_PROGRAMME_ALONE, KITH_PROGRAMME_NO_LINE
#define EVENTS KITH_PROGRAMME_EVENTS, KITH_PROGRAMME_SUPPORTED
#define PART(line) KITH_PROGRAMME_PART, KITH_PROGRAMME_##line
  [KITH_PROGRAMME_SUPPORTED] = { N_("Students supported"), KITH_PROGRAMME_EVERYWHERE, ALONE, KITH_SUPPRESS_HEADLINE },
  [KITH_PROGRAMME_STARTS] = { N_("Starts"), KITH_PROGRAMME_EVERYWHERE, PART (SUPPORTED), KITH_SUPPRESS_TOTAL },
  [KITH_PROGRAMME_LEAVERS] = { N_("Leavers"), KITH_PROGRAMME_EVERYWHERE, PART (SUPPORTED), KITH_SUPPRESS_TOTAL },
  [KITH_PROGRAMME_REACHED] = { N_("Students reached"), KITH_PROGRAMME_EVERYWHERE, PART (SUPPORTED), KITH_SUPPRESS_TOTAL },
  [KITH_PROGRAMME_CONTACTS] = { N_("Contacts made"), KITH_PROGRAMME_EVERYWHERE, EVENTS, KITH_SUPPRESS_TOTAL },
  [KITH_PROGRAMME_WITH_MENTOR] = { N_("Students with a peer mentor"), KITH_PROGRAMME_EVERYWHERE, PART (SUPPORTED),
                                   KITH_SUPPRESS_TOTAL },
  [KITH_PROGRAMME_IN_GROUPS] = { N_("Students who came to a group"), KITH_PROGRAMME_EVERYWHERE, PART (SUPPORTED),
                                 KITH_SUPPRESS_TOTAL },
  [KITH_PROGRAMME_WITH_ATTENDANCE] = { N_("Students with attendance recorded"), KITH_PROGRAMME_EVERYWHERE, PART (SUPPORTED),
                                       KITH_SUPPRESS_TOTAL },
  [KITH_PROGRAMME_PEPS] = { N_("Students with a PEP due"), KITH_PROGRAMME_EVERYWHERE, PART (SUPPORTED), KITH_SUPPRESS_TOTAL },
  [KITH_PROGRAMME_PEPS_ON_TIME] = { N_("PEPs held on time"), KITH_PROGRAMME_EVERYWHERE, PART (PEPS), KITH_SUPPRESS_TOTAL },
  [KITH_PROGRAMME_PATHWAY] = { N_("Students who should have a Pathway Plan"), KITH_PROGRAMME_THIS_TERM, PART (SUPPORTED),
                               KITH_SUPPRESS_TOTAL },
  [KITH_PROGRAMME_PATHWAY_KNOWN] = { N_("Next Pathway review known"), KITH_PROGRAMME_THIS_TERM, PART (PATHWAY),
                                     KITH_SUPPRESS_TOTAL },
  [KITH_PROGRAMME_GOALS_SET] = { N_("Goals set"), KITH_PROGRAMME_EVERYWHERE, EVENTS, KITH_SUPPRESS_TOTAL },
  [KITH_PROGRAMME_GOALS_ACHIEVED] = { N_("Goals achieved"), KITH_PROGRAMME_EVERYWHERE, EVENTS, KITH_SUPPRESS_TOTAL },
  [KITH_PROGRAMME_GOALS_RATED] = { N_("Goals rated twice or more"), KITH_PROGRAMME_EVERYWHERE, EVENTS, KITH_SUPPRESS_TOTAL },
  [KITH_PROGRAMME_RETENTION] = { N_("Students who count for retention"), KITH_PROGRAMME_EVERYWHERE, PART (SUPPORTED),
                                 KITH_SUPPRESS_TOTAL },
  [KITH_PROGRAMME_RETAINED] = { N_("Of these, stayed"), KITH_PROGRAMME_EVERYWHERE, PART (RETENTION), KITH_SUPPRESS_TOTAL },
  [KITH_PROGRAMME_ACHIEVEMENT] = { N_("Students whose course ended"), KITH_PROGRAMME_EVERYWHERE, PART (SUPPORTED),
                                   KITH_SUPPRESS_TOTAL },
  [KITH_PROGRAMME_ACHIEVED] = { N_("Of these, achieved"), KITH_PROGRAMME_EVERYWHERE, PART (ACHIEVEMENT), KITH_SUPPRESS_TOTAL },
  [KITH_PROGRAMME_LEFT_THIS_YEAR] = { N_("Left in the last twelve months"), KITH_PROGRAMME_THIS_TERM, ALONE,
                                      KITH_SUPPRESS_TOTAL },
  [KITH_PROGRAMME_SESSIONS] = { N_("Group sessions held"), KITH_PROGRAMME_WHOLE, ALONE, KITH_SUPPRESS_TOTAL },
  [KITH_PROGRAMME_MENTORS] = { N_("Peer mentors"), KITH_PROGRAMME_WHOLE_THIS_TERM, ALONE, KITH_SUPPRESS_TOTAL },
  [KITH_PROGRAMME_SUPERVISED] = { N_("Supervision up to date"), KITH_PROGRAMME_WHOLE_THIS_TERM, PART (MENTORS),
                                  KITH_SUPPRESS_CELL },
  [KITH_PROGRAMME_RAISED] = { N_("Raised"), KITH_PROGRAMME_WHOLE, EVENTS, KITH_SUPPRESS_TOTAL },
  [KITH_PROGRAMME_CLOSED] = { N_("Closed"), KITH_PROGRAMME_WHOLE, EVENTS, KITH_SUPPRESS_TOTAL },
};

static void
student_clear (gpointer data)
{
  g_clear_object (&((KithProgrammeStudent *) data)->record);
}

void
kith_programme_count_clear (KithProgrammeCount *self)
{
  g_clear_pointer (&self->terms, g_array_unref);
  g_clear_pointer (&self->students, g_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->authorities, g_strfreev);
  g_clear_pointer (&self->today, g_free);
}

const KithProgrammeDays *
kith_programme_count_term (const KithProgrammeCount *self,
                           guint                     term)
{
  return &g_array_index (self->terms, KithProgrammeDays, term);
}

const KithProgrammeStudent *
kith_programme_count_find (const KithProgrammeCount *self,
                           gint64                    id)
{
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &id));

  return at > 0 ? &g_array_index (self->students, KithProgrammeStudent, at - 1) : NULL;
}

void
kith_programme_count_one (KithProgrammeCount         *self,
                          guint                       line,
                          guint                       term,
                          const KithProgrammeStudent *student)
{
  kith_programme_figures_count (self->values->figures, line, term, student->authority, 1);
}

static gboolean
has_started (const KithProgrammeStudent *student,
             const char                 *day)
{
  const char *start = TEXT (student, START_DATE);

  return start != NULL && strcmp (start, day) <= 0 && g_strcmp0 (TEXT (student, STAGE), "prospective") != 0;
}

static gboolean
has_left (const KithProgrammeStudent *student,
          const char                 *day)
{
  const char *leaving = TEXT (student, LEAVING_DATE);

  return leaving != NULL && strcmp (leaving, day) < 0;
}

static gboolean
leaves_within (const KithProgrammeStudent *student,
               const char                 *from,
               const char                 *until)
{
  const char *leaving = TEXT (student, LEAVING_DATE);

  return leaving != NULL && strcmp (leaving, from) >= 0 && strcmp (leaving, until) <= 0;
}

static gboolean
load_students (KithProgrammeCount  *self,
               GError             **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (GPtrArray) records = kith_case_file_list (self->file, query, NULL, error);

  self->students = g_array_new (FALSE, TRUE, sizeof (KithProgrammeStudent));
  g_array_set_clear_func (self->students, student_clear);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++) {
    KithProgrammeStudent student = { .record = g_object_ref (g_ptr_array_index (records, i)) };
    gint64 id = kith_record_get_id (student.record);

    for (guint term = 0; term < self->terms->len; term++) {
      const KithProgrammeDays *days = kith_programme_count_term (self, term);

      student.supported[term] = has_started (&student, days->until) && !has_left (&student, days->from);
    }
    g_array_append_val (self->students, student);
    g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (i + 1));
  }
  return records != NULL;
}

static KithProgrammeStudent *
student_at (KithProgrammeCount *self,
            guint               i)
{
  return &g_array_index (self->students, KithProgrammeStudent, i);
}

static char *
dup_key (const KithProgrammeStudent *student)
{
  const char *name = TEXT (student, RESPONSIBLE_LA);

  return kith_text_is_empty (name) ? NULL : kith_text_fold (name);
}

/* How many of this term belong to each local authority, however somebody typed its capitals. */
static GHashTable *
count_authorities (KithProgrammeCount *self,
                   GHashTable         *names)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->students->len; i++) {
    const KithProgrammeStudent *student = student_at (self, i);
    g_autofree char *key = dup_key (student);
    const char *name;

    if (key == NULL || !student->supported[0])
      continue;
    g_hash_table_insert (counts, g_strdup (key),
                         GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
    name = g_hash_table_lookup (names, key);
    if (name == NULL || strcmp (TEXT (student, RESPONSIBLE_LA), name) > 0)
      g_hash_table_insert (names, g_strdup (key), (gpointer) TEXT (student, RESPONSIBLE_LA));
  }
  return counts;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
set_authority (KithProgrammeStudent *student,
               GPtrArray            *keys)
{
  g_autofree char *key = dup_key (student);

  student->authority = (int) keys->len;
  for (guint i = 0; key != NULL && i < keys->len; i++)
    if (g_str_equal (key, g_ptr_array_index (keys, i)))
      student->authority = (int) i;
}

/* Those with enough students have a number of their own, by name; all others share the last one. */
static void
choose_authorities (KithProgrammeCount *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) counts = count_authorities (self, names);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer key, count;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &count))
    if (GPOINTER_TO_UINT (count) > KITH_SUPPRESS_SMALL)
      g_ptr_array_add (keys, key);
  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    g_strv_builder_add (builder, g_hash_table_lookup (names, g_ptr_array_index (keys, i)));
  g_strv_builder_add (builder, _("Others, or none recorded"));
  self->authorities = g_strv_builder_end (builder);
  for (guint i = 0; i < self->students->len; i++)
    set_authority (student_at (self, i), keys);
}

static void
begin_block (KithProgrammeCount *self,
             KithProgrammeBlock  block)
{
  kith_programme_figures_begin_block (self->values->figures);
  self->values->firsts[block] = KITH_PROGRAMME_NO_LINE;
}

static void
add_class (KithProgrammeCount *self,
           KithProgrammeBlock  block,
           const char         *label,
           KithProgrammeTie    tie,
           guint               other)
{
  guint line = kith_programme_figures_add_line (self->values->figures, label, KITH_PROGRAMME_THIS_TERM, tie, other,
                                                KITH_SUPPRESS_CELL);

  if (self->values->firsts[block] == KITH_PROGRAMME_NO_LINE)
    self->values->firsts[block] = line;
  self->values->sizes[block]++;
}

static void
add_choices (KithProgrammeCount   *self,
             KithProgrammeBlock    block,
             const KithChoiceList *list,
             KithProgrammeTie      tie)
{
  begin_block (self, block);
  for (guint i = 0; i < list->n_choices; i++)
    add_class (self, block, _(list->choices[i].label), tie, KITH_PROGRAMME_SUPPORTED);
  if (tie == KITH_PROGRAMME_SHARE)
    add_class (self, block, _("Not recorded"), tie, KITH_PROGRAMME_SUPPORTED);
}

static void
add_class_list (KithProgrammeCount *self,
                KithProgrammeBlock  block,
                const Class        *classes,
                guint               n_classes,
                guint               other)
{
  begin_block (self, block);
  for (guint i = 0; i < n_classes; i++)
    add_class (self, block, _(classes[i].label), KITH_PROGRAMME_SHARE, other);
}

static void
add_lines (KithProgrammeCount *self)
{
  KithProgrammeReport *values = self->values;

  values->figures = kith_programme_figures_new (self->terms->len, g_strv_length (self->authorities));
  for (guint i = 0; i < KITH_PROGRAMME_N_LINES; i++)
    kith_programme_figures_add_line (values->figures, _(lines[i].label), lines[i].where, lines[i].tie, lines[i].other,
                                     lines[i].worth);
  add_choices (self, KITH_PROGRAMME_BY_GROUP, &kith_support_groups, KITH_PROGRAMME_PART);
  begin_block (self, KITH_PROGRAMME_BY_AGE);
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    add_class (self, KITH_PROGRAMME_BY_AGE, _(ages[i].label), KITH_PROGRAMME_SHARE, KITH_PROGRAMME_SUPPORTED);
  add_class (self, KITH_PROGRAMME_BY_AGE, _("Not recorded"), KITH_PROGRAMME_SHARE, KITH_PROGRAMME_SUPPORTED);
  add_choices (self, KITH_PROGRAMME_BY_YEAR, &kith_course_years, KITH_PROGRAMME_SHARE);
  add_class_list (self, KITH_PROGRAMME_BY_REASON, reasons, G_N_ELEMENTS (reasons), KITH_PROGRAMME_LEAVERS);
  for (guint block = KITH_PROGRAMME_AT_EXIT; block <= KITH_PROGRAMME_AFTER_6_MONTHS; block++)
    add_class_list (self, (KithProgrammeBlock) block, destinations, G_N_ELEMENTS (destinations),
                    KITH_PROGRAMME_LEFT_THIS_YEAR);
}

/* The last class is for what is in none of the others. */
static guint
find_class (const Class *classes,
            guint        n_classes,
            const char  *code)
{
  for (guint i = 0; code != NULL && i < n_classes; i++)
    if (classes[i].codes != NULL && kith_choices_contain (classes[i].codes, code))
      return i;
  return n_classes - 1;
}

static void
count_age (KithProgrammeCount         *self,
           const KithProgrammeStudent *student)
{
  guint first = self->values->firsts[KITH_PROGRAMME_BY_AGE], at = G_N_ELEMENTS (ages);
  GDate birth, day;

  kith_date_from_iso (kith_programme_count_term (self, 0)->until, &day);
  if (kith_record_get_date (student->record, KITH_STUDENT_DATE_OF_BIRTH, &birth) && g_date_compare (&birth, &day) <= 0)
    for (at = G_N_ELEMENTS (ages) - 1; at > 0 && kith_date_get_age (&birth, &day) < ages[at].youngest;)
      at--;
  kith_programme_count_one (self, first + at, 0, student);
}

static void
count_classes (KithProgrammeCount         *self,
               const KithProgrammeStudent *student)
{
  const char *groups = TEXT (student, SUPPORT_GROUPS), *year = TEXT (student, YEAR);
  guint at = kith_course_years.n_choices;

  for (guint i = 0; i < kith_support_groups.n_choices; i++)
    if (groups != NULL && kith_choices_contain (groups, kith_support_groups.choices[i].code))
      kith_programme_count_one (self, self->values->firsts[KITH_PROGRAMME_BY_GROUP] + i, 0, student);
  for (guint i = 0; i < kith_course_years.n_choices; i++)
    if (g_strcmp0 (year, kith_course_years.choices[i].code) == 0)
      at = i;
  kith_programme_count_one (self, self->values->firsts[KITH_PROGRAMME_BY_YEAR] + at, 0, student);
  count_age (self, student);
}

static void
count_answer (KithProgrammeCount         *self,
              const KithProgrammeStudent *student,
              guint                       term,
              KithAnswer                  answer,
              guint                       whole)
{
  if (answer == KITH_ANSWER_NOT_COUNTED)
    return;
  kith_programme_count_one (self, whole, term, student);
  if (answer == KITH_ANSWER_YES)
    kith_programme_count_one (self, whole + 1, term, student);
}

/* As it was known at the end of a term: who left later was still on the course then, and a course that ended counts in one
 * term alone. */
static void
count_outcome (KithProgrammeCount         *self,
               const KithProgrammeStudent *student,
               guint                       term)
{
  const KithProgrammeDays *days = kith_programme_count_term (self, term);
  const char *day = kith_student_get_outcome_day (student->record, self->today);
  gboolean is_later = strcmp (day, days->after) > 0;

  count_answer (self, student, term, is_later ? KITH_ANSWER_YES : kith_student_get_retained (student->record),
                KITH_PROGRAMME_RETENTION);
  if (!is_later && strcmp (day, days->from) >= 0)
    count_answer (self, student, term, kith_student_get_achieved (student->record), KITH_PROGRAMME_ACHIEVEMENT);
}

static void
count_in_term (KithProgrammeCount         *self,
               const KithProgrammeStudent *student,
               guint                       term)
{
  const KithProgrammeDays *days = kith_programme_count_term (self, term);

  if (!student->supported[term])
    return;
  kith_programme_count_one (self, KITH_PROGRAMME_SUPPORTED, term, student);
  if (strcmp (TEXT (student, START_DATE), days->from) >= 0)
    kith_programme_count_one (self, KITH_PROGRAMME_STARTS, term, student);
  if (leaves_within (student, days->from, days->until)) {
    kith_programme_count_one (self, KITH_PROGRAMME_LEAVERS, term, student);
    if (term == 0)
      kith_programme_count_one (self, self->values->firsts[KITH_PROGRAMME_BY_REASON] +
                                        find_class (reasons, G_N_ELEMENTS (reasons), TEXT (student, LEAVING_REASON)),
                                0, student);
  }
  count_outcome (self, student, term);
}

/* Whether a student left in the year up to the end of this term. */
static gboolean
left_this_year (KithProgrammeCount         *self,
                const KithProgrammeStudent *student,
                const char                 *since)
{
  return has_started (student, self->today) &&
         leaves_within (student, since, kith_programme_count_term (self, 0)->until);
}

static void
count_destinations (KithProgrammeCount         *self,
                    const KithProgrammeStudent *student,
                    const char                 *since)
{
  if (!left_this_year (self, student, since))
    return;
  kith_programme_count_one (self, KITH_PROGRAMME_LEFT_THIS_YEAR, 0, student);
  for (guint i = 0; i < KITH_N_DESTINATIONS; i++) {
    const char *code = kith_record_get_text (student->record, kith_destination_get_field ((KithDestination) i));

    kith_programme_count_one (self, self->values->firsts[KITH_PROGRAMME_AT_EXIT + i] +
                                      find_class (destinations, G_N_ELEMENTS (destinations), code), 0, student);
  }
}

/* Between the end of one term and the beginning of the next. */
static void
add_flow (KithProgrammeCount *self,
          int                 authority,
          guint               before)
{
  static const guint flow[] = { KITH_PROGRAMME_SUPPORTED, KITH_PROGRAMME_STARTS, KITH_PROGRAMME_LEAVERS };
  const KithProgrammeDays *earlier = kith_programme_count_term (self, before);
  const KithProgrammeDays *later = kith_programme_count_term (self, before - 1);
  gint64 came = 0, went = 0;

  for (guint i = 0; i < self->students->len; i++) {
    const KithProgrammeStudent *student = student_at (self, i);

    if (authority != KITH_PROGRAMME_ALL && student->authority != authority)
      continue;
    if (student->supported[before - 1] && !has_started (student, earlier->until) &&
        strcmp (TEXT (student, START_DATE), later->from) < 0)
      came++;
    if (student->supported[before] && has_left (student, later->from) && !leaves_within (student, earlier->from, earlier->until))
      went++;
  }
  kith_programme_figures_add_flow (self->values->figures, authority, flow, before, before - 1, came, went);
}

static void
add_flows (KithProgrammeCount *self)
{
  for (guint term = 1; term < self->terms->len; term++)
    if (strcmp (kith_programme_count_term (self, term)->until, kith_programme_count_term (self, term - 1)->from) < 0)
      for (int i = KITH_PROGRAMME_ALL; i < (int) g_strv_length (self->authorities); i++)
        add_flow (self, i, term);
}

/* In how many of the first terms a student is counted as a leaver. */
static guint
count_as_leaver (KithProgrammeCount         *self,
                 const KithProgrammeStudent *student,
                 guint                       n_terms)
{
  guint n = 0;

  for (guint term = 0; term < n_terms; term++) {
    const KithProgrammeDays *days = kith_programme_count_term (self, term);

    n += student->supported[term] && leaves_within (student, days->from, days->until);
  }
  return n;
}

/* Those who left in a year are those who left in its terms and between them; the first term may begin before the year. */
static void
add_year (KithProgrammeCount *self,
          int                 authority,
          const char         *since,
          guint               n_terms)
{
  gint64 between = 0, before = 0;

  for (guint i = 0; i < self->students->len; i++) {
    const KithProgrammeStudent *student = student_at (self, i);
    guint n = count_as_leaver (self, student, n_terms);
    gboolean left = left_this_year (self, student, since);

    if (authority != KITH_PROGRAMME_ALL && student->authority != authority)
      continue;
    if (left && n == 0)
      between++;
    else
      before += n - (left ? 1 : 0);
  }
  kith_programme_figures_add_year (self->values->figures, authority, KITH_PROGRAMME_LEFT_THIS_YEAR, KITH_PROGRAMME_LEAVERS,
                                   n_terms, between, before);
}

static void
add_years (KithProgrammeCount *self,
           const char         *since)
{
  guint n_terms = 1;

  while (n_terms < self->terms->len && strcmp (kith_programme_count_term (self, n_terms)->until, since) >= 0)
    n_terms++;
  for (int i = KITH_PROGRAMME_ALL; i < (int) g_strv_length (self->authorities); i++)
    add_year (self, i, since, n_terms);
}

gboolean
kith_programme_count_students (KithProgrammeCount  *self,
                               GError             **error)
{
  GDate since;
  g_autofree char *since_iso = NULL;

  if (!load_students (self, error))
    return FALSE;
  choose_authorities (self);
  add_lines (self);
  kith_date_from_iso (kith_programme_count_term (self, 0)->until, &since);
  g_date_subtract_years (&since, 1);
  g_date_add_days (&since, 1);
  since_iso = kith_date_to_iso (&since);
  for (guint i = 0; i < self->students->len; i++) {
    const KithProgrammeStudent *student = student_at (self, i);

    for (guint term = 0; term < self->terms->len; term++)
      count_in_term (self, student, term);
    if (student->supported[0])
      count_classes (self, student);
    count_destinations (self, student, since_iso);
  }
  add_flows (self);
  add_years (self, since_iso);
  return TRUE;
}
