/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "supervision/kith-care-rows.h"

#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-lists.h"
#include "kith-text.h"
#include "shell/kith-window.h"
#include "student/kith-pane-rows.h"
#include "supervision/kith-session-dialog.h"

#include <glib/gi18n.h>

/* More are in the list of all: kithctl, export. */
#define MOST_SESSIONS 50

static gint64
get_actor (KithStudentPane *pane)
{
  const KithActor *actor = kith_store_get_actor (kith_student_pane_get_store (pane));

  return actor != NULL ? actor->person : 0;
}

static void
add_texts (AdwExpanderRow *row,
           KithRecord     *record,
           const guint    *fields,
           gsize           n_fields)
{
  const KithKind *kind = kith_record_get_kind (record);

  for (gsize i = 0; i < n_fields; i++) {
    g_autofree char *value = kith_record_format (record, fields[i]);
    AdwActionRow *line = NULL;

    if (kith_text_is_empty (value))
      continue;
    line = kith_pane_create_row (kith_field_get_label (&kind->fields[fields[i]]), value);
    adw_action_row_set_subtitle_selectable (line, TRUE);
    adw_action_row_set_subtitle_lines (line, 0);
    gtk_widget_add_css_class (GTK_WIDGET (line), "property");
    adw_expander_row_add_row (row, GTK_WIDGET (line));
  }
}

/* Sessions */

static void
on_new_session (KithStudentPane *pane,
                GtkWidget       *button)
{
  KithRecord *person = kith_pane_get_record (button);
  gint64 supervisor = kith_record_get_number (person, KITH_PERSON_SUPERVISOR);
  gboolean is_own = kith_record_get_id (person) == get_actor (pane);

  kith_session_dialog_present_new (GTK_WIDGET (pane), kith_student_pane_get_store (pane), kith_record_get_id (person),
                                   is_own ? supervisor : get_actor (pane));
}

static void
on_edit_session (KithStudentPane *pane,
                 GtkWidget       *button)
{
  kith_session_dialog_present (GTK_WIDGET (pane), kith_student_pane_get_store (pane), kith_pane_get_record (button));
}

/* One of the two who were there, who may read what was said. */
static gboolean
was_there (KithStudentPane *pane,
           KithRecord      *session)
{
  gint64 me = get_actor (pane);

  return kith_record_get_number (session, KITH_SUPERVISION_PERSON) == me ||
         kith_record_get_number (session, KITH_SUPERVISION_SUPERVISOR) == me;
}

static void
add_session (KithStudentPane     *pane,
             AdwPreferencesGroup *group,
             KithRecord          *session)
{
  static const guint texts[] = {
    KITH_SUPERVISION_WELLBEING, KITH_SUPERVISION_WENT_WELL,  KITH_SUPERVISION_HARD_MOMENTS, KITH_SUPERVISION_CASELOAD,
    KITH_SUPERVISION_BOUNDARIES, KITH_SUPERVISION_TRAINING,  KITH_SUPERVISION_ACTIONS,      KITH_SUPERVISION_NEXT,
    KITH_SUPERVISION_CONSENT,
  };
  g_autofree char *title = kith_record_dup_title (session);
  /* Translators: a supervision session, as in "One-to-one, 3 Mar 2026" */
  g_autofree char *label = g_strdup_printf (_("Edit %s"), title);
  g_autofree char *name = g_strdup_printf ("kith-session-%" G_GINT64_FORMAT, kith_record_get_id (session));
  gboolean may_read = was_there (pane, session) || kith_record_get_flag (session, KITH_SUPERVISION_CONSENT);
  AdwExpanderRow *row = NULL;
  GtkWidget *button = NULL;

  if (!may_read) {
    kith_pane_add_row (group, title, NULL);
    return;
  }
  row = kith_pane_add_expander (group, title, name);
  add_texts (row, session, texts, G_N_ELEMENTS (texts));
  if (!was_there (pane, session))
    return;
  button = kith_pane_create_button ("document-edit-symbolic", label);
  kith_pane_connect_record (button, "clicked", session, G_CALLBACK (on_edit_session), pane);
  adw_expander_row_add_suffix (row, button);
}

static gboolean
may_write_session (KithStudentPane      *pane,
                   const KithPersonCare *care)
{
  return care->supervision->supervisor != 0 &&
         (care->is_own || care->supervision->supervisor == get_actor (pane));
}

/**
 * kith_care_add_sessions:
 * @pane: the view
 * @box: where its groups stand
 * @care: how somebody is looked after
 *
 * Supervision: when it was, when it is due, and for the two who were there what was said.
 */
void
kith_care_add_sessions (KithStudentPane      *pane,
                        GtkBox               *box,
                        const KithPersonCare *care)
{
  /* Translators: the name of a supervisor, then when supervision was and is due */
  g_autofree char *with = care->supervision->supervisor_name != NULL
                            ? g_strdup_printf (_("With %s · %s"), care->supervision->supervisor_name, care->supervision->words)
                            : g_strdup (care->supervision->words);
  AdwPreferencesGroup *group = kith_pane_add_group (box, care->is_own ? _("My Supervision") : _("Supervision"), with);
  gboolean may_read_any = care->is_own;

  if (may_write_session (pane, care)) {
    GtkWidget *button = kith_pane_add_header_button (group, _("Write Up a Session…"), NULL, "kith-new-session",
                                                     G_CALLBACK (on_new_session), pane);

    g_object_set_data_full (G_OBJECT (button), "kith-pane-record", g_object_ref (care->person), g_object_unref);
  }
  for (guint i = 0; i < MIN (care->sessions->len, MOST_SESSIONS); i++) {
    may_read_any |= was_there (pane, g_ptr_array_index (care->sessions, i));
    add_session (pane, group, g_ptr_array_index (care->sessions, i));
  }
  if (care->sessions->len == 0)
    kith_pane_add_remark (group, care->is_own && care->supervision->supervisor == 0
                                   ? _("Ask your manager to put in who supervises you.") : _("No session yet."));
  else if (!may_read_any)
    kith_pane_add_remark (group, _("What was said is for the two of them."));
  else if (care->is_own)
    kith_pane_add_remark (group, _("Only you and your supervisor can read what was said. Managers see the days. Whether the "
                                   "safeguarding lead may read a session is for you to tick in it."));
}

/* Offers of support */

static char *
dup_offer_words (KithRecord *offer)
{
  g_autofree char *day = kith_record_format (offer, KITH_SUPPORT_OFFER_OFFERED_ON);
  g_autofree char *due = kith_record_format (offer, KITH_SUPPORT_OFFER_DUE);

  if (day != NULL && *day != '\0')
    /* Translators: a day */
    return g_strdup_printf (_("Support offered %s"), day);
  /* Translators: a day */
  return g_strdup_printf (_("Support to be offered by %s"), due);
}

/* The two have agreed on it already, so it is offered today. */
static void
on_pause (KithStudentPane *pane)
{
  static const char *const fields[] = { "until", "offered-on", NULL };
  g_autoptr (KithRecord) offer = kith_record_new (&kith_support_offer_kind);
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (kith_student_pane_get_store (pane)));

  kith_record_set_number (offer, KITH_SUPPORT_OFFER_PERSON, kith_student_pane_get_student (pane));
  kith_record_set_number (offer, KITH_SUPPORT_OFFER_SUPERVISOR, get_actor (pane));
  kith_record_set_text (offer, KITH_SUPPORT_OFFER_TYPE, "pause");
  kith_record_set_text (offer, KITH_SUPPORT_OFFER_DUE, today);
  kith_record_set_text (offer, KITH_SUPPORT_OFFER_OFFERED_ON, today);
  kith_pane_present (pane, offer, _("Pause on New Students"), fields);
}

/**
 * kith_care_add_offers:
 * @pane: the view
 * @box: where its groups stand
 * @care: how somebody is looked after
 *
 * That support was offered and when: what kind, and what they said to it, is for the two of them.
 */
void
kith_care_add_offers (KithStudentPane      *pane,
                      GtkBox               *box,
                      const KithPersonCare *care)
{
  AdwPreferencesGroup *group = NULL;
  gboolean is_supervisor = !care->is_own && care->supervision->supervisor == get_actor (pane);

  if (care->offers->len == 0 && !is_supervisor)
    return;
  group = kith_pane_add_group (box, _("Support"), NULL);
  if (is_supervisor)
    kith_pane_add_header_button (group, _("Pause New Students…"), NULL, "kith-pause", G_CALLBACK (on_pause), pane);
  if (care->offers->len == 0)
    kith_pane_add_remark (group, _("Nothing offered yet. Whoever matches sees until when somebody pauses, and nothing else."));
  for (guint i = 0; i < care->offers->len; i++) {
    KithRecord *offer = g_ptr_array_index (care->offers, i);
    gint64 me = get_actor (pane);
    gboolean is_between = kith_record_get_number (offer, KITH_SUPPORT_OFFER_PERSON) == me ||
                          kith_record_get_number (offer, KITH_SUPPORT_OFFER_SUPERVISOR) == me;
    g_autofree char *words = dup_offer_words (offer);
    g_autofree char *type = is_between ? kith_record_format (offer, KITH_SUPPORT_OFFER_TYPE) : NULL;
    g_autofree char *answer = is_between ? kith_record_format (offer, KITH_SUPPORT_OFFER_ANSWER) : NULL;
    g_autofree char *until = is_between ? kith_record_format (offer, KITH_SUPPORT_OFFER_UNTIL) : NULL;
    g_autofree char *what = kith_text_is_empty (until) ? g_strdup (type)
                                                       /* Translators: a kind of support, and until when */
                                                       : g_strdup_printf (_("%s until %s"), type, until);
    g_autofree char *both = kith_text_is_empty (answer) ? g_strdup (what) : g_strdup_printf ("%s · %s", what, answer);

    kith_pane_add_row (group, words, both);
  }
}

/* Wellness plan */

static void
on_new_plan (KithStudentPane *pane)
{
  g_autoptr (KithRecord) plan = kith_record_new (&kith_wellness_plan_kind);

  kith_pane_present (pane, plan, _("My Wellness Plan"), NULL);
}

static void
add_facts (AdwPreferencesGroup *group,
           KithRecord          *record,
           const guint         *fields,
           gsize                n_fields)
{
  const KithKind *kind = kith_record_get_kind (record);

  for (gsize i = 0; i < n_fields; i++) {
    g_autofree char *value = kith_record_format (record, fields[i]);
    AdwActionRow *row = kith_pane_add_fact (group, kith_field_get_label (&kind->fields[fields[i]]), value);

    if (row != NULL)
      adw_action_row_set_subtitle_lines (row, 0);
  }
}

static char *
dup_readers (KithRecord *plan)
{
  static const KithWellnessPlanField shares[] = {
    KITH_WELLNESS_PLAN_SHARE_SUPERVISOR, KITH_WELLNESS_PLAN_SHARE_MANAGER, KITH_WELLNESS_PLAN_SHARE_LEAD,
  };
  const char *const words[] = { _("your supervisor"), _("managers"), _("the safeguarding lead") };
  g_autoptr (GString) readers = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    if (kith_record_get_flag (plan, shares[i]))
      g_string_append_printf (readers, "%s%s", readers->len > 0 ? ", " : "", words[i]);
  if (readers->len == 0)
    return g_strdup (_("Only you can read it."));
  /* Translators: who may read a wellness plan besides its owner, separated by commas */
  return g_strdup_printf (_("Besides you, these may read it: %s."), readers->str);
}

/**
 * kith_care_add_plan:
 * @pane: the view
 * @box: where its groups stand
 * @care: how somebody is looked after
 */
void
kith_care_add_plan (KithStudentPane      *pane,
                    GtkBox               *box,
                    const KithPersonCare *care)
{
  static const guint fields[] = {
    KITH_WELLNESS_PLAN_SIGNS, KITH_WELLNESS_PLAN_HELPS, KITH_WELLNESS_PLAN_CALL, KITH_WELLNESS_PLAN_MANAGER_DOES,
    KITH_WELLNESS_PLAN_MANAGER_AVOIDS,
  };
  g_autofree char *readers = care->plan != NULL && care->is_own ? dup_readers (care->plan) : NULL;
  AdwPreferencesGroup *group = NULL;

  if (care->plan == NULL && !care->is_own)
    return;
  group = kith_pane_add_group (box, care->is_own ? _("My Wellness Plan") : _("Wellness Plan"), readers);
  if (care->plan == NULL) {
    kith_pane_add_remark (group, _("What tells you that it is getting too much, what helps, and what your manager should "
                                   "do. You decide who may read it."));
    kith_pane_add_header_button (group, _("Write It…"), _("Write My Wellness Plan"), "kith-new-plan", G_CALLBACK (on_new_plan),
                                 pane);
    return;
  }
  add_facts (group, care->plan, fields, G_N_ELEMENTS (fields));
  if (care->is_own)
    adw_preferences_group_set_header_suffix (group, kith_pane_create_edit_button (care->plan, _("Edit My Wellness Plan"),
                                                                                  _("My Wellness Plan"), NULL, pane));
}

/* Agreement */

static void
on_new_agreement (KithStudentPane *pane)
{
  static const char *const fields[] = { "shares", "keeps", "contact", "agreed-on", "agreed-with", "review", NULL };
  g_autoptr (KithRecord) agreement = kith_record_new (&kith_agreement_kind);
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (kith_student_pane_get_store (pane)));

  kith_record_set_number (agreement, KITH_AGREEMENT_PERSON, kith_student_pane_get_student (pane));
  kith_record_set_text (agreement, KITH_AGREEMENT_AGREED_ON, today);
  kith_pane_present (pane, agreement, _("Mentor Agreement"), fields);
}

/* Whether the account may do it with everybody's records, and not only with its own. */
static gboolean
reaches_everybody (KithStudentPane *pane,
                   const KithKind  *kind,
                   KithAction       action)
{
  const KithActor *actor = kith_store_get_actor (kith_student_pane_get_store (pane));
  guint n_rules = 0;
  const KithPolicyRule *rules = kith_policy_get_rules (&n_rules);

  for (guint i = 0; actor != NULL && i < n_rules; i++)
    if ((rules[i].roles & actor->roles) && (rules[i].actions & action) && rules[i].scope == KITH_SCOPE_ALL &&
        g_str_equal (rules[i].kind, kind->name))
      return TRUE;
  return FALSE;
}

/**
 * kith_care_add_agreements:
 * @pane: the view
 * @box: where its groups stand
 * @care: how somebody is looked after
 *
 * What a mentor shares and what not. Earlier agreements fold away.
 */
void
kith_care_add_agreements (KithStudentPane      *pane,
                          GtkBox               *box,
                          const KithPersonCare *care)
{
  static const guint fields[] = {
    KITH_AGREEMENT_SHARES, KITH_AGREEMENT_KEEPS, KITH_AGREEMENT_CONTACT, KITH_AGREEMENT_AGREED_ON,
    KITH_AGREEMENT_AGREED_WITH, KITH_AGREEMENT_REVIEW,
  };
  static const char *const edited[] = { "shares", "keeps", "contact", "agreed-on", "agreed-with", "review", NULL };
  AdwPreferencesGroup *group = NULL;

  if (!care->is_own && !reaches_everybody (pane, &kith_agreement_kind, KITH_ACTION_SEE))
    return;
  if (!kith_person_has_role (care->person, "mentor") && care->agreements->len == 0)
    return;
  group = kith_pane_add_group (box, _("Mentor Agreement"), NULL);
  if (kith_student_pane_allows (pane, &kith_agreement_kind, KITH_ACTION_ADD))
    kith_pane_add_header_button (group, _("New Agreement…"), NULL, "kith-new-agreement", G_CALLBACK (on_new_agreement), pane);
  if (care->agreements->len == 0) {
    kith_pane_add_remark (group, _("None yet: what to share of one’s own experience, what not, and how students get in touch."));
    return;
  }
  for (guint i = 0; i < care->agreements->len; i++) {
    KithRecord *agreement = g_ptr_array_index (care->agreements, i);
    g_autofree char *title = kith_record_dup_title (agreement);
    g_autofree char *name = g_strdup_printf ("kith-agreement-%" G_GINT64_FORMAT, kith_record_get_id (agreement));
    /* Translators: a mentor agreement, as in "Agreement of 3 Mar 2026" */
    g_autofree char *label = g_strdup_printf (_("Edit %s"), title);
    AdwExpanderRow *row = kith_pane_add_expander (group, title, name);

    add_texts (row, agreement, fields, G_N_ELEMENTS (fields) - (i == 0 ? 0 : 1));
    adw_expander_row_set_expanded (row, i == 0);
    if (kith_student_pane_allows (pane, &kith_agreement_kind, KITH_ACTION_EDIT))
      adw_expander_row_add_suffix (row, kith_pane_create_edit_button (agreement, label, _("Mentor Agreement"), edited, pane));
  }
}

/* Becoming a mentor */

static const char *const stage_fields[] = { "stage", "date", "remark", NULL };

static KithRecord *
new_stage (KithStudentPane *pane,
           const char      *code)
{
  KithRecord *stage = kith_record_new (&kith_recruitment_kind);
  g_autofree char *today = kith_clock_dup_today (kith_store_get_clock (kith_student_pane_get_store (pane)));

  kith_record_set_number (stage, KITH_RECRUITMENT_PERSON, kith_student_pane_get_student (pane));
  kith_record_set_text (stage, KITH_RECRUITMENT_STAGE, code);
  kith_record_set_text (stage, KITH_RECRUITMENT_DATE, today);
  return stage;
}

static void
on_stage_saved (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (KithStudentPane) pane = data;
  g_autoptr (GError) error = NULL;
  KithWindow *window = kith_window_get_for (GTK_WIDGET (pane));

  if (window == NULL)
    return;
  if (kith_store_save_finish (KITH_STORE (source), result, &error))
    kith_window_offer_undo (window, _("Stage written down"), 0);
  else
    kith_window_report_error (window, error);
}

/* One click for the next stage today; whoever needs another day or stage has the form. */
static void
on_next_stage (KithStudentPane *pane,
               GtkWidget       *button)
{
  const char *code = g_object_get_data (G_OBJECT (button), "kith-stage");
  g_autoptr (KithRecord) stage = new_stage (pane, code);

  kith_store_save_async (kith_student_pane_get_store (pane), stage, KITH_SAVE_DEFAULT, NULL, on_stage_saved,
                         g_object_ref (pane));
}

static void
on_other_stage (KithStudentPane *pane)
{
  g_autoptr (KithRecord) stage = new_stage (pane, NULL);

  kith_pane_present (pane, stage, _("Becoming a Mentor"), stage_fields);
}

static void
add_stage_buttons (KithStudentPane      *pane,
                   AdwPreferencesGroup  *group,
                   const KithPersonCare *care)
{
  KithRecord *latest = kith_recruitment_find_latest (care->stages);
  guint next = latest != NULL ? kith_recruitment_get_position (latest) + 1 : 0;
  GtkWidget *buttons = adw_wrap_box_new ();
  GtkWidget *other = kith_pane_create_button (NULL, _("Other Stage…"));

  if (next < kith_recruitment_stages.n_choices) {
    /* Translators: a button for the next stage of becoming a mentor, such as "Interviewed" */
    g_autofree char *label = g_strdup_printf (_("Next: %s"), _(kith_recruitment_stages.choices[next].label));
    GtkWidget *button = kith_pane_create_button (NULL, label);
    /* Translators: a stage of becoming a mentor, which a click writes down with today's date */
    g_autofree char *tooltip =
      g_strdup_printf (_("Write down “%s” with today’s date"), _(kith_recruitment_stages.choices[next].label));

    gtk_widget_set_tooltip_text (button, tooltip);
    gtk_widget_set_name (button, "kith-next-stage");
    gtk_widget_remove_css_class (button, "flat");
    g_object_set_data (G_OBJECT (button), "kith-stage", (gpointer) kith_recruitment_stages.choices[next].code);
    g_signal_connect_object (button, "clicked", G_CALLBACK (on_next_stage), pane, G_CONNECT_SWAPPED);
    adw_wrap_box_append (ADW_WRAP_BOX (buttons), button);
  }
  gtk_widget_set_name (other, "kith-other-stage");
  g_signal_connect_object (other, "clicked", G_CALLBACK (on_other_stage), pane, G_CONNECT_SWAPPED);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), other);
  gtk_widget_set_margin_top (buttons, 6);
  adw_preferences_group_add (group, buttons);
}

/**
 * kith_care_add_stages:
 * @pane: the view
 * @box: where its groups stand
 * @care: how somebody is looked after
 *
 * How somebody becomes a mentor, and a button for what comes next.
 */
void
kith_care_add_stages (KithStudentPane      *pane,
                      GtkBox               *box,
                      const KithPersonCare *care)
{
  AdwPreferencesGroup *group = NULL;

  /* “None” is only true for whoever would see one. */
  if (!care->is_own && !reaches_everybody (pane, &kith_recruitment_kind, KITH_ACTION_SEE))
    return;
  if (!kith_person_has_role (care->person, "mentor") && care->stages->len == 0)
    return;
  group = kith_pane_add_group (box, _("Becoming a Mentor"), NULL);
  if (care->stages->len == 0)
    kith_pane_add_remark (group, _("No stage written down. They can be matched with students."));
  for (guint i = 0; i < care->stages->len; i++) {
    KithRecord *stage = g_ptr_array_index (care->stages, i);
    g_autofree char *title = kith_record_dup_title (stage);
    g_autofree char *day = kith_record_format (stage, KITH_RECRUITMENT_DATE);
    const char *remark = kith_record_get_text (stage, KITH_RECRUITMENT_REMARK);
    g_autofree char *words = kith_text_is_empty (remark) ? g_strdup (day) : g_strdup_printf ("%s · %s", day, remark);
    /* Translators: a stage of becoming a mentor */
    g_autofree char *edit = g_strdup_printf (_("Edit %s"), title);
    g_autofree char *remove = g_strdup_printf (_("Remove %s"), title);
    AdwActionRow *row = kith_pane_add_row (group, title, words);

    if (kith_student_pane_allows (pane, &kith_recruitment_kind, KITH_ACTION_EDIT))
      kith_pane_add_edit_button (row, stage, edit, _("Becoming a Mentor"), stage_fields, pane);
    if (kith_student_pane_allows (pane, &kith_recruitment_kind, KITH_ACTION_REMOVE))
      kith_pane_add_remove_button (row, stage, remove, _("Stage removed"), pane);
  }
  /* Below, where there is room for two of them. */
  if (kith_student_pane_allows (pane, &kith_recruitment_kind, KITH_ACTION_ADD))
    add_stage_buttons (pane, group, care);
}
