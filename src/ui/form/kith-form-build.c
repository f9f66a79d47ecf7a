/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-form-private.h"

#include "form/kith-choice-row.h"
#include "form/kith-choices-row.h"
#include "form/kith-date-row.h"
#include "form/kith-flag-row.h"
#include "form/kith-link-row.h"
#include "form/kith-links-row.h"
#include "form/kith-minutes-chips.h"
#include "form/kith-scale-row.h"
#include "form/kith-text-row.h"
#include "kith-kind.h"

#include <glib/gi18n.h>

void
kith_form_item_free (KithFormItem *self)
{
  g_free (self->initial);
  g_free (self);
}

/* While the form is being made. */
typedef struct {
  KithStore *store;
  KithRecord *record;
  KithFormFlags flags;
  GtkBox *box;
  GPtrArray *items;

  AdwPreferencesGroup *group;
  AdwExpanderRow *more;
  GString *more_labels;
  const char *section;
} Builder;

static GtkWidget *
make_link_row (Builder         *builder,
               const KithField *field)
{
  GtkWidget *row = kith_link_row_new (kith_field_get_label (field), builder->store, kith_kind_find (field->kind));

  kith_link_row_set_required (KITH_LINK_ROW (row), kith_field_has (field, KITH_FIELD_REQUIRED));
  return row;
}

static GtkWidget *
make_choices_row (Builder         *builder,
                  const KithField *field)
{
  GtkWidget *row = kith_choices_row_new (kith_field_get_label (field), field->choices);

  /* Where every second counts, what must be chosen is open already. */
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), (builder->flags & KITH_FORM_QUICK) &&
                                 kith_field_has (field, KITH_FIELD_REQUIRED));
  return row;
}

static GtkWidget *
make_row (Builder         *builder,
          const KithField *field)
{
  KithClock *clock = kith_store_get_clock (builder->store);

  switch (field->type) {
  case KITH_FIELD_LINE:
  case KITH_FIELD_TIME:
  case KITH_FIELD_MINUTES:
  case KITH_FIELD_NUMBER:
  case KITH_FIELD_MONEY:
    return kith_scale_row_suits (field) ? kith_scale_row_new (field) : kith_typed_row_new (field, clock);
  case KITH_FIELD_DATE:
    return g_object_new (KITH_TYPE_DATE_ROW, "field", field, "clock", clock, "title", kith_field_get_label (field),
                         NULL);
  case KITH_FIELD_TEXT:
    return kith_text_row_new (kith_field_get_label (field));
  case KITH_FIELD_FLAG:
    return kith_flag_row_new (kith_field_get_label (field));
  case KITH_FIELD_CHOICE:
    return kith_choice_row_new (kith_field_get_label (field), field->choices,
                                kith_field_has (field, KITH_FIELD_REQUIRED) ? KITH_CHOICE_NONE_NEVER
                                                                            : KITH_CHOICE_NONE_ALLOWED);
  case KITH_FIELD_CHOICES:
    return make_choices_row (builder, field);
  case KITH_FIELD_LINK:
    return make_link_row (builder, field);
  case KITH_FIELD_LINKS:
    return kith_links_row_new (kith_field_get_label (field), builder->store, kith_kind_find (field->kind));
  case KITH_FIELD_INSTANT:
    break;
  }
  return NULL;
}

/* A student’s goals are few and wanted where the student is; what all share can be chosen from anywhere. */
static gboolean
has_row (const KithField *field)
{
  if (field->type == KITH_FIELD_LINKS)
    return kith_kind_find (field->kind)->student_field == KITH_NO_FIELD;
  return field->type != KITH_FIELD_INSTANT;
}

static gboolean
is_on_form (Builder         *builder,
            const KithField *field)
{
  if (kith_field_has (field, KITH_FIELD_SYSTEM) || !has_row (field))
    return FALSE;
  if (kith_field_has (field, KITH_FIELD_FIXED) && kith_record_get_id (builder->record) != 0)
    return FALSE;
  return (builder->flags & KITH_FORM_QUICK) == 0 || kith_field_has (field, KITH_FIELD_QUICK);
}

static void
finish_more (Builder *builder)
{
  if (builder->more != NULL)
    adw_expander_row_set_subtitle (builder->more, builder->more_labels->str);
  builder->more = NULL;
  g_string_truncate (builder->more_labels, 0);
}

static void
start_group (Builder    *builder,
             const char *section)
{
  finish_more (builder);
  builder->section = section;
  builder->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  if (section != NULL)
    adw_preferences_group_set_title (builder->group, _(section));
  gtk_box_append (builder->box, GTK_WIDGET (builder->group));
}

static void
start_more (Builder *builder)
{
  builder->more = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (builder->more), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (builder->more), _("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (builder->more), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More"), -1);
  adw_preferences_group_add (builder->group, GTK_WIDGET (builder->more));
}

static void
add_to_list (Builder   *builder,
             GtkWidget *row)
{
  if (builder->more != NULL)
    adw_expander_row_add_row (builder->more, row);
  else
    adw_preferences_group_add (builder->group, row);
}

static GtkWidget *
make_chips_row (GtkWidget *row)
{
  GtkWidget *list_row = adw_preferences_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (list_row), kith_minutes_chips_new (GTK_EDITABLE (row)));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (list_row), FALSE);
  gtk_widget_set_focusable (list_row, FALSE);
  gtk_widget_add_css_class (list_row, "message");
  return list_row;
}

static KithMessageRow *
add_message (Builder         *builder,
             GtkWidget       *row,
             const KithField *field)
{
  GtkWidget *message = KITH_IS_TYPED_ROW (row) ? kith_typed_row_get_message_row (KITH_TYPED_ROW (row))
                                               : kith_message_row_new (row);

  add_to_list (builder, message);
  if (field->hint != NULL)
    kith_message_row_set_hint (KITH_MESSAGE_ROW (message), _(field->hint));
  return KITH_MESSAGE_ROW (message);
}

static void
add_field (Builder *builder,
           guint    position)
{
  const KithField *field = &kith_record_get_kind (builder->record)->fields[position];
  const char *section = (builder->flags & KITH_FORM_QUICK) ? NULL : field->section;
  gboolean wants_more = kith_field_has (field, KITH_FIELD_MORE) && (builder->flags & KITH_FORM_QUICK) == 0;
  KithFormItem *item = NULL;
  GtkWidget *row = NULL;

  if (builder->group == NULL || g_strcmp0 (builder->section, section) != 0)
    start_group (builder, section);
  if (wants_more && builder->more == NULL)
    start_more (builder);

  row = make_row (builder, field);
  item = g_new0 (KithFormItem, 1);
  item->field = position;
  item->row = KITH_FORM_ROW (row);
  if (wants_more) {
    item->more = builder->more;
    g_string_append_printf (builder->more_labels, "%s%s", builder->more_labels->len > 0 ? ", " : "",
                            kith_field_get_label (field));
    if (kith_record_has (builder->record, position))
      adw_expander_row_set_expanded (builder->more, TRUE);
    add_to_list (builder, row);
  } else {
    adw_preferences_group_add (builder->group, row);
  }
  item->message = add_message (builder, row, field);
  if (field->type == KITH_FIELD_MINUTES)
    add_to_list (builder, make_chips_row (row));
  g_ptr_array_add (builder->items, item);
}

/* Fields under "More" come last in their section, whatever their place in the table. */
static void
add_section (Builder     *builder,
             const guint *order,
             guint        n_fields,
             guint        first)
{
  const KithKind *kind = kith_record_get_kind (builder->record);
  const char *section = kind->fields[order[first]].section;
  guint end = first;

  while (end < n_fields && g_strcmp0 (kind->fields[order[end]].section, section) == 0)
    end++;
  for (guint i = first; i < end; i++)
    if (!kith_field_has (&kind->fields[order[i]], KITH_FIELD_MORE) && is_on_form (builder, &kind->fields[order[i]]))
      add_field (builder, order[i]);
  for (guint i = first; i < end; i++)
    if (kith_field_has (&kind->fields[order[i]], KITH_FIELD_MORE) && is_on_form (builder, &kind->fields[order[i]]))
      add_field (builder, order[i]);
}

static GArray *
list_fields (const KithKind    *kind,
             const char *const *fields)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; fields == NULL && i < kind->n_fields; i++)
    g_array_append_val (order, i);
  for (guint i = 0; fields != NULL && fields[i] != NULL; i++) {
    guint field = kith_kind_find_field (kind, fields[i]);

    g_return_val_if_fail (field != KITH_NO_FIELD, order);
    g_array_append_val (order, field);
  }
  return order;
}

void
kith_form_build (KithStore         *store,
                 KithRecord        *record,
                 const char *const *fields,
                 KithFormFlags      flags,
                 GtkBox            *box,
                 GPtrArray         *items)
{
  const KithKind *kind = kith_record_get_kind (record);
  g_autoptr (GArray) order = list_fields (kind, fields);
  g_autoptr (GString) more_labels = g_string_new (NULL);
  Builder builder = {
    .store = store, .record = record, .flags = flags, .box = box, .items = items, .more_labels = more_labels,
  };
  const guint *positions = (const guint *) (gpointer) order->data;
  const char *section = NULL;

  for (guint i = 0; i < order->len; i++) {
    const char *this_section = kind->fields[positions[i]].section;

    if (i == 0 || g_strcmp0 (section, this_section) != 0)
      add_section (&builder, positions, order->len, i);
    section = this_section;
  }
  finish_more (&builder);
}
