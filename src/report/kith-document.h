/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "kith-chart.h"

G_BEGIN_DECLS

/**
 * KithDocumentText:
 * @KITH_DOCUMENT_TITLE: Title of the file; obeys the names choice, since file managers show it
 * @KITH_DOCUMENT_SUBJECT: What the report is about, for the properties of the file
 * @KITH_DOCUMENT_REPORT_NAME: Name of the report, at the top of every page
 * @KITH_DOCUMENT_ORGANISATION: The college, at the top of every page
 * @KITH_DOCUMENT_MARKING: Handling marking, such as OFFICIAL-SENSITIVE, at the top of every page
 * @KITH_DOCUMENT_PRINTED_BY: Who made it
 * @KITH_DOCUMENT_PRINTED_AT: When, in the form people read, for instance "25 July 2026, 2:30pm"
 * @KITH_DOCUMENT_FILTERS: The filters used, in words
 * @KITH_DOCUMENT_COPY: Label of this copy, for instance "Jay A, copy 2 of 2"
 * @KITH_DOCUMENT_LANGUAGE: Language tag of the text, "en-GB" unless set
 *
 * The texts that belong to a whole document and not to a place in it.
 */
typedef enum {
  KITH_DOCUMENT_TITLE,
  KITH_DOCUMENT_SUBJECT,
  KITH_DOCUMENT_REPORT_NAME,
  KITH_DOCUMENT_ORGANISATION,
  KITH_DOCUMENT_MARKING,
  KITH_DOCUMENT_PRINTED_BY,
  KITH_DOCUMENT_PRINTED_AT,
  KITH_DOCUMENT_FILTERS,
  KITH_DOCUMENT_COPY,
  KITH_DOCUMENT_LANGUAGE,
  KITH_DOCUMENT_N_TEXTS,
} KithDocumentText;

typedef enum {
  KITH_ORIENTATION_PORTRAIT,
  KITH_ORIENTATION_LANDSCAPE,
} KithOrientation;

/**
 * KithFit:
 * @KITH_FIT_FLOW: As many pages as it takes
 * @KITH_FIT_ONE_PAGE: Tighten the spacing, within reading comfort, when that saves the second page
 */
typedef enum {
  KITH_FIT_FLOW,
  KITH_FIT_ONE_PAGE,
} KithFit;

/**
 * KithPrint:
 * @KITH_PRINT_USUAL: Body text of 10.5 points
 * @KITH_PRINT_LARGE: A third larger, for a page somebody takes home or keeps on a wall
 */
typedef enum {
  KITH_PRINT_USUAL,
  KITH_PRINT_LARGE,
} KithPrint;

/**
 * KithParagraphStyle:
 * @KITH_PARAGRAPH_NORMAL: Body text
 * @KITH_PARAGRAPH_LEAD: The line under a title
 * @KITH_PARAGRAPH_QUOTE: A student's own words: large, with a rule at the side where the text starts
 * @KITH_PARAGRAPH_LARGE: What must be read at a glance
 * @KITH_PARAGRAPH_SMALL: Sources, methods and asides
 */
typedef enum {
  KITH_PARAGRAPH_NORMAL,
  KITH_PARAGRAPH_LEAD,
  KITH_PARAGRAPH_QUOTE,
  KITH_PARAGRAPH_LARGE,
  KITH_PARAGRAPH_SMALL,
} KithParagraphStyle;

/**
 * KithListStyle:
 * @KITH_LIST_BULLETS: A dot before each item
 * @KITH_LIST_CHECKS: A ticked or an empty box before each item
 * @KITH_LIST_CHECKS_IN_LINE: The same, one after the other in a line, where room is short
 */
typedef enum {
  KITH_LIST_BULLETS,
  KITH_LIST_CHECKS,
  KITH_LIST_CHECKS_IN_LINE,
} KithListStyle;

typedef enum {
  KITH_ALIGN_START,
  KITH_ALIGN_CENTER,
  KITH_ALIGN_END,
} KithAlign;

typedef struct {
  const char *label;
  const char *value;
} KithFact;

typedef struct {
  const char *text;
  gboolean done;
} KithListItem;

typedef struct {
  const char *title;
  double weight;
  KithAlign align;
} KithColumn;

/* Stands in a text for words that are covered: a black box of one width, whatever was there, without any text. Nobody
 * types it: it is a code of Unicode that is no character. */
#define KITH_DOCUMENT_COVER "\xef\xb7\x90"

#define KITH_TYPE_DOCUMENT (kith_document_get_type ())
G_DECLARE_FINAL_TYPE (KithDocument, kith_document, KITH, DOCUMENT, GObject)

/**
 * KithSectionFunc:
 * @data: what was given with the function
 *
 * Makes a section of a long document when it is needed, and again when it is needed once more. It only reads @data, and
 * may be called on any thread and on two at a time.
 *
 * Returns: (transfer full): the section
 */
typedef KithDocument *(*KithSectionFunc) (gpointer data);

KithDocument   *kith_document_new             (const char         *title);
void            kith_document_set_text        (KithDocument       *self,
                                               KithDocumentText    which,
                                               const char         *text);
const char     *kith_document_get_text        (KithDocument       *self,
                                               KithDocumentText    which);
void            kith_document_set_orientation (KithDocument       *self,
                                               KithOrientation     orientation);
KithOrientation kith_document_get_orientation (KithDocument       *self);
void            kith_document_set_fit         (KithDocument       *self,
                                               KithFit             fit);
KithFit         kith_document_get_fit         (KithDocument       *self);
void            kith_document_set_print       (KithDocument       *self,
                                               KithPrint           print);
KithPrint       kith_document_get_print       (KithDocument       *self);
void            kith_document_set_created     (KithDocument       *self,
                                               gint64              seconds);
gint64          kith_document_get_created     (KithDocument       *self);

void            kith_document_add_heading     (KithDocument       *self,
                                               guint               level,
                                               const char         *text);
void            kith_document_add_paragraph   (KithDocument       *self,
                                               KithParagraphStyle  style,
                                               const char         *text);
void            kith_document_add_facts       (KithDocument       *self,
                                               guint               n_columns,
                                               const KithFact     *facts,
                                               gsize               n_facts);
void            kith_document_add_list        (KithDocument       *self,
                                               KithListStyle       style,
                                               const KithListItem *items,
                                               gsize               n_items);
void            kith_document_add_table       (KithDocument       *self,
                                               const KithColumn   *columns,
                                               gsize               n_columns);
void            kith_document_add_row         (KithDocument       *self,
                                               const char *const  *cells);
void            kith_document_set_totals      (KithDocument       *self,
                                               const char *const  *cells);
void            kith_document_add_chart       (KithDocument       *self,
                                               KithChart          *chart,
                                               double              height);
void            kith_document_add_signatures  (KithDocument       *self,
                                               const char *const  *labels);
void            kith_document_add_answer      (KithDocument       *self,
                                               const char         *label,
                                               const char         *hint,
                                               guint               n_lines,
                                               const char *const  *choices);
void            kith_document_set_row_height  (KithDocument       *self,
                                               double              points);
void            kith_document_add_space       (KithDocument       *self,
                                               double              points);
void            kith_document_add_page_break  (KithDocument       *self);

/* Long documents */
void            kith_document_add_section     (KithDocument       *self,
                                               KithDocument       *section);
void            kith_document_add_section_func (KithDocument      *self,
                                               KithSectionFunc     func,
                                               gpointer            data,
                                               GDestroyNotify      destroy);
guint           kith_document_get_n_sections  (KithDocument       *self);
KithDocument   *kith_document_make_section    (KithDocument       *self,
                                               guint               section);
void            kith_document_begin_item      (KithDocument       *self,
                                               guint               item);
void            kith_document_continue_item   (KithDocument       *self,
                                               guint               item);
void            kith_document_add_contents    (KithDocument       *self,
                                               const KithColumn   *columns,
                                               gsize               n_columns,
                                               guint               page_column);
void            kith_document_add_contents_row (KithDocument      *self,
                                               const char *const  *cells,
                                               guint               item);

void            kith_document_begin_group     (KithDocument       *self);
void            kith_document_end_group       (KithDocument       *self);
void            kith_document_begin_columns   (KithDocument       *self,
                                               const double       *weights,
                                               gsize               n_columns);
void            kith_document_next_column     (KithDocument       *self);
void            kith_document_end_columns     (KithDocument       *self);

G_END_DECLS
