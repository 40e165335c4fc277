// Open tasks with a button to end each.
#pragma once

#include "casework/tasks.hpp"
#include "render/html.hpp"
#include "web/page.hpp"

#include <span>

namespace saksi::web {

render::Html task_list(Visit const&, std::span<casework::Task const>);

// For the record that heads a dossier: what is to be done in it. Nothing while there is nothing.
render::Html task_panel(Visit const&, workspace::RecordView const&);

// Today, on this machine's clock.
Day today_of(Visit const&);

} // namespace saksi::web
