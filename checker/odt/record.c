// SPDX-License-Identifier: Apache-2.0
#include "odt/record.h"

#include "odt/names.h"

#include <string.h>

enum { SEGMENT_FIRST = 256, SEGMENT_MOST = 16 * 1024 };

// An event is its kind and what follows: of a start the element's name and namespace (pointers),
// the number of attributes and these, of a text its length and itself, of an end nothing. No event
// lies in two segments.
enum event_kind { EVENT_START = 'S', EVENT_END = 'E', EVENT_TEXT = 'T' };

struct segment {
    struct segment *next;
    gsize used, size;
    char bytes[];
};

struct record {
    struct arena *arena;
    struct segment *first, *last;
};

struct name {
    const char *name, *uri;
};

// An event as it is read again.
struct event {
    enum event_kind kind;
    struct xml_element element; // of an end its name and uri alone
    const char *text;
    gsize length;
};

struct cursor {
    const struct segment *segment;
    gsize at;
    GArray *open;       // struct name
    GArray *attributes; // struct xml_attribute, of the event
};

struct record *record_new(struct arena *arena)
{
    struct record *record = arena_new0(arena, struct record);
    record->arena = arena;
    return record;
}

static char *room_for(struct record *record, gsize size)
{
    struct segment *segment = record->last;
    if (!segment || segment->size - segment->used < size) {
        gsize room = segment ? MIN(segment->size * 2, SEGMENT_MOST) : SEGMENT_FIRST;
        room = MAX(room, size);
        segment = arena_alloc(record->arena, sizeof(struct segment) + room);
        segment->size = room;
        *(record->last ? &record->last->next : &record->first) = segment;
        record->last = segment;
    }
    char *at = segment->bytes + segment->used;
    segment->used += size;
    return at;
}

static char *put(char *at, const void *bytes, gsize size)
{
    memcpy(at, bytes, size);
    return at + size;
}

// Names are interned for the length of a parse, and records do not outlive theirs.
void record_start(struct record *record, const struct xml_element *element)
{
    struct name name = {element->name, element->uri};
    guint count = element->attribute_count;
    gsize size = 1 + sizeof name + sizeof count;
    for (guint i = 0; i < count; i++)
        size += sizeof name + strlen(element->attributes[i].value) + 1;
    char *at = room_for(record, size);
    *at++ = EVENT_START;
    at = put(at, &name, sizeof name);
    at = put(at, &count, sizeof count);
    for (guint i = 0; i < count; i++) {
        const struct xml_attribute *attribute = &element->attributes[i];
        name = (struct name){attribute->name, attribute->uri};
        at = put(at, &name, sizeof name);
        at = put(at, attribute->value, strlen(attribute->value) + 1);
    }
}

void record_end(struct record *record)
{
    *room_for(record, 1) = EVENT_END;
}

void record_text(struct record *record, const char *text, gsize length)
{
    char *at = room_for(record, 1 + sizeof length + length + 1);
    *at++ = EVENT_TEXT;
    at = put(at, &length, sizeof length);
    at = put(at, text, length);
    *at = '\0';
}

static void cursor_init(struct cursor *cursor, const struct record *record)
{
    cursor->segment = record->first;
    cursor->at = 0;
    cursor->open = g_array_new(FALSE, FALSE, sizeof(struct name));
    cursor->attributes = g_array_new(FALSE, FALSE, sizeof(struct xml_attribute));
}

static void cursor_clear(struct cursor *cursor)
{
    g_array_unref(cursor->open);
    g_array_unref(cursor->attributes);
}

static const char *take(const char *at, void *to, gsize size)
{
    memcpy(to, at, size);
    return at + size;
}

static const char *take_start(struct cursor *cursor, const char *at, struct event *event)
{
    struct name name;
    guint count;
    at = take(at, &name, sizeof name);
    at = take(at, &count, sizeof count);
    g_array_append_val(cursor->open, name);
    g_array_set_size(cursor->attributes, 0);
    event->element = (struct xml_element){.name = name.name, .uri = name.uri, .prefix = ""};
    for (guint i = 0; i < count; i++) {
        at = take(at, &name, sizeof name);
        struct xml_attribute attribute = {
            .name = name.name, .uri = name.uri, .prefix = "", .value = at};
        g_array_append_val(cursor->attributes, attribute);
        at += strlen(at) + 1;
    }
    event->element.attributes = (const struct xml_attribute *)(void *)cursor->attributes->data;
    event->element.attribute_count = count;
    return at;
}

// The next event, which holds until the one after it; FALSE at the end. An element that has not
// ended (a part that breaks off) has no end.
static gboolean cursor_next(struct cursor *cursor, struct event *event)
{
    while (cursor->segment && cursor->at == cursor->segment->used) {
        cursor->segment = cursor->segment->next;
        cursor->at = 0;
    }
    if (!cursor->segment)
        return FALSE;
    const char *at = cursor->segment->bytes + cursor->at;
    *event = (struct event){.kind = (enum event_kind) * at++};
    if (event->kind == EVENT_START) {
        at = take_start(cursor, at, event);
    } else if (event->kind == EVENT_TEXT) {
        event->text = take(at, &event->length, sizeof event->length);
        at = event->text + event->length + 1;
    } else {
        guint last = cursor->open->len - 1;
        struct name name = g_array_index(cursor->open, struct name, last);
        event->element = (struct xml_element){.name = name.name, .uri = name.uri};
        g_array_set_size(cursor->open, last);
    }
    cursor->at = (gsize)(at - cursor->segment->bytes);
    return TRUE;
}

void record_play(const struct record *record, const struct xml_handler *handler, void *context)
{
    struct cursor cursor;
    struct event event;
    cursor_init(&cursor, record);
    while (cursor_next(&cursor, &event)) {
        if (event.kind == EVENT_START)
            handler->start(context, &event.element);
        else if (event.kind == EVENT_END)
            handler->end(context, event.element.name, event.element.uri);
        else
            handler->text(context, event.text, event.length);
    }
    cursor_clear(&cursor);
}

static gboolean is_named(const struct event *event, const char *name)
{
    char room[NAME_ROOM];
    return strcmp(odt_name(event->element.uri, event->element.name, room), name) == 0;
}

const char *record_text_of(const struct record *record, const char *name)
{
    struct cursor cursor;
    struct event event;
    guint annotations = 0;
    const char *text = NULL;
    cursor_init(&cursor, record);
    while (!text && cursor_next(&cursor, &event)) {
        if (event.kind == EVENT_TEXT)
            continue;
        gboolean starts = event.kind == EVENT_START;
        if (is_named(&event, "office:annotation")) {
            annotations += starts ? 1 : -1u;
        } else if (annotations == 0 && starts && is_named(&event, name)) {
            if (cursor_next(&cursor, &event))
                text = event.text;
            break;
        }
    }
    cursor_clear(&cursor);
    return text;
}

const char *record_child(const struct record *record, const char *const *names)
{
    struct cursor cursor;
    struct event event;
    const char *found = NULL;
    cursor_init(&cursor, record);
    while (!found && cursor_next(&cursor, &event)) {
        if (event.kind != EVENT_START || cursor.open->len > 1)
            continue;
        for (const char *const *name = names; *name && !found; name++)
            found = is_named(&event, *name) ? *name : NULL;
    }
    cursor_clear(&cursor);
    return found;
}
