/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/kith-report-memory.h"

#include "shell/kith-application.h"

#define KEY "report-options"
#define ALL_REPORTS "a{sa{sv}}"

/* Words rather than numbers: a choice added in the middle must not change what was chosen. */
static const char *const names_words[] = { "preferred", "preferred-and-legal", "initials", "reference", NULL };
static const char *const days_words[] = { "own", "whole", "week", "term", "last-term", "year", "last-year", NULL };
static const char *const order_words[] = { "urgency", "name", "date", NULL };

static guint
find_word (GVariant          *options,
           const char        *name,
           const char *const *words,
           guint              usual)
{
  const char *stored = NULL;

  if (g_variant_lookup (options, name, "&s", &stored))
    for (guint i = 0; words[i] != NULL; i++)
      if (g_str_equal (words[i], stored))
        return i;
  return usual;
}

/* A week is planned, a term is accounted for, and all of it is certified. */
static KithReportSpan
get_usual_days (const KithReport *report)
{
  if (report->takes & KITH_REPORT_WHOLE_TIME)
    return KITH_REPORT_SPAN_WHOLE;
  return report->group == KITH_REPORT_GROUP_CASELOAD ? KITH_REPORT_SPAN_WEEK : KITH_REPORT_SPAN_TERM;
}

/**
 * kith_report_memory_load:
 * @report: a report
 * @memory: (out caller-allocates): how it was made last; the usual choices where nobody has chosen
 */
void
kith_report_memory_load (const KithReport *report,
                         KithReportMemory *memory)
{
  g_autoptr (GSettings) settings = g_settings_new (KITH_APPLICATION_ID);
  g_autoptr (GVariant) all = g_settings_get_value (settings, KEY);
  g_autoptr (GVariant) options = g_variant_lookup_value (all, report->name, G_VARIANT_TYPE_VARDICT);

  *memory = (KithReportMemory) { .days = get_usual_days (report) };
  if (options == NULL)
    return;
  memory->names = (KithReportNames) find_word (options, "names", names_words, KITH_REPORT_NAMES_PREFERRED);
  memory->days = (KithReportSpan) find_word (options, "days", days_words, get_usual_days (report));
  memory->order = (KithReportOrder) find_word (options, "order", order_words, KITH_REPORT_ORDER_URGENCY);
  g_variant_lookup (options, "ahead", "u", &memory->ahead);
  g_variant_lookup (options, "zoom", "d", &memory->zoom);
}

/**
 * kith_report_memory_save:
 * @report: a report
 * @memory: how it was made
 */
void
kith_report_memory_save (const KithReport       *report,
                         const KithReportMemory *memory)
{
  g_autoptr (GSettings) settings = g_settings_new (KITH_APPLICATION_ID);
  g_autoptr (GVariant) all = g_settings_get_value (settings, KEY);
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (ALL_REPORTS));
  GVariantDict options = G_VARIANT_DICT_INIT (NULL);
  GVariantIter iter;
  const char *name;
  GVariant *other;

  g_variant_iter_init (&iter, all);
  while (g_variant_iter_loop (&iter, "{&s@a{sv}}", &name, &other))
    if (!g_str_equal (name, report->name))
      g_variant_builder_add (&builder, "{s@a{sv}}", name, other);
  g_variant_dict_insert (&options, "names", "s", names_words[memory->names]);
  g_variant_dict_insert (&options, "days", "s", days_words[memory->days]);
  g_variant_dict_insert (&options, "order", "s", order_words[memory->order]);
  g_variant_dict_insert (&options, "ahead", "u", memory->ahead);
  g_variant_dict_insert (&options, "zoom", "d", memory->zoom);
  g_variant_builder_add (&builder, "{s@a{sv}}", report->name, g_variant_dict_end (&options));
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}
