/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-qr.h"

#include <qrencode.h>
#include <string.h>

/* One size is enough here. With level M a sixth of the code may be creased or stained. */
#define VERSION 5

/**
 * kith_qr_encode:
 * @text: at most 122 characters of digits, capitals, spaces and `$%*+-./:`
 * @modules: (out): which modules are dark
 *
 * Returns: whether @text can be encoded
 */
gboolean
kith_qr_encode (const char *text,
                KithQr      modules)
{
  QRcode *code;
  gboolean fits;

  g_return_val_if_fail (text != NULL, FALSE);

  /* Anything else would be encoded as well, but in a form that needs more room. */
  if (*text == '\0' || strspn (text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:") != strlen (text))
    return FALSE;
  code = QRcode_encodeString (text, VERSION, QR_ECLEVEL_M, QR_MODE_8, 1);
  fits = code != NULL && code->width == KITH_QR_SIZE;
  for (int row = 0; fits && row < KITH_QR_SIZE; row++)
    for (int column = 0; column < KITH_QR_SIZE; column++)
      modules[row][column] = code->data[row * KITH_QR_SIZE + column] & 1;
  QRcode_free (code);
  return fits;
}
