// One connection's conversation: requests read, checked and answered in turn. Internal to http.
#pragma once

#include "http/address_rates.hpp"
#include "http/server.hpp"
#include "http/stream.hpp"

#include <boost/asio/thread_pool.hpp>

#include <list>

namespace saksi::http {

using Deadline = std::chrono::steady_clock::time_point;

// What the server knows of a connection while its session lasts.
struct Connection {
    std::unique_ptr<Stream> stream;
    std::string counted {};              // The address that it counts for.
    Deadline deadline = Deadline::max(); // The reaper cuts the connection then.
    bool is_idle = true;                 // Between two requests, and until the first.
    bool keeps_us_waiting = false;       // A request has begun and is not all here.
};

// What all sessions share. All of it but the hooks belongs to the thread that runs `io`.
struct Service {
    ServerSettings settings; // With the allowed hosts filled in.
    ServerHooks hooks;
    asio::io_context io { 1 };
    asio::thread_pool workers;
    asio::thread_pool slow_worker { 1 };
    asio::thread_pool waiter { 1 }; // For Reply::before_sent.
    AddressRates requests;
    AddressRates new_connections;
    std::list<Connection> connections {};
    bool is_stopping = false;

    Service(ServerSettings the_settings, ServerHooks the_hooks)
        : settings(std::move(the_settings))
        , hooks(std::move(the_hooks))
        , workers(settings.worker_count)
        , requests(settings.requests_per_second, settings.requests_burst)
        , new_connections(settings.requests_per_second, settings.requests_burst)
    {
    }
};

// Converses until one side ends it. `connection` is in `service.connections` and stays there as
// long as this runs.
Task<> converse(Service& service, Connection& connection, std::string client);

} // namespace saksi::http
