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
inline constexpr std::size_t plan_text_max = 255;   ///< title, theme and host of a session, name of a site
inline constexpr std::size_t plan_note_max = 1000;
inline constexpr std::size_t workbook_name_max = 255;
inline constexpr std::size_t url_length_max = 2000;

// Times that people give, by their year
inline constexpr int given_year_min = 2000;  ///< before it is a slip of the finger: 0206, 1926
inline constexpr int given_year_max = 2999;  ///< so is what is after it; and the days of a plan, added to it, stay far from the year 10000

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
inline constexpr std::size_t ring_refill_events = 2'000;   ///< told again after a restart: a minute or two of a busy session
inline constexpr auto presence_digest_interval = 1s;
inline constexpr auto board_digest_interval = 500ms;
inline constexpr auto pulse_interval = 10s;        ///< what a crash can cost of an interval's end
inline constexpr auto silent_after = 15s;          ///< one ping without an answer
inline constexpr auto weak_after_return = 2min;     ///< a line that dropped is shown as weak for so long
inline constexpr auto outage_return_max = 5min;    ///< back within this after an outage: the outage costs nothing
inline constexpr auto unattended_end_after = 60min;  ///< without staff, past the planned end: the session ends by itself
inline constexpr int workbook_days_after_end = 7;  ///< workbooks can be filled in so much longer
inline constexpr std::size_t unlogged_orders_remembered_max = 10'000;  ///< of a session: commands that changed nothing; minutes of them, and a client that was not answered asks within seconds
inline constexpr auto idle_session_dropped_after = 10min;  ///< from memory, unless it is live; it is loaded again on demand
inline constexpr std::size_t waiting_orders_max = 20'000;  ///< in front of one session while its log is slow; then `busy`
inline constexpr std::size_t waiting_arrivals_max = 50'000;  ///< likewise: 10,000 people who try five times; then told to come back later

// Walkthrough definitions
inline constexpr std::size_t definition_bytes_max = 2 * 1024 * 1024;  ///< the edition of 2026 has 220 KB with all its texts
inline constexpr std::size_t definition_steps_max = 200;
inline constexpr std::size_t step_fields_max = 100;        ///< more is not one thing per page
inline constexpr std::size_t step_checks_max = 100;
inline constexpr std::size_t field_options_max = 200;      ///< the list of affairs has 38
inline constexpr int expression_depth_max = 10;            ///< bounds the recursion of the evaluator and fits json_depth_max; the editions need 5
inline constexpr std::size_t expression_args_max = 64;     ///< operands of one operator; the editions need 14
inline constexpr int relevance_chain_max = 16;             ///< fields hidden because of fields hidden …; bounds recursion too
inline constexpr std::size_t text_length_max = 1000;       ///< of a text field that gives no limit; code points
inline constexpr std::size_t longtext_length_max = 20'000; ///< the most that any field may allow; fits a frame
inline constexpr std::int64_t integer_max = 9'007'199'254'740'991;  ///< 2^53 − 1, either sign: beyond it browsers lose digits
inline constexpr int decimal_scale_max = 6;                ///< with the next: every decimal fits an int64 in units of its last digit
inline constexpr int decimal_whole_digits_max = 12;
inline constexpr int words_min_max = 5000;                 ///< the most words that a field may ask for; the editions ask for 300
inline constexpr int evidence_files_max = 100;             ///< of one field
inline constexpr std::int64_t evidence_file_bytes_max = 1024 * 1024 * 1024;  ///< the editions allow 100 MiB for a video
inline constexpr int score_weight_max = 1000;              ///< with the next and the steps: every score fits an int
inline constexpr int score_points_max = 1000;

// HTTP and sockets
inline constexpr std::size_t http_header_bytes_max = 16 * 1024;  ///< what a proxy adds fits many times over
inline constexpr std::size_t http_body_bytes_max = 1024 * 1024;  ///< a plan with every region of the country takes a third of it
inline constexpr auto http_header_time_max = 10s;    ///< from the first byte, or from the connection, to a whole header
inline constexpr auto http_body_time_max = 30s;      ///< a plan over a weak line; bytes that come earn more
inline constexpr auto http_idle_time_max = 60s;      ///< between two requests of a connection
inline constexpr auto http_write_time_max = 60s;     ///< a page over a weak line; bytes that go earn more
inline constexpr std::size_t http_bytes_per_second_min = 8 * 1024;  ///< of a body or a response: 64 kbit/s, half of a line that is called weak
inline constexpr int http_unsent_bytes_max = 64 * 1024;  ///< in the kernel, so that what it took off us tells what went
inline constexpr auto http_drain_time_max = 2s;      ///< a refused client reads why before its connection is reset
inline constexpr auto order_answer_time_max = 5s;     ///< for a request that changes a session: a slow disk, not one that is gone
inline constexpr auto hello_time_max = 10s;          ///< from the handshake to a whole hello
inline constexpr auto close_time_max = 5s;           ///< for the other side's close frame, then the socket is dropped
inline constexpr auto io_tick_interval = 250ms;      ///< how exact the deadlines of sockets are
inline constexpr int connections_max = 20'000;       ///< twice a national session; beyond it new ones are dropped
inline constexpr int crowded_percent = 75;           ///< of `connections_max`: from here on nobody holds a place by doing nothing
inline constexpr auto crowded_time_max = 2s;         ///< then for a header, between two requests, for a hello
inline constexpr std::size_t message_fragments_max = 256;  ///< a browser sends one; endless empty ones would pass every other limit
inline constexpr auto log_repeat_interval = 1s;      ///< between two lines that say the same of a flood
inline constexpr std::size_t hello_bytes_max = 4 * 1024;   ///< until a welcome; thousands who are nobody yet may hold it
inline constexpr std::size_t small_body_bytes_max = 16 * 1024;  ///< of a request or a response; every connection may hold one
inline constexpr int large_bodies_max = 32;                ///< at once on one thread, from their first byte to the answer; a plan is imported now and then, and a flood of them fills no memory
inline constexpr std::int64_t response_bytes_in_memory_max = 128 * 1024 * 1024;  ///< of larger responses, each made for one asker, while they are sent: 160 pages of the longest messages; then 503
inline constexpr auto response_retry = 10s;           ///< when to ask again; who has stopped reading is gone within a minute
inline constexpr int floods_max = 300;               ///< frames in a row beyond the rate: not a page, closed
inline constexpr int socket_send_buffer_bytes = 64 * 1024;  ///< in the kernel, so that a slow reader shows in our queue
inline constexpr std::size_t read_bytes_max = 64 * 1024;    ///< of one connection before the next one's turn
inline constexpr int io_threads = 2;
inline constexpr int request_threads = 2;            ///< requests wait for the database, not for a processor
inline constexpr std::size_t requests_waiting_max = 512;    ///< then 503
inline constexpr int password_threads = 1;           ///< a hash takes 0.2 s of a processor and 19 MiB or more
inline constexpr std::size_t passwords_waiting_max = 32;    ///< six seconds of waiting, then 503
inline constexpr int password_guesses_burst = 10;             ///< wrong passwords in a row: somebody who has forgotten which one it was
inline constexpr auto password_guess_interval = 60s;          ///< then one a minute: 1,500 a day, and a password has 8 letters or more
inline constexpr std::size_t guessed_names_max = 1'000;  ///< a guess takes 0.2 s and is forgotten after a minute: 300 at a time
inline constexpr auto session_tick_interval = 100ms;
inline constexpr auto shutdown_time_max = 5s;        ///< for clients to take their goodbye
inline constexpr int disk_free_percent_min = 5;      ///< below it `/readyz` fails: hours or days before writes do
inline constexpr std::size_t metrics_token_bytes_min = 32;  ///< 128 bits as hexadecimal: not to be guessed
inline constexpr std::size_t metrics_token_bytes_max = 200;

// The log
inline constexpr std::size_t read_page_events_max = 10'000;
inline constexpr std::size_t log_queue_batches_max = 10'000;  ///< waiting for the writer; beyond it appends are `unavailable`
inline constexpr std::size_t reads_waiting_max = 20'000;      ///< for a reader thread; a whole session's hellos at once fit
inline constexpr auto append_retry_first = 1s;
inline constexpr auto append_retry_last = 30s;
inline constexpr std::int64_t attendance_facts_many = 1'000;   ///< of one invitation: eight devices whose line drops every four minutes, all day
inline constexpr auto attendance_row_interval = 1min;          ///< then its row of the reports follows no faster

// The catalog
inline constexpr auto login_lifetime = 12h;            ///< a working day; after it the organizer signs in again
inline constexpr std::size_t user_name_bytes_max = 80;
inline constexpr std::size_t password_bytes_min = 8;
inline constexpr std::size_t password_bytes_max = 200;  ///< argon2id reads all of it
inline constexpr int known_browsers_max = 20;           ///< of an account; those that signed in longest ago are forgotten
inline constexpr std::size_t browser_key_bytes_min = 20;  ///< 120 bits as base64url: not to be guessed
inline constexpr std::size_t browser_key_bytes_max = 64;
inline constexpr int api_tokens_max = 20;               ///< of an account, valid at a time; each is for one script
inline constexpr std::size_t api_token_name_max = 80;   ///< code points
inline constexpr int message_page_max = 100;
inline constexpr int audit_page_max = 100;
inline constexpr int plan_regions_max = 600;            ///< Indonesia has 552 regional governments
inline constexpr int plan_sites_per_region_max = 20;
inline constexpr int door_quota_default = 50;           ///< a hall of forty with their phones; staff set another
inline constexpr int door_quota_max = 2000;             ///< as many as one room may hold
inline constexpr std::size_t door_key_bytes_max = 100;  ///< a token has 43, a code with every hyphen some 20
inline constexpr int door_keys_max = 100;               ///< links to one door; more is a script
inline constexpr int waiting_per_door_max = 200;        ///< in front of one door, those sent away among them: what staff can still look through
inline constexpr auto pairing_time_max = 10min;         ///< for a room to take out its phones
inline constexpr int code_guesses_burst = 30;           ///< wrong codes of one region at once: forty people who type, some of them wrong
inline constexpr auto code_guess_interval = 10s;        ///< between the wrong ones after that; a year of them tries one code in eight
inline constexpr std::size_t person_name_max = 80;      ///< code points, of who comes through a door
inline constexpr std::size_t person_unit_max = 120;
inline constexpr std::size_t notice_text_max = 2000;    ///< code points, of each part of the privacy notice
inline constexpr std::size_t people_search_max = 120;   ///< code points: the longest name or unit whole
inline constexpr int people_found_max = 100;            ///< what a help desk reads; a narrower search finds the rest
inline constexpr int grace_s_max = 180;                 ///< attendance rule 4

// Preparing
inline constexpr std::size_t contact_name_max = 80;
inline constexpr int contact_lines_max = 2000;          ///< of a pasted list: three times all regional governments
inline constexpr std::size_t letter_text_max = 3000;    ///< fits the address of a chat with every letter escaped
inline constexpr std::size_t confirmation_note_max = 500;
inline constexpr int good_round_trip_ms_max = 1000;     ///< slower, and saving a field is felt as waiting
inline constexpr int good_kbit_s_min = 128;             ///< slower, and a step of the form takes more than ten seconds to come
inline constexpr std::size_t browser_name_max = 80;
inline constexpr int probes_max = 20;                   ///< of one connection before its hello; the page sends five

// Materials
inline constexpr std::size_t material_bytes_max = 10 * 1024 * 1024;  ///< of one file: slides with pictures; three and a half minutes at 400 kbit/s
inline constexpr int materials_per_session_max = 20;                 ///< more is a folder, and has its own place
inline constexpr std::int64_t materials_bytes_per_session_max = 50 * 1024 * 1024;  ///< what a region may be asked to fetch over such a line in a morning
inline constexpr std::size_t material_name_max = 120;                ///< code points, with the ending; what lists and file systems still show
inline constexpr int uploads_max = 4;                                ///< files on their way at a time, each of them in memory; then 503
inline constexpr auto upload_retry = 10s;                            ///< when to try again
inline constexpr std::size_t material_bytes_in_memory_max = 128 * 1024 * 1024;  ///< of different files being sent; one that goes to thousands counts once

// The program
inline constexpr int reader_threads = 2;               ///< reads are short; a third would only wait for the processor
inline constexpr auto clock_behind_max = 10min;        ///< further behind the last event, the clock is wrong and nothing starts
inline constexpr int demo_participants_max = 20'000;   ///< as many as may be connected
inline constexpr int rehearsed_regions_max = 200;      ///< each has a thread of its own
inline constexpr int rehearsal_seconds_max = 24 * 3600;  ///< a rehearsal that was forgotten ends
inline constexpr int rehearsal_pause_ms_max = 60'000;
inline constexpr std::size_t control_request_bytes_max = 64 * 1024;        ///< of a subcommand to the running server
inline constexpr std::size_t control_answer_bytes_max = 16 * 1024 * 1024;  ///< every link of the largest demo takes 5 MiB
inline constexpr auto control_transfer_time_max = 10s;  ///< for a request or an answer on its way; both are on one machine
inline constexpr auto control_answer_time_max = 10min;  ///< reports of a national session made anew

}  // namespace bimtek::limits
