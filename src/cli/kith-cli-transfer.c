/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-arrival.h"
#include "kith-bundles.h"
#include "kith-cli-commands.h"
#include "kith-cli-find.h"
#include "kith-cli-passphrase.h"
#include "kith-cli-print.h"
#include "kith-json.h"
#include "kith-send-record.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define ARGUMENTS \
  "code | send FILE --student ID [--to TEXT] [--code CODE] [--safeguarding] |" \
  " open FILE [--passphrase-file FILE] [--output FILE.pdf|.json] [--take-in ID] | receipt NUMBER CODE --received-by TEXT"

typedef struct {
  char *student;
  char *to;
  char *code;
  gboolean safeguarding;
  char *passphrase_file;
  char *output;
  char *take_in;
  char *received_by;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->student);
  g_free (self->to);
  g_free (self->code);
  g_free (self->passphrase_file);
  g_free (self->output);
  g_free (self->take_in);
  g_free (self->received_by);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
print_code (KithCli  *cli,
            GError  **error)
{
  g_autofree char *code = kith_bundles_dup_receiving_code (cli->file, error);

  if (code == NULL)
    return FALSE;
  kith_cli_print_secret (cli, "receiving-code", code);
  return TRUE;
}

static void
print_sent (KithCli        *cli,
            KithBundleSent *sent)
{
  g_autofree char *fingerprint = kith_bundles_dup_fingerprint (cli->file);
  JsonObject *object = NULL;
  JsonNode *node = NULL;

  if (!cli->json) {
    if (sent->passphrase != NULL)
      kith_cli_print_secret (cli, "passphrase", sent->passphrase);
    kith_cli_say (_("Record number %" G_GINT64_FORMAT ". The fingerprint of your signature is %s."), sent->id, fingerprint);
    if (sent->passphrase != NULL)
      kith_cli_say (_("This is the passphrase. Tell it by telephone, never with the file; it is not shown again."));
    return;
  }
  object = json_object_new ();
  node = json_node_new (JSON_NODE_OBJECT);
  json_object_set_int_member (object, "id", sent->id);
  json_object_set_member (object, "passphrase", kith_cli_json_text (sent->passphrase));
  json_object_set_string_member (object, "fingerprint", fingerprint);
  json_node_take_object (node, object);
  kith_cli_print_json (node);
}

static gboolean
send_file (KithCli        *cli,
           const char     *path,
           const Options  *options,
           GError        **error)
{
  KithSending sending = { .is_safeguarding = options->safeguarding, .to = options->to, .receiving_code = options->code };
  g_autoptr (KithBundleSent) sent = NULL;

  sending.student = kith_cli_find_student (cli, options->student, error);
  if (sending.student == 0)
    return FALSE;
  sent = kith_send_record (cli->file, &sending, path, cli->cancellable, error);
  if (sent == NULL)
    return FALSE;
  print_sent (cli, sent);
  return TRUE;
}

static void
print_arrival (KithCli     *cli,
               KithArrival *arrival)
{
  g_auto (GStrv) lines = NULL;
  JsonObject *object = NULL;
  JsonNode *node = NULL;

  if (cli->json) {
    object = json_object_new ();
    node = json_node_new (JSON_NODE_OBJECT);
    json_object_set_member (object, "student", kith_cli_json_text (arrival->parcel->student_name));
    json_object_set_boolean_member (object, "safeguarding", arrival->parcel->is_safeguarding);
    json_object_set_member (object, "college", kith_cli_json_text (arrival->parcel->college));
    json_object_set_member (object, "sent-by", kith_cli_json_text (arrival->parcel->sent_by));
    json_object_set_member (object, "made", kith_cli_json_text (arrival->parcel->made));
    json_object_set_string_member (object, "fingerprint", arrival->fingerprint);
    json_object_set_string_member (object, "receipt", arrival->receipt);
    json_node_take_object (node, object);
    kith_cli_print_json (node);
    return;
  }
  lines = kith_arrival_list_words (arrival);
  kith_cli_print_fact (_("Student"), arrival->parcel->student_name);
  kith_cli_print_fact (_("What it is"), arrival->parcel->is_safeguarding ? _("Safeguarding file") : _("Record"));
  kith_cli_print_fact (_("From"), arrival->parcel->college);
  kith_cli_print_fact (_("Sent by"), arrival->parcel->sent_by);
  for (guint i = 0; lines[i] != NULL; i++)
    printf ("%s\n", lines[i]);
  kith_cli_print_fact (_("Fingerprint of the signature"), arrival->fingerprint);
  kith_cli_print_fact (_("Receipt code"), arrival->receipt);
}

static gboolean
take_in (KithCli       *cli,
         KithArrival   *arrival,
         const char    *college_id,
         GError       **error)
{
  KithTakenIn taken;

  if (!kith_arrival_take_in (arrival, cli->file, college_id, &taken, cli->cancellable, error))
    return FALSE;
  kith_cli_say (taken.is_new ? _("The student was added.") : _("The student was here; what was empty is filled in."));
  kith_cli_say (ngettext ("%u note was added.", "%u notes were added.", taken.n_notes), taken.n_notes);
  if (taken.n_refused > 0)
    kith_cli_say (ngettext ("%u note could not be added; it is in the PDF.", "%u notes could not be added; they are in the PDF.",
                            taken.n_refused), taken.n_refused);
  return TRUE;
}

static gboolean
open_file (KithCli        *cli,
           const char     *path,
           const Options  *options,
           GError        **error)
{
  g_autoptr (KithSecretText) passphrase = NULL;
  g_autoptr (KithArrival) arrival = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean needs = kith_arrival_needs_passphrase (path, &local_error);

  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  if (needs && (passphrase = kith_cli_read_passphrase (options->passphrase_file, _("Passphrase of the bundle:"),
                                                       error)) == NULL)
    return FALSE;
  arrival = kith_arrival_open (cli->file, path, passphrase, error);
  if (arrival == NULL ||
      (options->output != NULL && !kith_arrival_save (arrival, cli->file, options->output, error)) ||
      (options->take_in != NULL && !take_in (cli, arrival, options->take_in, error)))
    return FALSE;
  print_arrival (cli, arrival);
  return TRUE;
}

static gboolean
enter_receipt (KithCli        *cli,
               const char     *number,
               const char     *code,
               const Options  *options,
               GError        **error)
{
  gint64 id = 0;

  if (!g_ascii_string_to_signed (number, 10, 1, G_MAXINT64, &id, NULL))
    return kith_cli_set_usage (error, _("“%s” is no record number. “kithctl list bundles” has them."), number);
  return kith_bundles_enter_receipt (cli->file, id, code, options->received_by, error);
}

static KithCliStatus
run (KithCli        *cli,
     char          **words,
     guint           n_words,
     const Options  *options)
{
  g_autoptr (GError) error = NULL;
  gboolean is_code = n_words == 2 && g_str_equal (words[1], "code");
  gboolean is_send = n_words == 3 && g_str_equal (words[1], "send");
  gboolean is_open = n_words == 3 && g_str_equal (words[1], "open");
  gboolean is_receipt = n_words == 4 && g_str_equal (words[1], "receipt");
  gboolean done;

  if (!is_code && !is_send && !is_open && !is_receipt)
    /* Translators: what has to follow a command */
    return kith_cli_fail_usage (_("Use it as in “kithctl transfer %s”."), ARGUMENTS);
  if (!kith_cli_open (cli, &error))
    return kith_cli_fail (error);
  done = is_code ? print_code (cli, &error)
         : is_send ? send_file (cli, words[2], options, &error)
         : is_open ? open_file (cli, words[2], options, &error)
                   : enter_receipt (cli, words[2], words[3], options, &error);
  return done ? KITH_CLI_DONE : kith_cli_fail (error);
}

KithCliStatus
kith_cli_transfer (KithCli  *cli,
                   char    **argv)
{
  g_auto (GStrv) words = g_strdupv (argv);
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "student", 0, 0, G_OPTION_ARG_STRING, &options.student, N_("Whose record"), N_("ID") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_("The college it goes to"), N_("TEXT") },
    { "code", 0, 0, G_OPTION_ARG_STRING, &options.code, N_("Receiving code of that college instead of a passphrase"),
      N_("CODE") },
    { "safeguarding", 0, 0, G_OPTION_ARG_NONE, &options.safeguarding, N_("The safeguarding file, which goes apart"), NULL },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &options.passphrase_file,
      N_("File whose first line is the passphrase of the bundle"), N_("FILE") },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &options.output, N_("Where what came is kept, as PDF or JSON"), N_("FILE") },
    { "take-in", 0, 0, G_OPTION_ARG_STRING, &options.take_in, N_("Take the student in under this college ID"), N_("ID") },
    { "received-by", 0, 0, G_OPTION_ARG_STRING, &options.received_by, N_("Who received it there"), N_("TEXT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!kith_cli_parse (cli, ARGUMENTS, entries, &words, 1, 3, &error))
    return kith_cli_fail (error);
  return run (cli, words, g_strv_length (words), &options);
}
