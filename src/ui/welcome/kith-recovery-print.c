/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "welcome/kith-recovery-print.h"

#include "kith-clock.h"
#include "kith-date.h"
#include "kith-document.h"
#include "kith-layout.h"

#include <glib/gi18n.h>

static char *
dup_today (KithWindow *window)
{
  g_autofree char *iso = kith_clock_dup_today (kith_store_get_clock (kith_window_get_store (window)));

  return kith_date_format_iso (iso);
}

static KithDocument *
start_document (KithWindow *window,
                const char *title,
                const char *path,
                const char *whose_label,
                const char *whose,
                const char *secret)
{
  KithDocument *document = kith_document_new (title);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *today = dup_today (window);
  KithFact facts[] = { { _("Case file"), shown }, { _("Made on"), today }, { whose_label, (char *) whose } };

  kith_document_set_text (document, KITH_DOCUMENT_REPORT_NAME, title);
  kith_document_add_heading (document, 1, title);
  kith_document_add_facts (document, 1, facts, whose != NULL ? 3 : 2);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_QUOTE, secret);
  return document;
}

static KithDocument *
make_recovery_document (KithWindow        *window,
                        const char        *path,
                        const char        *holder,
                        const char *const *groups)
{
  g_autofree char *key = g_strjoinv ("   ", (char **) groups);
  KithDocument *document = start_document (window, _("Recovery key"), path, _("Kept by"), holder, key);

  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL,
                               _("Whoever has this paper and the case file can read every record in it. Keep them "
                                 "apart: the paper in the safe, or with the safeguarding lead."));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL,
                               _("To use it, open the case file in Kith and choose “Use the recovery key”. Kith then "
                                 "makes a new key; destroy this paper."));
  return document;
}

static KithDocument *
make_activation_document (KithWindow *window,
                          const char *path,
                          const char *user,
                          const char *code)
{
  KithDocument *document = start_document (window, _("Activation code"), path, _("Account name"), user, code);

  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL,
                               _("This code works once, for seven days from the day it was made. Open the case file in "
                                 "Kith, choose “Use an activation code”, and choose a passphrase that nobody else knows."));
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL,
                               _("Until then whoever has this paper can use it instead: give it to nobody, and destroy it "
                                 "afterwards."));
  return document;
}

static void
draw_page (GtkPrintOperation *operation,
           GtkPrintContext   *context,
           int                page,
           KithLayout        *layout)
{
  double width = 0, height = 0;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  kith_layout_get_size (layout, &width, &height);
  cairo_scale (cr, gtk_print_context_get_width (context) / width, gtk_print_context_get_height (context) / height);
  kith_layout_draw_page (layout, (guint) page, cr);
}

static void
done (GtkPrintOperation       *operation,
      GtkPrintOperationResult  result,
      gpointer                 user_data)
{
  KithRecoveryPrinted printed = (KithRecoveryPrinted) g_object_get_data (G_OBJECT (operation), "kith-printed");
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  printed (KITH_WINDOW (user_data), error);
}

static void
print (GtkWindow           *window,
       KithDocument        *document,
       KithRecoveryPrinted  printed)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (KithLayout) layout = kith_layout_new (document);
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_n_pages (operation, (int) kith_layout_get_n_pages (layout));
  /* Printers and their queues see the name of the job. */
  gtk_print_operation_set_job_name (operation, _("Kith paper"));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  g_object_set_data (G_OBJECT (operation), "kith-printed", (gpointer) printed);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page), g_object_ref (layout),
                         (GClosureNotify) (void (*) (void)) g_object_unref, G_CONNECT_DEFAULT);
  g_signal_connect_object (operation, "done", G_CALLBACK (done), window, G_CONNECT_DEFAULT);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, window, &error) ==
      GTK_PRINT_OPERATION_RESULT_ERROR)
    printed (KITH_WINDOW (window), error);
}

/**
 * kith_recovery_print:
 * @window: the window
 * @path: the case file
 * @holder: (nullable): who will keep the paper
 * @groups: (array zero-terminated=1): the key
 * @printed: called when it is on its way, with an error when it is not
 */
void
kith_recovery_print (GtkWindow           *window,
                     const char          *path,
                     const char          *holder,
                     const char *const   *groups,
                     KithRecoveryPrinted  printed)
{
  g_autoptr (KithDocument) document = make_recovery_document (KITH_WINDOW (window), path, holder, groups);

  print (window, document, printed);
}

/**
 * kith_activation_print:
 * @window: the window
 * @path: the case file
 * @user: the name to sign in with
 * @code: the activation code
 * @printed: called when it is on its way, with an error when it is not
 */
void
kith_activation_print (GtkWindow           *window,
                       const char          *path,
                       const char          *user,
                       const char          *code,
                       KithRecoveryPrinted  printed)
{
  g_autoptr (KithDocument) document = make_activation_document (KITH_WINDOW (window), path, user, code);

  print (window, document, printed);
}
