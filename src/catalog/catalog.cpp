#include "catalog/catalog.hpp"

#include "schema/common_fields.hpp"
#include "schema/own.hpp"

// Both are written by cmake/FolderIndex.cmake.
namespace saksi::catalog::records {
std::vector<schema::RecordType> all();
}
namespace saksi::catalog::vocabularies {
std::vector<schema::Vocabulary> all();
}

namespace saksi::catalog {

schema::Schemas schemas()
{
    auto types = records::all();
    for (auto& type : types)
        schema::add_common_fields(type);
    return schema::with_lists_of_itself(std::move(types), vocabularies::all());
}

} // namespace saksi::catalog
