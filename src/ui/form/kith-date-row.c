/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-date-row.h"

#include "kith-date.h"

#include <glib/gi18n.h>

struct _KithDateRow
{
  KithTypedRow parent_instance;

  /* Owned */
  char *date;

  /* Parts */
  GtkMenuButton *button;
  GtkCalendar *calendar;
};

G_DEFINE_FINAL_TYPE (KithDateRow, kith_date_row, KITH_TYPE_TYPED_ROW)

typedef enum {
  PROP_DATE = 1,
} KithDateRowProperty;

static GParamSpec *properties[PROP_DATE + 1];

/* For rows that stand alone; those of a form have the field of their table. */
static const KithField any_date = { .name = "date", .type = KITH_FIELD_DATE };

static void
take_date (KithDateRow *self)
{
  g_autofree char *stored = kith_typed_row_dup_stored (KITH_TYPED_ROW (self));
  const char *date = stored != NULL && *stored != '\0' ? stored : NULL;

  if (g_set_str (&self->date, date))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATE]);
}

static void
day_selected (KithDateRow *self)
{
  GDate date;
  g_autofree char *words = NULL;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) gtk_calendar_get_day (self->calendar),
                  (GDateMonth) (gtk_calendar_get_month (self->calendar) + 1),
                  (GDateYear) gtk_calendar_get_year (self->calendar));
  words = kith_date_format (&date);
  gtk_editable_set_text (GTK_EDITABLE (self), words);
}

/* The calendar opens on the day that stands in the row, else on today. */
static void
calendar_shown (KithDateRow *self)
{
  g_autoptr (GDateTime) time = NULL;
  GDate date;

  if (!kith_date_from_iso (self->date, &date))
    kith_clock_get_today (kith_typed_row_get_clock (KITH_TYPED_ROW (self)), &date);
  time = g_date_time_new_local (g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), 12, 0,
                                0);
  g_signal_handlers_block_by_func (self->calendar, day_selected, self);
  gtk_calendar_select_day (self->calendar, time);
  g_signal_handlers_unblock_by_func (self->calendar, day_selected, self);
}

/* GtkCalendar gives its four buttons no names. They come in this order in every release since 4.0. */
static void
name_calendar_buttons (GtkWidget *widget,
                       guint     *n_found)
{
  static const char *const names[] = {
    N_("Previous month"), N_("Next month"), N_("Previous year"), N_("Next year"),
  };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (GTK_IS_BUTTON (child) && *n_found < G_N_ELEMENTS (names)) {
      gtk_widget_set_tooltip_text (child, _(names[*n_found]));
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, _(names[*n_found]), -1);
      (*n_found)++;
    } else {
      name_calendar_buttons (child, n_found);
    }
  }
}

static void
add_calendar (KithDateRow *self)
{
  GtkWidget *popover = gtk_popover_new ();
  guint n_found = 0;

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  name_calendar_buttons (GTK_WIDGET (self->calendar), &n_found);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Calendar"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("Typing the date is quicker."),
                                  -1);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected), self);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  g_signal_connect_swapped (popover, "show", G_CALLBACK (calendar_shown), self);

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (self->button, popover);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _("Choose from a Calendar"));
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), GTK_WIDGET (self->button));
}

static void
kith_date_row_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch ((KithDateRowProperty) property_id) {
  case PROP_DATE:
    g_value_set_string (value, kith_date_row_get_date (KITH_DATE_ROW (object)));
    break;
  }
}

static void
kith_date_row_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch ((KithDateRowProperty) property_id) {
  case PROP_DATE:
    kith_date_row_set_date (KITH_DATE_ROW (object), g_value_get_string (value));
    break;
  }
}

static void
kith_date_row_constructed (GObject *object)
{
  KithDateRow *self = KITH_DATE_ROW (object);

  G_OBJECT_CLASS (kith_date_row_parent_class)->constructed (object);
  add_calendar (self);
  g_signal_connect (self, "changed", G_CALLBACK (take_date), NULL);
}

static void
kith_date_row_finalize (GObject *object)
{
  KithDateRow *self = KITH_DATE_ROW (object);

  g_free (self->date);
  G_OBJECT_CLASS (kith_date_row_parent_class)->finalize (object);
}

static void
kith_date_row_class_init (KithDateRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = kith_date_row_constructed;
  object_class->finalize = kith_date_row_finalize;
  object_class->get_property = kith_date_row_get_property;
  object_class->set_property = kith_date_row_set_property;

  properties[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
kith_date_row_init (KithDateRow *self)
{
}

/**
 * kith_date_row_new:
 * @title: what the date is
 * @clock: for words such as "today"
 *
 * Returns: (transfer floating): a row for a date
 */
GtkWidget *
kith_date_row_new (const char *title,
                   KithClock  *clock)
{
  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (KITH_IS_CLOCK (clock), NULL);

  return g_object_new (KITH_TYPE_DATE_ROW, "field", &any_date, "clock", clock, "title", title, NULL);
}

/**
 * kith_date_row_get_date:
 * @self: a date row
 *
 * Returns: (transfer none) (nullable): the date in ISO form; %NULL for none, and for text that is no date
 */
const char *
kith_date_row_get_date (KithDateRow *self)
{
  g_return_val_if_fail (KITH_IS_DATE_ROW (self), NULL);

  return self->date;
}

/**
 * kith_date_row_set_date:
 * @self: a date row
 * @iso: (nullable): a stored date
 */
void
kith_date_row_set_date (KithDateRow *self,
                        const char  *iso)
{
  g_return_if_fail (KITH_IS_DATE_ROW (self));

  kith_form_row_set_stored (KITH_FORM_ROW (self), iso);
}

/**
 * kith_date_row_get_message_row:
 * @self: a date row
 *
 * Returns: (transfer none): the line that belongs under it, as [method@TypedRow.get_message_row]
 */
GtkWidget *
kith_date_row_get_message_row (KithDateRow *self)
{
  g_return_val_if_fail (KITH_IS_DATE_ROW (self), NULL);

  return kith_typed_row_get_message_row (KITH_TYPED_ROW (self));
}
