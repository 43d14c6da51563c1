// Every size, queue and wait that the product bounds, with a name and a reason.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace bimtek::limits {

using namespace std::chrono_literals;

// The wire
inline constexpr std::size_t frame_bytes_max = 64 * 1024;  ///< a client's frame; 20,000 letters of form text fit three times
inline constexpr int json_depth_max = 32;                  ///< deeper is an attack on the stack, never a form
inline constexpr int commands_per_second = 10;             ///< per connection; the page's outbox paces itself below it
inline constexpr int commands_burst = 30;                  ///< what an outbox may send at once after a line is back
inline constexpr std::size_t send_queue_bytes_max = 256 * 1024;  ///< per connection; a reader that is slower is told to resume
inline constexpr auto send_queue_age_max = 10s;                  ///< the same, by age of the oldest queued byte
inline constexpr auto ping_interval = 15s;                 ///< the server's heartbeat
inline constexpr int pings_missed_max = 3;                 ///< then the device is lost
inline constexpr int devices_per_invitation_max = 8;       ///< the ninth closes the one that was silent longest
inline constexpr std::size_t id_length_max = 64;           ///< of any id that a client makes

// Texts, in Unicode code points after NFC
inline constexpr std::size_t message_text_max = 2000;
inline constexpr std::size_t announcement_text_max = 500;
inline constexpr std::size_t help_text_max = 1000;
inline constexpr std::size_t agenda_title_max = 255;
inline constexpr std::size_t agenda_pic_max = 120;
inline constexpr std::size_t workbook_name_max = 255;
inline constexpr std::size_t url_length_max = 2000;

// The session
inline constexpr int agenda_items_max = 200;       ///< a day has fifteen; keeps the snapshot small
inline constexpr int agenda_minutes_max = 1440;    ///< one item, one day
inline constexpr int extension_minutes_max = 120;
inline constexpr int heads_max = 2000;             ///< in one room
inline constexpr int slow_mode_seconds_max = 300;
inline constexpr int workbooks_per_region_max = 50;
inline constexpr int chat_snapshot_messages = 100;
inline constexpr int pinned_messages_max = 20;
inline constexpr std::size_t resume_ring_events = 20'000;  ///< older positions get a snapshot
inline constexpr auto presence_digest_interval = 1s;
inline constexpr auto board_digest_interval = 500ms;
inline constexpr auto pulse_interval = 10s;        ///< what a crash can cost of an interval's end
inline constexpr auto silent_after = 15s;          ///< one ping without an answer
inline constexpr auto outage_return_max = 5min;    ///< back within this after an outage: the outage costs nothing
inline constexpr auto unattended_end_after = 60min;  ///< without staff, past the planned end: the session ends by itself
inline constexpr auto idle_session_dropped_after = 10min;  ///< from memory; it is loaded again on demand
inline constexpr std::size_t waiting_orders_max = 20'000;  ///< in front of one session while its log is slow; then `busy`

// Walkthrough definitions
inline constexpr std::size_t definition_bytes_max = 2 * 1024 * 1024;  ///< the edition of 2026 has 220 KB with all its texts
inline constexpr std::size_t definition_steps_max = 200;
inline constexpr std::size_t step_fields_max = 100;        ///< more is not one thing per page
inline constexpr std::size_t step_checks_max = 100;
inline constexpr std::size_t field_options_max = 200;      ///< the list of affairs has 38
inline constexpr int expression_depth_max = 16;            ///< bounds the recursion of the evaluator; the editions need 5
inline constexpr std::size_t expression_args_max = 64;     ///< operands of one operator; the editions need 14
inline constexpr int relevance_chain_max = 16;             ///< fields hidden because of fields hidden …; bounds recursion too
inline constexpr std::size_t text_length_max = 1000;       ///< of a text field that gives no limit; code points
inline constexpr std::size_t longtext_length_max = 20'000; ///< the most that any field may allow; fits a frame
inline constexpr std::int64_t integer_max = 9'007'199'254'740'991;  ///< 2^53 − 1, either sign: beyond it browsers lose digits
inline constexpr int decimal_scale_max = 6;                ///< with the next: every decimal fits an int64 in units of its last digit
inline constexpr int decimal_whole_digits_max = 12;
inline constexpr int score_weight_max = 1000;              ///< with the next and the steps: every score fits an int
inline constexpr int score_points_max = 1000;

// The log
inline constexpr std::size_t read_page_events_max = 10'000;
inline constexpr std::size_t log_queue_batches_max = 10'000;  ///< waiting for the writer; beyond it appends are `unavailable`
inline constexpr std::size_t reads_waiting_max = 20'000;      ///< for a reader thread; a whole session's hellos at once fit
inline constexpr auto append_retry_first = 1s;
inline constexpr auto append_retry_last = 30s;

// The catalog
inline constexpr auto login_lifetime = 12h;            ///< a working day; after it the organizer signs in again
inline constexpr std::size_t user_name_bytes_max = 80;
inline constexpr std::size_t password_bytes_min = 8;
inline constexpr std::size_t password_bytes_max = 200;  ///< argon2id reads all of it
inline constexpr int message_page_max = 100;
inline constexpr int plan_regions_max = 600;            ///< Indonesia has 552 regional governments
inline constexpr int plan_sites_per_region_max = 20;

}  // namespace bimtek::limits
