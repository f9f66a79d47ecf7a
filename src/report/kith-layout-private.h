/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "kith-document-private.h"
#include "kith-layout.h"

G_BEGIN_DECLS

/* How a page is made, in three steps:
 *
 * 1. Every block is cut into slices, the horizontal strips that a page break may fall between (a line of a paragraph, a
 *    row of a table, a whole group of columns). A slice knows its height and whether it must stay with the next one;
 *    headings, widows, orphans and groups are all said with that one flag.
 * 2. Pages are filled with slices from the top, chain by chain.
 * 3. Drawing a page draws the items of its slices: texts, rules, charts. */

typedef enum {
  KITH_TEXT_TITLE,
  KITH_TEXT_SECTION,
  KITH_TEXT_SUBSECTION,
  KITH_TEXT_BODY,
  KITH_TEXT_BODY_STRONG,
  KITH_TEXT_LEAD,
  KITH_TEXT_QUOTE,
  KITH_TEXT_SMALL,
  KITH_TEXT_LABEL,
  KITH_TEXT_CELL,
  KITH_TEXT_CELL_STRONG,
  KITH_TEXT_NONE,
  KITH_TEXT_MARK,
  KITH_TEXT_RUNNING,
  KITH_TEXT_RUNNING_STRONG,
  KITH_TEXT_N_STYLES,
} KithTextStyle;

typedef struct {
  double y;        /* top of the line in its box */
  double height;
  double x;
  double baseline; /* from the top of the box */
} KithTextLine;

/* A text set to a width. The shaped layout of a long report is dropped after measuring and made again when its page is
 * drawn, so that memory grows with the text and not with its glyphs. */
typedef struct {
  const char *text; /* borrowed: from the document, the string chunk or a constant */
  KithTextStyle style;
  KithAlign align;
  double width;
  gboolean right_to_left; /* as its first strong letter says */
  PangoLayout *layout;
  KithTextLine *lines;
  guint n_lines;
} KithTextBox;

/* An element of the structure tree of a tagged PDF. Nodes are numbered in reading order. */
typedef struct {
  const char *tag;
  guint parent;
} KithNode;

#define KITH_NODE_UNTAGGED 0
#define KITH_NODE_DOCUMENT 1

typedef enum {
  KITH_ITEM_TEXT,
  KITH_ITEM_RULE,
  KITH_ITEM_BAR,
  KITH_ITEM_SHADE,
  KITH_ITEM_CHART,
} KithItemKind;

typedef enum {
  KITH_INK_TEXT,
  KITH_INK_DIM,
  KITH_INK_ACCENT,
  KITH_INK_HAIRLINE,
  KITH_INK_SHADE,
} KithInk;

typedef struct {
  KithItemKind kind;
  KithInk ink;
  guint node;
  guint box;        /* KITH_ITEM_TEXT */
  guint first_line;
  guint n_lines;
  double x;
  double y;
  double width;
  double height;
  KithChart *chart; /* borrowed */
} KithItem;

typedef enum {
  KITH_SLICE_KEEP_WITH_NEXT = 1 << 0,
  KITH_SLICE_BREAK_BEFORE = 1 << 1,
  KITH_SLICE_CONTINUES = 1 << 2, /* the middle of a long text: a page that begins with it says "(continued)" */
} KithSliceFlags;

typedef struct {
  double space_before; /* dropped at the top of a page */
  double height;
  guint first_item;
  guint n_items;
  guint header;        /* slice to repeat above when a page begins with this one, 1 more than its number; 0 for none */
  KithSliceFlags flags;
} KithSlice;

typedef struct {
  guint slice;
  double y;
  gboolean repeated;
} KithPlacement;

typedef struct {
  guint first;
  guint n_placements;
} KithPage;

/* A heading, or where an item of the contents begins: that has no level but a number. */
typedef struct {
  guint level;
  guint item;
  const char *text;
  guint slice;
  guint page; /* of its part */
  guint part;
  double y;
} KithBookmark;

/* What is kept of a section once its pages are counted. */
typedef struct {
  guint first_page;
  guint n_pages;
  gboolean has_contents;
} KithPart;

/* Where an item of the contents stands, in pages of the parts it begins and ends in; an item is in a section, so part 0
 * says that it was not met yet. */
typedef struct {
  guint part;
  guint first;
  guint last_part;
  guint last;
} KithItemPages;

/* How tight a document is set: 1 is the comfort of an uncrowded page. */
typedef struct {
  double spacing;
  double shrink; /* taken off texts above 9.5 points */
  double leading;
} KithTightness;

struct _KithLayout {
  GObject parent_instance;

  KithDocument *document;
  double page_width;
  double page_height;
  double left;
  double top;
  double body_width;
  double body_height;
  KithTightness tightness;
  gboolean keeps_shapes;

  PangoContext *context;
  PangoAttrList *attributes;
  PangoFontDescription *fonts[KITH_TEXT_N_STYLES];
  GStringChunk *strings;
  GHashTable *shapes; /* while settings are tried: text set by an earlier try, by what it depends on */

  GArray *boxes;
  GArray *nodes;
  GArray *items;
  GArray *slices;
  GArray *bookmarks;
  GArray *placements;
  GArray *pages;
  gboolean has_contents;
  guint continued;  /* the slice that says "(continued)" */
  guint section;    /* node that holds what is being laid out */

  /* Only of a document with sections: it has no slices of its own. */
  GArray *parts;       /* KithPart */
  GArray *item_pages;  /* KithItemPages, by number */
  GQueue cache;        /* sections laid out a moment ago */
  /* Only of a section */
  KithLayout *whole;   /* borrowed: header, footer and contents are of the whole */
  guint part;
};

/* kith-layout-text.c */
void         kith_layout_init_fonts       (KithLayout    *self);
const char  *kith_layout_font_families    (void);
double       kith_layout_get_font_size    (KithLayout    *self,
                                           KithTextStyle  style);
guint        kith_layout_add_box          (KithLayout    *self,
                                           const char    *text,
                                           KithTextStyle  style,
                                           KithAlign      align,
                                           double         width);
double       kith_layout_measure_text     (KithLayout    *self,
                                           const char    *text,
                                           KithTextStyle  style);
KithTextBox *kith_layout_get_box          (KithLayout    *self,
                                           guint          box);
double       kith_layout_get_box_height   (KithLayout    *self,
                                           guint          box);
void         kith_layout_shape_box        (KithLayout    *self,
                                           KithTextBox   *box);
void         kith_text_box_drop_shape     (KithTextBox   *box);
void         kith_text_box_clear          (gpointer       data);

/* kith-layout-slice.c: making slices and items */
guint        kith_layout_add_node         (KithLayout    *self,
                                           const char    *tag,
                                           guint          parent);
KithSlice   *kith_layout_begin_slice      (KithLayout    *self,
                                           double         space_before,
                                           double         height);
KithSlice   *kith_layout_get_slice        (KithLayout    *self,
                                           guint          slice);
void         kith_layout_add_item         (KithLayout    *self,
                                           const KithItem *item);
void         kith_layout_add_text_item    (KithLayout    *self,
                                           guint          node,
                                           guint          box,
                                           double         x,
                                           double         y);
void         kith_layout_add_rule         (KithLayout    *self,
                                           KithInk        ink,
                                           double         thickness,
                                           double         x,
                                           double         y,
                                           double         width);
double       kith_layout_get_run_height   (KithLayout    *self,
                                           guint          first,
                                           guint          end);
double       kith_layout_space            (KithLayout    *self,
                                           double         points);

/* One kind of block to a function: each adds slices to the end. x and width say where on the line it stands. */
void         kith_layout_blocks           (KithLayout      *self,
                                           const KithBlock *blocks,
                                           gsize            n_blocks,
                                           double           x,
                                           double           width);
void         kith_layout_heading          (KithLayout      *self,
                                           const KithBlock *block,
                                           double           x,
                                           double           width);
void         kith_layout_paragraph        (KithLayout      *self,
                                           const KithBlock *block,
                                           double           x,
                                           double           width);
void         kith_layout_none             (KithLayout      *self,
                                           double           x,
                                           double           width);
void         kith_layout_facts            (KithLayout      *self,
                                           const KithBlock *block,
                                           double           x,
                                           double           width);
void         kith_layout_list             (KithLayout      *self,
                                           const KithBlock *block,
                                           double           x,
                                           double           width);
void         kith_layout_signatures       (KithLayout      *self,
                                           const KithBlock *block,
                                           double           x,
                                           double           width);
void         kith_layout_answer           (KithLayout      *self,
                                           const KithBlock *block,
                                           double           x,
                                           double           width);
void         kith_layout_chart            (KithLayout      *self,
                                           const KithBlock *block,
                                           double           x,
                                           double           width);
void         kith_layout_table            (KithLayout      *self,
                                           const KithBlock *block,
                                           double           x,
                                           double           width);
void         kith_layout_add_text_slices  (KithLayout      *self,
                                           guint            node,
                                           guint            box,
                                           double           x,
                                           double           space_before);
void         kith_layout_add_row_slices   (KithLayout      *self,
                                           const KithItem  *texts,
                                           guint            n_texts,
                                           double           space_before,
                                           double           padding);

double       kith_layout_get_row_ascent   (KithLayout      *self,
                                           const KithItem  *texts,
                                           guint            n_texts,
                                           guint            line);

/* kith-layout-page.c */
void         kith_layout_paginate         (KithLayout      *self);

/* kith-layout-sections.c */
KithLayout  *kith_layout_new_empty        (KithDocument    *document,
                                           double           width,
                                           double           height);
void         kith_layout_set              (KithLayout      *self);
gboolean     kith_layout_count            (KithLayout         *self,
                                           KithLayoutProgress  progress,
                                           gpointer            user_data,
                                           GCancellable       *cancellable,
                                           GError            **error);
KithLayout  *kith_layout_get_part         (KithLayout      *self,
                                           guint           *page);
guint        kith_layout_get_whole_page   (KithLayout      *self,
                                           guint            part,
                                           guint            page);
const char  *kith_layout_get_item_text    (KithLayout      *self,
                                           guint            item);
void         kith_layout_clear_cache      (KithLayout      *self);

/* kith-layout-draw.c */
typedef struct {
  guint node;
  const char *tag;
} KithOpenTag;

typedef struct {
  GArray *open; /* KithOpenTag, outermost first */
} KithTagState;

void         kith_layout_draw_tagged_page (KithLayout      *self,
                                           guint            page,
                                           cairo_t         *cr,
                                           KithTagState    *tags);
void         kith_tag_state_close         (KithTagState    *tags,
                                           cairo_t         *cr);

G_END_DECLS
