/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-plan-agenda.h"

#include "kith-lists.h"
#include "kith-plan.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* What to talk about where nobody has written an agenda: for a PEP what virtual schools ask, in the student's order. */
static const char *const pep_points[] = {
  N_("How things are going"),
  N_("Attendance and learning"),
  N_("What helps, and what gets in the way"),
  N_("Targets until the next one"),
  N_("Support and funding"),
  NULL,
};

static const char *const usual_points[] = {
  N_("How things are going"),
  N_("What happened since last time"),
  N_("What comes next"),
  NULL,
};

static GStrv
dup_translated (const char *const *points)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; points[i] != NULL; i++)
    g_strv_builder_add (builder, _(points[i]));
  return g_strv_builder_end (builder);
}

/* The law names what a Pathway Plan covers. */
static GStrv
dup_pathway_points (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < kith_pathway_heads.n_choices; i++)
    g_strv_builder_add (builder, _(kith_pathway_heads.choices[i].label));
  return g_strv_builder_end (builder);
}

/**
 * kith_plan_agenda_dup_points:
 * @plan: a plan or review
 *
 * Returns: (transfer full): the points of its agenda; where it has none, the usual ones of its kind
 */
GStrv
kith_plan_agenda_dup_points (KithRecord *plan)
{
  const char *agenda = kith_record_get_text (plan, KITH_PLAN_AGENDA);
  const char *type = kith_record_get_text (plan, KITH_PLAN_TYPE);
  g_auto (GStrv) lines = g_strsplit (agenda != NULL ? agenda : "", "\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (kith_text_is_empty (agenda) && g_strcmp0 (type, "pathway") == 0)
    return dup_pathway_points ();
  if (kith_text_is_empty (agenda))
    return dup_translated (g_strcmp0 (type, "pep") == 0 ? pep_points : usual_points);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!kith_text_is_empty (lines[i]))
      g_strv_builder_take (builder, kith_text_tidy_line (lines[i]));
  return g_strv_builder_end (builder);
}

/**
 * kith_plan_agenda_add_minutes:
 * @minutes: what was said so far
 * @point: a point of the agenda
 * @covered: whether it was talked about
 * @notes: (nullable): what was said about it
 *
 * Adds one point to the minutes: its heading, and what was said under it.
 */
void
kith_plan_agenda_add_minutes (GString    *minutes,
                              const char *point,
                              gboolean    covered,
                              const char *notes)
{
  if (minutes->len > 0)
    g_string_append (minutes, "\n\n");
  if (!covered && kith_text_is_empty (notes))
    /* Translators: a point of an agenda */
    g_string_append_printf (minutes, _("%s (not talked about)"), point);
  else
    g_string_append (minutes, point);
  if (!kith_text_is_empty (notes))
    g_string_append_printf (minutes, "\n%s", notes);
}
