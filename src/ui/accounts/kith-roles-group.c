/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-roles-group.h"

#include "kith-lists.h"

#include <glib/gi18n.h>

#define N_ROLES 7

struct _KithRolesGroup
{
  AdwPreferencesGroup parent_instance;

  AdwSwitchRow *rows[N_ROLES];
};

typedef enum {
  PROP_ROLES = 1,
} KithRolesGroupProps;

static GParamSpec *properties[PROP_ROLES + 1];

G_DEFINE_FINAL_TYPE (KithRolesGroup, kith_roles_group, ADW_TYPE_PREFERENCES_GROUP)

/* In the order of kith_roles. What the policy table says, in a line. */
static const char *const explanations[N_ROLES] = {
  N_("Sees the students they mentor, the team’s notes about them and their own notes. Adds notes."),
  N_("Sees and works with their own caseload and those they cover: all notes but those for the safeguarding lead."),
  N_("Sees and works with all students: all notes but those for the safeguarding lead."),
  N_("As a welfare officer. May also strike out notes and let somebody go over their limit."),
  N_("Sees everything about all students, and opens what is sealed for the safeguarding lead. Reads the audit."),
  N_("Reads everything about all students and changes nothing. Reads the audit."),
  N_("Adds people and accounts, and sees to backups. Sees no student."),
};

/* Sealed records are encrypted to the keys of these roles; the rest is the application's word. */
static gboolean
is_cryptographic (guint role)
{
  return (1u << role) == KITH_ROLE_DSL || (1u << role) == KITH_ROLE_DPO;
}

static void
on_switched (KithRolesGroup *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROLES]);
}

static void
kith_roles_group_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch ((KithRolesGroupProps) property_id) {
  case PROP_ROLES:
    g_value_set_uint (value, kith_roles_group_get_roles (KITH_ROLES_GROUP (object)));
    break;
  }
}

static void
kith_roles_group_class_init (KithRolesGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kith_roles_group_get_property;

  properties[PROP_ROLES] =
    g_param_spec_uint ("roles", NULL, NULL, 0, KITH_ROLES_ALL, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static GtkWidget *
make_row (KithRolesGroup *self,
          guint           role)
{
  GtkWidget *row = adw_switch_row_new ();
  const char *held = is_cryptographic (role)
                       ? _("Cryptographic for what is sealed, application-enforced for the rest.")
                       : _("Application-enforced.");
  g_autofree char *subtitle = g_strdup_printf ("%s %s", _(explanations[role]), held);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(kith_roles.choices[role].label));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_signal_connect_swapped (row, "notify::active", G_CALLBACK (on_switched), self);
  self->rows[role] = ADW_SWITCH_ROW (row);
  return row;
}

static void
kith_roles_group_init (KithRolesGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  g_assert (kith_roles.n_choices == N_ROLES);
  adw_preferences_group_set_title (group, _("Roles"));
  adw_preferences_group_set_description (
    group, _("Somebody may have several. “Cryptographic” means that without the key nobody can read it, whatever program they "
             "use. “Application-enforced” means that Kith keeps honest people to their part; somebody with the file, their own "
             "passphrase and the will to write a program could go further."));
  for (guint role = 0; role < N_ROLES; role++)
    adw_preferences_group_add (group, make_row (self, role));
}

GtkWidget *
kith_roles_group_new (void)
{
  return g_object_new (KITH_TYPE_ROLES_GROUP, NULL);
}

KithRoles
kith_roles_group_get_roles (KithRolesGroup *self)
{
  guint roles = 0;

  g_return_val_if_fail (KITH_IS_ROLES_GROUP (self), (KithRoles) 0);

  for (guint role = 0; role < N_ROLES; role++)
    if (adw_switch_row_get_active (self->rows[role]))
      roles |= 1u << role;
  return (KithRoles) roles;
}

void
kith_roles_group_set_roles (KithRolesGroup *self,
                            KithRoles       roles)
{
  g_return_if_fail (KITH_IS_ROLES_GROUP (self));

  for (guint role = 0; role < N_ROLES; role++)
    adw_switch_row_set_active (self->rows[role], (roles & (1u << role)) != 0);
}
