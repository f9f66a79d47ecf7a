/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "programme/kith-log-words.h"

#include "kith-date.h"
#include "kith-log-entry.h"
#include "kith-off-the-job.h"
#include "kith-text.h"

#include <glib/gi18n.h>

static void
append (GString *words,
        char    *part)
{
  if (!kith_text_is_empty (part))
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
  g_free (part);
}

static char *
dup_when (KithRecord *entry)
{
  g_autofree char *date = kith_date_format_iso_short (kith_record_get_text (entry, KITH_LOG_ENTRY_DATE));
  g_autofree char *time = kith_record_format (entry, KITH_LOG_ENTRY_TIME);

  if (kith_text_is_empty (time))
    return g_steal_pointer (&date);
  /* Translators: a date and a time of day */
  return g_strdup_printf (_("%s, %s"), date, time);
}

char *
kith_log_words_dup (KithRecord *entry)
{
  GString *words = g_string_new (NULL);

  append (words, dup_when (entry));
  append (words, kith_record_format (entry, KITH_LOG_ENTRY_ATTENDED));
  if (kith_record_get_number (entry, KITH_LOG_ENTRY_MINUTES) > 0)
    append (words, kith_record_format (entry, KITH_LOG_ENTRY_MINUTES));
  append (words, kith_record_format (entry, KITH_LOG_ENTRY_TYPE));
  if (kith_off_the_job_get_minutes (entry) > 0)
    append (words, g_strdup (_("Off the job")));
  return g_string_free_and_steal (words);
}
