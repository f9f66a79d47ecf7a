/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-group-page-private.h"

#include "kith-attendee.h"
#include "kith-error.h"
#include "kith-group-report.h"
#include "kith-group-save.h"
#include "kith-group.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "shell/kith-lockable.h"
#include "shell/kith-printable.h"

#include <glib/gi18n.h>

static void kith_group_page_lockable_init (KithLockableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KithGroupPage, kith_group_page, ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (KITH_TYPE_LOCKABLE, kith_group_page_lockable_init))

/* The session with what the page itself lets a person say about it. */
static KithRecord *
dup_edited_group (KithGroupPage *self)
{
  KithRecord *group = kith_record_dup (self->facts->group);
  g_autofree char *feedback = kith_text_row_dup_text (self->feedback_row);

  kith_record_set_text (group, KITH_GROUP_FEEDBACK, feedback);
  if (adw_switch_row_get_active (self->cancelled_row))
    kith_record_set_number (group, KITH_GROUP_CANCELLED, 1);
  else if (kith_record_get_flag (group, KITH_GROUP_CANCELLED))
    kith_record_clear (group, KITH_GROUP_CANCELLED);
  return group;
}

static gboolean
is_field_edited (KithGroupPage  *self,
                 KithGroupField  field)
{
  g_autoptr (KithRecord) group = dup_edited_group (self);

  return !kith_record_field_equals (group, self->facts->group, field);
}

static gboolean
is_edited (KithGroupPage *self)
{
  return self->facts != NULL && (kith_register_is_changed (self->reg) || is_field_edited (self, KITH_GROUP_FEEDBACK) ||
                                 is_field_edited (self, KITH_GROUP_CANCELLED));
}

static void
update_actions (KithGroupPage *self)
{
  const KithActor *actor = self->store != NULL ? kith_store_get_actor (self->store) : NULL;
  gboolean edited = is_edited (self);
  gboolean may_mark = self->facts != NULL && self->facts->may_mark;
  gboolean may_edit = self->facts != NULL && self->facts->may_edit;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "group.save", edited && !self->saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "group.edit", may_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "group.repeat", may_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "group.remove", self->facts != NULL && self->facts->may_remove);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new", may_mark);
  kith_printable_set (GTK_WIDGET (self), self->facts != NULL && actor != NULL &&
                                           kith_policy_allows_verb (actor->roles, KITH_VERB_PRINT));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "group.add-caseload", may_mark);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "group.add-former", may_mark);
  gtk_widget_set_visible (self->save_button, may_mark || may_edit);
  gtk_widget_set_tooltip_text (self->save_button, edited ? _("Save the Register") : _("Nothing has changed yet."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->save_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  edited ? "" : _("Nothing has changed yet."), -1);
}

static void
update_count (KithGroupPage *self)
{
  KithRegisterCount count;
  g_autofree char *words = NULL;

  kith_register_tally (self->reg, &count);
  words = kith_group_register_count_dup_words (&count);
  gtk_label_set_label (self->count_label, words);
  gtk_widget_set_visible (self->keys_label, self->facts != NULL && self->facts->may_mark &&
                                              kith_register_get_n_lines (self->reg) > 0);
}

static void
on_edited (KithGroupPage *self)
{
  if (self->updating || self->facts == NULL)
    return;
  kith_note_draft_touch (self->draft);
  adw_banner_set_revealed (self->trouble, FALSE);
  update_count (self);
  update_actions (self);
}

/* What is typed and not saved, for the draft; NULL when there is nothing worth keeping. */
static char *
dup_typed (gpointer data)
{
  KithGroupPage *self = data;
  g_autoptr (GHashTable) typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (KithRecord) group = self->facts != NULL ? dup_edited_group (self) : NULL;

  if (group == NULL)
    return NULL;
  kith_register_write_draft (self->reg, typed);
  if (!kith_record_field_equals (group, self->facts->group, KITH_GROUP_FEEDBACK))
    g_hash_table_insert (typed, g_strdup ("feedback"), kith_text_row_dup_text (self->feedback_row));
  if (!kith_record_field_equals (group, self->facts->group, KITH_GROUP_CANCELLED))
    g_hash_table_insert (typed, g_strdup ("cancelled"),
                         g_strdup (adw_switch_row_get_active (self->cancelled_row) ? "1" : "0"));
  return g_hash_table_size (typed) > 0 ? kith_group_facts_write_typed (typed) : NULL;
}

static void
restore_draft (KithGroupPage *self)
{
  GHashTable *typed = self->facts->draft;
  const char *feedback = typed != NULL ? g_hash_table_lookup (typed, "feedback") : NULL;
  const char *cancelled = typed != NULL ? g_hash_table_lookup (typed, "cancelled") : NULL;

  if (typed == NULL)
    return;
  kith_register_restore_draft (self->reg, typed, self->facts->names);
  if (feedback != NULL && self->facts->may_edit)
    kith_text_row_set_text (self->feedback_row, feedback);
  if (cancelled != NULL && self->facts->may_edit)
    adw_switch_row_set_active (self->cancelled_row, g_str_equal (cancelled, "1"));
  gtk_widget_set_visible (self->draft_label, is_edited (self));
}

static void
add_fact (GStrvBuilder   *facts,
          KithRecord     *group,
          KithGroupField  field)
{
  g_autofree char *value = kith_record_format (group, field);

  if (kith_record_has (group, field) && !kith_text_is_empty (value))
    /* Translators: name of a field, then its value: "Places: 12" */
    g_strv_builder_take (facts, g_strdup_printf (_("%s: %s"), kith_field_get_label (&kith_group_kind.fields[field]),
                                                 value));
}

static char *
dup_facts_words (const KithGroupFacts *facts)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (facts->leader != NULL)
    /* Translators: a person's name */
    g_strv_builder_take (builder, g_strdup_printf (_("Led by %s"), facts->leader));
  add_fact (builder, facts->group, KITH_GROUP_CAPACITY);
  add_fact (builder, facts->group, KITH_GROUP_RISK_DATE);
  add_fact (builder, facts->group, KITH_GROUP_COST);
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

static void
show_heading (KithGroupPage *self)
{
  g_autofree char *when = kith_group_dup_when (self->facts->group);
  g_autofree char *words = dup_facts_words (self->facts);

  gtk_label_set_label (self->title_label, kith_record_get_text (self->facts->group, KITH_GROUP_TITLE));
  gtk_label_set_label (self->when_label, when);
  gtk_label_set_label (self->facts_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->facts_label), *words != '\0');
}

static void
show_feedback (KithGroupPage *self)
{
  const char *feedback = kith_record_get_text (self->facts->group, KITH_GROUP_FEEDBACK);

  kith_text_row_set_text (self->feedback_row, feedback != NULL ? feedback : "");
}

static void
show_cancelled (KithGroupPage *self)
{
  adw_switch_row_set_active (self->cancelled_row, kith_record_get_flag (self->facts->group, KITH_GROUP_CANCELLED));
}

/* Whoever saves over somebody else's words has read them. @has_come: they are others than those written over before. */
static void
show_saved_feedback (KithGroupPage *self,
                     gboolean       has_come)
{
  const char *feedback = kith_record_get_text (self->facts->group, KITH_GROUP_FEEDBACK);
  gboolean is_in_the_way = !kith_text_is_empty (feedback) && is_field_edited (self, KITH_GROUP_FEEDBACK);
  g_autofree char *words = NULL;

  if (!is_in_the_way)
    gtk_widget_set_visible (GTK_WIDGET (self->saved_feedback_label), FALSE);
  if (!is_in_the_way || !has_come)
    return;
  /* Translators: what somebody else wrote about a session */
  words = g_strdup_printf (_("Saved meanwhile, and replaced by what you wrote here when you save: “%s”"), feedback);
  gtk_label_set_label (self->saved_feedback_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->saved_feedback_label), TRUE);
}

static void
show_rights (KithGroupPage *self)
{
  const KithGroupFacts *facts = self->facts;

  gtk_widget_set_visible (self->add_button, facts->may_mark);
  gtk_widget_set_visible (self->others_label, !facts->is_whole);
  gtk_widget_set_sensitive (GTK_WIDGET (self->feedback_row), facts->may_edit);
  gtk_widget_set_visible (GTK_WIDGET (self->feedback_group),
                          facts->may_edit || kith_record_has (facts->group, KITH_GROUP_FEEDBACK));
  gtk_widget_set_sensitive (self->cancelled_group, facts->may_edit);
  gtk_widget_set_visible (self->cancelled_group,
                          facts->may_edit || kith_record_get_flag (facts->group, KITH_GROUP_CANCELLED));
}

/* What is typed and not saved stays, whatever came from elsewhere. */
static void
show_facts (KithGroupPage  *self,
            KithGroupFacts *facts)
{
  gboolean is_first = self->facts == NULL;
  gboolean keeps_feedback = !is_first && is_field_edited (self, KITH_GROUP_FEEDBACK);
  gboolean keeps_cancelled = !is_first && is_field_edited (self, KITH_GROUP_CANCELLED);
  gboolean has_come = is_first || !kith_record_field_equals (self->facts->group, facts->group, KITH_GROUP_FEEDBACK);

  self->updating = TRUE;
  g_clear_pointer (&self->facts, kith_group_facts_free);
  self->facts = facts;
  show_heading (self);
  if (!keeps_feedback)
    show_feedback (self);
  if (!keeps_cancelled)
    show_cancelled (self);
  show_rights (self);
  kith_register_load (self->reg, facts->attendees, facts->names);
  kith_register_list_set_register (self->register_list, self->reg, facts->may_mark);
  if (is_first) {
    restore_draft (self);
    kith_note_draft_begin (self->draft, &kith_attendee_kind, kith_group_register_get_draft_place (self->id), self->id,
                           kith_record_get_version (facts->group));
  }
  self->updating = FALSE;
  show_saved_feedback (self, has_come);
  update_count (self);
  update_actions (self);
  kith_state_view_set_state (self->state_view, KITH_STATE_CONTENT);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithGroupPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithGroupFacts) facts = kith_group_facts_load_finish (KITH_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (facts != NULL)
    show_facts (self, g_steal_pointer (&facts));
  else
    kith_state_view_set_error (self->state_view, error);
}

/* Asks for what is in the case file now. */
void
kith_group_page_load (KithGroupPage *self)
{
  if (kith_store_is_open (self->store) && !self->removing)
    kith_group_facts_load_async (self->store, self->id, self->cancellable, on_loaded, g_object_ref (self));
}

static void
on_store_changed (KithGroupPage *self,
                  const char    *kind)
{
  if (*kind == '\0' || g_str_equal (kind, kith_group_kind.name) || g_str_equal (kind, kith_attendee_kind.name))
    kith_group_page_load (self);
}

void
kith_group_page_show_trouble (KithGroupPage *self,
                              const char    *message)
{
  adw_banner_set_use_markup (self->trouble, FALSE);
  adw_banner_set_title (self->trouble, message);
  adw_banner_set_revealed (self->trouble, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* To whoever has left the page meanwhile, but not to whoever signs in next. */
static void
say_after_leaving (KithGroupPage *self,
                   const GError  *error)
{
  if (self->window != NULL && !gtk_widget_get_mapped (GTK_WIDGET (self)) && kith_store_is_open (self->store))
    kith_window_report_error (self->window, error);
}

void
kith_group_page_say_error (KithGroupPage *self,
                           const GError  *error)
{
  kith_group_page_show_trouble (self, error->message);
  say_after_leaving (self, error);
}

static void save (KithGroupPage *self,
                  KithSaveFlags  flags);

static void
on_answered (KithGroupPage *self,
             const char    *response)
{
  if (g_str_equal (response, "cancelled"))
    adw_switch_row_set_active (self->cancelled_row, TRUE);
  if (g_str_equal (response, "cancelled") || g_str_equal (response, "save"))
    save (self, KITH_SAVE_ACCEPT_WARNINGS);
}

static void
ask (KithGroupPage *self,
     KithProblems  *problems)
{
  g_autofree char *words = kith_problems_dup_text (problems, KITH_SEVERITY_WARNING);
  AdwDialog *dialog = adw_alert_dialog_new (_("Save the Register?"), words);
  const KithProblem *cancelled = kith_problems_find (problems, "cancelled");

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "back", _("_Go Back"));
  if (cancelled != NULL && cancelled->fix == KITH_FIX_USE_VALUE && self->facts->may_edit)
    adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "cancelled", _("It Was _Cancelled"));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "save", _("_Save As It Is"));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "back");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* A question on a page that is gone has nobody to answer it. */
static void
say_left_unsaved (KithGroupPage *self,
                  KithProblems  *problems)
{
  g_autofree char *words = kith_problems_dup_text (problems, KITH_SEVERITY_WARNING);
  g_autoptr (GError) error =
    /* Translators: sentences that say what looks wrong */
    g_error_new (KITH_ERROR, KITH_ERROR_STALE,
                 _("The register is not saved yet. What you ticked is kept: open the session again and save. %s"),
                 words);

  kith_group_page_say_error (self, error);
}

/* Nothing that goes wrong takes a tick away. */
static void
show_save_error (KithGroupPage *self,
                 const GError  *error)
{
  KithProblems *problems = kith_problems_from_error (error);

  if (problems != NULL && !kith_problems_have (problems, KITH_SEVERITY_ERROR)) {
    if (gtk_widget_get_mapped (GTK_WIDGET (self)))
      ask (self, problems);
    else
      say_left_unsaved (self, problems);
  } else if (g_error_matches (error, KITH_ERROR, KITH_ERROR_STALE)) {
    kith_group_page_show_trouble (self, _("Somebody else saved this register meanwhile. What you ticked is still here: "
                                          "look it over, then save again."));
    kith_group_page_load (self);
    say_after_leaving (self, error);
  } else {
    kith_group_page_say_error (self, error);
  }
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KithGroupPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = kith_group_save_finish (KITH_STORE (source), result, &error);

  self->saving = FALSE;
  if (self->store == NULL)
    return;
  update_actions (self);
  if (!saved) {
    show_save_error (self, error);
    return;
  }
  gtk_widget_set_visible (self->draft_label, FALSE);
  adw_banner_set_revealed (self->trouble, FALSE);
  if (self->window != NULL)
    kith_window_offer_undo (self->window, _("Register saved"), 0);
}

static void
save (KithGroupPage *self,
      KithSaveFlags  flags)
{
  g_autoptr (KithRecord) group = dup_edited_group (self);

  kith_note_draft_flush (self->draft);
  self->saving = TRUE;
  update_actions (self);
  kith_group_save_async (self->store, group, kith_register_list_changes (self->reg), flags | KITH_SAVE_DISCARD_DRAFT,
                         on_saved, g_object_ref (self));
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  KithGroupPage *self = KITH_GROUP_PAGE (widget);

  if (is_edited (self) && !self->saving)
    save (self, KITH_SAVE_DEFAULT);
}

static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (kith_note_draft_flush_finish (KITH_NOTE_DRAFT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
kith_group_page_keep_async (KithLockable        *lockable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  KithGroupPage *self = KITH_GROUP_PAGE (lockable);

  kith_note_draft_flush_async (self->draft, on_kept, g_task_new (self, NULL, callback, user_data));
}

static gboolean
kith_group_page_keep_finish (KithLockable  *lockable,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, lockable), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
kith_group_page_lockable_init (KithLockableInterface *iface)
{
  iface->keep_async = kith_group_page_keep_async;
  iface->keep_finish = kith_group_page_keep_finish;
}

/* Going away from the page keeps what is ticked, to the last key. */
static void
kith_group_page_hiding (AdwNavigationPage *page)
{
  kith_note_draft_flush (KITH_GROUP_PAGE (page)->draft);
}

static void
kith_group_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kith_group_page_parent_class)->root (widget);

  g_set_weak_pointer (&KITH_GROUP_PAGE (widget)->window, kith_window_get_for (widget));
}

static void
kith_group_page_dispose (GObject *object)
{
  KithGroupPage *self = KITH_GROUP_PAGE (object);

  g_clear_weak_pointer (&self->window);
  self->updating = TRUE;
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_GROUP_PAGE);
  g_clear_object (&self->draft);
  g_clear_object (&self->reg);
  g_clear_object (&self->store);
  g_clear_pointer (&self->facts, kith_group_facts_free);

  G_OBJECT_CLASS (kith_group_page_parent_class)->dispose (object);
}

static void
kith_group_page_finalize (GObject *object)
{
  g_object_unref (KITH_GROUP_PAGE (object)->cancellable);

  G_OBJECT_CLASS (kith_group_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KithGroupPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, KithGroupPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, KithGroupPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, KithGroupPage, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithGroupPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, KithGroupPage, when_label);
  gtk_widget_class_bind_template_child (widget_class, KithGroupPage, facts_label);
  gtk_widget_class_bind_template_child (widget_class, KithGroupPage, draft_label);
  gtk_widget_class_bind_template_child (widget_class, KithGroupPage, cancelled_group);
  gtk_widget_class_bind_template_child (widget_class, KithGroupPage, cancelled_row);
  gtk_widget_class_bind_template_child (widget_class, KithGroupPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, KithGroupPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, KithGroupPage, others_label);
  gtk_widget_class_bind_template_child (widget_class, KithGroupPage, keys_label);
  gtk_widget_class_bind_template_child (widget_class, KithGroupPage, register_list);
  gtk_widget_class_bind_template_child (widget_class, KithGroupPage, feedback_group);
  gtk_widget_class_bind_template_child (widget_class, KithGroupPage, saved_feedback_label);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  kith_group_actions_install (widget_class);
  gtk_widget_class_install_action (widget_class, "group.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "group.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "group.save", NULL);
}

static void
kith_group_page_class_init (KithGroupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_group_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_group_page_finalize;
  widget_class->root = kith_group_page_root;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hiding = kith_group_page_hiding;

  g_type_ensure (KITH_TYPE_STATE_VIEW);
  g_type_ensure (KITH_TYPE_REGISTER_LIST);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("groups/kith-group-page.ui"));
  bind_children (widget_class);
  install_actions (widget_class);
}

static void
kith_group_page_init (KithGroupPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->reg = kith_register_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->feedback_row = KITH_TEXT_ROW (kith_text_row_new (_("How it went")));
  adw_preferences_group_add (self->feedback_group, GTK_WIDGET (self->feedback_row));
  g_signal_connect_object (self->feedback_row, "notify::text", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reg, "changed", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
}

/**
 * kith_group_page_new:
 * @store: the open store
 * @id: id of a group session
 *
 * Returns: (transfer floating): the page of a session
 */
AdwNavigationPage *
kith_group_page_new (KithStore *store,
                     gint64     id)
{
  KithGroupPage *self;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  g_return_val_if_fail (id > 0, NULL);

  self = g_object_new (KITH_TYPE_GROUP_PAGE, NULL);
  self->store = g_object_ref (store);
  self->id = id;
  self->draft = kith_note_draft_new (self->store, dup_typed, self);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  kith_state_view_set_state (self->state_view, KITH_STATE_LOADING);
  update_actions (self);
  kith_group_page_load (self);
  return ADW_NAVIGATION_PAGE (self);
}
