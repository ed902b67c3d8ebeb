// SPDX-License-Identifier: Apache-2.0
// The small documents that rule authors write as examples: lines that become blocks ("# heading",
// "- item", "| cell | cell |", "> quotation"), with a map from block places back to the example.
#ifndef LINJERA_AUTHORING_EXAMPLE_H
#define LINJERA_AUTHORING_EXAMPLE_H

#include "model/document.h"
#include "ruleset/ruleset.h"

struct example_document {
    struct document *document;
    GArray *starts; // gsize: byte in the example's text where each block's text begins
};

// The document of an example. `part`: where its paragraphs stand (the rule may look at headers
// only). `links`: the example whose links stand in the text; NULL: there are none. The caller
// clears it.
void example_document_init(struct example_document *made, const char *text, enum part_kind part,
                           const struct example *links);
void example_document_clear(struct example_document *made);
// The byte in the example's text of a place in its document: block (1-based), code point offset.
gsize example_byte(const struct example_document *made, guint block, guint offset);

#endif
