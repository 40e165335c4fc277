// The status line and header of a reply, as they go over the wire.
#pragma once

#include "http/reply.hpp"

namespace saksi::http {

enum class AfterReply {
    close,
    keep,         // HTTP/1.1 keeps without being told.
    keep_and_say, // HTTP/1.0 must be told.
};

// Whether a status has a body, and with it a Content-Length, at all.
bool has_body(int status);

// Writes the head into `to`, whose memory is used again and again.
void write_head(std::string& to, Reply const&, AfterReply);

} // namespace saksi::http
