/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-layout-private.h"

#include <pango/pangocairo.h>
#include <string.h>

/* Named families, so that a page breaks at the same place on every desktop; the last is what the system has. Scripts
 * that the first does not cover (Arabic, emoji) come from the others and from the system's own fallback. */
#define FAMILIES "Noto Sans, Noto Sans Arabic, Noto Naskh Arabic, DejaVu Sans, sans-serif"
#define MARK_FAMILIES "DejaVu Sans, Noto Sans Symbols2, Noto Sans, sans-serif"

/* Nothing on paper is smaller than this, in points. */
#define SMALLEST 9.5

/* What large print is larger by. Headers and footers are the same on every page of every report. */
#define LARGE 1.35

typedef struct {
  double size;
  PangoWeight weight;
  PangoStyle slant;
  double leading; /* distance of lines, as a share of the font's own */
} FontTrait;

static const FontTrait traits[KITH_TEXT_N_STYLES] = {
  [KITH_TEXT_TITLE] = { 25, PANGO_WEIGHT_SEMIBOLD, PANGO_STYLE_NORMAL, 0.86 },
  [KITH_TEXT_SECTION] = { 11, PANGO_WEIGHT_SEMIBOLD, PANGO_STYLE_NORMAL, 0.94 },
  [KITH_TEXT_SUBSECTION] = { 10.5, PANGO_WEIGHT_SEMIBOLD, PANGO_STYLE_NORMAL, 0.94 },
  [KITH_TEXT_BODY] = { 10.5, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.94 },
  [KITH_TEXT_BODY_STRONG] = { 10.5, PANGO_WEIGHT_SEMIBOLD, PANGO_STYLE_NORMAL, 0.94 },
  [KITH_TEXT_LEAD] = { 11.5, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.95 },
  [KITH_TEXT_QUOTE] = { 15, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.95 },
  [KITH_TEXT_SMALL] = { SMALLEST, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.94 },
  [KITH_TEXT_LABEL] = { SMALLEST, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.92 },
  [KITH_TEXT_CELL] = { 10, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.93 },
  [KITH_TEXT_CELL_STRONG] = { 10, PANGO_WEIGHT_SEMIBOLD, PANGO_STYLE_NORMAL, 0.93 },
  [KITH_TEXT_NONE] = { 10.5, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, 0.94 },
  [KITH_TEXT_MARK] = { 10.5, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.94 },
  [KITH_TEXT_RUNNING] = { SMALLEST, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.92 },
  [KITH_TEXT_RUNNING_STRONG] = { SMALLEST, PANGO_WEIGHT_SEMIBOLD, PANGO_STYLE_NORMAL, 0.92 },
};

const char *
kith_layout_font_families (void)
{
  return FAMILIES;
}

static double
get_enlargement (KithLayout   *self,
                 KithTextStyle style)
{
  gboolean runs = style == KITH_TEXT_RUNNING || style == KITH_TEXT_RUNNING_STRONG;

  return kith_document_get_print (self->document) == KITH_PRINT_LARGE && !runs ? LARGE : 1;
}

double
kith_layout_get_font_size (KithLayout   *self,
                           KithTextStyle style)
{
  return MAX (traits[style].size * get_enlargement (self, style) - self->tightness.shrink, SMALLEST);
}

/* Whatever was there, the box is as wide: its width must not tell a name. */
static void
draw_cover (cairo_t        *cr,
            PangoAttrShape *shape,
            gboolean        do_path,
            gpointer        data)
{
  double x, y;

  cairo_get_current_point (cr, &x, &y);
  cairo_rectangle (cr, x + shape->ink_rect.x / (double) PANGO_SCALE, y + shape->ink_rect.y / (double) PANGO_SCALE,
                   shape->ink_rect.width / (double) PANGO_SCALE, shape->ink_rect.height / (double) PANGO_SCALE);
  if (!do_path)
    cairo_fill (cr);
}

/* A font map of its own: a layout may be made on one thread and drawn on another, and font maps are not shared between
 * threads. 72 dots an inch make a unit a point; without hinted metrics lines break alike at every zoom. */
static void
make_context (KithLayout *self)
{
  PangoFontMap *map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  cairo_font_options_t *options = cairo_font_options_create ();

  if (map == NULL)
    map = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  self->context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  pango_cairo_context_set_shape_renderer (self->context, draw_cover, NULL, NULL);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context,
                              pango_language_from_string (kith_document_get_text (self->document, KITH_DOCUMENT_LANGUAGE)));
  cairo_font_options_destroy (options);
  g_object_unref (map);
}

/* Without the "fi" ligatures a PDF is searched, copied and read aloud letter by letter. The joining that Arabic needs
 * is another feature and stays. */
static void
make_attributes (KithLayout *self)
{
  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_font_features_new ("liga=0, clig=0"));
}

void
kith_layout_init_fonts (KithLayout *self)
{
  if (self->context == NULL)
    make_context (self);
  if (self->attributes == NULL)
    make_attributes (self);
  for (guint i = 0; i < KITH_TEXT_N_STYLES; i++) {
    g_clear_pointer (&self->fonts[i], pango_font_description_free);
    self->fonts[i] = pango_font_description_from_string (i == KITH_TEXT_MARK ? MARK_FAMILIES : FAMILIES);
    pango_font_description_set_absolute_size (self->fonts[i], kith_layout_get_font_size (self, i) * PANGO_SCALE);
    pango_font_description_set_weight (self->fonts[i], traits[i].weight);
    pango_font_description_set_style (self->fonts[i], traits[i].slant);
  }
}

/* Width of a text set on one line, in points. */
double
kith_layout_measure_text (KithLayout   *self,
                          const char   *text,
                          KithTextStyle style)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);
  PangoRectangle logical;

  pango_layout_set_font_description (layout, self->fonts[style]);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, NULL, &logical);
  return logical.width / (double) PANGO_SCALE;
}

static PangoAlignment
get_alignment (KithAlign align)
{
  switch (align) {
  case KITH_ALIGN_START:
    return PANGO_ALIGN_LEFT;
  case KITH_ALIGN_CENTER:
    return PANGO_ALIGN_CENTER;
  case KITH_ALIGN_END:
    return PANGO_ALIGN_RIGHT;
  }
  g_assert_not_reached ();
}

/* The attributes of every text, and a shape in the place of each cover: a shape has no letters that a reader of the PDF
 * could find under it. */
static PangoAttrList *
make_covers (KithLayout        *self,
             const KithTextBox *box)
{
  PangoAttrList *attributes = pango_attr_list_copy (self->attributes);
  int size = (int) (kith_layout_get_font_size (self, box->style) * PANGO_SCALE);
  PangoRectangle ink = { size / 10, -size * 3 / 4, size * 4, size };
  PangoRectangle room = { 0, -size * 3 / 4, size * 42 / 10, size };

  for (const char *at = strstr (box->text, KITH_DOCUMENT_COVER); at != NULL;
       at = strstr (at + strlen (KITH_DOCUMENT_COVER), KITH_DOCUMENT_COVER)) {
    PangoAttribute *cover = pango_attr_shape_new (&ink, &room);

    cover->start_index = (guint) (at - box->text);
    cover->end_index = cover->start_index + (guint) strlen (KITH_DOCUMENT_COVER);
    pango_attr_list_insert (attributes, cover);
  }
  return attributes;
}

static PangoLayout *
shape_text (KithLayout        *self,
            const KithTextBox *box)
{
  PangoLayout *layout = pango_layout_new (self->context);

  pango_layout_set_font_description (layout, self->fonts[box->style]);
  pango_layout_set_attributes (layout, self->attributes);
  if (strstr (box->text, KITH_DOCUMENT_COVER) != NULL) {
    PangoAttrList *covers = make_covers (self, box);

    pango_layout_set_attributes (layout, covers);
    pango_attr_list_unref (covers);
  }
  pango_layout_set_width (layout, (int) (box->width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, get_alignment (box->align));
  pango_layout_set_text (layout, box->text, -1);
  return layout;
}

/* Most settings that are tried differ in white space only, and shaping is two thirds of the work. */
static PangoLayout *
shape_text_once (KithLayout        *self,
                 const KithTextBox *box)
{
  g_autofree char *key = g_strdup_printf ("%d %d %.2f %d %s", box->style, box->align,
                                          kith_layout_get_font_size (self, box->style),
                                          (int) (box->width * PANGO_SCALE), box->text);
  PangoLayout *layout = g_hash_table_lookup (self->shapes, key);

  if (layout == NULL) {
    layout = shape_text (self, box);
    g_hash_table_insert (self->shapes, g_steal_pointer (&key), layout);
  }
  return g_object_ref (layout);
}

void
kith_layout_shape_box (KithLayout  *self,
                       KithTextBox *box)
{
  if (box->layout == NULL)
    box->layout = self->shapes != NULL ? shape_text_once (self, box) : shape_text (self, box);
}

void
kith_text_box_drop_shape (KithTextBox *box)
{
  g_clear_object (&box->layout);
}

void
kith_text_box_clear (gpointer data)
{
  KithTextBox *box = data;

  kith_text_box_drop_shape (box);
  g_clear_pointer (&box->lines, g_free);
}

/* Lines get the distance of their style; a line that needs more, for marks above and below, keeps its own height. */
static double
get_line_height (KithLayout    *self,
                 KithTextStyle  style,
                 PangoRectangle ink,
                 PangoRectangle logical)
{
  double wanted = logical.height * traits[style].leading * self->tightness.leading;

  return MAX (wanted, ink.height) / PANGO_SCALE;
}

static void
measure_lines (KithLayout  *self,
               KithTextBox *box)
{
  PangoLayoutIter *iter = pango_layout_get_iter (box->layout);
  double y = 0;

  box->n_lines = (guint) pango_layout_get_line_count (box->layout);
  box->right_to_left = pango_layout_get_direction (box->layout, 0) == PANGO_DIRECTION_RTL;
  box->lines = g_new (KithTextLine, box->n_lines);
  for (guint i = 0; i < box->n_lines; i++, pango_layout_iter_next_line (iter)) {
    PangoRectangle ink, logical;
    double ascent, trimmed;

    pango_layout_iter_get_line_extents (iter, &ink, &logical);
    ascent = (pango_layout_iter_get_baseline (iter) - logical.y) / (double) PANGO_SCALE;
    box->lines[i].x = logical.x / (double) PANGO_SCALE;
    box->lines[i].y = y;
    box->lines[i].height = get_line_height (self, box->style, ink, logical);
    trimmed = logical.height / (double) PANGO_SCALE - box->lines[i].height;
    box->lines[i].baseline = y + ascent - trimmed / 2;
    y += box->lines[i].height;
  }
  pango_layout_iter_free (iter);
}

/* The text is borrowed for the life of the layout. */
guint
kith_layout_add_box (KithLayout   *self,
                     const char   *text,
                     KithTextStyle style,
                     KithAlign     align,
                     double        width)
{
  KithTextBox box = { .text = text, .style = style, .align = align, .width = MAX (width, 10) };

  kith_layout_shape_box (self, &box);
  measure_lines (self, &box);
  if (!self->keeps_shapes)
    kith_text_box_drop_shape (&box);
  g_array_append_val (self->boxes, box);
  return self->boxes->len - 1;
}

KithTextBox *
kith_layout_get_box (KithLayout *self,
                     guint       box)
{
  return &g_array_index (self->boxes, KithTextBox, box);
}

double
kith_layout_get_box_height (KithLayout *self,
                            guint       box)
{
  const KithTextBox *text = kith_layout_get_box (self, box);
  const KithTextLine *last = &text->lines[text->n_lines - 1];

  return last->y + last->height;
}
