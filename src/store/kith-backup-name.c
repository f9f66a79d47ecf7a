/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-backup-name.h"

#include "kith-date.h"

#include <glib/gi18n.h>
#include <string.h>

#define EXTENSION ".kith"
#define DAILY 7
#define WEEKLY 4
#define MONTHLY 2
#define TIME "([01]\\d|2[0-3])([0-5]\\d)"

/* "Welfare team-2026-11-29.kith", "Welfare team-before-import-2026-11-29-0915.kith", "Welfare team-schema-7-2026-11-29.kith";
 * until schema 8 the last kind had no day in its name. */
static const struct {
  KithBackupKind kind;
  const char *pattern;
} patterns[] = {
  { KITH_BACKUP_IMPORT, "^(.+)-before-import-(\\d{4}-\\d\\d-\\d\\d)-" TIME "$" },
  { KITH_BACKUP_MERGE, "^(.+)-before-merge-(\\d{4}-\\d\\d-\\d\\d)-" TIME "$" },
  { KITH_BACKUP_ERASURE, "^(.+)-before-erasure-(\\d{4}-\\d\\d-\\d\\d)-" TIME "$" },
  { KITH_BACKUP_MIGRATION, "^(.+)-schema-\\d+-(\\d{4}-\\d\\d-\\d\\d)$" },
  { KITH_BACKUP_MIGRATION, "^(.+)-schema-\\d+$" },
  { KITH_BACKUP_DAILY, "^(.+)-(\\d{4}-\\d\\d-\\d\\d)$" },
};

void
kith_backup_name_clear (KithBackupName *self)
{
  g_clear_pointer (&self->stem, g_free);
  g_clear_pointer (&self->day, g_free);
}

static int
get_minutes (GMatchInfo *match)
{
  g_autofree char *hours = g_match_info_fetch (match, 3);
  g_autofree char *minutes = g_match_info_fetch (match, 4);

  return hours != NULL && hours[0] != '\0' ? atoi (hours) * 60 + atoi (minutes) : -1;
}

static gboolean
match_pattern (KithBackupName *self,
               guint           which,
               const char     *base)
{
  g_autoptr (GRegex) expression = g_regex_new (patterns[which].pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *day = NULL;

  if (!g_regex_match (expression, base, 0, &match))
    return FALSE;
  day = g_match_info_fetch (match, 2);
  if (day != NULL && day[0] != '\0' && !kith_date_is_iso (day))
    return FALSE;
  self->kind = patterns[which].kind;
  self->stem = g_match_info_fetch (match, 1);
  self->day = day != NULL && day[0] != '\0' ? g_steal_pointer (&day) : NULL;
  self->minutes = get_minutes (match);
  return TRUE;
}

/* @name: of a file, without its folder */
void
kith_backup_name_parse (KithBackupName *self,
                        const char     *name)
{
  g_autofree char *base = NULL;

  *self = (KithBackupName) { .kind = KITH_BACKUP_BY_HAND, .minutes = -1 };
  if (!g_str_has_suffix (name, EXTENSION) || !g_utf8_validate (name, -1, NULL))
    return;
  base = g_strndup (name, strlen (name) - strlen (EXTENSION));
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (match_pattern (self, i, base))
      return;
}

const char *
kith_backup_kind_get_label (KithBackupKind kind)
{
  static const char *const labels[] = {
    [KITH_BACKUP_DAILY] = N_("Daily backup"),
    [KITH_BACKUP_IMPORT] = N_("Backup before an import"),
    [KITH_BACKUP_MERGE] = N_("Backup before two students were made one"),
    [KITH_BACKUP_ERASURE] = N_("Backup before a record was erased"),
    [KITH_BACKUP_MIGRATION] = N_("Backup before an update of Kith"),
    [KITH_BACKUP_BY_HAND] = N_("Backup made by hand"),
  };

  return _(labels[kind]);
}

gboolean
kith_backup_is_expired (const char *day,
                        const char *today)
{
  return kith_date_iso_days_between (day, today) > KITH_BACKUP_MOST_DAYS;
}

/* Newest first. */
static int
compare_dates (gconstpointer first,
               gconstpointer second)
{
  return strcmp (*(const char *const *) second, *(const char *const *) first);
}

static char *
dup_period (const char *iso,
            guint       days)
{
  GDate date;

  if (!kith_date_from_iso (iso, &date))
    return g_strdup ("");
  return days == 7 ? g_strdup_printf ("%u", (g_date_get_julian (&date) - 1) / 7) : g_strndup (iso, strlen ("2026-07"));
}

/* Marks the newest of each of the newest @most periods as kept. */
static void
keep_by_period (GPtrArray  *dates,
                GHashTable *kept,
                guint       days,
                guint       most)
{
  g_autoptr (GHashTable) periods = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < dates->len && g_hash_table_size (periods) < most; i++)
    if (g_hash_table_add (periods, dup_period (g_ptr_array_index (dates, i), days)))
      g_hash_table_add (kept, g_ptr_array_index (dates, i));
}

GPtrArray *
kith_backup_list_superfluous (GPtrArray  *dates,
                              const char *today)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *superfluous = g_ptr_array_new ();

  g_ptr_array_sort (dates, compare_dates);
  for (guint i = 0; i < MIN (dates->len, DAILY); i++)
    g_hash_table_add (kept, g_ptr_array_index (dates, i));
  keep_by_period (dates, kept, 7, WEEKLY);
  keep_by_period (dates, kept, 30, MONTHLY);
  for (guint i = 0; i < dates->len; i++) {
    const char *date = g_ptr_array_index (dates, i);

    if (!g_hash_table_contains (kept, date) || kith_backup_is_expired (date, today))
      g_ptr_array_add (superfluous, (gpointer) date);
  }
  return superfluous;
}
