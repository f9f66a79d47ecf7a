/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-ui-look.h"
#include "shell/kith-lock-monitor.h"

#include <adwaita.h>
#include <gio/gunixfdlist.h>
#include <glib-unix.h>
#include <string.h>
#include <unistd.h>

#define LOGIND "org.freedesktop.login1"
#define MANAGER_PATH "/org/freedesktop/login1"
#define SESSION_PATH "/org/freedesktop/login1/session/_37"
#define OTHER_PATH "/org/freedesktop/login1/session/_99"

/* A login manager of which the test decides what it says, on a bus of the test's own. */
typedef struct {
  GTestDBus *bus;
  GDBusConnection *logind;
  GDBusConnection *shell;
  gboolean knows_pid;
  guint n_asked;
  guint n_inhibited;
  int held; /* the other end of what the monitor holds: closed when it lets go */
} Computer;

static Computer computer;

static const char manager_xml[] =
  "<node>"
  "<interface name='org.freedesktop.login1.Manager'>"
  "<method name='Inhibit'><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='h' direction='out'/></method>"
  "<method name='GetSessionByPID'><arg type='u' direction='in'/><arg type='o' direction='out'/></method>"
  "</interface>"
  "<interface name='org.freedesktop.login1.User'><property name='Display' type='(so)' access='read'/></interface>"
  "</node>";

static void
inhibit (GDBusMethodInvocation *invocation,
         GVariant              *parameters)
{
  const char *what = NULL, *mode = NULL;
  g_autoptr (GUnixFDList) list = g_unix_fd_list_new ();
  int ends[2];

  g_variant_get (parameters, "(&s&s&s&s)", &what, NULL, NULL, &mode);
  g_assert_cmpstr (what, ==, "sleep");
  g_assert_cmpstr (mode, ==, "delay");
  g_assert_true (g_unix_open_pipe (ends, O_CLOEXEC, NULL));
  g_unix_fd_list_append (list, ends[1], NULL);
  close (ends[1]);
  g_clear_fd (&computer.held, NULL);
  computer.held = ends[0];
  computer.n_inhibited++;
  g_dbus_method_invocation_return_value_with_unix_fd_list (invocation, g_variant_new ("(h)", 0), list);
}

static void
on_call (GDBusConnection       *connection,
         const char            *sender,
         const char            *path,
         const char            *interface,
         const char            *method,
         GVariant              *parameters,
         GDBusMethodInvocation *invocation,
         gpointer               data)
{
  if (g_str_equal (method, "Inhibit")) {
    inhibit (invocation, parameters);
    return;
  }
  computer.n_asked++;
  if (computer.knows_pid)
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", SESSION_PATH));
  else
    g_dbus_method_invocation_return_dbus_error (invocation, LOGIND ".NoSessionForPID", "no session");
}

static GVariant *
on_get (GDBusConnection  *connection,
        const char       *sender,
        const char       *path,
        const char       *interface,
        const char       *property,
        GError          **error,
        gpointer          data)
{
  computer.n_asked++;
  return g_variant_new ("(so)", "7", SESSION_PATH);
}

static GDBusConnection *
connect_to_bus (void)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection =
    g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (computer.bus),
                                            G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                              G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static void
start_computer (void)
{
  static const GDBusInterfaceVTable table = { .method_call = on_call, .get_property = on_get };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (manager_xml, NULL);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *display = g_strdup (g_getenv ("DISPLAY"));

  computer.held = -1;
  computer.bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  /* takes the screen away, lest a test use a person's */
  g_test_dbus_up (computer.bus);
  g_setenv ("DISPLAY", display, TRUE);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_test_dbus_get_bus_address (computer.bus), TRUE);
  computer.logind = connect_to_bus ();
  computer.shell = connect_to_bus ();
  g_dbus_connection_register_object (computer.logind, MANAGER_PATH, node->interfaces[0], &table, NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (computer.logind, MANAGER_PATH "/user/self", node->interfaces[1], &table, NULL, NULL,
                                     &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (computer.logind, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName", g_variant_new ("(su)", LOGIND, 0u), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
emit (GDBusConnection *from,
      const char      *path,
      const char      *interface,
      const char      *signal,
      GVariant        *parameters)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (from, NULL, path, interface, signal, parameters, &error);
  g_assert_no_error (error);
  g_dbus_connection_flush_sync (from, NULL, NULL);
}

static void
change_active (const char *path,
               gboolean    active)
{
  GVariantBuilder changed = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sv}"));

  g_variant_builder_add (&changed, "{sv}", "Active", g_variant_new_boolean (active));
  emit (computer.logind, path, "org.freedesktop.DBus.Properties", "PropertiesChanged",
        g_variant_new ("(sa{sv}as)", LOGIND ".Session", &changed, NULL));
}

/* The monitor at work. */
typedef struct {
  GtkWidget *window;
  KithLockMonitor *monitor;
  guint n_locks;
  guint n_by_clock;
} Desk;

static void
on_lock (KithLockMonitor *monitor,
         gboolean         by_clock,
         Desk            *desk)
{
  desk->n_locks++;
  desk->n_by_clock += by_clock;
}

/* Everything sent so far has arrived: a question sent after it has been answered. */
static void
let_arrive (void)
{
  gint64 end = g_get_monotonic_time () + 150 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
desk_open (Desk     *desk,
           gboolean  knows_pid)
{
  guint n_inhibited = computer.n_inhibited;

  computer.knows_pid = knows_pid;
  computer.n_asked = 0;
  *desk = (Desk) { .window = adw_application_window_new (NULL) };
  desk->monitor = kith_lock_monitor_new (desk->window);
  g_signal_connect (desk->monitor, "lock", G_CALLBACK (on_lock), desk);
  gtk_window_present (GTK_WINDOW (desk->window));
  kith_lock_monitor_start (desk->monitor);
  WAIT_UNTIL (computer.n_inhibited == n_inhibited + 1 && computer.n_asked == (knows_pid ? 1 : 2));
  let_arrive ();
}

/* With less patience than people have. */
static void
set_patience (Desk       *desk,
              const char *property,
              guint       seconds)
{
  kith_lock_monitor_stop (desk->monitor);
  g_object_set (desk->monitor, "idle-seconds", 0u, property, seconds, NULL);
  kith_lock_monitor_start (desk->monitor);
}

static void
desk_close (Desk *desk)
{
  g_assert_finalize_object (desk->monitor);
  gtk_window_destroy (GTK_WINDOW (desk->window));
}

typedef struct {
  const char *what;
  GDBusConnection *const *from;
  const char *path;
  const char *interface;
  const char *signal;
  int value; /* -1 for none */
  gboolean locks;
} Cause;

static const Cause causes[] = {
  { "GNOME locks the screen", &computer.shell, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", 1, TRUE },
  { "GNOME unlocks it", &computer.shell, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", 0, FALSE },
  { "another desktop locks the screen", &computer.shell, "/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", 1, TRUE },
  { "the session is told to lock", &computer.logind, SESSION_PATH, LOGIND ".Session", "Lock", -1, TRUE },
  { "somebody else's session is", &computer.logind, OTHER_PATH, LOGIND ".Session", "Lock", -1, FALSE },
  { "the computer is about to sleep", &computer.logind, MANAGER_PATH, LOGIND ".Manager", "PrepareForSleep", 1, TRUE },
  { "it has woken up", &computer.logind, MANAGER_PATH, LOGIND ".Manager", "PrepareForSleep", 0, FALSE },
  { "a program pretends to be the login manager", &computer.shell, SESSION_PATH, LOGIND ".Session", "Lock", -1, FALSE },
};

static void
try_causes (Desk *desk)
{
  for (guint i = 0; i < G_N_ELEMENTS (causes); i++) {
    const Cause *cause = &causes[i];
    guint before = desk->n_locks;

    emit (*cause->from, cause->path, cause->interface, cause->signal,
          cause->value >= 0 ? g_variant_new ("(b)", cause->value) : NULL);
    if (cause->locks)
      WAIT_UNTIL (desk->n_locks == before + 1);
    else
      let_arrive ();
    g_test_message ("%s: %s", cause->what, desk->n_locks > before ? "locks" : "nothing");
    g_assert_cmpuint (desk->n_locks, ==, before + cause->locks);
  }
}

static void
try_user_switch (Desk *desk)
{
  guint before = desk->n_locks;

  change_active (OTHER_PATH, FALSE);
  change_active (SESSION_PATH, TRUE);
  let_arrive ();
  g_assert_cmpuint (desk->n_locks, ==, before);
  change_active (SESSION_PATH, FALSE);
  WAIT_UNTIL (desk->n_locks == before + 1);
}

static void
test_signals (void)
{
  guint n_locks = 0;

  for (gboolean knows_pid = FALSE; knows_pid <= TRUE; knows_pid++) {
    Desk desk;

    desk_open (&desk, knows_pid);
    try_causes (&desk);
    try_user_switch (&desk);
    g_assert_cmpuint (desk.n_by_clock, ==, 0);
    n_locks += desk.n_locks;
    desk_close (&desk);
  }
  g_test_message ("counted: 5 signals that somebody left, sent over a bus in 2 kinds of session, %u locks; 5 that mean nothing, "
                  "0 locks", n_locks);
  g_assert_cmpuint (n_locks, ==, 10);
}

/* Sleep waits until everything is safe, and is asked to wait again after the next unlock. */
static void
test_sleep_waits (void)
{
  Desk desk;
  char byte;
  guint n_inhibited;

  desk_open (&desk, TRUE);
  g_assert_true (g_unix_set_fd_nonblocking (computer.held, TRUE, NULL));
  g_assert_cmpint (read (computer.held, &byte, 1), ==, -1);
  emit (computer.logind, MANAGER_PATH, LOGIND ".Manager", "PrepareForSleep", g_variant_new ("(b)", TRUE));
  WAIT_UNTIL (desk.n_locks == 1);
  g_assert_cmpint (read (computer.held, &byte, 1), ==, -1);
  kith_lock_monitor_stop (desk.monitor);
  WAIT_UNTIL (read (computer.held, &byte, 1) == 0);
  emit (computer.shell, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", g_variant_new ("(b)", TRUE));
  let_arrive ();
  g_assert_cmpuint (desk.n_locks, ==, 1);
  n_inhibited = computer.n_inhibited;
  kith_lock_monitor_start (desk.monitor);
  WAIT_UNTIL (computer.n_inhibited == n_inhibited + 1);
  desk_close (&desk);
}

static void
press_key (void)
{
  g_assert_true (g_spawn_command_line_sync ("xdotool key a", NULL, NULL, NULL, NULL));
}

/* Types for longer than the time to lock, into what is in front; who types is there. */
static void
type_for_a_while (Desk *desk)
{
  for (guint i = 0; i < 4; i++) {
    gint64 end = g_get_monotonic_time () + G_TIME_SPAN_SECOND;

    press_key ();
    while (g_get_monotonic_time () < end)
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (2000);
  }
  g_assert_cmpuint (desk->n_locks, ==, 0);
}

static void
test_dialogs_count (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *entry = gtk_entry_new ();
  Desk desk;

  desk_open (&desk, TRUE);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (desk.window), gtk_label_new ("Behind"));
  adw_dialog_set_child (dialog, entry);
  adw_dialog_present (dialog, desk.window);
  WAIT_UNTIL (gtk_widget_get_mapped (entry));
  gtk_widget_grab_focus (entry);
  let_arrive ();
  set_patience (&desk, "idle-seconds", 2);
  type_for_a_while (&desk);
  g_assert_cmpuint (strlen (gtk_editable_get_text (GTK_EDITABLE (entry))), ==, 4);
  WAIT_UNTIL (desk.n_locks > 0);
  g_assert_cmpuint (desk.n_by_clock, ==, desk.n_locks);
  adw_dialog_force_close (dialog);
  desk_close (&desk);
}

/* Nobody stays signed in for ever, however busy. */
static void
test_longest (void)
{
  Desk desk;
  guint longest = 0;

  desk_open (&desk, TRUE);
  g_object_get (desk.monitor, "longest-seconds", &longest, NULL);
  g_assert_cmpuint (longest, ==, 10 * 60 * 60);
  set_patience (&desk, "longest-seconds", 1);
  WAIT_UNTIL (desk.n_by_clock > 0);
  desk_close (&desk);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  start_computer ();
  adw_init ();
  g_test_add_func ("/ui/lock-monitor/signals", test_signals);
  g_test_add_func ("/ui/lock-monitor/sleep-waits", test_sleep_waits);
  g_test_add_func ("/ui/lock-monitor/dialogs-count", test_dialogs_count);
  g_test_add_func ("/ui/lock-monitor/longest", test_longest);
  status = g_test_run ();
  g_clear_fd (&computer.held, NULL);
  return status;
}
