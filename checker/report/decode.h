// SPDX-License-Identifier: Apache-2.0
// The other half of the JSON report: a stored result ("linjera-result/1") read back, so that every
// format can be written of it later, byte for byte as check would have. Additions that an older
// result lacks are taken as not given.
#ifndef LINJERA_REPORT_DECODE_H
#define LINJERA_REPORT_DECODE_H

#include "finding/result.h"

// Fills an empty result. FALSE with a sentence that names the place, by line and column where the
// text is not JSON and as documents[3].findings[0].rule where it is no result; the result is then
// only to be freed.
gboolean result_decode(struct result *result, const char *bytes, gsize length, GError **error);

#endif
