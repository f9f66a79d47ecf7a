/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/kith-college-section.h"

#include "form/kith-record-dialog.h"
#include "kith-college-case.h"
#include "kith-college.h"
#include "shell/kith-accessible.h"
#include "shell/kith-focus.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

struct _KithCollegeSection
{
  AdwBin parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  KithRecord *college;

  /* Child */
  GtkBox *box;

  guint reloading;
};

G_DEFINE_FINAL_TYPE (KithCollegeSection, kith_college_section, ADW_TYPE_BIN)

static void
on_edit (KithCollegeSection *self)
{
  kith_record_dialog_present (GTK_WIDGET (self), self->store, self->college, NULL, KITH_FORM_DEFAULT,
                              _("The College"), NULL, NULL);
}

/* Filling */

static AdwPreferencesGroup *
start_again (KithCollegeSection *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  return kith_pane_add_group (self->box, _("The College"),
                              _("Whom to call when somebody is in danger, and how often mentors have supervision."));
}

static void
add_edit_button (KithCollegeSection  *self,
                 AdwPreferencesGroup *group)
{
  GtkWidget *button = kith_pane_create_button (NULL, _("Edit…"));

  gtk_widget_remove_css_class (button, "flat");
  gtk_widget_set_name (button, "kith-edit-college");
  kith_accessible_name_button (button, _("Edit the college’s name and numbers"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_edit), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (group, button);
}

static void
add_text (KithCollegeSection  *self,
          AdwPreferencesGroup *group,
          KithCollegeField     field)
{
  const char *text = kith_record_get_text (self->college, field);

  kith_pane_add_fact (group, _(kith_college_kind.fields[field].label), text != NULL ? text : _("Not written down yet"));
}

static void
add_supervision (KithCollegeSection  *self,
                 AdwPreferencesGroup *group)
{
  int days = kith_college_get_supervision_days (self->college);
  g_autofree char *words = g_strdup_printf (ngettext ("After %d day without a session", "After %d days without a session",
                                                      (gulong) days), days);

  kith_pane_add_fact (group, _("Supervision is overdue"), words);
}

static void
add_marking (KithCollegeSection  *self,
             AdwPreferencesGroup *group)
{
  const char *marking = kith_record_get_text (self->college, KITH_COLLEGE_MARKING);

  kith_pane_add_fact (group, _("At the top of every printed page"), marking != NULL ? marking : _("OFFICIAL-SENSITIVE"));
}

static void
fill (KithCollegeSection *self)
{
  g_autofree char *focused = kith_focus_dup_name (GTK_WIDGET (self->box));
  AdwPreferencesGroup *group = start_again (self);

  add_edit_button (self, group);
  add_text (self, group, KITH_COLLEGE_NAME);
  add_text (self, group, KITH_COLLEGE_LEAD_NAME);
  add_text (self, group, KITH_COLLEGE_LEAD_PHONE);
  add_text (self, group, KITH_COLLEGE_OTHER_PHONE);
  add_text (self, group, KITH_COLLEGE_PRINCIPAL);
  add_supervision (self, group);
  add_marking (self, group);
  kith_pane_add_fact (group, _("Authors of concerns see when theirs is closed"),
                      kith_record_get_flag (self->college, KITH_COLLEGE_SHOW_CLOSED) ? _("Yes") : _("No"));
  kith_focus_named (GTK_WIDGET (self->box), focused);
}

/* Loading */

static gpointer
load_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  return kith_college_current (file, error);
}

static void
loaded (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (KithCollegeSection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) college = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (college == NULL) {
    kith_pane_add_remark (start_again (self), error->message);
    return;
  }
  g_set_object (&self->college, college);
  fill (self);
}

static gboolean
reload (gpointer data)
{
  KithCollegeSection *self = data;

  self->reloading = 0;
  if (kith_store_is_open (self->store))
    kith_store_submit_async (self->store, load_job, NULL, NULL, g_object_unref, self->cancellable, loaded,
                             g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (KithCollegeSection *self,
                  const char         *kind)
{
  if ((*kind == '\0' || g_str_equal (kind, kith_college_kind.name)) && self->reloading == 0)
    self->reloading = g_idle_add (reload, self);
}

static void
kith_college_section_dispose (GObject *object)
{
  KithCollegeSection *self = KITH_COLLEGE_SECTION (object);

  g_clear_handle_id (&self->reloading, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->college);

  G_OBJECT_CLASS (kith_college_section_parent_class)->dispose (object);
}

static void
kith_college_section_finalize (GObject *object)
{
  g_clear_object (&KITH_COLLEGE_SECTION (object)->cancellable);

  G_OBJECT_CLASS (kith_college_section_parent_class)->finalize (object);
}

static void
kith_college_section_class_init (KithCollegeSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_college_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_college_section_finalize;
}

static void
kith_college_section_init (KithCollegeSection *self)
{
  self->cancellable = g_cancellable_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * kith_college_section_new:
 * @store: the open store
 *
 * Returns: (transfer floating): what the college has written down about itself, to be changed; it follows changes
 */
GtkWidget *
kith_college_section_new (KithStore *store)
{
  KithCollegeSection *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  self = g_object_new (KITH_TYPE_COLLEGE_SECTION, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  self->reloading = g_idle_add (reload, self);
  return GTK_WIDGET (self);
}
