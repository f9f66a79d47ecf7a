/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Modules on each side; the quiet zone around is the drawer's. */
#define KITH_QR_SIZE 37

/* 1 for a dark module */
typedef guint8 KithQr[KITH_QR_SIZE][KITH_QR_SIZE];

/* @text: at most 122 of 0-9 A-Z space $ % * + - . / : */
gboolean kith_qr_encode (const char *text,
                         KithQr      modules);

G_END_DECLS
