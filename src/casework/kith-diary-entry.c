/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-diary.h"

#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-time.h"

#include <glib/gi18n.h>

void
kith_diary_entry_free (KithDiaryEntry *self)
{
  g_free (self->date);
  g_free (self->until);
  g_free (self->time);
  g_free (self->title);
  g_free (self->generic);
  g_free (self->student_name);
  g_free (self->person_name);
  g_free (self->place);
  g_free (self->state);
  g_free (self);
}

/**
 * kith_diary_entry_dup_when:
 * @self: a line of the diary
 *
 * Returns: (transfer full): `2:00pm to 3:00pm`, or `All day`, or `Due`
 */
char *
kith_diary_entry_dup_when (const KithDiaryEntry *self)
{
  if (self->time != NULL)
    return kith_time_format_span (self->time, self->minutes);
  if (self->kind == &kith_task_kind)
    /* Translators: a task that is due on this day */
    return g_strdup (_("Due"));
  if (self->kind == &kith_calendar_day_kind)
    return g_strdup (_("All day"));
  /* Translators: an appointment on this day whose time nobody has written down */
  return g_strdup (_("No time yet"));
}

/**
 * kith_diary_entry_dup_who:
 * @self: a line of the diary
 *
 * Returns: (transfer full) (nullable): `with Sam`, `led by Sam`, `for Sam`; %NULL for nobody
 */
char *
kith_diary_entry_dup_who (const KithDiaryEntry *self)
{
  if (self->person_name == NULL)
    return NULL;
  if (self->kind == &kith_group_kind)
    /* Translators: name of who leads a group session */
    return g_strdup_printf (_("led by %s"), self->person_name);
  if (self->kind == &kith_task_kind)
    /* Translators: name of whose task it is */
    return g_strdup_printf (_("for %s"), self->person_name);
  /* Translators: name of who goes along */
  return g_strdup_printf (_("with %s"), self->person_name);
}

/**
 * kith_diary_entry_dup_words:
 * @self: a line of the diary
 *
 * Returns: (transfer full): all of it in one line, as a screen reader says it: “Tuesday 3 March 2026, 2:00pm, Housing,
 *   Jay A, with Sam”
 */
char *
kith_diary_entry_dup_words (const KithDiaryEntry *self)
{
  g_autofree char *day = kith_date_format_iso_weekday (self->date);
  g_autofree char *when = kith_diary_entry_dup_when (self);
  g_autofree char *who = kith_diary_entry_dup_who (self);
  GString *words = g_string_new (NULL);

  /* Translators: the day, the time, and what happens then */
  g_string_append_printf (words, _("%s, %s, %s"), day, when, self->title);
  if (self->student_name != NULL)
    g_string_append_printf (words, ", %s", self->student_name);
  if (who != NULL)
    g_string_append_printf (words, ", %s", who);
  if (self->place != NULL)
    g_string_append_printf (words, ", %s", self->place);
  if (self->state != NULL)
    g_string_append_printf (words, ", %s", self->state);
  return g_string_free_and_steal (words);
}

/**
 * kith_diary_filter_new:
 * @from: first day, ISO
 * @until: last day, ISO
 *
 * Returns: (transfer full): everything that is the actor’s own in these days
 */
KithDiaryFilter *
kith_diary_filter_new (const char *from,
                       const char *until)
{
  KithDiaryFilter *self = g_new0 (KithDiaryFilter, 1);

  self->from = g_strdup (from);
  self->until = g_strdup (until);
  self->parts = KITH_DIARY_EVERYTHING;
  return self;
}

KithDiaryFilter *
kith_diary_filter_copy (const KithDiaryFilter *self)
{
  KithDiaryFilter *copy = kith_diary_filter_new (self->from, self->until);

  copy->parts = self->parts;
  copy->everyone = self->everyone;
  return copy;
}

void
kith_diary_filter_free (KithDiaryFilter *self)
{
  g_free (self->from);
  g_free (self->until);
  g_free (self);
}

static char *
dup_parts (KithDiaryParts parts)
{
  static const struct {
    KithDiaryParts part;
    const char *words;
  } names[] = {
    { KITH_DIARY_APPOINTMENTS, N_("appointments") }, { KITH_DIARY_PLANS, N_("plans and reviews") },
    { KITH_DIARY_GROUPS, N_("group sessions") },     { KITH_DIARY_TASKS, N_("tasks") },
    { KITH_DIARY_CALENDAR, N_("college calendar") },
  };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if ((parts & names[i].part) != 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", _(names[i].words));
  return g_string_free_and_steal (words);
}

/**
 * kith_diary_filter_dup_words:
 * @self: a filter
 *
 * Returns: (transfer full): it in words, for the top of a page
 */
char *
kith_diary_filter_dup_words (const KithDiaryFilter *self)
{
  g_autofree char *from = kith_date_format_iso (self->from);
  g_autofree char *until = kith_date_format_iso (self->until);
  g_autofree char *parts = dup_parts (self->parts);
  const char *whose = self->everyone ? _("Everyone’s diary") : _("My diary");

  if (g_str_equal (self->from, self->until))
    return self->parts == KITH_DIARY_EVERYTHING ? g_strdup_printf ("%s, %s", whose, from)
                                                : g_strdup_printf ("%s, %s: %s", whose, from, parts);
  if (self->parts == KITH_DIARY_EVERYTHING)
    /* Translators: whose diary, the first and the last day */
    return g_strdup_printf (_("%s, %s to %s"), whose, from, until);
  /* Translators: whose diary, the first and the last day, what is in it */
  return g_strdup_printf (_("%s, %s to %s: %s"), whose, from, until, parts);
}
