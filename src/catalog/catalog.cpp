#include "catalog/catalog.hpp"

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
    return schema::with_lists_of_itself(records::all(), vocabularies::all());
}

} // namespace saksi::catalog
