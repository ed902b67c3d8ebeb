// SPDX-License-Identifier: Apache-2.0
// How the usual words of governing documents inflect, by their last component: data.
#ifndef LINJERA_LANG_HEADS_H
#define LINJERA_LANG_HEADS_H

// Last components ("nämnd" of "socialnämnd") of one declension, with spaces between. Endings that
// decide alone ("ning") stand among them: the longest that fits a word wins.
struct head_list {
    const char *declension, *words;
};

// A last component with umlaut or another plural of its own.
struct strong_head {
    const char *word, *definite, *plural, *definite_plural;
};

// Both end with an entry of NULLs.
extern const struct head_list head_lists[];
extern const struct strong_head strong_heads[];

#endif
