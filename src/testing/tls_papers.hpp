// A certificate of one's own in two files, for tests that speak TLS.
#pragma once

#include "crypto/certificate.hpp"
#include "testing/desk.hpp"

#include <ctime>
#include <fstream>

namespace saksi::testing {

class TlsPapers {
public:
    explicit TlsPapers(std::string const& name)
    {
        // TLS asks the true time whether a certificate holds.
        auto const made = crypto::make_certificate({ name }, std::time(nullptr));
        std::ofstream(certificate()) << made.certificate;
        std::ofstream(key()) << text_of(made.key.view());
    }

    std::filesystem::path certificate() const { return m_folder.path() / "certificate.pem"; }
    std::filesystem::path key() const { return m_folder.path() / "key.pem"; }

private:
    TemporaryFolder m_folder;
};

} // namespace saksi::testing
