# Faster tools, used where they are installed and never asked for: ccache keeps what was compiled,
# mold links. docs/decisions/build.md has the measurements. Not for a package, whose bytes must not
# depend on what the builder happens to have.
option(SAKSI_PLAIN_TOOLS "Only the tools that every builder has" OFF)
if(SAKSI_PLAIN_TOOLS)
  return()
endif()
find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()
