/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-money.h"

#include "kith-error.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define PENCE_IN_A_POUND 100
/* A thousand million pounds: no college’s bursary, and far from overflow. */
#define MOST_POUNDS_DIGITS 9

static gboolean
scan (const char *text,
      gint64     *pence)
{
  static GRegex *regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *pounds = NULL;
  g_autofree char *rest = NULL;

  if (g_once_init_enter_pointer (&regex))
    g_once_init_leave_pointer (&regex, g_regex_new ("^£? ?(\\d+)(?:\\.(\\d{2}))?$", G_REGEX_DEFAULT,
                                                    G_REGEX_MATCH_DEFAULT, NULL));
  if (!g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match))
    return FALSE;
  pounds = g_match_info_fetch (match, 1);
  rest = g_match_info_fetch (match, 2);
  if (strlen (pounds) > MOST_POUNDS_DIGITS)
    return FALSE;
  *pence = g_ascii_strtoll (pounds, NULL, 10) * PENCE_IN_A_POUND + g_ascii_strtoll (rest != NULL ? rest : "0", NULL, 10);
  return TRUE;
}

static gboolean
commas_are_thousands (const char *text)
{
  return g_regex_match_simple ("^[^,]*\\d{1,3}(,\\d{3})*(\\.\\d{2})?$", text, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
}

/**
 * kith_money_parse:
 * @text: what a person typed: `1200`, `£1,200.00`, `35.50`
 * @pence: (out): how much, in pence
 * @error: says what to type
 *
 * Returns: whether @text is an amount of money
 */
gboolean
kith_money_parse (const char *text,
                  gint64     *pence,
                  GError    **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_auto (GStrv) parts = g_strsplit (trimmed, ",", -1);
  g_autofree char *plain = g_strjoinv ("", parts);

  if (commas_are_thousands (trimmed) && scan (plain, pence))
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, _("Enter an amount in pounds, such as 35.50 or 1,200."));
  return FALSE;
}

/**
 * kith_money_format:
 * @pence: how much, in pence
 *
 * Returns: (transfer full): as in `£1,200.00`
 */
char *
kith_money_format (gint64 pence)
{
  g_autofree char *pounds = kith_text_format_number (pence / PENCE_IN_A_POUND);

  /* Translators: an amount of money: pounds with thousands separators, and pence */
  return g_strdup_printf (_("£%s.%02d"), pounds, (int) (pence % PENCE_IN_A_POUND));
}
