/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-nicknames.h"

/* Forms of one name, folded, with a space on either side. Names common among young people in the UK; a name may stand
 * in several lines. */
static const char *const families[] = {
  " abigail abi abby gail ",
  " abdul abdullah abdulla abdel ",
  " alexander alexandra alexandria alex alec lex sandy sasha xander ",
  " alisha aleisha alesha ",
  " amanda mandy ",
  " andrew andy drew ",
  " anthony antony tony ant ",
  " benjamin ben benji ",
  " bethany elizabeth beth liz lizzie lizzy eliza betty libby bess elisabeth ",
  " bronwen bron ",
  " cameron cam ",
  " catherine catharine katherine kathryn cathy kathy kate katie cat kat kitty ",
  " charlotte charlie lottie ",
  " charles charlie chaz chuck ",
  " christopher chris kit ",
  " christina christine kristina chris tina ",
  " connor conor con ",
  " daniel danielle dan danny dani ",
  " david dave davey dafydd dai ",
  " dominic dominik dom ",
  " edward ed eddie ted ned ",
  " eleanor elinor ellie nell nelly nora ",
  " emily emma em emmy millie ",
  " fatima fatimah fatma ",
  " florence flo florrie flossie ",
  " frances francis fran frankie ",
  " gabriel gabriella gabrielle gabe gabby ",
  " george georgie georgia georgina ",
  " gwendolen gwen ",
  " hannah hana ",
  " harriet harry hattie ",
  " harold harry henry hal ",
  " isabel isabella isobel izzy bella belle isabelle ",
  " jacob jake ",
  " jacqueline jackie ",
  " james jim jimmy jamie jimi ",
  " jennifer jen jenny ",
  " jessica jess jessie ",
  " john johnny jack jon jonathan jonny ",
  " joseph joe joey jozef ",
  " joshua josh ",
  " katarzyna kasia ",
  " kenneth ken kenny ",
  " kimberley kimberly kim ",
  " lauren laura laurie ",
  " leonard leon leo len ",
  " lewis louis lou louie ",
  " madeleine madeline maddie ",
  " malgorzata gosia ",
  " margaret maggie meg megan peggy greta mair ",
  " mohammed mohamed muhammad mohammad mo muhammed ",
  " matthew matt ",
  " michael mike mick mickey mikey ",
  " natalie nat natasha tasha ",
  " nathan nathaniel nat nate ",
  " nicholas nick nicky ",
  " nicola nicole nicky nikki ",
  " oliver olivia ollie olly liv livvy ",
  " patricia patrick pat paddy trish tricia ",
  " pamela pam ",
  " peter pete ",
  " philip phillip phil ",
  " rachel rach rachael ",
  " rebecca rebekah becky becca bex ",
  " rhiannon rhi ",
  " richard rich rick ricky dick ",
  " robert rob robbie bob bobby bert ",
  " ronald ron ronnie ",
  " samuel samantha sam sammy ",
  " sarah sara sally ",
  " sean shaun shawn ",
  " sophia sophie zofia zosia ",
  " stephen steven steve stephanie steph ",
  " susan sue susie suzanne ",
  " terence terry ",
  " theodore theo ted ",
  " thomas tom tommy tomasz ",
  " timothy tim ",
  " tobias toby ",
  " valerie val ",
  " victoria vicky vic tori ",
  " vincent vince vinny ",
  " william will bill billy liam gwilym ",
  " zachary zac zach zak ",
};

/**
 * kith_nicknames_match:
 * @a: a first name, folded
 * @b: another
 *
 * Returns: whether they are the same or forms of one name
 */
gboolean
kith_nicknames_match (const char *a,
                      const char *b)
{
  g_autofree char *whole_a = g_strconcat (" ", a, " ", NULL);
  g_autofree char *whole_b = g_strconcat (" ", b, " ", NULL);

  if (*a == '\0' || *b == '\0')
    return FALSE;
  if (g_str_equal (a, b))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (g_strrstr (families[i], whole_a) != NULL && g_strrstr (families[i], whole_b) != NULL)
      return TRUE;
  return FALSE;
}
