// Many people at one desk: `saksi serve` over its socket, and browsers that all want something.
#pragma once

#include "app/bench_line.hpp"
#include "workspace/workspace.hpp"

#include <functional>

namespace saksi::app {

class Together {
public:
    // Makes sixteen members, the first administrator among them, and a case that all may write.
    Together(workspace::Workspace&, std::string_view passphrase);

    // Each saves one record after the other, and waits for each answer. `bare_save` is one durable
    // transaction with the same text. The workspace must not be open.
    // Throws Fault when one was refused.
    void measure_saves(std::vector<BenchLine>&, std::filesystem::path const& home,
        std::function<void(std::string const& text)> const& bare_save);
    // Throws Fault when one is missing, or there twice.
    void check_saves(workspace::Workspace const&) const;

    // Eight connections that ask for the same list page again and again.
    void measure_lists(std::vector<BenchLine>&, std::filesystem::path const& home,
        std::string const& target) const;

private:
    std::string m_passphrase;
    std::vector<std::string> m_handles; // The first administrator's is empty.
    RecordId m_case;
    std::size_t m_saved = 0;
};

} // namespace saksi::app
