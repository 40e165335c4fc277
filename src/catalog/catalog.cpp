#include "catalog/catalog.hpp"

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
    return { records::all(), vocabularies::all() };
}

} // namespace saksi::catalog
