// SPDX-License-Identifier: Apache-2.0
// What an entry of the actions says in words. Texts are in the actions' arena.
#ifndef LINJERA_REPORT_ACTIONS_PHRASE_H
#define LINJERA_REPORT_ACTIONS_PHRASE_H

#include "report/actions.h"

// "4.2 Uppföljning (2)": the heading above a place, and how often it is there when more than once.
char *phrase_place(const struct actions *actions, const struct place *place, guint count);
// The words of an entry about a clause that documents follow.
void phrase_follow(const struct actions *actions, struct action_entry *entry,
                   const struct coverage *clause);
// All other words of an entry whose documents are known, and the places of its documents.
void phrase_entry(const struct actions *actions, struct action_entry *entry);

#endif
