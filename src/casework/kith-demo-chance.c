/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo-private.h"

#include "kith-date.h"

#include <string.h>

guint
kith_demo_below (KithDemo *self,
                 guint     limit)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) limit);
}

/* Both ends included. */
int
kith_demo_between (KithDemo *self,
                   int       least,
                   int       most)
{
  return most <= least ? least : g_rand_int_range (self->rand, least, most + 1);
}

gboolean
kith_demo_chance (KithDemo *self,
                  guint     percent)
{
  return kith_demo_below (self, 100) < percent;
}

const char *
kith_demo_pick (KithDemo   *self,
                const char *block)
{
  return kith_demo_words_pick (self->words, self->rand, block);
}

/* The order of she, he and they. */
static const char *const forms[][8] = {
  { "she", "She", "her", "her", "Her", "herself", "has", "was" },
  { "he", "He", "him", "his", "His", "himself", "has", "was" },
  { "they", "They", "them", "their", "Their", "themself", "have", "were" },
};

static void
set_value (KithDemo   *self,
           const char *name,
           const char *value)
{
  g_hash_table_insert (self->values, (gpointer) name, (gpointer) value);
}

static void
set_values (KithDemo        *self,
            KithDemoStudent *student)
{
  const char *const *form = forms[2];

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i][0], student->name.pronoun))
      form = forms[i];
  set_value (self, "they", form[0]);
  set_value (self, "They", form[1]);
  set_value (self, "them", form[2]);
  set_value (self, "their", form[3]);
  set_value (self, "Their", form[4]);
  set_value (self, "themself", form[5]);
  set_value (self, "has", form[6]);
  set_value (self, "was", form[7]);
  set_value (self, "name", student->name.given);
  set_value (self, "interest", student->interest);
  set_value (self, "course", student->course);
  set_value (self, "campus", student->campus);
}

/* A text about a student. */
char *
kith_demo_compose (KithDemo        *self,
                   const char      *block,
                   KithDemoStudent *student)
{
  char *text = NULL;

  set_values (self, student);
  text = kith_demo_words_compose (self->words, self->rand, block, self->values);
  if (g_ascii_islower (*text))
    *text = g_ascii_toupper (*text);
  return text;
}

char *
kith_demo_dup_day (KithDemo *self,
                   int       day)
{
  GDate date = self->first;

  if (day >= 0)
    g_date_add_days (&date, (guint) day);
  else
    g_date_subtract_days (&date, (guint) -day);
  return kith_date_to_iso (&date);
}

static char *
take_pronoun (char *line)
{
  char *bar = strchr (line, '|');

  if (bar == NULL)
    return g_strdup ("they");
  *bar = '\0';
  return g_strdup (bar + 1);
}

/* Origins are drawn from a line of their names, in which a frequent one stands several times. */
static char *
draw_origin (KithDemo *self)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_auto (GStrv) origins = NULL;

  for (guint i = 0; i < kith_demo_words_get_size (self->words, "origins"); i++)
    g_string_append_printf (all, "%s%s", i > 0 ? " " : "", kith_demo_words_get (self->words, "origins", i));
  origins = g_strsplit (all->str, " ", -1);
  return g_strdup (origins[kith_demo_below (self, g_strv_length (origins))]);
}

static char *
draw_evenly (KithDemo   *self,
             const char *prefix,
             const char *origin)
{
  g_autofree char *block = g_strconcat (prefix, origin, NULL);
  guint size = kith_demo_words_get_size (self->words, block);

  return g_strdup (kith_demo_words_get (self->words, block, kith_demo_below (self, size)));
}

void
kith_demo_draw_name (KithDemo     *self,
                     KithDemoName *name)
{
  g_autofree char *origin = draw_origin (self);
  gboolean whole = g_str_equal (origin, "whole");

  name->given = draw_evenly (self, whole ? "" : "given-", origin);
  name->pronoun = take_pronoun (name->given);
  name->family = whole ? NULL : draw_evenly (self, "family-", origin);
}

void
kith_demo_name_clear (KithDemoName *name)
{
  g_clear_pointer (&name->given, g_free);
  g_clear_pointer (&name->family, g_free);
  g_clear_pointer (&name->pronoun, g_free);
}

char *
kith_demo_name_dup_full (const KithDemoName *name)
{
  return name->family != NULL ? g_strjoin (" ", name->given, name->family, NULL) : g_strdup (name->given);
}

gboolean
kith_demo_save (KithDemo    *self,
                KithRecord  *record,
                GError     **error)
{
  return kith_case_file_save (self->file, record, KITH_SAVE_ACCEPT_WARNINGS, error);
}

/* Lines that differ, one below the other. */
void
kith_demo_set_lines (KithDemo        *self,
                     KithRecord      *record,
                     guint            field,
                     const char      *block,
                     guint            n_lines,
                     KithDemoStudent *student)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_lines; i++) {
    g_autofree char *line = kith_demo_compose (self, block, student);

    if (strstr (text->str, line) == NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
  }
  kith_record_set_text (record, field, text->str);
}

void
kith_demo_set_day (KithDemo   *self,
                   KithRecord *record,
                   guint       field,
                   int         day)
{
  g_autofree char *iso = kith_demo_dup_day (self, day);

  kith_record_set_text (record, field, iso);
}

void
kith_demo_set_composed (KithDemo        *self,
                        KithRecord      *record,
                        guint            field,
                        const char      *block,
                        KithDemoStudent *student)
{
  g_autofree char *text = kith_demo_compose (self, block, student);

  kith_record_set_text (record, field, text);
}

/* The Friday before a Saturday, the Monday after a Sunday. */
int
kith_demo_get_working_day (KithDemo *self,
                           int       day)
{
  GDate date = self->first;

  g_date_add_days (&date, (guint) MAX (day, 0));
  if (g_date_get_weekday (&date) == G_DATE_SATURDAY)
    return day - 1;
  return g_date_get_weekday (&date) == G_DATE_SUNDAY ? day + 1 : day;
}

/* The first of August on or before @day. */
int
kith_demo_get_year_begin (KithDemo *self,
                          int       day)
{
  GDate date = self->first;
  GDate begin;

  g_date_add_days (&date, (guint) MAX (day, 0));
  g_date_set_dmy (&begin, 1, G_DATE_AUGUST,
                  (GDateYear) (g_date_get_year (&date) - (g_date_get_month (&date) < G_DATE_AUGUST)));
  return g_date_days_between (&self->first, &begin);
}

/* What fills the working day draws from a sequence of its own, so that adding to it changes no name and no note of a
 * seed that is known by them. */
void
kith_demo_swap_chance (KithDemo *self)
{
  GRand *rand = self->rand;

  self->rand = self->other_rand;
  self->other_rand = rand;
}
