/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-ilr-aim.h"

typedef struct {
  int code;
  const char *words;
} Programme;

/* Programme types of the Individualised Learner Record. English on purpose: the course is stored, and the same file
 * must give the same course whatever language the window speaks. */
static const Programme programmes[] = {
  { 2, "Advanced-level apprenticeship" },
  { 3, "Intermediate-level apprenticeship" },
  { 20, "Higher apprenticeship, level 4" },
  { 21, "Higher apprenticeship, level 5" },
  { 22, "Higher apprenticeship, level 6" },
  { 23, "Higher apprenticeship, level 7" },
  { 24, "Traineeship" },
  { 25, "Apprenticeship" },
  { 30, "T Level foundation" },
  { 31, "T Level" },
};

static const char *const elements[] = {
  "LearnAimRef", "AimType",   "AimSeqNumber", "LearnStartDate", "LearnPlanEndDate", "LearnActEndDate",
  "ProgType",    "StdCode",   "FworkCode",    "CompStatus",     NULL,
};

/**
 * kith_ilr_aim_clear:
 * @self: an aim
 *
 * Forgets everything.
 */
void
kith_ilr_aim_clear (KithIlrAim *self)
{
  g_free (self->reference);
  g_free (self->start);
  g_free (self->planned_end);
  g_free (self->actual_end);
  *self = (KithIlrAim) { 0 };
}

/**
 * kith_ilr_aim_wants:
 * @element: local name of a child of a learning delivery
 *
 * Returns: whether it is taken
 */
gboolean
kith_ilr_aim_wants (const char *element)
{
  return g_strv_contains (elements, element);
}

static int
read_code (const char *text)
{
  guint64 code = 0;

  return g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &code, NULL) ? (int) code : 0;
}

/**
 * kith_ilr_aim_take:
 * @self: an aim
 * @element: local name of a child of the learning delivery
 * @text: what it holds, trimmed
 *
 * Returns: whether the element is one that is taken
 */
gboolean
kith_ilr_aim_take (KithIlrAim *self,
                   const char *element,
                   const char *text)
{
  if (g_str_equal (element, "LearnAimRef"))
    g_set_str (&self->reference, text);
  else if (g_str_equal (element, "LearnStartDate"))
    g_set_str (&self->start, text);
  else if (g_str_equal (element, "LearnPlanEndDate"))
    g_set_str (&self->planned_end, text);
  else if (g_str_equal (element, "LearnActEndDate"))
    g_set_str (&self->actual_end, text);
  else if (g_str_equal (element, "AimType"))
    self->type = read_code (text);
  else if (g_str_equal (element, "AimSeqNumber"))
    self->sequence = read_code (text);
  else if (g_str_equal (element, "ProgType"))
    self->programme = read_code (text);
  else if (g_str_equal (element, "StdCode"))
    self->standard = read_code (text);
  else if (g_str_equal (element, "FworkCode"))
    self->framework = read_code (text);
  else if (g_str_equal (element, "CompStatus"))
    self->completion = read_code (text);
  else
    return FALSE;
  return TRUE;
}

/**
 * kith_ilr_aim_is_open:
 * @self: an aim
 *
 * Returns: whether the learner is still on it, or on a break from it
 */
gboolean
kith_ilr_aim_is_open (const KithIlrAim *self)
{
  return self->completion == KITH_ILR_BREAK || self->actual_end == NULL;
}

static int
rank_type (const KithIlrAim *aim)
{
  switch (aim->type) {
  case KITH_ILR_AIM_CORE:
    return 4;
  case KITH_ILR_AIM_PROGRAMME:
    return 3;
  case KITH_ILR_AIM_ALONE:
    return 2;
  case KITH_ILR_AIM_COMPONENT:
    return 1;
  default:
    return 0;
  }
}

/**
 * kith_ilr_aim_compare:
 * @self: an aim
 * @other: another aim of the same learner
 *
 * Tells which of two aims people would call the learner's course. One that still runs comes before one that has ended.
 * Then the core aim of a 16 to 19 study programme, then the programme aim of an apprenticeship, traineeship or T Level
 * (its parts follow from it), then an aim of its own, then a part. Then the one that started last, since that is the
 * course of this year; the lowest number in the file decides what is left.
 *
 * Returns: more than 0 when @self is, less than 0 when @other is
 */
int
kith_ilr_aim_compare (const KithIlrAim *self,
                      const KithIlrAim *other)
{
  int order = kith_ilr_aim_is_open (self) - kith_ilr_aim_is_open (other);

  if (order == 0)
    order = rank_type (self) - rank_type (other);
  if (order == 0)
    order = g_strcmp0 (self->start, other->start);
  return order != 0 ? order : other->sequence - self->sequence;
}

static const char *
find_programme (int code)
{
  for (guint i = 0; i < G_N_ELEMENTS (programmes); i++)
    if (programmes[i].code == code)
      return programmes[i].words;
  return NULL;
}

/**
 * kith_ilr_aim_dup_course:
 * @self: an aim
 *
 * The file names courses by number only; their titles stand in a register of the agency that Kith does not hold.
 *
 * Returns: (transfer full): what to store as the course, such as `T Level (standard 14)` or `Learning aim 60133533`
 */
char *
kith_ilr_aim_dup_course (const KithIlrAim *self)
{
  const char *programme = find_programme (self->programme);

  if (self->type != KITH_ILR_AIM_PROGRAMME || programme == NULL)
    return g_strdup_printf ("Learning aim %s", self->reference != NULL ? self->reference : "");
  if (self->standard > 0)
    return g_strdup_printf ("%s (standard %d)", programme, self->standard);
  if (self->framework > 0)
    return g_strdup_printf ("%s (framework %d)", programme, self->framework);
  return g_strdup (programme);
}
