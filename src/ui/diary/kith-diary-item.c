/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-diary-item.h"

#include "kith-date.h"
#include "kith-kinds.h"

#include <glib/gi18n.h>
#include <string.h>

/* Lines of a week that a term shows before it says how many more there are. */
#define MOST_OF_WEEK 20

struct _KithDiaryItem
{
  GObject parent_instance;

  /* Owned */
  KithDiaryContent *content;
  char *words;
  char *day;

  /* Borrowed from the content */
  const KithDiaryEntry *entry;
  gboolean is_heading;
};

G_DEFINE_FINAL_TYPE (KithDiaryItem, kith_diary_item, G_TYPE_OBJECT)

static void
kith_diary_item_finalize (GObject *object)
{
  KithDiaryItem *self = KITH_DIARY_ITEM (object);

  g_clear_pointer (&self->content, kith_diary_content_unref);
  g_free (self->words);
  g_free (self->day);

  G_OBJECT_CLASS (kith_diary_item_parent_class)->finalize (object);
}

static void
kith_diary_item_class_init (KithDiaryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_diary_item_finalize;
}

static void
kith_diary_item_init (KithDiaryItem *self)
{
}

const KithDiaryEntry *
kith_diary_item_get_entry (KithDiaryItem *self)
{
  return self->entry;
}

const char *
kith_diary_item_get_words (KithDiaryItem *self)
{
  return self->words;
}

gboolean
kith_diary_item_is_heading (KithDiaryItem *self)
{
  return self->is_heading;
}

const char *
kith_diary_item_get_day (KithDiaryItem *self)
{
  return self->day;
}

gboolean
kith_diary_item_needs_day (KithDiaryItem *self)
{
  return self->content != NULL && self->content->view == KITH_DIARY_VIEW_TERM;
}

static void
add_words (GPtrArray  *items,
           char       *words,
           gboolean    is_heading,
           const char *day)
{
  g_autoptr (KithDiaryItem) item = g_object_new (KITH_TYPE_DIARY_ITEM, NULL);

  item->words = words;
  item->is_heading = is_heading;
  item->day = g_strdup (day);
  g_ptr_array_add (items, g_steal_pointer (&item));
}

static void
add_entry (GPtrArray            *items,
           KithDiaryContent     *content,
           const KithDiaryEntry *entry)
{
  g_autoptr (KithDiaryItem) item = g_object_new (KITH_TYPE_DIARY_ITEM, NULL);

  item->content = kith_diary_content_ref (content);
  item->entry = entry;
  g_ptr_array_add (items, g_steal_pointer (&item));
}

char *
kith_diary_dup_day_words (const char *day,
                          const char *today)
{
  g_autofree char *words = kith_date_format_iso_weekday (day);

  if (!g_str_equal (day, today))
    return g_steal_pointer (&words);
  /* Translators: the day that is today */
  return g_strdup_printf (_("%s, today"), words);
}

static void
add_day (GPtrArray        *items,
         KithDiaryContent *content,
         const char       *day)
{
  g_autoptr (GPtrArray) entries = kith_diary_content_list (content, day, day);

  if (content->view != KITH_DIARY_VIEW_DAY)
    add_words (items, kith_diary_dup_day_words (day, content->today), TRUE, day);
  for (guint i = 0; i < entries->len; i++)
    add_entry (items, content, g_ptr_array_index (entries, i));
  if (entries->len == 0)
    add_words (items, g_strdup (_("Nothing planned")), FALSE, NULL);
}

static char *
dup_rest_words (guint n_appointments,
                guint n_tasks,
                guint n_more)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (n_appointments > 0)
    g_strv_builder_take (parts, g_strdup_printf (ngettext ("%u appointment", "%u appointments", n_appointments),
                                                 n_appointments));
  if (n_tasks > 0)
    g_strv_builder_take (parts, g_strdup_printf (ngettext ("%u task due", "%u tasks due", n_tasks), n_tasks));
  if (n_more > 0)
    g_strv_builder_take (parts, g_strdup_printf (ngettext ("%u more plan or session", "%u more plans and sessions", n_more),
                                                 n_more));
  words = g_strv_builder_end (parts);
  return g_strjoinv (" · ", words);
}

static char *
dup_week_words (const char *monday,
                const char *sunday,
                const char *today)
{
  g_autofree char *from = kith_date_format_iso_short (monday);
  g_autofree char *until = kith_date_format_iso_short (sunday);

  if (strcmp (monday, today) <= 0 && strcmp (sunday, today) >= 0)
    /* Translators: the first and the last day of the week that is now */
    return g_strdup_printf (_("%s to %s, this week"), from, until);
  return g_strdup_printf (_("%s to %s"), from, until);
}

/* Plans, sessions and the college’s days are what a term is looked at for; the rest is counted. */
static void
add_week (GPtrArray        *items,
          KithDiaryContent *content,
          const char       *monday)
{
  g_autofree char *sunday = kith_date_iso_add_days (monday, 6);
  g_autoptr (GPtrArray) entries = kith_diary_content_list (content, monday, sunday);
  guint n_shown = 0, n_appointments = 0, n_tasks = 0, n_more = 0;

  add_words (items, dup_week_words (monday, sunday, content->today), TRUE, monday);
  for (guint i = 0; i < entries->len; i++) {
    const KithDiaryEntry *entry = g_ptr_array_index (entries, i);

    if (entry->kind == &kith_appointment_kind)
      n_appointments++;
    else if (entry->kind == &kith_task_kind)
      n_tasks++;
    else if (n_shown++ < MOST_OF_WEEK)
      add_entry (items, content, entry);
    else
      n_more++;
  }
  if (n_appointments + n_tasks + n_more > 0)
    add_words (items, dup_rest_words (n_appointments, n_tasks, n_more), FALSE, monday);
  else if (n_shown == 0)
    add_words (items, g_strdup (_("Nothing planned")), FALSE, NULL);
}

/**
 * kith_diary_item_is_same:
 * @item: a row
 * @other: (type KithDiaryItem): another one, perhaps read at another time
 *
 * Returns: whether both stand for the same line, day or week
 */
gboolean
kith_diary_item_is_same (gconstpointer item,
                         gconstpointer other)
{
  const KithDiaryItem *self = item;
  const KithDiaryItem *than = other;

  if (self->entry == NULL || than->entry == NULL)
    return self->entry == than->entry && self->is_heading == than->is_heading && g_strcmp0 (self->day, than->day) == 0;
  return self->entry->kind == than->entry->kind && self->entry->id == than->entry->id &&
         (self->entry->id != 0 || g_str_equal (self->entry->date, than->entry->date));
}

/**
 * kith_diary_item_looks_same:
 * @item: a row
 * @other: (type KithDiaryItem): another one, perhaps read at another time
 *
 * Returns: whether both stand for the same and say the same
 */
gboolean
kith_diary_item_looks_same (gconstpointer item,
                            gconstpointer other)
{
  KithDiaryItem *self = (KithDiaryItem *) item;
  KithDiaryItem *than = (KithDiaryItem *) other;
  g_autofree char *words = NULL;
  g_autofree char *other_words = NULL;

  if (!kith_diary_item_is_same (self, than))
    return FALSE;
  if (self->entry == NULL)
    return g_strcmp0 (self->words, than->words) == 0;
  words = kith_diary_entry_dup_words (self->entry);
  other_words = kith_diary_entry_dup_words (than->entry);
  return g_str_equal (words, other_words) && g_str_equal (self->entry->until, than->entry->until) &&
         self->entry->called_off == than->entry->called_off &&
         kith_diary_item_needs_day (self) == kith_diary_item_needs_day (than);
}

GPtrArray *
kith_diary_items_new (KithDiaryContent *content)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  int step = content->view == KITH_DIARY_VIEW_TERM ? 7 : 1;
  g_autofree char *day = g_strdup (content->span->from);

  while (strcmp (day, content->span->until) <= 0) {
    char *next = kith_date_iso_add_days (day, step);

    if (content->view == KITH_DIARY_VIEW_TERM)
      add_week (items, content, day);
    else
      add_day (items, content, day);
    g_free (day);
    day = next;
  }
  return items;
}
