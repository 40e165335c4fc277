#include "intake/csv.hpp"

#include "testing/fuzz.hpp"

// Whatever the bytes, reading ends, and no row lies outside of them or takes bytes of another.
SAKSI_FUZZ(bytes)
{
    auto reader = saksi::intake::CsvReader::open(bytes);
    if (!reader)
        return;
    auto const* last_end = reader->raw_header().data() + reader->raw_header().size();
    while (auto const row = reader->next()) {
        SAKSI_CHECK(row->raw.data() >= last_end);
        last_end = row->raw.data() + row->raw.size();
        SAKSI_CHECK(row->fault || row->cells.size() == reader->header().size());
    }
}
