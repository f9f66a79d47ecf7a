/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-access-pack.h"

#include "kith-date.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* R5: everything that is written about one student, for the student. It may be thousands of pages, so it is made of
 * sections of a few pages, each of them made from the words below when it is needed. */

/* So much text makes about five pages, so many rows about four. */
#define MOST_BYTES (14 * 1024)
#define MOST_ROWS 150

typedef struct {
  char *title;
  gboolean is_chronology;
  gboolean leaves_out; /* what is not of the days that were asked for */
  gboolean is_marked;  /* words about others can be marked in it */
  GArray *items;  /* KithAccessItem, its words in the chunk */
  guint first_number;
} Chapter;

struct _KithAccessPackBuilder
{
  gatomicrefcount references;
  GStringChunk *words;
  GPtrArray *arrays;
  GPtrArray *chapters;
};

/* Some items of a chapter, or some rows of the index. */
typedef struct {
  KithAccessPackBuilder *builder;
  const Chapter *chapter;
  guint first;
  guint end;
  gboolean is_part; /* there are others */
} Range;

static void
chapter_free (gpointer data)
{
  Chapter *chapter = data;

  g_free (chapter->title);
  g_array_unref (chapter->items);
  g_free (chapter);
}

/**
 * kith_access_pack_builder_new:
 *
 * Returns: (transfer full): a pack without items
 */
KithAccessPackBuilder *
kith_access_pack_builder_new (void)
{
  KithAccessPackBuilder *self = g_new0 (KithAccessPackBuilder, 1);

  g_atomic_ref_count_init (&self->references);
  self->words = g_string_chunk_new (64 * 1024);
  self->arrays = g_ptr_array_new_with_free_func (g_free);
  self->chapters = g_ptr_array_new_with_free_func (chapter_free);
  return self;
}

static KithAccessPackBuilder *
builder_ref (KithAccessPackBuilder *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * kith_access_pack_builder_free:
 * @self: (transfer full): a pack
 *
 * Lets go of it; a document that was made from it keeps what it needs.
 */
void
kith_access_pack_builder_free (KithAccessPackBuilder *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->chapters);
  g_ptr_array_unref (self->arrays);
  g_string_chunk_free (self->words);
  g_free (self);
}

static Chapter *
get_last_chapter (KithAccessPackBuilder *self)
{
  return g_ptr_array_index (self->chapters, self->chapters->len - 1);
}

/**
 * kith_access_pack_builder_begin_chapter:
 * @self: a pack
 * @title: what the next items have in common
 *
 * A chapter without items says "None recorded".
 */
void
kith_access_pack_builder_begin_chapter (KithAccessPackBuilder *self,
                                        const char            *title)
{
  Chapter *chapter = g_new0 (Chapter, 1);

  chapter->title = g_strdup (title);
  chapter->items = g_array_new (FALSE, TRUE, sizeof (KithAccessItem));
  g_ptr_array_add (self->chapters, chapter);
}

/**
 * kith_access_pack_builder_leave_out:
 * @self: a pack with a chapter begun
 *
 * Something of the chapter is not of the days that were asked for: where nothing else is in it, it says that instead of
 * "None recorded".
 */
void
kith_access_pack_builder_leave_out (KithAccessPackBuilder *self)
{
  g_return_if_fail (self->chapters->len > 0);

  get_last_chapter (self)->leaves_out = TRUE;
}

/**
 * kith_access_pack_builder_set_marked:
 * @self: a pack with a chapter begun
 *
 * Words about others can be marked in what the chapter holds. The sign-off names the other chapters, for somebody to read.
 */
void
kith_access_pack_builder_set_marked (KithAccessPackBuilder *self)
{
  g_return_if_fail (self->chapters->len > 0);

  get_last_chapter (self)->is_marked = TRUE;
}

static const char *
keep_words (KithAccessPackBuilder *self,
            const char            *words)
{
  return words != NULL ? g_string_chunk_insert (self->words, words) : NULL;
}

/**
 * kith_access_pack_builder_add_item:
 * @self: a pack with a chapter begun
 * @item: plain values; all of them are copied
 */
void
kith_access_pack_builder_add_item (KithAccessPackBuilder *self,
                                   const KithAccessItem  *item)
{
  KithAccessItem kept = *item;
  KithFact *facts = g_new0 (KithFact, item->n_facts + 1);
  KithAccessText *texts = g_new0 (KithAccessText, item->n_texts + 1);

  g_return_if_fail (self->chapters->len > 0);

  g_ptr_array_add (self->arrays, facts);
  g_ptr_array_add (self->arrays, texts);
  kept.title = keep_words (self, item->title);
  kept.date = keep_words (self, item->date);
  kept.author = item->author != NULL ? g_string_chunk_insert_const (self->words, item->author) : NULL;
  for (gsize i = 0; i < item->n_facts; i++) {
    facts[i].label = g_string_chunk_insert_const (self->words, item->facts[i].label);
    facts[i].value = keep_words (self, item->facts[i].value);
  }
  for (gsize i = 0; i < item->n_texts; i++) {
    texts[i].label = g_string_chunk_insert_const (self->words, item->texts[i].label);
    texts[i].text = keep_words (self, item->texts[i].text);
    texts[i].is_quote = item->texts[i].is_quote;
  }
  kept.kind = item->kind;
  kept.facts = facts;
  kept.texts = texts;
  g_array_append_val (get_last_chapter (self)->items, kept);
}

/**
 * kith_access_pack_builder_add_event:
 * @self: a pack with a chapter begun
 * @date: ISO day
 * @what: what happened
 * @who: (nullable): the role of whoever did or wrote it
 * @is_covered: whether words of it are covered in the copy that is sent
 *
 * A line of a chapter that is one table, with one row in the index.
 */
void
kith_access_pack_builder_add_event (KithAccessPackBuilder *self,
                                    const char            *date,
                                    const char            *what,
                                    const char            *who,
                                    gboolean               is_covered)
{
  KithAccessItem event = { .title = keep_words (self, what), .date = keep_words (self, date), .is_covered = is_covered };

  g_return_if_fail (self->chapters->len > 0);

  event.author = who != NULL ? g_string_chunk_insert_const (self->words, who) : NULL;
  get_last_chapter (self)->is_chronology = TRUE;
  g_array_append_val (get_last_chapter (self)->items, event);
}

/**
 * kith_access_pack_builder_list_items:
 * @self: a pack
 *
 * Returns: (transfer container) (element-type KithAccessItem): its items in their order without the chronology, which tells of
 *   them once more; they belong to @self
 */
GPtrArray *
kith_access_pack_builder_list_items (KithAccessPackBuilder *self)
{
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < self->chapters->len; i++) {
    const Chapter *chapter = g_ptr_array_index (self->chapters, i);

    for (guint j = 0; j < chapter->items->len && !chapter->is_chronology; j++)
      g_ptr_array_add (items, &g_array_index (chapter->items, KithAccessItem, j));
  }
  return items;
}

static const KithAccessItem *
get_item (const Chapter *chapter,
          guint          index)
{
  return &g_array_index (chapter->items, KithAccessItem, index);
}

static char *
dup_day (const char *iso)
{
  return kith_text_is_empty (iso) ? g_strdup ("") : kith_date_format_iso (iso);
}

/* "Notes", or of a chapter in several sections "Notes, 3 May to 9 July 2026". */
static char *
dup_section_title (const Range *range)
{
  g_autofree char *first = dup_day (get_item (range->chapter, range->first)->date);
  g_autofree char *last = dup_day (get_item (range->chapter, range->end - 1)->date);

  if (!range->is_part || *last == '\0')
    return g_strdup (range->chapter->title);
  if (*first == '\0')
    /* Translators: name of a chapter, then a day */
    return g_strdup_printf (_("%s until %s"), range->chapter->title, last);
  if (g_str_equal (first, last))
    /* Translators: name of a chapter, then a day */
    return g_strdup_printf (_("%s of %s"), range->chapter->title, last);
  /* Translators: name of a chapter, then two days */
  return g_strdup_printf (_("%s, %s to %s"), range->chapter->title, first, last);
}

static void
add_item (KithDocument         *section,
          const KithAccessItem *item,
          guint                 number)
{
  g_autofree char *day = dup_day (item->date);
  g_autofree char *heading = *day != '\0' ? g_strdup_printf ("%u.  %s  ·  %s", number, item->title, day)
                                          : g_strdup_printf ("%u.  %s", number, item->title);

  kith_document_begin_item (section, number);
  kith_document_add_heading (section, 2, heading);
  if (item->n_facts > 0)
    kith_document_add_facts (section, 3, item->facts, item->n_facts);
  for (gsize i = 0; i < item->n_texts; i++) {
    const KithAccessText *text = &item->texts[i];

    kith_document_add_heading (section, 3, text->label);
    kith_document_add_paragraph (section, text->is_quote ? KITH_PARAGRAPH_QUOTE : KITH_PARAGRAPH_NORMAL, text->text);
  }
}

static void
add_events (KithDocument *section,
            const Range  *range)
{
  const KithColumn columns[] = {
    { _("Day"), 2.2, KITH_ALIGN_START }, { _("What"), 6, KITH_ALIGN_START }, { _("Who"), 2.2, KITH_ALIGN_START },
  };

  kith_document_add_table (section, columns, G_N_ELEMENTS (columns));
  for (guint i = range->first; i < range->end; i++) {
    const KithAccessItem *event = get_item (range->chapter, i);
    g_autofree char *day = dup_day (event->date);
    const char *cells[] = { day, event->title, event->author != NULL ? event->author : "", NULL };

    kith_document_add_row (section, cells);
  }
}

static KithDocument *
make_chapter_section (gpointer data)
{
  const Range *range = data;
  KithDocument *section = kith_document_new (NULL);
  g_autofree char *title = range->end > range->first ? dup_section_title (range) : g_strdup (range->chapter->title);

  if (range->chapter->is_chronology && range->first == 0)
    kith_document_begin_item (section, range->chapter->first_number);
  else if (range->chapter->is_chronology)
    kith_document_continue_item (section, range->chapter->first_number);
  kith_document_add_heading (section, 1, title);
  if (range->end == range->first)
    kith_document_add_paragraph (section, KITH_PARAGRAPH_NORMAL,
                                 range->chapter->leaves_out ? _("Nothing in these days") : NULL);
  else if (range->chapter->is_chronology)
    add_events (section, range);
  for (guint i = range->first; i < range->end && !range->chapter->is_chronology; i++)
    add_item (section, get_item (range->chapter, i), range->chapter->first_number + i);
  return section;
}

static void
range_free (gpointer data)
{
  Range *range = data;

  kith_access_pack_builder_free (range->builder);
  g_free (range);
}

static void
add_range (KithDocument          *document,
           KithAccessPackBuilder *builder,
           const Chapter         *chapter,
           guint                  first,
           guint                  end,
           KithSectionFunc        func)
{
  Range range = { builder_ref (builder), chapter, first, end, first > 0 || end < chapter->items->len };

  kith_document_add_section_func (document, func, g_memdup2 (&range, sizeof range), range_free);
}

static gsize
get_size (const KithAccessItem *item)
{
  gsize bytes = 200 + 40 * item->n_facts;

  for (gsize i = 0; i < item->n_texts; i++)
    bytes += 100 + strlen (item->texts[i].text);
  return bytes;
}

static void
add_chapter (KithDocument          *document,
             KithAccessPackBuilder *builder,
             const Chapter         *chapter)
{
  guint first = 0, end = 0;

  do {
    gsize bytes = 0;

    for (first = end; end < chapter->items->len; end++) {
      bytes += chapter->is_chronology ? MOST_BYTES / MOST_ROWS : get_size (get_item (chapter, end));
      if (bytes > MOST_BYTES && end > first)
        break;
    }
    add_range (document, builder, chapter, first, end, make_chapter_section);
  } while (end < chapter->items->len);
}

static const char *
get_yes_no (gboolean is_covered)
{
  return is_covered ? _("Yes") : _("No");
}

static void
add_index_row (KithDocument         *section,
               const KithAccessItem *item,
               guint                 number)
{
  g_autofree char *title = g_strdup_printf ("%u.  %s", number, item->title);
  g_autofree char *day = kith_text_is_empty (item->date) ? g_strdup ("") : kith_date_format_iso_short (item->date);
  const char *cells[] = { title, day, item->author != NULL ? item->author : "", get_yes_no (item->is_covered), "", NULL };

  kith_document_add_contents_row (section, cells, number);
}

/* The one row of a chapter that is a table. */
static void
add_whole_row (KithDocument  *section,
               const Chapter *chapter)
{
  KithAccessItem whole = { .title = chapter->title };

  for (guint i = 0; i < chapter->items->len && !whole.is_covered; i++)
    whole.is_covered = get_item (chapter, i)->is_covered;
  add_index_row (section, &whole, chapter->first_number);
}

static KithDocument *
make_index_section (gpointer data)
{
  const Range *range = data;
  const KithColumn columns[] = {
    { _("Item"), 5, KITH_ALIGN_START },          { _("Date"), 2.4, KITH_ALIGN_START },
    { _("Written by"), 2.2, KITH_ALIGN_START },  { _("Words covered"), 1.7, KITH_ALIGN_START },
    { _("Pages"), 1.7, KITH_ALIGN_END },
  };
  KithDocument *section = kith_document_new (NULL);
  g_autofree char *part = range->chapter->is_chronology ? g_strdup (range->chapter->title) : dup_section_title (range);
  /* Translators: name of a chapter */
  g_autofree char *title = g_strdup_printf (_("Index: %s"), part);

  kith_document_add_heading (section, 1, title);
  kith_document_add_contents (section, columns, G_N_ELEMENTS (columns), 4);
  if (range->chapter->is_chronology)
    add_whole_row (section, range->chapter);
  for (guint i = range->first; i < range->end && !range->chapter->is_chronology; i++)
    add_index_row (section, get_item (range->chapter, i), range->chapter->first_number + i);
  return section;
}

/* Chapters of a few items share a page of the index. */
static KithDocument *
make_short_index (gpointer data)
{
  const Range *range = data;
  const KithColumn columns[] = {
    { _("Item"), 5, KITH_ALIGN_START },          { _("Date"), 2.4, KITH_ALIGN_START },
    { _("Written by"), 2.2, KITH_ALIGN_START },  { _("Words covered"), 1.7, KITH_ALIGN_START },
    { _("Pages"), 1.7, KITH_ALIGN_END },
  };
  KithDocument *section = kith_document_new (NULL);

  kith_document_add_heading (section, 1, _("Index"));
  for (guint c = range->first; c < range->end; c++) {
    const Chapter *chapter = g_ptr_array_index (range->builder->chapters, c);

    if (chapter->items->len == 0)
      continue;
    kith_document_add_heading (section, 2, chapter->title);
    kith_document_add_contents (section, columns, G_N_ELEMENTS (columns), 4);
    if (chapter->is_chronology)
      add_whole_row (section, chapter);
    for (guint i = 0; i < chapter->items->len && !chapter->is_chronology; i++)
      add_index_row (section, get_item (chapter, i), chapter->first_number + i);
  }
  return section;
}

static guint
count_rows (const Chapter *chapter)
{
  return chapter->is_chronology ? MIN (chapter->items->len, 1) : chapter->items->len;
}

static void
add_index (KithDocument          *document,
           KithAccessPackBuilder *builder)
{
  guint first = 0;

  while (first < builder->chapters->len) {
    const Chapter *chapter = g_ptr_array_index (builder->chapters, first);
    guint end = first, rows = 0;

    while (end < builder->chapters->len && rows + count_rows (g_ptr_array_index (builder->chapters, end)) <= MOST_ROWS)
      rows += count_rows (g_ptr_array_index (builder->chapters, end++)) + 3;
    if (end > first) {
      Range range = { builder_ref (builder), NULL, first, end, FALSE };

      kith_document_add_section_func (document, make_short_index, g_memdup2 (&range, sizeof range), range_free);
      first = end;
      continue;
    }
    for (guint row = 0; row < chapter->items->len; row += MOST_ROWS)
      add_range (document, builder, chapter, row, MIN (row + MOST_ROWS, chapter->items->len), make_index_section);
    first++;
  }
}

/* One number through the whole pack: people say it on the telephone. */
static void
number_items (KithAccessPackBuilder *builder)
{
  guint number = 1;

  for (guint i = 0; i < builder->chapters->len; i++) {
    Chapter *chapter = g_ptr_array_index (builder->chapters, i);

    chapter->first_number = number;
    number += count_rows (chapter);
  }
}

static char *
dup_scope (const KithAccessPack *pack)
{
  g_autofree char *from = dup_day (pack->from);
  g_autofree char *until = dup_day (pack->until);

  if (*from != '\0' && *until != '\0')
    /* Translators: two days */
    return g_strdup_printf (_("What is dated from %s to %s."), from, until);
  if (*from != '\0')
    return g_strdup_printf (_("What is dated %s or later."), from);
  if (*until != '\0')
    return g_strdup_printf (_("What is dated %s or earlier."), until);
  return g_strdup (_("Everything up to the day it was made."));
}

static char *
dup_copy_words (const KithAccessPack *pack)
{
  if (pack->is_full)
    return g_strdup (_("Copy 1 of 2, for the file. Nothing is covered. Do not send this copy."));
  return g_strdup (_("Copy 2 of 2, for you. Words about other people are covered by a black box, with a letter for the "
                     "reason."));
}

static void
add_letter (KithDocument            *document,
            const KithAccessPack    *pack,
            const KithReportSetting *setting,
            const char              *name)
{
  g_autofree char *greeting = g_strdup_printf (_("Dear %s,"), name);
  g_autofree char *copy = dup_copy_words (pack);
  g_autofree char *scope = dup_scope (pack);
  const KithFact facts[] = {
    { _("Student"), name }, { _("Reference"), pack->reference }, { _("What is in it"), scope }, { _("This copy"), copy },
    { _("Made on"), setting->printed_at },
  };
  const KithListItem parts[] = {
    { _("What we hold, why, and your rights") }, { _("An index of everything, with its pages") },
    { _("The records themselves") }, { _("What the letters in brackets mean, and how to complain") },
  };

  kith_document_add_heading (document, 1, _("What We Hold About You"));
  kith_document_add_facts (document, 1, facts, G_N_ELEMENTS (facts));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, greeting);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL,
                               _("You asked what this college has written down about you and the support you have had. "
                                 "This is it. Take your time, and you do not have to read it alone."));
  kith_document_add_heading (document, 2, _("What you will find"));
  kith_document_add_list (document, KITH_LIST_BULLETS, parts, G_N_ELEMENTS (parts));
  kith_document_add_heading (document, 2, _("If something is wrong or hard to read"));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL,
                               _("Some of it may bring things back. Anybody who supports you will go through it with you, "
                                 "as slowly as you like, and so will an advocate. Tell us what is wrong, and we write your "
                                 "words beside it."));
}

static KithDocument *
make_information (gpointer data)
{
  static const KithFact facts[] = {
    { N_("What we hold"), N_("Who you are, how to reach you, your care status and homes, the people around you, notes of "
                             "contacts, goals, plans, appointments, groups, attendance, bursary and what went well.") },
    { N_("Why"), N_("To support you at college, to keep you safe, and to do what the law asks of us. Health and other "
                    "private things are held to keep children and adults at risk safe.") },
    { N_("Where it comes from"), N_("You, the people who support you, the college’s enrolment, and professionals who work "
                                    "with you.") },
    { N_("Who it is shared with"), N_("The people who support you here, and your local authority, virtual school, social "
                                      "worker or adviser where they need it for your plans. Nobody buys or sells it.") },
    { N_("How long"), N_("As long as the college’s retention schedule says. Ask us for it. Where somebody was in danger it "
                         "is kept longer.") },
    { N_("Decisions by computer"), N_("None. People decide.") },
    { N_("Your rights"), N_("You can ask us to correct what is wrong, to add your words, to stop using or to delete "
                            "something, or to give it to you in a form you can take elsewhere.") },
  };
  KithDocument *section = kith_document_new (NULL);
  KithFact translated[G_N_ELEMENTS (facts)];

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    translated[i] = (KithFact) { _(facts[i].label), _(facts[i].value) };
  kith_document_add_heading (section, 1, _("What We Hold, Why, and Your Rights"));
  kith_document_add_facts (section, 1, translated, G_N_ELEMENTS (translated));
  kith_document_add_heading (section, 2, _("Not in this pack"));
  kith_document_add_paragraph (section, KITH_PARAGRAPH_NORMAL,
                               _("Safeguarding concerns are printed only where the safeguarding lead has released them. None "
                                 "has been released for this pack. The lead tells you what can be shared, and how. Who "
                                 "opened your record, and when, can be asked for as well."));
  return section;
}

static void
add_left_out (KithDocument         *section,
              const KithAccessPack *pack)
{
  g_autofree char *count =
    g_strdup_printf (ngettext ("%u note for the safeguarding lead only: not released.",
                               "%u notes for the safeguarding lead only: not released.", pack->n_kept_by_lead),
                     pack->n_kept_by_lead);
  const KithListItem items[] = {
    { _("Notes and concerns of the safeguarding lead that are not released, and tasks from them: telling about them could "
        "put somebody in danger.") },
    { _("Records of other people, such as their supervision, health and checks: they are theirs.") },
    { _("Confidential references.") },
    { _("What a carer, a partner or a member of staff said about the support: it was said by them.") },
    { count },
  };
  gboolean counts = pack->is_full && pack->n_kept_by_lead > 0;

  kith_document_add_heading (section, 2, _("What is left out, by reason"));
  kith_document_add_list (section, KITH_LIST_BULLETS, items, G_N_ELEMENTS (items) - (counts ? 0 : 1));
}

/* For the file only: it would tell what is covered. */
static void
add_withheld (KithDocument         *section,
              const KithAccessPack *pack)
{
  const KithColumn columns[] = {
    { _("Item"), 3, KITH_ALIGN_START }, { _("Words"), 5, KITH_ALIGN_START }, { _("Why"), 3, KITH_ALIGN_START },
  };

  if (!pack->is_full || pack->n_withheld == 0)
    return;
  kith_document_add_heading (section, 2, _("What the copy to send does not show, besides names marked in notes"));
  kith_document_add_table (section, columns, G_N_ELEMENTS (columns));
  for (gsize i = 0; i < pack->n_withheld; i++) {
    const char *cells[] = { pack->withheld[i].item, pack->withheld[i].words, pack->withheld[i].reason, NULL };

    kith_document_add_row (section, cells);
  }
}

static KithDocument *
make_ending (const KithAccessPack *pack)
{
  KithDocument *section = kith_document_new (NULL);
  const KithColumn columns[] = { { _("Letter"), 1, KITH_ALIGN_START }, { _("Why words are covered"), 8, KITH_ALIGN_START } };
  static const char *const reasons[][3] = {
    { "A", N_("They are about another student. Their life is theirs."), NULL },
    { "B", N_("They are about somebody of your family."), NULL },
    { "C", N_("They are about somebody else who is not here for their work."), NULL },
    { "D", N_("Reading them could do serious harm to somebody."), NULL },
    { "E", N_("They are a reference that was given in confidence."), NULL },
    { "F", N_("They are about child abuse, and somebody other than the student asks."), NULL },
    { "G", N_("They are legal advice."), NULL },
  };
  const KithFact contacts[] = {
    { _("The safeguarding lead"), pack->lead_name },
    { _("Telephone"), pack->lead_phone },
    { _("Somebody to read it with"), _("Your coach or mentor, an advocate, or anybody you trust. Care leavers under 25 "
                                       "can have support to read their file.") },
    { _("The Information Commissioner"), _("0303 123 1113, ico.org.uk/make-a-complaint, Wycliffe House, Water Lane, "
                                           "Wilmslow SK9 5AF") },
  };

  kith_document_add_heading (section, 1, _("Reasons, Complaints and Help"));
  kith_document_add_heading (section, 2, _("What the letters mean"));
  kith_document_add_table (section, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++) {
    const char *cells[] = { reasons[i][0], _(reasons[i][1]), NULL };
    gboolean is_usual = *reasons[i][0] <= 'C';

    if (is_usual || (pack->letters != NULL && strstr (pack->letters, reasons[i][0]) != NULL))
      kith_document_add_row (section, cells);
  }
  add_left_out (section, pack);
  add_withheld (section, pack);
  kith_document_add_heading (section, 2, _("If you are not content"));
  kith_document_add_paragraph (section, KITH_PARAGRAPH_NORMAL,
                               _("Tell us first: ask for the safeguarding lead or the data protection officer. If that does "
                                 "not settle it, you may complain to the Information Commissioner at any time, or go to "
                                 "court."));
  kith_document_add_heading (section, 2, _("Who helps"));
  kith_document_add_facts (section, 1, contacts, G_N_ELEMENTS (contacts));
  return section;
}

/* Names of students are covered everywhere; what else is said of others only where somebody marked it. */
static char *
dup_unmarked (KithAccessPackBuilder *builder)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < builder->chapters->len; i++) {
    const Chapter *chapter = g_ptr_array_index (builder->chapters, i);

    if (chapter->items->len > 0 && !chapter->is_marked && !chapter->is_chronology)
      g_string_append_printf (titles, "%s%s", titles->len > 0 ? "; " : "", chapter->title);
  }
  /* Translators: names of chapters, separated by semicolons */
  return g_strdup_printf (_("Words about other people cannot be marked in these chapters, so somebody read every page of them "
                            "for such words: %s"), titles->str);
}

static KithDocument *
make_sign_off (KithAccessPackBuilder *builder)
{
  KithDocument *section = kith_document_new (NULL);
  g_autofree char *unmarked = dup_unmarked (builder);
  const KithListItem checks[] = {
    { _("We know that it was the student who asked, or somebody they sent") },
    { _("Every page was read by somebody who knows the record") },
    { unmarked },
    { _("Everything about other people is covered in the copy that is sent") },
    { _("Both copies are written down") },
    { _("The student was offered somebody to read it with") },
  };
  const char *const signatures[] = { _("Put together by"), _("Checked by"), _("Handed over by, and how"), _("Received by"),
                                     NULL };

  kith_document_add_heading (section, 1, _("Sign-off"));
  kith_document_add_list (section, KITH_LIST_CHECKS, checks, G_N_ELEMENTS (checks));
  kith_document_add_signatures (section, signatures);
  return section;
}

static void
add_copy_label (KithDocument            *document,
                const KithAccessPack    *pack,
                const KithReportSetting *setting,
                const char              *name)
{
  /* Translators: name of a student, then which copy, for instance "Jay A, copy 2 of 2" */
  g_autofree char *label = g_strdup_printf (_("%s, copy %u of %u"), name, pack->is_full ? 1 : 2, 2);

  kith_document_set_text (document, KITH_DOCUMENT_COPY, setting->copy != NULL ? setting->copy : label);
}

/**
 * kith_report_access_pack:
 * @builder: the records in their chapters; not changed any more
 * @pack: what stands on the first and the last pages
 * @setting: what every report needs to know
 *
 * Returns: (transfer full): the subject-access pack, a document of sections
 */
KithDocument *
kith_report_access_pack (KithAccessPackBuilder   *builder,
                         const KithAccessPack    *pack,
                         const KithReportSetting *setting)
{
  g_autofree char *name =
    kith_report_dup_name (setting->names, pack->preferred_name, pack->legal_name, pack->reference);
  /* Translators: name of a student */
  g_autofree char *title = g_strdup_printf (_("Access pack: %s"), name);
  /* Which copy it was stands in the audit by this name. */
  KithDocument *document =
    kith_report_begin (setting, pack->is_full ? _("Access Pack, Full Copy") : _("Access Pack, Copy to Send"), title);
  g_autoptr (KithDocument) ending = make_ending (pack);
  g_autoptr (KithDocument) sign_off = make_sign_off (builder);

  number_items (builder);
  add_copy_label (document, pack, setting, name);
  add_letter (document, pack, setting, name);
  kith_document_add_section_func (document, make_information, NULL, NULL);
  add_index (document, builder);
  for (guint i = 0; i < builder->chapters->len; i++)
    add_chapter (document, builder, g_ptr_array_index (builder->chapters, i));
  kith_document_add_section (document, ending);
  kith_document_add_section (document, sign_off);
  return document;
}
