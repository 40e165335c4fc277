// What somebody typed into a form of an earlier session is not lost: it comes back on a page that
// asks whether to send it once more, with a token of the session now.
#pragma once

#include "web/page.hpp"

namespace saksi::web {

// `refused` is why the form was not taken. It alone is answered where nothing is worth keeping, a
// file cannot be kept, or a passphrase must not stand in a page.
Answer send_again(Visit const&, Error const& refused);

} // namespace saksi::web
