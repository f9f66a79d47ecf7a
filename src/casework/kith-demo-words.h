/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Blocks of lines to draw from, and sentences put together from them. */
typedef struct _KithDemoWords KithDemoWords;

KithDemoWords *kith_demo_words_new       (GError        **error);
void           kith_demo_words_free      (KithDemoWords  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDemoWords, kith_demo_words_free)

guint          kith_demo_words_get_size  (KithDemoWords  *self,
                                          const char     *block);
const char    *kith_demo_words_get       (KithDemoWords  *self,
                                          const char     *block,
                                          guint           position);
const char    *kith_demo_words_pick      (KithDemoWords  *self,
                                          GRand          *rand,
                                          const char     *block);
char          *kith_demo_words_compose   (KithDemoWords  *self,
                                          GRand          *rand,
                                          const char     *block,
                                          GHashTable     *values);

G_END_DECLS
