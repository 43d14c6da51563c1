// The listeners of a session as `net` serves them, in memory: who heard what, and that nobody hears anything twice or out of turn.
#pragma once

#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "bimtek/live/audience.hpp"

namespace bimtek::tests {

using Json = nlohmann::json;

/// One connection's side of the line. Checks on every frame what the protocol promises of all of them.
struct Listener {
    std::vector<Json> frames;
    std::vector<std::string> texts;  ///< the same, as the bytes that came
    std::optional<live::ViewId> view;
    std::optional<live::CloseCode> closed;
    Seq position = 0;
    Json presence;  ///< as a client holds it, partial digests merged in
    Json board;

    void hear(const std::string& text) {
        CHECK_MESSAGE(!closed, "a frame after the close: " << text);
        frames.push_back(Json::parse(text));
        texts.push_back(text);
        const Json& frame = frames.back();
        const std::string type = frame.at("type");
        if (type == "welcome") {
            CHECK((frames.size() == 1 || frame.contains("snapshot")));
            CHECK(frame.at("seq") >= position);
            CHECK(frame.contains("snapshot") != frame.contains("events"));
            CHECK(frame.at("presence").at("whole") == true);
            CHECK(frame.at("board").at("whole") == true);
            position = frame.at("seq");
            presence = frame.at("presence");
            board = frame.at("board");
        } else if (type == "events") {
            Seq last = position;
            CHECK_FALSE(frame.at("events").empty());
            for (const Json& event : frame.at("events")) {
                CHECK_MESSAGE(event.at("seq").get<Seq>() > last, "told twice or out of order: " << text);
                last = event.at("seq");
            }
            position = frame.at("seq");
            CHECK(position >= last);
        } else if (type == "presence") {
            merge(presence, frame, "regions");
        } else if (type == "board") {
            merge(board, frame, "rows");
        }
    }

    /// The frames of that type.
    std::vector<Json> of(const std::string& type) const {
        std::vector<Json> found;
        for (const Json& frame : frames) {
            if (frame.at("type") == type) found.push_back(frame);
        }
        return found;
    }
    /// What happened since the welcome, as "type type …".
    std::string events() const {
        std::string types;
        for (const Json& frame : of("events")) {
            for (const Json& event : frame.at("events")) types += (types.empty() ? "" : " ") + event.at("type").get<std::string>();
        }
        return types;
    }
    /// The answers to a command, in order: `done`, or the reason of a refusal.
    std::string answers(const std::string& id) const {
        std::string words;
        for (const Json& frame : frames) {
            if (frame.value("id", "") != id) continue;
            words += (words.empty() ? "" : " ") + (frame.at("type") == "done" ? "done" : frame.at("reason").get<std::string>());
        }
        return words;
    }
    const Json& last() const {
        REQUIRE_FALSE(frames.empty());
        return frames.back();
    }
    const Json& welcome() const {
        REQUIRE_FALSE(frames.empty());
        REQUIRE(frames.front().at("type") == "welcome");
        return frames.front();
    }

private:
    /// As docs/protocol.md tells a client to.
    static void merge(Json& mine, const Json& digest, const char* detail) {
        CHECK(digest.at("version") > mine.at("version"));
        const Json before = mine.value(detail, Json());
        mine = digest;
        mine.erase("type");
        if (digest.at("whole") == true || !digest.contains(detail)) return;
        mine[detail] = before;
        mine[detail].update(digest.at(detail));
    }
};

class AudienceModel : public live::Audience {
public:
    std::map<live::ConnectionId, Listener> listeners;

    void publish(live::Publication publication) override {
        for (const auto& [view, frame] : publication.to_views) {
            for (auto& [connection, listener] : listeners) {
                if (listener.view == view && !listener.closed) listener.hear(*frame);
            }
        }
        for (const auto& [connection, frame, whole_state] : publication.to_ones) {
            Listener& listener = listeners[connection];
            if (!listener.closed) listener.hear(*frame);
        }
    }
    void attach(live::ConnectionId connection, live::ViewId view, live::Frame welcome) override {
        listeners[connection].view = view;
        listeners[connection].hear(*welcome);
    }
    void close(live::ConnectionId connection, live::CloseCode code) override {
        Listener& listener = listeners[connection];
        CHECK_FALSE(listener.closed.has_value());
        listener.closed = code;
    }
};

}  // namespace bimtek::tests
