/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-student-header.h"

#include "kith-pill.h"
#include "kith-student.h"
#include "kith-text.h"
#include "kith-ui.h"

#include <glib/gi18n.h>

#define USUAL_LINES 3
#define COMPACT_LINES 2
#define USUAL_AVATAR 56
#define COMPACT_AVATAR 32

struct _KithStudentHeader
{
  AdwBin parent_instance;

  /* Template */
  AdwAvatar *avatar;
  GtkLabel *name_label;
  GtkLabel *pronouns_label;
  GtkLabel *facts_label;
  GtkLabel *support_label;
  GtkLabel *contact_label;
  AdwWrapBox *tags_box;
  GtkLabel *words_label;
  GtkButton *words_button;

  gboolean compact;
};

G_DEFINE_FINAL_TYPE (KithStudentHeader, kith_student_header, ADW_TYPE_BIN)

typedef enum {
  PROP_COMPACT = 1,
} KithStudentHeaderProps;

static GParamSpec *properties[PROP_COMPACT + 1];

enum {
  EDIT_OWN_WORDS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
append_fact (GString    *facts,
             const char *fact)
{
  if (!kith_text_is_empty (fact))
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", fact);
}

static char *
dup_age (KithRecord  *student,
         const GDate *today)
{
  int age = kith_student_get_age (student, today);

  if (age < 0)
    return NULL;
  if (kith_record_get_flag (student, KITH_STUDENT_DATE_OF_BIRTH_ESTIMATED))
    /* Translators: an age that rests on an estimated date of birth */
    return g_strdup_printf (ngettext ("About %d year old", "About %d years old", (gulong) age), age);
  return g_strdup_printf (ngettext ("%d year old", "%d years old", (gulong) age), age);
}

static void
show_facts (KithStudentHeader      *self,
            KithRecord             *student,
            const KithStudentTags  *tags,
            const GDate            *today)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *age = dup_age (student, today);
  g_autofree char *stage = kith_record_format (student, KITH_STUDENT_STAGE);
  g_autofree char *groups = kith_record_format (student, KITH_STUDENT_SUPPORT_GROUPS);

  if (g_strcmp0 (kith_record_get_text (student, KITH_STUDENT_STAGE), "active") != 0)
    append_fact (words, stage);
  append_fact (words, age);
  append_fact (words, kith_record_get_text (student, KITH_STUDENT_COURSE));
  append_fact (words, kith_text_is_empty (tags->care_status) ? groups : tags->care_status);
  gtk_label_set_text (self->facts_label, words->str);
}

static void
show_support (KithStudentHeader      *self,
              const KithStudentFacts *facts)
{
  /* Translators: names of the coaches */
  g_autofree char *coach = kith_text_is_empty (facts->coach) ? g_strdup (_("No coach yet"))
                                                             : g_strdup_printf (_("Coach: %s"), facts->coach);
  /* Translators: names of the mentors */
  g_autofree char *mentor = kith_text_is_empty (facts->mentor) ? g_strdup (_("No mentor yet"))
                                                               : g_strdup_printf (_("Mentor: %s"), facts->mentor);
  g_autofree char *words = g_strdup_printf ("%s · %s", coach, mentor);

  gtk_label_set_text (self->support_label, words);
}

static void
add_pill (KithStudentHeader *self,
          const char        *words,
          KithPillTone       tone)
{
  adw_wrap_box_append (self->tags_box, kith_pill_new (words, tone));
}

/* A plan that is far off is no reason to look up; it stands in the view of plans. */
static void
show_tags (KithStudentHeader     *self,
           const KithStudentTags *tags)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tags_box))) != NULL)
    adw_wrap_box_remove (self->tags_box, child);
  for (guint i = 0; tags->tags[i] != NULL; i++)
    add_pill (self, tags->tags[i], KITH_PILL_PLAIN);
  if (tags->moved_recently)
    add_pill (self, _("Moved recently"), KITH_PILL_PLAIN);
  if (tags->next_plan != NULL && tags->light != KITH_PLAN_LIGHT_GREY)
    add_pill (self, tags->next_plan, tags->light == KITH_PLAN_LIGHT_RED ? KITH_PILL_ERROR : KITH_PILL_WARNING);
  gtk_widget_set_visible (GTK_WIDGET (self->tags_box), gtk_widget_get_first_child (GTK_WIDGET (self->tags_box)) != NULL);
}

static void
show_contact (KithStudentHeader *self,
              KithRecord        *student,
              const GDate       *today)
{
  g_autofree char *words = kith_student_dup_contact_words (student, today);
  gboolean active = g_strcmp0 (kith_record_get_text (student, KITH_STUDENT_STAGE), "active") == 0;
  gint64 agreed = kith_student_get_contact_days (student);
  gint64 days = G_MAXINT64;
  GDate last;

  if (kith_record_get_date (student, KITH_STUDENT_LAST_CONTACT, &last))
    days = g_date_days_between (&last, today);
  gtk_label_set_text (self->contact_label, words);
  gtk_widget_remove_css_class (GTK_WIDGET (self->contact_label), "warning");
  gtk_widget_remove_css_class (GTK_WIDGET (self->contact_label), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->contact_label), "dimmed");
  if (!active || days <= agreed)
    gtk_widget_add_css_class (GTK_WIDGET (self->contact_label), "dimmed");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->contact_label),
                              days > 2 * agreed && days < G_MAXINT64 ? "error" : "warning");
}

static void
show_own_words (KithStudentHeader *self,
                const char        *words,
                KithOwnWords       own_words)
{
  gboolean none = kith_text_is_empty (words);
  const char *invitation =
    _("Nothing here yet. Ask what they would like people to know, and write it as they put it.");

  gtk_label_set_text (self->words_label, none ? invitation : words);
  if (none)
    gtk_widget_add_css_class (GTK_WIDGET (self->words_label), "dimmed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->words_label), "dimmed");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->words_label), none ? NULL : words);
  gtk_button_set_label (self->words_button, none ? _("Add") : _("Edit"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  none ? _("Add own words") : _("Edit own words"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self->words_button), own_words == KITH_OWN_WORDS_WRITE);
}

static void
set_compact (KithStudentHeader *self,
             gboolean           compact)
{
  if (self->compact == compact)
    return;
  self->compact = compact;
  adw_avatar_set_size (self->avatar, compact ? COMPACT_AVATAR : USUAL_AVATAR);
  gtk_label_set_lines (self->words_label, compact ? COMPACT_LINES : USUAL_LINES);
  gtk_widget_remove_css_class (GTK_WIDGET (self->name_label), compact ? "title-1" : "title-3");
  gtk_widget_add_css_class (GTK_WIDGET (self->name_label), compact ? "title-3" : "title-1");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

static void
on_words_clicked (KithStudentHeader *self)
{
  g_signal_emit (self, signals[EDIT_OWN_WORDS], 0);
}

static void
kith_student_header_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch ((KithStudentHeaderProps) property_id) {
  case PROP_COMPACT:
    g_value_set_boolean (value, KITH_STUDENT_HEADER (object)->compact);
    break;
  }
}

static void
kith_student_header_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch ((KithStudentHeaderProps) property_id) {
  case PROP_COMPACT:
    set_compact (KITH_STUDENT_HEADER (object), g_value_get_boolean (value));
    break;
  }
}

static void
kith_student_header_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KITH_TYPE_STUDENT_HEADER);

  G_OBJECT_CLASS (kith_student_header_parent_class)->dispose (object);
}

static void
kith_student_header_class_init (KithStudentHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_student_header_dispose;
  object_class->get_property = kith_student_header_get_property;
  object_class->set_property = kith_student_header_set_property;
  properties[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[EDIT_OWN_WORDS] = g_signal_new ("edit-own-words", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("student/kith-student-header.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithStudentHeader, avatar);
  gtk_widget_class_bind_template_child (widget_class, KithStudentHeader, name_label);
  gtk_widget_class_bind_template_child (widget_class, KithStudentHeader, pronouns_label);
  gtk_widget_class_bind_template_child (widget_class, KithStudentHeader, facts_label);
  gtk_widget_class_bind_template_child (widget_class, KithStudentHeader, support_label);
  gtk_widget_class_bind_template_child (widget_class, KithStudentHeader, contact_label);
  gtk_widget_class_bind_template_child (widget_class, KithStudentHeader, tags_box);
  gtk_widget_class_bind_template_child (widget_class, KithStudentHeader, words_label);
  gtk_widget_class_bind_template_child (widget_class, KithStudentHeader, words_button);
  gtk_widget_class_bind_template_callback (widget_class, on_words_clicked);
}

static void
kith_student_header_init (KithStudentHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_student_header_show:
 * @self: a header
 * @student: the student
 * @facts: what other records know
 * @tags: what else is said of the student
 * @today: the day of the clock
 * @own_words: whether the person may write the student's own words down
 */
void
kith_student_header_show (KithStudentHeader      *self,
                          KithRecord             *student,
                          const KithStudentFacts *facts,
                          const KithStudentTags  *tags,
                          const GDate            *today,
                          KithOwnWords            own_words)
{
  const char *name = kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME);
  const char *pronouns = kith_record_get_text (student, KITH_STUDENT_PRONOUNS);
  const char *hint = kith_record_get_text (student, KITH_STUDENT_NAME_HINT);

  g_return_if_fail (KITH_IS_STUDENT_HEADER (self));
  adw_avatar_set_text (self->avatar, name);
  gtk_label_set_text (self->name_label, name != NULL ? name : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_label), hint);
  gtk_label_set_text (self->pronouns_label, pronouns != NULL ? pronouns : "");
  gtk_widget_set_visible (GTK_WIDGET (self->pronouns_label), !kith_text_is_empty (pronouns));
  show_facts (self, student, tags, today);
  show_tags (self, tags);
  show_support (self, facts);
  show_contact (self, student, today);
  show_own_words (self, kith_record_get_text (student, KITH_STUDENT_OWN_WORDS), own_words);
}
