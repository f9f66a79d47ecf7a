/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/kith-report-card.h"

#include "kith-text.h"
#include "kith-ui.h"
#include "report/kith-report-picture.h"

#include <glib/gi18n.h>
#include <string.h>

struct _KithReportCard
{
  GtkFlowBoxChild parent_instance;

  /* Template */
  KithReportPicture *picture;
  GtkLabel *title_label;
  GtkLabel *purpose_label;

  const KithReport *report;
};

G_DEFINE_FINAL_TYPE (KithReportCard, kith_report_card, GTK_TYPE_FLOW_BOX_CHILD)

static void
kith_report_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KITH_TYPE_REPORT_CARD);

  G_OBJECT_CLASS (kith_report_card_parent_class)->dispose (object);
}

static void
kith_report_card_class_init (KithReportCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_report_card_dispose;

  g_type_ensure (KITH_TYPE_REPORT_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("report/kith-report-card.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithReportCard, picture);
  gtk_widget_class_bind_template_child (widget_class, KithReportCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, KithReportCard, purpose_label);
}

static void
kith_report_card_init (KithReportCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_report_card_new:
 * @report: a report
 *
 * Returns: (transfer floating): its card
 */
GtkWidget *
kith_report_card_new (const KithReport *report)
{
  KithReportCard *self;

  g_return_val_if_fail (report != NULL, NULL);

  self = g_object_new (KITH_TYPE_REPORT_CARD, NULL);
  self->report = report;
  kith_report_picture_set_report (self->picture, report->name);
  gtk_label_set_label (self->title_label, _(report->title));
  gtk_label_set_label (self->purpose_label, _(report->purpose));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _(report->title),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _(report->purpose), -1);
  return GTK_WIDGET (self);
}

const KithReport *
kith_report_card_get_report (KithReportCard *self)
{
  g_return_val_if_fail (KITH_IS_REPORT_CARD (self), NULL);

  return self->report;
}

/**
 * kith_report_card_matches:
 * @self: a card
 * @typed: what somebody looks for
 *
 * Returns: whether every word of it stands in the title or the purpose
 */
gboolean
kith_report_card_matches (KithReportCard *self,
                          const char     *typed)
{
  g_autofree char *whole = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *wanted = NULL;
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (KITH_IS_REPORT_CARD (self), FALSE);

  whole = g_strjoin (" ", _(self->report->title), _(self->report->purpose), NULL);
  folded = kith_text_fold (whole);
  wanted = kith_text_fold (typed);
  words = g_strsplit (wanted, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}
