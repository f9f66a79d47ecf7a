/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-document.h"

G_BEGIN_DECLS

char *kith_document_to_plain_text (KithDocument *document);

G_END_DECLS
