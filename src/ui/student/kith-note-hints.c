/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-note-hints-private.h"

#include "kith-lists.h"
#include "kith-text.h"
#include "shell/kith-accessible.h"
#include "shell/kith-application.h"

#include <glib/gi18n.h>

/* A pause in the typing: hints must not blink along with every letter. */
#define QUIET_MS 600
/* A text without the student's own words is worth a question from here on. */
#define LONG_TEXT 240

#define TAG_HINT "kith-hint"
#define TAG_NAME "kith-name"

G_DEFINE_FINAL_TYPE (KithNoteHints, kith_note_hints, GTK_TYPE_WIDGET)

typedef enum {
  PROP_SHOWS_WORDINGS = 1,
} KithNoteHintsProps;

static GParamSpec *properties[PROP_SHOWS_WORDINGS + 1];

/* Finding */

static void
found_free (gpointer data)
{
  KithFoundHint *found = data;

  kith_hint_free (found->hint);
  g_free (found);
}

/* Words that the person has looked at and leaves as they are. */
static GHashTable *
get_left (KithNoteHints *self,
          KithHintType   type)
{
  return type == KITH_HINT_NAME ? self->uncovered : self->ignored;
}

gboolean
kith_note_hints_is_left (KithNoteHints  *self,
                         const KithHint *hint)
{
  g_autofree char *folded = kith_text_fold (hint->words);

  return g_hash_table_contains (get_left (self, hint->type), folded);
}

static void
take_hints (KithNoteHints *self,
            GPtrArray     *all,
            const KithHintsText *watched,
            GPtrArray     *hints)
{
  g_ptr_array_set_free_func (hints, NULL);
  for (guint i = 0; i < hints->len; i++) {
    KithFoundHint *found = g_new0 (KithFoundHint, 1);

    found->hint = g_ptr_array_index (hints, i);
    found->watched = watched;
    g_ptr_array_add (all, found);
  }
  g_ptr_array_unref (hints);
}

/* Words the person marked. */
static GPtrArray *
list_marked (KithNoteHints *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_known_name_free);
  GHashTableIter iter;
  gpointer words, reason;

  g_hash_table_iter_init (&iter, self->marked);
  while (g_hash_table_iter_next (&iter, &words, &reason))
    g_ptr_array_add (names, kith_known_name_new (words, reason));
  return names;
}

GPtrArray *
kith_note_hints_find_all (KithNoteHints *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (found_free);
  g_autoptr (GPtrArray) marked = list_marked (self);

  for (guint i = 0; i < self->watched->len; i++) {
    const KithHintsText *watched = g_ptr_array_index (self->watched, i);
    g_autofree char *text = kith_text_row_dup_text (watched->row);

    /* What the student said stands as they said it. */
    if (!watched->own_words && self->shows_wordings)
      take_hints (self, all, watched, kith_writing_hints_find (text, self->aid->wordings));
    take_hints (self, all, watched, kith_writing_names_find (text, self->aid->own_name, self->aid->known));
    take_hints (self, all, watched, kith_writing_marked_find (text, marked));
  }
  return all;
}

static GPtrArray *
find_open (KithNoteHints *self)
{
  GPtrArray *open = kith_note_hints_find_all (self);

  for (guint i = open->len; i > 0; i--)
    if (kith_note_hints_is_left (self, ((const KithFoundHint *) g_ptr_array_index (open, i - 1))->hint))
      g_ptr_array_remove_index (open, i - 1);
  return open;
}

/* In the text */

static void
ensure_tags (GtkTextBuffer *buffer)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);

  if (gtk_text_tag_table_lookup (table, TAG_HINT) != NULL)
    return;
  /* Two lines under words to think about, one under names: told apart without a colour. */
  gtk_text_buffer_create_tag (buffer, TAG_HINT, "underline", PANGO_UNDERLINE_DOUBLE_LINE, NULL);
  gtk_text_buffer_create_tag (buffer, TAG_NAME, "underline", PANGO_UNDERLINE_SINGLE, NULL);
}

static void
clear_tags (KithNoteHints *self)
{
  for (guint i = 0; i < self->watched->len; i++) {
    GtkTextBuffer *buffer = kith_text_row_get_buffer (((const KithHintsText *) g_ptr_array_index (self->watched, i))->row);
    GtkTextIter start, end;

    ensure_tags (buffer);
    gtk_text_buffer_get_bounds (buffer, &start, &end);
    gtk_text_buffer_remove_tag_by_name (buffer, TAG_HINT, &start, &end);
    gtk_text_buffer_remove_tag_by_name (buffer, TAG_NAME, &start, &end);
  }
}

static void
get_span (const KithFoundHint *found,
          GtkTextIter *start,
          GtkTextIter *end)
{
  GtkTextBuffer *buffer = kith_text_row_get_buffer (found->watched->row);

  gtk_text_buffer_get_iter_at_offset (buffer, start, (int) found->hint->start);
  gtk_text_buffer_get_iter_at_offset (buffer, end, (int) found->hint->end);
}

static void
add_tag (const KithFoundHint *found)
{
  GtkTextIter start, end;

  get_span (found, &start, &end);
  gtk_text_buffer_apply_tag_by_name (kith_text_row_get_buffer (found->watched->row),
                                     found->hint->type == KITH_HINT_NAME ? TAG_NAME : TAG_HINT, &start, &end);
}

/* Under the text */

static char *
dup_subtitle (const KithHint *hint)
{
  if (hint->type == KITH_HINT_NAME)
    /* Translators: who is named, such as "Another student" */
    return g_strdup_printf (_("%s: covered up when the student asks for a copy"),
                            kith_choice_list_get_label (&kith_mark_reasons, hint->reason));
  if (hint->instead != NULL)
    /* Translators: another wording, then on a line of its own the reason for it */
    return g_strdup_printf (_("Or: %s\n%s"), hint->instead, hint->reason);
  return g_strdup (hint->reason);
}

static void
show_words (KithNoteHints *self,
            AdwActionRow  *row)
{
  const char *words = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  g_autoptr (GPtrArray) all = kith_note_hints_find_all (self);

  for (guint i = 0; i < all->len; i++) {
    const KithFoundHint *found = g_ptr_array_index (all, i);
    GtkTextIter start, end;

    if (!g_str_equal (found->hint->words, words))
      continue;
    get_span (found, &start, &end);
    gtk_text_buffer_select_range (kith_text_row_get_buffer (found->watched->row), &start, &end);
    gtk_widget_grab_focus (GTK_WIDGET (found->watched->row));
    return;
  }
}

static void
ignore_words (KithNoteHints *self,
              GtkButton     *button)
{
  const char *words = g_object_get_data (G_OBJECT (button), "kith-words");
  KithHintType type = (KithHintType) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "kith-type"));

  /* What the person marked is unmarked; what Kith finds all the same is remembered as not to be covered. */
  if (type == KITH_HINT_NAME)
    g_hash_table_remove (self->marked, words);
  g_hash_table_add (get_left (self, type), kith_text_fold (words));
  kith_note_hints_update (self);
}

static void
add_button (KithNoteHints *self,
            GtkWidget     *row,
            const char    *label,
            const char    *name,
            const char    *words,
            KithHintType   type)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  kith_accessible_name_button (button, name);
  g_object_set_data_full (G_OBJECT (button), "kith-words", g_strdup (words), g_free);
  g_object_set_data (G_OBJECT (button), "kith-type", GINT_TO_POINTER ((int) type));
  g_signal_connect_object (button, "clicked", G_CALLBACK (ignore_words), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_row (KithNoteHints  *self,
         const KithHint *hint)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = dup_subtitle (hint);
  g_autofree char *leave = g_strdup_printf (hint->type == KITH_HINT_NAME
                                              /* Translators: words of the text */
                                              ? _("Do not cover “%s”")
                                              /* Translators: words of the text */
                                              : _("Leave “%s” as it is"),
                                            hint->words);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), hint->words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  /* Enter on the line shows where the words are. */
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (show_words), self, G_CONNECT_SWAPPED);
  add_button (self, row, hint->type == KITH_HINT_NAME ? _("Don’t Cover") : _("Leave It"), leave, hint->words,
              hint->type);
  adw_expander_row_add_row (self->expander, row);
  g_ptr_array_add (self->rows, row);
}

/* The same words a second time are one line: whoever looks at it has seen both. */
static GPtrArray *
list_different (GPtrArray *all)
{
  GPtrArray *different = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < all->len; i++) {
    KithHint *hint = ((const KithFoundHint *) g_ptr_array_index (all, i))->hint;

    if (g_hash_table_add (seen, kith_text_fold (hint->words)))
      g_ptr_array_add (different, hint);
  }
  return different;
}

static gboolean
lacks_own_words (KithNoteHints *self)
{
  glong length = 0;
  gboolean has_own = FALSE;

  for (guint i = 0; i < self->watched->len; i++) {
    const KithHintsText *watched = g_ptr_array_index (self->watched, i);
    g_autofree char *text = kith_text_row_dup_text (watched->row);

    if (watched->own_words)
      has_own |= !kith_text_is_empty (text);
    else
      length += kith_text_get_length (text);
  }
  return self->shows_wordings && length > LONG_TEXT && !has_own && !g_hash_table_contains (self->ignored, "");
}

static char *
dup_title (guint    n_hints,
           guint    n_names,
           gboolean lacks)
{
  g_autofree char *hints = g_strdup_printf (ngettext ("%u wording to look at", "%u wordings to look at", n_hints), n_hints);
  g_autofree char *names = g_strdup_printf (ngettext ("%u name marked", "%u names marked", n_names), n_names);

  if (n_hints > 0 && n_names > 0)
    /* Translators: how many wordings, how many names */
    return g_strdup_printf (_("%s, %s"), hints, names);
  if (n_hints > 0)
    return g_steal_pointer (&hints);
  return n_names > 0 || !lacks ? g_steal_pointer (&names) : g_strdup (_("Nothing in their own words yet"));
}

static char *
dup_signature (GPtrArray *different,
               gboolean   lacks)
{
  GString *signature = g_string_new (lacks ? "lacks\n" : "");

  for (guint i = 0; i < different->len; i++) {
    const KithHint *hint = g_ptr_array_index (different, i);

    g_string_append_printf (signature, "%d %s %s\n", hint->type, hint->words, hint->reason);
  }
  return g_string_free_and_steal (signature);
}

static void
add_own_words_row (KithNoteHints *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Did they say something that should stand as they said it?"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("“In their own words” is what is read first, and printed first."));
  add_button (self, row, _("Leave It"), _("Leave their own words empty"), "", KITH_HINT_WORDING);
  adw_expander_row_add_row (self->expander, row);
  g_ptr_array_add (self->rows, row);
}

/* Whoever does not want to be asked finds the way out where they are asked. */
static void
add_off_row (KithNoteHints *self)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Turn Off Hints for Wording"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.wording-hints");
  adw_expander_row_add_row (self->expander, row);
  g_ptr_array_add (self->rows, row);
}

static void
fill (KithNoteHints *self,
      GPtrArray     *different,
      guint          n_names,
      gboolean       lacks)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->expander, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < different->len; i++)
    add_row (self, g_ptr_array_index (different, i));
  if (lacks)
    add_own_words_row (self);
  if (lacks || n_names < different->len)
    add_off_row (self);
  kith_accessible_name_containers (GTK_WIDGET (self->expander), _("Hints for whoever writes"));
}

static gboolean
has_focus (KithNoteHints *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* The line that was decided about has gone: on with the next, or back to the words. */
static void
keep_focus (KithNoteHints *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  else if (self->watched->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (((const KithHintsText *) g_ptr_array_index (self->watched, 0))->row));
}

static void
show (KithNoteHints *self,
      GPtrArray     *all)
{
  g_autoptr (GPtrArray) different = list_different (all);
  gboolean lacks = lacks_own_words (self);
  g_autofree char *signature = dup_signature (different, lacks);
  g_autofree char *title = NULL;
  gboolean had_focus = has_focus (self);
  guint n_names = 0;

  if (g_strcmp0 (signature, self->shown) == 0)
    return;
  g_set_str (&self->shown, signature);
  for (guint i = 0; i < different->len; i++)
    n_names += ((const KithHint *) g_ptr_array_index (different, i))->type == KITH_HINT_NAME;
  title = dup_title (different->len - n_names, n_names, lacks);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->expander), title);
  fill (self, different, n_names, lacks);
  gtk_widget_set_visible (GTK_WIDGET (self), different->len > 0 || lacks);
  if (had_focus)
    keep_focus (self);
}

/**
 * kith_note_hints_update:
 * @self: the hints
 *
 * Looks at the texts now instead of after the next pause.
 */
void
kith_note_hints_update (KithNoteHints *self)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_if_fail (KITH_IS_NOTE_HINTS (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->aid == NULL)
    return;
  all = find_open (self);
  clear_tags (self);
  for (guint i = 0; i < all->len; i++)
    add_tag (g_ptr_array_index (all, i));
  show (self, all);
}

static gboolean
on_quiet (gpointer data)
{
  KithNoteHints *self = data;

  self->timeout = 0;
  kith_note_hints_update (self);
  return G_SOURCE_REMOVE;
}

static void
on_text_changed (KithNoteHints *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (QUIET_MS, on_quiet, self);
}

/* Setting up */

static void
watched_free (gpointer data)
{
  KithHintsText *watched = data;

  g_free (watched->field);
  g_free (watched);
}

static void
kith_note_hints_dispose (GObject *object)
{
  KithNoteHints *self = KITH_NOTE_HINTS (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->aid, kith_writing_aid_free);
  g_ptr_array_set_size (self->watched, 0);

  G_OBJECT_CLASS (kith_note_hints_parent_class)->dispose (object);
}

static void
kith_note_hints_finalize (GObject *object)
{
  KithNoteHints *self = KITH_NOTE_HINTS (object);

  g_ptr_array_unref (self->watched);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->ignored);
  g_hash_table_unref (self->uncovered);
  g_hash_table_unref (self->marked);
  g_free (self->shown);

  G_OBJECT_CLASS (kith_note_hints_parent_class)->finalize (object);
}

static void
kith_note_hints_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch ((KithNoteHintsProps) property_id) {
  case PROP_SHOWS_WORDINGS:
    g_value_set_boolean (value, KITH_NOTE_HINTS (object)->shows_wordings);
    break;
  }
}

static void
kith_note_hints_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  KithNoteHints *self = KITH_NOTE_HINTS (object);

  switch ((KithNoteHintsProps) property_id) {
  case PROP_SHOWS_WORDINGS:
    self->shows_wordings = g_value_get_boolean (value);
    kith_note_hints_update (self);
    break;
  }
}

static void
kith_note_hints_class_init (KithNoteHintsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kith_note_hints_dispose;
  object_class->finalize = kith_note_hints_finalize;
  object_class->get_property = kith_note_hints_get_property;
  object_class->set_property = kith_note_hints_set_property;

  properties[PROP_SHOWS_WORDINGS] =
    g_param_spec_boolean ("shows-wordings", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
kith_note_hints_init (KithNoteHints *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GApplication *application = g_application_get_default ();

  self->watched = g_ptr_array_new_with_free_func (watched_free);
  self->rows = g_ptr_array_new ();
  self->shows_wordings = TRUE;
  self->ignored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->uncovered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->marked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->expander = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->expander), FALSE);
  adw_expander_row_set_subtitle (self->expander, _("Only you see this"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->expander));
  gtk_widget_set_parent (group, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (KITH_IS_APPLICATION (application))
    g_settings_bind (kith_application_get_settings (KITH_APPLICATION (application)), "wording-hints", self,
                     "shows-wordings", G_SETTINGS_BIND_GET);
}

/**
 * kith_note_hints_new:
 *
 * Returns: (transfer floating): hints that are not in sight while there are none
 */
GtkWidget *
kith_note_hints_new (void)
{
  return g_object_new (KITH_TYPE_NOTE_HINTS, NULL);
}

/**
 * kith_note_hints_watch:
 * @self: the hints
 * @row: a text of the same form
 * @field: the field it is for
 * @own_words: whether it holds what the student said, where wordings are theirs
 */
void
kith_note_hints_watch (KithNoteHints *self,
                       KithTextRow   *row,
                       const char    *field,
                       gboolean       own_words)
{
  KithHintsText *watched = NULL;

  g_return_if_fail (KITH_IS_NOTE_HINTS (self));

  watched = g_new0 (KithHintsText, 1);
  watched->row = row;
  watched->field = g_strdup (field);
  watched->own_words = own_words;
  g_ptr_array_add (self->watched, watched);
  g_signal_connect_object (kith_text_row_get_buffer (row), "changed", G_CALLBACK (on_text_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * kith_note_hints_take_aid:
 * @self: the hints
 * @aid: (transfer full): wordings and names to look out for
 */
void
kith_note_hints_take_aid (KithNoteHints  *self,
                          KithWritingAid *aid)
{
  g_return_if_fail (KITH_IS_NOTE_HINTS (self));

  g_clear_pointer (&self->aid, kith_writing_aid_free);
  self->aid = aid;
  kith_note_hints_update (self);
}

/**
 * kith_note_hints_reset:
 * @self: the hints
 *
 * For another note: what was left as it is may be asked about again.
 */
void
kith_note_hints_reset (KithNoteHints *self)
{
  g_return_if_fail (KITH_IS_NOTE_HINTS (self));

  g_hash_table_remove_all (self->ignored);
  g_hash_table_remove_all (self->uncovered);
  g_hash_table_remove_all (self->marked);
  self->awaits_marks = FALSE;
  adw_expander_row_set_expanded (self->expander, FALSE);
  kith_note_hints_update (self);
}
