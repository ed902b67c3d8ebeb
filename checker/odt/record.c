// SPDX-License-Identifier: Apache-2.0
#include "odt/record.h"

#include "odt/names.h"

#include <string.h>

enum event_kind { EVENT_START, EVENT_END, EVENT_TEXT };

struct event {
    enum event_kind kind;
    struct xml_element element; // of an end its name and uri alone
    const char *text;
    gsize length;
};

struct record {
    struct arena *arena;
    GPtrArray *events;
};

struct record *record_new(struct arena *arena)
{
    struct record *record = arena_new0(arena, struct record);
    record->arena = arena;
    record->events = arena_array(arena);
    return record;
}

static struct event *add(struct record *record, enum event_kind kind)
{
    struct event *event = arena_new0(record->arena, struct event);
    event->kind = kind;
    g_ptr_array_add(record->events, event);
    return event;
}

// Names are interned for the length of a parse, and records do not outlive theirs.
void record_start(struct record *record, const struct xml_element *element)
{
    struct event *event = add(record, EVENT_START);
    event->element = *element;
    gsize size = element->attribute_count * sizeof(struct xml_attribute);
    struct xml_attribute *copies = arena_alloc(record->arena, MAX(size, 1));
    for (guint i = 0; i < element->attribute_count; i++) {
        copies[i] = element->attributes[i];
        copies[i].value = arena_strdup(record->arena, element->attributes[i].value);
    }
    event->element.attributes = copies;
}

void record_end(struct record *record, const char *name, const char *uri)
{
    struct event *event = add(record, EVENT_END);
    event->element.name = name;
    event->element.uri = uri;
}

void record_text(struct record *record, const char *text, gsize length)
{
    struct event *event = add(record, EVENT_TEXT);
    event->text = arena_strndup(record->arena, text, length);
    event->length = length;
}

void record_play(const struct record *record, const struct xml_handler *handler, void *context)
{
    for (guint i = 0; i < record->events->len; i++) {
        const struct event *event = record->events->pdata[i];
        if (event->kind == EVENT_START)
            handler->start(context, &event->element);
        else if (event->kind == EVENT_END)
            handler->end(context, event->element.name, event->element.uri);
        else
            handler->text(context, event->text, event->length);
    }
}

static gboolean is_named(const struct event *event, const char *name)
{
    char room[NAME_ROOM];
    return strcmp(odt_name(event->element.uri, event->element.name, room), name) == 0;
}

const char *record_text_of(const struct record *record, const char *name)
{
    guint annotations = 0;
    for (guint i = 0; i + 1 < record->events->len; i++) {
        const struct event *event = record->events->pdata[i], *next = record->events->pdata[i + 1];
        if (event->kind == EVENT_TEXT)
            continue;
        if (is_named(event, "office:annotation"))
            annotations += event->kind == EVENT_START ? 1 : -1u;
        else if (annotations == 0 && event->kind == EVENT_START && is_named(event, name))
            return next->kind == EVENT_TEXT ? next->text : NULL;
    }
    return NULL;
}

const char *record_child(const struct record *record, const char *const *names)
{
    guint depth = 0;
    for (guint i = 0; i < record->events->len; i++) {
        const struct event *event = record->events->pdata[i];
        if (event->kind == EVENT_END)
            depth--;
        if (event->kind != EVENT_START || depth++ > 0)
            continue;
        for (const char *const *name = names; *name; name++) {
            if (is_named(event, *name))
                return *name;
        }
    }
    return NULL;
}
