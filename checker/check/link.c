// SPDX-License-Identifier: Apache-2.0
// link: hyperlinks that lead nowhere or where they should not. The finding stands at the link's own
// text; a link without text (a picture) is an absence of words where it stands.
#include "check/internal.h"

#include <string.h>

#include "base/address.h"

// A stretch of a block that leads somewhere.
struct link {
    const struct block *block;
    const char *target;
    guint start, end; // code points
};

static char *fold_anchor(const char *name)
{
    g_autofree char *normal = g_utf8_normalize(name, -1, G_NORMALIZE_DEFAULT);
    return g_utf8_casefold(normal ? normal : name, -1);
}

// Word tells bookmarks apart without case, and knows the top of a document by itself.
static gboolean has_anchor(struct check *check, const char *name)
{
    const GPtrArray *bookmarks = check->document->bookmarks;
    if (!bookmarks)
        return TRUE;
    if (!check->anchors) {
        check->anchors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        g_hash_table_add(check->anchors, g_strdup("_top"));
        for (guint i = 0; i < bookmarks->len; i++)
            g_hash_table_add(check->anchors, fold_anchor(bookmarks->pdata[i]));
    }
    g_autofree char *folded = fold_anchor(name);
    return g_hash_table_contains(check->anchors, folded);
}

static guint32 faults_of(struct check *check, const struct address *address, gboolean unnamed)
{
    guint32 faults = unnamed ? 1u << LINK_UNNAMED : 0;
    switch (address->kind) {
    case ADDRESS_EMPTY:
        faults |= 1u << LINK_EMPTY;
        break;
    case ADDRESS_ANCHOR:
        if (!has_anchor(check, address->anchor))
            faults |= 1u << LINK_ANCHOR;
        break;
    case ADDRESS_LOCAL:
        faults |= 1u << LINK_LOCAL;
        break;
    case ADDRESS_MAIL:
        faults |= 1u << LINK_MAIL;
        break;
    case ADDRESS_RELATIVE:
        faults |= 1u << LINK_RELATIVE;
        break;
    case ADDRESS_NET:
        break;
    }
    return faults;
}

static gboolean is_wrong_target(struct check *check, const struct address *address,
                                gboolean unnamed)
{
    const struct link_rule *rule = check->rule->link;
    if (!rule->faults && !rule->hosts->len && !rule->target)
        return TRUE; // its text alone decides
    if (faults_of(check, address, unnamed) & rule->faults)
        return TRUE;
    for (guint i = 0; address->host && i < rule->hosts->len; i++)
        if (address_is_host(address->host, rule->hosts->pdata[i]))
            return TRUE;
    return rule->target && check_matches_text(check, rule->target, address->text);
}

static void judge(struct check *check, const struct link *link)
{
    const struct passage *passage = &check->text->passages[link->block->ordinal - 1];
    struct hit hit = {.passage = passage,
                      .start = text_byte(passage, link->start),
                      .end = text_byte(passage, link->end),
                      .unit_end = passage->length};
    while (hit.start < hit.end && passage->folded[hit.start] == ' ')
        hit.start++;
    while (hit.end > hit.start && passage->folded[hit.end - 1] == ' ')
        hit.end--;
    g_autofree char *text = g_strndup(passage->folded + hit.start, hit.end - hit.start);
    g_auto(address_t) address;
    address_init(&address, link->target);
    const struct expression *wanted = check->rule->link->text;
    if (!is_wrong_target(check, &address, !*text) ||
        (wanted && !check_matches_text(check, wanted, text)))
        return;
    struct supplement supplement = {
        .detail = {[LANGUAGE_SV] = *address.text ? address.text : "ingen adress",
                   [LANGUAGE_EN] = *address.text ? address.text : "no address"}};
    hit.supplement = &supplement;
    check_tell_hit(check, TRACE_FOUND, &hit);
    if ((*text && !check_hit_in_scope(check, &hit)) || check_excepted(check, &hit))
        return;
    if (*text)
        check_report(check, &hit);
    else
        check_report_absence(check,
                             (struct spot){.block = link->block->ordinal, .offset = link->start},
                             &supplement);
}

static gboolean goes_on(const struct link *link, const struct span *span)
{
    return link->target && link->end == span->start && link->start < link->end &&
           span->start < span->end && strcmp(link->target, span->link) == 0;
}

// The links of a block: neighbouring spans with one target are one. Lines of a table of contents
// are links that nobody wrote.
static void judge_block(struct check *check, const struct block *block)
{
    struct link link = {.block = block};
    for (guint i = 0; i < block->rest->span_count; i++) {
        const struct span *span = &block->rest->spans[i];
        if (!span->link || span->hidden || g_strcmp0(span->field, "TOC") == 0)
            continue;
        if (goes_on(&link, span)) {
            link.end = span->end;
            continue;
        }
        if (link.target)
            judge(check, &link);
        link.target = span->link;
        link.start = span->start;
        link.end = span->end;
    }
    if (link.target)
        judge(check, &link);
}

// A line of a table of contents is text that no passage has.
static gboolean is_contents(const struct block *block, const struct passage *passage)
{
    const char *at = block->text;
    while (*at && g_unichar_isspace(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    return *at && !passage->length;
}

void check_link(struct check *check)
{
    for (guint i = 0; i < check->text->count; i++) {
        const struct passage *passage = &check->text->passages[i];
        const struct block *block = document_block(check->document, passage->block);
        if (block->rest->span_count && !is_contents(block, passage) &&
            check_in_scope(check, passage))
            judge_block(check, block);
    }
}
