/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-support-offers.h"

#include "kith-date.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-operation.h"

#include <glib/gi18n.h>

/**
 * kith_support_offers_create_query:
 * @supervisor: a person
 *
 * Returns: (transfer full): what they are asked to offer and have not offered yet, the most urgent first
 */
KithQuery *
kith_support_offers_create_query (gint64 supervisor)
{
  KithQuery *query = kith_query_new (&kith_support_offer_kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, supervisor);

  kith_query_where (query, "supervisor", id);
  kith_query_where (query, "offered-on", NULL);
  return query;
}

/**
 * kith_support_offers_set_offered:
 * @file: an open case file
 * @id: an offer
 * @offered: whether it was offered today, or has not been offered yet
 * @error: what went wrong
 *
 * What is so already stays as it is.
 *
 * Returns: whether it is so now
 */
gboolean
kith_support_offers_set_offered (KithCaseFile  *file,
                                 gint64         id,
                                 gboolean       offered,
                                 GError       **error)
{
  g_autoptr (KithRecord) offer = NULL;
  g_autofree char *today = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  offer = kith_case_file_load (file, &kith_support_offer_kind, id, error);
  if (offer == NULL)
    return FALSE;
  if (kith_record_has (offer, KITH_SUPPORT_OFFER_OFFERED_ON) == offered)
    return TRUE;
  today = kith_clock_dup_today (kith_case_file_get_clock (file));
  kith_record_set_text (offer, KITH_SUPPORT_OFFER_OFFERED_ON, offered ? today : NULL);
  if (!offered)
    kith_record_clear (offer, KITH_SUPPORT_OFFER_ANSWER);
  if (!kith_case_file_begin (file, offered ? _("Support: offered") : _("Support: not offered yet"), error))
    return FALSE;
  if (kith_case_file_save (file, offer, KITH_SAVE_ACCEPT_WARNINGS, error))
    return kith_case_file_commit (file, error);
  kith_case_file_rollback (file);
  return FALSE;
}

static gint64
find_supervisor (KithCaseFile  *file,
                 gint64         person,
                 GError       **error)
{
  g_autoptr (KithRecord) record = kith_case_file_load (file, &kith_person_kind, person, error);

  if (record == NULL)
    return 0;
  if (!kith_record_has (record, KITH_PERSON_SUPERVISOR))
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                         _("Nobody is down as your supervisor, so there is nobody to ask. Ask your manager to put that "
                           "right."));
  return kith_record_get_number (record, KITH_PERSON_SUPERVISOR);
}

/* What has been asked for and not been offered yet is asked for once. */
static gint64
find_asked (KithCaseFile *file,
            gint64        person,
            const char   *type)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_support_offer_kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  g_autoptr (GArray) ids = NULL;

  kith_query_where (query, "person", id);
  kith_query_where (query, "type", type);
  kith_query_where (query, "offered-on", NULL);
  ids = kith_case_file_list_ids (file, query, NULL, NULL);
  return ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

/**
 * kith_support_offers_ask:
 * @file: an open case file
 * @type: a code of [var@kith_support_offer_types]
 * @error: what went wrong
 *
 * The actor asks their own supervisor for support. Nothing says why.
 *
 * Returns: the id of the offer the supervisor is asked for, 0 on failure
 */
gint64
kith_support_offers_ask (KithCaseFile  *file,
                         const char    *type,
                         GError       **error)
{
  g_autoptr (KithRecord) offer = kith_record_new (&kith_support_offer_kind);
  g_autofree char *today = NULL;
  gint64 person = 0;
  gint64 supervisor = 0;
  gint64 asked = 0;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), 0);

  person = kith_case_file_get_actor (file)->person;
  asked = find_asked (file, person, type);
  if (asked != 0)
    return asked;
  supervisor = find_supervisor (file, person, error);
  if (supervisor == 0)
    return 0;
  today = kith_clock_dup_today (kith_case_file_get_clock (file));
  kith_record_set_number (offer, KITH_SUPPORT_OFFER_PERSON, person);
  kith_record_set_number (offer, KITH_SUPPORT_OFFER_SUPERVISOR, supervisor);
  kith_record_set_text (offer, KITH_SUPPORT_OFFER_TYPE, type);
  kith_record_set_text (offer, KITH_SUPPORT_OFFER_DUE, today);
  if (!kith_case_file_save (file, offer, KITH_SAVE_ACCEPT_WARNINGS, error))
    return 0;
  return kith_record_get_id (offer);
}

/**
 * kith_support_offer_dup_title:
 * @offer: an offer
 * @name: (nullable): the name of the person it is for
 *
 * Returns: (transfer full): what its supervisor is asked to do
 */
char *
kith_support_offer_dup_title (KithRecord *offer,
                              const char *name)
{
  const char *type = kith_record_get_text (offer, KITH_SUPPORT_OFFER_TYPE);
  const char *who = name != NULL ? name : _("somebody");
  g_autofree char *day = kith_date_format_iso_weekday (kith_record_get_text (offer, KITH_SUPPORT_OFFER_DUE));

  if (g_strcmp0 (type, "debrief") == 0)
    /* Translators: a person's name, then a day with its weekday */
    return g_strdup_printf (_("Offer %s a debrief by %s"), who, day);
  if (g_strcmp0 (type, "pause") == 0)
    /* Translators: a person's name, then a day with its weekday */
    return g_strdup_printf (_("Talk to %s about a pause on new students by %s"), who, day);
  /* Translators: a person's name, then a day with its weekday */
  return g_strdup_printf (_("Offer %s support by %s"), who, day);
}

static KithRecord *
find_for_note (KithCaseFile *file,
               KithRecord   *note)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_support_offer_kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kith_record_get_id (note));
  g_autoptr (GPtrArray) offers = NULL;

  kith_query_where (query, "note", id);
  offers = kith_case_file_list (file, query, NULL, NULL);
  return offers != NULL && offers->len > 0 ? g_object_ref (g_ptr_array_index (offers, 0)) : NULL;
}

/**
 * kith_support_offers_dup_told:
 * @file: an open case file
 * @note: a note the actor has just saved
 * @nobody: (out) (optional): whether nobody could be asked
 *
 * Returns: (transfer full) (nullable): what follows from "this was hard for me", for its author; %NULL when there is
 *   nothing to say
 */
char *
kith_support_offers_dup_told (KithCaseFile *file,
                              KithRecord   *note,
                              gboolean     *nobody)
{
  g_autoptr (KithRecord) offer = NULL;
  g_autofree char *name = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (nobody != NULL)
    *nobody = FALSE;
  if (!kith_record_get_flag (note, KITH_NOTE_HARD))
    return NULL;
  offer = find_for_note (file, note);
  if (offer == NULL) {
    if (nobody != NULL)
      *nobody = TRUE;
    return g_strdup (_("The note is saved. Nobody is down as your supervisor, so nobody was asked to offer you a debrief. "
                       "Ask somebody you trust today, and ask your manager to put a supervisor in."));
  }
  if (kith_record_has (offer, KITH_SUPPORT_OFFER_OFFERED_ON))
    return NULL;
  name = kith_case_file_dup_title (file, &kith_person_kind,
                                   kith_record_get_number (offer, KITH_SUPPORT_OFFER_SUPERVISOR));
  day = kith_date_format_iso_weekday (kith_record_get_text (offer, KITH_SUPPORT_OFFER_DUE));
  /* Translators: a person's name, then a day with its weekday */
  return g_strdup_printf (_("%s will offer you a debrief by %s"), name != NULL ? name : _("Your supervisor"), day);
}
