// SPDX-License-Identifier: Apache-2.0
// The words that sentences about duties are built of: data for duty.c.
#ifndef LINJERA_LANG_DUTY_WORD_H
#define LINJERA_LANG_DUTY_WORD_H

#include <glib.h>

// What a word can be; as bits.
enum {
    WORD_MUST = 1 << 0,      // a verb that binds: ska, måste
    WORD_MAY = 1 << 1,       // one that permits: kan, får
    WORD_HAVE = 1 << 2,      // has or takes a responsibility, if its noun follows: har, bär
    WORD_BE = 1 << 3,        // är, blir
    WORD_ACT = 1 << 4,       // a verb whose subject has the duty: ansvarar, sköter
    WORD_DONE = 1 << 5,      // one whose agent has it: sköts, tillhandahålls
    WORD_LIES = 1 << 6,      // one that says where it lies or goes: ligger (på), övergår (till)
    WORD_BEFALLS = 1 << 7,   // the same with a bare object: åvilar, åligger
    WORD_CHARGE = 1 << 8,    // a noun for what somebody answers for: ansvar, uppgift
    WORD_CHARGED = 1 << 9,   // for who answers: ansvarig, huvudman
    WORD_DENY = 1 << 10,     // inte, aldrig
    WORD_AND = 1 << 11,      // och, samt
    WORD_BUT = 1 << 12,      // men, medan
    WORD_WHEN = 1 << 13,     // begins a subordinate clause: när, eftersom
    WORD_WHO = 1 << 14,      // begins a relative clause: som, vilken
    WORD_OF = 1 << 15,       // a preposition after which a party does nothing: med, i
    WORD_BY = 1 << 16,       // av
    WORD_AT = 1 << 17,       // på, hos, till
    WORD_FOR = 1 << 18,      // för
    WORD_TO = 1 << 19,       // att
    WORD_FILL = 1 << 20,     // may stand between a verb and its subject: då, alltid, själv
    WORD_THE = 1 << 21,      // may stand before a party: den, varje, berörd
    WORD_IT = 1 << 22,       // stands for what was said before: det, detta
    WORD_THEY = 1 << 23,     // stands for who was said before: den, denna, de
    WORD_PARTICLE = 1 << 24, // the verb needs one: tar (över), står (för)
    WORD_ASK = 1 << 25,      // vem, vilken
    WORD_DEED = 1 << 26,     // no word by itself: what the caller marks as one (duty-sentence.c)
};

// The bits of a word in lower case; 0 for words that are not known.
guint duty_word(const char *word);
// What a verb with WORD_PARTICLE is with this word behind it: WORD_ACT, WORD_DONE, WORD_LIES or
// WORD_BEFALLS; 0: nothing.
guint duty_particle(const char *verb, const char *particle);

#endif
