# saksi_folder_index(TARGET FOLDER TYPE HEADER): what lies in src/FOLDER is in the house.
#
# Every src/FOLDER/<name>.cpp (tests aside) defines `TYPE <name>()` in the namespace of its folder.
# This writes index/FOLDER/all.cpp, whose `std::vector<TYPE> all()` calls them in alphabetical order.
# A file whose function bears another name is a link error that names the missing function.
function(saksi_folder_index target folder type header)
  file(GLOB files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/src/${folder} ${CMAKE_SOURCE_DIR}/src/${folder}/*.cpp)
  list(FILTER files EXCLUDE REGEX "_(test|fuzz)\\.cpp$")
  list(SORT files)
  set(declared "")
  set(called "")
  foreach(file ${files})
    get_filename_component(name ${file} NAME_WE)
    string(APPEND declared "${type} ${name}();\n")
    string(APPEND called "    everything.push_back(${name}());\n")
  endforeach()
  string(REPLACE "/" "::" space saksi::${folder})
  set(out ${CMAKE_BINARY_DIR}/index/${folder}/all.cpp)
  file(CONFIGURE OUTPUT ${out} @ONLY CONTENT [[
// Written by cmake/FolderIndex.cmake from the files in src/@folder@.
#include "@header@"
#include <vector>
namespace @space@ {
@declared@
std::vector<@type@> all()
{
    std::vector<@type@> everything;
@called@    return everything;
}
} // namespace @space@
]])
  target_sources(${target} PRIVATE ${out})
endfunction()
