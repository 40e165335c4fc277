#include "web/widgets/go_on.hpp"

#include "web/widgets/listing.hpp"

namespace saksi::web {

using render::Path;

Path next_of(std::string_view wanted)
{
    auto const path = Path::parse(wanted);
    return path ? *path : Path("/");
}

Path where_to_go_on(std::vector<Door::TakenIn> const& taken, Path const& next)
{
    if (taken.empty())
        return next;
    auto const& last = taken.back();
    if (last.sent)
        return record_path(last.sent->record).with("done", "once");
    return draft_path(last.place, last.form).with("done", "unsealed");
}

} // namespace saksi::web
