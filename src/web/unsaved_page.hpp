// What a person sees when the machine failed while a form was being saved.
#pragma once

#include "http/reply.hpp"
#include "http/request.hpp"
#include "render/tongue.hpp"

namespace saksi::web {

// The sentence, and what was typed, so that nothing of it is lost and one click sends it once more.
// Files have to be chosen again.
http::Reply unsaved_page(render::Tongue const&, Message sentence, http::Request const& sent);

} // namespace saksi::web
