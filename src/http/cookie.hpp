// What requests and replies both know of our cookies.
#pragma once

#include <string_view>

namespace saksi::http {

// How a cookie of ours is kept from others.
enum class CookieScope {
    plain, // For http://127.0.0.1.
    // Only ever sent back over TLS, and under a name, with the prefix before it, that no other host
    // and no page without TLS can set.
    secure,
};

// Source: RFC 6265bis (draft), 4.1.3.2.
inline constexpr std::string_view host_cookie_prefix = "__Host-";

} // namespace saksi::http
