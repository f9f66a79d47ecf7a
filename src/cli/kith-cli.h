/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-secret.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KithCliStatus:
 * @KITH_CLI_DONE: Done
 * @KITH_CLI_FAILED: It could not be done; a message said why
 * @KITH_CLI_USAGE: The command line is wrong
 * @KITH_CLI_PARTLY: Some rows of an import were refused; the rest went in
 * @KITH_CLI_NOT_ALLOWED: Not allowed for this account
 * @KITH_CLI_WRONG_PASSPHRASE: The account or its passphrase is wrong
 *
 * Exit statuses; scripts depend on them.
 */
typedef enum {
  KITH_CLI_DONE             = 0,
  KITH_CLI_FAILED           = 1,
  KITH_CLI_USAGE            = 2,
  KITH_CLI_PARTLY           = 3,
  KITH_CLI_NOT_ALLOWED      = 4,
  KITH_CLI_WRONG_PASSPHRASE = 5,
} KithCliStatus;

/**
 * KithCli:
 * @case_file: (nullable): path from `--case-file`
 * @user: (nullable): from `--user`
 * @password_file: (nullable): from `--password-file`
 * @json: whether results are printed as JSON
 * @clock: the clock; `KITH_TODAY` fixes its day
 * @cancellable: cancelled by Ctrl+C
 * @file: (nullable): the case file, once it is open
 *
 * One run of the tool.
 */
typedef struct {
  char *case_file;
  char *user;
  char *password_file;
  gboolean json;
  KithClock *clock;
  GCancellable *cancellable;
  KithCaseFile *file;
} KithCli;

KithCli      *kith_cli_new              (void);
void          kith_cli_free             (KithCli             *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCli, kith_cli_free)
KithCliStatus kith_cli_run              (KithCli             *self,
                                         char               **argv);

/**
 * KithCliCommand:
 * @name: the word on the command line
 * @arguments: what follows it, for the help
 * @summary: one line, marked for translation
 * @run: does it; @argv starts with the name and ends with %NULL
 */
typedef struct {
  const char *name;
  const char *arguments;
  const char *summary;
  KithCliStatus (*run) (KithCli  *cli,
                        char    **argv);
} KithCliCommand;

/* kith-cli-options.c */
gboolean      kith_cli_check_day        (void);
gboolean      kith_cli_parse            (KithCli             *self,
                                         const char          *arguments,
                                         const GOptionEntry  *entries,
                                         char              ***argv,
                                         guint                least,
                                         guint                most,
                                         GError             **error);
char         *kith_cli_dup_case_file    (KithCli             *self,
                                         GError             **error);

/* kith-cli-message.c: one line each on standard error, starting with the name of the tool */
void          kith_cli_say              (const char          *format,
                                         ...) G_GNUC_PRINTF (1, 2);
KithCliStatus kith_cli_fail             (const GError        *error);
gboolean      kith_cli_flush            (void);
KithCliStatus kith_cli_fail_usage       (const char          *format,
                                         ...) G_GNUC_PRINTF (1, 2);
void          kith_cli_say_problems     (KithProblems        *problems,
                                         KithSeverity         severity);
gboolean      kith_cli_set_usage        (GError             **error,
                                         const char          *format,
                                         ...) G_GNUC_PRINTF (2, 3);

/* kith-cli-open.c */
gboolean      kith_cli_ask_account      (KithCli             *self,
                                         char               **path,
                                         char               **passphrase,
                                         GError             **error);
gboolean      kith_cli_open             (KithCli             *self,
                                         GError             **error);

G_END_DECLS
