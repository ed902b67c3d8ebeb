// SPDX-License-Identifier: Apache-2.0
// Any bytes are an OpenDocument text, once they are called so: read in every view. The seeds hold
// each document as one XML file, whose every byte means something. (Packages go through docx.c.)
#include "blocks.h"
#include "read/read.h"

int LLVMFuzzerTestOneInput(const guint8 *bytes, gsize length);

int LLVMFuzzerTestOneInput(const guint8 *bytes, gsize length)
{
    struct limits limits = limits_default();
    limits.part_size = limits.package_size = 8 << 20;
    for (enum revisions view = REVISIONS_FINAL; view <= REVISIONS_ALL; view++) {
        struct read_options options = {
            .name = "a.fodt", .revisions = view, .hidden = view == REVISIONS_ALL};
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
