# saksi_embed_files(TARGET NAMESPACE FILE...): the bytes of each FILE inside the program.
#
# Writes generated/embedded/NAMESPACE.hpp with `std::vector<saksi::embedded::File> NAMESPACE()`,
# each File having .name (the file's base name) and .bytes. Uses the assembler's .incbin, so large
# files cost nothing to compile.
function(saksi_embed_files target namespace)
  set(dir ${CMAKE_BINARY_DIR}/generated/embedded)
  set(assembly ".section .rodata\n")
  set(externs "")
  set(rows "")
  set(number 0)
  foreach(file ${ARGN})
    get_filename_component(path ${file} ABSOLUTE)
    get_filename_component(name ${file} NAME)
    set(symbol saksi_embedded_${namespace}_${number})
    string(APPEND assembly ".global ${symbol}\n.global ${symbol}_end\n.balign 16\n${symbol}:\n.incbin \"${path}\"\n${symbol}_end:\n.byte 0\n")
    string(APPEND externs "extern \"C\" char const ${symbol}[];\nextern \"C\" char const ${symbol}_end[];\n")
    string(APPEND rows "        { \"${name}\", std::string_view(${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})) },\n")
    math(EXPR number "${number} + 1")
  endforeach()
  string(APPEND assembly ".section .note.GNU-stack,\"\",%progbits\n")
  file(CONFIGURE OUTPUT ${dir}/${namespace}.S @ONLY CONTENT "@assembly@")
  file(CONFIGURE OUTPUT ${dir}/file.hpp @ONLY CONTENT [[
// Written by cmake/EmbedFiles.cmake.
#pragma once
#include <string_view>
#include <vector>
namespace saksi::embedded {
struct File {
    std::string_view name;
    std::string_view bytes;
};
} // namespace saksi::embedded
]])
  file(CONFIGURE OUTPUT ${dir}/${namespace}.hpp @ONLY CONTENT [[
// Written by cmake/EmbedFiles.cmake.
#pragma once
#include "embedded/file.hpp"
namespace saksi::embedded {
std::vector<File> @namespace@();
} // namespace saksi::embedded
]])
  file(CONFIGURE OUTPUT ${dir}/${namespace}.cpp @ONLY CONTENT [[
// Written by cmake/EmbedFiles.cmake.
#include "embedded/@namespace@.hpp"
#include <cstddef>
@externs@
namespace saksi::embedded {
std::vector<File> @namespace@()
{
    return {
@rows@    };
}
} // namespace saksi::embedded
]])
  set_source_files_properties(${dir}/${namespace}.S PROPERTIES OBJECT_DEPENDS "${ARGN}" LANGUAGE ASM)
  target_sources(${target} PRIVATE ${dir}/${namespace}.S ${dir}/${namespace}.cpp)
endfunction()
