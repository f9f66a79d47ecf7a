/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-load.h"

#include <glib/gi18n.h>

/* Each thing that weighs counts one, and two where there is much of it. Two in all are heavy, four too heavy. Source: W7 of
 * the domain reference; the numbers are Kith's own and say nothing about how anybody copes. */
#define HEAVY 2
#define TOO_HEAVY 4
#define MANY_HARD 3
#define MANY_AVOIDED 3
#define LONG_OVERDUE_DAYS 28

static guint
get_weight (guint n,
            guint many)
{
  return n == 0 ? 0 : n < many ? 1 : 2;
}

static guint
get_caseload_weight (const KithLoad *self)
{
  if (self->limit < 0 || self->n_students == 0 || self->n_students < (guint) self->limit)
    return 0;
  return self->n_students > (guint) self->limit ? 2 : 1;
}

/**
 * kith_load_get_level:
 * @self: what weighs
 *
 * Returns: how heavy it is
 */
KithLoadLevel
kith_load_get_level (const KithLoad *self)
{
  guint weight = get_weight (self->n_hard, MANY_HARD) + get_weight (self->n_avoided, MANY_AVOIDED) +
                 get_caseload_weight (self) + get_weight ((guint) MAX (0, self->days_overdue), LONG_OVERDUE_DAYS);

  return weight >= TOO_HEAVY ? KITH_LOAD_TOO_HEAVY : weight >= HEAVY ? KITH_LOAD_HEAVY : KITH_LOAD_QUIET;
}

/**
 * kith_load_level_get_words:
 * @level: how heavy it is
 *
 * Returns: it in words
 */
const char *
kith_load_level_get_words (KithLoadLevel level)
{
  switch (level) {
  case KITH_LOAD_QUIET:
    return C_("load", "Quiet");
  case KITH_LOAD_HEAVY:
    return C_("load", "Heavy");
  case KITH_LOAD_TOO_HEAVY:
    return C_("load", "Too heavy");
  }
  g_return_val_if_reached ("");
}

/**
 * kith_load_dup_reasons:
 * @self: what weighs
 *
 * Returns: (transfer full): each thing that weighs, in words
 */
GStrv
kith_load_dup_reasons (const KithLoad *self)
{
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();

  if (self->n_hard > 0)
    g_strv_builder_take (reasons, g_strdup_printf (ngettext ("%u note of the last four weeks was hard",
                                                             "%u notes of the last four weeks were hard", self->n_hard),
                                                   self->n_hard));
  if (self->n_avoided > 0)
    g_strv_builder_take (reasons, g_strdup_printf (ngettext ("A topic you avoid came up in %u note",
                                                             "Topics you avoid came up in %u notes", self->n_avoided),
                                                   self->n_avoided));
  if (get_caseload_weight (self) > 0)
    /* Translators: how many students somebody supports, and how many at most */
    g_strv_builder_take (reasons, g_strdup_printf (ngettext ("You support %u student, and %d at most is agreed",
                                                             "You support %u students, and %d at most is agreed",
                                                             self->n_students),
                                                   self->n_students, self->limit));
  if (self->days_overdue > 0)
    g_strv_builder_take (reasons, g_strdup_printf (ngettext ("Supervision is overdue by %d day",
                                                             "Supervision is overdue by %d days",
                                                             (gulong) self->days_overdue), self->days_overdue));
  return g_strv_builder_end (reasons);
}
