/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-salvage.h"

#include "db/kith-db-salvage.h"
#include "db/kith-file.h"
#include "kith-audit-private.h"
#include "kith-backup-name.h"
#include "kith-backups.h"
#include "kith-case-file-private.h"
#include "kith-field.h"
#include "kith-kind.h"
#include "kith-policy.h"
#include "kith-search-index.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* Read by everybody as "long ago, and not known". */
#define UNKNOWN_DAY "1970-01-01"
/* Each costs a run of Argon2id; a person waits. */
#define MOST_TRIED 5
#define EXTENSION ".kith"

/**
 * kith_salvage_outcome_free:
 * @self: (transfer full): what became of a damaged file
 */
void
kith_salvage_outcome_free (KithSalvageOutcome *self)
{
  g_strfreev (self->losses);
  g_free (self);
}

static const KithKind *
find_kind (const char *table)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (g_str_equal (kinds[i]->table, table))
      return kinds[i];
  return NULL;
}

static const KithField *
find_field (const KithKind *kind,
            const char     *column)
{
  for (guint i = 0; i < kind->n_fields; i++) {
    g_autofree char *name = kith_field_dup_column (&kind->fields[i]);

    if (g_str_equal (name, column))
      return &kind->fields[i];
  }
  return NULL;
}

/* Who may read a record that does not say so any more: the fewest. */
static const char *
get_code (const KithKind  *kind,
          const KithField *field)
{
  gboolean is_visibility = kind->visibility_field != KITH_NO_FIELD && field == &kind->fields[kind->visibility_field];

  if (field->choices == NULL || field->choices->n_choices == 0)
    return "";
  return field->choices->choices[is_visibility ? field->choices->n_choices - 1 : 0].code;
}

static const char *
stand_in (const char *table,
          const char *column,
          gboolean    must)
{
  const KithKind *kind = find_kind (table);
  const KithField *field = kind != NULL ? find_field (kind, column) : NULL;

  if (field == NULL)
    return must ? "" : NULL;
  if (field->type == KITH_FIELD_TEXT)
    return _("(This could not be read: the case file was damaged.)");
  if (!must)
    return NULL;
  if (field->type == KITH_FIELD_LINE)
    return _("(could not be read)");
  if (field->type == KITH_FIELD_DATE)
    return UNKNOWN_DAY;
  return field->type == KITH_FIELD_CHOICE ? get_code (kind, field) : "";
}

/* As "Notes: 2 places could not be read." */
static char *
dup_loss (const KithSalvagedTable *table)
{
  const KithKind *kind = find_kind (table->name);
  const char *name = kind != NULL ? _(kind->label_plural) : table->name;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autofree char *joined = NULL;

  if (table->n_gaps > 0)
    g_strv_builder_take (parts, g_strdup_printf (ngettext ("%u place could not be read", "%u places could not be read",
                                                           table->n_gaps), table->n_gaps));
  if (table->n_partial > 0)
    g_strv_builder_take (parts, g_strdup_printf (ngettext ("%u entry is not complete", "%u entries are not complete",
                                                           table->n_partial), table->n_partial));
  if (table->n_stand_ins > 0)
    g_strv_builder_take (parts, g_strdup_printf (ngettext ("%u is empty and stands for a lost one",
                                                           "%u are empty and stand for lost ones",
                                                           (guint) table->n_stand_ins), (guint) table->n_stand_ins));
  all = g_strv_builder_end (parts);
  joined = g_strjoinv (", ", all);
  /* Translators: a kind of record, then what is missing of it */
  return joined[0] != '\0' ? g_strdup_printf (_("%s: %s."), name, joined) : NULL;
}

static KithSalvageOutcome *
sum_up (GPtrArray *tables)
{
  KithSalvageOutcome *self = g_new0 (KithSalvageOutcome, 1);
  g_autoptr (GStrvBuilder) losses = g_strv_builder_new ();

  for (guint i = 0; i < tables->len; i++) {
    const KithSalvagedTable *table = g_ptr_array_index (tables, i);
    char *loss = dup_loss (table);

    self->n_rows += table->n_rows;
    self->n_gaps += table->n_gaps;
    self->n_partial += table->n_partial;
    self->n_stand_ins += table->n_stand_ins;
    if (loss != NULL)
      g_strv_builder_take (losses, loss);
  }
  self->losses = g_strv_builder_end (losses);
  return self;
}

/* The index of notes was made anew with the tables; that of the other records is made from the field tables. */
static gboolean
fill_index (KithCaseFile  *file,
            GError       **error)
{
  gint64 n = 0;

  memset (file->operation.last_indexed, 0, sizeof file->operation.last_indexed);
  return kith_db_get_int64 (file->db, "SELECT count (*) FROM record_search", &n, error) &&
         (n > 0 || kith_search_index_fill (file, error));
}

static gboolean
write_line (KithCaseFile              *file,
            const KithSalvageOutcome  *outcome,
            GError                   **error)
{
  g_autofree char *words = g_strdup_printf (ngettext ("Saved from a damaged file; %u place could not be read",
                                                      "Saved from a damaged file; %u places could not be read",
                                                      outcome->n_gaps + outcome->n_partial),
                                            outcome->n_gaps + outcome->n_partial);
  const KithAuditEntry entry = { .action = KITH_AUDIT_CHECKED, .words = words };

  return kith_audit_append (file, &entry, error);
}

static gboolean
finish (const char                *new_path,
        const char                *user,
        const char                *passphrase,
        KithClock                 *clock,
        const KithSalvageOutcome  *outcome,
        GCancellable              *cancellable,
        GError                   **error)
{
  g_autoptr (KithCaseFile) file =
    kith_case_file_open_full (new_path, user, passphrase, clock, KITH_OPEN_SKIP_BACKUP | KITH_OPEN_ACCEPT_GAP, cancellable, error);

  return file != NULL && kith_case_file_require (file, KITH_VERB_BACKUP, error) && kith_db_begin (file->db, error) &&
         kith_audit_commit (file, fill_index (file, error) && write_line (file, outcome, error), error) &&
         kith_case_file_close (file, error);
}

/**
 * kith_salvage:
 * @path: a damaged case file; nothing in it is changed
 * @user: name of an account that may make backups
 * @passphrase: its passphrase
 * @new_path: the case file to make, which must not exist
 * @clock: the clock to go by
 * @cancellable: (nullable): gives up and leaves nothing behind
 * @error: return location for an error
 *
 * Saves what can be read of a damaged case file into a new one that opens with the same passphrases. A long text of which a
 * part is lost says so; what belonged to a lost record is kept under an empty one. What no longer says who may read it is
 * for the fewest. The audit is not mended: where lines of it are lost, checking it says so.
 *
 * Returns: (transfer full) (nullable): what was saved, or %NULL when nothing was
 */
KithSalvageOutcome *
kith_salvage (const char    *path,
              const char    *user,
              const char    *passphrase,
              const char    *new_path,
              KithClock     *clock,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (KithSalvageOutcome) outcome = NULL;
  g_autofree char *absolute = NULL;

  g_return_val_if_fail (path != NULL && user != NULL && passphrase != NULL && new_path != NULL, NULL);
  g_return_val_if_fail (KITH_IS_CLOCK (clock), NULL);

  absolute = g_canonicalize_filename (new_path, NULL);
  tables = kith_vault_salvage (path, user, passphrase, absolute, stand_in, cancellable, error);
  if (tables == NULL)
    return NULL;
  outcome = sum_up (tables);
  if (finish (absolute, user, passphrase, clock, outcome, cancellable, error))
    return g_steal_pointer (&outcome);
  kith_file_remove (absolute);
  return NULL;
}

typedef struct {
  char *path;
  gint64 made_at;
} Candidate;

static void
candidate_free (gpointer data)
{
  Candidate *self = data;

  g_free (self->path);
  g_free (self);
}

static int
compare_candidates (gconstpointer first,
                    gconstpointer second)
{
  const Candidate *a = *(Candidate *const *) first, *b = *(Candidate *const *) second;

  return a->made_at < b->made_at ? 1 : a->made_at > b->made_at ? -1 : 0;
}

/* The day in the name counts, for the time of a file changes when it is copied; a file of that day says the time as well. */
static gint64
find_moment (const char *day,
             gint64      written_at)
{
  g_autoptr (GDateTime) written = g_date_time_new_from_unix_local (written_at);
  g_autofree char *written_day = written != NULL ? g_date_time_format (written, "%Y-%m-%d") : NULL;
  g_autofree char *noon = day != NULL ? g_strconcat (day, "T12:00:00Z", NULL) : NULL;
  g_autoptr (GDateTime) named = noon != NULL ? g_date_time_new_from_iso8601 (noon, NULL) : NULL;

  return named == NULL || g_strcmp0 (day, written_day) == 0 ? written_at : g_date_time_to_unix (named);
}

/* Another team's file may lie beside this one, and somebody have an account of the same name and passphrase in both. Of a file
 * whose header is gone nobody knows the number. */
static gboolean
is_of_another (const char *path,
               const char *file_id)
{
  g_autofree char *id = file_id != NULL ? kith_vault_peek_file_id (path, NULL) : NULL;

  return id != NULL && !g_str_equal (id, file_id);
}

/* @file_id: (nullable): of the damaged file */
static Candidate *
make_candidate (const char *path,
                const char *name,
                const char *stem,
                const char *file_id)
{
  g_auto (KithBackupName) parsed = { 0 };
  Candidate *candidate;
  GStatBuf status;

  if (!g_str_has_suffix (name, EXTENSION) || g_stat (path, &status) != 0)
    return NULL;
  kith_backup_name_parse (&parsed, name);
  if ((parsed.stem != NULL && !g_str_equal (parsed.stem, stem)) || is_of_another (path, file_id))
    return NULL;
  candidate = g_new0 (Candidate, 1);
  candidate->path = g_strdup (path);
  candidate->made_at = find_moment (parsed.day, status.st_mtime);
  return candidate;
}

static char *
dup_stem (const char *path)
{
  char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, EXTENSION))
    name[strlen (name) - strlen (EXTENSION)] = '\0';
  return name;
}

static GPtrArray *
list_backups (const char *path)
{
  g_autofree char *stem = dup_stem (path);
  g_autofree char *file_id = kith_vault_peek_file_id (path, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autoptr (GDir) directory = g_dir_open (backups, 0, NULL);
  GPtrArray *candidates = g_ptr_array_new_with_free_func (candidate_free);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL) {
    g_autofree char *backup = g_build_filename (backups, name, NULL);
    Candidate *candidate = make_candidate (backup, name, stem, file_id);

    if (candidate != NULL)
      g_ptr_array_add (candidates, candidate);
  }
  g_ptr_array_sort (candidates, compare_candidates);
  return candidates;
}

/**
 * kith_salvage_find_backup:
 * @path: a damaged case file
 * @user: name of an account
 * @passphrase: its passphrase
 * @moment: (out): when it was made, in words
 * @cancellable: (nullable): gives up
 *
 * Looks through the newest backups beside a case file for one that this passphrase opens and of which every page is whole.
 *
 * Returns: (transfer full) (nullable): where it is
 */
char *
kith_salvage_find_backup (const char    *path,
                          const char    *user,
                          const char    *passphrase,
                          char         **moment,
                          GCancellable  *cancellable)
{
  g_autoptr (GPtrArray) candidates = NULL;

  g_return_val_if_fail (path != NULL && user != NULL && passphrase != NULL && moment != NULL, NULL);

  candidates = list_backups (path);
  for (guint i = 0; i < candidates->len && i < MOST_TRIED && !g_cancellable_is_cancelled (cancellable); i++) {
    Candidate *candidate = g_ptr_array_index (candidates, i);

    if (!kith_vault_is_sound (candidate->path, user, passphrase, cancellable, NULL))
      continue;
    *moment = kith_backup_dup_moment (candidate->path);
    return g_steal_pointer (&candidate->path);
  }
  return NULL;
}
