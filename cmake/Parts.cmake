# What one room alone needs: libraries, folder indexes, generated and embedded files. One block a room.
