/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-disposal-report.h"

#include "kith-date.h"
#include "kith-disposal-copies.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-presets-case.h"
#include "kith-report-disposal.h"
#include "kith-retention.h"

#include <glib/gi18n.h>

typedef struct {
  KithCaseFile *file;
  GPtrArray *rules;
  GPtrArray *kept; /* texts that live until the document is made */
  GArray *lines;
} Gather;

static const char *
keep (Gather *self,
      char   *text)
{
  g_ptr_array_add (self->kept, text);
  return text;
}

static const char *
keep_who (Gather     *self,
          KithRecord *disposal,
          guint       person,
          guint       moment)
{
  g_autofree char *name =
    kith_case_file_dup_title (self->file, &kith_person_kind, kith_record_get_number (disposal, person));
  g_autofree char *when = kith_record_format (disposal, moment);

  /* Translators: a colleague, then day and time */
  return keep (self, g_strdup_printf (_("%s, %s"), name != NULL ? name : _("Somebody"), when));
}

/* The list of what was erased, by which a backup is put right, names nobody. */
static const char *
keep_confirmed (Gather     *self,
                KithRecord *disposal)
{
  g_autofree char *when = NULL;

  if (kith_record_has (disposal, KITH_DISPOSAL_CONFIRMED_BY))
    return keep_who (self, disposal, KITH_DISPOSAL_CONFIRMED_BY, KITH_DISPOSAL_CONFIRMED_AT);
  when = kith_record_format (disposal, KITH_DISPOSAL_CONFIRMED_AT);
  /* Translators: day and time */
  return keep (self, g_strdup_printf (_("Confirmed %s. This case file was restored from a backup of before, and the record erased "
                                        "again; who confirmed it stands on the certificate of that time."), when));
}

static char *
dup_copies (const KithDisposalCopies *copies)
{
  g_autofree char *day = copies->last_expires != NULL ? kith_date_format_iso (copies->last_expires) : NULL;
  g_autofree char *n = g_strdup_printf (ngettext ("%u backup was made before", "%u backups were made before", copies->n_copies),
                                        copies->n_copies);

  if (copies->n_copies == 0)
    return g_strdup (_("No backup that Kith knows of was made before."));
  if (copies->n_staying == 0)
    /* Translators: "2 backups were made before", then a date */
    return g_strdup_printf (_("%s; the last one goes by %s."), n, day);
  if (day == NULL)
    /* Translators: "2 backups were made before" */
    return g_strdup_printf (_("%s by hand; Kith deletes none of them: do that yourself."), n);
  /* Translators: "2 backups were made before", then a date, then a number of backups */
  return g_strdup_printf (ngettext ("%s; the last one that Kith deletes goes by %s. %u was made by hand: delete it yourself.",
                                    "%s; the last one that Kith deletes goes by %s. %u were made by hand: delete them yourself.",
                                    copies->n_staying), n, day, copies->n_staying);
}

static gboolean
add_line (Gather      *self,
          KithRecord  *disposal,
          GError     **error)
{
  KithRecord *rule = kith_retention_find_rule (self->rules, kith_record_get_text (disposal, KITH_DISPOSAL_GROUP));
  g_auto (KithDisposalCopies) copies = { 0 };
  KithDisposalLine line = {
    .reference = kith_record_get_text (disposal, KITH_DISPOSAL_REFERENCE),
    .counts = kith_record_get_text (disposal, KITH_DISPOSAL_COUNTS),
    .outcome = g_strcmp0 (kith_record_get_text (disposal, KITH_DISPOSAL_OUTCOME), "erase") == 0
                 ? _("Erased, with everything that was written about the person")
                 : _("Anonymised: what is left cannot be told from anybody, and counts in statistics"),
    .ground = rule != NULL ? kith_record_get_text (rule, KITH_RETENTION_RULE_SOURCE) : NULL,
  };

  if (!kith_disposal_copies_find (self->file, kith_record_get_number (disposal, KITH_DISPOSAL_CONFIRMED_AT), &copies, error))
    return FALSE;
  line.rule = rule != NULL ? keep (self, kith_retention_rule_dup_words (rule)) : NULL;
  line.due = keep (self, kith_record_format (disposal, KITH_DISPOSAL_DUE));
  line.proposed = keep_who (self, disposal, KITH_DISPOSAL_PROPOSED_BY, KITH_DISPOSAL_RECORDED_AT);
  line.confirmed = keep_confirmed (self, disposal);
  line.copies = keep (self, dup_copies (&copies));
  g_array_append_val (self->lines, line);
  return TRUE;
}

static gboolean
add_lines (Gather     *self,
           GPtrArray  *disposals,
           gint64      wanted,
           GError    **error)
{
  for (guint i = 0; i < disposals->len; i++) {
    KithRecord *disposal = g_ptr_array_index (disposals, i);

    if (!kith_record_has (disposal, KITH_DISPOSAL_CONFIRMED_AT) ||
        (wanted != 0 && kith_record_get_id (disposal) != wanted))
      continue;
    if (!add_line (self, disposal, error))
      return FALSE;
  }
  if (wanted == 0 || self->lines->len > 0)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                       _("There is no certificate of this yet: it has one when a second person has confirmed it."));
  return FALSE;
}

/**
 * kith_disposal_report_make:
 * @file: an open case file
 * @disposal: which, or 0 for all of them
 * @options: (nullable): what stands at the top
 * @error: %KITH_ERROR_NOT_ALLOWED, or %KITH_ERROR_NOT_FOUND for what is not confirmed
 *
 * Returns: (transfer full) (nullable): the document
 */
KithDocument *
kith_disposal_report_make (KithCaseFile             *file,
                           gint64                    disposal,
                           const KithOutputOptions  *options,
                           GError                  **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_disposal_kind);
  g_autoptr (GPtrArray) disposals = NULL;
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (KithDisposalLine));
  Gather self = { .file = file, .kept = kept, .lines = lines };
  g_autofree char *moment = NULL;
  KithReportSetting setting;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  disposals = kith_case_file_list (file, query, NULL, error);
  rules = disposals != NULL ? kith_presets_current (file, &kith_retention_rule_kind, error) : NULL;
  self.rules = rules;
  if (rules == NULL || !add_lines (&self, disposals, disposal, error))
    return NULL;
  moment = kith_output_dup_moment (file);
  kith_output_begin (&setting, file, options, moment);
  return kith_report_disposal ((const KithDisposalLine *) (gpointer) lines->data, lines->len, &setting);
}
