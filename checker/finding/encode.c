// SPDX-License-Identifier: Apache-2.0
// The wire encoding of a document's result. Writing and reading share one description of each
// struct (the transfer functions below run in both directions), so they cannot drift apart.
#include "base/wire.h"
#include "finding/inventory.h"

#include <string.h>

enum { ENCODING_VERSION = 6 };

// One direction at a time: `out` set writes, else `in` is read into `arena`.
struct transfer {
    GByteArray *out;
    struct wire *in;
    struct arena *arena;
};

static void move_text(struct transfer *transfer, const char **text)
{
    if (transfer->out)
        wire_put_text(transfer->out, *text);
    else
        *text = wire_get_text(transfer->in, transfer->arena);
}

// A text that is never NULL, which reports and coverage rely on.
static void move_needed(struct transfer *transfer, const char **text)
{
    move_text(transfer, text);
    if (transfer->in && !*text)
        transfer->in->failed = TRUE;
}

static guint move_number(struct transfer *transfer, guint64 number)
{
    if (!transfer->out)
        return (guint)wire_get_number(transfer->in);
    wire_put_number(transfer->out, number);
    return (guint)number;
}

// An enumeration: what is read must be below `count`.
static guint move_choice(struct transfer *transfer, guint value, guint count)
{
    value = move_number(transfer, value);
    if (value < count)
        return value;
    g_assert(transfer->in); // what is written is always below
    transfer->in->failed = TRUE;
    return 0;
}

static void move_array(struct transfer *transfer, GPtrArray **array, gsize size,
                       void (*move)(struct transfer *transfer, void *item))
{
    if (transfer->out) {
        wire_put_number(transfer->out, (*array)->len);
        for (guint i = 0; i < (*array)->len; i++)
            move(transfer, (*array)->pdata[i]);
        return;
    }
    *array = arena_array(transfer->arena);
    guint count = wire_get_count(transfer->in);
    for (guint i = 0; i < count && !transfer->in->failed; i++) {
        void *item = arena_alloc(transfer->arena, size);
        move(transfer, item);
        g_ptr_array_add(*array, item);
    }
}

static void move_texts(struct transfer *transfer, GPtrArray **texts)
{
    if (!transfer->out)
        *texts = arena_array(transfer->arena);
    guint count =
        transfer->out ? move_number(transfer, (*texts)->len) : wire_get_count(transfer->in);
    for (guint i = 0; i < count; i++) {
        const char *text = transfer->out ? (*texts)->pdata[i] : NULL;
        move_text(transfer, &text);
        if (transfer->out)
            continue;
        if (transfer->in->failed)
            return;
        g_ptr_array_add(*texts, arena_strdup(transfer->arena, text ? text : ""));
    }
}

static void move_place(struct transfer *transfer, void *item)
{
    struct place *place = item;
    move_needed(transfer, &place->part);
    move_text(transfer, &place->package);
    place->block = move_number(transfer, place->block);
    place->start = move_number(transfer, place->start);
    place->end = move_number(transfer, place->end);
    move_text(transfer, &place->section);
    move_texts(transfer, &place->headings);
    move_text(transfer, &place->label);
    place->page = move_number(transfer, place->page);
    move_text(transfer, &place->para_id);
    place->table = move_number(transfer, place->table);
    place->row = move_number(transfer, place->row);
    place->column = move_number(transfer, place->column);
}

static void move_basis(struct transfer *transfer, void *item)
{
    struct basis *basis = item;
    move_needed(transfer, &basis->agreement);
    move_needed(transfer, &basis->section);
    move_text(transfer, &basis->heading);
    move_text(transfer, &basis->text);
}

static void move_stretch(struct transfer *transfer, void *item)
{
    struct stretch *stretch = item;
    stretch->same = (gboolean)move_choice(transfer, (guint)stretch->same, 2);
    move_needed(transfer, &stretch->old_text);
    move_needed(transfer, &stretch->new_text);
    stretch->old_words = move_number(transfer, stretch->old_words);
    stretch->new_words = move_number(transfer, stretch->new_words);
    if (transfer->in && !transfer->in->failed &&
        (stretch->old_words > strlen(stretch->old_text) ||
         stretch->new_words > strlen(stretch->new_text)))
        transfer->in->failed = TRUE;
}

static void move_evidence(struct transfer *transfer, struct evidence **evidence)
{
    if (!move_choice(transfer, transfer->out && *evidence ? 1 : 0, 2))
        return;
    struct evidence *own = transfer->in ? arena_new0(transfer->arena, struct evidence) : *evidence;
    g_assert(own);
    own->kind = move_choice(transfer, own->kind, EVIDENCE_KINDS);
    move_text(transfer, &own->agreement);
    move_text(transfer, &own->section);
    move_text(transfer, &own->text);
    move_text(transfer, &own->expected);
    move_text(transfer, &own->found);
    move_array(transfer, &own->stretches, sizeof(struct stretch), move_stretch);
    *evidence = own;
}

static void move_finding(struct transfer *transfer, void *item)
{
    struct finding *finding = item;
    move_needed(transfer, &finding->rule);
    finding->severity = move_choice(transfer, finding->severity, SEVERITIES);
    finding->action = move_choice(transfer, finding->action, ACTIONS);
    for (guint i = 0; i < LANGUAGES; i++)
        move_needed(transfer, &finding->message[i]);
    move_needed(transfer, &finding->match);
    move_text(transfer, &finding->suggestion);
    move_place(transfer, &finding->place);
    move_array(transfer, &finding->related, sizeof(struct place), move_place);
    move_needed(transfer, &finding->before);
    move_needed(transfer, &finding->after);
    move_array(transfer, &finding->basis, sizeof(struct basis), move_basis);
    move_evidence(transfer, &finding->evidence);
    finding->upcoming = (gboolean)move_choice(transfer, (guint)finding->upcoming, 2);
    finding->gates = (gboolean)move_choice(transfer, (guint)finding->gates, 2);
    move_needed(transfer, &finding->fingerprint);
    move_needed(transfer, &finding->match_hash);
    move_needed(transfer, &finding->block_hash);
    move_needed(transfer, &finding->headings_hash);
}

static void move_unread(struct transfer *transfer, void *item)
{
    struct unread *unread = item;
    move_needed(transfer, &unread->package);
    for (guint i = 0; i < LANGUAGES; i++)
        move_needed(transfer, &unread->reason[i]);
}

static void move_skipped(struct transfer *transfer, void *item)
{
    struct rule_skipped *skipped = item;
    move_needed(transfer, &skipped->rule);
    move_needed(transfer, &skipped->reason);
}

static void move_fact(struct transfer *transfer, void *item)
{
    struct fact *fact = item;
    fact->kind = move_choice(transfer, fact->kind, FACT_KINDS);
    move_text(transfer, &fact->rule);
    move_needed(transfer, &fact->about);
    move_needed(transfer, &fact->name);
    fact->count = move_number(transfer, fact->count);
    move_place(transfer, &fact->place);
    move_needed(transfer, &fact->before);
    move_needed(transfer, &fact->match);
    move_needed(transfer, &fact->after);
}

static void move_note(struct transfer *transfer, void *item)
{
    struct reading_note *note = item;
    note->block = move_number(transfer, note->block);
    move_text(transfer, &note->package);
    for (guint i = 0; i < LANGUAGES; i++)
        move_needed(transfer, &note->message[i]);
}

static void move_sketch(struct transfer *transfer, struct sketch *sketch)
{
    sketch->shingles = move_number(transfer, sketch->shingles);
    sketch->count = move_choice(transfer, sketch->count, SKETCH_VALUES + 1);
    if (transfer->in && sketch->count != MIN(sketch->shingles, SKETCH_VALUES))
        transfer->in->failed = TRUE;
    guint32 *read =
        transfer->in ? arena_alloc(transfer->arena, SKETCH_VALUES * sizeof *read) : NULL;
    for (guint i = 0; i < sketch->count && !(transfer->in && transfer->in->failed); i++) {
        guint value = move_number(transfer, read ? 0 : sketch->values[i]);
        if (read)
            read[i] = value;
    }
    if (read)
        sketch->values = read;
}

static void move_result(struct transfer *transfer, struct document_result *result)
{
    move_needed(transfer, &result->path);
    move_text(transfer, &result->sha256);
    result->outcome = move_choice(transfer, result->outcome, OUTCOMES);
    move_text(transfer, &result->reason_code);
    move_text(transfer, &result->reason_message);
    move_text(transfer, &result->title);
    move_text(transfer, &result->kind);
    move_text(transfer, &result->owner);
    move_text(transfer, &result->decision_body);
    move_text(transfer, &result->level);
    move_text(transfer, &result->party);
    result->words = move_number(transfer, result->words);
    move_array(transfer, &result->not_checked, sizeof(struct unread), move_unread);
    move_array(transfer, &result->notes, sizeof(struct reading_note), move_note);
    move_array(transfer, &result->skipped, sizeof(struct rule_skipped), move_skipped);
    move_array(transfer, &result->findings, sizeof(struct finding), move_finding);
    move_array(transfer, &result->facts, sizeof(struct fact), move_fact);
    move_sketch(transfer, &result->sketch);
}

void document_result_encode(const struct document_result *result, GByteArray *out)
{
    struct transfer transfer = {.out = out};
    wire_put_number(out, ENCODING_VERSION);
    struct document_result copy = *result;
    move_result(&transfer, &copy);
}

struct document_result *document_result_decode(const guint8 *bytes, gsize length)
{
    struct wire wire = {.bytes = bytes, .length = length};
    if (wire_get_number(&wire) != ENCODING_VERSION)
        return NULL;
    g_autoptr(document_result_t) result = document_result_new(NULL);
    struct transfer transfer = {.in = &wire, .arena = result->arena};
    move_result(&transfer, result);
    if (wire.failed || wire.at != length)
        return NULL;
    return g_steal_pointer(&result);
}

static void move_passage(struct transfer *transfer, struct passage_side *side)
{
    side->block = move_number(transfer, side->block);
    move_text(transfer, &side->heading);
    move_text(transfer, &side->text);
}

static void move_change(struct transfer *transfer, void *item)
{
    struct passage_change *change = item;
    change->kind = move_choice(transfer, change->kind, PASSAGE_CHANGES);
    move_passage(transfer, &change->old_side);
    move_passage(transfer, &change->new_side);
    move_array(transfer, &change->stretches, sizeof(struct stretch), move_stretch);
}

static void move_difference(struct transfer *transfer, struct difference *difference)
{
    move_text(transfer, &difference->failure);
    difference->same = move_number(transfer, difference->same);
    difference->moved = move_number(transfer, difference->moved);
    for (guint i = 0; i < PASSAGE_CHANGES; i++)
        difference->counts[i] = move_number(transfer, difference->counts[i]);
    move_array(transfer, &difference->changes, sizeof(struct passage_change), move_change);
}

void difference_encode(const struct difference *difference, GByteArray *out)
{
    struct transfer transfer = {.out = out};
    wire_put_number(out, ENCODING_VERSION);
    struct difference copy = *difference;
    move_difference(&transfer, &copy);
}

struct difference *difference_decode(struct arena *arena, const guint8 *bytes, gsize length)
{
    struct wire wire = {.bytes = bytes, .length = length};
    if (wire_get_number(&wire) != ENCODING_VERSION)
        return NULL;
    struct difference *difference = arena_new0(arena, struct difference);
    struct transfer transfer = {.in = &wire, .arena = arena};
    move_difference(&transfer, difference);
    return wire.failed || wire.at != length ? NULL : difference;
}
