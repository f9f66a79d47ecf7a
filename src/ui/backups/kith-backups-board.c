/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "backups/kith-backups-board.h"

#include "kith-date.h"
#include "kith-restored.h"
#include "kith-time.h"

#include <glib/gi18n.h>

void
kith_backups_board_free (gpointer data)
{
  KithBackupsBoard *self = data;

  g_clear_pointer (&self->backups, g_ptr_array_unref);
  g_clear_pointer (&self->health, kith_backup_health_free);
  g_free (self->restored);
  g_free (self);
}

gpointer
kith_backups_board_gather (KithCaseFile  *file,
                           gpointer       data,
                           GCancellable  *cancellable,
                           GError       **error)
{
  KithBackupsBoard *self = g_new0 (KithBackupsBoard, 1);

  self->backups = kith_backups_list (file, error);
  self->health = self->backups != NULL ? kith_backups_get_health (file, error) : NULL;
  self->restored = kith_restored_dup_words (file, NULL);
  self->now = kith_clock_get_now (kith_case_file_get_clock (file));
  if (self->health != NULL)
    return self;
  kith_backups_board_free (self);
  return NULL;
}

char *
kith_backups_dup_title (const KithBackup *backup)
{
  /* Translators: why a backup was made, then a moment */
  return g_strdup_printf (_("%s, %s"), kith_backup_kind_get_label (backup->kind), backup->moment);
}

static char *
dup_check_words (const KithBackup *backup)
{
  g_autofree char *when = NULL;

  if (backup->result == NULL)
    return g_strdup (_("Not checked yet."));
  when = kith_time_format_instant (backup->verified_at);
  if (backup->result[0] != '\0')
    /* Translators: a moment, then what was found, in whole sentences */
    return g_strdup_printf (_("Damaged when it was checked on %s: %s"), when, backup->result);
  /* Translators: a moment */
  return g_strdup_printf (_("Sound when it was checked on %s."), when);
}

char *
kith_backups_dup_state_words (const KithBackup *backup)
{
  g_autofree char *checked = dup_check_words (backup);
  g_autofree char *size = g_format_size ((guint64) backup->size);
  g_autofree char *day = backup->expires != NULL ? kith_date_format_iso_short (backup->expires) : NULL;
  /* Translators: a date */
  g_autofree char *expires = day != NULL ? g_strdup_printf (_("Goes by itself by %s."), day)
                                         : g_strdup (_("Kith never deletes it."));
  g_autofree char *place = backup->is_second ? g_strdup_printf ("%s ", _("In the second place.")) : g_strdup ("");
  g_autofree char *opens = backup->opens ? g_strdup ("") : g_strdup_printf (" %s", _("Your account does not open it."));

  /* Translators: sentences about a backup: where it is, its size, when it was checked, when it goes */
  return g_strdup_printf (_("%s%s. %s %s%s"), place, size, checked, expires, opens);
}

/* When the newest that was found sound was made. */
const char *
kith_backups_get_last_title (KithBackupsBoard *board)
{
  for (guint i = 0; i < board->backups->len; i++) {
    const KithBackup *backup = g_ptr_array_index (board->backups, i);

    if (backup->made_at == board->health->last_verified && !backup->is_second)
      return backup->moment;
  }
  return _("None");
}

char *
kith_backups_dup_last_words (KithBackupsBoard *board)
{
  g_autofree char *age = NULL;

  if (board->health->last_verified == 0)
    return g_strdup (_("There is no backup yet that was checked."));
  age = kith_backup_dup_age (board->health->last_verified, board->now);
  if (board->health->is_late)
    /* Translators: how long ago, such as 9 days */
    return g_strdup_printf (_("Made %s ago. That is too long: what was written since then would be lost. Back up now."), age);
  /* Translators: how long ago, such as 9 hours */
  return g_strdup_printf (_("Made %s ago. Every page of it was checked."), age);
}

char *
kith_backups_dup_drill_words (KithBackupsBoard *board)
{
  const char *what = _("Restores the newest backup to a copy that is thrown away, and looks whether everything is in it.");
  g_autofree char *age = NULL;

  if (board->health->last_drill == 0)
    return g_strdup_printf ("%s %s", what, board->health->is_drill_due ? _("It was never done: do it now.")
                                                                        : _("It was never done."));
  age = kith_backup_dup_age (board->health->last_drill, board->now);
  return g_strdup_printf (board->health->is_drill_due
                          /* Translators: a sentence, then how long ago, such as 100 days */
                          ? _("%s Last done %s ago: do it again now.")
                          /* Translators: a sentence, then how long ago, such as 9 days */
                          : _("%s Last done %s ago."), what, age);
}

char *
kith_backups_dup_second_words (KithBackupsBoard *board)
{
  const KithBackupHealth *health = board->health;
  g_autofree char *when = health->second_copied_at != 0 ? kith_time_format_instant (health->second_copied_at) : NULL;
  /* Translators: a moment */
  g_autofree char *copied = when != NULL ? g_strdup_printf (_("Last copied on %s."), when)
                                         : g_strdup (_("Nothing was copied there yet."));

  return g_strdup_printf ("%s%s%s%s%s", copied, health->second_problem != NULL ? " " : "",
                          health->second_problem != NULL ? health->second_problem : "", health->is_same_disk ? " " : "",
                          health->is_same_disk ? _("It is on the disk of the case file: what breaks the one takes the other "
                                                   "with it.") : "");
}
