/**
 * Names of members. The place in the list is the index; the first 48 take one byte, the next 464 two. The list only
 * ever grows at its end.
 */
export const HECTOBIT_KEYS_V1: readonly string[] = `
error errcode event_id type content sender age origin_server_ts unsigned membership state_key displayname room_id
enabled replaces_state prev_content reason body user_id prev_sender name signatures actions count etag msgtype
unread avatar_url events disable kind value join_rule prev_events depth auth_events hashes sha256 transaction_id
soft_logout m.relates_to default set_tweak rule_id ts m.mentions url guest_access visibility history_visibility
retry_after_ms m.upload.size is_silenced base_url client_secret max_lifetime send_attempt ignored_users rejected
disabled ciphertext display_name m.minimum_length automatic entity flows threepids session party_id
id_server_unbind_result recommendation order new_version recent_emoji encrypted pseudonymousAnalyticsOptIn stages
params call_id locked primary_color burst_count us.cloke.msc4175.tz filter_id available limit password
secondary_color fields suspended fontSizeDelta messages_per_second FTUEUserOnboarding protocol allow_ip_literals
topic phone_number pinned duration_ms include_all_networks timeout creatorUserId use24hTime valid typing search_term
via address replacement_room changed images expires_in_ms one_time_key_counts rel_type one_time_keys
org.matrix.msc3848.unstable.errcode accepted refresh_token num_joined_members allow country algorithm m.favourite
expires_in left guest_can_join device_id updated text room_version medium public_key thread_id pdus presence data
generic_search_term info mimetype size description mac failures identifier deny creator m.intent state_default
users_default access_token status_msg iv events_default messages ephemeral selected_party_id canonical device_keys
m.tz user_ids index foci_preferred redact last_active_ago kick auth auth_data unused_expires_at
org.matrix.msc3488.ts tags chunk alias action is_guest suggested canonical_alias alt_aliases width summary
initial_device_display_name lazy_load_members expires self_signing_keys limited focus_active timeline io.element.ptt
usage account_data results valid_until_ts org.matrix.msc3488.asset m.topic focus_selection audio_muted video_muted
total_room_count_estimate content_uri m.in_reply_to last_seen_ip methods three_pid_creds id_server
sdp_stream_metadata filter delay_id search_categories highlight_count last_seen_ts user_signing_keys answers
id_access_token title sdpMLineIndex users from_device short_authentication_string m.read.private old_verify_keys
de.sorunome.msc2409.ephemeral currently_active m.homeserver format network_id master_keys location_fields prev_batch
first_message_index forwarded_count key_validity_url sid public_keys session_id user_fields field_types
get_login_token de.sorunome.msc2409.to_device formatted_body is_falling_back org.matrix.msc1767.text loc-args
server_keys device_display_name session_data min_depth m.type pushkey minimum_valid_until_ts earliest_events
matrix_server_name highlights include_redundant_members override placeholder algorithms key_agreement_protocols
app_display_name passphrase key_agreement_protocol logout_devices sender_key notification_count underride purpose
scope sdp verify_keys sdpMid state global profile_tag sessions live next_batch score height start instances
inaccessible_children org.matrix.msc3202.device_unused_fallback_key_types new_password requesting_device_id
login_token lifetime conditions mutable-content org.matrix.msc3202.device_one_time_keys_count
org.matrix.msc3202.device_one_time_key_counts latest_events sub include_leave home_server event_format well_known
default_payload children_state m.new_content self_signing_key unread_notifications erase app_id language timestamp
m.set_avatar_url m.profile_fields order_by preset aps message_authentication_codes xyz.amorgan.blurhash
device_unused_fallback_key_types required_state thumbnail_info tweaks loc-key keys m.change_password
device_one_time_keys_count auth_chain_ids origin message_authentication_code desc commitment not_senders
sender_display_name thumbnail_url max_selections current_user_participated unread_thread_notifications room_events
candidates regexp ttl is_direct m.3pid_changes is_verified event_fields capabilities invite_room_state bump_stamp
extensions m.set_displayname m.joined_member_count pdu_ids auth_chain additional_creators counts receipts
timeline_limit aliases pushers third_party_signed m.invited_member_count m.relations joined_rooms servers
forwarding_curve25519_key_chain request_id org.matrix.msc3488.location sender_claimed_ed25519_key expired_ts devices
salt redacted_because room_types signed fallback_keys m.get_login_token end power_level_content_override m.server
claimed_device_id initial_state num_live auth_chain_diff e2ee joined_count notification alert related_by_rel_types
thumbnail_file shared_history recipient_keys is_encrypted method invited_count hash iterations since set_presence
full_state use_state_after org.matrix.msc4222.use_state_after dir from to at pos server_name not_membership recurse
animated allow_redirect include suggested_only max_depth event rooms device_lists to_device notifications redacts
pattern m.federate version
`
  .trim()
  .split(/\s+/);
