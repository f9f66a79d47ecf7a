/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-my-record.h"

#include "kith-text.h"

#include <glib/gi18n.h>

/* W2: the student’s own book. Whoever reads it is sixteen, and it is about them: what is good comes first, their words
 * stand as they said them, and nothing needs explaining that could be said plainly. */

/* Lines to write on with a pen. */
#define LINES_TO_WRITE 7

static void
add_text (KithDocument      *document,
          const char        *title,
          KithParagraphStyle style,
          const char        *text)
{
  if (kith_text_is_empty (text))
    return;
  kith_document_begin_group (document);
  kith_document_add_heading (document, 2, title);
  kith_document_add_paragraph (document, style, text);
  kith_document_end_group (document);
}

static void
add_list (KithDocument       *document,
          const char         *title,
          const KithListItem *items,
          gsize               n_items)
{
  if (n_items == 0)
    return;
  kith_document_add_heading (document, 2, title);
  kith_document_add_list (document, KITH_LIST_BULLETS, items, n_items);
}

static void
add_opening (KithDocument       *document,
             const KithMyRecord *record,
             const char         *name)
{
  g_autofree char *greeting = g_strdup_printf (_("Dear %s,"), name);

  kith_document_add_heading (document, 1, _("My Record"));
  kith_document_add_space (document, 6);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_LEAD, greeting);
  kith_document_add_space (document, 4);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL,
                               _("This book is about you, and it is yours. It says what the people who support you at college "
                                 "have written down: what you are good at, what you said, what you wanted and how far you "
                                 "have come. Where we noticed the name of somebody else, it says “another student” or "
                                 "“somebody else”, because their story is theirs. If something is wrong or missing, there "
                                 "is a page for it at the end."));
}

static void
add_strengths (KithDocument *document,
               const char   *strengths)
{
  g_auto (GStrv) lines = g_strsplit (strengths != NULL ? strengths : "", "\n", -1);
  g_autofree KithListItem *items = g_new0 (KithListItem, g_strv_length (lines) + 1);
  gsize n_items = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (!kith_text_is_empty (lines[i]))
      items[n_items++].text = g_strstrip (lines[i]);
  if (n_items > 0) {
    add_list (document, _("What you are good at"), items, n_items);
    return;
  }
  kith_document_add_heading (document, 2, _("What you are good at"));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL,
                               _("Nobody has asked you yet, and that is ours to put right. Tell us, and it stands here first."));
}

static void
add_goals (KithDocument       *document,
           const KithMyRecord *record)
{
  kith_document_add_heading (document, 2, _("What you want, and how far you are"));
  if (record->n_goals == 0)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, _("There are no goals yet. They are yours to set."));
  for (gsize i = 0; i < record->n_goals; i++) {
    const KithMyGoal *goal = &record->goals[i];

    kith_document_begin_group (document);
    kith_document_add_paragraph (document, KITH_PARAGRAPH_QUOTE, goal->text);
    if (goal->how_far != NULL)
      kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, goal->how_far);
    if (goal->n_steps > 0)
      kith_document_add_list (document, KITH_LIST_CHECKS, goal->steps, goal->n_steps);
    kith_document_add_space (document, 6);
    kith_document_end_group (document);
  }
}

static void
add_people (KithDocument       *document,
            const KithMyRecord *record)
{
  kith_document_begin_group (document);
  kith_document_add_heading (document, 2, _("People around you"));
  if (record->n_people == 0)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, _("Nobody is written down here yet."));
  else
    kith_document_add_facts (document, 1, record->people, record->n_people);
  kith_document_end_group (document);
}

static void
add_term (KithDocument     *document,
          const KithMyTerm *term)
{
  kith_document_add_heading (document, 2, term->name);
  if (term->n_sentences > 0)
    kith_document_add_list (document, KITH_LIST_BULLETS, term->sentences, term->n_sentences);
  if (term->n_quotes > 0)
    kith_document_add_heading (document, 3, _("You said"));
  for (gsize i = 0; i < term->n_quotes; i++)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_QUOTE, term->quotes[i]);
}

static void
add_story (KithDocument       *document,
           const KithMyRecord *record)
{
  kith_document_add_page_break (document);
  kith_document_add_heading (document, 1, _("What Happened"));
  if (record->n_terms == 0)
    kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, _("Nothing is written down yet."));
  for (gsize i = 0; i < record->n_terms; i++)
    add_term (document, &record->terms[i]);
}

static void
add_where (KithDocument *document)
{
  const KithFact held[] = {
    { _("Who you are"), _("Your name, birthday, address, course and how to reach you. The college fills some of it in when "
                          "you enrol.") },
    { _("Your time in care"), _("Where you have lived and what you are entitled to because of it. Few people see it.") },
    { _("Notes"), _("What was talked about each time, written by your mentor or coach. You can ask to read what is written "
                    "about you.") },
    { _("Goals and plans"), _("What you want, the steps, and what was agreed in meetings.") },
    { _("Worries about your safety"), _("If somebody was worried that you were in danger, the safeguarding lead keeps that "
                                        "apart. They talk with you about it.") },
  };
  const KithListItem ways[] = {
    { _("Tell your mentor or your coach. They can put most things right at once.") },
    { _("Or write on the next page and give it to anybody of the team.") },
    { _("What you see differently is not rubbed out: your words are put beside it, and stay there.") },
    { _("You can ask for a copy of everything that is written, word for word. It costs nothing.") },
  };
  /* A computer finds the names it knows, and no others. */
  const KithListItem checks[] = {
    { _("Whoever printed it has read every page, and no name or story of somebody else is left in it.") },
  };

  kith_document_add_page_break (document);
  kith_document_add_heading (document, 1, _("What Is Written Where"));
  kith_document_add_facts (document, 1, held, G_N_ELEMENTS (held));
  kith_document_add_heading (document, 2, _("How to change something"));
  kith_document_add_list (document, KITH_LIST_BULLETS, ways, G_N_ELEMENTS (ways));
  kith_document_begin_group (document);
  kith_document_add_heading (document, 2, _("Before it is handed over"));
  kith_document_add_list (document, KITH_LIST_CHECKS, checks, G_N_ELEMENTS (checks));
  kith_document_end_group (document);
}

static void
add_corrections (KithDocument *document)
{
  const KithColumn columns[] = { { _("What it says now, and where"), 1, KITH_ALIGN_START },
                                 { _("What it should say"), 1, KITH_ALIGN_START } };
  /* A row of some height needs something in it. */
  const char *cells[] = { "\n\u00a0", "", NULL };
  const char *const signatures[] = { _("My name"), _("Given to"), NULL };

  kith_document_add_page_break (document);
  kith_document_add_heading (document, 1, _("My Corrections"));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL,
                               _("Write here what is wrong, what is missing, or what you would say differently."));
  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < LINES_TO_WRITE; i++)
    kith_document_add_row (document, cells);
  kith_document_add_signatures (document, signatures);
}

/**
 * kith_report_my_record:
 * @record: the values
 * @setting: what every report needs to know
 *
 * Returns: (transfer full): the book, in large print
 */
KithDocument *
kith_report_my_record (const KithMyRecord      *record,
                       const KithReportSetting *setting)
{
  g_autofree char *name = NULL;
  KithDocument *document;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (setting != NULL, NULL);

  name = kith_report_dup_name (setting->names, record->preferred_name, record->legal_name, record->reference);
  document = kith_report_begin (setting, _("My Record"), _("My record"));
  kith_document_set_print (document, KITH_PRINT_LARGE);
  add_opening (document, record, name);
  add_strengths (document, record->strengths);
  add_list (document, _("What people noticed about you"), record->noticed, record->n_noticed);
  add_list (document, _("What went well"), record->achievements, record->n_achievements);
  add_text (document, _("In your own words"), KITH_PARAGRAPH_QUOTE, record->own_words);
  add_text (document, _("What matters to you"), KITH_PARAGRAPH_NORMAL, record->matters);
  add_text (document, _("What helps"), KITH_PARAGRAPH_NORMAL, record->helps);
  add_text (document, _("What does not help"), KITH_PARAGRAPH_NORMAL, record->does_not_help);
  add_goals (document, record);
  add_people (document, record);
  add_story (document, record);
  add_where (document);
  add_corrections (document);
  return document;
}
