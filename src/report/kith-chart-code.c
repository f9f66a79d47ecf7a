/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-chart-private.h"
#include "kith-qr.h"

/* Light modules that a reader needs around the code. */
#define QUIET 4

/* Always black on white, whatever the theme: a machine reads it. */
void
kith_chart_draw_code (const KithChartPen *pen)
{
  KithQr modules;
  double size = MIN (pen->width, pen->height);
  double module = size / (KITH_QR_SIZE + 2 * QUIET);

  if (!kith_qr_encode (kith_chart_get_title (pen->chart), modules))
    return;
  cairo_save (pen->cr);
  cairo_set_source_rgb (pen->cr, 1, 1, 1);
  cairo_rectangle (pen->cr, 0, 0, size, size);
  cairo_fill (pen->cr);
  cairo_set_source_rgb (pen->cr, 0, 0, 0);
  for (int row = 0; row < KITH_QR_SIZE; row++)
    for (int column = 0; column < KITH_QR_SIZE; column++)
      if (modules[row][column])
        cairo_rectangle (pen->cr, (column + QUIET) * module, (row + QUIET) * module, module, module);
  cairo_fill (pen->cr);
  cairo_restore (pen->cr);
}
