/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-note-fields.h"

#include "form/kith-choice-row.h"
#include "form/kith-choices-row.h"
#include "form/kith-date-row.h"
#include "form/kith-message-row.h"
#include "form/kith-minutes-chips.h"
#include "form/kith-text-row.h"
#include "form/kith-typed-row.h"
#include "kith-choice-chips.h"
#include "kith-date.h"
#include "kith-goal.h"
#include "kith-lists.h"
#include "kith-goal-ticks.h"
#include "kith-note-hints.h"
#include "kith-note-templates.h"
#include "kith-note.h"
#include "kith-rules.h"
#include "kith-text.h"
#include "shell/kith-accessible.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#define MOST_CHARACTERS 20000
/* From here on the counter is in sight. */
#define COUNT_FROM 18000

/* One field of the note: its row, and where to say what is wrong with it. */
typedef struct {
  KithFormRow *row;
  KithMessageRow *message;
} Part;

struct _KithNoteFields
{
  AdwBin parent_instance;

  /* Owned */
  KithStore *store;

  /* Borrowed */
  GtkBox *box;
  AdwPreferencesGroup *more;
  GtkExpander *expander;
  KithGoalTicks *goals;
  KithNoteHints *hints;
  KithNoteLogFields *log;
  AdwSwitchRow *hard;
  GtkWidget *late_group;
  Part parts[KITH_NOTE_STRUCK_REASON + 1];

  /* Whether the person chose it, so that the type no longer does */
  gboolean contact_chosen;
  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (KithNoteFields, kith_note_fields, ADW_TYPE_BIN)

enum {
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const KithField *
get_field (KithNoteField field)
{
  return &kith_note_kind.fields[field];
}

static KithTextRow *
get_text_row (KithNoteFields *self)
{
  return KITH_TEXT_ROW (self->parts[KITH_NOTE_TEXT].row);
}

/* What follows from what is typed */

static const char *
get_visibility_words (const char *code)
{
  if (g_strcmp0 (code, "dsl") == 0)
    return _("Only the safeguarding lead can read this.");
  if (g_strcmp0 (code, "supporters") == 0)
    return _("You, the coach, welfare staff and managers can read this. Other mentors cannot.");
  return _("Everybody who supports this student can read this, and so can the student if they ask.");
}

static gboolean
is_mentor_only (KithNoteFields *self)
{
  const KithActor *actor = kith_store_get_actor (self->store);

  return actor != NULL && !(actor->roles & KITH_ROLE_DSL);
}

static void
update_visibility (KithNoteFields *self)
{
  KithChoiceRow *row = KITH_CHOICE_ROW (self->parts[KITH_NOTE_VISIBILITY].row);
  KithMessageRow *message = self->parts[KITH_NOTE_VISIBILITY].message;
  const char *code = kith_choice_row_get_code (row);
  g_autofree char *words = g_strdup (get_visibility_words (code));

  if (g_strcmp0 (code, "dsl") == 0 && is_mentor_only (self)) {
    g_free (words);
    words = g_strdup (_("Only the safeguarding lead can read this. You will not be able to read this again."));
  }
  kith_message_row_set_hint (message, words);
}

static void
update_counter (KithNoteFields *self)
{
  g_autofree char *text = kith_text_row_dup_text (get_text_row (self));
  glong length = kith_text_get_length (text);
  g_autofree char *number = kith_text_format_number (length);
  g_autofree char *most = kith_text_format_number (MOST_CHARACTERS);
  g_autofree char *words = NULL;

  if (length > MOST_CHARACTERS)
    /* Translators: a length with thousands separators */
    words = g_strdup_printf (_("That is %s characters. The limit is 20,000. Split it into two notes."), number);
  else if (length > COUNT_FROM)
    /* Translators: characters written, characters allowed */
    words = g_strdup_printf (_("%s of %s characters"), number, most);
  kith_message_row_set_error (self->parts[KITH_NOTE_TEXT].message, length > MOST_CHARACTERS ? words : NULL);
  kith_message_row_set_info (self->parts[KITH_NOTE_TEXT].message, length > MOST_CHARACTERS ? NULL : words);
}

static void
update_late (KithNoteFields *self)
{
  const char *date = kith_date_row_get_date (KITH_DATE_ROW (self->parts[KITH_NOTE_DATE].row));
  g_autofree char *reason = kith_form_row_dup_typed (self->parts[KITH_NOTE_LATE_REASON].row);
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (self->store));
  gboolean late = date != NULL && kith_date_iso_days_between (date, today) > KITH_RULES_LATE_DAYS;

  gtk_widget_set_visible (self->late_group, late || !kith_text_is_empty (reason));
}

static void
follow_type (KithNoteFields *self)
{
  const char *type = kith_choice_chips_get_code (KITH_CHOICE_CHIPS (self->parts[KITH_NOTE_TYPE].row));
  KithChoiceChips *contact = KITH_CHOICE_CHIPS (self->parts[KITH_NOTE_CONTACT_MADE].row);

  if (self->contact_chosen)
    return;
  if (g_strcmp0 (type, "attempted") == 0)
    kith_choice_chips_set_code (contact, "attempted");
  else if (g_strcmp0 (type, "non-contact") == 0)
    kith_choice_chips_set_code (contact, "not-applicable");
  else
    kith_choice_chips_set_code (contact, "yes");
}

static void
tell (KithNoteFields *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
on_edited (KithNoteFields *self,
           KithFormRow    *row)
{
  if (self->quiet)
    return;
  if (row == self->parts[KITH_NOTE_TYPE].row)
    follow_type (self);
  else if (row == self->parts[KITH_NOTE_CONTACT_MADE].row)
    self->contact_chosen = TRUE;
  else if (row == self->parts[KITH_NOTE_TEXT].row)
    update_counter (self);
  else if (row == self->parts[KITH_NOTE_DATE].row)
    update_late (self);
  else if (row == self->parts[KITH_NOTE_VISIBILITY].row)
    update_visibility (self);
  tell (self);
}

/* Building */

static void
keep_part (KithNoteFields *self,
           KithNoteField   field,
           GtkWidget      *row,
           GtkWidget      *message)
{
  self->parts[field].row = KITH_FORM_ROW (row);
  self->parts[field].message = message != NULL ? KITH_MESSAGE_ROW (message) : NULL;
  g_signal_connect_swapped (row, "edited", G_CALLBACK (on_edited), self);
}

static void
add_row (KithNoteFields      *self,
         AdwPreferencesGroup *group,
         KithNoteField        field,
         GtkWidget           *row,
         GtkWidget           *message)
{
  adw_preferences_group_add (group, row);
  if (message == NULL)
    message = kith_message_row_new (row);
  adw_preferences_group_add (group, message);
  if (get_field (field)->hint != NULL)
    kith_message_row_set_hint (KITH_MESSAGE_ROW (message), _(get_field (field)->hint));
  keep_part (self, field, row, message);
}

static void
add_typed (KithNoteFields      *self,
           AdwPreferencesGroup *group,
           KithNoteField        field)
{
  GtkWidget *row = kith_typed_row_new (get_field (field), kith_store_get_clock (self->store));

  add_row (self, group, field, row, kith_typed_row_get_message_row (KITH_TYPED_ROW (row)));
}

static void
add_text (KithNoteFields      *self,
          AdwPreferencesGroup *group,
          KithNoteField        field)
{
  add_row (self, group, field, kith_text_row_new (kith_field_get_label (get_field (field))), NULL);
}

static AdwPreferencesGroup *
add_group (KithNoteFields *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  gtk_box_append (self->box, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_chips (KithNoteFields       *self,
           KithNoteField         field,
           const KithChoiceList *list)
{
  GtkWidget *chips = kith_choice_chips_new (kith_field_get_label (get_field (field)), list);

  gtk_box_append (self->box, chips);
  keep_part (self, field, chips, NULL);
}

static void
add_minutes (KithNoteFields *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *group = adw_preferences_group_new ();

  add_typed (self, ADW_PREFERENCES_GROUP (group), KITH_NOTE_MINUTES);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), kith_minutes_chips_new (GTK_EDITABLE (self->parts[KITH_NOTE_MINUTES].row)));
  gtk_box_append (self->box, box);
}

static void
add_words (KithNoteFields *self)
{
  add_text (self, add_group (self), KITH_NOTE_TEXT);
  add_text (self, add_group (self), KITH_NOTE_OWN_WORDS);
  self->hints = KITH_NOTE_HINTS (kith_note_hints_new ());
  gtk_box_append (self->box, GTK_WIDGET (self->hints));
}

static void
watch_words (KithNoteFields *self)
{
  static const KithNoteField fields[] = { KITH_NOTE_TEXT, KITH_NOTE_OWN_WORDS, KITH_NOTE_STRENGTHS,
                                          KITH_NOTE_NEXT_STEPS };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    kith_note_hints_watch (self->hints, KITH_TEXT_ROW (self->parts[fields[i]].row), get_field (fields[i])->name,
                           fields[i] == KITH_NOTE_OWN_WORDS);
}

static void
add_when (KithNoteFields *self)
{
  AdwPreferencesGroup *group = add_group (self);
  GtkWidget *date = kith_date_row_new (kith_field_get_label (get_field (KITH_NOTE_DATE)),
                                       kith_store_get_clock (self->store));

  add_row (self, group, KITH_NOTE_DATE, date, kith_typed_row_get_message_row (KITH_TYPED_ROW (date)));
  add_typed (self, group, KITH_NOTE_TIME);
  group = add_group (self);
  self->late_group = GTK_WIDGET (group);
  add_typed (self, group, KITH_NOTE_LATE_REASON);
}

static void
add_visibility (KithNoteFields *self)
{
  AdwPreferencesGroup *group = add_group (self);
  const KithField *hard = get_field (KITH_NOTE_HARD);

  add_row (self, group, KITH_NOTE_VISIBILITY,
           kith_choice_row_new (kith_field_get_label (get_field (KITH_NOTE_VISIBILITY)), &kith_visibilities,
                                KITH_CHOICE_NONE_NEVER),
           NULL);
  self->hard = ADW_SWITCH_ROW (adw_switch_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->hard), kith_field_get_label (hard));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->hard), _(hard->hint));
  g_signal_connect_swapped (self->hard, "notify::active", G_CALLBACK (tell), self);
  adw_preferences_group_add (group, GTK_WIDGET (self->hard));
}

static void
add_more (KithNoteFields *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->expander = GTK_EXPANDER (gtk_expander_new (_("More: strengths, next steps, goals, place")));
  gtk_widget_set_margin_top (GTK_WIDGET (group), 12);
  gtk_expander_set_child (self->expander, GTK_WIDGET (group));
  gtk_box_append (self->box, GTK_WIDGET (self->expander));
  add_text (self, group, KITH_NOTE_STRENGTHS);
  add_text (self, group, KITH_NOTE_NEXT_STEPS);
  self->goals = KITH_GOAL_TICKS (kith_goal_ticks_new ());
  g_signal_connect_swapped (self->goals, "edited", G_CALLBACK (tell), self);
  adw_preferences_group_add (group, GTK_WIDGET (self->goals));
  add_typed (self, group, KITH_NOTE_PRESENT);
  add_typed (self, group, KITH_NOTE_PLACE);
  add_row (self, group, KITH_NOTE_TOPICS,
           kith_choices_row_new (kith_field_get_label (get_field (KITH_NOTE_TOPICS)), &kith_topics), NULL);
}

/* For apprentices only: whoever opens the editor says so. */
static void
add_log (KithNoteFields *self)
{
  self->log = KITH_NOTE_LOG_FIELDS (kith_note_log_fields_new (self->store));
  gtk_widget_set_visible (GTK_WIDGET (self->log), FALSE);
  g_signal_connect_swapped (self->log, "edited", G_CALLBACK (tell), self);
  gtk_box_append (self->box, GTK_WIDGET (self->log));
}

static void
build (KithNoteFields *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  add_chips (self, KITH_NOTE_TYPE, &kith_note_types);
  add_chips (self, KITH_NOTE_CONTACT_MADE, &kith_contact_made);
  add_minutes (self);
  add_words (self);
  add_when (self);
  add_visibility (self);
  add_more (self);
  add_log (self);
  watch_words (self);
}

/* Drafts */

static void
kith_note_fields_dispose (GObject *object)
{
  KithNoteFields *self = KITH_NOTE_FIELDS (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_note_fields_parent_class)->dispose (object);
}

static void
kith_note_fields_class_init (KithNoteFieldsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_note_fields_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);

  signals[EDITED] =
    g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kith_note_fields_init (KithNoteFields *self)
{
}

/**
 * kith_note_fields_new:
 * @store: the store
 *
 * Returns: (transfer floating): the fields of a note
 */
GtkWidget *
kith_note_fields_new (KithStore *store)
{
  KithNoteFields *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  self = g_object_new (KITH_TYPE_NOTE_FIELDS, NULL);
  self->store = g_object_ref (store);
  build (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Note"), -1);
  kith_accessible_name_containers (GTK_WIDGET (self), _("Note"));
  return GTK_WIDGET (self);
}

static void
update_all (KithNoteFields *self)
{
  update_counter (self);
  update_late (self);
  update_visibility (self);
}

/**
 * kith_note_fields_set_record:
 * @self: the fields
 * @record: the note to show
 *
 * Shows what @record holds; nothing that was typed before is left.
 */
void
kith_note_fields_set_record (KithNoteFields *self,
                             KithRecord     *record)
{
  g_return_if_fail (KITH_IS_NOTE_FIELDS (self));
  self->quiet = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (self->parts); i++) {
    g_autofree char *stored = self->parts[i].row != NULL ? kith_record_dup_stored (record, i) : NULL;

    if (self->parts[i].row != NULL)
      kith_form_row_set_stored (self->parts[i].row, stored);
  }
  adw_switch_row_set_active (self->hard, kith_record_get_flag (record, KITH_NOTE_HARD));
  kith_goal_ticks_set_ids (self->goals, kith_record_get_text (record, KITH_NOTE_GOALS));
  self->contact_chosen = kith_record_get_id (record) != 0;
  self->quiet = FALSE;
  kith_note_hints_reset (self->hints);
  kith_note_log_fields_reset (self->log);
  kith_note_fields_clear_problems (self);
  update_all (self);
}

/**
 * kith_note_fields_set_goals:
 * @self: the fields
 * @goals: (element-type KithRecord): the goals a note can be linked to
 */
void
kith_note_fields_set_goals (KithNoteFields *self,
                            GPtrArray      *goals)
{
  g_return_if_fail (KITH_IS_NOTE_FIELDS (self));
  kith_goal_ticks_set_goals (self->goals, goals);
}

/**
 * kith_note_fields_get_log:
 * @self: the fields
 *
 * Returns: (transfer none): what goes into the author’s log with the note, hidden until somebody shows it
 */
KithNoteLogFields *
kith_note_fields_get_log (KithNoteFields *self)
{
  g_return_val_if_fail (KITH_IS_NOTE_FIELDS (self), NULL);
  return self->log;
}

/**
 * kith_note_fields_get_hints:
 * @self: the fields
 *
 * Returns: (transfer none): the hints under the words
 */
KithNoteHints *
kith_note_fields_get_hints (KithNoteFields *self)
{
  g_return_val_if_fail (KITH_IS_NOTE_FIELDS (self), NULL);
  return self->hints;
}

static void
reveal (KithNoteFields *self,
        GtkWidget      *input)
{
  if (gtk_widget_is_ancestor (input, GTK_WIDGET (self->expander)))
    gtk_expander_set_expanded (self->expander, TRUE);
  if (gtk_widget_is_ancestor (input, self->late_group))
    gtk_widget_set_visible (self->late_group, TRUE);
  gtk_widget_grab_focus (input);
}

static gboolean
apply_part (KithNoteFields *self,
            KithRecord     *record,
            guint           field)
{
  const Part *part = &self->parts[field];
  g_autofree char *typed = kith_form_row_dup_typed (part->row);
  g_autoptr (GError) error = NULL;
  GDate today;

  kith_clock_get_today (kith_store_get_clock (self->store), &today);
  if (kith_record_set_typed (record, field, typed, &today, &error))
    return TRUE;
  if (part->message != NULL)
    kith_message_row_set_error (part->message, error->message);
  return FALSE;
}

/**
 * kith_note_fields_apply:
 * @self: the fields
 * @record: a note
 *
 * Takes what is typed into @record. What cannot be understood is said under its field, and the focus goes to the first
 * of them; every other field keeps what stands in it.
 *
 * Returns: whether all of it was understood
 */
gboolean
kith_note_fields_apply (KithNoteFields *self,
                        KithRecord     *record)
{
  GtkWidget *first = NULL;

  g_return_val_if_fail (KITH_IS_NOTE_FIELDS (self), FALSE);
  kith_note_fields_clear_problems (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->parts); i++)
    if (self->parts[i].row != NULL && !apply_part (self, record, i) && first == NULL)
      first = kith_form_row_get_input (self->parts[i].row);
  kith_record_set_number (record, KITH_NOTE_HARD, adw_switch_row_get_active (self->hard));
  kith_record_set_text (record, KITH_NOTE_GOALS, kith_goal_ticks_get_ids (self->goals));
  if (first != NULL)
    reveal (self, first);
  return first == NULL;
}

/**
 * kith_note_fields_show_problems:
 * @self: the fields
 * @problems: what is wrong
 *
 * Says under each field what is wrong with it; the focus goes to the first.
 *
 * Returns: whether all of them belong to a field that is shown
 */
gboolean
kith_note_fields_show_problems (KithNoteFields *self,
                                KithProblems   *problems)
{
  gboolean all = TRUE;
  gboolean focused = FALSE;

  g_return_val_if_fail (KITH_IS_NOTE_FIELDS (self), FALSE);
  for (guint i = 0; i < kith_problems_get_size (problems); i++) {
    const KithProblem *problem = kith_problems_get (problems, i);
    guint field = problem->field != NULL ? kith_kind_find_field (&kith_note_kind, problem->field) : KITH_NO_FIELD;
    const Part *part = field < G_N_ELEMENTS (self->parts) ? &self->parts[field] : NULL;

    if (part == NULL || part->message == NULL) {
      all = FALSE;
      continue;
    }
    kith_message_row_set_problem (part->message, problem);
    if (!focused)
      reveal (self, kith_form_row_get_input (part->row));
    focused = TRUE;
  }
  return all;
}

/**
 * kith_note_fields_clear_problems:
 * @self: the fields
 *
 * Takes away what was said about them.
 */
void
kith_note_fields_clear_problems (KithNoteFields *self)
{
  g_return_if_fail (KITH_IS_NOTE_FIELDS (self));
  for (guint i = 0; i < G_N_ELEMENTS (self->parts); i++)
    if (self->parts[i].message != NULL)
      kith_message_row_set_problem (self->parts[i].message, NULL);
}

static gboolean
is_written (KithNoteFields *self,
            KithNoteField   field)
{
  g_autofree char *typed = kith_form_row_dup_typed (self->parts[field].row);

  return !kith_text_is_empty (typed);
}

/**
 * kith_note_fields_has_words:
 * @self: the fields
 *
 * Returns: whether anything has been written that is worth keeping
 */
gboolean
kith_note_fields_has_words (KithNoteFields *self)
{
  static const KithNoteField fields[] = { KITH_NOTE_TEXT, KITH_NOTE_OWN_WORDS, KITH_NOTE_STRENGTHS,
                                          KITH_NOTE_NEXT_STEPS, KITH_NOTE_PLACE, KITH_NOTE_PRESENT };

  g_return_val_if_fail (KITH_IS_NOTE_FIELDS (self), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (is_written (self, fields[i]))
      return TRUE;
  return kith_note_log_fields_has_words (self->log);
}

/**
 * kith_note_fields_is_attempt:
 * @self: the fields
 *
 * Returns: whether this is a contact that was only attempted, which needs no words
 */
gboolean
kith_note_fields_is_attempt (KithNoteFields *self)
{
  g_return_val_if_fail (KITH_IS_NOTE_FIELDS (self), FALSE);
  return g_strcmp0 (kith_choice_chips_get_code (KITH_CHOICE_CHIPS (self->parts[KITH_NOTE_CONTACT_MADE].row)),
                    "attempted") == 0;
}

/**
 * kith_note_fields_dup_visibility:
 * @self: the fields
 *
 * Returns: (transfer full) (nullable): code of who may read the note
 */
char *
kith_note_fields_dup_visibility (KithNoteFields *self)
{
  g_return_val_if_fail (KITH_IS_NOTE_FIELDS (self), NULL);
  return kith_form_row_dup_typed (self->parts[KITH_NOTE_VISIBILITY].row);
}

/**
 * kith_note_fields_insert:
 * @self: the fields
 * @template_id: id of a template
 *
 * Puts the template's headings under what has been written. Its type is taken only while nothing has been.
 */
void
kith_note_fields_insert (KithNoteFields *self,
                         const char     *template_id)
{
  const KithNoteTemplate *template = kith_note_template_find (template_id);
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (KITH_IS_NOTE_FIELDS (self));
  g_return_if_fail (template != NULL);
  before = kith_text_row_dup_text (get_text_row (self));
  if (kith_text_is_empty (before)) {
    kith_choice_chips_set_code (KITH_CHOICE_CHIPS (self->parts[KITH_NOTE_TYPE].row), template->type);
    follow_type (self);
  }
  text = kith_note_template_dup_text (template, kith_text_is_empty (before) ? NULL : before);
  kith_text_row_set_text (get_text_row (self), text);
  update_counter (self);
  tell (self);
  kith_note_fields_focus_text (self);
}

/* Under a name that is no field of a note. */
#define LOG_MEMBER "for my log"

static void
add_log_typed (KithNoteFields *self,
               JsonObject     *object)
{
  g_autofree char *typed = kith_note_log_fields_dup_typed (self->log);

  if (typed != NULL)
    json_object_set_string_member (object, LOG_MEMBER, typed);
}

/**
 * kith_note_fields_dup_typed:
 * @self: the fields
 *
 * Returns: (transfer full): a JSON object of what is typed, by name of field
 */
char *
kith_note_fields_dup_typed (KithNoteFields *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonNode) decisions = NULL;

  g_return_val_if_fail (KITH_IS_NOTE_FIELDS (self), NULL);
  decisions = kith_note_hints_dup_decisions (self->hints);
  for (guint i = 0; i < G_N_ELEMENTS (self->parts); i++) {
    g_autofree char *typed = self->parts[i].row != NULL ? kith_form_row_dup_typed (self->parts[i].row) : NULL;

    if (typed != NULL && *typed != '\0')
      json_object_set_string_member (object, get_field (i)->name, typed);
  }
  if (adw_switch_row_get_active (self->hard))
    json_object_set_string_member (object, get_field (KITH_NOTE_HARD)->name, "1");
  if (kith_goal_ticks_get_ids (self->goals) != NULL)
    json_object_set_string_member (object, get_field (KITH_NOTE_GOALS)->name, kith_goal_ticks_get_ids (self->goals));
  if (decisions != NULL)
    json_object_set_member (object, "name-marks", g_steal_pointer (&decisions));
  add_log_typed (self, object);
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

static void
restore_object (KithNoteFields *self,
                JsonObject     *object)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->parts); i++)
    if (self->parts[i].row != NULL)
      kith_form_row_set_typed (self->parts[i].row,
                               json_object_get_string_member_with_default (object, get_field (i)->name, ""));
  kith_note_log_fields_restore (self->log, json_object_get_string_member_with_default (object, LOG_MEMBER, NULL));
  adw_switch_row_set_active (self->hard, json_object_has_member (object, get_field (KITH_NOTE_HARD)->name));
  kith_goal_ticks_set_ids (self->goals, json_object_get_string_member_with_default (
                                          object, get_field (KITH_NOTE_GOALS)->name, NULL));
  if (json_object_has_member (object, "name-marks"))
    kith_note_hints_restore_decisions (self->hints, json_object_get_member (object, "name-marks"));
}

/**
 * kith_note_fields_restore_typed:
 * @self: the fields
 * @json: from [method@NoteFields.dup_typed]
 *
 * Puts back what was typed, right or wrong.
 */
void
kith_note_fields_restore_typed (KithNoteFields *self,
                                const char     *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  g_return_if_fail (KITH_IS_NOTE_FIELDS (self));
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  self->quiet = TRUE;
  restore_object (self, json_node_get_object (node));
  self->contact_chosen = TRUE;
  self->quiet = FALSE;
  update_all (self);
}

/**
 * kith_note_fields_focus_text:
 * @self: the fields
 *
 * Puts the cursor where the words go, behind what is there already.
 */
void
kith_note_fields_focus_text (KithNoteFields *self)
{
  g_return_if_fail (KITH_IS_NOTE_FIELDS (self));
  gtk_widget_grab_focus (kith_form_row_get_input (self->parts[KITH_NOTE_TEXT].row));
}
