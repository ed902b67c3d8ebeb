// SPDX-License-Identifier: Apache-2.0
// What the check told about one rule, a line for each match: what was found and what became of it.
#ifndef LINJERA_AUTHORING_HEARD_H
#define LINJERA_AUTHORING_HEARD_H

#include "check/trace.h"

struct heard {
    enum trace_kind kind; // the last that was told; TRACE_FOUND: nothing more was
    guint block;          // 0: the document as a whole
    guint start, end;     // bytes of the passage's folded text
    enum trace_outside outside;
    guint unless;
    const struct expression *missing;
    guint witness; // block; 0: not known
    guint witness_start, witness_end;
    const struct finding *finding; // lives as long as the document's result
};

struct heard_list {
    const struct rule *rule; // whose matches are listened to
    gboolean idle;
    struct trace_event why; // when idle
    GArray *matches;        // struct heard
};

void heard_init(struct heard_list *list, const struct rule *rule);
void heard_clear(struct heard_list *list);
// A check_listener; `context` is a struct heard_list.
void heard_listen(void *context, const struct trace_event *event);
// Puts the matches in the order of the document.
void heard_sort(struct heard_list *list);

#endif
