# What one room alone needs: libraries, folder indexes, generated and embedded files. One block a room.

# render: the tests read what it writes with a strict XML parser.
find_package(pugixml REQUIRED)
target_link_libraries(saksi_house PUBLIC pugixml::pugixml)

# render: QR codes, for what a telephone reads from the screen.
pkg_check_modules(QRENCODE REQUIRED IMPORTED_TARGET libqrencode)
target_link_libraries(saksi_house PUBLIC PkgConfig::QRENCODE)

# render: Graphviz lays graphs out. Its layout is a plug-in, which render/graph.cpp opens by this name.
find_library(GRAPHVIZ_GVC gvc REQUIRED)
find_library(GRAPHVIZ_CGRAPH cgraph REQUIRED)
target_link_libraries(saksi_house PRIVATE ${GRAPHVIZ_GVC} ${GRAPHVIZ_CGRAPH} ${CMAKE_DL_LIBS})
find_file(GRAPHVIZ_DOT_LAYOUT libgvplugin_dot_layout.so.6 REQUIRED
  PATHS /usr/lib/${CMAKE_LIBRARY_ARCHITECTURE}/graphviz)
set_source_files_properties(${CMAKE_SOURCE_DIR}/src/render/graph.cpp PROPERTIES
  COMPILE_DEFINITIONS SAKSI_GRAPHVIZ_DOT_LAYOUT="${GRAPHVIZ_DOT_LAYOUT}")

# Translations: each po/CODE.po becomes CODE.mo inside the program. The template goes in as well,
# filled with its own texts: the pseudo-language is made from it.
find_program(MSGFMT msgfmt REQUIRED)
find_program(MSGEN msgen REQUIRED)
file(GLOB catalogs CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/po/*.po)
set(compiled ${CMAKE_BINARY_DIR}/catalogs/saksi.mo)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/catalogs/saksi.mo
  DEPENDS ${CMAKE_SOURCE_DIR}/po/saksi.pot
  COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/catalogs
  COMMAND ${MSGEN} -o ${CMAKE_BINARY_DIR}/catalogs/saksi.po ${CMAKE_SOURCE_DIR}/po/saksi.pot
  COMMAND ${MSGFMT} --endianness=little -o ${CMAKE_BINARY_DIR}/catalogs/saksi.mo ${CMAKE_BINARY_DIR}/catalogs/saksi.po
  VERBATIM)
foreach(catalog IN LISTS catalogs)
  get_filename_component(code ${catalog} NAME_WE)
  set(out ${CMAKE_BINARY_DIR}/catalogs/${code}.mo)
  add_custom_command(OUTPUT ${out} DEPENDS ${catalog}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/catalogs
    COMMAND ${MSGFMT} --endianness=little --check-format --check-header -o ${out} ${catalog} VERBATIM)
  list(APPEND compiled ${out})
endforeach()
saksi_embed_files(saksi_house catalogs ${compiled})

# web: the stylesheet and the script, bundled and made small by the pinned esbuild.
set(esbuild ${CMAKE_SOURCE_DIR}/node_modules/.bin/esbuild)
set(static ${CMAKE_SOURCE_DIR}/src/web/static)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/static/saksi.css
  DEPENDS ${static}/saksi.css ${CMAKE_SOURCE_DIR}/src/render/figures.css
  COMMAND ${esbuild} ${static}/saksi.css --bundle --minify --target=chrome100,firefox100,safari15.4
    --log-level=warning --outfile=${CMAKE_BINARY_DIR}/static/saksi.css VERBATIM)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/static/saksi.js DEPENDS ${static}/saksi.ts
  COMMAND ${esbuild} ${static}/saksi.ts --bundle --minify --format=esm --target=es2020
    --log-level=warning --outfile=${CMAKE_BINARY_DIR}/static/saksi.js VERBATIM)
# Browsers that take it get them packed: a bad line carries a quarter of the bytes.
set(packed)
foreach(name saksi.css saksi.js)
  add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/static/${name}.gz DEPENDS ${CMAKE_BINARY_DIR}/static/${name}
    COMMAND gzip --best --no-name --keep --force ${CMAKE_BINARY_DIR}/static/${name} VERBATIM)
  list(APPEND packed ${CMAKE_BINARY_DIR}/static/${name}.gz)
endforeach()
saksi_embed_files(saksi_house web_static
  ${CMAKE_BINARY_DIR}/static/saksi.css ${CMAKE_BINARY_DIR}/static/saksi.js ${static}/icon.svg ${packed})
# Books carry the style of their maps and charts with them.
saksi_embed_files(saksi_house figures ${CMAKE_SOURCE_DIR}/src/render/figures.css)

# http: Asio and Beast are compiled once, in src/http/impl.cpp. Whoever includes them without the first
# two would compile them again. The third: what a coroutine held is given back, and so wiped, and not
# kept at hand for the next one (src/crypto/wiped_memory.hpp).
set_source_files_properties(src/http/impl.cpp src/http/plain_stream.cpp src/http/server.cpp src/http/session.cpp
  src/http/tls_stream.cpp
  src/http/session_test.cpp src/http/session_fuzz.cpp
  PROPERTIES COMPILE_DEFINITIONS "BOOST_ASIO_SEPARATE_COMPILATION;BOOST_BEAST_SEPARATE_COMPILATION;BOOST_ASIO_DISABLE_SMALL_BLOCK_RECYCLING")


# crypto: the words of made-up passphrases, from the Debian package diceware (EFF, CC BY 3.0).
set(passphrase_words /usr/lib/python3/dist-packages/diceware/wordlists/wordlist_en_eff.txt)
if(NOT EXISTS ${passphrase_words})
  message(FATAL_ERROR "The word list is missing: install the Debian package diceware.")
endif()
saksi_embed_files(saksi_house passphrase_words ${passphrase_words})

# render: the map's outlines, from Natural Earth by way of npm.
set(atlas ${CMAKE_SOURCE_DIR}/node_modules/world-atlas/countries-50m.json)
find_program(NODE node REQUIRED)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/static/asia_map.txt
  DEPENDS ${CMAKE_SOURCE_DIR}/tools/make_map.mjs ${atlas}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/static
  COMMAND ${NODE} ${CMAKE_SOURCE_DIR}/tools/make_map.mjs ${atlas} ${CMAKE_BINARY_DIR}/static/asia_map.txt VERBATIM)
saksi_embed_files(saksi_house asia_map ${CMAKE_BINARY_DIR}/static/asia_map.txt)

# The gallery: what docs/look.md lists, drawn to be looked at. Built only when asked for.
add_executable(saksi_gallery EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/tests/gallery/gallery.cpp)
target_link_libraries(saksi_gallery PRIVATE saksi_house)
# catalog: what lies in its folders is what this program can record.
saksi_folder_index(saksi_house catalog/records schema::RecordType schema/record_type.hpp)
saksi_folder_index(saksi_house catalog/vocabularies schema::Vocabulary schema/vocabulary.hpp)

# intake: the public facts that the program brings along.
file(GLOB reference_asia CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/reference/asia/*)
saksi_embed_files(saksi_house reference_asia ${reference_asia})

# render: Markdown by cmark-gfm, whose packages bring no CMake or pkg-config files for the extensions.
find_library(CMARK_GFM cmark-gfm REQUIRED)
find_library(CMARK_GFM_EXTENSIONS cmark-gfm-extensions REQUIRED)
target_link_libraries(saksi_house PUBLIC ${CMARK_GFM_EXTENSIONS} ${CMARK_GFM})

# web and cli: every page, every panel of Today and every command is found because it lies in its folder.
saksi_folder_index(saksi_house web/pages Page "web/page.hpp")
saksi_folder_index(saksi_house web/today Panel "web/panel.hpp")
saksi_folder_index(saksi_house cli/commands Command "cli/command.hpp")
find_package(CLI11 REQUIRED)
target_link_libraries(saksi_house PUBLIC CLI11::CLI11)

# web: the user's guide, shown inside the program. Its files are ordered by the number that begins their names.
file(GLOB guide_pages CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/docs/guide/*.md)
saksi_embed_files(saksi_house guide ${guide_pages})

# publish: formats are found by lying in their folder; zip is EPUB's envelope; one style for all.
saksi_folder_index(saksi_house publish/formats Format publish/format.hpp)
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
target_link_libraries(saksi_house PUBLIC PkgConfig::ZIP)
saksi_embed_files(saksi_house book_static
  ${CMAKE_SOURCE_DIR}/src/publish/book.css ${CMAKE_SOURCE_DIR}/src/publish/print.css)
