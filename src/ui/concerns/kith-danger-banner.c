/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "concerns/kith-danger-banner.h"

#include "form/kith-record-dialog.h"
#include "kith-college-case.h"
#include "kith-college-words.h"
#include "kith-college.h"
#include "kith-policy.h"

#include <glib/gi18n.h>

struct _KithDangerBanner
{
  AdwBin parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  KithRecord *college;

  /* Children */
  GtkLabel *words;
  GtkLabel *more;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (KithDangerBanner, kith_danger_banner, ADW_TYPE_BIN)

static void
on_enter_number (KithDangerBanner *self)
{
  static const char *const fields[] = { "lead-name", "lead-phone", "other-phone", "principal", NULL };

  if (self->college != NULL)
    kith_record_dialog_present (GTK_WIDGET (self), self->store, self->college, fields, KITH_FORM_DEFAULT,
                                _("Whom to Call"), NULL, NULL);
}

static gboolean
may_enter (KithDangerBanner *self)
{
  const KithActor *actor = kith_store_get_actor (self->store);

  return actor != NULL && kith_policy_allows_any (actor->roles, &kith_college_kind, KITH_ACTION_EDIT);
}

/* A number that is dialled in a hurry stands in one line. */
static char *
dup_danger (KithRecord *college)
{
  const char *phone = kith_record_get_text (college, KITH_COLLEGE_LEAD_PHONE);
  g_autofree char *words = kith_college_dup_danger (college);
  g_autoptr (GString) danger = g_string_new (words);
  g_autoptr (GString) unbroken = g_string_new (phone);

  g_string_replace (unbroken, " ", "\302\240", 0);
  if (phone != NULL)
    g_string_replace (danger, phone, unbroken->str, 0);
  return g_string_free_and_steal (g_steal_pointer (&danger));
}

static void
show_college (KithDangerBanner *self)
{
  g_autofree char *danger = dup_danger (self->college);
  g_autofree char *more = kith_college_dup_danger_more (self->college);
  gboolean is_missing = !kith_record_has (self->college, KITH_COLLEGE_LEAD_PHONE);

  gtk_label_set_label (self->words, danger);
  gtk_label_set_label (self->more, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more), more != NULL);
  gtk_widget_set_visible (self->button, is_missing && may_enter (self));
}

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
  g_autoptr (KithDangerBanner) self = user_data;
  g_autoptr (KithRecord) college = kith_store_submit_finish (KITH_STORE (source), result, NULL);

  /* Without the record the sentence without a number stands, which is what somebody needs all the same. */
  if (college == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  g_set_object (&self->college, college);
  show_college (self);
}

static void
load (KithDangerBanner *self)
{
  if (kith_store_is_open (self->store))
    kith_store_submit_async (self->store, load_job, NULL, NULL, g_object_unref, self->cancellable, loaded,
                             g_object_ref (self));
}

static void
on_store_changed (KithDangerBanner *self,
                  const char       *kind)
{
  if (*kind == '\0' || g_str_equal (kind, kith_college_kind.name))
    load (self);
}

static void
kith_danger_banner_dispose (GObject *object)
{
  KithDangerBanner *self = KITH_DANGER_BANNER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->college);

  G_OBJECT_CLASS (kith_danger_banner_parent_class)->dispose (object);
}

static void
kith_danger_banner_finalize (GObject *object)
{
  g_clear_object (&KITH_DANGER_BANNER (object)->cancellable);

  G_OBJECT_CLASS (kith_danger_banner_parent_class)->finalize (object);
}

static void
kith_danger_banner_class_init (KithDangerBannerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_danger_banner_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_danger_banner_finalize;
}

static GtkLabel *
add_label (GtkBox     *box,
           const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
kith_danger_banner_init (KithDangerBanner *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->cancellable = g_cancellable_new ();
  gtk_widget_add_css_class (box, "danger-banner");
  self->words = add_label (GTK_BOX (box), "heading");
  gtk_label_set_label (self->words, _("In danger now? Call 999, then the safeguarding lead."));
  self->more = add_label (GTK_BOX (box), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->more), FALSE);
  self->button = gtk_button_new_with_mnemonic (_("Enter the _Number…"));
  gtk_widget_set_name (self->button, "kith-enter-number");
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_set_visible (self->button, FALSE);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_enter_number), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->button);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * kith_danger_banner_new:
 * @store: the open store
 *
 * Returns: (transfer floating): whom to call; it follows what the college writes down
 */
GtkWidget *
kith_danger_banner_new (KithStore *store)
{
  KithDangerBanner *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  self = g_object_new (KITH_TYPE_DANGER_BANNER, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
