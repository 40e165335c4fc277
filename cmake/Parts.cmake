# What one room alone needs: libraries, folder indexes, generated and embedded files. One block a room.

# render: the tests read what it writes with a strict XML parser.
find_package(pugixml REQUIRED)
target_link_libraries(saksi_house PUBLIC pugixml::pugixml)
