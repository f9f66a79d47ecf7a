/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/kith-lock-monitor.h"

#include <adwaita.h>
#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <time.h>
#include <unistd.h>

/* Idleness is looked at this often, or more often where little of it is borne; the lock comes at most this much later. */
#define LOOK_SECONDS 5

/* However busy somebody is, once in a working day the passphrase is asked for. */
#define LONGEST_SECONDS (10 * 60 * 60)

#define LOGIND "org.freedesktop.login1"
#define LOGIND_PATH "/org/freedesktop/login1"
#define LOGIND_MANAGER "org.freedesktop.login1.Manager"
#define LOGIND_SESSION "org.freedesktop.login1.Session"

struct _KithLockMonitor
{
  GObject parent_instance;

  /* Owned */
  GCancellable *cancellable;
  GDBusConnection *session_bus;
  GDBusConnection *system_bus;
  char *session_path;
  GListModel *dialogs;

  /* Borrowed */
  GtkWidget *window;

  guint session_subscriptions[2];
  guint system_subscriptions[3];
  guint look_timeout;
  guint idle_seconds;
  guint longest_seconds;
  gint64 last_activity;
  gint64 started_at;
  int inhibitor;
  gboolean started;
};

G_DEFINE_FINAL_TYPE (KithLockMonitor, kith_lock_monitor, G_TYPE_OBJECT)

typedef enum {
  PROP_IDLE_SECONDS = 1,
  PROP_LONGEST_SECONDS,
} KithLockMonitorProperty;

static GParamSpec *properties[PROP_LONGEST_SECONDS + 1];

static guint lock_signal;

/* GLib's monotonic clock stands still while the computer sleeps; this one does not. */
static gint64
get_seconds_since_boot (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return now.tv_sec;
}

static void
emit_lock (KithLockMonitor *self)
{
  if (self->started)
    g_signal_emit (self, lock_signal, 0, FALSE);
}

static gboolean
look (gpointer user_data)
{
  KithLockMonitor *self = user_data;
  gint64 now = get_seconds_since_boot ();

  if ((self->idle_seconds > 0 && now - self->last_activity >= self->idle_seconds) ||
      now - self->started_at >= self->longest_seconds)
    g_signal_emit (self, lock_signal, 0, TRUE);
  return G_SOURCE_CONTINUE;
}

static gboolean
event_seen (GtkEventControllerLegacy *controller,
            GdkEvent                 *event,
            KithLockMonitor          *self)
{
  switch ((int) gdk_event_get_event_type (event)) {
  case GDK_KEY_PRESS:
  case GDK_BUTTON_PRESS:
  case GDK_MOTION_NOTIFY:
  case GDK_SCROLL:
  case GDK_TOUCH_BEGIN:
  case GDK_TOUCH_UPDATE:
  case GDK_PAD_BUTTON_PRESS:
    self->last_activity = get_seconds_since_boot ();
    break;
  default:
    break;
  }
  return GDK_EVENT_PROPAGATE;
}

static void
listen_on (KithLockMonitor *self,
           GtkWidget       *widget)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_seen), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (widget, events);
}

/* What happens in a dialog of libadwaita stays in it and never comes past the window, and a print or file dialog is a window
 * of its own: each is listened on by itself, or who fills in a long form would be taken for absent. */
static void
on_items_changed (GListModel      *widgets,
                  guint            position,
                  guint            n_removed,
                  guint            n_added,
                  KithLockMonitor *self)
{
  for (guint i = position; i < position + n_added; i++) {
    g_autoptr (GtkWidget) widget = g_list_model_get_item (widgets, i);

    if (widget != self->window)
      listen_on (self, widget);
  }
}

static void
listen_on_all (KithLockMonitor *self,
               GListModel      *widgets)
{
  on_items_changed (widgets, 0, 0, g_list_model_get_n_items (widgets), self);
  g_signal_connect_object (widgets, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_DEFAULT);
}

static void
screen_saver_changed (GDBusConnection *connection,
                      const char      *sender,
                      const char      *path,
                      const char      *interface,
                      const char      *signal,
                      GVariant        *parameters,
                      gpointer         user_data)
{
  gboolean active = FALSE;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &active);
  if (active)
    emit_lock (user_data);
}

static void
inhibited (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GUnixFDList) descriptors = NULL;
  g_autoptr (GVariant) reply = NULL;
  KithLockMonitor *self = NULL;
  gint32 handle = 0;
  int descriptor;

  reply = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), &descriptors, result, NULL);
  if (reply == NULL)
    return;
  self = user_data;
  g_variant_get (reply, "(h)", &handle);
  descriptor = g_unix_fd_list_get (descriptors, handle, NULL);
  if (self->inhibitor >= 0 || !self->started)
    close (descriptor);
  else
    self->inhibitor = descriptor;
}

/* Sleep waits, a few seconds at most, until the inhibitor is closed: long enough to put drafts away. */
static void
take_inhibitor (KithLockMonitor *self)
{
  if (self->system_bus == NULL || self->inhibitor >= 0)
    return;
  g_dbus_connection_call_with_unix_fd_list (self->system_bus, LOGIND, LOGIND_PATH, LOGIND_MANAGER, "Inhibit",
                                            g_variant_new ("(ssss)", "sleep", "Kith", _("Putting away what is open"),
                                                           "delay"),
                                            G_VARIANT_TYPE ("(h)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, self->cancellable,
                                            inhibited, self);
}

static void
prepare_for_sleep (GDBusConnection *connection,
                   const char      *sender,
                   const char      *path,
                   const char      *interface,
                   const char      *signal,
                   GVariant        *parameters,
                   gpointer         user_data)
{
  gboolean about_to_sleep = FALSE;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &about_to_sleep);
  if (about_to_sleep)
    emit_lock (user_data);
}

static void
session_lock (GDBusConnection *connection,
              const char      *sender,
              const char      *path,
              const char      *interface,
              const char      *signal,
              GVariant        *parameters,
              gpointer         user_data)
{
  emit_lock (user_data);
}

/* Somebody else uses the computer: the session went to the background. */
static void
session_properties_changed (GDBusConnection *connection,
                            const char      *sender,
                            const char      *path,
                            const char      *interface,
                            const char      *signal,
                            GVariant        *parameters,
                            gpointer         user_data)
{
  g_autoptr (GVariant) changed = NULL;
  gboolean active = TRUE;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(sa{sv}as)")))
    return;
  changed = g_variant_get_child_value (parameters, 1);
  if (g_variant_lookup (changed, "Active", "b", &active) && !active)
    emit_lock (user_data);
}

static void
watch_session (KithLockMonitor *self,
               const char      *path)
{
  self->session_path = g_strdup (path);
  self->system_subscriptions[1] =
    g_dbus_connection_signal_subscribe (self->system_bus, LOGIND, LOGIND_SESSION, "Lock", self->session_path, NULL,
                                        G_DBUS_SIGNAL_FLAGS_NONE, session_lock, self, NULL);
  self->system_subscriptions[2] =
    g_dbus_connection_signal_subscribe (self->system_bus, LOGIND, "org.freedesktop.DBus.Properties",
                                        "PropertiesChanged", self->session_path, LOGIND_SESSION,
                                        G_DBUS_SIGNAL_FLAGS_NONE, session_properties_changed, self, NULL);
}

static void
display_found (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariant) display = NULL;
  const char *path = NULL;

  if (reply == NULL)
    return;
  g_variant_get (reply, "(v)", &display);
  if (!g_variant_is_of_type (display, G_VARIANT_TYPE ("(so)")))
    return;
  g_variant_get (display, "(&s&o)", NULL, &path);
  if (!g_str_equal (path, "/"))
    watch_session (user_data, path);
}

/* What GNOME starts belongs to the person's service manager and to no session; theirs on the screen is meant then. */
static void
session_found (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  KithLockMonitor *self = NULL;
  const char *path = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = user_data;
  if (reply != NULL) {
    g_variant_get (reply, "(&o)", &path);
    watch_session (self, path);
    return;
  }
  g_dbus_connection_call (self->system_bus, LOGIND, LOGIND_PATH "/user/self", "org.freedesktop.DBus.Properties", "Get",
                          g_variant_new ("(ss)", "org.freedesktop.login1.User", "Display"), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, display_found, self);
}

static void
system_bus_found (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  KithLockMonitor *self = NULL;

  if (bus == NULL)
    return;
  self = user_data;
  self->system_bus = g_steal_pointer (&bus);
  self->system_subscriptions[0] =
    g_dbus_connection_signal_subscribe (self->system_bus, LOGIND, LOGIND_MANAGER, "PrepareForSleep", LOGIND_PATH, NULL,
                                        G_DBUS_SIGNAL_FLAGS_NONE, prepare_for_sleep, self, NULL);
  g_dbus_connection_call (self->system_bus, LOGIND, LOGIND_PATH, LOGIND_MANAGER, "GetSessionByPID",
                          g_variant_new ("(u)", (guint32) getpid ()), G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE,
                          -1, self->cancellable, session_found, self);
  if (self->started)
    take_inhibitor (self);
}

static void
session_bus_found (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  static const char *const interfaces[] = { "org.gnome.ScreenSaver", "org.freedesktop.ScreenSaver" };
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  KithLockMonitor *self = NULL;

  if (bus == NULL)
    return;
  self = user_data;
  self->session_bus = g_steal_pointer (&bus);
  for (guint i = 0; i < G_N_ELEMENTS (interfaces); i++)
    self->session_subscriptions[i] =
      g_dbus_connection_signal_subscribe (self->session_bus, NULL, interfaces[i], "ActiveChanged", NULL, NULL,
                                          G_DBUS_SIGNAL_FLAGS_NONE, screen_saver_changed, self, NULL);
}

static void
unsubscribe (GDBusConnection *bus,
             guint           *subscriptions,
             guint            n_subscriptions)
{
  for (guint i = 0; bus != NULL && i < n_subscriptions; i++)
    if (subscriptions[i] != 0)
      g_dbus_connection_signal_unsubscribe (bus, subscriptions[i]);
}

static void
kith_lock_monitor_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch ((KithLockMonitorProperty) property_id) {
  case PROP_IDLE_SECONDS:
    g_value_set_uint (value, KITH_LOCK_MONITOR (object)->idle_seconds);
    break;
  case PROP_LONGEST_SECONDS:
    g_value_set_uint (value, KITH_LOCK_MONITOR (object)->longest_seconds);
    break;
  }
}

static void
kith_lock_monitor_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch ((KithLockMonitorProperty) property_id) {
  case PROP_IDLE_SECONDS:
    KITH_LOCK_MONITOR (object)->idle_seconds = g_value_get_uint (value);
    break;
  case PROP_LONGEST_SECONDS:
    KITH_LOCK_MONITOR (object)->longest_seconds = g_value_get_uint (value);
    break;
  }
}

static void
kith_lock_monitor_dispose (GObject *object)
{
  KithLockMonitor *self = KITH_LOCK_MONITOR (object);

  kith_lock_monitor_stop (self);
  g_cancellable_cancel (self->cancellable);
  unsubscribe (self->session_bus, self->session_subscriptions, G_N_ELEMENTS (self->session_subscriptions));
  unsubscribe (self->system_bus, self->system_subscriptions, G_N_ELEMENTS (self->system_subscriptions));
  g_clear_object (&self->session_bus);
  g_clear_object (&self->system_bus);
  G_OBJECT_CLASS (kith_lock_monitor_parent_class)->dispose (object);
}

static void
kith_lock_monitor_finalize (GObject *object)
{
  KithLockMonitor *self = KITH_LOCK_MONITOR (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->dialogs);
  g_free (self->session_path);
  G_OBJECT_CLASS (kith_lock_monitor_parent_class)->finalize (object);
}

static void
kith_lock_monitor_class_init (KithLockMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kith_lock_monitor_dispose;
  object_class->finalize = kith_lock_monitor_finalize;
  object_class->get_property = kith_lock_monitor_get_property;
  object_class->set_property = kith_lock_monitor_set_property;

  properties[PROP_IDLE_SECONDS] = g_param_spec_uint ("idle-seconds", NULL, NULL, 0, G_MAXUINT, 300,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /* since the passphrase was asked for */
  properties[PROP_LONGEST_SECONDS] = g_param_spec_uint ("longest-seconds", NULL, NULL, 1, G_MAXUINT, LONGEST_SECONDS,
                                                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * KithLockMonitor::lock:
   * @self: the monitor
   * @by_clock: whether only time has passed; otherwise the computer says that somebody left or somebody else came
   *
   * Nobody is there any more.
   */
  lock_signal = g_signal_new ("lock", KITH_TYPE_LOCK_MONITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                              G_TYPE_BOOLEAN);
}

static void
kith_lock_monitor_init (KithLockMonitor *self)
{
  self->inhibitor = -1;
  self->idle_seconds = 300;
  self->longest_seconds = LONGEST_SECONDS;
  self->cancellable = g_cancellable_new ();
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, session_bus_found, self);
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, system_bus_found, self);
}

/**
 * kith_lock_monitor_new:
 * @window: where keys and pointer are looked for; must live as long as the monitor
 *
 * Returns: (transfer full): a monitor that is not started
 */
KithLockMonitor *
kith_lock_monitor_new (GtkWidget *window)
{
  KithLockMonitor *self = g_object_new (KITH_TYPE_LOCK_MONITOR, NULL);

  g_return_val_if_fail (ADW_IS_APPLICATION_WINDOW (window), NULL);

  self->window = window;
  self->dialogs = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (window));
  listen_on (self, window);
  listen_on_all (self, self->dialogs);
  listen_on_all (self, gtk_window_get_toplevels ());
  return self;
}

/**
 * kith_lock_monitor_start:
 * @self: a monitor
 *
 * From now on absence is reported. Counts as activity.
 */
void
kith_lock_monitor_start (KithLockMonitor *self)
{
  g_return_if_fail (KITH_IS_LOCK_MONITOR (self));

  self->last_activity = get_seconds_since_boot ();
  if (self->started)
    return;
  self->started_at = self->last_activity;
  self->started = TRUE;
  self->look_timeout = g_timeout_add_seconds (CLAMP (self->idle_seconds / 60, 1, LOOK_SECONDS), look, self);
  take_inhibitor (self);
}

/**
 * kith_lock_monitor_stop:
 * @self: a monitor
 *
 * Nothing is reported any more, and the computer may sleep.
 */
void
kith_lock_monitor_stop (KithLockMonitor *self)
{
  g_return_if_fail (KITH_IS_LOCK_MONITOR (self));

  self->started = FALSE;
  g_clear_handle_id (&self->look_timeout, g_source_remove);
  g_clear_fd (&self->inhibitor, NULL);
}
