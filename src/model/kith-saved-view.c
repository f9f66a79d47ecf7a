/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-saved-view.h"

#include "kith-record-private.h"

/* A list’s filters under a name, for the person who saved them. */
struct _KithSavedView
{
  KithRecord parent_instance;
};

static const KithField saved_view_fields[] = {
  [KITH_SAVED_VIEW_PERSON] = { "person", KITH_FIELD_LINK, N_("Whose"), .kind = "person", .flags = KITH_FIELD_SYSTEM },
  [KITH_SAVED_VIEW_NAME] = { "name", KITH_FIELD_LINE, N_("Name"), .limit = 60, .flags = KITH_FIELD_REQUIRED,
    .missing = N_("Enter a name for the view.") },
  [KITH_SAVED_VIEW_PAGE] = { "page", KITH_FIELD_LINE, N_("List"), .limit = 40,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED },
  [KITH_SAVED_VIEW_FILTERS] = { "filters", KITH_FIELD_TEXT, N_("Filters"), .limit = 2000,
    .flags = KITH_FIELD_REQUIRED },
};

static char *
dup_title (KithRecord *record)
{
  return g_strdup (kith_record_get_text (record, KITH_SAVED_VIEW_NAME));
}

const KithKind kith_saved_view_kind = {
  .name = "saved-view",
  .plural = "saved-views",
  .table = "saved_view",
  .label = N_("Saved view"),
  .label_plural = N_("Saved views"),
  .fields = saved_view_fields,
  .n_fields = G_N_ELEMENTS (saved_view_fields),
  .get_type = kith_saved_view_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_SAVED_VIEW_PERSON,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "name",
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithSavedView, kith_saved_view)
