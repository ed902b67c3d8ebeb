// SPDX-License-Identifier: Apache-2.0
// Any bytes are a document or a refusal with its cause, under small limits so that a run is short.
// In a zip archive a changed byte is found out by its checksum; the seeds hold each document as one
// XML file (flat OPC) too, whose every byte means something.
#include "blocks.h"
#include "read/read.h"

int LLVMFuzzerTestOneInput(const guint8 *bytes, gsize length);

int LLVMFuzzerTestOneInput(const guint8 *bytes, gsize length)
{
    struct limits limits = limits_default();
    limits.part_size = limits.package_size = 8 << 20;
    for (enum revisions view = REVISIONS_FINAL; view <= REVISIONS_ALL; view++) {
        struct read_options options = {.revisions = view};
        g_autoptr(GError) error = NULL;
        g_autoptr(document_t) document = read_document(bytes, length, &options, &limits, &error);
        g_assert_true((document != NULL) != (error != NULL));
        if (document)
            check_blocks(document);
        else
            g_assert_true(error->domain == READ_ERROR && *error->message);
    }
    return 0;
}
