/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-wording-presets.h"

#include "kith-wording.h"

#include <glib/gi18n.h>

/* Forms of the same words are separated by semicolons. */
typedef struct {
  const char *words;
  const char *instead;
  const char *reason;
} Preset;

/* Words that children and young people in care have asked adults to stop using, after “Language that Cares” (TACT) and lists
 * that young people made for their own councils. A college edits the list; who edits it starts from these lines. */
static const Preset presets[] = {
  { N_("challenging behaviour; challenging behaviours; challenging behavior"), N_("what happened, and what it may have been about"),
    N_("It puts the trouble into the person. What happened before it helps the next reader more.") },
  { N_("attention seeking"), N_("wanted somebody to notice; needed company"),
    N_("Everybody needs attention. Say what the person was missing.") },
  { N_("disruptive; disrupting; disrupted the"), N_("left her seat twice; talked while others worked"),
    N_("It judges. Say what could be seen, and what was going on.") },
  { N_("refused to engage; failed to engage; did not engage; non engagement; won't engage; would not engage"),
    N_("did not want to talk about it today"), N_("People decide for themselves when they are ready to talk.") },
  { N_("refused to cooperate; non compliant; non compliance; uncooperative"), N_("did not agree, because …"),
    N_("There is a reason for a no. Write it down, or that it is not known.") },
  { N_("absconded; absconding; absconds; abscond"), N_("was away from home; left without saying where to"),
    N_("It sounds like a prison. Nobody absconds from home.") },
  { N_("foster placement; care placement; new placement; in placement; placement breakdown; placement broke down; "
       "placement move; her placement; his placement; their placement"),
    N_("home; the family she lives with"), N_("It is where somebody lives. They call it home, or by the people’s names.") },
  { N_("supervised contact; contact visit; contact visits; contact session; contact with mum; contact with dad; "
       "contact with family; contact with siblings; contact arrangements"),
    N_("family time; seeing mum"), N_("Other people see their family. Only in care is it called contact.") },
  { N_("LAC; CLA; LACs; looked after child"), N_("the name; young person in care"),
    N_("Nobody lacks anything. Initials hide the person.") },
  { N_("siblings; sibling"), N_("brothers and sisters"), N_("The words families use for themselves.") },
  { N_("respite; respite care"), N_("a few days with …; a sleepover"), N_("It says that others need a break from somebody.") },
  { N_("hard to reach; difficult to engage; difficult to reach"), N_("we have not found a good way to meet yet"),
    N_("It is for us to find the way.") },
  { N_("manipulative; manipulating"), N_("tried to get …, by …"), N_("It judges a need. Say what was wanted and what happened.") },
  { N_("kicked off; kicking off; acting out; acted out; tantrum"), N_("shouted and left the room"),
    N_("Say what could be seen and heard.") },
  { N_("troubled; damaged; broken home"), N_("has been through …, if it matters here"),
    N_("A person is not what was done to them.") },
  { N_("in denial; poor insight; lacks insight"), N_("sees it differently: …"), N_("Their view is worth writing down.") },
  { N_("difficult to place; unplaceable; hard to place"), N_("has not found the right home yet"),
    N_("Read it as if it were about you.") },
  { N_("drop out; dropped out; NEET"), N_("left the course; is not studying or working at the moment"),
    N_("It sounds final, and like a fault.") },
  { N_("chaotic; chaotic lifestyle; chaotic family"), N_("a lot is changing: …"), N_("It judges a life. Say what is hard at the moment.") },
  { N_("aggressive; aggression"), N_("shouted; clenched his fists"), N_("Say what could be seen and heard. The word stays in files for decades.") },
};

static KithRecord *
create_record (const Preset *preset)
{
  KithRecord *record = kith_record_new (&kith_wording_kind);

  kith_record_set_text (record, KITH_WORDING_WORDS, _(preset->words));
  kith_record_set_text (record, KITH_WORDING_INSTEAD, _(preset->instead));
  kith_record_set_text (record, KITH_WORDING_REASON, _(preset->reason));
  return record;
}

/**
 * kith_wording_add_presets:
 * @list: (element-type KithRecord): where they go
 * @today: the day of the clock; words do not depend on it
 *
 * Adds the wordings to look out for, as records that are not saved.
 */
void
kith_wording_add_presets (GPtrArray   *list,
                          const GDate *today)
{
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    g_ptr_array_add (list, create_record (&presets[i]));
}
