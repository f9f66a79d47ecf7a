/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KithState:
 * @KITH_STATE_CONTENT: The child
 * @KITH_STATE_LOADING: A spinner, once it has lasted 300 ms
 * @KITH_STATE_EMPTY: There is nothing yet
 * @KITH_STATE_NO_RESULT: There is something, but nothing that matches
 * @KITH_STATE_NOT_ALLOWED: This account may not see it
 * @KITH_STATE_FAILED: It could not be shown
 *
 * What a view shows. Every state says what it is and what to do next.
 */
typedef enum {
  KITH_STATE_CONTENT,
  KITH_STATE_LOADING,
  KITH_STATE_EMPTY,
  KITH_STATE_NO_RESULT,
  KITH_STATE_NOT_ALLOWED,
  KITH_STATE_FAILED,
} KithState;

/* A child, or a page that says why it is not there. In Blueprint: $KithStateView view { child: …; } */
#define KITH_TYPE_STATE_VIEW (kith_state_view_get_type ())
G_DECLARE_FINAL_TYPE (KithStateView, kith_state_view, KITH, STATE_VIEW, GtkWidget)

GtkWidget *kith_state_view_new        (void);
GtkWidget *kith_state_view_get_child  (KithStateView *self);
void       kith_state_view_set_child  (KithStateView *self,
                                       GtkWidget     *child);
KithState  kith_state_view_get_state  (KithStateView *self);
void       kith_state_view_set_state  (KithStateView *self,
                                       KithState      state);
/* what one state says; there are plain words for each until this is called. @title, @description: NULL keeps them. */
void       kith_state_view_set_words  (KithStateView *self,
                                       KithState      state,
                                       const char    *icon_name,
                                       const char    *title,
                                       const char    *description);
/* the one button of a state; @action: a detailed action name, such as "page.new"; @label may have a mnemonic */
void       kith_state_view_set_button (KithStateView *self,
                                       KithState      state,
                                       const char    *label,
                                       const char    *action);
/* NOT_ALLOWED for KITH_ERROR_NOT_ALLOWED, else FAILED, with the error's sentence */
void       kith_state_view_set_error  (KithStateView *self,
                                       const GError  *error);

G_END_DECLS
