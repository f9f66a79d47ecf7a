/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-blank-forms.h"

#include "kith-college-case.h"
#include "kith-college-words.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-report-blank-form.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* Which questions, from which tables. What they are called, what they offer and how long an answer may be is what the tables
 * say, so that paper and window ask the same. */

typedef struct {
  const char *title;
  const KithKind *kind;
  const char *fields;
  /* the one with most room, and how many lines it and the other longer answers have */
  const char *main;
  guint main_lines;
  guint lines;
  const char *lead;
  const char *signatures[3];
  const char *hand_in;
} Form;

typedef enum {
  FORM_NOTE,
  FORM_CONCERN,
  FORM_APPOINTMENT,
  FORM_REGISTER,
  FORM_STUDENT,
  FORM_GOAL,
  N_FORMS,
} FormName;

static const Form forms[N_FORMS] = {
  [FORM_NOTE] = { N_("Note"), &kith_note_kind,
    "student date time minutes place type contact-made present text own-words strengths next-steps author", "text", 5, 2,
    N_("Write so that the student can read it: what happened, their own words, full names."), { NULL },
    N_("There is more room on the back. Type it in the same day, or give it to whoever does, and shred the paper.") },
  [FORM_CONCERN] = { N_("Safeguarding Concern"), &kith_concern_kind,
    "about about-name date time told-date told-time facts exact-words injuries immediate-action told-to", "facts", 9, 3,
    N_("What you saw and heard, not what you think of it. Do not look into it yourself, and do not wait until all is "
       "filled in."),
    { N_("Your name and role") }, NULL },
  [FORM_APPOINTMENT] = { N_("Appointment"), &kith_appointment_kind,
    "student type date time place with-whom person transport next", "next", 3, 3, NULL, { NULL },
    N_("Type it in, or give it to the coach, and shred the paper.") },
  [FORM_REGISTER] = { N_("Group Register"), &kith_group_kind, "title date time place person", NULL, 0, 0, NULL,
    { N_("Who took the register") },
    N_("Type it in, and shred the paper: a list of who is in a group is personal.") },
  [FORM_STUDENT] = { N_("First Meeting and One-Page Profile"), &kith_student_kind,
    "preferred-name name-hint pronouns date-of-birth college-id course phone contact-way emergency-contact "
    "communication-needs own-words strengths matters helps does-not-help",
    "own-words", 4, 3, N_("Fill it in together. Leave out whatever the student would rather not say."), { NULL },
    N_("Type it in, read it to the student, and shred the paper or give it to them.") },
  [FORM_GOAL] = { N_("Goal"), &kith_goal_kind, "student text area why start review target", "text", 2, 2, NULL,
    { N_("Student"), N_("Mentor or coach") },
    N_("The student keeps it. Type in a copy.") },
};

#define N_COLUMNS 3
#define REGISTER_ROWS 16
#define STEP_ROWS 5

static guint
get_n_lines (const Form      *form,
             const KithField *field)
{
  if (field->type != KITH_FIELD_TEXT)
    return 1;
  return g_strcmp0 (field->name, form->main) == 0 ? form->main_lines : form->lines;
}

static char **
dup_choices (const KithField *field)
{
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();

  if (field->type == KITH_FIELD_FLAG) {
    g_strv_builder_add (choices, _("Yes"));
    g_strv_builder_add (choices, _("No"));
  } else if (field->type == KITH_FIELD_NUMBER && field->limit > 0 && field->limit - field->minimum <= 10) {
    for (gint64 i = field->minimum; i <= field->limit; i++)
      g_strv_builder_take (choices, g_strdup_printf ("%" G_GINT64_FORMAT, i));
  } else if (field->choices != NULL) {
    for (guint i = 0; i < field->choices->n_choices; i++)
      g_strv_builder_add (choices, _(field->choices->choices[i].label));
  } else {
    return NULL;
  }
  return g_strv_builder_end (choices);
}

static gboolean
takes_half (const KithField *field)
{
  switch (field->type) {
  case KITH_FIELD_DATE:
  case KITH_FIELD_TIME:
  case KITH_FIELD_MINUTES:
  case KITH_FIELD_NUMBER:
  case KITH_FIELD_MONEY:
  case KITH_FIELD_INSTANT:
    return TRUE;
  case KITH_FIELD_LINE:
    return field->limit > 0 && field->limit <= 40;
  case KITH_FIELD_TEXT:
  case KITH_FIELD_CHOICE:
  case KITH_FIELD_CHOICES:
  case KITH_FIELD_LINKS:
  case KITH_FIELD_FLAG:
  case KITH_FIELD_LINK:
    return FALSE;
  }
  g_return_val_if_reached (FALSE);
}

static void
clear_field (gpointer data)
{
  KithBlankField *field = data;

  g_free (field->label);
  g_strfreev (field->choices);
}

/* A heading over one question only gets in the way. */
static void
drop_lonely_sections (GArray *fields)
{
  for (guint i = 0; i < fields->len; i++) {
    KithBlankField *field = &g_array_index (fields, KithBlankField, i);
    gboolean has_before = i > 0 && g_strcmp0 (field->section, g_array_index (fields, KithBlankField, i - 1).section) == 0;
    gboolean has_after =
      i + 1 < fields->len && g_strcmp0 (field->section, g_array_index (fields, KithBlankField, i + 1).section) == 0;

    if (!has_before && !has_after)
      field->section = NULL;
  }
}

static GArray *
list_fields (const Form *form)
{
  g_auto (GStrv) names = g_strsplit (form->fields, " ", -1);
  GArray *fields = g_array_new (FALSE, TRUE, sizeof (KithBlankField));

  g_array_set_clear_func (fields, clear_field);
  for (guint i = 0; names[i] != NULL; i++) {
    guint place = kith_kind_find_field (form->kind, names[i]);
    const KithField *field = NULL;
    KithBlankField blank = { 0 };

    g_assert (place != KITH_NO_FIELD);
    field = &form->kind->fields[place];
    blank.label = g_strdup (kith_field_get_label (field));
    blank.section = field->section != NULL ? _(field->section) : NULL;
    blank.choices = dup_choices (field);
    blank.n_lines = blank.choices != NULL ? 0 : get_n_lines (form, field);
    blank.is_half = takes_half (field) && blank.choices == NULL;
    /* what it does in the window says nothing on paper */
    if (field->hint != NULL && form->kind == &kith_concern_kind && field->type == KITH_FIELD_TEXT)
      blank.hint = _(field->hint);
    g_array_append_val (fields, blank);
  }
  drop_lonely_sections (fields);
  return fields;
}

/* To somebody by name, today, by hand: nothing else is quick and safe enough. */
static char *
dup_hand_in (KithRecord *college)
{
  const char *name = kith_record_get_text (college, KITH_COLLEGE_LEAD_NAME);
  const char *phone = kith_record_get_text (college, KITH_COLLEGE_LEAD_PHONE);
  g_autofree char *lead = name != NULL && phone != NULL
                            /* Translators: a name and a telephone number */
                            ? g_strdup_printf (_("%s, the designated safeguarding lead (%s)"), name, phone)
                            : g_strdup (_("the designated safeguarding lead"));

  /* Translators: the safeguarding lead */
  return g_strdup_printf (_("Give it to %s today, by hand. Do not copy it, and do not leave it in a tray. When it is about a "
                            "member of staff, give it to the principal instead."), lead);
}

static char *
dup_urgent (KithRecord *college)
{
  g_autofree char *first = kith_college_dup_danger (college);
  g_autofree char *more = kith_record_has (college, KITH_COLLEGE_LEAD_PHONE) ? kith_college_dup_danger_more (college) : NULL;

  return more != NULL ? g_strdup_printf ("%s %s", first, more) : g_steal_pointer (&first);
}

static const char *
get_step_label (KithStepField field)
{
  return kith_field_get_label (&kith_step_kind.fields[field]);
}

/* @columns: room for N_COLUMNS */
static void
add_table (KithBlankForm *blank,
           FormName       name,
           KithColumn    *columns)
{
  if (name != FORM_REGISTER && name != FORM_GOAL)
    return;
  blank->columns = columns;
  blank->n_columns = N_COLUMNS;
  if (name == FORM_REGISTER) {
    columns[0] = (KithColumn) { _("Name"), 3, KITH_ALIGN_START };
    columns[1] = (KithColumn) { _("Came"), 0.9, KITH_ALIGN_CENTER };
    columns[2] = (KithColumn) { _("Signature"), 3, KITH_ALIGN_START };
    blank->table_title = _("Who was there");
    blank->n_rows = REGISTER_ROWS;
    blank->box = 1;
  } else {
    columns[0] = (KithColumn) { get_step_label (KITH_STEP_TEXT), 4, KITH_ALIGN_START };
    columns[1] = (KithColumn) { get_step_label (KITH_STEP_WHO), 1.5, KITH_ALIGN_START };
    columns[2] = (KithColumn) { get_step_label (KITH_STEP_DUE), 1.5, KITH_ALIGN_START };
    blank->table_title = _(kith_step_kind.label_plural);
    blank->n_rows = STEP_ROWS;
  }
}

static KithDocument *
make (FormName                 name,
      KithRecord              *college,
      const KithReportSetting *setting)
{
  const Form *form = &forms[name];
  g_autoptr (GArray) fields = list_fields (form);
  g_autofree char *hand_in = form->hand_in != NULL ? g_strdup (_(form->hand_in)) : dup_hand_in (college);
  g_autofree char *urgent = name == FORM_CONCERN ? dup_urgent (college) : NULL;
  const char *signatures[G_N_ELEMENTS (form->signatures)] = { NULL };
  KithColumn columns[N_COLUMNS];
  KithBlankForm blank = {
    .title = _(form->title), .urgent = urgent, .lead = form->lead != NULL ? _(form->lead) : NULL,
    .fields = (const KithBlankField *) (gpointer) fields->data, .n_fields = fields->len, .hand_in = hand_in,
  };

  for (guint i = 0; form->signatures[i] != NULL; i++)
    signatures[i] = _(form->signatures[i]);
  if (signatures[0] != NULL)
    blank.signatures = signatures;
  add_table (&blank, name, columns);
  return kith_report_blank_form (&blank, setting);
}

/**
 * kith_blank_forms_get_n:
 *
 * Returns: how many empty forms there are
 */
guint
kith_blank_forms_get_n (void)
{
  return N_FORMS;
}

/**
 * kith_blank_forms_get_title:
 * @form: which, from 0
 *
 * Returns: what it is called
 */
const char *
kith_blank_forms_get_title (guint form)
{
  g_return_val_if_fail (form < N_FORMS, NULL);

  return _(forms[form].title);
}

/**
 * kith_blank_forms_make:
 * @file: an open case file
 * @form: which, from 0
 * @options: (nullable): what stands at the top
 * @error: %KITH_ERROR_USAGE when there is no such form
 *
 * Blocks: the concern says whom to call here.
 *
 * Returns: (transfer full) (nullable): the empty form
 */
KithDocument *
kith_blank_forms_make (KithCaseFile             *file,
                       guint                     form,
                       const KithOutputOptions  *options,
                       GError                  **error)
{
  g_autoptr (KithRecord) college = NULL;
  g_autofree char *moment = NULL;
  KithReportSetting setting;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (form >= N_FORMS) {
    g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE,
                 /* Translators: how many empty forms there are */
                 ngettext ("There is %u empty form.", "There are %u empty forms: choose one from 1 to that number.", N_FORMS),
                 (guint) N_FORMS);
    return NULL;
  }
  college = kith_college_current (file, error);
  if (college == NULL)
    return NULL;
  moment = kith_output_dup_moment (file);
  kith_output_begin (&setting, file, options, moment);
  return make ((FormName) form, college, &setting);
}
