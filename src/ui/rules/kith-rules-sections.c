/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/kith-rules-sections.h"

#include "kith-kinds.h"
#include "rules/kith-college-section.h"
#include "rules/kith-entitlement-words.h"
#include "rules/kith-plan-rule-words.h"
#include "rules/kith-preset-list.h"

#include <glib/gi18n.h>

static GtkWidget *
create_plan_rules (KithStore *store)
{
  return kith_preset_list_new (store, &kith_plan_rule_kind, _("Rules for Plans"),
                               _("When the next plan or review is due after one was held."),
                               kith_plan_rule_dup_words, NULL);
}

static gboolean
is_over (KithRecord *day,
         const char *today)
{
  return g_strcmp0 (kith_calendar_day_get_until (day), today) < 0;
}

static GtkWidget *
create_calendar (KithStore *store)
{
  return kith_preset_list_new (store, &kith_calendar_day_kind, _("College Calendar"),
                               _("Terms, holidays and days the college is closed. Nobody has to be reached on them."),
                               kith_calendar_day_dup_words, is_over);
}

static GtkWidget *
create_rights (KithStore *store)
{
  return kith_preset_list_new (store, &kith_entitlement_kind, _("Rights"),
                               _("What begins and ends for a student at an age."), kith_entitlement_dup_words, NULL);
}

static char *
dup_wording (KithRecord *wording)
{
  /* Translators: other words, then the reason for them */
  return g_strdup_printf (_("Or: %s. %s"), kith_record_get_text (wording, KITH_WORDING_INSTEAD),
                          kith_record_get_text (wording, KITH_WORDING_REASON));
}

static GtkWidget *
create_wordings (KithStore *store)
{
  return kith_preset_list_new (store, &kith_wording_kind, _("Wordings"),
                               _("Words that hurt to read about oneself. Whoever writes a note is shown others."),
                               dup_wording, NULL);
}

static int
get_figure (KithRecord *year,
            guint       field)
{
  return (int) kith_record_get_number (year, field);
}

/* "Attendance 87%, retention 93%": what is not known yet is left out. */
static char *
dup_year (KithRecord *year)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (kith_record_has (year, KITH_COLLEGE_YEAR_ATTENDANCE))
    /* Translators: a percentage of all students of the college */
    g_strv_builder_take (parts, g_strdup_printf (_("Attendance %d%%"), get_figure (year, KITH_COLLEGE_YEAR_ATTENDANCE)));
  if (kith_record_has (year, KITH_COLLEGE_YEAR_RETENTION))
    /* Translators: a percentage of all students of the college */
    g_strv_builder_take (parts, g_strdup_printf (_("retention %d%%"), get_figure (year, KITH_COLLEGE_YEAR_RETENTION)));
  if (kith_record_has (year, KITH_COLLEGE_YEAR_ACHIEVEMENT))
    /* Translators: a percentage of all students of the college */
    g_strv_builder_take (parts, g_strdup_printf (_("achievement %d%%"), get_figure (year, KITH_COLLEGE_YEAR_ACHIEVEMENT)));
  all = g_strv_builder_end (parts);
  return all[0] != NULL ? g_strjoinv (", ", all) : g_strdup (_("Not written down yet"));
}

static GtkWidget *
create_years (KithStore *store)
{
  return kith_preset_list_new (store, &kith_college_year_kind, _("All Students by Year"),
                               _("What the programme report compares with: how all students of the college did."), dup_year,
                               NULL);
}

static GtkWidget *
create_retention (KithStore *store)
{
  return kith_preset_list_new (store, &kith_retention_rule_kind, _("Retention"),
                               _("How long records are kept. Nothing goes by itself: when the time is over, people decide."),
                               kith_retention_rule_dup_words, NULL);
}

/* From top to bottom. */
static const KithRulesSection sections[] = {
  { "college", kith_college_section_new },
  { "college-year", create_years },
  { "plan-rule", create_plan_rules },
  { "calendar-day", create_calendar },
  { "entitlement", create_rights },
  { "wording", create_wordings },
  { "retention-rule", create_retention },
};

/**
 * kith_rules_sections_get:
 * @n_sections: (out): how many
 *
 * Returns: (array length=n_sections): every part of the page, from top to bottom
 */
const KithRulesSection *
kith_rules_sections_get (guint *n_sections)
{
  *n_sections = G_N_ELEMENTS (sections);
  return sections;
}
