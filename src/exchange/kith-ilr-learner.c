/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-ilr-learner.h"

#include "kith-date.h"
#include "kith-import-settle.h"
#include "kith-lists.h"
#include "kith-student.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define ADDRESS_LINES 4

/* @unknown: what the return writes where the value is not known. */
typedef struct {
  const char *element;
  KithStudentField field;
  const char *unknown;
} Taken;

static const Taken taken[] = {
  { "LearnRefNumber", KITH_STUDENT_COLLEGE_ID },
  { "ULN", KITH_STUDENT_ULN, "9999999999" },
  { "GivenNames", KITH_STUDENT_LEGAL_FIRST_NAME },
  { "FamilyName", KITH_STUDENT_LEGAL_LAST_NAME },
  { "DateOfBirth", KITH_STUDENT_DATE_OF_BIRTH },
  { "Postcode", KITH_STUDENT_POSTCODE, "ZZ99 9ZZ" },
  { "TelNo", KITH_STUDENT_PHONE },
  { "Email", KITH_STUDENT_EMAIL },
};

struct _KithIlrLearner
{
  guint64 line;

  /* owned */
  char *texts[G_N_ELEMENTS (taken)];
  char *address[ADDRESS_LINES];
  KithIlrAim course;

  char *last_end;
  guint facts;
  gboolean has_course;
  gboolean is_here;
  gboolean has_plan;
};

/**
 * kith_ilr_learner_new:
 * @line: the line the learner starts on
 *
 * Returns: (transfer full): a learner nothing is known of
 */
KithIlrLearner *
kith_ilr_learner_new (guint64 line)
{
  KithIlrLearner *self = g_new0 (KithIlrLearner, 1);

  self->line = line;
  return self;
}

/**
 * kith_ilr_learner_free:
 * @self: (transfer full) (nullable): a learner
 */
void
kith_ilr_learner_free (KithIlrLearner *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_free (self->texts[i]);
  for (guint i = 0; i < ADDRESS_LINES; i++)
    g_free (self->address[i]);
  kith_ilr_aim_clear (&self->course);
  g_free (self->last_end);
  g_free (self);
}

static int
find_address_line (const char *element)
{
  if (!g_str_has_prefix (element, "AddLine") || element[7] < '1' || element[7] > '0' + ADDRESS_LINES)
    return -1;
  return element[8] == '\0' ? element[7] - '1' : -1;
}

/**
 * kith_ilr_learner_wants:
 * @element: local name of a child of a learner
 *
 * Returns: whether its text is taken
 */
gboolean
kith_ilr_learner_wants (const char *element)
{
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    if (g_str_equal (taken[i].element, element))
      return TRUE;
  return find_address_line (element) >= 0;
}

/**
 * kith_ilr_learner_take:
 * @self: a learner
 * @element: local name of one of its children
 * @text: what it holds
 */
void
kith_ilr_learner_take (KithIlrLearner *self,
                       const char     *element,
                       const char     *text)
{
  int address_line = find_address_line (element);

  if (address_line >= 0) {
    g_free (self->address[address_line]);
    self->address[address_line] = kith_text_tidy_line (text);
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++) {
    if (g_str_equal (taken[i].element, element)) {
      g_free (self->texts[i]);
      self->texts[i] = kith_text_tidy_line (text);
    }
  }
}

/**
 * kith_ilr_learner_take_fact:
 * @self: a learner
 * @type: (nullable): type of the learner's funding and monitoring fact
 * @code: (nullable): its code
 *
 * Takes the facts about support; those about funding are left.
 *
 * Returns: whether it is one that is taken
 */
gboolean
kith_ilr_learner_take_fact (KithIlrLearner *self,
                            const char     *type,
                            const char     *code)
{
  g_autofree char *statutory = g_strconcat (type != NULL ? type : "", code, NULL);

  if (g_str_equal (statutory, "EHC1")) {
    self->has_plan = TRUE;
    return TRUE;
  }
  for (guint i = 0; i < kith_support_facts.n_choices; i++) {
    if (g_strcmp0 (kith_support_facts.choices[i].statutory, statutory) == 0) {
      self->facts |= 1u << i;
      return TRUE;
    }
  }
  return FALSE;
}

/**
 * kith_ilr_learner_take_aim:
 * @self: a learner
 * @aim: an aim; empty afterwards
 *
 * Keeps the aim that is the learner's course, see [func@kith_ilr_aim_compare], and of the others only whether they are
 * over.
 */
void
kith_ilr_learner_take_aim (KithIlrLearner *self,
                           KithIlrAim     *aim)
{
  if (kith_ilr_aim_is_open (aim))
    self->is_here = TRUE;
  if (g_strcmp0 (aim->actual_end, self->last_end) > 0)
    g_set_str (&self->last_end, aim->actual_end);
  if (!self->has_course || kith_ilr_aim_compare (aim, &self->course) > 0) {
    kith_ilr_aim_clear (&self->course);
    self->course = *aim;
    *aim = (KithIlrAim) { 0 };
    self->has_course = TRUE;
  } else {
    kith_ilr_aim_clear (aim);
  }
}

static const char *
name_field (KithStudentField field)
{
  return kith_student_kind.fields[field].name;
}

/* XML dates may carry a time zone behind the day. */
static void
set_date (KithImportRow    *row,
          KithStudentField  field,
          const char       *text)
{
  g_autofree char *day = text != NULL ? g_strndup (text, 10) : NULL;
  g_autofree char *message = NULL;

  if (text == NULL || kith_date_is_iso (day)) {
    kith_import_row_set_value (row, name_field (field), day);
    return;
  }
  message = g_strdup_printf (
    /* Translators: what the file holds, then the label of a field */
    _("“%s” is not a date (%s). Put it right in your learner system and export the file again."), day,
    kith_field_get_label (&kith_student_kind.fields[field]));
  kith_import_row_add_problem (row, name_field (field), message);
}

static void
set_texts (KithIlrLearner *self,
           KithImportRow  *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++) {
    if (taken[i].field == KITH_STUDENT_DATE_OF_BIRTH)
      set_date (row, taken[i].field, self->texts[i]);
    else if (taken[i].unknown == NULL || g_strcmp0 (self->texts[i], taken[i].unknown) != 0)
      kith_import_row_set_value (row, name_field (taken[i].field), self->texts[i]);
  }
}

static void
set_address (KithIlrLearner *self,
             KithImportRow  *row)
{
  gboolean is_text = kith_student_kind.fields[KITH_STUDENT_ADDRESS].type == KITH_FIELD_TEXT;
  g_autoptr (GString) address = g_string_new (NULL);

  for (guint i = 0; i < ADDRESS_LINES; i++)
    if (self->address[i] != NULL)
      g_string_append_printf (address, "%s%s", address->len > 0 ? (is_text ? "\n" : ", ") : "", self->address[i]);
  kith_import_row_set_value (row, name_field (KITH_STUDENT_ADDRESS), address->str);
}

static void
set_facts (KithIlrLearner *self,
           KithImportRow  *row)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < kith_support_facts.n_choices; i++)
    if ((self->facts & (1u << i)) != 0)
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", kith_support_facts.choices[i].code);
  kith_import_row_set_value (row, name_field (KITH_STUDENT_SUPPORT_FACTS), codes->str);
  if (self->has_plan)
    kith_import_row_set_value (row, name_field (KITH_STUDENT_EHCP), "1");
}

static void
set_leaving (KithIlrLearner *self,
             KithImportRow  *row)
{
  g_autofree char *day = g_strndup (self->last_end, 10);
  const char *reason = self->course.completion == KITH_ILR_COMPLETED   ? "completed"
                       : self->course.completion == KITH_ILR_WITHDRAWN ? "withdrew"
                                                                       : "other";

  kith_import_row_set_default (row, name_field (KITH_STUDENT_STAGE), "left");
  kith_import_row_set_default (row, name_field (KITH_STUDENT_LEAVING_DATE), kith_date_is_iso (day) ? day : NULL);
  kith_import_row_set_default (row, name_field (KITH_STUDENT_LEAVING_REASON), reason);
}

/* The stage is the team's own word on its support; the file only says how a new record starts. */
static void
set_course (KithIlrLearner *self,
            KithImportRow  *row)
{
  g_autofree char *course = NULL;

  if (!self->has_course)
    return;
  course = kith_ilr_aim_dup_course (&self->course);
  kith_import_row_set_value (row, name_field (KITH_STUDENT_COURSE), course);
  set_date (row, KITH_STUDENT_START_DATE, self->course.start);
  set_date (row, KITH_STUDENT_COURSE_END, self->course.planned_end);
  if (!self->is_here && self->last_end != NULL)
    set_leaving (self, row);
  else
    kith_import_row_set_default (row, name_field (KITH_STUDENT_STAGE),
                                 self->course.completion == KITH_ILR_BREAK ? "paused" : "active");
}

/**
 * kith_ilr_learner_make_row:
 * @self: a learner, complete
 *
 * Returns: (transfer full): the learner as a row by field name of the model
 */
KithImportRow *
kith_ilr_learner_make_row (KithIlrLearner *self)
{
  KithImportRow *row = kith_import_row_new (self->line);

  set_texts (self, row);
  set_address (self, row);
  set_facts (self, row);
  set_course (self, row);
  kith_import_settle (row);
  if (kith_import_row_get_value (row, name_field (KITH_STUDENT_COLLEGE_ID)) == NULL)
    kith_import_row_add_problem (row, name_field (KITH_STUDENT_COLLEGE_ID),
                                 _("This learner has no learner reference number, so Kith could not find the student "
                                   "again. Add it in your learner system."));
  return row;
}
