# SQLite3 Multiple Ciphers: the amalgamation inside the pinned npm package, as a static C library.
# Why: docs/decisions/. The options follow PROTOCOL b11 and SQLite's own list of recommended ones.
set(amalgamation ${CMAKE_SOURCE_DIR}/node_modules/better-sqlite3-multiple-ciphers/deps/sqlite3)
if(NOT EXISTS ${amalgamation}/sqlite3.c)
  message(FATAL_ERROR "node_modules is missing: run `make build`, or `npm ci` here.")
endif()
# Its own ChaCha20 and Poly1305 give way to libsodium's: docs/decisions/page_cipher.md.
set(sqlite3mc_source ${CMAKE_BINARY_DIR}/generated/sqlite3mc.c)
add_custom_command(OUTPUT ${sqlite3mc_source}
  COMMAND ${CMAKE_SOURCE_DIR}/cmake/sqlite3mc.sh ${amalgamation}/sqlite3.c ${sqlite3mc_source}
  DEPENDS ${amalgamation}/sqlite3.c ${CMAKE_SOURCE_DIR}/cmake/sqlite3mc.sh VERBATIM)
add_library(sqlite3mc STATIC ${sqlite3mc_source} ${CMAKE_SOURCE_DIR}/src/crypto/page_cipher.c)
target_link_libraries(sqlite3mc PUBLIC PkgConfig::SODIUM)
target_include_directories(sqlite3mc SYSTEM PUBLIC ${amalgamation})
target_compile_definitions(sqlite3mc PUBLIC SQLITE_HAS_CODEC PRIVATE
  SQLITE_ENABLE_FTS5 SQLITE_ENABLE_MATH_FUNCTIONS SQLITE_DEFAULT_MEMSTATUS=0 SQLITE_DQS=0
  SQLITE_LIKE_DOESNT_MATCH_BLOBS SQLITE_OMIT_DEPRECATED SQLITE_OMIT_LOAD_EXTENSION
  SQLITE_OMIT_SHARED_CACHE SQLITE_THREADSAFE=2 SQLITE_TEMP_STORE=3 SQLITE_DEFAULT_SYNCHRONOUS=2
  SQLITE_DEFAULT_WAL_SYNCHRONOUS=2 SQLITE_DEFAULT_FOREIGN_KEYS=1 SQLITE_USE_ALLOCA
  SQLITE_SECURE_DELETE HAVE_USLEEP=1)
# Somebody else's C: its warnings are not ours to mend, and it is slow without optimisation. Under
# the sanitizers -O2 takes the compiler minutes for it.
target_compile_options(sqlite3mc PRIVATE -w $<IF:$<CONFIG:RelWithDebInfo>,-O1,-O2>)
