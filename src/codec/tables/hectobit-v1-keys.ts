/**
 * Names of members. The place in the list is the index; the first 48 take one byte, the next 464 two. The list only
 * ever grows at its end.
 */
export const HECTOBIT_KEYS_V1: readonly string[] = `
error errcode event_id type content sender age origin_server_ts unsigned membership state_key displayname room_id
enabled replaces_state prev_content body reason user_id prev_sender name actions signatures count msgtype etag
unread avatar_url events disable kind value join_rule prev_events depth auth_events hashes soft_logout
transaction_id sha256 ts set_tweak default rule_id m.relates_to m.mentions url guest_access visibility
history_visibility retry_after_ms client_secret m.upload.size base_url is_silenced max_lifetime send_attempt
ignored_users rejected disabled display_name ciphertext m.minimum_length automatic entity threepids party_id
id_server_unbind_result recommendation order new_version flows recent_emoji encrypted session
pseudonymousAnalyticsOptIn call_id primary_color burst_count filter_id rel_type us.cloke.msc4175.tz available limit
secondary_color stages params fields allow_ip_literals fontSizeDelta mimetype messages_per_second protocol
FTUEUserOnboarding password phone_number pinned duration_ms include_all_networks topic timeout use24hTime valid
creatorUserId typing search_term thread_id org.matrix.msc3848.unstable.errcode via replacement_room address alias
changed images expires_in_ms one_time_key_counts accepted num_joined_members allow height algorithm country
m.favourite expires_in one_time_keys left guest_can_join updated info device_id size text room_version presence
medium m.type public_key generic_search_term pdus data description refresh_token mac deny creator failures
state_default users_default m.intent access_token status_msg iv events_default messages canonical identifier
alt_aliases ephemeral selected_party_id m.tz index device_keys user_ids canonical_alias foci_preferred redact kick
last_active_ago chunk unused_expires_at auth_data org.matrix.msc3488.ts tags suggested action is_guest width summary
initial_device_display_name auth lazy_load_members limited self_signing_keys usage expires sid m.topic timeline
results io.element.ptt focus_active account_data audio_muted video_muted org.matrix.msc3488.asset valid_until_ts
focus_selection total_room_count_estimate content_uri last_seen_ip three_pid_creds id_server answers m.in_reply_to
methods field_types sdp_stream_metadata filter m.read.private last_seen_ts search_categories highlight_count
delay_id users user_signing_keys from_device id_access_token old_verify_keys currently_active sdpMLineIndex
de.sorunome.msc2409.ephemeral m.homeserver short_authentication_string title prev_batch network_id master_keys
location_fields first_message_index is_falling_back user_fields public_keys forwarded_count org.matrix.msc1767.text
get_login_token key_validity_url session_id device_display_name de.sorunome.msc2409.to_device server_keys format
loc-args min_depth minimum_valid_until_ts session_data earliest_events pushkey matrix_server_name highlights
include_redundant_members passphrase placeholder algorithms key_agreement_protocols app_display_name purpose
requesting_device_id key_agreement_protocol formatted_body org.matrix.msc3202.device_unused_fallback_key_types
logout_devices room_types notification_count verify_keys aliases sender_key sdp token_type conditions profile_tag
state live score next_batch lifetime start sessions scope new_password instances inaccessible_children
unread_notifications request_id login_token sub org.matrix.msc3202.device_one_time_keys_count sdpMid mutable-content
org.matrix.msc3202.device_one_time_key_counts required_state include_leave home_server event_format self_signing_key
well_known device_unused_fallback_key_types unread_thread_notifications keys children_state erase default_payload
language app_id timestamp m.set_avatar_url m.profile_fields preset order_by message_authentication_codes
thumbnail_info tweaks aps max_selections m.new_content not_types m.change_password commitment recent_rooms loc-key
message_authentication_code room_type auth_chain_ids desc origin thumbnail_url current_user_participated not_senders
sender_display_name candidates device_one_time_keys_count ttl additional_creators room_events m.joined_member_count
latest_events regexp m.3pid_changes m.read bump_stamp event_fields m.relations capabilities xyz.amorgan.blurhash
m.invited_member_count invite_room_state extensions m.set_displayname edu_type is_verified pdu_ids is_direct
receipts timeline_limit pushers salt counts servers third_party_signed joined_rooms org.matrix.msc3488.location
related_by_rel_types og:image:height forwarding_curve25519_key_chain sender_claimed_ed25519_key expired_ts devices
redacted_because third_party_instance_id m.server m.get_login_token end fallback_keys auth_chain e2ee
claimed_device_id power_level_content_override num_live initial_state joined_count breadcrumbs og:image:type
auth_chain_diff matrix:image:size method iterations invited_count notification alert thumbnail_file recipient_keys
og:image:width types is_encrypted master_key redacts override room_subscriptions ip recently_accessed_users code
sender_claimed_keys question prio profile_info inhibit_login email_address unstable_features invite_3pid
authorization_endpoint knock_room_state fallback predecessor rotation_period_msgs candidate recipient next_link
stream_id unread_thread_notifications_filter bits user_signing_key og:type
`
  .trim()
  .split(/\s+/);
