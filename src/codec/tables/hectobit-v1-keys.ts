/**
 * Names of members. The place in the list is the index; the first 48 take one byte, the next 464 two. The list only
 * ever grows at its end.
 */
export const HECTOBIT_KEYS_V1: readonly string[] = `
type content event_id room_id sender origin_server_ts state_key unsigned body msgtype
user_id membership displayname avatar_url age events state name device_id keys
algorithm hashes sha256 signatures depth auth_events prev_events transaction_id enabled id
value errcode error rooms join timeline limited prev_batch next_batch m.relates_to
rel_type prev_content replaces_state m.mentions conditions actions kind rule_id

set_tweak default key pattern device_keys algorithms one_time_keys ephemeral account_data summary
m.joined_member_count m.invited_member_count m.heroes unread_notifications notification_count highlight_count
unread_thread_notifications device_lists changed left to_device device_one_time_keys_count
device_unused_fallback_key_types presence last_active_ago currently_active status_msg invite leave knock
invite_state knock_state stripped_state m.room.message m.room.member m.room.create m.room.power_levels
m.room.join_rules m.room.history_visibility m.room.name m.room.topic m.room.avatar m.room.canonical_alias
m.room.encryption m.room.encrypted m.room.guest_access m.room.tombstone m.room.pinned_events m.room.server_acl
m.room.third_party_invite m.room.redaction m.reaction m.space.child m.space.parent m.typing m.receipt m.read
m.read.private m.fully_read m.direct m.push_rules m.tag m.presence ts thread_id user_ids users users_default
events_default state_default ban kick redact notifications room creator room_version predecessor join_rule allow
history_visibility guest_access alias alt_aliases topic m.topic m.text url info mimetype size w h
thumbnail_url thumbnail_info thumbnail_file file filename duration format formatted_body m.new_content
m.in_reply_to is_falling_back m.relations m.thread m.annotation m.replace m.reference latest_event
latest_event_type count current_user_participated chunk start end event events_before events_after
origin origin_server_ts_ms redacts redacted_because reason pdus pdu edus edu_type auth_chain auth_chain_ids pdu_ids
state_ids servers_in_room members_omitted room_versions server_name verify_keys old_verify_keys valid_until_ts
expired_ts signed token mxid destination edu messages message_id stream_id prev_id deleted device_display_name
ciphertext sender_key session_id room_key session_key forwarding_curve25519_key_chain sender_claimed_keys
sender_claimed_ed25519_key shared_history org.matrix.msc3061.shared_history iv ephemeral_key mac auth_data version
public_key etag first_message_index forwarded_count is_verified session_data sessions
master_key self_signing_key user_signing_key usage master_keys self_signing_keys user_signing_keys failures
fallback_keys fallback one_time_key_counts m.megolm_backup.v1.curve25519-aes-sha2 encrypted passphrase salt
iterations bits m.cross_signing.master m.cross_signing.self_signing m.cross_signing.user_signing
m.secret_storage.default_key m.megolm_backup.v1 rotation_period_ms rotation_period_msgs from_device methods
timestamp requesting_device_id request_id action code recipient recipient_keys commitment hash
key_agreement_protocol key_agreement_protocols message_authentication_code message_authentication_codes
short_authentication_string transaction_ids secret m.identity_server
identifier user password initial_device_display_name access_token refresh_token expires_in_ms home_server
well_known base_url m.homeserver flows stages params session completed auth inhibit_login username
soft_logout retry_after_ms is_guest device devices display_name last_seen_ip last_seen_ts last_seen_user_agent
capabilities m.change_password m.room_versions m.set_displayname m.set_avatar_url m.3pid_changes
m.get_login_token m.profile_fields available unstable_features versions threepids medium address
validated_at added_at sid client_secret send_attempt id_server id_access_token bind submit_url success
logout_devices erase id_server_unbind_result search_term results limit search_categories room_events
event_context rank result groups highlights order_by include_state keys_query next_token
global override underride content_rules dont_notify is override_rules pushers app_display_name app_id data
lang profile_tag pushkey append counts devices_counts notification sender_display_name room_alias room_name
profile_info prio unread missed_calls user_is_target tweaks rejected sound highlight
creation_content initial_state invite_3pid is_direct power_level_content_override preset room_alias_name
visibility additional_creators replacement_room third_party_signed servers aliases joined joined_rooms
num_joined_members world_readable guest_can_join canonical_alias total_room_count_estimate filter
generic_search_term room_types include_all_networks third_party_instance_id room_type children_state
via suggested order allowed_room_ids parents inaccessible_children m.federate upgrade
event_fields event_format not_types not_rooms not_senders senders types contains_url lazy_load_members
include_redundant_members include_leave unread_thread_notifications_filter related_by_rel_types
filter_id timeout not_before typing content_uri m.upload.size og:title og:description og:image og:type og:url
og:image:type og:image:width og:image:height og:site_name matrix:image:size unused_expires_at
uris ttl call_id party_id lifetime offer answer sdp candidates candidate sdpMid sdpMLineIndex
selected_party_id sdp_stream_metadata purpose audio_muted video_muted invitee matrix_server_name expires_in
token_type m.location m.asset m.ts m.poll m.poll.start m.poll.response m.poll.end question answers
max_selections uri description geo_uri m.audio waveform org.matrix.msc1767.text org.matrix.msc1767.audio
org.matrix.msc3245.voice.v2 blurhash xyz.amorgan.blurhash external_url tags tag chain next_link
lists room_subscriptions extensions pos ops required_state timeline_limit ranges range num_live joined_count
invited_count heroes initial bump_stamp e2ee receipts list slot_name is_dm is_encrypted
recently_accessed_users rotation org.matrix.msc3575.proxy via_servers protocols instances field_types user_fields
location_fields icon regexp placeholder desc network_id protocol fields namespaces namespace
de.sorunome.msc2409.ephemeral de.sorunome.msc2409.to_device org.matrix.msc3202.device_lists
ignored_users m.ignored_user_list recent_emoji breadcrumbs recent_rooms score
state_after m.policy.rule.user entity recommendation content_type server min_depth earliest_events latest_events
member_event state_dag members_of partial_state prev_state auth_chain_diff rejections contacts support_page
email_address matrix_id role
`
  .trim()
  .split(/\s+/);
