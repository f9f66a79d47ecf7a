/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-register-row.h"

#include "kith-lists.h"
#include "shell/kith-accessible.h"

#include <glib/gi18n.h>

#define N_MARKS 3
/* of a button with an icon, in the style of the desktop */
#define BUTTON_WIDTH 34

struct _KithRegisterRow
{
  GtkListBoxRow parent_instance;

  /* Owned */
  KithRegister *reg;

  /* Children */
  GtkWidget *name_label;
  GtkWidget *state_label;
  GtkWidget *words_label;
  GtkWidget *words_button;
  GtkWidget *mark_box;
  GtkWidget *marks[N_MARKS];
  GtkWidget *off_button;

  gint64 student;
  guint position;
  gboolean may_mark;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (KithRegisterRow, kith_register_row, GTK_TYPE_LIST_BOX_ROW)

/* What the buttons say is shorter than the list of statuses, since they stand beside a name. The first letter is the
 * key. */
static const struct {
  const char *code;
  const char *label;
} marks[N_MARKS] = {
  { "attended", NC_("register", "Came") },
  { "apologies", NC_("register", "Apologies") },
  { "absent", NC_("register", "Did not come") },
};

static const KithRegisterLine *
get_line (KithRegisterRow *self)
{
  return kith_register_get_line (self->reg, self->position);
}

static const char *
get_status_words (const KithRegisterLine *line)
{
  return line->status != NULL ? kith_choice_list_get_label (&kith_attendee_statuses, line->status)
                              : _("Taken off the register");
}

static void
describe (KithRegisterRow        *self,
          const KithRegisterLine *line)
{
  /* Translators: name of a student, then what became of them at a group session */
  g_autofree char *words = g_strdup_printf (_("%s: %s"), line->name, get_status_words (line));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* Whoever came may have said something; a line has to be in the case file before words can go with it. */
static void
show_own_words (KithRegisterRow        *self,
                const KithRegisterLine *line)
{
  gtk_label_set_label (GTK_LABEL (self->words_label), line->own_words != NULL ? line->own_words : "");
  gtk_widget_set_visible (self->words_label, line->own_words != NULL);
  gtk_widget_set_visible (self->words_button,
                          self->may_mark && line->version > 0 && g_strcmp0 (line->status, "attended") == 0);
}

/**
 * kith_register_row_update:
 * @self: a row
 *
 * Shows the line as it is now.
 */
void
kith_register_row_update (KithRegisterRow *self)
{
  const KithRegisterLine *line = get_line (self);
  gboolean is_off = line->status == NULL;
  gboolean is_open = g_strcmp0 (line->status, "invited") == 0;

  self->updating = TRUE;
  gtk_label_set_label (GTK_LABEL (self->name_label), line->name);
  gtk_label_set_label (GTK_LABEL (self->state_label), get_status_words (line));
  gtk_widget_set_visible (self->state_label, is_off || is_open || !self->may_mark);
  gtk_widget_set_visible (self->mark_box, self->may_mark && !is_off);
  for (guint i = 0; i < N_MARKS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->marks[i]), g_strcmp0 (line->status, marks[i].code) == 0);
  gtk_button_set_icon_name (GTK_BUTTON (self->off_button), is_off ? "edit-undo-symbolic" : "list-remove-symbolic");
  gtk_widget_set_tooltip_text (self->off_button, is_off ? _("Put Back on the Register") : _("Take off the Register"));
  gtk_widget_set_visible (self->off_button, self->may_mark);
  show_own_words (self, line);
  describe (self, line);
  self->updating = FALSE;
}

static void
set_status (KithRegisterRow *self,
            const char      *status)
{
  kith_register_set_status (self->reg, self->position, status);
}

static void
say_status (KithRegisterRow *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), get_status_words (get_line (self)),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* A mark that is pressed again is taken away: the student is as good as invited. */
static void
on_toggled (KithRegisterRow *self,
            GtkWidget       *button)
{
  gboolean active = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button));

  if (self->updating)
    return;
  for (guint i = 0; i < N_MARKS; i++)
    if (self->marks[i] == button)
      set_status (self, active ? marks[i].code : "invited");
}

static void
on_off_clicked (KithRegisterRow *self)
{
  const KithRegisterLine *line = get_line (self);

  if (line->status == NULL)
    set_status (self, line->saved_status);
  else
    set_status (self, NULL);
}

static gboolean
starts_with (const char *label,
             guint       key)
{
  gunichar typed = gdk_keyval_to_unicode (gdk_keyval_to_lower (key));

  return typed != 0 && g_unichar_tolower (g_utf8_get_char (label)) == typed;
}

static const char *
find_status_for_key (guint key)
{
  for (guint i = 0; i < N_MARKS; i++)
    if (starts_with (g_dpgettext2 (NULL, "register", marks[i].label), key))
      return marks[i].code;
  return starts_with (kith_choice_list_get_label (&kith_attendee_statuses, "invited"), key) ? "invited" : NULL;
}

/**
 * kith_register_row_press:
 * @self: a row
 * @key: a key value
 *
 * The first letter of a mark ticks it, Space takes the next one, Delete takes the student off.
 *
 * Returns: whether the key meant something
 */
gboolean
kith_register_row_press (KithRegisterRow *self,
                         guint            key)
{
  const char *status;

  g_return_val_if_fail (KITH_IS_REGISTER_ROW (self), FALSE);

  if (!self->may_mark)
    return FALSE;
  status = find_status_for_key (key);
  if (key == GDK_KEY_space || key == GDK_KEY_KP_Space) {
    kith_register_cycle (self->reg, self->position);
  } else if (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete) {
    on_off_clicked (self);
    return TRUE;
  } else if (status != NULL) {
    set_status (self, status);
  } else {
    return FALSE;
  }
  say_status (self);
  return TRUE;
}

guint
kith_register_row_get_position (KithRegisterRow *self)
{
  g_return_val_if_fail (KITH_IS_REGISTER_ROW (self), 0);

  return self->position;
}

gint64
kith_register_row_get_student (KithRegisterRow *self)
{
  g_return_val_if_fail (KITH_IS_REGISTER_ROW (self), 0);

  return self->student;
}

static void
kith_register_row_dispose (GObject *object)
{
  g_clear_object (&KITH_REGISTER_ROW (object)->reg);

  G_OBJECT_CLASS (kith_register_row_parent_class)->dispose (object);
}

static void
kith_register_row_class_init (KithRegisterRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_register_row_dispose;
}

static void
add_marks (KithRegisterRow *self)
{
  self->mark_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->mark_box, "linked");
  gtk_widget_set_valign (self->mark_box, GTK_ALIGN_CENTER);
  for (guint i = 0; i < N_MARKS; i++) {
    self->marks[i] = gtk_toggle_button_new_with_label (g_dpgettext2 (NULL, "register", marks[i].label));
    g_signal_connect_swapped (self->marks[i], "toggled", G_CALLBACK (on_toggled), self);
    gtk_box_append (GTK_BOX (self->mark_box), self->marks[i]);
  }
}

static GtkWidget *
make_words (KithRegisterRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->name_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->name_label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->name_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->name_label), PANGO_WRAP_WORD_CHAR);
  self->state_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->state_label), 0);
  gtk_widget_add_css_class (self->state_label, "caption");
  gtk_widget_add_css_class (self->state_label, "dimmed");
  self->words_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->words_label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->words_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->words_label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->words_label, "quoted");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->name_label);
  gtk_box_append (GTK_BOX (box), self->state_label);
  gtk_box_append (GTK_BOX (box), self->words_label);
  return box;
}

/* The page has the action, as it has the records. */
static void
add_words_button (KithRegisterRow *self)
{
  self->words_button = gtk_button_new_from_icon_name ("kith-words-symbolic");
  gtk_widget_set_tooltip_text (self->words_button, _("In Their Own Words"));
  gtk_widget_add_css_class (self->words_button, "flat");
  gtk_widget_set_valign (self->words_button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->words_button), "group.own-words");
}

/* Where there is no room for both in a line, the marks stand under the name. */
static void
kith_register_row_init (KithRegisterRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *wrap = adw_wrap_box_new ();
  /* Keeps the marks of all lines below each other, whether there is a button in it or not */
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  add_marks (self);
  add_words_button (self);
  self->off_button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_add_css_class (self->off_button, "flat");
  gtk_widget_set_valign (self->off_button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->off_button, "clicked", G_CALLBACK (on_off_clicked), self);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (wrap), ADW_JUSTIFY_SPREAD);
  adw_wrap_box_set_justify_last_line (ADW_WRAP_BOX (wrap), TRUE);
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), make_words (self));
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), self->mark_box);
  gtk_widget_set_hexpand (wrap, TRUE);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), wrap);
  gtk_widget_set_size_request (place, BUTTON_WIDTH, -1);
  gtk_box_append (GTK_BOX (place), self->words_button);
  gtk_box_append (GTK_BOX (box), place);
  gtk_box_append (GTK_BOX (box), self->off_button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

static void
name_marks (KithRegisterRow *self,
            const char      *name)
{
  /* Translators: name of a student */
  g_autofree char *own = g_strdup_printf (_("%s: in their own words"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words_button), GTK_ACCESSIBLE_PROPERTY_LABEL, own, -1);
  for (guint i = 0; i < N_MARKS; i++) {
    /* Translators: name of a student, then "Came", "Apologies" or "Did not come" */
    g_autofree char *words = g_strdup_printf (_("%s: %s"), name, g_dpgettext2 (NULL, "register", marks[i].label));

    kith_accessible_name_button (GTK_WIDGET (self->marks[i]), words);
  }
}

/**
 * kith_register_row_new:
 * @reg: a register
 * @position: a line of it
 * @may_mark: whether this account may change the line
 *
 * Returns: (transfer floating): a row that shows the line
 */
GtkWidget *
kith_register_row_new (KithRegister *reg,
                       guint         position,
                       gboolean      may_mark)
{
  KithRegisterRow *self = g_object_new (KITH_TYPE_REGISTER_ROW, NULL);

  self->reg = g_object_ref (reg);
  self->position = position;
  self->may_mark = may_mark;
  self->student = get_line (self)->student;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->words_button), "x", self->student);
  name_marks (self, get_line (self)->name);
  kith_register_row_update (self);
  return GTK_WIDGET (self);
}
